"""The quotations of a published synthesis whose source nobody may read any more."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from ...comments.models import Comment
from ...contributions.models import Contribution
from ...db import db
from ...visibility import PUBLISHED
from .. import quoting
from ..models import Citation, Sentence, Synthesis


def gone(synthesis: Synthesis) -> dict[int, list[str]]:
    """By number of the sentence, where one of its sources left the public view or was masked."""
    answered = aliased(Contribution)
    of_text = func.coalesce(Contribution.state, answered.state, PUBLISHED) == PUBLISHED
    of_argument = func.coalesce(Comment.state, PUBLISHED) == PUBLISHED
    as_read = func.coalesce(Contribution.public_from, 0) <= Citation.version
    rows = db.session.execute(
        select(
            Sentence.number,
            Sentence.shown,
            (of_text & of_argument & as_read).label("public"),
            func.coalesce(Comment.body, Contribution.title + "\n\n" + Contribution.body, "").label(
                "text"
            ),
        )
        .join(Citation, Citation.sentence_id == Sentence.id)
        .outerjoin(Contribution, Contribution.id == Citation.contribution_id)
        .outerjoin(Comment, Comment.id == Citation.comment_id)
        .outerjoin(answered, answered.thread_id == Comment.thread_id)
        .where(Sentence.synthesis_id == synthesis.id, Sentence.shown.regexp_match('[«“"]'))
    ).all()
    sources: dict[int, list[tuple[bool, str]]] = {}
    shown: dict[int, str] = {}
    for row in rows:
        shown[row.number] = row.shown
        sources.setdefault(row.number, []).append((row.public, row.text))
    found = {
        number: quoting.unsaid(shown[number], (text for public, text in those if public))
        for number, those in sources.items()
        if not all(public for public, _text in those)
    }
    return {number: those for number, those in found.items() if those}


def readable(synthesis: Synthesis, number: int, shown: str) -> str:
    """A sentence, without the words that only a source that is gone said."""
    return quoting.without(shown, gone(synthesis).get(number, ()))
