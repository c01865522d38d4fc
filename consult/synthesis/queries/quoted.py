"""The quotations of a published synthesis whose source nobody may read any more."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Exists, and_, exists, func, not_, select
from sqlalchemy.orm import aliased

from ...comments.models import Comment
from ...contributions.models import Contribution
from ...db import db
from ...moderation.models import Decision
from ...visibility import PUBLISHED
from .. import quoting
from ..models import Citation, Sentence, Synthesis

REWORDING = ("amend", "mask")  # decisions after which the earlier words are never read again


def reworded(published_at: Any) -> Exists:
    """An argument has no version: a decision since then tells that its words are others."""
    return exists().where(
        Decision.comment_id == Comment.id,
        Decision.kind.in_(REWORDING),
        Decision.undone_at.is_(None),
        Decision.decided_at >= published_at,
    )


def gone(synthesis_id: int, numbers: Collection[int] | None = None) -> dict[int, list[str]]:
    """By number of the sentence, where one of its sources left the public view or was masked; of
    these sentences alone when there are ``numbers``."""
    answered = aliased(Contribution)
    of_text = func.coalesce(Contribution.state, answered.state, PUBLISHED) == PUBLISHED
    of_argument = and_(
        func.coalesce(Comment.state, PUBLISHED) == PUBLISHED,
        not_(reworded(Synthesis.published_at)),
    )
    as_read = func.coalesce(Contribution.public_from, 0) <= Citation.version
    statement = (
        select(
            Sentence.number,
            Sentence.shown,
            (of_text & of_argument & as_read).label("public"),
            func.coalesce(Comment.body, Contribution.title + "\n\n" + Contribution.body, "").label(
                "text"
            ),
        )
        .join(Synthesis, Synthesis.id == Sentence.synthesis_id)
        .join(Citation, Citation.sentence_id == Sentence.id)
        .outerjoin(Contribution, Contribution.id == Citation.contribution_id)
        .outerjoin(Comment, Comment.id == Citation.comment_id)
        .outerjoin(answered, answered.thread_id == Comment.thread_id)
        .where(Synthesis.id == synthesis_id, Sentence.shown.regexp_match('[«“"]'))
    )
    if numbers is not None:
        statement = statement.where(Sentence.number.in_(numbers))
    sources: dict[int, list[tuple[bool, str]]] = {}
    shown: dict[int, str] = {}
    for row in db.session.execute(statement):
        shown[row.number] = row.shown
        sources.setdefault(row.number, []).append((row.public, row.text))
    found = {
        number: quoting.unsaid(shown[number], (text for public, text in those if public))
        for number, those in sources.items()
        if not all(public for public, _text in those)
    }
    return {number: those for number, those in found.items() if those}


def readable(synthesis_id: int, number: int, shown: str) -> str:
    """A sentence, without the words that only a source that is gone said."""
    return quoting.without(shown, gone(synthesis_id, [number]).get(number, ()))
