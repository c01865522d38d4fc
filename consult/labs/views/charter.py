"""The charters: in force, as they were, and what changed from one to the next."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request
from markupsafe import Markup

from ... import text
from ...contributions import differences
from ...web import cacheable, require
from .. import queries
from ..charter import WORDED, Change, InForce, changes, reordered
from ..common import COMMON, LAWS
from ..models import Lab
from .blueprint import bp, found


@bp.get("/charte")
def common_charter() -> Any:
    require("page.read")
    cacheable("site")
    own = queries.own_charters()
    return render_template("labs/charter.html", lab=None, own=own, **shown(COMMON))


@bp.get("/labos/<slug>/charte")
def charter(slug: str) -> Any:
    cacheable("site")
    lab = found(slug)
    require("lab.read", lab)
    return page(lab, queries.charters_of(lab.id), None)


@bp.get("/labos/<slug>/charte/<int:version>")
def charter_version(slug: str, version: int) -> Any:
    cacheable("site")
    lab = found(slug)
    require("lab.read", lab)
    return page(lab, queries.charters_of(lab.id), version)


def page(lab: Lab, kept: list[InForce], version: int | None) -> Any:
    seen = kept[0] if version is None else numbered(kept, version)
    return render_template(
        "labs/charter.html",
        lab=lab,
        versions=kept,
        current=kept[0],
        asked=version,
        **shown(seen),
    )


def numbered(kept: list[InForce], version: int) -> InForce:
    return next((one for one in kept if one.version == version), None) or abort(404)


def shown(charter: InForce) -> dict[str, Any]:
    """A charter made ready to be read."""
    return {
        "charter": charter,
        "introduction": Markup(text.to_html(charter.introduction)),
        "texts": {one.slug: Markup(text.to_html(str(one.text))) for one in charter.rules},
        "laws": LAWS,
    }


@bp.get("/labos/<slug>/charte/<int:version>/changements")
def charter_changes(slug: str, version: int) -> Any:
    """Against the version before, or the one that ``avant`` names."""
    cacheable("site")
    lab = found(slug)
    require("lab.read", lab)
    kept = queries.charters_of(lab.id)
    after = numbered(kept, version)
    asked = request.args.get("avant", "")
    if asked.isdecimal() and len(asked) < 9:
        before = numbered(kept, int(asked))
    else:
        before = kept[min(kept.index(after) + 1, len(kept) - 1)]
    return render_template(
        "labs/charter_changes.html",
        lab=lab,
        before=before,
        after=after,
        versions=kept,
        **compared(before, after),
    )


def compared(before: InForce, after: InForce) -> dict[str, Any]:
    """What differs, word by word; in French, which is the language of the labs."""
    old, new = before.said_in_french(), after.said_in_french()
    return {
        "introductions": differences.sides(old, new) if old != new else None,
        "changes": [(one, sides(one)) for one in changes(before.rules, after.rules)],
        "reordered": reordered(before.rules, after.rules),
    }


def sides(change: Change) -> dict[str, Any]:
    """Each part of a rule that differs, before and after."""
    before, after = ({} if one is None else one.kept() for one in (change.before, change.after))
    return {
        name: differences.sides(before.get(name, ""), after.get(name, ""))
        for name in ("category", *WORDED)
        if before.get(name, "") != after.get(name, "")
    }
