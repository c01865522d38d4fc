"""Undoing a decision, for ten seconds: nothing of it is left but its traces in the journal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update

from ... import journal
from ...db import db, lock, now
from ...notifications.models import Mail
from ..models import Case, Decision, Report, about
from ..queries import appeals, history, things
from . import refusals, states
from .deciding import UNDONE_WITHIN

ON_THE_WAY = timedelta(seconds=3)  # the network's time is not the moderator's


def undo(decision: Decision, moderator: Any) -> None:
    """By whom took it, while it is the last on its text and no mail has left."""
    lock(decision)
    if decision.undone_at is not None or decision.moderator_id != moderator.id:
        raise refusals.Overtaken
    if appeals.of_decision(decision) is not None:
        raise refusals.Overtaken  # contested already, by who read it on their own page
    if decision.source == "appeal" or decision.kind in appeals.ON_ACCOUNTS:
        raise refusals.TooLate  # its author is told at once: what undoes it is another decision
    if now() > decision.decided_at + UNDONE_WITHIN + ON_THE_WAY:
        raise refusals.TooLate
    kind = decision.kind_of_thing
    row = things.held(things.decided_on(decision))
    if not things.still_in_team(moderator.id, row.consultation.lab_id):
        raise refusals.NoLonger
    if history.last_decision_id(kind, row.id) != decision.id:
        raise refusals.Overtaken
    left = row.state
    if left != decision.before["after"]:  # its author withdrew it since
        raise refusals.Overtaken
    states.put_back(row, decision.before["row"])
    _reopen(decision)
    decision.undone_at = now()
    journal.record(
        "moderation.undo",
        row,
        moderator.id,
        lab_id=row.consultation.lab_id,
        consultation=row.consultation_id,
        decision=decision.id,
        kind=decision.kind,
        before=left,
        after=row.state,
    )
    db.session.flush()


def _reopen(decision: Decision) -> None:
    before = decision.before
    db.session.execute(
        update(Report).where(Report.id.in_(before["reports"])).values(closed_at=None, outcome=None)
    )
    db.session.execute(delete(Mail).where(Mail.id.in_(before["mails"]), Mail.sent_at.is_(None)))
    if before["cases"]:
        _merge_cases(decision)
    db.session.execute(
        update(Case).where(Case.id.in_(before.get("appeals", []))).values(closed_at=None)
    )


def _merge_cases(decision: Decision) -> None:
    """A text held or reported again has a new case: one is enough, with all that was asked of it."""
    again = db.session.execute(
        delete(Case)
        .where(
            Case.closed_at.is_(None),
            Case.appeal_id.is_(None),
            about(Case, decision.kind_of_thing, decision.thing_id),
        )
        .returning(Case.consultation_id, Case.reports)
    ).all()
    for case in db.session.scalars(select(Case).where(Case.id.in_(decision.before["cases"]))):
        case.closed_at = case.decision_id = None
        case.reports += sum(n for of, n in again if of == case.consultation_id)
