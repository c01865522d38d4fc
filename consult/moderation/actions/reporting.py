"""Reporting a text."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, text
from sqlalchemy.dialects.postgresql import insert

from ... import journal
from ...db import db, now
from ...i18n import locale
from ...visibility import PUBLISHED
from ..grounds import GRAVE
from ..models import Case, Report
from ..models.cases import OPEN
from ..models.things import naming
from ..queries import history, things
from . import states
from .states import Row

GRAVE_WITHIN = timedelta(hours=24)


def report(
    row: Row, *, ground: str, explanation: str, reporter_id: int | None, email: str
) -> Report:
    """Put a text in the queue; twice by the same person is once."""
    kind = things.kind_of(row)
    key = f"user {reporter_id}" if reporter_id is not None else email
    known = history.report_by(kind, row.id, key)
    if known is not None:
        return known
    made = Report(
        consultation_id=row.consultation_id,
        ground=ground,
        explanation=explanation,
        reporter_id=reporter_id,
        reporter_email=email,
        reporter_key=key,
        language=locale(),
        created_at=now(),
        **naming(kind, row.id),
    )
    db.session.add(made)
    if ground in GRAVE and row.consultation.regime == "flagged":
        _hold(row)
    _open_case(row, ground)
    db.session.flush()
    write_down(made)
    return made


def write_down(made: Report, *, at: datetime | None = None) -> None:
    """In the journal; not who reports, nor what they say."""
    journal.record(
        "report.received",
        made,
        None,
        lab_id=made.consultation.lab_id,
        at=at,
        consultation=made.consultation_id,
        ground=made.ground,
        about=made.kind_of_thing,
    )


def _open_case(row: Row, ground: str) -> None:
    """One case whatever the number of reports; the gravest gives its deadline."""
    at, of, grave = now(), row.consultation, ground in GRAVE
    promised = timedelta(hours=of.moderation_hours)
    due = at + (min(promised, GRAVE_WITHIN) if grave else promised)
    gravity = 2 if grave else 1
    kind = things.kind_of(row)
    asked = insert(Case).values(
        consultation_id=of.id,
        lab_id=of.lab_id,
        reason="reported",
        opened_at=at,
        due_at=due,
        gravity=gravity,
        reports=1,
        author_id=row.author_id,
        **naming(kind, row.id),
    )
    db.session.execute(
        asked.on_conflict_do_update(
            index_elements=[f"{kind}_id"],
            index_where=text(f"{OPEN} AND appeal_id IS NULL AND {kind}_id IS NOT NULL"),
            set_={
                "reports": Case.reports + 1,
                "due_at": func.least(Case.due_at, asked.excluded.due_at),
                "gravity": func.greatest(Case.gravity, asked.excluded.gravity),
            },
        )
    )


def _hold(row: Row) -> None:
    """Out of sight at once, unless a moderator already read this very text and kept it."""
    kind = things.kind_of(row)
    row = things.locked(kind, row.id)
    if row.state != PUBLISHED or history.already_kept(kind, row.id, things.form_since(row)):
        return
    states.move(row, "held")
    write_hold(row)


def write_hold(row: Row, *, at: datetime | None = None) -> None:
    journal.record(
        "moderation.hold",
        row,
        None,
        lab_id=row.consultation.lab_id,
        at=at,
        consultation=row.consultation_id,
    )
