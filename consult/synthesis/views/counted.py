"""What a published version counts: the two colleges side by side, its drawings, their files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from flask import Response, abort, render_template, request, url_for

from ...consultations.models import Consultation
from ...i18n import local, ngettext
from .. import drawing, flows, saying
from ..counts import Counts, Line
from ..models import Synthesis
from ..queries import kept
from .blueprint import bp
from .syntheses import published

SORTS = ("ecart", "citoyens", "agents", "ensemble", "texte")
DRAWN = 20  # lines; the others are folded


def _counted(slug: str, *, cached: bool = True) -> tuple[Consultation, Synthesis, Counts]:
    of, synthesis = published(slug, cached=cached)
    return of, synthesis, kept.counts_of(synthesis) or abort(404)


@bp.get("/colleges")
def colleges(slug: str) -> str:
    """Each theme and each sentence, for citizens and for agents, and the gap."""
    of, synthesis, counts = _counted(slug)
    asked = request.args.get("tri", "")
    order = asked if asked in SORTS else SORTS[0]
    return render_template(
        "synthesis/colleges.html",
        consultation=of,
        synthesis=synthesis,
        counts=counts,
        why=saying.incomparable(counts),
        unknown=_unknown(counts),
        groups=[_group(counts, lines, order) for lines in (counts.themes, counts.findings)],
        order=order,
        sorts={
            name: url_for(".colleges", slug=slug, version=synthesis.version, tri=name)
            for name in SORTS
        },
        said=saying,
        drawn=DRAWN,
    )


def _unknown(counts: Counts) -> int:
    return counts.total - (counts.citizens or 0) - (counts.agents or 0)


def _group(counts: Counts, lines: Sequence[Line], order: str) -> dict[str, Any]:
    gaps = drawing.whiskers(counts, lines)
    return {
        "lines": [(line, gaps.of(line)) for line in _sorted(lines, gaps, order)],
        "limit": gaps.limit,
        "told": sum(one.told for one in lines),
    }


def _sorted(lines: Sequence[Line], gaps: drawing.Whiskers, order: str) -> list[Line]:
    """The largest first, gaps that are sure before the others; what is withheld last."""
    if order == "texte":
        return list(lines)

    def key(line: Line) -> tuple[int, float]:
        if order == "ensemble":
            return 0, -line.total
        whisker = gaps.of(line)
        if whisker is None:
            return 2, -line.total
        if order == "ecart":
            return (0 if whisker.more else 1), -abs(whisker.points)
        return 0, -((line.citizens if order == "citoyens" else line.agents) or 0)

    return sorted(lines, key=key)


@bp.get("/images")
def images(slug: str) -> str:
    """Themes by weight, contributions over time, by département, and what feeds each sentence."""
    of, synthesis, counts = _counted(slug)
    axis = drawing.columns(counts.days)
    return render_template(
        "synthesis/images.html",
        consultation=of,
        synthesis=synthesis,
        counts=counts,
        titles={one.id: one.title for one in counts.lines if one.kind == "theme"},
        said={one.id: one.title for one in counts.findings},
        bars=drawing.bars(counts.themes),
        axis=axis,
        over_time=saying.over_time(axis.step) if axis else "",
        beside=saying.beside(counts),
        events=_events(of, axis) if axis else [],
        places={
            one.departement: {
                "value": one.number,
                "text": ngettext("%(num)s contribution", "%(num)s contributions", one.number),
            }
            for one in counts.places
        },
        named=[(one, saying.place(one.departement)) for one in counts.places],
        flows=flows.drawing(counts, saying.groups()),
        drawn=DRAWN,
        shape=flows,
    )


def _events(of: Consultation, axis: drawing.Columns) -> list[dict[str, Any]]:
    """The phases of the consultation, where they are on the axis."""
    found = []
    for phase in of.phases:
        first, last = (local(one, of.lab.zone).date() for one in (phase.opens_at, phase.closes_at))
        found.append(
            {"title": phase.title, "first": first, "last": last, "at": axis.place(first, last)}
        )
    return [one for one in found if one["at"]]


# Their files -------------------------------------------------------------------------------------


@bp.get("/chiffres/<name>.csv")
def counted_file(slug: str, name: str) -> Response:
    _of, synthesis, counts = _counted(slug, cached=False)
    if name not in FILES:
        abort(404)
    out = io.StringIO()
    sheet = csv.writer(out)
    for row in FILES[name](counts):
        sheet.writerow([_plain(cell) for cell in row])
    answer = Response("\ufeff" + out.getvalue(), mimetype="text/csv")
    where = f"{slug}-v{synthesis.version}-{name}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{where}"'
    return answer


def _plain(cell: Any) -> Any:
    """What no spreadsheet takes for a formula."""
    return (
        f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "'")) else cell
    )


def _colleges(counts: Counts) -> Iterator[tuple[Any, ...]]:
    yield (
        "nature", "identifiant", "libelle", "contributions", "citoyens", "agents",
        "ecart_en_points", "bas", "haut",
    )  # fmt: skip
    yield "ensemble", "", "", counts.total, counts.citizens, counts.agents, None, None, None
    for line in (*counts.themes, *counts.findings):
        gap = counts.gap(line)
        # Agents less citizens, as the page says it.
        ends = (gap.difference, gap.high, gap.low) if gap else (None, None, None)
        points = [None if one is None else round(-100 * one, 1) for one in ends]
        kind = "theme" if line.kind == "theme" else "phrase"
        yield kind, line.id, line.title, line.total, line.citizens, line.agents, *points


def _days(counts: Counts) -> Iterator[tuple[Any, ...]]:
    yield "jour", "contributions"
    for one in counts.days:
        yield date.fromisoformat(one.day), one.number


def _places(counts: Counts) -> Iterator[tuple[Any, ...]]:
    yield "departement", "nom", "contributions"
    for one in counts.places:
        yield one.departement, saying.place(one.departement), one.number
    yield "", "autres départements", counts.elsewhere
    yield "", "sans commune", counts.unplaced


def _flows(counts: Counts) -> Iterator[tuple[Any, ...]]:
    titles = {one.id: one.title for one in counts.lines if one.kind == "theme"}
    yield "theme", "phrase", "contributions_citees"
    for one in counts.flows:
        yield titles.get(one.theme or "", ""), one.finding, one.number


FILES = {"colleges": _colleges, "jours": _days, "departements": _places, "flux": _flows}
