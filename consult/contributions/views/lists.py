"""The list of a consultation's contributions: orders, filters, map, feed, similar texts."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from flask import Response, current_app, jsonify, redirect, render_template, request, url_for
from markupsafe import Markup

from ... import geography
from ... import text as words
from ...accounts import appearance
from ...consultations.models import Consultation
from ...consultations.phases import next_change
from ...db import now
from ...i18n import ngettext
from ...paging import Order, Page
from ...render import Kept
from ...throttle import limit_searches, limit_suggestions
from ...web import cacheable, can, person, require
from .. import labels, queries
from ..models import CAMPAIGN, MERGE
from ..queries import Filters, folds
from .blueprint import bp, ideas_open, shown

FOLDS = {CAMPAIGN: "memes-textes", MERGE: "regroupements"}  # in addresses
FEED_LENGTH = 50
LONGEST_SEARCH = 200
ASKED = ("theme", "college", "lieu", "origine", "q", "campagnes")


def opened(slug: str) -> Consultation:
    """A list is kept for visitors until the consultation changes, or one of its phases does."""
    consultation = shown(slug)
    cacheable(consultation.scope, until=next_change(consultation.phases, now()))
    return consultation


@bp.get("/concertations/<slug>/contributions")
def index(slug: str) -> Any:
    asked = request.args
    if asked.get("tri") == "hasard" and _start() is None:
        shown(slug)
        kept: dict[str, Any] = {name: asked[name] for name in ASKED if name in asked}
        start = f"{random.random():.4f}"  # noqa: S311  (an order for readers, not a secret)
        return redirect(url_for(".index", slug=slug, tri="hasard", depart=start, **kept))
    consultation = opened(slug)
    filters = _filters(consultation)
    if words.query(filters.q):
        limit_searches()
    name, order = _order(filters)
    page = queries.listed(
        consultation,
        order,
        filters,
        after=asked.get("apres"),
        before=asked.get("avant"),
    )
    number = queries.count(consultation, filters) if filters else consultation.contributions_count
    return render_template(
        "contributions/index.html",
        consultation=consultation,
        writes=ideas_open(consultation)
        and (person().id is None or can("consultation.join", consultation)),
        filters=filters,
        order=name,
        folding=bool(filters.campaigns) or any(row.folding for row in page.rows),
        page=page,
        entries=entries(consultation, page.rows),
        number=number,
        many=number > queries.COUNTED_UP_TO and bool(filters),
        themes=[(theme.id, theme.name) for theme in consultation.themes],
        departements=departement_options(filters.departement),
        departement=geography.departement(filters.departement),
        narrowed=bool(replace(filters, q="", campaigns="")),
        kept=_kept(filters, name),
        addresses=_addresses(slug, filters, name, page),
    )


@lru_cache(maxsize=128)
def departement_options(chosen: str) -> Markup:
    """A hundred of them, the same on every list."""
    option = Markup('<option value="{}"{}>{}</option>')
    return Markup("").join(
        option.format(one.code, Markup(" selected") if one.code == chosen else "", one.name)
        for one in geography.departements()
    )


_entries = Kept(room=2_000_000)


def entries(consultation: Consultation, rows: Iterable[Any]) -> list[Markup]:
    """The entries of a list, each made once for as long as what it shows stays the same."""
    root = url_for(".index", slug=consultation.slug)
    entry = current_app.jinja_env.get_template("contributions/entry.html")
    merge = current_app.jinja_env.get_template("contributions/entry_merge.html")
    listed = list(rows)
    backing = folds.supporters([row.fold for row in listed if _is_merge(row)])

    def make(row: Any, people: int | None) -> str:
        shown = entry if people is None else merge
        card = _card(row, root)
        return shown.render(card=card, said=labels, signature=appearance.shown, people=people)

    found = []
    for row in listed:
        people = _people(backing.get(row.fold)) if _is_merge(row) else None
        found.append(_entries.get((root, tuple(row), people), partial(make, row, people)))
    return found


def _is_merge(row: Any) -> bool:
    return _folded(row) and row.fold_kind == MERGE


def _people(backing: Any) -> int:
    return backing.citizens + backing.agents if backing else 0


def cards(consultation: Consultation, rows: Iterable[Any]) -> list[dict[str, Any]]:
    root = url_for(".index", slug=consultation.slug)
    return [_card(row, root) for row in rows]


def _card(row: Any, root: str) -> dict[str, Any]:
    found = geography.departement(row.departement) if row.departement else None
    return {
        **row._mapping,
        "href": f"{root}/{row.id}",
        "fold_href": f"{root}/{FOLDS[row.fold_kind]}/{row.fold}" if _folded(row) else None,
        "start": words.excerpt(plain(row.start)),
        "place": found.name if found else "",
    }


def _folded(row: Any) -> bool:
    """What is left alone in its fold is an entry like the others."""
    return bool(getattr(row, "fold", None) and row.fold_texts > 1)


def plain(markdown: str) -> str:
    """The words of a text, without the signs of its layout."""
    unlisted = re.sub(r"^\s*(?:[-+>]|#+|\d+\.)\s+", "", markdown, flags=re.MULTILINE)
    return unlisted.translate(str.maketrans("", "", "*`"))


def _filters(consultation: Consultation) -> Filters:
    asked = request.args
    themes = {theme.id for theme in consultation.themes}
    theme = asked.get("theme", type=int)
    return Filters(
        theme=theme if theme in themes else None,
        college=_one_of(asked.get("college"), labels.COLLEGES),
        departement=found.code if (found := geography.departement(asked.get("lieu", ""))) else "",
        origin=_one_of(asked.get("origine"), labels.ORIGINS),
        q=asked.get("q", "").strip()[:LONGEST_SEARCH],
        campaigns=_one_of(asked.get("campagnes"), labels.CAMPAIGNS),
    )


def _one_of(said: str | None, known: Any) -> str:
    return said if said is not None and said in known else ""


def _start() -> float | None:
    start = request.args.get("depart", type=float)
    return start if start is not None and 0 <= start < 1 else None


def _order(filters: Filters) -> tuple[str, Order]:
    """What is searched comes nearest first, unless another order is asked for."""
    name = _one_of(request.args.get("tri"), labels.ORDERS)
    if not name and words.query(filters.q):
        return "proches", queries.nearest(filters.q)
    start = _start()
    if name == "hasard" and start is not None:
        return name, queries.shuffled(start)
    named = {"soutenues": queries.SUPPORTED, "discutees": queries.DISCUSSED}
    return name or "recentes", named.get(name, queries.NEWEST)


def _kept(filters: Filters, order: str) -> dict[str, Any]:
    """The address of this list, but for the page."""
    return {
        "tri": None if order in ("recentes", "proches") and not filters.q else order,
        "depart": _start() if order == "hasard" else None,
        "theme": filters.theme,
        "college": filters.college or None,
        "lieu": filters.departement or None,
        "origine": filters.origin or None,
        "q": filters.q or None,
        "campagnes": filters.campaigns or None,
    }


def _addresses(slug: str, filters: Filters, order: str, page: Page) -> dict[str, Any]:
    kept = _kept(filters, order)
    if order == "proches":
        kept["tri"] = None

    def at(**changes: Any) -> str:
        values = {**kept, **changes}
        return url_for(".index", slug=slug, **{k: v for k, v in values.items() if v is not None})

    return {
        "previous": at(avant=page.previous) if page.previous else None,
        "next": at(apres=page.next) if page.next else None,
        "orders": [
            {
                "label": label,
                "href": at(tri=None if name == "recentes" and not filters.q else name, depart=None),
                "current": name == order,
            }
            for name, label in labels.ORDERS.items()
        ],
        "campaigns": [
            {
                "label": label,
                "href": at(campagnes=name or None),
                "current": name == filters.campaigns,
            }
            for name, label in labels.CAMPAIGNS.items()
        ],
        "nearest": at(tri=None, depart=None) if words.query(filters.q) else None,
        "without": {
            name: at(**{name: None, **({"tri": None} if name == "q" else {})}) for name in ASKED
        },
    }


@bp.get("/concertations/<slug>/contributions/carte")
def map(slug: str) -> str:
    consultation = opened(slug)
    counts = queries.by_departement(consultation)
    return render_template(
        "contributions/map.html",
        consultation=consultation,
        counts={
            code: {
                "value": number,
                "text": ngettext("%(num)s contribution", "%(num)s contributions", number),
                "href": url_for(".index", slug=slug, lieu=code),
            }
            for code, number in counts.items()
        },
        placed=sum(counts.values()),
    )


@bp.get("/concertations/<slug>/contributions/semblables")
def similar(slug: str) -> str:
    """A fragment, for the form: what others have already said."""
    limit_suggestions()
    consultation = shown(slug)
    said = request.args.get("q", "")[:500]
    return render_template(
        "contributions/similar.html",
        consultation=consultation,
        found=cards(consultation, queries.similar(consultation, said)),
    )


@bp.get("/communes")
def communes() -> Response:
    """The official list, for the field that proposes while one types."""
    require("page.read")
    found = geography.search_communes(request.args.get("q", "")[:80])
    answer = jsonify([{"label": one.label, "code": one.code} for one in found])
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer


@bp.get("/concertations/<slug>/contributions.atom")
def feed(slug: str) -> Response:
    consultation = opened(slug)
    rows = queries.latest(consultation, FEED_LENGTH)
    xml = render_template(
        "contributions/feed.xml",
        consultation=consultation,
        rows=rows,
        base=current_app.config["BASE_URL"],
    )
    return Response(xml, content_type="application/atom+xml; charset=utf-8")
