"""Reporting a text, and moderating."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from ... import text, throttle
from ...comments.models import Comment
from ...consultations.views.blueprint import found
from ...contributions.models import Contribution
from ...db import now
from ...i18n import lazy_gettext as _l
from ...web import page_invalid, person, require
from .. import actions, course
from ..forms import DecisionForm, QueueForm, ReportForm
from ..grounds import GROUNDS, SENTENCES
from ..queries import history, queue, things
from ..queries.things import Row

bp = Blueprint("moderation", __name__)

DONE = {
    "publish": _l("Le texte est publié."),
    "amend": _l("La correction est demandée."),
    "refuse": _l("Le texte est refusé, et ses raisons sont envoyées."),
    "restore": _l("Le texte est de nouveau publié."),
}
REPORTS_AN_HOUR = 10


# Reporting ---------------------------------------------------------------------------------------


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


# The queue ---------------------------------------------------------------------------------------


@bp.get("/moderation", endpoint="queue")
def queue_page() -> Any:
    require("moderation.queue")
    who = person()
    form = QueueForm(request.args)
    offered = queue.consultations(who)
    form.offer(offered)
    filters = _filters()
    page = queue.waiting(
        who, filters, after=request.args.get("after"), before=request.args.get("before")
    )
    return render_template(
        "moderation/queue.html",
        form=form,
        page=page,
        filters=filters,
        counts={tab: queue.count(who, queue.Filters(tab)) for tab in queue.TABS},
        items=[item(row, now()) for row in page.rows],
        address=_address,
    )


def _filters() -> queue.Filters:
    tab, chosen = request.args.get("tab", ""), request.args.get("consultation", "")
    return queue.Filters(
        tab if tab in queue.TABS else queue.PENDING,
        int(chosen) if chosen.isdecimal() and len(chosen) < 18 else None,
        request.args.get("kind", ""),
    )


def _address(**changes: Any) -> str:
    """This queue, otherwise filtered or on another page."""
    kept = {k: v for k, v in request.args.items() if k in ("tab", "consultation", "kind") and v}
    return url_for(".queue", **{**kept, **changes})


def item(row: Any, at: datetime) -> dict[str, Any]:
    """A text of the queue, with its age and what is left of the promised delay."""
    due = getattr(row, "due_at", None)
    left = due - at if due else timedelta(0)
    return {"row": row, "age": at - row.opened_at, "left": left, "late": left < timedelta(0)}


# Deciding ----------------------------------------------------------------------------------------


@bp.route("/moderation/<kind>/<int:target_id>", methods=["GET", "POST"])
def decide(kind: str, target_id: int) -> Any:
    row = things.target(kind, target_id) or abort(404)
    require("moderation.decide", row)
    form = DecisionForm()
    if not form.validate_on_submit():
        return decision_page(row, form)
    try:
        actions.decide(
            row,
            form.kind.data or "",
            person(),
            seen=form.seen.data or "",
            reasons=actions.Reasons(
                ground=form.ground.data or "", sentence=form.sentence.data or ""
            ),
        )
    except actions.Overtaken:
        return decision_page(row, form, overtaken=True), 409
    flash(str(DONE[form.kind.data or ""]), "success")
    return redirect(next_address(), 303)


def next_address() -> str:
    following = queue.first(person())
    if following is None:
        return url_for(".queue")
    return url_for(".decide", kind=following.kind, target_id=following.target_id)


def decision_page(row: Row, form: DecisionForm, *, overtaken: bool = False) -> Any:
    form.seen.data = actions.mark(row)
    kind = things.kind_of(row)
    above = things.discussed(row) if isinstance(row, Comment) else None
    context = {
        "form": form,
        "row": row,
        "kind": kind,
        "consultation": row.consultation,
        "above": above,
        "reports": history.open_reports(kind, row.id),
        "decisions": history.decisions(kind, row.id),
        "revisions": things.revisions(row.id) if isinstance(row, Contribution) else [],
        "personal": text.personal_data(f"{getattr(row, 'title', '')}\n{row.body}"),
        "open_to": course.open_to(kind, row.state),
        "grounds": GROUNDS,
        "sentences": SENTENCES,
        "overtaken": overtaken,
        "age": now() - row.state_since,
        "unreachable": row.author_id is None and not getattr(row, "contact_email", ""),
    }
    if form.errors and not overtaken:
        return page_invalid("moderation/decide.html", **context)
    return render_template("moderation/decide.html", **context)
