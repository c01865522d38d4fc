"""A past of moderation: texts read before they appeared, some of them judged again by someone else."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from .. import journal
from ..consultations.models import Consultation
from ..contributions.models import Contribution
from ..db import db, now
from ..moderation.agreement import sample
from ..moderation.grounds import SENTENCES
from ..moderation.models import Decision, SecondReading
from ..permissions import FACILITATOR
from . import consultations

Later = Callable[[datetime, Callable[[], Any]], None]
READ, AGAIN, WAITING = 60, 32, 3  # for each consultation
AMENDED = 6  # one text out of so many had to be corrected first


def fill(of: Consultation, chance: random.Random, later: Later) -> None:
    """``later`` is told each act with its moment: the journal is written in the order of time."""
    who = consultations.moderator(of)
    published = select(Contribution).where(
        Contribution.consultation_id == of.id,
        Contribution.state == "published",
        Contribution.author_id.is_distinct_from(who),
    )
    rows = db.session.scalars(published.order_by(Contribution.id).limit(READ)).all()
    asked = [_amended(row, of, who, chance) for row in rows[::AMENDED]]
    db.session.add_all(asked)
    db.session.flush()
    for row, decision in zip(rows[::AMENDED], asked, strict=True):
        later(decision.decided_at, partial(_act, row, decision, of))
    made = [_kept(row, of, who, chance) for row in rows]
    db.session.add_all(made)
    db.session.flush()
    for row, decision in zip(rows, made, strict=True):
        later(decision.decided_at, partial(_act, row, decision, of))
    if len(made) == READ:
        _again(of, [*asked, *made], chance, later)


def _amended(row: Contribution, of: Consultation, who: int, chance: random.Random) -> Decision:
    """A correction was asked first; its author made it."""
    made = _kept(row, of, who, chance)
    made.kind, made.ground = "amend", chance.choice(("personal-data", "off-topic"))
    made.sentence = str(SENTENCES[made.ground])
    made.before = {**made.before, "after": "amend"}
    return made


def _kept(row: Contribution, of: Consultation, who: int, chance: random.Random) -> Decision:
    """Held, then published as it is."""
    waited = timedelta(hours=min(of.moderation_hours * 1.2, chance.expovariate(1 / 14)))
    signal = chance.random() < 0.15
    return Decision(
        consultation_id=of.id,
        kind_of_thing="contribution",
        contribution_id=row.id,
        kind="publish",
        signals=["personal-data"] if signal else [],
        signal_helped=chance.random() < 0.5 if signal else None,
        moderator_id=who,
        author_id=row.author_id,
        college=row.college,
        state_before="held",
        waiting_since=row.created_at,
        ground="",
        decided_at=min(now(), row.created_at + waited),
        before={
            "row": {"title": row.title, "body": row.body, "state": "held"},
            "after": "published",
        },
    )


def _act(row: Contribution, decision: Decision, of: Consultation) -> None:
    assert decision.waiting_since is not None
    journal.record(
        f"moderation.{decision.kind}",
        row,
        decision.moderator_id,
        lab_id=of.lab_id,
        at=decision.decided_at,
        consultation=of.id,
        decision=decision.id,
        ground=decision.ground,
        before="held",
        after=decision.before["after"],
        version=row.version,
        college=decision.college,
        source="own",
        signals=decision.signals,
        helped=decision.signal_helped,
        waited=round((decision.decided_at - decision.waiting_since).total_seconds()),
    )


def _again(of: Consultation, made: list[Decision], chance: random.Random, later: Later) -> None:
    reader = consultations.member(of.lab_id, FACILITATOR)
    ids = sample([one.id for one in made], of.slug, AGAIN + WAITING)
    by_id = {one.id: one for one in made}
    month = f"{now() - timedelta(days=30):%Y-%m}"
    for place, number in enumerate(ids):
        first = by_id[number]
        reading = SecondReading(
            decision_id=number, first_reader_id=first.moderator_id, lab_id=of.lab_id, month=month
        )
        db.session.add(reading)
        if place < AGAIN and reader != first.author_id:
            verdict = first.kind if chance.random() < 0.9 else chance.choice(("publish", "amend"))
            reading.reader_id, reading.verdict, reading.read_at = reader, verdict, now()
            db.session.flush()
            later(reading.read_at, partial(_read, reading, first, of))
    db.session.flush()


def _read(reading: SecondReading, first: Decision, of: Consultation) -> None:
    journal.record(
        "review.read",
        reading,
        reading.reader_id,
        lab_id=of.lab_id,
        consultation=of.id,
        decision=first.id,
        first=first.kind,
        second=reading.verdict,
    )
