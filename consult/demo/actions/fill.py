"""Fills an empty instance: labs and people, then each consultation with all its life."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from sqlalchemy import func, select

from ... import journal, text
from ...consultations.models import Consultation
from ...contributions import campaigns, tally
from ...contributions.models import Contribution
from ...db import commit, db, now, touch
from ...labs.models import Lab
from ...permissions import FACILITATOR
from ...synthesis import quotes
from ...synthesis.models import Synthesis
from .. import charters, consultations, contributions, people, votes
from ..compose import compose
from ..contributions import Crowd
from ..material import QUESTIONS, renovation
from ..material.shape import Question, Reading, Stage
from ..typography import french
from . import moderation

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
    body = french(re.sub(r"#\{([^}]+)\}", lambda m: f"#{numbers[m[1]]}", reading.body))
    address = f"/concertations/{of.slug}/contributions"
    author, at = (
        consultations.member(of.lab_id, FACILITATOR),
        consultations.days_ago(reading.days_ago),
    )
    made = Synthesis(
        consultation_id=of.id,
        version=1,
        title=french(reading.title),
        body=body,
        body_html=text.to_html(quotes.linked(body, address, numbers.values())),
        written_by=author,
        updated_at=at,
        published_at=at,
    )
    db.session.add(made)
    db.session.flush()
    journal.record("synthesis.publish", made, author, lab_id=of.lab_id, at=at, version=1)


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
