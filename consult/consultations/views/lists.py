"""The home page, the list, the search and the feed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from flask import Response, current_app, make_response, render_template, request

from ... import geography
from ... import text as words
from ...contributions import queries as contributions
from ...db import now
from ...i18n import format_number
from ...i18n import gettext as _
from ...render import address
from ...throttle import limit_searches
from ...web import cacheable, changes_at, person, require
from .. import queries
from ..queries import NATIONAL, WHEN, Filters
from ..subjects import SUBJECTS
from .blueprint import bp

SOON = timedelta(days=7)


@bp.get("/")
def home() -> str:
    require("page.read")
    cacheable("site")
    at = now()
    front = queries.front(at) if person().roles else queries.kept_front(at)
    changes_at(front.changes_at)
    return render_template(
        "consultations/home.html",
        closing=[c for c in front.current if c.closes_at - at < SOON],
        current=[c for c in front.current if c.closes_at - at >= SOON],
        coming=front.coming,
        concluded=front.concluded,
        labs=front.labs,
        by_region=_open_by_region(front.labs),
    )


def _open_by_region(labs: Any) -> dict[str, dict[str, Any]]:
    """For the map: every region that has a lab, with its consultations open now."""
    counted: dict[str, int] = {}
    for lab in labs:
        counted[lab.region] = counted.get(lab.region, 0) + lab.open
    return {
        code: {"value": count, "href": address(".index", region=code)}
        for code, count in counted.items()
    }


@bp.get("/concertations")
def index() -> str:
    require("page.read")
    cacheable("site")
    at = now()
    changes_at(queries.next_change(at))
    filters = _filters()
    return render_template(
        "consultations/index.html",
        page=queries.listed(filters, at, **_cursors()),
        filters=filters,
        tabs=_tabs(filters, queries.counts(filters, at)),
        choices=_choices(),
        asked=_asked(filters),
    )


def _filters() -> Filters:
    """Only known values: anything else asks nothing."""
    args, regions = request.args, [NATIONAL, *(one.code for one in geography.regions())]
    return Filters(
        when=args["when"] if args.get("when") in WHEN else "",
        region=args["region"] if args.get("region") in regions else "",
        subject=args["subject"] if args.get("subject") in SUBJECTS else "",
        agents="1" if args.get("agents") == "1" else "",
        lab=args.get("lab", "")[:80],
    )


def _cursors() -> dict[str, Any]:
    return {name: request.args.get(name) for name in ("after", "before")}


def _tabs(filters: Filters, counts: dict[str, int]) -> list[dict[str, Any]]:
    labels = {
        "": _("Toutes"),
        "open": _("En cours"),
        "upcoming": _("À venir"),
        "past": _("Terminées"),
    }
    return [
        {
            "label": label,
            "href": address(".index", **_asked(replace(filters, when=when))),
            "current": filters.when == when,
            "count": format_number(counts[when or "all"]),
        }
        for when, label in labels.items()
    ]


def _choices() -> dict[str, list[tuple[str, str]]]:
    return {
        "region": [
            ("", _("Toutes les régions")),
            (NATIONAL, _("France entière")),
            *((one.code, one.name) for one in geography.regions()),
        ],
        "subject": [("", _("Toutes les thématiques")), *((k, str(v)) for k, v in SUBJECTS.items())],
    }


def _asked(filters: Filters) -> dict[str, str]:
    """The parameters of addresses that keep the filters."""
    return {name: value for name, value in vars(filters).items() if value}


@bp.get("/recherche")
def search() -> str:
    require("page.read")
    said = request.args.get("q", "").strip()[:200]
    first = not any(_cursors().values())
    if words.query(said):
        limit_searches()
    return render_template(
        "consultations/search.html",
        q=said,
        found=queries.search(said, now()) if first else [],
        page=contributions.search(said, **_cursors()) if said else None,
        first=first,
    )


@bp.get("/concertations.atom")
def feed() -> Response:
    require("page.read")
    cacheable("site")
    at = now()
    rows = queries.latest(at, 30)
    text = render_template(
        "consultations/feed.xml",
        rows=rows,
        updated=max((row.published_at for row in rows), default=at),
        base=current_app.config["BASE_URL"],
    )
    response = make_response(text)
    response.mimetype = "application/atom+xml"
    return response
