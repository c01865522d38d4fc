"""What time takes away of moderation: who reported, and what was said before a decision."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, null, or_, select, update
from sqlalchemy.dialects.postgresql import array

from ..accounts.models import User
from ..db import db, now
from .models import Appeal, Case, Decision, Report
from .models.decisions import CONTESTED_WITHIN

NETWORK_KEPT_FOR = timedelta(days=1)  # beyond, its mark tells nothing: it is of one day
REPORTS_KEPT_FOR = timedelta(days=365)  # wrong ones are counted over a year


def forget() -> None:
    at = now()
    _reports(at)
    _decisions(at)
    _appeals(at)


def _reports(at: datetime) -> None:
    nobody = and_(Report.reporter_id.is_(None), Report.reporter_email == "")
    old = and_(nobody, Report.created_at < at - NETWORK_KEPT_FOR, Report.reporter_key != "")
    db.session.execute(update(Report).where(old).values(reporter_key=""))
    db.session.execute(
        update(Report)
        .where(Report.closed_at < at - REPORTS_KEPT_FOR)
        .values(
            reporter_id=None, reporter_name="", reporter_email="", reporter_key="", explanation=""
        )
    )


def _decisions(at: datetime) -> None:
    """Once they cannot be contested any more, what they took away is not kept beside the text; nor is
    the name of an account that closed."""
    said = Decision.before["row"]
    waiting = (
        select(Appeal.id)
        .join(Case, Case.appeal_id == Appeal.id)
        .where(Appeal.decision_id == Decision.id, Case.closed_at.is_(None))
        .exists()
    )
    words = or_(Decision.original.is_not(None), said.has_key("body"))
    over = and_(Decision.decided_at < at - CONTESTED_WITHIN, words)
    without = _without(_without(Decision.before, "title"), "body")
    db.session.execute(
        update(Decision).where(over, ~waiting).values(original=null(), before=without),
        execution_options={"synchronize_session": False},
    )
    closed = select(User.id).where(User.closed_at.is_not(None))
    named = and_(Decision.profile_id.in_(closed), said.has_key("name"))
    db.session.execute(
        update(Decision).where(named, ~waiting).values(before=_without(Decision.before, "name")),
        execution_options={"synchronize_session": False},
    )


def _without(before: Any, name: str) -> Any:
    return before.op("#-")(array(["row", name]))


def _appeals(at: datetime) -> None:
    old = and_(Appeal.decided_at < at - CONTESTED_WITHIN, Appeal.email != "")
    db.session.execute(update(Appeal).where(old).values(email=""))
