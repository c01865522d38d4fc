"""What the public pages of a version count: made once, when it is published, from its document.

One table by college serves every page, so that no two of them can be subtracted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Literal, cast
from zoneinfo import ZoneInfo

import orjson

from ..moderation.disclosure import REST, grouped, stands
from . import colleges
from .colleges import Gap
from .document import Contribution, Document, Finding
from .loading import built


@dataclass(frozen=True)
class Line:
    """A theme with what is placed in it and under it, or a sentence with what it cites."""

    kind: Literal["theme", "finding"]
    id: str
    title: str  # the sentence, as it is shown
    above: str | None  # the theme it is in
    total: int
    people: int
    supports: int  # of those on its side; all colleges together: those of one contribution are few
    against: int = 0  # cited as standing against the sentence
    arguments: int = 0
    citizens: int | None = None  # None: withheld
    agents: int | None = None

    @property
    def told(self) -> bool:
        return self.citizens is not None and self.agents is not None


@dataclass(frozen=True)
class Day:
    day: str
    number: int


@dataclass(frozen=True)
class Place:
    departement: str
    number: int


@dataclass(frozen=True)
class Flow:
    """Contributions of a theme of the first level that a sentence cites; of no theme: None."""

    theme: str | None
    finding: str
    number: int


@dataclass(frozen=True)
class Counts:
    total: int  # public contributions, those set aside left out
    citizens: int | None
    agents: int | None
    lines: tuple[Line, ...] = ()
    days: tuple[Day, ...] = ()
    places: tuple[Place, ...] = ()
    elsewhere: int = 0  # in départements that are too small to be told
    unplaced: int | None = None  # no commune was said; None: too few said one
    flows: tuple[Flow, ...] = ()

    @property
    def themes(self) -> list[Line]:
        return [one for one in self.lines if one.kind == "theme" and one.total]

    @property
    def findings(self) -> list[Line]:
        return [one for one in self.lines if one.kind == "finding" and one.total]

    def finding(self, number: int) -> Line | None:
        return next((one for one in self.findings if one.id == str(number)), None)

    def gap(self, line: Line) -> Gap | None:
        """Between the two shares of the line, where both are told."""
        told = (line.citizens, self.citizens, line.agents, self.agents)
        if None in told:
            return None
        mine, citizens, theirs, agents = cast(tuple[int, int, int, int], told)
        return colleges.gap((mine, citizens), (theirs, agents))


def count(document: Document, zone: str) -> Counts:
    """``zone`` says which day a moment is."""
    every = document.populations[None]
    table = colleges.side_by_side(document)
    places, elsewhere, unplaced = _places(every)
    return Counts(
        len(every),
        table.citizens,
        table.agents,
        tuple(_lines(document, table)),
        tuple(_days(every, zone)),
        places,
        elsewhere,
        unplaced,
        tuple(_flows(document)),
    )


def dump(counts: Counts) -> bytes:
    return orjson.dumps(asdict(counts), option=orjson.OPT_SORT_KEYS)


def loads(content: bytes) -> Counts:
    return cast(Counts, built(Counts, orjson.loads(content), ""))


def _lines(document: Document, table: colleges.Table) -> Iterator[Line]:
    texts = {one.id: one for one in document.populations[None]}
    themes = {one.id: one for one in document.themes}
    findings = {one.id: one for one in document.findings}
    for line in table.lines:
        those = [texts[id] for id in document.lines[line.kind, line.id]]
        if line.kind == "theme":
            theme = themes[line.id]
            yield _line(line, theme.title, theme.parent, those)
        else:
            said = findings[line.id]
            yield _line(line, said.shown, said.theme, those, said)


def _line(
    line: colleges.Line,
    title: str,
    above: str | None,
    those: list[Contribution],
    said: Finding | None = None,
) -> Line:
    kept = {one.id for one in those}
    cited = said.sources if said else ()
    against = {s.id for s in cited if s.kind == "contribution" and s.role == "against"}
    return Line(
        cast(Literal["theme", "finding"], line.kind),
        line.id,
        title,
        above,
        len(those),
        sum(one.people for one in those),
        sum(one.supports.total for one in those if one.id not in against),
        len(against & kept),
        len({s.id for s in cited if s.kind == "argument"}),
        line.citizens,
        line.agents,
    )


def _days(every: Iterable[Contribution], zone: str) -> Iterator[Day]:
    there = ZoneInfo(zone)
    found: Counter[date] = Counter()
    for one in every:
        if one.received_at:
            found[datetime.fromisoformat(one.received_at).astimezone(there).date()] += 1
    for day in sorted(found):
        yield Day(day.isoformat(), found[day])


def _places(every: Iterable[Contribution]) -> tuple[tuple[Place, ...], int, int | None]:
    """The départements of five contributions and more; the others together."""
    found = Counter(one.departement for one in every)
    unplaced = found.pop(None, 0)
    shown = grouped(cast(Counter[str], found))
    elsewhere = shown.pop(REST, 0)
    if not stands(elsewhere):  # they are all
        return (), 0, None
    ordered = sorted(shown, key=lambda code: (-shown[code], code))
    return tuple(Place(code, shown[code]) for code in ordered), elsewhere, unplaced


def _flows(document: Document) -> Iterator[Flow]:
    """A text placed in two themes counts in each."""
    of: dict[str, set[str]] = {}
    for one in document.themes:
        if one.parent is None:
            for text in document.populations[one.id]:
                of.setdefault(text.id, set()).add(one.id)
    for said in document.findings:
        found: Counter[str | None] = Counter()
        for text_id in document.lines["finding", said.id]:
            found.update(of.get(text_id) or (None,))
        order = {one.id: place for place, one in enumerate(document.themes)}
        for theme in sorted(found, key=lambda one: order.get(one or "", len(order))):
            yield Flow(theme, said.id, found[theme])
