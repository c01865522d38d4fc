"""When a moderator is written to about what waits."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for

from ...i18n import gettext as _
from ...notifications import topics
from ...web import page_invalid, person, require
from .. import actions
from ..forms.alerts import NEVER, AlertsForm
from ..models.alerts import USUAL_HOUR
from ..queries import alerts as queries
from .blueprint import bp


@bp.route("/moderation/alertes", methods=["GET", "POST"])
def alerts() -> Any:
    require("moderation.queue")
    who = person()
    form = AlertsForm(data=_chosen(who))
    if form.validate_on_submit():
        hour = int(form.hour.data) if form.hour.data else None
        actions.choose_alerts(who, hour, at_once=bool(form.at_once.data))
        flash(_("Vos choix sont enregistrés."), "success")
        return redirect(url_for(".alerts"), 303)
    if form.errors:
        return page_invalid("moderation/alerts.html", form=form, email=who.email)
    return render_template("moderation/alerts.html", form=form, email=who.email)


def _chosen(who: Any) -> dict[str, Any]:
    kept = queries.hour_of(who.id)
    hour = str(kept.hour if kept else USUAL_HOUR)
    daily = not topics.silent(topics.DIGEST, [who.email])
    at_once = not topics.silent(topics.ALERTS, [who.email])
    return {"hour": hour if daily else NEVER, "at_once": at_once}
