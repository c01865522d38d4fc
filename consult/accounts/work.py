"""What time takes away: links after a day, sessions once over, counts of limits."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete

from .. import throttle
from ..db import db, now
from ..jobs import every
from .models import ContestedDomain, Session, SignInLink

LINKS_KEPT_FOR = timedelta(hours=24)
REQUESTS_KEPT_FOR = timedelta(days=90)  # without an answer


@every("7 * * * *", "accounts.forget")
def forget() -> None:
    at = now()
    db.session.execute(delete(SignInLink).where(SignInLink.created_at < at - LINKS_KEPT_FOR))
    db.session.execute(delete(Session).where(Session.expires_at <= at))
    asked = delete(ContestedDomain).where(ContestedDomain.created_at < at - REQUESTS_KEPT_FOR)
    db.session.execute(asked)
    throttle.purge()
