"""Choosing when to be written to."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects.postgresql import insert

from ...db import db
from ...notifications import topics
from ...notifications.actions import subscribe, unsubscribe
from ..models import Digest


def choose_alerts(who: Any, hour: int | None, *, at_once: bool) -> None:
    """Without an hour, no daily letter."""
    if hour is None:
        unsubscribe(who.email, topics.DIGEST)
    else:
        subscribe(who.email, topics.DIGEST)
        db.session.execute(
            insert(Digest)
            .values(user_id=who.id, hour=hour)
            .on_conflict_do_update(index_elements=["user_id"], set_={"hour": hour})
        )
    (subscribe if at_once else unsubscribe)(who.email, topics.ALERTS)
