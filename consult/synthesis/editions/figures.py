"""The figures of the printed editions: the tables of both, and what the PDF draws beside them. Pure.

They are the counts that the pages show, made once when the version was published: what is withheld
there is withheld here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...i18n import format_day, format_number, format_percent
from ...i18n import gettext as _
from .. import drawing, flows, saying
from ..counts import Counts, Line

DRAWN = 20  # bars; the table has them all


@dataclass(frozen=True)
class Column:
    head: str
    width: float  # of sixteen centimetres
    number: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: the first cell of each row says what the others are about."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figures:
    total: int
    why: tuple[str, str] | None  # why the two colleges are not compared
    colleges: tuple[Grid, ...]
    themes: tuple[drawing.Bar, ...]
    more: int  # themes that are not drawn
    axis: drawing.Columns | None
    days: Grid | None
    shades: dict[str, int]  # of the départements on the map, from 1 to 4
    places: Grid | None
    beside: str  # contributions that no département of the map counts
    flow: flows.Drawing | None
    cited: Grid | None


def of(counts: Counts) -> Figures:
    why = saying.incomparable(counts)
    bars = drawing.bars(counts.themes)
    axis = drawing.columns(counts.days)
    return Figures(
        counts.total,
        why,
        () if why else tuple(_colleges(counts)),
        tuple(bars[:DRAWN]),
        len(bars[DRAWN:]),
        axis,
        _days(axis) if axis else None,
        _shades(counts),
        _places(counts) if counts.places else None,
        saying.beside(counts),
        flows.drawing(counts, saying.groups()),
        _cited(counts) if counts.flows else None,
    )


def _colleges(counts: Counts) -> Iterator[Grid]:
    if counts.themes:
        yield _compared(
            counts,
            counts.themes,
            "Themes-colleges",
            _("Les thèmes, dans les deux collèges"),
            _("Thème"),
        )
    if counts.findings:
        yield _compared(
            counts,
            counts.findings,
            "Phrases-colleges",
            _("Les phrases de la synthèse, dans les deux collèges"),
            _("Phrase"),
        )


def _compared(counts: Counts, lines: Sequence[Line], name: str, caption: str, head: str) -> Grid:
    columns = (
        Column(head, 5.0),
        Column(_("Écart"), 3.6),
        Column(_("Citoyens"), 2.5, number=True),
        Column(_("Agents"), 2.5, number=True),
        Column(_("Ensemble"), 2.4, number=True),
    )
    gaps = drawing.whiskers(counts, lines)
    rows = tuple((_said(one), *_numbers(counts, one, gaps)) for one in lines)
    return Grid(name, caption, columns, rows)


def _said(line: Line) -> str:
    return f"{line.id}. {line.title}" if line.kind == "finding" else line.title


def _numbers(counts: Counts, line: Line, gaps: drawing.Whiskers) -> tuple[str, ...]:
    total = format_number(line.total)
    if line.citizens is None or line.agents is None:
        return "–", _("non publié"), _("non publié"), total
    whisker = gaps.of(line)
    return (
        saying.gap(whisker) if whisker else "–",
        _share(line.citizens, counts.citizens),
        _share(line.agents, counts.agents),
        total,
    )


def _share(number: int, whole: int | None) -> str:
    share = f"\u00a0({format_percent(number / whole)})" if whole else ""
    return format_number(number) + share


def _days(axis: drawing.Columns) -> Grid:
    number = Column(_("Contributions"), 4.0, number=True)
    rows = [
        (format_day(c.first), format_day(c.last), format_number(c.number)) for c in axis.columns
    ]
    caption = saying.over_time(axis.step)
    if axis.step == "day":
        short = tuple((first, n) for first, _last, n in rows)
        return Grid("Temps", caption, (Column(_("Jour"), 12.0), number), short)
    return Grid("Temps", caption, (Column(_("Du"), 6.0), Column(_("Au"), 6.0), number), tuple(rows))


def _shades(counts: Counts) -> dict[str, int]:
    top = max((one.number for one in counts.places), default=0)
    return {one.departement: drawing.shade(one.number, top) for one in counts.places}


def _places(counts: Counts) -> Grid:
    return Grid(
        "Departements",
        _("Contributions par département, du plus grand nombre au plus petit"),
        (Column(_("Département"), 12.0), Column(_("Contributions"), 4.0, number=True)),
        tuple(
            (f"{saying.place(one.departement)} ({one.departement})", format_number(one.number))
            for one in counts.places
        ),
    )


def _cited(counts: Counts) -> Grid:
    titles = {one.id: one.title for one in counts.lines if one.kind == "theme"}
    said = {one.id: one.title for one in counts.findings}
    return Grid(
        "Flux",
        _("Contributions citées, par thème et par phrase"),
        (
            Column(_("Thème"), 5.0),
            Column(_("Phrase"), 8.0),
            Column(_("Contributions citées"), 3.0, number=True),
        ),
        tuple(
            (
                titles[one.theme] if one.theme else _("Sans thème"),
                f"{one.finding}. {said[one.finding]}",
                format_number(one.number),
            )
            for one in counts.flows
        ),
    )
