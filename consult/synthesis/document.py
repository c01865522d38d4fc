"""A synthesis and what it was made from, as one value: what is checked, certified and exported."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, is_dataclass
from functools import cached_property
from typing import Literal

import orjson

from . import suppression

FORMAT = "consult-synthesis/1"
FILE_NAME = "synthesis.json"

College = Literal["citizen", "agent", "unknown"]
State = Literal["public", "hidden", "erased"]
Side = Literal["for", "against", "question", "neutral"]
Direction = Literal["for", "against", "divided"]
Role = Literal["for", "against"]
Reader = Literal["person", "machine"]
SourceKind = Literal["contribution", "argument", "vote", "minutes"]
FindingKind = Literal["finding", "opinion"]


@dataclass(frozen=True)
class Named:
    slug: str
    title: str


@dataclass(frozen=True)
class Supports:
    citizen: int = 0
    agent: int = 0
    counted: int = 0  # raised hands of a workshop, signatures on paper: of no college

    @property
    def total(self) -> int:
        return self.citizen + self.agent + self.counted


@dataclass(frozen=True)
class Contribution:
    id: str
    version: int
    college: College
    title: str
    text: str
    state: State
    received_at: str
    themes: tuple[str, ...] = ()
    read: Reader | None = None
    read_version: int | None = None  # the version that was read; None: the present one
    aside: str | None = None  # why it is not read
    merged_into: str | None = None
    people: int = 1
    supports: Supports = Supports()
    legal_or_safety: bool = False
    departement: str | None = None  # its code, if the person said a commune

    @property
    def words(self) -> str:
        return f"{self.title}\n\n{self.text}"


@dataclass(frozen=True)
class Argument:
    id: str
    contribution: str
    side: Side
    college: College
    text: str
    state: State
    version: int = 1

    @property
    def words(self) -> str:
        return self.text


@dataclass(frozen=True)
class Option:
    id: str
    label: str
    voices: int | None = None  # None: this method does not count voices


@dataclass(frozen=True)
class Vote:
    id: str
    title: str
    ballots: int
    options: tuple[Option, ...]
    blank: int = 0
    version: int = 1
    state: State = "public"

    @property
    def words(self) -> str:
        counted = [
            f"{one.id}\t{one.label}\t{'' if one.voices is None else one.voices}"
            for one in self.options
        ]
        return "\n".join([self.title, str(self.ballots), str(self.blank), *counted])


@dataclass(frozen=True)
class Minutes:
    """The minutes of a workshop."""

    id: str
    title: str
    text: str
    version: int = 1
    state: State = "public"

    @property
    def words(self) -> str:
        return f"{self.title}\n\n{self.text}"


Cited = Contribution | Argument | Vote | Minutes


@dataclass(frozen=True)
class Theme:
    id: str
    title: str
    parent: str | None = None


@dataclass(frozen=True)
class Position:
    """What several people hold, found by the reading: large or small."""

    id: str
    title: str
    contributions: tuple[str, ...]
    theme: str | None = None


@dataclass(frozen=True)
class Source:
    """What was read, as it was: its version, and the digest of its words."""

    kind: SourceKind
    id: str
    version: int
    digest: str
    role: Role = "for"


@dataclass(frozen=True)
class Figure:
    placeholder: str
    value: str


@dataclass(frozen=True)
class Finding:
    id: str
    text: str  # with its placeholders
    shown: str  # as displayed
    theme: str | None = None
    kind: FindingKind = "finding"
    signed_by: str | None = None
    figures: tuple[Figure, ...] = ()
    direction: Direction | None = None
    sources: tuple[Source, ...] = ()
    proposed_by: str | None = None  # the name of the language model whose words these are
    accepted_by: str | None = None  # who took them into the text


@dataclass(frozen=True)
class Received:
    """A line of the register of what came in, kept apart from the texts."""

    id: str
    received_at: str


@dataclass(frozen=True)
class Document:
    consultation: Named
    version: int = 1
    published_at: str | None = None
    received: tuple[Received, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    arguments: tuple[Argument, ...] = ()
    votes: tuple[Vote, ...] = ()
    minutes: tuple[Minutes, ...] = ()
    themes: tuple[Theme, ...] = ()
    positions: tuple[Position, ...] = ()
    findings: tuple[Finding, ...] = ()
    format: str = field(default=FORMAT)

    @cached_property
    def by_kind(self) -> dict[str, dict[str, Cited]]:
        return {
            "contribution": {one.id: one for one in self.contributions},
            "argument": {one.id: one for one in self.arguments},
            "vote": {one.id: one for one in self.votes},
            "minutes": {one.id: one for one in self.minutes},
        }

    @cached_property
    def arguments_on(self) -> dict[str, tuple[Argument, ...]]:
        """The public arguments on each contribution."""
        found: dict[str, list[Argument]] = defaultdict(list)
        for one in self.arguments:
            if one.state == "public":
                found[one.contribution].append(one)
        return {of: tuple(those) for of, those in found.items()}

    @cached_property
    def families(self) -> dict[str, frozenset[str]]:
        """Each theme, with those under it."""
        parents = {one.id: one.parent for one in self.themes}
        found: dict[str, set[str]] = {name: set() for name in parents}
        for name in parents:
            above: str | None = name
            seen: set[str] = set()
            while above is not None and above in found and above not in seen:
                seen.add(above)
                found[above].add(name)
                above = parents[above]
        return {name: frozenset(those) for name, those in found.items()}

    @cached_property
    def populations(self) -> dict[str | None, tuple[Contribution, ...]]:
        """The public contributions of each theme, and of the whole; those set aside left out."""
        kept = [c for c in self.contributions if c.state == "public" and c.aside is None]
        found: dict[str | None, tuple[Contribution, ...]] = {None: tuple(kept)}
        for name, family in self.families.items():
            found[name] = tuple(c for c in kept if not family.isdisjoint(c.themes))
        return found

    @cached_property
    def lines(self) -> dict[tuple[str, str], frozenset[str]]:
        """What is counted by college: the contributions of each theme, and those each finding cites."""
        found = {
            ("theme", one.id): frozenset(c.id for c in self.populations[one.id])
            for one in self.themes
        }
        known = {one.id for one in self.populations[None]}
        for one in self.findings:
            cited = {source.id for source in one.sources if source.kind == "contribution"}
            found["finding", one.id] = frozenset(cited & known)
        return found

    @cached_property
    def told(self) -> set[tuple[str, str]]:
        """The lines whose two colleges may be published, wherever it is."""
        every = {one.id: one.college for one in self.populations[None]}
        return suppression.shown(self.lines, every)

    def cited(self, source: Source) -> Cited | None:
        return self.by_kind[source.kind].get(source.id)

    def population(self, finding: Finding) -> tuple[Contribution, ...]:
        return self.populations.get(finding.theme, ())

    def read_by(self, finding: Finding) -> list[tuple[Source, Cited]]:
        """The sources that are there, with what they point to."""
        found = ((one, self.cited(one)) for one in finding.sources)
        return [(one, there) for one, there in found if there is not None]


def digest(said: str | Cited) -> str:
    """SHA-256 of the words, accents and letters in one spelling."""
    words = said if isinstance(said, str) else said.words
    return hashlib.sha256(unicodedata.normalize("NFC", words).encode()).hexdigest()


def source(there: Cited, role: Role = "for") -> Source:
    """The pin on what is read now."""
    kinds: dict[type, SourceKind] = {
        Contribution: "contribution",
        Argument: "argument",
        Vote: "vote",
        Minutes: "minutes",
    }
    return Source(kinds[type(there)], there.id, there.version, digest(there), role)


def canonical(value: object) -> bytes:
    """The bytes that are hashed: sorted keys, no space, UTF-8 in one spelling of each letter."""
    plain = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
    made = orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)
    return unicodedata.normalize("NFC", made.decode()).encode()


def hashed(value: object) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()


def dump(document: Document) -> bytes:
    """The file: the same document gives the same bytes."""
    return orjson.dumps(asdict(document), option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2) + b"\n"


def register_of(contributions: Iterable[Contribution]) -> tuple[Received, ...]:
    return tuple(Received(one.id, one.received_at) for one in contributions)
