"""Deciding what becomes of a text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, update

from ... import journal
from ...db import db, now
from ...notifications.models import Mail
from ...permissions import FACILITATOR, MANAGER, ROLES
from ...visibility import PUBLISHED
from .. import course, masking
from ..grounds import SENTENCES
from ..models import Case, Decision, about
from ..models.things import naming
from ..queries import appeals, history, things
from ..queries.things import Row
from ..questions import Question
from . import refusals, states, telling

UNDONE_WITHIN = timedelta(seconds=10)
AMEND_WITHIN = timedelta(days=15)


@dataclass(frozen=True)
class Reasons:
    """Why: the facts in words, the rule of the charter or the law, what was masked, what helped."""

    ground: str = ""
    sentence: str = ""
    rule: str = ""
    charter_version: int | None = None
    reference: str = ""
    words: str = ""  # to mask, one a line
    amend_before: datetime | None = None
    signals: tuple[str, ...] = ()
    signal_helped: bool | None = None


NONE = Reasons()


def mark(row: Row) -> str:
    """What a moderator has before their eyes; a decision stands only if it is still so."""
    last = history.last_decision_id(things.kind_of(row), row.id)
    form = getattr(row, "version", 1) if isinstance(row, things.Text) else row.form
    return f"{row.state}.{form}.{last}"


def decide(
    row: Row,
    kind: str,
    moderator: Any,
    *,
    seen: str,
    reasons: Reasons = NONE,
    batch: int | None = None,
    unfounded: bool = False,
) -> Decision:
    """Take a decision on the text that showed the mark ``seen``; its author is told. ``unfounded``:
    nothing in what is kept called for a report.

    Undone within ten seconds, nothing of it is left: mails leave after that.
    """
    row = things.held(row)
    if mark(row) != seen:
        raise refusals.Overtaken
    if kind not in course.open_to(things.kind_of(row), row.state):
        raise refusals.NotOpen
    if not things.still_in_team(moderator.id, row.consultation.lab_id, _who_decides(row)):
        raise refusals.NoLonger
    if kind in course.WITH_REASONS and appeals.contested_by_its_author(row, moderator.id):
        raise refusals.TookPart  # else restoring, then refusing again, would end any appeal
    reasons = complete(kind, reasons)
    cases = history.open_cases(row)
    case = cases[0] if cases else None
    if kind == "publish" and row.state == PUBLISHED and case is None:
        raise refusals.Overtaken  # somebody kept it: nothing waits any more
    words = _words(row, kind, reasons)
    before = states.snapshot(row)
    _unsay(row)
    decision = write(
        row,
        kind,
        moderator,
        reasons,
        source="notice" if case is not None and case.reports else "own",
        waiting_since=case.opened_at if case else None,
        batch=batch,
    )
    if words and isinstance(row, things.Text):
        decision.original = states.mask(row, words)
    states.settle_versions(row, kind)
    states.move(row, course.after(things.kind_of(row), kind, row.state))
    decision.before = {"row": before}  # letters say the name that was taken away
    kept = kind in ("publish", "restore")
    changed = row.state != before["state"] or not kept
    mails = telling.tell_author(row, decision) if changed else []
    reports, told = telling.close_reports(row, decision, kept=kept, unfounded=unfounded)
    for one in cases:
        _close(one, decision)
    overtaken = _close_appeals(row, decision)
    decision.before = {
        "row": before,
        "after": row.state,
        "mails": mails + told,
        "reports": reports,
        "cases": [one.id for one in cases],
        "appeals": overtaken,
    }
    write_down(row, decision)
    db.session.flush()
    return decision


def _who_decides(row: Row) -> Collection[str]:
    """On what the lab itself wrote, who answers for it."""
    return (FACILITATOR, MANAGER) if isinstance(row, Question) else ROLES


def complete(kind: str, reasons: Reasons) -> Reasons:
    if kind not in course.WITH_REASONS:
        return Reasons(signals=reasons.signals, signal_helped=reasons.signal_helped)
    sentence = reasons.sentence.strip() or str(SENTENCES.get(reasons.ground, ""))
    if not reasons.ground or not sentence:
        raise refusals.NoReasons
    due = (reasons.amend_before or now() + AMEND_WITHIN) if kind == "amend" else None
    return Reasons(**{**vars(reasons), "sentence": sentence, "amend_before": due})


def _words(row: Row, kind: str, reasons: Reasons) -> list[str]:
    if kind != "mask":
        return []
    words = masking.wanted(reasons.words)
    texts = [getattr(row, "title", ""), row.body]
    if not words or masking.missing(texts, words):
        raise refusals.NoSuchWords
    return words


def write(row: Row, kind: str, moderator: Any, reasons: Reasons, **more: Any) -> Decision:
    """The decision itself, with its number and its code; nothing follows from it yet."""
    made = Decision(
        consultation_id=row.consultation_id,
        kind=kind,
        ground=reasons.ground,
        rule=reasons.rule,
        charter_version=reasons.charter_version,
        reference=reasons.reference,
        sentence=reasons.sentence,
        signals=list(reasons.signals),
        signal_helped=reasons.signal_helped,
        amend_before=reasons.amend_before,
        moderator_id=moderator.id,
        author_id=row.author_id,
        college=row.college,
        state_before=row.state,
        decided_at=now(),
        **naming(things.kind_of(row), row.id),
        **more,
    )
    db.session.add(made)
    db.session.flush()
    return made


def _unsay(row: Row) -> None:
    """The letter of a decision that this one replaces, while it has not left: one says what stands."""
    last = db.session.get(Decision, history.last_decision_id(things.kind_of(row), row.id) or 0)
    if last is not None and last.decided_at > now() - telling.AFTER_UNDO:
        unsent = Mail.id.in_(last.before.get("mails", [])), Mail.sent_at.is_(None)
        db.session.execute(delete(Mail).where(*unsent, Mail.kind == "decision"))


def _close(case: Case, decision: Decision) -> None:
    db.session.flush()  # the decision has its number
    case.closed_at, case.decision_id = decision.decided_at, decision.id
    case.lent_to = case.lent_until = None


def _close_appeals(row: Row, decision: Decision) -> list[int]:
    """The cases of appeals against what this decision replaces: nothing is left to decide again."""
    closed = (
        update(Case)
        .where(
            about(Case, things.kind_of(row), row.id),
            Case.appeal_id.is_not(None),
            Case.closed_at.is_(None),
            Case.appeal_id.in_(appeals.on_the_thing_itself()),
        )
        .values(closed_at=decision.decided_at, lent_to=None, lent_until=None)
    )
    return list(db.session.scalars(closed.returning(Case.id)))


def write_down(row: Row, decision: Decision, *, at: datetime | None = None) -> None:
    """In the journal: its before and after, and all that the public figures are made of. Names nobody."""
    journal.record(
        f"moderation.{decision.kind}",
        row,
        decision.moderator_id,
        lab_id=row.consultation.lab_id,
        at=at,
        consultation=row.consultation_id,
        decision=decision.id,
        ground=decision.ground,
        rule=decision.rule,
        charter=decision.charter_version,
        before=decision.state_before,
        after=row.state,
        version=getattr(row, "version", None),
        college=decision.college,
        source=decision.source,
        signals=decision.signals,
        helped=decision.signal_helped,
        waited=_seconds(decision),
    )


def _seconds(decision: Decision) -> int | None:
    """How long it waited; None when nothing asked for it."""
    if decision.waiting_since is None:
        return None
    return round((decision.decided_at - decision.waiting_since).total_seconds())
