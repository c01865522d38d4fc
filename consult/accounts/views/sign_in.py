"""A link by e-mail lets someone in, once; signing out ends the session on every node."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import Any

from flask import (
    abort,
    current_app,
    flash,
    g,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.blueprints import BlueprintSetupState
from flask_login import login_user

from ... import i18n
from ...contributions import actions as contributions
from ...db import db, now
from ...i18n import ngettext
from ...labs import actions as labs
from ...labs import queries as teams
from ...labs.roles import ROLE_LABELS
from ...notifications.actions import send
from ...notifications.letters import letter, link
from ...permissions import AGENT
from ...throttle import pace_sign_ins
from ...web import cacheable, page_invalid, person, require, safe_next
from .. import actions, queries, sessions
from ..addresses import is_demo, mailbox
from ..colleges import COLLEGE_LABELS
from ..disposable import DisposableAddress, refuse
from ..forms import SignInForm
from ..models import User
from .blueprint import bp


@bp.route("/connexion", methods=["GET", "POST"])
def sign_in() -> Any:
    require("page.read")
    if person().id is not None:
        return redirect(after(request.values.get("next")), 303)
    form = SignInForm(next=request.args.get("next", ""))
    if form.validate_on_submit():
        email = str(form.email.data)
        try:
            delay = ask(email, safe_next(form.next.data) or "/")
        except DisposableAddress as refused:
            form.email.errors = [str(refused)]
            return choose(form, contestable=True)
        session["asked"], session["wait"] = email, ceil(delay / timedelta(minutes=1))
        return redirect(url_for(".asked"), 303)
    return choose(form)


def choose(form: SignInForm, *, contestable: bool = False) -> Any:
    page = {
        "contestable": contestable,
        "form": form,
        "demo": teams.demo_people() if playing() else [],
        "roles": ROLE_LABELS,
        "colleges": COLLEGE_LABELS,
    }
    if form.errors:
        return page_invalid("accounts/sign_in.html", **page)
    return render_template("accounts/sign_in.html", **page)


def ask(email: str, next: str) -> timedelta:
    """The same for every address: a link is made and sent whether or not it is known.

    How long it waits, when many are asked from one network or for one domain.
    """
    refuse(email)
    delay = pace_sign_ins(mailbox(email))
    language = i18n.locale()
    address = link("accounts.use_link", secret=actions.ask_link(email, next, delay))
    send(to=email, kind="sign-in", delay=delay, **letter("sign-in", language, address=address))
    return delay


@bp.get("/connexion/envoyee")
def asked() -> Any:
    require("page.read")
    return render_template(
        "accounts/asked.html",
        email=session.get("asked"),
        wait=session.get("wait", 0),
        readable="accounts.mails" in current_app.view_functions,
    )


@bp.route("/connexion/<secret>", methods=["GET", "POST"])
def use_link(secret: str) -> Any:
    """GET shows a button and changes nothing: mail scanners follow links. POST consumes."""
    require("page.read")
    found = queries.link_of(secret)
    if found is not None and found.used_at is not None and person().id is not None:
        return redirect(after(found.next), 303)  # the button was pressed twice
    if found is None or not found.is_alive(now()):
        return render_template("accounts/link_dead.html"), 410
    if request.method == "POST":
        return let_in(secret)
    return render_template("accounts/use_link.html", link=found)


def let_in(secret: str) -> Any:
    try:
        used = actions.use_link(secret)
    except actions.LinkDead:
        return render_template("accounts/link_dead.html"), 410
    user = actions.prove(used.email, current_app.config["AGENT_DOMAINS"], i18n.locale())
    enter(user)
    claim(user)
    return redirect(after(used.next), 303)


def claim(user: User) -> None:
    """Who proves an address owns what was sent with it, from whatever page they came."""
    number = contributions.adopt(user.email, user.id)
    if number:
        flash(
            ngettext(
                "Une contribution envoyée avec votre adresse est maintenant dans votre espace.",
                "%(num)s contributions envoyées avec votre adresse sont maintenant dans votre espace.",
                number,
            ),
            "success",
        )


def enter(user: User) -> None:
    """Open a session in place of the browser's former one; invitations become memberships."""
    labs.join_invited(user)
    if person().id is not None:
        sessions.close_session(person().session)
    team = user.college == AGENT or user.steward or teams.is_in_some_team(user.id)
    session.clear()
    session.permanent = True
    g.signing_in = True
    login_user(sessions.load(sessions.open_session(user.id, team=team)))


def after(next: str | None) -> str:
    """Where someone goes once signed in: what they came for, else their own page."""
    safe = safe_next(next)
    return safe if safe and safe != "/" else url_for("accounts.me")


@bp.route("/deconnexion", methods=["GET", "POST"])
def sign_out() -> Any:
    require("page.read")
    if request.method == "POST":
        if person().id is not None:
            sessions.close_session(person().session)
        session.clear()
        return redirect(url_for(".signed_out"), 303)
    if person().id is None:
        return redirect(url_for(".signed_out"), 303)
    return render_template("accounts/sign_out.html")


@bp.get("/deconnexion/faite")
def signed_out() -> Any:
    require("page.read")
    cacheable("site")
    return render_template("accounts/signed_out.html")


# The demonstration -------------------------------------------------------------------------------


def playing() -> bool:
    return bool(current_app.config["DEMO"] and not current_app.config["PRODUCTION"])


def play() -> Any:
    """Sign in as an invented person, by one button."""
    require("demo.use")
    user = db.get_or_404(User, request.form.get("user", 0, type=int))
    if not is_demo(user.email) or user.closed_at is not None:
        abort(404)
    enter(user)
    return redirect(after(request.form.get("next")), 303)


@bp.record
def offer_demonstration(state: BlueprintSetupState) -> None:
    """The address exists in the demonstration only; production refuses to start as one."""
    if state.app.config["DEMO"] and not state.app.config["PRODUCTION"]:
        state.add_url_rule("/connexion/demonstration", "play", play, methods=["POST"])
