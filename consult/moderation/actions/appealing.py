"""Contesting a decision, and deciding again."""

from __future__ import annotations

from typing import Any

from ... import journal
from ...contributions.models import Contribution
from ...db import db, lock, now
from ...i18n import locale
from ...visibility import PUBLISHED
from ..models import Appeal, Case, Decision
from ..models.appeals import ANSWERED_WITHIN
from ..models.things import naming
from ..queries import appeals, people, things
from ..queries.things import Row
from . import refusals, restricting, states, telling
from .deciding import write_down

OUTCOMES = ("upheld", "reversed")


def contest(
    decision: Decision, *, argument: str = "", elsewhere: bool = False, email: str = ""
) -> tuple[Appeal, bool]:
    """Ask someone else to decide; asked twice, it is the same appeal (False)."""
    lock(decision)
    known = appeals.of_decision(decision)
    if known is not None:
        return known, False
    row = things.held(things.decided_on(decision))
    refuse_if_it_cannot_be(decision, row)
    to, language, _user = telling.address_of(row)
    to, language = (to, language) if to else (email, locale())
    lab_id = _who_decides(decision, row, to, elsewhere=elsewhere)
    at = now()
    made = Appeal(
        decision_id=decision.id,
        remover_id=decision.moderator_id,
        lab_id=lab_id,
        elsewhere=lab_id != row.consultation.lab_id,
        argument=argument,
        email=to,
        language=language,
        created_at=at,
        due_at=at + ANSWERED_WITHIN,
    )
    db.session.add(made)
    db.session.flush()
    _open_case(made, row)
    _journal("appeal.received", made, row, None)
    telling.acknowledge_appeal(made, row)
    if not people.can_decide_again(made):
        telling.tell_nobody_can(made, row)
    return made, True


def refuse_if_it_cannot_be(decision: Decision, row: Row) -> None:
    """Says why; nothing when it can be contested now."""
    if row.state == "withdrawn":
        raise refusals.Withdrawn
    if not appeals.stands(decision, row):
        raise refusals.NoLongerStands
    if now() > decision.contested_until:
        raise refusals.SixMonthsPassed


def _who_decides(decision: Decision, row: Row, email: str, *, elsewhere: bool) -> int:
    """The same lab, with someone who took no part; else, or if the author asks, the least busy peer.
    The same lab again when no other has anyone: its case waits for somebody to join."""
    able = appeals.labs_that_can(decision, email)
    home = row.consultation.lab_id
    peers = [lab_id for lab_id in able if lab_id != home]
    if peers and (elsewhere or home not in able):
        return peers[0]
    return home


def _open_case(made: Appeal, row: Row) -> None:
    decision = made.decision
    case = Case(
        consultation_id=decision.consultation_id,
        lab_id=made.lab_id,
        reason="appeal",
        appeal_id=made.id,
        opened_at=made.created_at,
        due_at=made.due_at,
        gravity=1,
        author_id=people.writer_of(row),
        remover_id=decision.moderator_id,
        **naming(decision.kind_of_thing, decision.thing_id),
    )
    db.session.add(case)
    db.session.flush()


# Deciding again ----------------------------------------------------------------------------------


def decide_again(appeal: Appeal, outcome: str, decider: Any, *, reasons: str) -> None:
    """By someone who took no part. « reversed » puts back exactly what was taken away."""
    lock(appeal)
    if appeal.decided_at is not None:
        raise refusals.Overtaken
    if not reasons.strip():
        raise refusals.NoReasons
    decision = appeal.decision
    if decider.id in appeals.took_part(decision) | {decision.author_id}:
        raise refusals.TookPart
    if not things.still_in_team(decider.id, appeal.lab_id):
        raise refusals.NoLonger
    row = things.held(things.decided_on(decision))
    case = appeals.case_of(appeal)
    if row.state == "withdrawn":
        raise refusals.Withdrawn
    gone = outcome == "reversed" and not appeals.stands(decision, row)
    if case.closed_at is not None or gone:
        raise refusals.NoLongerStands
    appeal.decided_at, appeal.decided_by = now(), decider.id
    appeal.outcome, appeal.reasons = outcome, reasons.strip()
    restored = _reverse(appeal, row, decider) if outcome == "reversed" else None
    case.closed_at, case.lent_to, case.lent_until = appeal.decided_at, None, None
    case.decision_id = restored.id if restored else None
    _journal("appeal.decided", appeal, row, decider.id)
    telling.tell_outcome(appeal, row)
    db.session.flush()


def _reverse(appeal: Appeal, row: Row, decider: Any) -> Decision:
    decision = appeal.decision
    snapshot, before = states.snapshot(row), row.state
    if decision.kind in appeals.ON_ACCOUNTS:
        restricting.lift(decision)
    else:
        states.put_back(row, _as_public(row, decision.before["row"]))
    made = Decision(
        consultation_id=decision.consultation_id,
        kind="restore",
        source="appeal",
        moderator_id=decider.id,
        author_id=decision.author_id,
        college=decision.college,
        state_before=before,
        decided_at=now(),
        before={"row": snapshot, "after": row.state, "mails": [], "reports": [], "cases": []},
        **naming(decision.kind_of_thing, decision.thing_id),
    )
    db.session.add(made)
    db.session.flush()
    write_down(row, made)
    return made


def _as_public(row: Row, before: dict[str, Any]) -> dict[str, Any]:
    """As it was; what was only waiting has now been read, and is public."""
    was = {**before, "state": PUBLISHED}
    if "published_at" in before and before["published_at"] is None:
        was["published_at"] = was["state_since"] = now().isoformat()
        if isinstance(row, Contribution):
            was["public_from"] = before["version"]
    return was


def _journal(verb: str, appeal: Appeal, row: Row, actor_id: int | None) -> None:
    waited = appeal.decided_at - appeal.created_at if appeal.decided_at else None
    journal.record(
        verb,
        appeal,
        actor_id,
        lab_id=row.consultation.lab_id,
        consultation=row.consultation_id,
        about=appeal.decision.kind_of_thing,
        decision=appeal.decision_id,
        kind=appeal.decision.kind,
        ground=appeal.decision.ground,
        by_lab=appeal.lab_id,
        elsewhere=appeal.elsewhere,
        outcome=appeal.outcome,
        waited=round(waited.total_seconds()) if waited else None,
        late=bool(appeal.decided_at and appeal.decided_at > appeal.due_at),
    )
