"""Lots of paper ballots: how far they are typed, how they are sealed, what is published of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import aliased, selectinload

from ..db import db, now, touch
from . import custody
from .box import sealing, tags
from .box.manifest import digest
from .counting import METHODS
from .method import Choice
from .models import (
    ADD,
    PAPER,
    TURNS,
    Envelope,
    PaperEntry,
    PaperLot,
    PaperTypist,
    RollEntry,
    Vote,
    Waiting,
)


@dataclass(frozen=True)
class Progress:
    """How far a lot has come; which ballots differ is said once all are typed twice, not before:
    whoever types second must learn nothing of what the first typed."""

    announced: int
    typed: dict[int, int]  # ballots, by turn
    differing: tuple[int, ...]  # numbers

    @property
    def complete(self) -> bool:
        return all(self.typed.get(turn, 0) == self.announced for turn in TURNS)

    @property
    def agreed(self) -> bool:
        return self.complete and not self.differing


def lot(vote_id: int, lot_id: int) -> PaperLot | None:
    return db.session.scalar(
        select(PaperLot).where(PaperLot.id == lot_id, PaperLot.vote_id == vote_id)
    )


def lots(vote_id: int) -> list[PaperLot]:
    asked = select(PaperLot).where(PaperLot.vote_id == vote_id).order_by(PaperLot.id)
    return list(db.session.scalars(asked.options(selectinload(PaperLot.typists))))


def pending(vote_id: int) -> list[PaperLot]:
    """Lots that are neither in the box nor withdrawn."""
    return [one for one in lots(vote_id) if not one.entered_at and not one.withdrawn_at]


def seat(of: PaperLot, person_id: int) -> PaperTypist | None:
    return next((one for one in of.typists if one.person_id == person_id), None)


def progress(some: Sequence[PaperLot]) -> dict[int, Progress]:
    """By lot."""
    ids = [one.id for one in some]
    typed: dict[int, dict[int, int]] = {}
    counted = (
        select(PaperEntry.lot_id, PaperEntry.turn, func.count())
        .where(PaperEntry.lot_id.in_(ids))
        .group_by(PaperEntry.lot_id, PaperEntry.turn)
    )
    for lot_id, turn, many in db.session.execute(counted):
        typed.setdefault(lot_id, {})[turn] = many
    other = aliased(PaperEntry)
    asked = (
        select(PaperEntry.lot_id, PaperEntry.number)
        .join(other, (other.lot_id == PaperEntry.lot_id) & (other.number == PaperEntry.number))
        .where(PaperEntry.lot_id.in_(ids), PaperEntry.turn == 1, other.turn == 2)
        .where(PaperEntry.mark != other.mark)
        .order_by(PaperEntry.number)
    )
    differing: dict[int, list[int]] = {}
    for lot_id, number in db.session.execute(asked):
        differing.setdefault(lot_id, []).append(number)
    return {
        one.id: Progress(one.announced, typed.get(one.id, {}), tuple(differing.get(one.id, ())))
        for one in some
    }


def is_typed(of: PaperLot, turn: int, number: int) -> bool:
    return db.session.get(PaperEntry, (of.id, turn, number)) is not None


def next_number(of: PaperLot, turn: int, after: int = 0) -> int | None:
    """The next ballot that has to be typed in this turn: after this one first, then from the first."""
    mine = select(PaperEntry.number).where(PaperEntry.lot_id == of.id, PaperEntry.turn == turn)
    typed = set(db.session.scalars(mine))
    left = [number for number in range(1, of.announced + 1) if number not in typed]
    return next((number for number in left if number > after), left[0] if left else None)


# The box ------------------------------------------------------------------------------------------


def sealed(of: PaperLot, turn: int, number: int, said: Choice | str) -> PaperEntry:
    """What was read on a ballot, a choice or why it is void: as an envelope, and a mark to compare.

    Raises a Fault when the keys of the vote cannot be used.
    """
    held = custody.secrets_of(of.vote_id)
    place: dict[str, Any] = {"lot_id": of.id, "turn": turn, "number": number}
    if isinstance(said, str):
        mark = tags.typed_mark(held.slot, of.id, number, said)
        return PaperEntry(**place, mark=mark, ciphertext=None, void=said)
    kept = METHODS[of.vote.method_slug].check(said, custody.rules_of(of.vote))
    manifest: dict[str, Any] = of.vote.manifest or {}
    box = manifest["box"]
    ballot = sealing.plaintext(digest(manifest), kept, sealing.new_code(), box["length"])
    return PaperEntry(
        **place,
        mark=tags.typed_mark(held.slot, of.id, number, kept),
        ciphertext=sealing.seal(bytes.fromhex(box["public_key"]), ballot),
        void=None,
    )


def put_in_the_box(of: PaperLot) -> None:
    """An envelope and a mark for each ballot that is not void, and no trace of their order."""
    held = custody.secrets_of(of.vote_id)
    entries = db.session.scalars(
        select(PaperEntry).where(PaperEntry.lot_id == of.id, PaperEntry.turn == TURNS[-1])
    ).all()
    mine: dict[str, Any] = {"vote_id": of.vote_id, "stratum": PAPER}
    marks, envelopes = [], []
    for one in entries:
        if one.ciphertext is None:
            continue
        place = (of.vote_id, of.id, one.number)
        hashed = sealing.hash_of(one.ciphertext)
        marks.append({**mine, "tag": tags.paper_tag(held.roll, *place)})
        tag = tags.paper_tag(held.slot, *place)
        envelopes.append({**mine, "tag": tag, "ciphertext": one.ciphertext, "hash": hashed})
    if envelopes:
        envelopes.sort(key=lambda row: row["hash"])
        waiting = [{"vote_id": of.vote_id, "hash": row["hash"], "kind": ADD} for row in envelopes]
        db.session.execute(insert(RollEntry), sorted(marks, key=lambda row: row["tag"]))
        db.session.execute(insert(Envelope), envelopes)
        db.session.execute(insert(Waiting), waiting)
    of.voids = dict(Counter(one.void for one in entries if one.void))
    of.entered_at = now()
    db.session.flush()
    db.session.execute(delete(PaperEntry).where(PaperEntry.lot_id == of.id))
    touch(of.vote.consultation.scope)


# What is published --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Published:
    """The lots of a closed vote, as everyone reads them."""

    entered: list[PaperLot]
    withdrawn: list[PaperLot]
    late: list[PaperLot]  # announced, and not signed by two people in time

    @property
    def void(self) -> int:
        return sum(sum(one.voids.values()) for one in self.entered)

    @property
    def ballots(self) -> int:
        """Those in the box."""
        return sum(one.announced for one in self.entered) - self.void


def published(vote: Vote) -> Published | None:
    if vote.closed_at is None or vote.paper_until is None:
        return None
    every = lots(vote.id)
    entered = [one for one in every if one.entered_at]
    withdrawn = [one for one in every if one.withdrawn_at]
    return Published(
        entered, withdrawn, [one for one in every if not one.entered_at and not one.withdrawn_at]
    )
