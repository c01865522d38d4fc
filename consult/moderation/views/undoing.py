"""« Annuler »: for ten seconds after a decision, on the page that follows it.

What was decided travels in a cookie of ten seconds, sent to the pages of moderation alone, so that a
page loaded ahead can offer it too. It names numbers; the rights are asked again when it is used.
"""

from __future__ import annotations

from typing import Any

from flask import Response, abort, current_app, flash, redirect, request, url_for

from ...i18n import ngettext
from ...web import person, require
from .. import actions
from ..actions.deciding import UNDONE_WITHIN
from ..queries import history
from .blueprint import bp

COOKIE = "consult_done"


def offered(answer: Any, *decisions: Any) -> Any:
    """The answer to a decision: the page that follows offers to undo it."""
    first = decisions[0]
    answer.set_cookie(
        COOKIE,
        f"{first.batch or first.id}.{'lot' if first.batch else first.kind}.{len(decisions)}",
        max_age=int(UNDONE_WITHIN.total_seconds()),
        path="/moderation",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        samesite="Strict",
    )
    return answer


def undoable() -> dict[str, Any] | None:
    """What the page may offer to undo."""
    number, _dot, rest = request.cookies.get(COOKIE, "").partition(".")
    kind, _dot, many = rest.partition(".")
    if not (number.isdecimal() and len(number) < 18 and many.isdecimal() and len(many) < 4):
        return None
    return {"number": int(number), "kind": kind, "many": int(many)}


@bp.post("/moderation/annuler/<int:number>")
def undo(number: int) -> Any:
    """One decision, or all those of a selection."""
    require("moderation.queue")
    taken = history.taken_together(number, person().id) or abort(404)
    for decision in taken:
        actions.undo(decision, person())
    said = ngettext(
        "La décision est annulée\u00a0: le texte vous attend de nouveau.",
        "Les %(num)s décisions sont annulées\u00a0: les textes vous attendent de nouveau.",
        len(taken),
    )
    flash(said, "success")
    answer: Any = redirect(_back_to(taken), 303)
    if isinstance(answer, Response):
        answer.delete_cookie(COOKIE, path="/moderation")
    return answer


def _back_to(taken: Any) -> str:
    if len(taken) > 1:
        return url_for(".queue")
    one = taken[0]
    return url_for(".decide", kind=one.kind_of_thing, target_id=one.thing_id, relu=1)
