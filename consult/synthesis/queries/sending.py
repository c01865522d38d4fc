"""What would be sent to the model, to the byte: shown before, and made again when it is sent.

Public texts alone, by no name: what is hidden, drafted or set aside is in none of these statements.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, func, not_, select

from ... import visibility
from ...accounts.models import User
from ...comments.models import Comment
from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import db
from ..language_model import (
    Endpoint,
    Piece,
    drawn,
    endpoint,
    fitting,
    instructions,
    masked,
    numbers,
)
from ..language_model.answers import MOST as MOST_PROPOSALS
from ..language_model.material import HIGHEST, LOWEST, MOST
from ..models import Handling, Placement, ProposedTheme, Reading
from ..scheme import Scheme
from . import coding, readings
from .coding import handled
from .texts import whole

OF_A_TITLE = 8  # texts sent for one theme
FEWEST_GROUPED = 3  # themes


@dataclass(frozen=True)
class Part:
    """``sent`` of the ``eligible`` texts of a theme."""

    title: str
    sent: tuple[Piece, ...] = ()
    eligible: int = 0
    unsent: int = 0  # too long for any question, or full of personal data


@dataclass(frozen=True)
class Plan:
    kind: str
    seed: str
    parts: tuple[Part, ...]
    numbers: Mapping[str, int]
    material: Mapping[str, Any]
    themes: int = 1  # among which the parts were drawn
    asked: Mapping[str, int | None] = field(default_factory=dict)  # reading_id, theme_id

    @property
    def sent(self) -> int:
        return len({piece.id for part in self.parts for piece in part.sent})

    @property
    def eligible(self) -> int:
        return sum(part.eligible for part in self.parts)

    @property
    def unsent(self) -> int:
        return sum(part.unsent for part in self.parts)

    @property
    def empty(self) -> bool:
        if self.kind == "groups":
            return len(self.parts) < FEWEST_GROUPED
        return not self.sent

    @property
    def messages(self) -> list[dict[str, str]]:
        return instructions.messages(self.kind, self.material)

    def body(self, to: Endpoint) -> bytes:
        return endpoint.body(to.name, self.messages)

    def digest(self, to: Endpoint) -> str:
        return hashlib.sha256(to.url.encode() + b"\n" + self.body(to)).hexdigest()


def seed_of(of: Consultation, kind: str, asked: Mapping[str, int | None], rank: int) -> str:
    """Nobody chooses it, and each question has its own."""
    said = f"{of.id} {kind} {asked.get('reading_id')} {asked.get('theme_id')} {rank}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


# Which texts ----------------------------------------------------------------------------------------


def _public(of: Consultation) -> Any:
    aside = func.coalesce(handled("aside"), False)
    return and_(
        Contribution.consultation_id == of.id,
        visibility.public_contribution(Contribution, Consultation),
        not_(aside),
    )


def _lengths(of: Consultation, among: Any) -> dict[int, int]:
    """Characters of each text that may be sent."""
    rows = db.session.execute(
        select(
            Contribution.id,
            func.length(Contribution.title) + func.length(Contribution.body) + 2,
        )
        .join(Consultation, Consultation.id == Contribution.consultation_id)
        .outerjoin(Handling, Handling.contribution_id == Contribution.id)
        .where(_public(of), Contribution.id.in_(among))
    )
    return {row[0]: row[1] for row in rows}


def _pieces(of: Consultation, ids: Collection[int]) -> dict[int, Piece | None]:
    """As they are sent; none where their personal data could not all be masked."""
    rows = db.session.execute(
        select(
            Contribution.id,
            Contribution.version,
            Contribution.title,
            Contribution.body,
            Contribution.signature,
            User.name,
        )
        .join(Consultation, Consultation.id == Contribution.consultation_id)
        .outerjoin(Handling, Handling.contribution_id == Contribution.id)
        .outerjoin(User, User.id == Contribution.author_id)
        .where(_public(of), Contribution.id.in_(ids))
    )
    found: dict[int, Piece | None] = {}
    for row in rows:
        words = masked(whole(row.title, row.body), filter(None, (row.signature, row.name)))
        found[row.id] = None if words is None else Piece(row.id, row.version, words)
    return found


def _part(
    of: Consultation, title: str, lengths: Mapping[int, int], seed: str, room: int, most: int
) -> Part:
    order = drawn((one for one, size in lengths.items() if size <= room), seed)[:MOST]
    found = _pieces(of, order)
    pieces = [piece for one in order if (piece := found.get(one)) is not None]
    kept = fitting(pieces, room, most)
    unmasked = sum(found.get(one) is None for one in order)
    too_long = sum(size > room for size in lengths.values())
    return Part(_clean(title), tuple(kept), len(lengths), too_long + unmasked)


def _clean(said: str) -> str:
    return masked(said) or ""


def _taken(of: Consultation) -> set[int]:
    """Real numbers are none of those of a question: one that is cited was never sent."""
    return set(
        db.session.scalars(
            select(Contribution.id).where(
                Contribution.consultation_id == of.id, Contribution.id.between(LOWEST, HIGHEST)
            )
        )
    )


def _sides(ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """Public arguments for and against each text: counts, never words."""
    rows = db.session.execute(
        select(Contribution.id, Comment.side, func.count())
        .join(Comment, Comment.thread_id == Contribution.thread_id)
        .where(
            Contribution.id.in_(list(ids)),
            Comment.state == visibility.PUBLISHED,
            Comment.side.in_(("for", "against")),
        )
        .group_by(Contribution.id, Comment.side)
    )
    found: dict[int, dict[str, int]] = {}
    for number, side, count in rows:
        found.setdefault(number, {})[side] = count
    return found


# The three questions --------------------------------------------------------------------------------


def of_findings(of: Consultation, theme_id: int, seed: str, to: Endpoint) -> Plan:
    known = coding.scheme(of)
    among = select(Placement.contribution_id).where(Placement.theme_id.in_(family(known, theme_id)))
    title = known.themes[theme_id].title
    part = _part(of, title, _lengths(of, among), seed, to.characters, MOST)
    named = numbers(len(part.sent), seed, _taken(of))
    sides = _sides(piece.id for piece in part.sent)
    texts = []
    for number, piece in zip(named, part.sent, strict=True):
        counted = sides.get(piece.id, {})
        arguments = {"pour": counted.get("for", 0), "contre": counted.get("against", 0)}
        texts.append({"number": number, "text": piece.words, "arguments": arguments})
    return Plan(
        "findings",
        seed,
        (part,),
        {str(number): piece.id for number, piece in zip(named, part.sent, strict=True)},
        instructions.of_theme(part.title, texts),
        asked={"theme_id": theme_id},
    )


def family(known: Scheme, theme_id: int) -> list[int]:
    """Where placements count in a theme, or in those under it."""
    return [one for one, root in known.pairs() if root == theme_id]


def of_titles(of: Consultation, reading: Reading | None, seed: str, to: Endpoint) -> Plan:
    """For the themes of a reading that nobody accepted, or for those of the codebook."""
    groups = _proposed(of, reading) if reading else _of_codebook(of)
    chosen = drawn(groups, seed)[: MOST_PROPOSALS["titles"]]
    lengths = _lengths(of, {one for key in chosen for one in groups[key][2]})
    room = to.characters // max(1, len(chosen))
    named = numbers(len(chosen), seed)
    parts, themes = [], []
    for number, key in zip(named, chosen, strict=True):
        title, terms, ids = groups[key]
        mine = {one: lengths[one] for one in ids if one in lengths}
        part = _part(of, title, mine, seed, room, OF_A_TITLE)
        parts.append(part)
        said = {"number": number, "title": part.title, "texts": [one.words for one in part.sent]}
        themes.append({**said, "words": [_clean(term) for term in terms]})
    return Plan(
        "titles",
        seed,
        tuple(parts),
        {str(number): key for number, key in zip(named, chosen, strict=True)},
        instructions.of_titles(themes),
        len(groups),
        {"reading_id": reading.id if reading else None},
    )


Group = tuple[str, list[str], set[int]]  # title, words, texts


def _proposed(of: Consultation, reading: Reading) -> dict[int, Group]:
    found = readings.themes(reading, coding.scheme(of))
    left = [theme for theme, accepted in found if accepted is None]
    return {theme.id: (theme.title, theme.terms, texts_proposed(theme)) for theme in left}


def texts_proposed(theme: ProposedTheme) -> set[int]:
    return {int(one[0]) for one in theme.places}


def _of_codebook(of: Consultation) -> dict[int, Group]:
    known = coding.scheme(of)
    rows = db.session.execute(
        select(Placement.theme_id, Placement.contribution_id).where(
            Placement.consultation_id == of.id
        )
    )
    placed: dict[int, set[int]] = {}
    for theme, number in rows:
        placed.setdefault(theme, set()).add(number)
    return {
        one: (
            known.themes[one].title,
            [],
            set().union(*(placed.get(inside, set()) for inside in family(known, one))),
        )
        for one in known.standing()
    }


def of_groups(of: Consultation, seed: str) -> Plan:
    """Titles and descriptions of the themes of the first level that hold no other: no contribution."""
    known = coding.scheme(of)
    free = [theme for theme, under in known.tree() if not under]
    named = numbers(len(free), seed)
    themes = [
        {"number": number, "title": _clean(one.title), "description": _clean(one.description)}
        for number, one in zip(named, free, strict=True)
    ]
    return Plan(
        "groups",
        seed,
        tuple(Part(str(one["title"])) for one in themes),
        {str(number): one.id for number, one in zip(named, free, strict=True)},
        instructions.of_titles(themes),
        len(free),
    )


def plan(
    of: Consultation, kind: str, asked: Mapping[str, int | None], seed: str, to: Endpoint
) -> Plan | None:
    """None when what it is about is not there any more."""
    if kind == "groups":
        return of_groups(of, seed)
    if kind == "titles":
        number = asked.get("reading_id")
        reading = readings.one(of, number) if number else None
        if number and (reading is None or reading.ended_at is None or reading.failure):
            return None
        return of_titles(of, reading, seed, to)
    theme = asked.get("theme_id")
    if theme is None or coding.scheme(of).root(theme) != theme:
        return None
    return of_findings(of, theme, seed, to)
