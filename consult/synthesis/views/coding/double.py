"""Double reading: a sample read again by someone who does not see the first reading."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, url_for

from ....i18n import gettext as _
from ....web import person
from ...actions import double as actions
from ...actions import refusals
from ...alpha import ENOUGH
from ...forms.coding import RereadForm
from ...queries import coding, double
from ..blueprint import bp
from .shared import offered, opened, show


@bp.get("/grille/double-lecture")
def double_reading(slug: str) -> Any:
    of = opened(slug)
    draw = double.last(of)
    return show(
        "double",
        of,
        draw=draw,
        left=double.left(draw) if draw else 0,
        first=double.first(draw, person()) if draw else None,
        agreed=double.agreed(draw, coding.scheme(of)) if draw else None,
        enough=ENOUGH,
        most=actions.DRAWN,
    )


@bp.post("/grille/double-lecture")
def draw(slug: str) -> Any:
    of = opened(slug, "coding.edit")
    try:
        actions.draw(of, person().id)
        flash(_("Les textes sont tirés au sort."), "success")
    except refusals.NothingToDraw as refused:
        flash(refused.message, "warning")
    return redirect(url_for(".double_reading", slug=slug), 303)


@bp.route("/grille/double-lecture/<int:item_id>", methods=["GET", "POST"])
def read_twice(slug: str, item_id: int) -> Any:
    of = opened(slug)
    last = double.last(of)
    found = (double.offered(last, item_id, person()) if last else None) or abort(404)
    known = coding.scheme(of)
    form = RereadForm()
    form.offer(offered(known))
    if not form.validate_on_submit():
        return show("read_twice", of, form, row=found[1])
    actions.read_again(of, item_id, person(), form.themes.data or [])
    flash(_("Votre lecture est enregistrée."), "success")
    following = double.first(last, person()) if last else None
    if following is None:
        return redirect(url_for(".double_reading", slug=slug), 303)
    return redirect(url_for(".read_twice", slug=slug, item_id=following), 303)
