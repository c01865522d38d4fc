"""A published synthesis as it is kept, without the words of what left the public view since.

A text is gone once it is hidden, or once a moderator took words out of the version that was read, or
had it written again: its number stays, its words leave every file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import and_, not_, or_, select

from ... import visibility
from ...comments.models import Comment
from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import db
from ...i18n import gettext as _
from ...storage import storage
from ...votes.queries import choices
from .. import certificate, counts, loading, quoting
from ..certificate import Certificate
from ..counts import Counts
from ..document import Document, Finding, Position, Vote, dump, hashed
from ..models import Synthesis
from . import quoted, syntheses, votes


def certificate_of(synthesis: Synthesis) -> Certificate:
    with storage().open(synthesis.certificate or "") as kept:
        return certificate.loads(kept.read())


def counts_of(synthesis: Synthesis) -> Counts | None:
    """As they were when it was published: hiding a text since takes its words away, not its number."""
    if synthesis.counts is None:
        return None
    with storage().open(synthesis.counts) as kept:
        made = counts.loads(kept.read())
    gone = quoted.gone(synthesis.id)
    lines = (
        replace(one, title=quoting.without(one.title, gone[int(one.id)]))
        if one.kind == "finding" and int(one.id) in gone
        else one
        for one in made.lines
    )
    return replace(made, lines=tuple(lines)) if gone else made


def as_it_stands(of: Consultation, synthesis: Synthesis) -> tuple[Document, bytes]:
    """The document and its file: the bytes that were certified when nothing left since."""
    with storage().open(synthesis.document or "") as kept:
        content = kept.read()
    made = loading.parsed(content)
    public = _public(of, {one.id: one.version for one in made.contributions})
    gone = {one.id for one in made.contributions if one.state == "public"} - public
    hidden = _hidden_arguments(of, synthesis, {one.id for one in made.arguments}) | {
        one.id for one in made.arguments if one.contribution in gone
    }
    counted = tuple(_without_hidden_options(one) for one in made.votes)
    if not (gone or hidden or counted != made.votes):
        return made, content
    made = replace(_without(made, gone, hidden), votes=counted)
    left = {("contribution", one) for one in gone} | {("argument", one) for one in hidden}
    findings = tuple(_without_quotations(one, left, made) for one in made.findings)
    made = replace(made, findings=findings)
    return made, dump(made)


def _without_quotations(said: Finding, left: set[tuple[str, str]], made: Document) -> Finding:
    """A sentence does not repeat what only a source that left said."""
    if not any((one.kind, one.id) in left for one in said.sources):
        return said
    texts = [there.words for _source, there in made.read_by(said) if there.state == "public"]
    gone = quoting.unsaid(said.shown, texts)
    return replace(
        said, text=quoting.without(said.text, gone), shown=quoting.without(said.shown, gone)
    )


def _without_hidden_options(vote: Vote) -> Vote:
    """An option made from a contribution hides with it."""
    hidden = {str(one.position): one for one in choices(int(vote.id)) if not one.shown}
    return replace(
        vote,
        options=tuple(
            replace(one, label=votes.label(hidden[one.id])) if one.id in hidden else one
            for one in vote.options
        ),
    )


def _without(made: Document, gone: set[str], hidden: set[str]) -> Document:
    return replace(
        made,
        contributions=tuple(
            replace(one, title="", text="", state="hidden", departement=None)
            if one.id in gone
            else one
            for one in made.contributions
        ),
        arguments=tuple(
            replace(one, text="", state="hidden") if one.id in hidden else one
            for one in made.arguments
        ),
        positions=tuple(filter(None, (_of_the_others(one, gone, made) for one in made.positions))),
    )


def _of_the_others(held: Position, gone: set[str], made: Document) -> Position | None:
    """Held by those that are left, and titled with the words of one of them."""
    left = tuple(one for one in held.contributions if one not in gone)
    if not left or len(left) == len(held.contributions):
        return held if left else None
    first = made.by_kind["contribution"][left[0]]
    return replace(held, title=" ".join(first.words.split()), contributions=left)


def _public(of: Consultation, versions: Mapping[str, int]) -> set[str]:
    """Those whose words, as they were read, anyone may read today."""
    rows = db.session.execute(
        select(Contribution.id, Contribution.public_from)
        .join(Consultation, Consultation.id == Contribution.consultation_id)
        .where(
            Contribution.consultation_id == of.id,
            visibility.public_contribution(Contribution, Consultation),
        )
    )
    return {str(row.id) for row in rows if row.public_from <= versions.get(str(row.id), 0)}


def _hidden_arguments(of: Consultation, synthesis: Synthesis, numbers: set[str]) -> set[str]:
    readable = and_(
        Comment.state == visibility.PUBLISHED, not_(quoted.reworded(synthesis.published_at))
    )
    shown = db.session.scalars(select(Comment.id).where(Comment.consultation_id == of.id, readable))
    return numbers - {str(one) for one in shown}


def key(of: Consultation, synthesis: Synthesis) -> str:
    """What left, in one line: a file made under another key says too much, or too little."""
    texts = (
        select(Contribution.id, Contribution.state, Contribution.public_from)
        .where(
            Contribution.consultation_id == of.id,
            Contribution.created_at <= synthesis.published_at,
            or_(Contribution.state != visibility.PUBLISHED, Contribution.public_from > 1),
        )
        .order_by(Contribution.id)
    )
    arguments = (
        select(Comment.id)
        .where(
            Comment.consultation_id == of.id,
            Comment.created_at <= synthesis.published_at,
            or_(Comment.state != visibility.PUBLISHED, quoted.reworded(synthesis.published_at)),
        )
        .order_by(Comment.id)
    )
    left = [tuple(row) for row in db.session.execute(texts)]
    said = [of.published_at is not None, left, db.session.scalars(arguments).all()]
    return hashed(said)


def readable_html(synthesis: Synthesis) -> str:
    """The text as it was published; what is hidden since is no link any more."""
    said = synthesis.body_html
    for number in syntheses.no_longer_public(synthesis):
        where = rf'<a href="[^"]*/contributions/{number}(?:#[^"]*)?"[^>]*>(.*?)</a>'
        gone = _("plus visible")
        said = re.sub(where, lambda found, gone=gone: f"{found[1]} ({gone})", said)  # type: ignore[misc]
    return quoting.without(
        said, [one for those in quoted.gone(synthesis.id).values() for one in those]
    )
