"""A refused address is contested here, and stewards decide for its whole domain."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from ...db import db
from ...i18n import gettext as _
from ...i18n import locale
from ...notifications.actions import send
from ...notifications.letters import letter
from ...throttle import limit, limit_letters, visitor
from ...web import page_invalid, person, require
from .. import actions, queries
from ..addresses import mailbox
from ..disposable import domain_of
from ..forms import ContestForm, DecideForm
from ..models import ContestedDomain
from .blueprint import bp

HOUR = 3600


@bp.route("/connexion/adresse-refusee", methods=["GET", "POST"])
def contest() -> Any:
    require("page.read")
    form = ContestForm()
    if form.validate_on_submit():
        limit("contest from", visitor(), 20, HOUR)
        email = str(form.email.data)
        limit_letters("contest of", mailbox(email))
        told = queries.contests_of(domain_of(email))  # of a domain that waits for them, once
        made = actions.contest_domain(email, str(form.reason.data), locale())
        if made is not None and not told:
            for one in queries.stewards():
                said = letter("domain-contested", one.language, contested=made)
                send(to=one.email, kind="domain", user_id=one.id, **said)
        return redirect(url_for(".contested"), 303)
    if form.errors:
        return page_invalid("accounts/contest.html", form=form)
    return render_template("accounts/contest.html", form=form)


@bp.get("/connexion/adresse-refusee/recue")
def contested() -> Any:
    require("page.read")
    return render_template("accounts/contested.html")


@bp.get("/reseau/adresses")
def domains() -> Any:
    require("network.domains")
    return render_template(
        "accounts/domains.html",
        waiting=queries.contested_domains(),
        allowed=queries.allowed_domains(),
        form=DecideForm(),
    )


@bp.post("/reseau/adresses/<int:contested_id>")
def decide_domain(contested_id: int) -> Any:
    require("network.domains")
    contested = db.get_or_404(ContestedDomain, contested_id)
    if not DecideForm().validate_on_submit():
        return redirect(url_for(".domains"), 303)
    allowing = request.form.get("then") == "allow"
    for one in actions.decide_domain(contested, person().id, allowing=allowing):
        said = letter("domain-decided", one.language, contested=one, allowed=allowing)
        send(to=one.email, kind="domain", **said)
    if allowing:
        flash(_("Les adresses de %(domain)s sont acceptées.", domain=contested.domain), "success")
    else:
        flash(_("Les adresses de %(domain)s restent refusées.", domain=contested.domain), "info")
    return redirect(url_for(".domains"), 303)
