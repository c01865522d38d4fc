"""Deciding again what someone contests."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, flash, redirect, render_template, url_for

from ... import uploads
from ...db import db, now
from ...i18n import gettext as _
from ...web import page_invalid, person, require
from .. import actions, statement
from ..files import File
from ..forms.appeals import AgainForm
from ..grounds import GROUNDS
from ..models import Appeal, Decision
from ..queries import appeals, things
from ..queries.things import Row
from .blueprint import bp
from .statements import rule_of


def _found(appeal_id: int) -> Appeal:
    appeal = db.get_or_404(Appeal, appeal_id)
    if appeal.decided_by is not None and appeal.decided_by == person().id:
        raise actions.AlreadyAnswered
    require("appeal.decide", appeals.again(appeal))
    return appeal


@bp.route("/moderation/recours/<int:appeal_id>", methods=["GET", "POST"])
def decide_again(appeal_id: int) -> Any:
    appeal = _found(appeal_id)
    form = AgainForm()
    if not form.validate_on_submit():
        return _page(appeal, form)
    outcome = str(form.outcome.data)
    try:
        actions.decide_again(appeal, outcome, person(), reasons=form.reasons.data or "")
    except (actions.Overtaken, actions.NoLongerStands, actions.Withdrawn) as refusal:
        db.session.expire_all()
        return _page(appeal, form, overtaken=str(refusal))
    if outcome == "reversed":
        flash(_("La décision est annulée\u00a0: tout est redevenu comme avant."), "success")
    else:
        flash(_("La décision est maintenue, et vos raisons sont envoyées."), "success")
    return redirect(url_for(".queue"), 303)


def _page(appeal: Appeal, form: AgainForm, *, overtaken: str = "") -> Any:
    """All that deciding takes, and nothing else of a lab that may not be one's own."""
    decision = appeal.decision
    row = things.decided_on(decision)
    of = decision.consultation
    context = {
        "form": form,
        "appeal": appeal,
        "decision": decision,
        "row": row,
        "kind": decision.kind_of_thing,
        "above": things.above(row),
        "consultation": of,
        "zone": of.lab.zone,
        "read": _as_it_was(decision, row),
        "masked": decision.original is not None,
        "ground": GROUNDS.get(decision.ground, decision.ground),
        "grounds": GROUNDS,
        "rule": rule_of(decision),
        "ends": statement.ends(decision),
        "earlier": appeals.earlier(decision),
        "late": appeal.due_at < now(),
        "open": appeal.decided_at is None and appeals.case_of(appeal).closed_at is None,
        "overtaken": overtaken,
    }
    if overtaken:
        return render_template("moderation/appeal.html", **context), 409
    if form.errors:
        return page_invalid("moderation/appeal.html", **context)
    return render_template("moderation/appeal.html", **context)


def _as_it_was(decision: Decision, row: Row) -> dict[str, Any] | None:
    """What was decided on, where the text says something else now; None while it is still so."""
    was: dict[str, Any] | None = decision.original
    if was is None and appeals.rewritten(decision, row):
        was = decision.before["row"]
    return was if was is not None and "body" in was else None


@bp.get("/moderation/recours/<int:appeal_id>/fichier")
def contested_file(appeal_id: int) -> Response:
    """The refused file, for who decides again in a lab that reads nothing else of it."""
    row = things.decided_on(_found(appeal_id).decision)
    if not isinstance(row, File):
        abort(404)
    return uploads.served(row.kept)
