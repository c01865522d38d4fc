"""What the reading of texts gives: plain facts, each with the texts it rests on. JSON-able by
``dataclasses.asdict``.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    """What a reading depends on besides the texts."""

    themes: int | None = None  # as many as the texts show when none is said
    seed: int = 1
    neighbours: int = 20
    resolution: float = 1.2
    fine: float = 2.0  # resolution of the groups inside a theme: one for three texts, or so
    runs: int = 20
    most_themes: int = 40
    most_read: int = 20_000  # texts that make the themes; the others are placed in them
    verbatims: int = 5
    sample: int = 5
    encoder: str = ""  # one of ``encoder.NAMES``; words alone are read where it is not installed


@dataclass(frozen=True)
class Stamp:
    """Enough to get the same reading again."""

    engine: str
    settings: Settings
    libraries: dict[str, str]
    texts: str  # fingerprint of what was read, whatever its order


@dataclass(frozen=True)
class Excerpt:
    """Characters ``start`` to ``end`` of the text ``id``."""

    id: str
    start: int
    end: int


@dataclass(frozen=True)
class Said(Excerpt):
    """A demand or an objection, and the turn of phrase that says so."""

    turn: str


@dataclass(frozen=True)
class Group:
    """Ideas said nearly alike, down to one alone."""

    title: str
    texts: int
    ideas: list[Excerpt]


@dataclass(frozen=True)
class Theme:
    id: str
    title: str
    terms: list[str]
    texts: list[str]  # all of them, those that say it first before the others
    verbatims: list[Excerpt]  # of different groups, the largest first
    sample: list[str]  # drawn among all its texts
    groups: list[Group]  # all of them, the largest first
    demands: list[Said]
    objections: list[Said]


@dataclass(frozen=True)
class Reading:
    stamp: Stamp
    themes: list[Theme]
    placed: dict[str, list[str]]  # themes of each text, the best first
    unplaced: list[str]  # nothing in them could be read, or nothing like the others
    campaigns: list[list[str]]
    positions: list[
        list[str]
    ]  # texts that say nearly the same, three at least, the most central first
    languages: dict[str, str] = field(default_factory=dict)  # where it is not French
