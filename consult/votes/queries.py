"""Questions about votes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from sqlalchemy import exists, func, or_, select, text
from sqlalchemy.orm import joinedload

from .. import visibility
from ..consultations.models import Consultation, Dates, Phase
from ..contributions.models import Contribution
from ..db import db
from . import custody
from .box import tags
from .box.faults import Fault
from .counting import METHODS
from .custody import LOCKS
from .method import Rules
from .models import ADD, Leaf, Option, RollEntry, Vote, VoteResult, Waiting, Withdrawn

MOST_SUPPORTED = 30


# Votes -------------------------------------------------------------------------------------------


def vote(slug: str, vote_id: int) -> Vote | None:
    return db.session.scalar(
        select(Vote)
        .join(Vote.consultation)
        .where(Vote.id == vote_id, Consultation.slug == slug)
        .options(joinedload(Vote.consultation))
    )


def votes_of(consultation_id: int) -> list[Vote]:
    return list(
        db.session.scalars(
            select(Vote)
            .join(Phase, Phase.id == Vote.phase_id)
            .where(Vote.consultation_id == consultation_id)
            .order_by(Phase.opens_at, Vote.id)
        )
    )


@dataclass(frozen=True)
class Booth(Dates):
    """All that casting a ballot needs to know, read at once."""

    id: int
    slug: str  # of the consultation
    published_at: datetime | None
    opens_at: datetime
    closes_at: datetime
    method_slug: str
    electorate: str
    stopped: bool
    closed_at: datetime | None
    manifest: dict[str, Any] | None

    @property
    def phase(self) -> Booth:
        return self

    @cached_property
    def rules(self) -> Rules:
        """As the manifest fixed them."""
        said = self.manifest or {}
        options = [str(one["id"]) for one in said.get("options", ())]
        return METHODS[self.method_slug].rules(
            options,
            said.get("variant"),
            said.get("costs", ()),
            said.get("budget", 0),
            said.get("scale", 1),
        )


# Plain SQL: each ballot reads it, and the ORM would take longer than the database. Who enters holds
# the vote with the others who do: its keeper waits for all of them, or all wait for it.
BOOTH = text(
    # The hours of an open vote are those of its manifest, wherever its phase is moved.
    "SELECT v.id, c.slug, c.published_at, "
    "coalesce(CAST(v.manifest->>'opens_at' AS timestamptz), p.opens_at), "
    "coalesce(CAST(v.manifest->>'closes_at' AS timestamptz), p.closes_at), v.method, v.electorate, "
    "v.stopped, v.closed_at, v.manifest FROM vote v JOIN phase p ON p.id = v.phase_id "
    "JOIN consultation c ON c.id = v.consultation_id WHERE v.id = :id AND c.slug = :slug "
    "AND CASE WHEN :entering THEN "
    "pg_advisory_xact_lock_shared(:space, CAST(v.id AS int)) IS NOT NULL ELSE true END"
)


def booth(slug: str, vote_id: int, *, entering: bool = False) -> Booth | None:
    asked = {"id": vote_id, "slug": slug, "entering": entering, "space": LOCKS}
    row = db.session.execute(BOOTH, asked).first()
    return Booth(*row) if row else None


# Options -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Choice:
    """An option as shown."""

    position: int
    label: str
    description: str
    contribution_id: int | None
    cost: Decimal
    shown: bool  # an option made from a contribution hides when the contribution does


def choices(vote_id: int) -> list[Choice]:
    public = visibility.public_contribution(Contribution, Consultation)
    rows = db.session.execute(
        select(
            Option.position,
            Option.label,
            Option.description,
            Option.contribution_id,
            Option.cost,
            or_(Option.contribution_id.is_(None), public),
        )
        .join(Vote, Vote.id == Option.vote_id)
        .join(Consultation, Consultation.id == Vote.consultation_id)
        .outerjoin(Contribution, Contribution.id == Option.contribution_id)
        .where(Option.vote_id == vote_id)
        .order_by(Option.position)
    )
    return [Choice(*row) for row in rows]


def most_supported(consultation_id: int) -> list[Any]:
    """Contributions a facilitator may put to the vote: (id, title, supports)."""
    return list(
        db.session.execute(
            _candidates(consultation_id)
            .order_by(Contribution.supports.desc(), Contribution.id.desc())
            .limit(MOST_SUPPORTED)
        )
    )


def titles(consultation_id: int, numbers: Collection[int]) -> dict[int, str]:
    """Titles of the public contributions of the consultation among ``numbers``."""
    if not numbers:
        return {}
    rows = db.session.execute(_candidates(consultation_id).where(Contribution.id.in_(numbers)))
    return {row.id: row.title for row in rows}


def _candidates(consultation_id: int) -> Any:
    return (
        select(Contribution.id, Contribution.title, Contribution.supports)
        .join(Consultation, Consultation.id == Contribution.consultation_id)
        .where(
            Contribution.consultation_id == consultation_id,
            visibility.public_contribution(Contribution, Consultation),
        )
    )


# Who has voted, and what came of it ---------------------------------------------------------------


def has_voted(vote_id: int, user_id: int) -> bool:
    """By the tag of the roll: the answer needs the key that the database does not hold."""
    try:
        tag = tags.roll_tag(custody.secrets_of(vote_id).roll, vote_id, user_id)
    except Fault:
        return False
    entry = exists().where(RollEntry.vote_id == vote_id, RollEntry.tag == tag)
    return bool(db.session.scalar(select(entry)))


def turnout(vote_id: int) -> int:
    return db.session.scalar(select(func.count()).where(RollEntry.vote_id == vote_id)) or 0


def result(vote_id: int) -> VoteResult | None:
    """The count. Callers ask for « vote.result » first: this one knows no seal."""
    return db.session.get(VoteResult, vote_id)


def leaf(vote_id: int, least: bytes, greatest: bytes) -> tuple[int, int, bool] | None:
    """Where the envelope whose hash is between the two is on the list: (position, batch, withdrawn)."""
    gone = exists().where(Withdrawn.vote_id == vote_id, Withdrawn.hash == Leaf.hash)
    row = db.session.execute(
        select(Leaf.position, Leaf.batch, gone).where(
            Leaf.vote_id == vote_id, Leaf.position > 0, Leaf.hash.between(least, greatest)
        )
    ).first()
    return (row[0], row[1], row[2]) if row else None


def is_waiting(vote_id: int, least: bytes, greatest: bytes) -> bool:
    entry = exists().where(
        Waiting.vote_id == vote_id, Waiting.kind == ADD, Waiting.hash.between(least, greatest)
    )
    return bool(db.session.scalar(select(entry)))
