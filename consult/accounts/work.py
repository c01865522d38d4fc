"""What time takes away: links after a day, sessions once over, counts of limits."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete

from .. import throttle
from ..db import db, now
from ..jobs import every
from .models import Session, SignInLink

LINKS_KEPT_FOR = timedelta(hours=24)


@every("7 * * * *", "accounts.forget")
def forget() -> None:
    at = now()
    db.session.execute(delete(SignInLink).where(SignInLink.created_at < at - LINKS_KEPT_FOR))
    db.session.execute(delete(Session).where(Session.expires_at <= at))
    throttle.purge()
