"""Questions asked to arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, func, literal, select

from .. import visibility
from ..db import db
from .models import Comment

PAGE_SIZE = 60

_family = func.coalesce(Comment.parent_id, Comment.id)
LINE = (
    Comment.id,
    Comment.parent_id,
    Comment.side,
    Comment.body_html,
    Comment.signature,
    Comment.college,
    Comment.state,
    Comment.origin,
    Comment.counted_votes,
    Comment.published_at,
    Comment.created_at,
)


@dataclass
class Argument:
    """An argument and its answers, as the page shows them."""

    line: Any
    answers: list[Any] = field(default_factory=list)


def get(comment_id: int) -> Comment | None:
    return db.session.get(Comment, comment_id)


def same_words(written: Comment) -> Select[Comment]:
    """What its author had already sent, in the same place."""
    return select(Comment).where(
        Comment.thread_id == written.thread_id,
        Comment.author_id == written.author_id,
        Comment.side == written.side,
        Comment.parent_id.is_not_distinct_from(written.parent_id),
        Comment.body == written.body,
        Comment.state != "withdrawn",
    )


def of_thread(above: Any, who: Any, *, after: int = 0) -> tuple[list[Argument], int | None]:
    """Arguments on what is ``above``, in the order they came, each with its answers; and where the
    next page starts."""
    seen = visibility.comment(Comment, above, above.consultation, who)
    families = (
        select(Comment.id)
        .where(
            Comment.thread_id == above.thread_id,
            Comment.parent_id.is_(None),
            Comment.id > after,
            seen,
        )
        .order_by(Comment.id)
        .limit(PAGE_SIZE + 1)
    )
    mine = literal(False) if who.id is None else Comment.author_id.is_not_distinct_from(who.id)
    rows = db.session.execute(
        select(*LINE, mine.label("mine"))
        .where(Comment.thread_id == above.thread_id, _family.in_(families), seen)
        .order_by(_family, Comment.parent_id.is_not(None), Comment.id)
    ).all()
    return _gathered(rows)


def _gathered(rows: Sequence[Any]) -> tuple[list[Argument], int | None]:
    found: list[Argument] = []
    for row in rows:
        if row.parent_id is None:
            found.append(Argument(row))
        elif found:
            found[-1].answers.append(row)
    if len(found) <= PAGE_SIZE:
        return found, None
    return found[:PAGE_SIZE], found[PAGE_SIZE - 1].line.id
