"""The public figures of moderation: of a consultation, of a lab, of the network; by year."""

from __future__ import annotations

import csv
import io
from typing import Any

from flask import Response, abort, render_template, request, url_for

from ...consultations.views.blueprint import shown
from ...db import now
from ...labs import queries as labs
from ...web import cacheable, require
from .. import disclosure
from ..agreement import ENOUGH, Agreement
from ..figures import COLLEGES, TABLES, Figures, figures, lines
from ..queries import readings, transparency
from .blueprint import bp

Where = dict[str, Any]  # lab and consultation: what is looked at


@bp.get("/transparence")
def figures_of_network() -> Any:
    require("page.read")
    return page("figures_of_network", {})


@bp.get("/labos/<slug>/transparence")
def figures_of_lab(slug: str) -> Any:
    lab = labs.lab_of(slug) or abort(404)
    require("lab.read", lab)
    return page("figures_of_lab", {"lab": lab}, slug=slug)


@bp.get("/concertations/<slug>/transparence")
def figures_of_consultation(slug: str) -> Any:
    consultation = shown(slug)
    require("consultation.read", consultation)
    if consultation.published_at is None:
        abort(404)
    where = {"lab": consultation.lab, "consultation": consultation}
    return page("figures_of_consultation", where, slug=slug)


def page(endpoint: str, where: Where, **arguments: Any) -> Any:
    cacheable("site")
    at = now()
    by_subject = transparency.all_atoms(at)
    known = transparency.years(by_subject)
    year = _year(known)
    seen = _seen(by_subject, where, year)
    if request.args.get("format") == "csv":
        return _file(seen, endpoint, arguments.get("slug", "reseau"), year)
    here: dict[str, Any] = arguments | ({"annee": year} if year else {})
    return render_template(
        "moderation/transparency.html",
        lab=where.get("lab"),
        consultation=where.get("consultation"),
        figures=seen,
        year=year,
        years=[(one, url_for(f".{endpoint}", **arguments, annee=one)) for one in known],
        everything=url_for(f".{endpoint}", **arguments),
        file=url_for(f".{endpoint}", **here, format="csv"),
        tables=TABLES,
        colleges=COLLEGES,
        agreed=None if "consultation" in where else _agreed(where, year),
    )


def _agreed(where: Where, year: int | None) -> Agreement | None:
    """Between two readers, once there are enough readings to say it."""
    lab = where.get("lab")
    found = readings.agreed(lab.id if lab else None, year)
    return found if found is not None and found.number >= ENOUGH else None


def _year(known: list[int]) -> int | None:
    asked = request.args.get("annee", "")
    if not asked:
        return None
    return next((one for one in known if str(one) == asked), None) or abort(404)


def _seen(by_subject: dict[str, Any], where: Where, year: int | None) -> Figures:
    of = {name: thing.id for name, thing in where.items()}
    lab, consultation = of.get("lab"), of.get("consultation")
    kept = {
        subject: disclosure.of(several, lab=lab, consultation=consultation, year=year)
        for subject, several in by_subject.items()
    }
    told = (kept["kept"] or kept["reasoned"]) and transparency.waited(lab, consultation, year)
    return figures(kept, told or None)


def _file(seen: Figures, endpoint: str, slug: str, year: int | None) -> Response:
    out = io.StringIO()
    written = csv.writer(out)
    written.writerow(("table", "categorie", "nombre"))
    written.writerows(lines(seen))
    for name, hours in (("mediane", seen.median), ("neuvieme_decile", seen.ninth_decile)):
        if hours is not None:
            written.writerow(("delai_en_heures", name, round(hours, 1)))
    answer = Response(out.getvalue(), mimetype="text/csv")
    name = f"moderation-{slug}-{year or 'tout'}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
