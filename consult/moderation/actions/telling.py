"""Telling the author what was decided, and who reported it what came of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ...accounts.models import User
from ...comments.models import Comment
from ...contributions.models import Contribution
from ...db import db, now
from ...i18n import SOURCE
from ...notifications.actions import send
from ...notifications.letters import letter
from ..models import Decision
from ..queries import history, things

# A decision can be undone for ten seconds: nobody is told before.
AFTER_UNDO = timedelta(seconds=15)


def tell_author(row: Any, decision: Decision) -> list[int]:
    """The mails written: none when the author left no address."""
    to, language, user_id = address_of(row)
    if not to:
        return []
    above = row if isinstance(row, Contribution) else things.discussed(row)
    said = letter(
        "decision",
        language,
        row=row,
        above=above,
        is_comment=isinstance(row, Comment),
        decision=decision,
        consultation=row.consultation,
    )
    return [send(to=to, kind="decision", user_id=user_id, delay=AFTER_UNDO, **said).id]


def address_of(row: Any) -> tuple[str, str, int | None]:
    """Where the author is reached: their account, or the address left with the contribution."""
    author = db.session.get(User, row.author_id) if row.author_id else None
    if author is not None and author.closed_at is None:
        return author.email, author.language, author.id
    return getattr(row, "contact_email", ""), getattr(row, "language", SOURCE), None


def close_reports(row: Any, outcome: str) -> tuple[list[int], list[int]]:
    """The reports closed, and the mails that tell their outcome."""
    closed, mails = [], []
    for report in history.open_reports(things.kind_of(row), row.id):
        report.closed_at, report.outcome = now(), outcome
        closed.append(report.id)
        reporter = db.session.get(User, report.reporter_id) if report.reporter_id else None
        to = reporter.email if reporter and reporter.closed_at is None else report.reporter_email
        if to:
            language = reporter.language if reporter else report.language
            said = letter(
                "report-outcome",
                language,
                report=report,
                kept=outcome != "acted",
                consultation=row.consultation,
            )
            mail = send(
                to=to,
                kind="report-outcome",
                user_id=report.reporter_id,
                delay=AFTER_UNDO,
                **said,
            )
            mails.append(mail.id)
    return closed, mails
