"""The public list of a vote: what entered its box, in signed batches that nobody can reorder."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select

from ..db import db, now
from .box import heads, keys, merkle, published
from .models import BoardHead, Envelope, Leaf, RollEntry, Vote, VoteResult, Withdrawn


def append(vote: Vote, entries: list[bytes], held: keys.Secrets) -> None:
    """One batch, in this order. Callers hold the vote."""
    last = db.session.scalar(
        select(BoardHead)
        .where(BoardHead.vote_id == vote.id)
        .order_by(BoardHead.batch.desc())
        .limit(1)
    )
    size, batch, peaks = (last.size, last.batch + 1, last.peaks) if last else (0, 0, b"")
    db.session.execute(
        insert(Leaf),
        [
            {"vote_id": vote.id, "position": size + place, "hash": entry, "batch": batch}
            for place, entry in enumerate(entries)
        ],
    )
    grown = merkle.Frontier(size, _split(peaks)).append(entries)
    head = heads.sign(heads.Head(str(vote.id), grown.size, grown.root.hex(), batch), held.signing)
    db.session.add(
        BoardHead(
            vote_id=vote.id,
            batch=batch,
            size=grown.size,
            root=head.head.root,
            signature=head.signature,
            peaks=b"".join(grown.peaks),
            published_at=now(),
        )
    )
    db.session.flush()


def _split(peaks: bytes) -> list[bytes]:
    return [peaks[n : n + merkle.WIDTH] for n in range(0, len(peaks), merkle.WIDTH)]


def signed_heads(vote_id: int) -> list[heads.SignedHead]:
    rows = db.session.scalars(
        select(BoardHead).where(BoardHead.vote_id == vote_id).order_by(BoardHead.batch)
    )
    return [
        heads.SignedHead(heads.Head(str(vote_id), row.size, row.root, row.batch), row.signature)
        for row in rows
    ]


def opened_at(vote_id: int) -> datetime | None:
    """When the list began, with the hash of the manifest."""
    first = select(BoardHead.published_at).where(BoardHead.vote_id == vote_id, BoardHead.batch == 0)
    return db.session.scalar(first)


def leaves(vote_id: int) -> list[bytes]:
    return list(
        db.session.scalars(select(Leaf.hash).where(Leaf.vote_id == vote_id).order_by(Leaf.position))
    )


def withdrawn(vote_id: int) -> list[bytes]:
    return list(db.session.scalars(select(Withdrawn.hash).where(Withdrawn.vote_id == vote_id)))


def numbers(vote_id: int) -> published.Numbers:
    """The three that must agree: marks, envelopes, added less withdrawn."""

    def many(model: Any) -> int:
        asked = select(func.count()).select_from(model).where(model.vote_id == vote_id)
        return db.session.scalar(asked) or 0

    return published.Numbers(
        many(RollEntry), many(Envelope), max(many(Leaf) - 1, 0), many(Withdrawn)
    )


def numbers_of(vote: Vote) -> published.Numbers:
    """The same for everyone to read: those that were signed, once the box and the roll are gone."""
    kept = db.session.get(VoteResult, vote.id) if vote.destroyed_at is not None else None
    return published.Numbers(**kept.said["numbers"]) if kept else numbers(vote.id)
