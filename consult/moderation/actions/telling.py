"""Telling the author what was decided, and who reported it what came of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from ...accounts.models import User
from ...contributions import codes
from ...db import db, now
from ...i18n import SOURCE
from ...notifications.actions import send
from ...notifications.letters import letter
from ..grounds import GROUNDS, REPORTED
from ..models import Appeal, Decision, Report
from ..queries import history, people, things
from ..queries.things import Row
from ..questions import Question

# A decision can be undone for ten seconds: nobody is told before.
AFTER_UNDO = timedelta(seconds=15)
WARNED_AT = 3  # wrong reports, in a year


def tell_author(row: Row, decision: Decision) -> list[int]:
    """The mails written: none when the author left no address."""
    if isinstance(row, Question):
        return _tell_lab(row, "question-decided", decision=decision, delay=AFTER_UNDO)
    to, language, user_id = address_of(row)
    if not to:
        return []
    said = letter("decision", language, decision=decision, **about(row))
    return [send(to=to, kind="decision", user_id=user_id, delay=AFTER_UNDO, **said).id]


def about(row: Row) -> dict[str, Any]:
    """What letters say of a thing."""
    kind = things.kind_of(row)
    return {
        "row": row,
        "kind": kind,
        "above": things.above(row),
        "is_comment": kind == "comment",
        "consultation": row.consultation,
        "grounds": GROUNDS,
        "shown": codes.shown,
    }


def address_of(row: Any) -> tuple[str, str, int | None]:
    """Where the author is reached: their account, or the address left with the contribution."""
    author = db.session.get(User, row.author_id) if row.author_id else None
    if author is not None and author.closed_at is None:
        return author.email, author.language, author.id
    return getattr(row, "contact_email", ""), getattr(row, "language", SOURCE), None


def tell_held(row: Row, ground: str, before: datetime) -> None:
    """Out of sight though nobody decided: why, who reads it, and before when."""
    to, language, user_id = address_of(row)
    if to:
        zone = row.consultation.lab.zone
        told = {"ground": REPORTED[ground], "before": before, "zone": zone, **about(row)}
        send(to=to, kind="held", user_id=user_id, **letter("held", language, **told))


# The lab, of its own page ------------------------------------------------------------------------


def tell_whose_page_it_is(row: Row, ground: str) -> None:
    """The lab's facilitators answer for what it wrote; nobody else waits for a report of it."""
    if isinstance(row, Question):
        _tell_lab(row, "question-reported", ground=REPORTED[ground])


def _tell_lab(
    row: Question, kind: str, *, delay: timedelta = timedelta(0), **values: Any
) -> list[int]:
    of = row.consultation
    return [
        send(
            to=one.email,
            kind=kind,
            user_id=one.id,
            delay=delay,
            **letter(kind, one.language, consultation=of, grounds=GROUNDS, **values),
        ).id
        for one in people.facilitators(of.lab_id)
    ]


# Who reported ------------------------------------------------------------------------------------


def reporter_of(report: Report) -> tuple[str, str]:
    """The address and the language of who reported; no address when they left none."""
    who = db.session.get(User, report.reporter_id) if report.reporter_id else None
    if who is not None and who.closed_at is None:
        return who.email, who.language
    return report.reporter_email, report.language


def acknowledge(report: Report) -> None:
    to, language = reporter_of(report)
    if to:
        said = letter(
            "report-receipt",
            language,
            report=report,
            code=codes.shown(report.code),
            consultation=report.consultation,
            ground=REPORTED[report.ground],
        )
        send(to=to, kind="report-receipt", user_id=report.reporter_id, **said)


def close_reports(
    row: Row, decision: Decision, *, kept: bool, unfounded: bool
) -> tuple[list[int], list[int]]:
    """The reports closed, and the mails that tell their outcome."""
    closed, mails = [], []
    outcome = "acted" if not kept else "unfounded" if unfounded else "kept"
    reports = history.open_reports(things.kind_of(row), row.id)
    for report in reports:
        report.closed_at, report.outcome = now(), outcome
        closed.append(report.id)
    db.session.flush()
    wrong = history.unfounded([one.reporter_key for one in reports]) if unfounded else {}
    for report in reports:
        mails += _tell_reporter(report, decision, wrong.get(report.reporter_key, 0))
    return closed, mails


def _tell_reporter(report: Report, decision: Decision, wrong: int) -> list[int]:
    to, language = reporter_of(report)
    if not to:
        return []
    said = letter(
        "report-outcome",
        language,
        report=report,
        code=codes.shown(report.code),
        decision=decision,
        ground=GROUNDS.get(decision.ground),
        warned=report.outcome == "unfounded" and wrong >= WARNED_AT,
        wrong=wrong,
        consultation=report.consultation,
    )
    user_id = report.reporter_id
    return [send(to=to, kind="report-outcome", user_id=user_id, delay=AFTER_UNDO, **said).id]


# Who contests ------------------------------------------------------------------------------------


def _to_the_author(kind: str, appeal: Appeal, row: Row) -> None:
    if appeal.email:
        said = letter(
            kind,
            appeal.language,
            appeal=appeal,
            decision=appeal.decision,
            zone=row.consultation.lab.zone,
            **about(row),
        )
        send(to=appeal.email, kind=kind, user_id=row.author_id, **said)


def acknowledge_appeal(appeal: Appeal, row: Row) -> None:
    _to_the_author("appeal-receipt", appeal, row)


def tell_outcome(appeal: Appeal, row: Row) -> None:
    _to_the_author("appeal-outcome", appeal, row)


def tell_nobody_can(appeal: Appeal, row: Row) -> None:
    """Nobody else, in no lab: the network finds someone, or the appeal would wait for ever."""
    for one in {*people.stewards(), *people.facilitators(row.consultation.lab_id)}:
        said = letter("appeal-alone", one.language, appeal=appeal, **about(row))
        send(to=one.email, kind="appeal-alone", user_id=one.id, **said)


def tell_restricted(row: Row, decision: Decision, days: int) -> None:
    to, language, user_id = address_of(row)
    said = letter(
        "restricted",
        language,
        decision=decision,
        days=days,
        zone=row.consultation.lab.zone,
        **about(row),
    )
    send(to=to, kind="restricted", user_id=user_id, **said)
