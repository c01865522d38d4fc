"""Restricting an account in a lab: warned first, then for a time, longer each time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ... import journal
from ...accounts.models import User
from ...db import db, lock, now
from ..models import Decision, Restriction
from ..queries import restrictions, things
from ..queries.things import Text
from . import refusals, telling
from .deciding import Reasons, complete, write


def restrict(text: Text, days: int, moderator: Any, *, seen: str, reasons: Reasons) -> Decision:
    """Who wrote ``text`` may not write in this lab's consultations for ``days``; 0 is a warning.

    ``seen`` is what the moderator knew of their past: two who restrict at once do not add up.
    """
    user = db.session.get(User, text.author_id) if text.author_id is not None else None
    if user is None or user.closed_at is not None:
        raise refusals.NoAccount
    lock(user)
    lab_id = text.consultation.lab_id
    past = restrictions.past(user.id, lab_id)
    if seen != restrictions.mark(past):
        raise refusals.Overtaken
    if not things.still_in_team(moderator.id, lab_id):
        raise refusals.NoLonger
    if days not in restrictions.STEPS or (days and not past):
        raise refusals.WarnFirst
    at = now()
    kind = "restrict" if days else "warn"
    ends = at + timedelta(days=days)
    reasons = complete(kind, reasons)
    decision = write(
        text,
        kind,
        moderator,
        reasons,
        ends_at=ends if days else None,
        before={"row": {}, "after": text.state, "mails": [], "reports": [], "cases": []},
    )
    db.session.add(
        Restriction(
            user_id=user.id, lab_id=lab_id, decision_id=decision.id, starts_at=at, ends_at=ends
        )
    )
    _journal(text, decision, days)
    telling.tell_restricted(text, decision, days)
    db.session.flush()
    return decision


def _journal(text: Text, decision: Decision, days: int) -> None:
    journal.record(
        f"moderation.{decision.kind}",
        text,
        decision.moderator_id,
        lab_id=text.consultation.lab_id,
        consultation=text.consultation_id,
        decision=decision.id,
        ground=decision.ground,
        rule=decision.rule,
        charter=decision.charter_version,
        college=decision.college,
        days=days,
        source=decision.source,
    )


def lift(decision: Decision) -> None:
    """As if it had not been: it counts no more among the steps."""
    restriction = restrictions.of_decision(decision)
    if restriction is not None:
        restriction.lifted_at = now()
