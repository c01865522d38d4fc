"""One's own page: how one appears, one's sessions, one's data, and leaving."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response, current_app, flash, redirect, render_template, session, url_for

from ...contributions import actions as contributions
from ...db import db, now
from ...errors import Refused
from ...i18n import gettext as _
from ...labs import actions as labs
from ...labs import queries as teams
from ...labs.roles import ROLE_LABELS
from ...moderation.queries.history import refused_name
from ...notifications import actions as notifications
from ...permissions import AGENT
from ...web import page_invalid, person, require
from .. import actions, appearance, queries, sessions
from ..colleges import COLLEGE_LABELS
from ..forms import CloseForm, ProfileForm
from ..models import User
from .blueprint import bp


def myself() -> User:
    require("account.use")
    return db.get_or_404(User, person().id)


@bp.get("/moi")
def me() -> Any:
    user = myself()
    return render_template(
        "accounts/me.html",
        user=user,
        college=COLLEGE_LABELS[user.college],
        facts=facts(user),
        teams=teams.teams_of(user.id),
        too_late=[one for one in teams.invitations_of(user.email) if not one.is_alive(now())],
        roles=ROLE_LABELS,
        sessions=queries.sessions_of(user.id),
        mine=sessions.fingerprint(person().session),
    )


def facts(user: User) -> list[tuple[str, Any]]:
    signed = appearance.signature(user, user.appears_as)
    said = [
        (_("Nom d’affichage"), user.name or _("Aucun")),
        (_("Vos contributions sont signées"), appearance.shown(signed, user.college)),
    ]
    if user.college == AGENT:
        said.append((_("Service"), user.service or _("Non indiqué")))
    return said


@bp.route("/moi/profil", methods=["GET", "POST"])
def profile() -> Any:
    user = myself()
    form = ProfileForm(obj=user, college=user.college, refused=refused_name(user.id))
    if form.validate_on_submit():
        actions.describe(
            user,
            name=str(form.name.data),
            service=str(form.service.data) if form.service else "",
            appears_as=str(form.appears_as.data),
            language=str(form.language.data),
        )
        sessions.forget(person().session)
        flash(_("Vos choix sont enregistrés."), "success")
        return redirect(url_for(".me"), 303)
    if form.errors:
        return page_invalid("accounts/profile.html", form=form, user=user)
    return render_template("accounts/profile.html", form=form, user=user)


@bp.post("/moi/sessions")
def close_sessions() -> Any:
    sessions.close_all(myself().id)
    session.clear()
    return redirect(url_for(".signed_out"), 303)


@bp.get("/moi/donnees.json")
def my_data() -> Any:
    user = myself()
    said = {
        "site": current_app.config["BASE_URL"],
        "at": now(),
        "data": queries.everything_about(user),
    }
    body = orjson.dumps(said, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS, default=str)
    answer = Response(body, mimetype="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="mes-donnees.json"'
    return answer


@bp.route("/moi/fermer", methods=["GET", "POST"])
def close() -> Any:
    user = myself()
    form = CloseForm()
    if form.validate_on_submit():
        try:
            leave(user, withdrawing=form.texts.data == "withdraw")
        except Refused as refusal:
            form.texts.errors = [str(refusal)]
        else:
            session.clear()
            return redirect(url_for(".closed"), 303)
    if form.errors:
        return page_invalid("accounts/close.html", form=form)
    return render_template("accounts/close.html", form=form)


def leave(user: User, *, withdrawing: bool) -> None:
    labs.leave_all(user)
    notifications.forget(user.email)
    contributions.leave(user.id, withdrawing=withdrawing)
    actions.close(user)


@bp.get("/moi/fermee")
def closed() -> Any:
    require("page.read")
    return render_template("accounts/closed.html")
