"""Receipts: what became of a contribution, for whoever holds its code."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import (
    Response,
    abort,
    current_app,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)

from ...accounts.disposable import DisposableAddress
from ...accounts.views.sign_in import ask
from ...i18n import gettext as _
from ...moderation.grounds import GROUNDS
from ...synthesis.queries import outcomes
from ...throttle import limit, visitor
from ...web import can, page_invalid, person, require
from .. import actions, codes, journey
from ..forms import CodeForm
from ..models import Contribution
from ..queries import one
from .blueprint import bp

HOUR = 3600


@bp.route("/suivi", methods=["GET", "POST"])
def track() -> Any:
    require("page.read")
    form = CodeForm()
    if form.validate_on_submit():
        if contribution := _sought(form.code.data):
            return redirect(url_for(".receipt", code=codes.shown(contribution.code)), 303)
        form.code.errors = [_("Aucune contribution ne porte ce code. Relisez le vôtre.")]
    page = page_invalid if form.errors else render_template
    return page("contributions/track.html", form=form)


def _sought(code: str) -> Contribution | None:
    """Whoever holds a code may read its page; codes cannot be tried one after the other."""
    limit("receipt", visitor(), 120, HOUR)
    read = codes.read(code)
    contribution = one.by_code(read) if read else None
    if contribution and can("consultation.read", contribution.consultation):
        return contribution
    return None


def _found(code: str) -> Contribution:
    return _sought(code) or abort(404)


@bp.get("/suivi/<code>")
def receipt(code: str) -> Any:
    require("page.read")
    if (read := codes.read(code)) and codes.shown(read) != code:
        return redirect(url_for(".receipt", code=codes.shown(read)))
    return _unkept(_receipt(_found(code)))


def _receipt(contribution: Contribution) -> str:
    who = person()
    decision = one.last_decision(contribution)
    consultation = contribution.consultation
    return render_template(
        "contributions/receipt.html",
        contribution=contribution,
        consultation=consultation,
        zone=consultation.lab.zone,
        code=codes.shown(contribution.code),
        steps=journey.steps(contribution),
        decision=decision,
        ground=GROUNDS.get(decision.ground) if decision else None,
        promised=contribution.created_at + timedelta(hours=consultation.moderation_hours),
        merge=one.merge_of(contribution),
        fate=outcomes.fate(consultation, contribution.id),
        readable=can("contribution.read", contribution),
        mine=who.id is not None and contribution.author_id == who.id,
        mails="accounts.mails" in current_app.view_functions,
        adoptable=_adoptable(contribution, who),
        just_sent="envoi" in request.args and contribution.state in ("held", "published"),
    )


def _adoptable(contribution: Contribution, who: Any) -> bool:
    return (
        who.id is not None
        and contribution.author_id is None
        and bool(contribution.contact_email)
        and contribution.contact_email == who.email
    )


def _unkept(page: str) -> Response:
    """Never in a cache, an index, or the history of another site."""
    answer = make_response(page)
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@bp.post("/suivi/<code>/lien")
def send_link(code: str) -> Any:
    """A sign-in link, to the address given with the contribution and to no other."""
    require("page.read")
    contribution = _found(code)
    to = contribution.contact_email
    here = url_for(".receipt", code=codes.shown(contribution.code))
    if to and contribution.author_id is None:
        try:
            ask(to, here)
        except DisposableAddress as refused:
            flash(refused.message, "warning")
        else:
            flash(
                _(
                    "Un lien de connexion part vers l’adresse donnée avec la contribution. Il sert une seule fois, pendant 15 minutes."
                ),
                "success",
            )
    return redirect(here, 303)


@bp.post("/suivi/<code>/rattacher")
def adopt(code: str) -> Any:
    require("account.use")
    contribution = _found(code)
    actions.adopt_one(contribution, person())
    flash(_("Cette contribution est rattachée à votre compte."), "success")
    return redirect(url_for(".receipt", code=codes.shown(contribution.code)), 303)
