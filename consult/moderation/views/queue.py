"""The queue, and going from one item to the next."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from flask import redirect, render_template, request, url_for

from ...db import now
from ...web import person, require
from .. import actions
from ..forms.queue import QueueForm
from ..queries import queue
from . import undoing
from .blueprint import bp

KEPT = ("tab", "consultation", "quoi", "reason", "lent")


@bp.get("/moderation", endpoint="queue")
def queue_page() -> Any:
    require("moderation.queue")
    who, filters = person(), asked_for()
    form = QueueForm(request.args)
    form.offer(queue.consultations(who))
    page = queue.waiting(
        who, filters, after=request.args.get("after"), before=request.args.get("before")
    )
    counts = {tab: queue.count(who, queue.Filters(tab)) for tab in queue.TABS}
    return render_template(
        "moderation/queue.html",
        form=form,
        page=page,
        filters=filters,
        counts=counts,
        counted=queue.COUNTED,
        items=[item(row, now()) for row in page.rows],
        address=_address,
        kept=kept(),
        undoable=undoing.undoable(),
    )


@bp.post("/moderation/rendre")
def give_back() -> Any:
    """Leave what I was reading to others."""
    require("moderation.queue")
    actions.release(person())
    return redirect(url_for(".queue", **kept()), 303)


def asked_for() -> queue.Filters:
    """The filters of the address."""
    tab, chosen = request.args.get("tab", ""), request.args.get("consultation", "")
    return queue.Filters(
        tab=tab if tab in queue.TABS else queue.PENDING,
        consultation=int(chosen) if chosen.isdecimal() and len(chosen) < 18 else None,
        kind=request.args.get("quoi", ""),
        reason=request.args.get("reason", ""),
        lent=request.args.get("lent", ""),
    )


def kept() -> dict[str, Any]:
    """The filters, to be kept from page to page."""
    return {name: value for name, value in request.args.items() if name in KEPT and value}


def _address(**changes: Any) -> str:
    """This queue, otherwise filtered or on another page."""
    return url_for(".queue", **{**kept(), **changes})


def item(row: Any, at: datetime) -> dict[str, Any]:
    """A line of the queue, with its age and what is left of the promised delay."""
    due = getattr(row, "due_at", None)
    left = due - at if due else timedelta(0)
    return {"row": row, "age": at - row.opened_at, "left": left, "late": left < timedelta(0)}


def address_of(following: Any) -> str:
    """Where an item of the queue is read, in the same filters."""
    if following is None:
        return url_for(".queue", **kept())
    if following.appeal_id is not None:
        return url_for(".decide_again", appeal_id=following.appeal_id)
    kind, number = following.kind, following.target_id
    return url_for(".decide", kind=kind, target_id=number, **kept())
