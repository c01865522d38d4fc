"""Who wrote what a synthesis was made from, and what became of each text in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, null, select, union_all

from ...accounts.models import User
from ...comments.models import Comment
from ...contributions import codes
from ...contributions.models import Contribution
from ...db import db
from ...visibility import PUBLISHED
from ..models import Citation, Sentence, Synthesis


def reached(consultation_id: int, after: str, limit: int) -> Sequence[Any]:
    """(id, email, language) of who has a public text there and an address, by address."""
    there = (Contribution.consultation_id == consultation_id, Contribution.state == PUBLISHED)
    with_account = select(User.id, User.email, User.language).where(
        User.closed_at.is_(None), User.id.in_(select(Contribution.author_id).where(*there))
    )
    without = (
        select(null().label("id"), Contribution.contact_email, func.max(Contribution.language))
        .where(*there, Contribution.author_id.is_(None), Contribution.contact_email != "")
        .group_by(Contribution.contact_email)
    )
    everyone = union_all(with_account, without).subquery()
    return db.session.execute(
        select(everyone)
        .where(everyone.c.email > after)
        .order_by(everyone.c.email, everyone.c.id)
        .limit(limit)
    ).all()


@dataclass(frozen=True)
class Fed:
    """A text of someone, and the sentences that cite it or an argument on it."""

    id: int
    title: str
    code: str
    sentences: tuple[int, ...]
    words: tuple[str, ...]  # of those sentences


def fed(synthesis: Synthesis, people: Collection[Any]) -> dict[str, list[Fed]]:
    """The public texts of each of these people, by address."""
    ids = {one.id: one.email for one in people if one.id is not None}
    guests = {one.email for one in people if one.id is None}
    rows = db.session.execute(
        select(
            Contribution.id,
            Contribution.title,
            Contribution.code,
            Contribution.thread_id,
            Contribution.author_id,
            Contribution.contact_email,
        )
        .where(
            Contribution.consultation_id == synthesis.consultation_id,
            Contribution.state == PUBLISHED,
            Contribution.author_id.in_(ids)
            | (Contribution.author_id.is_(None) & Contribution.contact_email.in_(guests)),
        )
        .order_by(Contribution.id)
    ).all()
    citing = _citing(synthesis, [row.id for row in rows], [row.thread_id for row in rows])
    found: dict[str, list[Fed]] = {}
    for row in rows:
        said = {**citing.get(("text", row.id), {}), **citing.get(("thread", row.thread_id), {})}
        one = Fed(
            row.id,
            row.title,
            codes.shown(row.code),
            tuple(sorted(said)),
            tuple(sorted(said.values())),
        )
        found.setdefault(ids.get(row.author_id, row.contact_email), []).append(one)
    return found


def _citing(
    synthesis: Synthesis, texts: Collection[int], threads: Collection[int]
) -> dict[tuple[str, int], dict[int, str]]:
    """The sentences, by number, that cite each text, and those that cite an argument of each thread."""
    rows = db.session.execute(
        select(Sentence.number, Sentence.shown, Citation.contribution_id, Comment.thread_id)
        .join(Sentence, Sentence.id == Citation.sentence_id)
        .outerjoin(Comment, Comment.id == Citation.comment_id)
        .where(
            Sentence.synthesis_id == synthesis.id,
            Citation.contribution_id.in_(texts) | Comment.thread_id.in_(threads),
        )
    )
    found: dict[tuple[str, int], dict[int, str]] = {}
    for row in rows:
        key = ("text", row.contribution_id) if row.contribution_id else ("thread", row.thread_id)
        found.setdefault(key, {})[row.number] = row.shown
    return found
