"""Questions about votes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import joinedload

from .. import visibility
from ..consultations.models import Consultation, Dates, Phase
from ..contributions.models import Contribution
from ..db import db, execute
from ..permissions import AGENT
from . import custody, voters
from .box import tags
from .box.faults import Fault
from .counting import METHODS
from .custody import LOCKS
from .electoral_list import Listed
from .method import Rules
from .models import ADD, Elector, Leaf, Option, RollEntry, Vote, VoteResult, Waiting, Withdrawn

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
class Box:
    """What the manifest of an open vote fixes for each ballot."""

    manifest_hash: str
    public_key: bytes
    length: int  # bytes of a ballot before it is sealed
    opens_at: datetime
    closes_at: datetime
    rules: Rules


@dataclass(frozen=True)
class Booth(Dates):
    """All that casting a ballot needs to know, read at once."""

    id: int
    published_at: datetime | None  # of the consultation
    opens_at: datetime
    closes_at: datetime
    method_slug: str
    electorate: str
    stopped: bool
    closed_at: datetime | None
    box: Box | None

    @property
    def phase(self) -> Booth:
        return self


# By the driver: each ballot asks it. The first leaf of the public list is the hash of the manifest.
# Who enters holds the vote with the others who do: its keeper waits for all of them, or all wait.
BOOTH = (
    "SELECT c.published_at, p.opens_at, p.closes_at, v.method, v.electorate, v.stopped, "
    "v.closed_at, (SELECT hash FROM vote_leaf WHERE vote_id = v.id AND position = 0) AS manifest "
    "FROM vote v JOIN phase p ON p.id = v.phase_id JOIN consultation c ON c.id = v.consultation_id "
    "WHERE v.id = %(id)s AND c.slug = %(slug)s AND CASE WHEN %(entering)s "
    "THEN pg_advisory_xact_lock_shared(%(space)s, v.id::int) IS NOT NULL ELSE true END"
)


def booth(slug: str, vote_id: int, *, entering: bool = False) -> Booth | None:
    asked = {"id": vote_id, "slug": slug, "entering": entering, "space": LOCKS}
    row = execute(BOOTH, asked).fetchone()
    if row is None:
        return None
    published_at, opens_at, closes_at, method, electorate, stopped, closed_at, manifest = row
    box = _box(vote_id, method, manifest) if manifest is not None else None
    if box is not None:  # its hours, wherever its phase is moved
        opens_at, closes_at = box.opens_at, box.closes_at
    return Booth(
        vote_id, published_at, opens_at, closes_at, method, electorate, stopped, closed_at, box
    )


_boxes: dict[tuple[int, bytes], Box] = {}
MOST_BOXES = 200


def _box(vote_id: int, method: str, manifest_hash: bytes) -> Box:
    """Read once by each process: a manifest never changes, and its hash is its name."""
    known = _boxes.get((vote_id, manifest_hash))
    if known is None:
        said = db.session.scalar(select(Vote.manifest).where(Vote.id == vote_id)) or {}
        known = Box(
            manifest_hash=manifest_hash.hex(),
            public_key=bytes.fromhex(said["box"]["public_key"]),
            length=said["box"]["length"],
            opens_at=datetime.fromisoformat(said["opens_at"]),
            closes_at=datetime.fromisoformat(said["closes_at"]),
            rules=METHODS[method].rules(
                [str(one["id"]) for one in said["options"]],
                said["variant"],
                said["costs"],
                said["budget"],
                said["scale"],
            ),
        )
        if len(_boxes) >= MOST_BOXES:
            _boxes.clear()
        _boxes[vote_id, manifest_hash] = known
    return known


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


# The electoral list ------------------------------------------------------------------------------


@dataclass(frozen=True)
class RollCounts:
    """All that a lab is told of its list: how many, never who voted."""

    size: int
    agents: int
    written: int
    refused: int


def roll_counts(vote_id: int) -> RollCounts:
    row = db.session.execute(
        select(
            func.count(),
            func.count().filter(Elector.college == AGENT),
            func.count().filter(Elector.written),
            func.count().filter(Elector.refused),
        ).where(Elector.vote_id == vote_id)
    ).one()
    return RollCounts(*row)


def electors(vote_id: int, asked: str, most: int) -> list[Elector]:
    """The first people of the list whose name, address or identifier says ``asked``."""
    wanted = select(Elector).where(Elector.vote_id == vote_id)
    if asked:
        like = (Elector.email, Elector.name, Elector.external_id)
        wanted = wanted.where(or_(*(one.icontains(asked, autoescape=True) for one in like)))
    return list(db.session.scalars(wanted.order_by(Elector.email).limit(most)))


def known_mailboxes(vote_id: int, people: Sequence[Listed]) -> set[str]:
    """Those of ``people`` who are on the list already, by their address or their identifier."""
    rows = db.session.execute(
        select(Elector.mailbox, Elector.external_id).where(Elector.vote_id == vote_id)
    ).all()
    mailboxes = {row.mailbox for row in rows}
    numbers = {row.external_id for row in rows} - {""}
    return {one.mailbox for one in people if one.mailbox in mailboxes or one.external_id in numbers}


# Who has voted, and what came of it ---------------------------------------------------------------


def has_voted(vote_id: int, voter: Any) -> bool:
    """By the tag of the roll: the answer needs the key that the database does not hold."""
    try:
        tag = tags.roll_tag(custody.secrets_of(vote_id).roll, vote_id, voters.named(voter))
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
