"""Questions about votes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, or_, select, text
from sqlalchemy.orm import joinedload

from .. import visibility
from ..consultations.models import Consultation, Dates, Phase
from ..contributions.models import Contribution
from ..db import db
from ..registry import offered
from . import methods
from .method import Method, Rules
from .models import Ballot, Option, RollEntry, Vote
from .outcome import Outcome, outcome

METHODS: dict[str, Method] = offered(methods, Method)  # type: ignore[type-abstract]
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
    minimum: int
    maximum: int
    electorate: str
    key_check: str
    positions: list[int]

    @property
    def phase(self) -> Booth:
        return self


# Plain SQL: each ballot reads it, and the ORM would take longer than the database.
BOOTH = text(
    "SELECT v.id, c.slug, c.published_at, p.opens_at, p.closes_at, v.method, v.minimum, v.maximum, "
    "v.electorate, v.key_check, "
    "(SELECT array_agg(o.position) FROM option o WHERE o.vote_id = v.id) "
    "FROM vote v JOIN phase p ON p.id = v.phase_id "
    "JOIN consultation c ON c.id = v.consultation_id WHERE v.id = :id AND c.slug = :slug"
)


def booth(slug: str, vote_id: int) -> Booth | None:
    row = db.session.execute(BOOTH, {"id": vote_id, "slug": slug}).first()
    return Booth(*row) if row else None


# Options -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Choice:
    """An option as shown."""

    position: int
    label: str
    description: str
    contribution_id: int | None
    shown: bool  # an option made from a contribution hides when the contribution does


def choices(vote_id: int) -> list[Choice]:
    public = visibility.public_contribution(Contribution, Consultation)
    rows = db.session.execute(
        select(
            Option.position,
            Option.label,
            Option.description,
            Option.contribution_id,
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


# Who has voted, and what was chosen -------------------------------------------------------------


def has_voted(vote_id: int, user_id: int) -> bool:
    entry = exists().where(RollEntry.vote_id == vote_id, RollEntry.user_id == user_id)
    return bool(db.session.scalar(select(entry)))


def turnout(vote_id: int) -> int:
    return db.session.scalar(select(func.count()).where(RollEntry.vote_id == vote_id)) or 0


def rules_of(vote: Vote | Booth, positions: Collection[int]) -> Rules:
    return Rules(tuple(sorted(positions)), vote.minimum, vote.maximum)


def result(vote: Vote) -> Outcome:
    """The count. Callers ask for « vote.result » first: this one knows no seal."""
    positions = db.session.scalars(select(Option.position).where(Option.vote_id == vote.id)).all()
    ballots = db.session.execute(
        select(Ballot.college, Ballot.choices, func.count())
        .where(Ballot.vote_id == vote.id)
        .group_by(Ballot.college, Ballot.choices)
    )
    said = ((college, choices, number) for college, choices, number in ballots)
    method = METHODS[vote.method_slug]
    return outcome(method, rules_of(vote, positions), said, turnout(vote.id))
