"""The queue."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from flask import render_template, request, url_for

from ...db import now
from ...web import person, require
from ..forms.queue import QueueForm
from ..queries import queue
from .blueprint import bp


@bp.get("/moderation", endpoint="queue")
def queue_page() -> Any:
    require("moderation.queue")
    who = person()
    form = QueueForm(request.args)
    offered = queue.consultations(who)
    form.offer(offered)
    filters = _filters()
    page = queue.waiting(
        who, filters, after=request.args.get("after"), before=request.args.get("before")
    )
    return render_template(
        "moderation/queue.html",
        form=form,
        page=page,
        filters=filters,
        counts={tab: queue.count(who, queue.Filters(tab)) for tab in queue.TABS},
        items=[item(row, now()) for row in page.rows],
        address=_address,
    )


def _filters() -> queue.Filters:
    tab, chosen = request.args.get("tab", ""), request.args.get("consultation", "")
    return queue.Filters(
        tab if tab in queue.TABS else queue.PENDING,
        int(chosen) if chosen.isdecimal() and len(chosen) < 18 else None,
        request.args.get("kind", ""),
    )


def _address(**changes: Any) -> str:
    """This queue, otherwise filtered or on another page."""
    kept = {k: v for k, v in request.args.items() if k in ("tab", "consultation", "kind") and v}
    return url_for(".queue", **{**kept, **changes})


def item(row: Any, at: datetime) -> dict[str, Any]:
    """A text of the queue, with its age and what is left of the promised delay."""
    due = getattr(row, "due_at", None)
    left = due - at if due else timedelta(0)
    return {"row": row, "age": at - row.opened_at, "left": left, "late": left < timedelta(0)}
