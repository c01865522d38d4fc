"""Questions asked to arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from types import SimpleNamespace
from typing import Any

from sqlalchemy import BigInteger, Select, bindparam, func, literal, select

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


ITS_LAB = SimpleNamespace(lab_id=0)  # any lab: a reader of its team, or not


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
    of = above.consultation
    if not visibility.contribution(above, of, who):
        return [], None
    statement = _thread(who.id is not None, visibility.among(of.lab_id, who.team_labs))
    asked = {"thread": above.thread_id, "after": after, "who": who.id}
    return _gathered(db.session.execute(statement, asked).all())


@dataclass(frozen=True)
class Reader:
    """Anyone of a kind: the statement of a thread is built once for all of them."""

    id: Any
    team_labs: tuple[int, ...]
    facilitated_labs: tuple[int, ...] = ()


@cache
def _thread(signed_in: bool, of_team: bool) -> Any:
    me = bindparam("who", type_=BigInteger)
    kind = Reader(me if signed_in else None, (ITS_LAB.lab_id,) if of_team else ())
    seen = visibility.argument(Comment, ITS_LAB, kind)
    families = (
        select(Comment.id)
        .where(
            Comment.thread_id == bindparam("thread"),
            Comment.parent_id.is_(None),
            Comment.id > bindparam("after"),
            seen,
        )
        .order_by(Comment.id)
        .limit(PAGE_SIZE + 1)
    )
    mine = Comment.author_id.is_not_distinct_from(me) if signed_in else literal(False)
    return (
        select(*LINE, mine.label("mine"))
        .where(Comment.thread_id == bindparam("thread"), _family.in_(families), seen)
        .order_by(_family, Comment.parent_id.is_not(None), Comment.id)
    )


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
