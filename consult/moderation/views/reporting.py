"""Reporting what is public, without an account too."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for

from ... import throttle
from ...consultations.views.blueprint import found
from ...web import page_invalid, person, require
from .. import actions
from ..forms.reporting import ReportForm
from ..queries import things
from ..queries.things import Row
from .blueprint import bp

REPORTS_AN_HOUR = 10


@bp.route("/signaler/<kind>/<int:target_id>", methods=["GET", "POST"])
def report(kind: str, target_id: int) -> Any:
    row = things.public_target(kind, target_id) or abort(404)
    require("report.create", row)
    form = ReportForm()
    if not form.validate_on_submit():
        context = {"form": form, "row": row, "kind": kind, "consultation": row.consultation}
        if form.errors:
            return page_invalid("moderation/report.html", **context)
        return render_template("moderation/report.html", **context)
    number = 0 if form.website.data else _report(row, form)
    return redirect(url_for(".reported", slug=row.consultation.slug, number=number), 303)


def _report(row: Row, form: ReportForm) -> int:
    throttle.limit("report", throttle.visitor(), REPORTS_AN_HOUR, 3600)
    made = actions.report(
        row,
        ground=form.ground.data,
        explanation=(form.explanation.data or "").strip(),
        reporter_id=person().id,
        email=(form.email.data or "").strip().lower(),
    )
    return made.id


@bp.get("/signaler/recu/<slug>/<int:number>")
def reported(slug: str, number: int) -> Any:
    consultation = found(slug)
    require("report.create", consultation)
    return render_template("moderation/reported.html", consultation=consultation, number=number)
