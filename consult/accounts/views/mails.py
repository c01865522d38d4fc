"""The mails of a site without SMTP server, readable by whoever develops or visits it."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask.blueprints import BlueprintSetupState
from sqlalchemy import select

from ...db import db
from ...notifications.models import Mail
from ...web import require
from .blueprint import bp


def mails() -> Any:
    require("demo.use")
    to = request.args.get("to", "").strip().lower()
    wanted = select(Mail).order_by(Mail.id.desc()).limit(100)
    if to:
        wanted = wanted.where(Mail.to == to)
    return render_template("accounts/mails.html", mails=db.session.scalars(wanted).all(), to=to)


def mail(mail_id: int) -> Any:
    require("demo.use")
    return render_template("accounts/mail.html", mail=db.get_or_404(Mail, mail_id))


@bp.record
def offer_mails(state: BlueprintSetupState) -> None:
    """Where mails really leave, and in production always, these addresses do not exist."""
    if not state.app.config["PRODUCTION"] and not state.app.config["SMTP_URL"]:
        state.add_url_rule("/courriels", "mails", mails)
        state.add_url_rule("/courriels/<int:mail_id>", "mail", mail)
