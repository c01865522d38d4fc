"""Judging again, without seeing the first decision."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from ... import text
from ...comments.models import Comment
from ...i18n import gettext as _
from ...web import can, page_invalid, person, require
from .. import actions
from ..forms.rereading import RereadingForm
from ..models import SecondReading
from ..queries import readings, things
from .blueprint import bp


@bp.get("/moderation/relectures")
def rereadings() -> Any:
    require("moderation.queue")
    who = person()
    return render_template(
        "moderation/rereadings.html", waiting=readings.waiting(who), first=readings.first(who)
    )


@bp.route("/moderation/relectures/<int:reading_id>", methods=["GET", "POST"])
def reread(reading_id: int) -> Any:
    require("moderation.queue")
    who = person()
    reading = readings.offered(reading_id, who)
    if reading is None:
        raise actions.AlreadyRead if readings.was_read(reading_id, who) else NotFound
    form = RereadingForm()
    if not form.validate_on_submit():
        page = page_invalid if form.errors else render_template
        return page("moderation/reread.html", form=form, **_shown(reading))
    actions.read_again(reading_id, str(form.verdict.data), who)
    flash(_("Votre relecture est enregistrée."), "success")
    following = readings.first(who)
    if following is None:
        return redirect(url_for(".rereadings"), 303)
    return redirect(url_for(".reread", reading_id=following), 303)


def _shown(reading: SecondReading) -> dict[str, Any]:
    """The text as it was when it was decided, and nothing of what was decided."""
    decision = reading.decision
    seen = decision.before["row"]
    row = things.target(decision.kind_of_thing, decision.thing_id) or abort(404)
    above = things.discussed(row) if isinstance(row, Comment) else None
    return {
        "reading": reading,
        "consultation": decision.consultation,
        "title": seen.get("title", ""),
        "body": Markup(text.to_html(seen["body"], lines=True)),
        "above": above if above is not None and can("contribution.read", above) else None,
    }
