"""Reporting what is public, without an account too, and following what came of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Response, abort, make_response, redirect, render_template, request, url_for

from ... import throttle
from ...consultations.views.blueprint import found
from ...contributions import codes
from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from ...web import can, page_invalid, person, require
from .. import actions
from ..forms.reporting import GroundForm, ReportForm
from ..grounds import CHILD_ABUSE, GROUNDS, OFFENCES, REPORTED
from ..models import Report
from ..queries import history, things
from ..queries.things import Row
from .blueprint import bp

REPORTS_AN_HOUR = 10
CODES_AN_HOUR = 120
WHAT = {
    "contribution": _l("la contribution n°\u00a0%(number)s"),
    "comment": _l("l’argument n°\u00a0%(number)s"),
    "attachment": _l("le fichier n°\u00a0%(number)s"),
    "consultation": _l("le texte de la concertation n°\u00a0%(number)s"),
}


@bp.route("/signaler/<kind>/<int:target_id>", methods=["GET", "POST"])
def report(kind: str, target_id: int) -> Any:
    row = things.public_target(kind, target_id) or abort(404)
    require("report.create", row)
    if request.method == "GET" and request.args.get("ground") not in REPORTED:
        form = GroundForm(request.args)
        if "suite" in request.args or request.args.get("ground"):
            form.ground.errors = [_("Choisissez un motif.")]
        return _page("moderation/report_ground.html", row, form)
    known = person().id is not None
    typed = request.form if request.method == "POST" else request.args
    form = ReportForm(typed, known=known)
    if request.method == "GET" or not form.validate_on_submit():
        return _page("moderation/report.html", row, form)
    if form.website.data:
        return redirect(url_for(".reported", slug=row.consultation.slug), 303)
    made = _report(row, form)
    if made is None:
        return redirect(url_for(".reported", slug=row.consultation.slug, nombreux=1), 303)
    if made.reporter_id is None and made.reporter_email:
        # Whoever types an address is not told what it reported before: the number is sent there.
        return redirect(url_for(".reported", slug=row.consultation.slug, courriel=1), 303)
    return redirect(url_for(".followed", code=codes.shown(made.code), envoi=1), 303)


def _page(template: str, row: Row, form: Any) -> Any:
    ground = form.ground.data if form.ground.data in REPORTED else None
    context = {
        "form": form,
        "row": row,
        "kind": things.kind_of(row),
        "what": str(WHAT[things.kind_of(row)]) % {"number": row.id},
        "above": things.above(row),
        "consultation": row.consultation,
        "ground": ground,
        "grounds": REPORTED,
        "offence": ground in OFFENCES,
        "child": ground == CHILD_ABUSE,
        "hours": _hours(row, ground),
    }
    if form.errors:
        return page_invalid(template, **context)
    return render_template(template, **context)


def _hours(row: Row, ground: str | None) -> int:
    return int(actions.due(row.consultation, ground or "") / timedelta(hours=1))


def _report(row: Row, form: ReportForm) -> Report | None:
    throttle.limit("report", throttle.visitor(), REPORTS_AN_HOUR, 3600)
    # A name that no account shows is part of what its visitor wrote.
    name = things.named(row) if form.part.data == "name" and isinstance(row, things.Text) else None
    return actions.report(
        name or row,
        ground=form.ground.data,
        explanation=(form.explanation.data or "").strip(),
        who=actions.Reporter(
            user_id=person().id,
            name=form.said("name"),
            email=form.said("email").lower(),
            network=throttle.visitor(),
        ),
    )


@bp.get("/signaler/recu/<slug>")
def reported(slug: str) -> Any:
    """For whoever is given no number here: it is sent, or their report is counted among many."""
    consultation = found(slug)
    require("report.create", consultation)
    return render_template(
        "moderation/reported.html",
        consultation=consultation,
        many="nombreux" in request.args,
        sent="courriel" in request.args,
    )


@bp.get("/signalement/<code>")
def followed(code: str) -> Any:
    """Where a report is, for whoever holds its code. What was reported is not shown: it may be hidden."""
    require("page.read")
    throttle.limit("report code", throttle.visitor(), CODES_AN_HOUR, 3600)
    read = codes.read(code)
    made = history.report_of(read) if read else None
    if made is None or not can("consultation.read", made.consultation):
        abort(404)
    of = made.consultation
    decision = history.decision_closing(made)
    return unkept(
        render_template(
            "moderation/followed.html",
            report=made,
            code=codes.shown(made.code),
            consultation=of,
            zone=of.lab.zone,
            ground=REPORTED[made.ground],
            decision=decision,
            decided_ground=GROUNDS.get(decision.ground) if decision else None,
            promised=made.created_at + actions.due(of, made.ground),
            withdrawn=made.closed_at is None and _withdrawn(made),
            just_sent="envoi" in request.args,
        )
    )


def _withdrawn(report: Report) -> bool:
    """By who wrote it: nobody decides any more, and nobody else is to be waited for."""
    row = things.target(report.kind_of_thing, report.thing_id)
    above = things.above(row) if row is not None else None
    return any(one is not None and one.state == "withdrawn" for one in (row, above))


def unkept(page: str) -> Response:
    """Never in a cache, an index, or the history of another site."""
    answer = make_response(page)
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
