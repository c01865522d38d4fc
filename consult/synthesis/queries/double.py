"""Texts read twice, by two people who do not see each other's reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import db
from ...visibility import PUBLISHED
from ..alpha import Agreement, agreement
from ..models import DoubleReading, Handling, Placement, ReadTwice
from ..scheme import Scheme
from .coding import handled


def readable(of: Consultation) -> Sequence[Any]:
    """(id, version, who read it): what a person has read as it is today."""
    return db.session.execute(
        select(Contribution.id, Contribution.version, Handling.by_id)
        .join(Handling, Handling.contribution_id == Contribution.id)
        .where(
            Contribution.consultation_id == of.id,
            Contribution.state == PUBLISHED,
            handled("read"),
            Handling.by_id.is_not(None),
        )
    ).all()


def themes_of(ids: Sequence[int], known: Scheme) -> dict[int, list[int]]:
    """Where each text counts, whole or by an idea."""
    rows = db.session.execute(
        select(Placement.contribution_id, Placement.theme_id).where(
            Placement.contribution_id.in_(ids)
        )
    )
    found: dict[int, set[int]] = {one: set() for one in ids}
    for row in rows:
        root = known.root(row.theme_id)
        if root is not None:
            found[row.contribution_id].add(root)
    return {one: sorted(themes) for one, themes in found.items()}


def last(of: Consultation) -> DoubleReading | None:
    return db.session.scalar(
        select(DoubleReading)
        .where(DoubleReading.consultation_id == of.id)
        .order_by(DoubleReading.id.desc())
        .limit(1)
    )


def _waiting(draw: DoubleReading) -> list[Any]:
    """Still to be read, of texts that are public and as they were first read."""
    return [
        ReadTwice.draw_id == draw.id,
        ReadTwice.read_at.is_(None),
        Contribution.state == PUBLISHED,
        Contribution.version == ReadTwice.version,
    ]


def left(draw: DoubleReading) -> int:
    asked = select(func.count()).select_from(ReadTwice).join(Contribution).where(*_waiting(draw))
    return db.session.scalar(asked) or 0


def first(draw: DoubleReading, who: Any) -> int | None:
    """The next for this person: nobody reads twice alone."""
    return db.session.scalar(
        select(ReadTwice.id)
        .join(Contribution)
        .where(*_waiting(draw), ReadTwice.first_id != who.id)
        .order_by(ReadTwice.id)
        .limit(1)
    )


def offered(draw: DoubleReading, number: int, who: Any) -> Any:
    """(the reading, its text), held until the end of the transaction: it is read once."""
    return db.session.execute(
        select(ReadTwice, Contribution)
        .join(Contribution)
        .where(*_waiting(draw), ReadTwice.id == number, ReadTwice.first_id != who.id)
        .with_for_update(of=ReadTwice)
    ).first()


def agreed(draw: DoubleReading, known: Scheme) -> Agreement | None:
    """Themes merged since count as one; those retired count no more."""
    rows = db.session.execute(
        select(ReadTwice.first, ReadTwice.second)
        .where(ReadTwice.draw_id == draw.id, ReadTwice.read_at.is_not(None))
        .order_by(ReadTwice.id)
    ).all()

    def now(themes: list[int]) -> frozenset[int]:
        return frozenset(root for one in themes if (root := known.root(one)) is not None)

    return agreement([(now(row.first), now(row.second)) for row in rows])
