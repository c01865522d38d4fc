"""Fills an empty instance: labs and people, then each consultation with all its life."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import func, insert, literal, select

from ...accounts.models import User
from ...consultations.models import Consultation
from ...contributions import campaigns, tally
from ...contributions.models import Contribution
from ...db import commit, db, now, touch
from ...labs.models import Lab
from ...permissions import FACILITATOR
from ...synthesis.actions import syntheses
from ...synthesis.models import CodingAct, Handling
from ...visibility import PUBLISHED
from .. import charters, consultations, contributions, people, votes
from ..compose import compose
from ..contributions import Crowd
from ..material import QUESTIONS, renovation
from ..material.shape import Question, Reading, Stage
from ..typography import french
from . import codebook, moderation

Say = Callable[[str], None]
SCALE_SLUG = "mesure"


def filled() -> bool:
    return bool(db.session.scalar(select(func.count()).select_from(Lab)))


def fill(say: Say) -> None:
    """The default demo. The same seed gives the same demo, at other dates."""
    chance = random.Random(1789)  # noqa: S311  (texts, not secrets)
    people.fill(chance)
    charters.fill()
    crowd = Crowd.load()
    for question in QUESTIONS:
        say(french(question.title))
        _live(question, crowd, chance)
    say("Modération")
    moderation.fill()
    say("Grille de lecture")
    codebook.fill()
    _settle()


def scale(count: int, say: Say) -> str:
    """One more consultation, with ``count`` contributions; its slug."""
    chance = random.Random(count)  # noqa: S311
    made = consultations.create(
        Question(
            **{
                **vars(renovation.QUESTION),
                "slug": f"{SCALE_SLUG}-{count}",
                "title": "Rénover nos logements, la grande mesure",
                "stages": (Stage("ideas", "Idées", "", -60, 60),),
            }
        )
    )
    crowd, left, seed = Crowd.load(), count, 0
    while left:
        size = min(left, 10_000)
        writer = contributions.Writer(made, crowd, chance)
        writer.write(contributions.from_composed(compose(size, seed), chance))
        left, seed = left - size, seed + 1
        say(f"{count - left}/{count}")
    _settle()
    return made.slug


def _live(question: Question, crowd: Crowd, chance: random.Random) -> None:
    of = consultations.create(question)
    written = contributions.from_ideas(question.ideas, of, question.places, chance)
    written += contributions.from_composed(compose(question.composed), chance)
    numbers: dict[str, int] = {}
    if written:
        numbers = contributions.Writer(of, crowd, chance).write(written)
    if question.campaign:
        apart = random.Random(question.slug)  # noqa: S311
        sent = contributions.from_campaign(question.campaign, question.places, apart)
        contributions.Writer(of, crowd, apart).write(sent)
    for poll in question.polls:
        vote = votes.create(poll, of, numbers)
        votes.fill(vote, poll, crowd, chance, now())
    if question.reading:
        _publish(question.reading, of, numbers)


def _publish(reading: Reading, of: Consultation, numbers: dict[str, int]) -> None:
    """Read by its author, checked as any other, and published on its day."""
    author, at = (
        consultations.member(of.lab_id, FACILITATOR),
        consultations.days_ago(reading.days_ago),
    )
    _read_all(of, author, at)
    body = french(re.sub(r"#\{([^}]+)\}", lambda m: f"#{numbers[m[1]]}", reading.body))
    draft = syntheses.save(of, author, french(reading.title), body, "")
    name = db.session.get_one(User, author).name
    token = syntheses.token_of(draft)
    syntheses.publish(of, author, token, signer=name, signed=True, at=at)


def _read_all(of: Consultation, who_id: int, at: datetime) -> None:
    act = CodingAct(consultation_id=of.id, kind="read", by_id=who_id, at=at)
    db.session.add(act)
    db.session.flush()
    read = select(
        Contribution.id,
        Contribution.consultation_id,
        Contribution.version,
        literal("read"),
        literal(""),
        literal(""),
        literal(who_id),
        literal(at),
        literal(act.id),
    ).where(Contribution.consultation_id == of.id, Contribution.state == PUBLISHED)
    columns = ("contribution_id", "consultation_id", "version", "state", "reason", "note")
    made = insert(Handling).from_select((*columns, "by_id", "at", "act_id"), read)
    act.texts = db.session.execute(made).rowcount  # type: ignore[attr-defined]


def _settle() -> None:
    """Count everything from the facts, and let the planner know the new sizes."""
    db.session.flush()
    while campaigns.settle():
        pass
    db.session.execute(tally.RECOUNT_CONTRIBUTIONS)
    db.session.execute(tally.RECOUNT_CONSULTATIONS)
    touch("site")
    commit()
    db.session.connection().exec_driver_sql(f"ANALYZE {Contribution.__tablename__}")
    commit()
