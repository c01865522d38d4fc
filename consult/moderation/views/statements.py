"""The statement of reasons of a decision, for whoever holds its code, and contesting it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson
from flask import Response, abort, current_app, flash, redirect, render_template, url_for

from ... import throttle
from ...contributions import codes
from ...contributions.models import Contribution
from ...db import now
from ...errors import Refused
from ...i18n import SOURCE
from ...i18n import gettext as _
from ...labs.queries import charters_of
from ...web import can, page_invalid, require
from .. import actions, statement
from ..actions.appealing import refuse_if_it_cannot_be
from ..actions.telling import address_of
from ..forms.appeals import ContestForm
from ..grounds import GROUNDS
from ..models import Appeal, Decision
from ..queries import appeals, things
from .blueprint import bp
from .reporting import CODES_AN_HOUR, unkept


def _found(code: str) -> Decision:
    """Codes cannot be tried one after the other."""
    require("page.read")
    throttle.limit("statement", throttle.visitor(), CODES_AN_HOUR, 3600)
    read = codes.read(code)
    decision = appeals.statement(read) if read else None
    if decision is None or not can("consultation.read", decision.consultation):
        abort(404)
    return decision


@bp.get("/decisions/<code>", endpoint="statement")
def statement_page(code: str) -> Response:
    decision = _found(code)
    return unkept(render_template("moderation/statement.html", **_context(decision, None)))


@bp.post("/decisions/<code>/contester")
def contest(code: str) -> Any:
    decision = _found(code)
    form = _form(decision)
    if not form.validate():
        return page_invalid("moderation/statement.html", **_context(decision, form))
    email = (form.email.data or "").strip().lower() if form.email else ""
    _appeal, new = actions.contest(
        decision,
        argument=(form.argument.data or "").strip(),
        elsewhere=bool(form.elsewhere.data),
        email=email,
    )
    if new:
        flash(_("Votre recours est reçu."), "success")
    else:
        flash(_("Cette décision est déjà contestée\u00a0: voici où en est ce recours."), "info")
    return redirect(url_for(".statement", code=codes.shown(decision.code)), 303)


def _form(decision: Decision) -> ContestForm:
    to, _language, _user = address_of(things.decided_on(decision))
    return ContestForm(reachable=bool(to))


def _context(decision: Decision, form: ContestForm | None) -> dict[str, Any]:
    row = things.decided_on(decision)
    appeal = appeals.of_decision(decision)
    of = decision.consultation
    refused = None if appeal else _why_not(decision, row)
    return {
        "decision": decision,
        "code": codes.shown(decision.code),
        "row": row,
        "kind": decision.kind_of_thing,
        "above": things.above(row),
        "consultation": of,
        "lab": of.lab,
        "zone": of.lab.zone,
        "ground": GROUNDS.get(decision.ground, decision.ground),
        "by_law": statement.by_law(decision),
        "rule": rule_of(decision),
        "ends": statement.ends(decision),
        "appeal": appeal,
        "moot": appeal is not None and _moot(appeal),
        "at": now(),
        "refused": refused,
        "form": form or (_form(decision) if appeal is None and refused is None else None),
    }


def rule_of(decision: Decision) -> tuple[str, str] | None:
    """The rule of the charter as it was then: its title, its address."""
    kept = charters_of(decision.consultation.lab_id) if decision.rule else []
    charter = next((one for one in kept if one.version == decision.charter_version), None)
    rule = charter.rule(decision.rule) if charter else None
    return (str(rule.title), _address_of_rule(decision)) if rule else None


def _address_of_rule(decision: Decision) -> str:
    slug, version = decision.consultation.lab.slug, decision.charter_version
    if version is None:
        return url_for("labs.charter", slug=slug)
    anchor = f"regle-{decision.rule}" if decision.rule else None
    return url_for("labs.charter_version", slug=slug, version=version, _anchor=anchor)


def _why_not(decision: Decision, row: Any) -> str | None:
    """Why it can no longer be contested; None when it can."""
    try:
        refuse_if_it_cannot_be(decision, row)
    except Refused as refusal:
        return str(refusal)
    return None


def _moot(appeal: Appeal) -> bool:
    """Its author withdrew the text meanwhile."""
    return appeal.decided_at is None and appeals.case_of(appeal).closed_at is not None


@bp.get("/decisions/<code>.json")
def statement_file(code: str) -> Response:
    """The same fields, for a machine, without personal data."""
    decision = _found(code)
    row = things.decided_on(decision)
    said = statement.fields(
        decision,
        address=current_app.config["BASE_URL"] + _address_of_rule(decision),
        language=getattr(row, "language", SOURCE),
        written_at=_written_at(row),
        ground=str(GROUNDS.get(decision.ground, decision.ground)),
    )
    answer = unkept("")
    answer.data = orjson.dumps(said, option=orjson.OPT_INDENT_2)
    answer.mimetype = "application/json"
    return answer


def _written_at(row: Any) -> datetime:
    return things.form_since(row) if isinstance(row, Contribution) else row.created_at
