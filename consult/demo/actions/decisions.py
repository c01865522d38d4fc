"""Reports, decisions and appeals of the past, as the actions of moderation would have left them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from typing import Any

from sqlalchemy import select

from ... import journal
from ...accounts.models import User
from ...contributions.models import Contribution
from ...db import db, now
from ...labs.charter import Rule
from ...labs.common import COMMON
from ...labs.models import Lab
from ...labs.queries import charters_of
from ...moderation import course, masking, rules
from ...moderation.actions import deciding, reporting, states
from ...moderation.grounds import GRAVE
from ...moderation.models import Appeal, Case, Decision, Report
from ...moderation.models.appeals import ANSWERED_WITHIN
from ...moderation.models.things import naming
from ...moderation.queries import history
from ...visibility import PUBLISHED
from ..consultations import member
from ..material.shape import Contest, Notice
from ..saying import rewrite
from ..typography import french


@dataclass
class Past:
    """What was done, to be lived again in the order of time: so the journal is written."""

    deeds: list[tuple[datetime, int, Callable[[], Any]]] = field(default_factory=list)

    number: int = 0

    def add(self, at: datetime, deed: Callable[[], Any]) -> None:
        self.number += 1
        heappush(self.deeds, (at, self.number, deed))

    def live(self) -> None:
        """One deed may lead to another: a decision to an appeal, then to its outcome."""
        while self.deeds:
            _at, _number, deed = heappop(self.deeds)
            deed()
        db.session.flush()


@dataclass(frozen=True)
class Why:
    """The reasons of a decision, as its moderator gave them."""

    ground: str = ""
    sentence: str = ""
    words: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    helped: bool | None = None
    unfounded: bool = False


PLAIN = Why()


# Reports -----------------------------------------------------------------------------------------


def report(
    past: Past,
    row: Any,
    notices: Sequence[Notice],
    since: datetime,
    until: datetime,
    people: Sequence[User],
    chance: random.Random,
) -> None:
    """From as many persons, the first at ``since``; some left no address."""
    length = (until - since) * 0.8
    moments = [since, *sorted(since + length * chance.random() for _one in notices[1:])]
    for one, at, who in zip(notices, moments, chance.sample(people, len(notices)), strict=True):
        known = chance.random() < 0.6
        made = Report(
            consultation_id=row.consultation_id,
            ground=one.ground,
            explanation=french(one.said),
            reporter_id=who.id if known else None,
            reporter_key=f"user {who.id}" if known else f"{chance.getrandbits(256):064x}",
            created_at=at,
            **naming(row.__tablename__, row.id),
        )
        db.session.add(made)
        past.add(at, partial(reporting.write_down, made, at=at))
    _wait(row, notices, moments)
    db.session.flush()


def _wait(row: Any, notices: Sequence[Notice], moments: Sequence[datetime]) -> None:
    """In the case of the text, or in a new one."""
    case = next(iter(history.open_cases(row)), None)
    grave = [one.ground in GRAVE for one in notices]
    promised = timedelta(hours=row.consultation.moderation_hours)
    due = min(
        at + (reporting.GRAVE_WITHIN if is_grave else promised)
        for at, is_grave in zip(moments, grave, strict=True)
    )
    if case is None:
        case = Case(
            consultation_id=row.consultation_id,
            lab_id=row.consultation.lab_id,
            reason="reported",
            opened_at=moments[0],
            due_at=due,
            gravity=0,
            author_id=row.author_id,
            **naming(row.__tablename__, row.id),
        )
        db.session.add(case)
    case.reports = len(notices)
    case.due_at, case.gravity = min(case.due_at, due), max(case.gravity, 1 + any(grave))


# Decisions ---------------------------------------------------------------------------------------


def hold(row: Any, since: datetime) -> None:
    """As it was before it was decided on; the database opens its case."""
    row.state, row.state_since = "held", since


def decide(
    row: Any, kind: str, who: int, at: datetime, why: Why = PLAIN, *, source: str = ""
) -> Decision:
    case = next(iter(history.open_cases(row)), None)
    rule, version = _rule(row.consultation.lab_id, why.ground, at) if why.ground else (None, None)
    made = Decision(
        consultation_id=row.consultation_id,
        kind=kind,
        ground=why.ground,
        rule=rule.slug if rule else "",
        charter_version=version,
        sentence=french(why.sentence or str(rules.sentence(rule) if rule else "")),
        source=source or ("notice" if case is not None and case.reports else "own"),
        signals=list(why.signals),
        signal_helped=why.helped,
        amend_before=at + deciding.AMEND_WITHIN if kind == "amend" else None,
        moderator_id=who,
        author_id=row.author_id,
        college=row.college,
        state_before=row.state,
        waiting_since=case.opened_at if case else None,
        decided_at=at,
        **naming(row.__tablename__, row.id),
    )
    db.session.add(made)
    before = states.snapshot(row)
    if why.words:
        made.original = _mask(row, [french(one) for one in why.words], at)
    states.settle_versions(row, kind)
    _move(row, course.after(row.__tablename__, kind, row.state), at)
    made.before = {"row": before, "after": row.state, "mails": [], "reports": [], "cases": []}
    if case is not None and case.reports:
        _close_reports(row, kind, at, why.unfounded)
    db.session.flush()
    if case is not None:
        case.closed_at, case.decision_id = at, made.id
    deciding.write_down(row, made, at=at)
    return made


def _rule(lab_id: int, ground: str, at: datetime) -> tuple[Rule, int]:
    """Of the lab's charter as it stood at that moment, and its version."""
    charter = next((one for one in charters_of(lab_id) if one.published_at <= at), COMMON)
    return rules.chosen(ground, charter.rules) or rules.OTHER, charter.version


