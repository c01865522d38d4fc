"""What moderation does at its hours: decisions drawn to be judged again, letters to its teams."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from .. import jobs, journal
from ..db import db, now
from ..labs.models import Lab
from ..notifications import topics
from ..notifications.actions import send
from ..notifications.letters import letter
from . import forgetting
from .agreement import sample
from .models import Alerted, Decision, Digest, SecondReading
from .models.alerts import USUAL_HOUR
from .queries import alerts, appeals, readings
from .queries.alerts import Reader

DRAWN_A_MONTH = 20  # of each lab


@jobs.every("7 1 * * *", "moderation.draw")
def draw_month() -> None:
    """The decisions of the month before, once: every night, so that a night missed loses nothing."""
    for lab in db.session.scalars(select(Lab).order_by(Lab.id)):
        zone = ZoneInfo(lab.zone)
        first = now().astimezone(zone).date().replace(day=1)
        before = (first - timedelta(days=1)).replace(day=1)
        start, end = (datetime.combine(day, time(), zone) for day in (before, first))
        draw(lab, f"{before:%Y-%m}", start, end)


def draw(lab: Lab, month: str, start: datetime, end: datetime) -> None:
    """Once for a lab and a month. The seed is the hash of the last act before: nobody chose it, and
    whoever has the journal draws the same decisions."""
    if readings.drawn(lab.id, month):
        return
    seed = readings.seed(end)
    drawn = sample(readings.decided(lab.id, start, end), seed, DRAWN_A_MONTH)
    for number in drawn:
        first = db.session.get_one(Decision, number).moderator_id
        db.session.add(
            SecondReading(decision_id=number, first_reader_id=first, lab_id=lab.id, month=month)
        )
    db.session.flush()
    if drawn:
        journal.record(
            "review.drawn", lab, None, lab_id=lab.id, month=month, seed=seed, decisions=drawn
        )


@jobs.every("23 * * * *", "moderation.moot")
def write_moot_appeals() -> None:
    """In the journal, what appeals no longer wait for: public figures count them so, not as late."""
    for appeal in appeals.unanswered():
        of = appeal.consultation
        journal.record(
            "appeal.decided", appeal, None, lab_id=of.lab_id, consultation=of.id, outcome="moot"
        )


@jobs.every("37 3 * * *", "moderation.forget")
def forget() -> None:
    forgetting.forget()


# Letters to the teams ----------------------------------------------------------------------------

AT_ONCE = 5_000  # rows of one statement
LISTED = 10  # items that a letter names; the others are behind the link to the queue


@jobs.every("0 * * * *", "moderation.digest")
def digest() -> None:
    """To each at their hour, once a day; nothing when nothing waits."""
    everyone = alerts.readers()
    silent = topics.silent(topics.DIGEST, {one.email for one in everyone})
    for reader in everyone:
        here = now().astimezone(ZoneInfo(reader.zone))
        hour = USUAL_HOUR if reader.hour is None else reader.hour
        due = here.hour == hour and reader.sent_on != here.date()
        if not due or reader.email in silent:
            continue
        number, oldest = alerts.waiting(reader)
        if not number or oldest is None:
            continue
        sent = insert(Digest).values(user_id=reader.id, hour=hour, sent_on=here.date())
        db.session.execute(
            sent.on_conflict_do_update(index_elements=["user_id"], set_={"sent_on": here.date()})
        )
        items = alerts.first(reader, LISTED)
        said = {"number": number, "age": now() - oldest, "items": items}
        _write("digest", topics.DIGEST, reader, **said)


@jobs.every("*/5 * * * *", "moderation.alert")
def alert() -> None:
    """At once, of what cannot wait and of what is late: once for each, in one letter to each."""
    at = now()
    untold = alerts.untold(at)
    new = {reason: _first_time(reason, cases, at) for reason, cases in untold.items()}
    if not any(new.values()):
        return
    everyone = alerts.readers()
    silent = topics.silent(topics.ALERTS, {one.email for one in everyone})
    for reader in everyone:
        mine = {reason: alerts.decided_by(reader, cases) for reason, cases in new.items()}
        if any(mine.values()) and reader.email not in silent:
            _write("alert", topics.ALERTS, reader, listed=LISTED, **mine)


def _first_time(reason: str, cases: Sequence[Any], at: datetime) -> Sequence[Any]:
    """Among ``cases``, those that no other worker tells of."""
    mine: set[int] = set()
    for start in range(0, len(cases), AT_ONCE):
        some = cases[start : start + AT_ONCE]
        rows = [{"case_id": case.id, "reason": reason, "at": at} for case in some]
        told = insert(Alerted).values(rows).on_conflict_do_nothing().returning(Alerted.case_id)
        mine |= set(db.session.scalars(told))
    return [case for case in cases if case.id in mine]


def _write(name: str, topic: str, reader: Reader, **said: Any) -> None:
    stop = topics.address(reader.email, topic, reader.language)
    written = letter(name, reader.language, unsubscribe=stop, at=now(), **said)
    send(to=reader.email, kind=name, user_id=reader.id, unsubscribe=stop, **written)
