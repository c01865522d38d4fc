"""Consultations of the demo: their frame, their phases, then everything people did in them."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from .. import journal
from ..consultations.models import Consultation, Phase, Theme
from ..db import db, now
from ..labs.models import Lab, Membership
from ..permissions import FACILITATOR, MODERATOR
from .material.shape import Question, Stage
from .typography import french


def days_ago(days: float) -> datetime:
    return now() - timedelta(days=days)


def create(question: Question) -> Consultation:
    """The consultation with its phases and themes, as its facilitator would have opened it."""
    lab = db.session.scalars(select(Lab).where(Lab.slug == question.lab)).one()
    published = None if question.published is None else days_ago(question.published)
    reading = question.reading
    made = Consultation(
        lab=lab,
        slug=question.slug,
        title=french(question.title),
        subject=question.subject,
        essential=[french(sentence) for sentence in question.essential],
        authority=french(question.authority),
        open_to_change=french(question.open_to_change),
        already_decided=french(question.already_decided),
        decider=french(question.decider),
        who_may=question.who_may,
        account_required=question.account_required,
        territory=french(question.territory),
        region=question.region,
        regime=question.regime,
        synthesis_due=_due(question.synthesis_due),
        contact=question.contact,
        data_notice=french(question.data_notice),
        created_by=member(lab.id, FACILITATOR),
        created_at=days_ago((question.published or 0) + 12),
        updated_at=published or now(),
        published_at=published,
        synthesis_published_at=days_ago(reading.days_ago) if reading else None,
    )
    made.phases = [_phase(stage, lab.zone) for stage in question.stages]
    made.themes = [
        Theme(name=french(name), position=position)
        for position, name in enumerate(question.themes, 1)
    ]
    db.session.add(made)
    db.session.flush()
    if published:
        journal.record("consultation.publish", made, made.created_by, lab_id=lab.id, at=published)
    return made


def _due(days: int | None) -> date | None:
    return None if days is None else (now() + timedelta(days=days)).date()


def _phase(stage: Stage, zone: str) -> Phase:
    return Phase(
        kind=stage.kind,
        title=french(stage.title),
        description=french(stage.description),
        opens_at=civil(stage.opens, 9, zone),
        closes_at=civil(stage.closes, 18, zone),
    )


def civil(days: int, hour: int, zone: str) -> datetime:
    """That hour of the lab's clock, ``days`` from today."""
    today = now().astimezone(ZoneInfo(zone)).date()
    return datetime.combine(today + timedelta(days=days), time(hour), ZoneInfo(zone))


def member(lab_id: int, role: str) -> int:
    found = db.session.scalar(
        select(Membership.user_id).where(Membership.lab_id == lab_id, Membership.role == role)
    )
    return int(found or 0)


def moderator(of: Consultation) -> int:
    return member(of.lab_id, MODERATOR)


def span(of: Consultation) -> tuple[datetime, datetime]:
    """When people could write: the ideas phase, until now at most."""
    ideas = next(p for p in of.phases if p.kind == "ideas")
    return ideas.opens_at, min(ideas.closes_at, now())


def moments(chance: random.Random, start: datetime, end: datetime, count: int) -> list[datetime]:
    """``count`` moments in order, denser at the beginning, in the day rather than at night."""
    length = (end - start).total_seconds()
    drawn: list[datetime] = []
    while len(drawn) < count:
        at = start + timedelta(seconds=length * chance.random() ** 1.4)
        if 5 <= at.hour < 21 or chance.random() < 0.08:
            drawn.append(at)
    return sorted(drawn)