def _move(row: Any, after: str, at: datetime) -> None:
    if after != row.state:
        row.state, row.state_since = after, at
        row.published_at = row.published_at or (at if after == PUBLISHED else None)


def _mask(row: Any, words: list[str], at: datetime) -> dict[str, Any]:
    if isinstance(row, Contribution):
        original = {"title": row.title, "body": row.body, "version": row.version}
        rewrite(row, masking.masked(row.title, words), masking.masked(row.body, words), at)
        return original
    return states.mask(row, words)


def _close_reports(row: Any, kind: str, at: datetime, unfounded: bool) -> None:
    kept = "unfounded" if unfounded else "kept"
    for one in history.open_reports(row.__tablename__, row.id):
        one.closed_at, one.outcome = at, kept if kind == "publish" else "acted"


# Appeals -----------------------------------------------------------------------------------------


def contest(past: Past, row: Any, decision: Decision, by: Contest) -> None:
    """By the author, to the lab of the consultation or to another; decided already, or waiting."""
    soon = decision.decided_at + timedelta(hours=20)
    since = now() - timedelta(days=by.days) if by.days else soon
    past.add(since, partial(_contest, past, row, decision, by, since))


def _contest(past: Past, row: Any, decision: Decision, by: Contest, since: datetime) -> None:
    elsewhere = db.session.scalar(select(Lab.id).where(Lab.slug == by.lab)) if by.lab else None
    lab_id = elsewhere or row.consultation.lab_id
    author = db.session.get(User, row.author_id) if row.author_id else None
    appeal = Appeal(
        decision_id=decision.id,
        remover_id=decision.moderator_id,
        lab_id=lab_id,
        elsewhere=elsewhere is not None,
        argument=french(by.argument),
        email=author.email if author else row.contact_email,
        created_at=since,
        due_at=since + ANSWERED_WITHIN,
    )
    db.session.add(appeal)
    db.session.flush()
    case = Case(
        consultation_id=row.consultation_id,
        lab_id=lab_id,
        reason="appeal",
        appeal_id=appeal.id,
        opened_at=since,
        due_at=appeal.due_at,
        gravity=1,
        author_id=row.author_id,
        remover_id=decision.moderator_id,
        **naming(row.__tablename__, row.id),
    )
    db.session.add(case)
    db.session.flush()
    _write_down("received", appeal, None, since)
    if by.outcome:
        at = since + timedelta(days=4, hours=3)
        past.add(at, partial(_answer, row, appeal, case, by, at))


def _answer(row: Any, appeal: Appeal, case: Case, by: Contest, at: datetime) -> None:
    appeal.decided_at, appeal.decided_by = at, member(appeal.lab_id, by.role)
    appeal.outcome, appeal.reasons = by.outcome, french(by.reasons)
    case.closed_at = at
    if by.outcome == "reversed":
        case.decision_id = decide(row, "restore", appeal.decided_by, at, source="appeal").id
    _write_down("decided", appeal, appeal.decided_by, at, outcome=by.outcome)


def _write_down(act: str, appeal: Appeal, who: int | None, at: datetime, **more: Any) -> None:
    """As the public figures read it: received, then decided with its outcome."""
    of = appeal.consultation
    journal.record(
        f"appeal.{act}", appeal, who, lab_id=of.lab_id, at=at, consultation=of.id, **more
    )
