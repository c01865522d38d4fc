"""The journal of acts: who did what, on what, when. Append-only, each row carrying the hash of the
one before it, so that a row changed, removed or inserted afterwards is found and named.

What it does not cover: someone who can rewrite the whole table and its head can forge a whole new
chain. ``flask journal head`` prints the last hash, to be kept elsewhere; ``verify --head`` checks it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import BigInteger, CheckConstraint, String, select, text
from sqlalchemy.orm import Mapped, mapped_column

from .db import Base, Code, Moment, Record, db, now

GENESIS = "0" * 64


class Act(Base):
    __tablename__ = "act"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[Moment]
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    verb: Mapped[Code] = mapped_column(index=True)
    object_kind: Mapped[Code]
    object_id: Mapped[int | None] = mapped_column(BigInteger)
    lab_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    details: Mapped[Record]
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class JournalHead(Base):
    """One row: the number and hash of the last act."""

    __tablename__ = "journal_head"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))


def record(
    verb: str,
    thing: Any,
    actor_id: int | None,
    *,
    lab_id: int | None = None,
    at: datetime | None = None,
    **details: Any,
) -> Act:
    """Add one act in the current transaction. ``thing`` is a row with an id. Names no citizen.

    ``at`` is given for the invented past of a demonstration alone.
    """
    db.session.execute(text("SELECT pg_advisory_xact_lock(20250001)"))
    head = db.session.get(JournalHead, 1, populate_existing=True)
    if head is None:
        head = JournalHead(id=1, number=0, hash=GENESIS)
        db.session.add(head)
    act = Act(
        number=head.number + 1,
        at=at or now(),
        actor_id=actor_id,
        verb=verb,
        object_kind=thing.__tablename__,
        object_id=thing.id,
        lab_id=lab_id,
        details=details,
        previous_hash=head.hash,
    )
    act.hash = digest(act)
    head.number, head.hash = act.number, act.hash
    db.session.add(act)
    db.session.flush()
    return act


def digest(act: Act) -> str:
    """SHA-256 of the row's canonical JSON, previous hash included."""
    said = [
        act.number,
        _instant(act.at),
        act.actor_id,
        act.verb,
        act.object_kind,
        act.object_id,
        act.lab_id,
        act.details,
        act.previous_hash,
    ]
    return hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _instant(at: datetime) -> int:
    """Microseconds since 1970, whatever the zone the driver answers in."""
    return round(at.timestamp() * 1_000_000)


@dataclass(frozen=True)
class Fault:
    number: int
    reason: str  # changed | removed | inserted | truncated


def verify(acts: Iterator[Act], head: tuple[int, str] | None) -> list[Fault]:
    """The faults of a chain read in order of number; ``head`` is the last number and hash expected."""
    faults: list[Fault] = []
    number, previous = 0, GENESIS
    for act in acts:
        faults += [Fault(missing, "removed") for missing in range(number + 1, act.number)]
        if act.number <= number:
            faults.append(Fault(act.number, "inserted"))
            continue
        if digest(act) != act.hash:
            faults.append(Fault(act.number, "changed"))
        elif act.number == number + 1 and act.previous_hash != previous:
            # The row before was rewritten whole, hash included: its successor remembers the first.
            faults.append(Fault(number or act.number, "changed"))
        number, previous = act.number, act.hash
    if head is not None and number < head[0]:
        faults += [Fault(missing, "removed") for missing in range(number + 1, head[0] + 1)]
    elif head is not None and number > head[0]:
        faults += [Fault(extra, "inserted") for extra in range(head[0] + 1, number + 1)]
    elif head is not None and previous != head[1]:
        faults.append(Fault(number, "changed"))
    return faults


def chain() -> Iterator[Act]:
    yield from db.session.scalars(
        select(Act).order_by(Act.number).execution_options(yield_per=1000)
    )


def head() -> tuple[int, str] | None:
    row = db.session.get(JournalHead, 1)
    return (row.number, row.hash) if row else None


def verify_kept(kept: str) -> list[Fault]:
    """The fault, if any, between the chain and a head « NUMBER:HASH » kept elsewhere."""
    number, _colon, expected = kept.partition(":")
    act = db.session.get(Act, int(number))
    if act is None:
        return [Fault(int(number), "removed")]
    return [] if act.hash == expected else [Fault(act.number, "changed")]
