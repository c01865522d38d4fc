"""What one does about a text: report it, or decide what becomes of it."""

from __future__ import annotations

from typing import Any

from .. import journal
from ..accounts.models import User
from ..comments.models import Comment
from ..contributions import tally
from ..contributions.models import Contribution
from ..db import db, now, touch
from ..errors import Refused
from ..i18n import SOURCE
from ..i18n import lazy_gettext as _l
from ..notifications.actions import send
from ..notifications.letters import letter
from ..visibility import PUBLISHED
from . import course, queries
from .grounds import GRAVE, SENTENCES
from .models import Decision, Report
from .queries import Row, kind_of


class Overtaken(Refused):
    message = _l("Entre-temps, ce texte a changé ou quelqu’un d’autre a décidé.")


class NotOpen(Refused):
    message = _l("Cette décision n’est pas possible sur ce texte dans l’état où il est.")


class NoReasons(Refused):
    message = _l("Choisissez un motif, et écrivez la phrase si le motif n’en propose pas.")


# Reports -----------------------------------------------------------------------------------------


def report(
    row: Row, *, ground: str, explanation: str, reporter_id: int | None, email: str
) -> Report:
    """Put a text in the queue; twice by the same person is once."""
    kind = kind_of(row)
    known = queries.report_by(kind, row.id, reporter_id, email)
    if known is not None:
        return known
    made = Report(
        consultation_id=row.consultation_id,
        ground=ground,
        explanation=explanation,
        reporter_id=reporter_id,
        reporter_email=email,
        created_at=now(),
        **{f"{kind}_id": row.id},
    )
    db.session.add(made)
    if ground in GRAVE and row.consultation.regime == "flagged":
        _hold(row)
    db.session.flush()
    return made


def _hold(row: Row) -> None:
    """Out of sight at once, unless a moderator already read this very text and kept it."""
    kind = kind_of(row)
    row = queries.locked(kind, row.id)
    if row.state != PUBLISHED or queries.already_kept(kind, row.id, _written_at(row)):
        return
    _move(row, "held")
    journal.record("moderation.hold", row, None, lab_id=row.consultation.lab_id)


def _written_at(row: Row) -> Any:
    return queries.written_at(row) if isinstance(row, Contribution) else row.created_at


# Decisions ---------------------------------------------------------------------------------------


def mark(row: Row) -> str:
    """What a moderator has before their eyes; a decision stands only if it is still so."""
    last = queries.last_decision_id(kind_of(row), row.id)
    return f"{row.state}.{getattr(row, 'version', 1)}.{last}"


def decide(
    row: Row, kind: str, moderator: Any, *, seen: str, ground: str = "", sentence: str = ""
) -> Decision:
    """Take a decision on the text that showed the mark ``seen``; its author is told."""
    row = queries.locked(kind_of(row), row.id)
    if mark(row) != seen:
        raise Overtaken
    if row.state not in course.COURSE[kind][0]:
        raise NotOpen
    ground, sentence = _reasons(kind, ground, sentence)
    before = row.state
    decision = _record(row, kind, moderator, ground, sentence)
    _settle_versions(row, kind)
    _move(row, course.COURSE[kind][1])
    if row.state != before:
        tell_author(row, decision)
    _close_reports(row, kept=row.state == PUBLISHED)
    db.session.flush()
    return decision


def _reasons(kind: str, ground: str, sentence: str) -> tuple[str, str]:
    if kind not in course.WITH_REASONS:
        return "", ""
    sentence = sentence.strip() or str(SENTENCES.get(ground, ""))
    if not ground or not sentence:
        raise NoReasons
    return ground, sentence


def _record(row: Row, kind: str, moderator: Any, ground: str, sentence: str) -> Decision:
    made = Decision(
        consultation_id=row.consultation_id,
        kind=kind,
        ground=ground,
        sentence=sentence,
        moderator_id=moderator.id,
        author_id=row.author_id,
        state_before=row.state,
        decided_at=now(),
        **{f"{kind_of(row)}_id": row.id},
    )
    db.session.add(made)
    lab_id = row.consultation.lab_id
    journal.record(
        f"moderation.{kind}", row, moderator.id, lab_id=lab_id, ground=ground, before=row.state
    )
    return made


def _settle_versions(row: Row, kind: str) -> None:
    """What must be amended is never read again; what was never public starts at this version."""
    if not isinstance(row, Contribution):
        return
    if kind == "amend":
        row.public_from = row.version + 1
    elif course.COURSE[kind][1] == PUBLISHED:
        was_public = row.published_at is not None
        row.public_from = course.first_public_version(row.version, row.public_from, was_public)


def _move(row: Row, after: str) -> None:
    before = row.state
    if after == before:
        return
    row.state, row.state_since = after, now()
    if after == PUBLISHED and row.published_at is None:
        row.published_at = now()
    if isinstance(row, Comment):
        tally.comment_changed(row, before, after)
    else:
        tally.contribution_changed(row, before, after)
    touch(row.consultation.scope, "site")


# Telling -----------------------------------------------------------------------------------------


def tell_author(row: Row, decision: Decision) -> None:
    to, language, user_id = _address_of(row)
    if not to:
        return
    above = row if isinstance(row, Contribution) else queries.discussed(row)
    said = letter(
        "decision",
        language,
        row=row,
        above=above,
        is_comment=isinstance(row, Comment),
        decision=decision,
        consultation=row.consultation,
    )
    send(to=to, kind="decision", user_id=user_id, **said)


def _address_of(row: Row) -> tuple[str, str, int | None]:
    """Where the author is reached: their account, or the address left with the contribution."""
    author = db.session.get(User, row.author_id) if row.author_id else None
    if author is not None and author.closed_at is None:
        return author.email, author.language, author.id
    return getattr(row, "contact_email", ""), getattr(row, "language", SOURCE), None


def _close_reports(row: Row, *, kept: bool) -> None:
    for report in queries.open_reports(kind_of(row), row.id):
        report.closed_at = now()
        reporter = db.session.get(User, report.reporter_id) if report.reporter_id else None
        to = reporter.email if reporter and reporter.closed_at is None else report.reporter_email
        if to:
            language = reporter.language if reporter else SOURCE
            said = letter(
                "report-outcome",
                language,
                report=report,
                kept=kept,
                consultation=row.consultation,
            )
            send(to=to, kind="report-outcome", user_id=report.reporter_id, **said)
