"""Stopping the mails written to many."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, request

from ..web import csrf, require
from . import actions, topics

bp = Blueprint("notifications", __name__)


@bp.route("/desabonnement/<token>", methods=["GET", "POST"])
def unsubscribe(token: str) -> Any:
    """Reading the page changes nothing: mail scanners follow links."""
    require("page.read")
    found = topics.read(token) or abort(404)
    email, topic = found
    if topic not in topics.TOPICS:
        abort(404)
    if request.method == "POST" and "again" in request.form:
        actions.subscribe(email, topic)
    elif request.method == "POST":
        actions.unsubscribe(email, topic)
    return render_template(
        "notifications/unsubscribe.html",
        email=email,
        what=topics.TOPICS[topic],
        stopped=bool(topics.silent(topic, [email])),
        token=token,
    )


csrf.exempt(unsubscribe)  # mail services post there, with no cookie and no form
