"""Warning an account, or restricting it for a time, from one of its texts."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, url_for

from ...i18n import gettext as _
from ...labs.queries import charter_of
from ...web import page_invalid, person, require
from .. import actions
from ..forms.restricting import RestrictionForm
from ..grounds import GROUNDS
from ..queries import around, restrictions, things
from .blueprint import bp


@bp.route("/moderation/compte/<kind>/<int:target_id>/restriction", methods=["GET", "POST"])
def restrict(kind: str, target_id: int) -> Any:
    """The text says whose account it is to the program alone: an anonymous author stays so."""
    text = things.target(kind, target_id)
    if text is None or not isinstance(text, things.Text):
        abort(404)
    require("moderation.restrict", text)
    lab_id = text.consultation.lab_id
    past = restrictions.past(text.author_id, lab_id) if text.author_id is not None else []
    form = RestrictionForm(warned=bool(past))
    form.offer(charter_of(lab_id))
    if not form.validate_on_submit():
        return _page(text, form, past)
    try:
        actions.restrict(
            text,
            int(form.days.data or 0),
            person(),
            seen=form.seen.data or "",
            reasons=form.reasons(text.consultation.lab.zone),
        )
    except actions.Overtaken:
        return _page(text, form, restrictions.past(text.author_id or 0, lab_id), overtaken=True)
    if form.days.data == "0":
        flash(_("L’avertissement est envoyé."), "success")
    else:
        flash(_("Le compte est restreint, et ses raisons sont envoyées."), "success")
    return redirect(url_for(".same_author", kind=kind, target_id=target_id), 303)


def _page(text: things.Text, form: RestrictionForm, past: Any, *, overtaken: bool = False) -> Any:
    form.seen.data = restrictions.mark(past)
    if form.days.data is None:
        form.days.data = str(restrictions.next_step(past))
    context = {
        "form": form,
        "row": text,
        "kind": things.kind_of(text),
        "consultation": text.consultation,
        "zone": text.consultation.lab.zone,
        "past": past,
        "decisions": around.past_decisions(text, limit=20),
        "proposed": restrictions.next_step(past),
        "grounds": GROUNDS,
        "rules": form.offered,
        "charter": form.charter,
        "nobody": text.author_id is None,
        "overtaken": overtaken,
    }
    if overtaken:
        return render_template("moderation/restrict.html", **context), 409
    if form.errors:
        return page_invalid("moderation/restrict.html", **context)
    return render_template("moderation/restrict.html", **context)
