"""Fills an empty instance: labs and people, then each consultation with all its life."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, literal, select
from sqlalchemy.orm import QueryableAttribute

from ...accounts.models import User
from ...consultations.models import Consultation
from ...contributions import campaigns, tally
from ...contributions.models import Contribution
from ...db import commit, db, now, touch
from ...labs.models import Lab
from ...permissions import FACILITATOR
from ...synthesis.actions import syntheses, themes
from ...synthesis.models import CodingAct, Handling, Placement
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
SEVERAL = re.compile(r"#\{([^}:]+): (\d+) citoyens, (\d+) agents\}")


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
    if question.voices:
        apart = random.Random(question.slug)  # noqa: S311
        said = contributions.from_voices(question.voices, question.places, apart)
        contributions.Writer(of, crowd, apart).write(said)
    for poll in question.polls:
        vote = votes.create(poll, of, numbers)
        votes.fill(vote, poll, crowd, chance, now())
    if question.reading:
        db.session.flush()
        db.session.execute(tally.RECOUNT_CONTRIBUTIONS)  # published with it
        _publish(question.reading, of, numbers)


def _publish(reading: Reading, of: Consultation, numbers: dict[str, int]) -> None:
    """Read by its author, checked as any other, and published on its day."""
    author, at = (
        consultations.member(of.lab_id, FACILITATOR),
        consultations.days_ago(reading.days_ago),
    )
    _read_all(of, author, at)
    body = SEVERAL.sub(lambda m: _several(of, *m.groups()), reading.body)
    body = french(re.sub(r"#\{([^}]+)\}", lambda m: f"#{numbers[m[1]]}", body))
    draft = syntheses.save(of, author, french(reading.title), body, "")
    name = db.session.get_one(User, author).name
    token = syntheses.token_of(draft)
    syntheses.publish(of, author, token, signer=name, signed=True, at=at)


def _several(of: Consultation, theme: str, citizens: str, agents: str) -> str:
    """References to texts of a theme, so many of each college."""
    found: list[int] = []
    for college, number in (("citizen", citizens), ("agent", agents)):
        placed = select(Contribution.id).where(
            Contribution.consultation_id == of.id,
            Contribution.state == PUBLISHED,
            Contribution.college == college,
            Contribution.theme.has(name=french(theme)),
        )
        found += db.session.scalars(placed.order_by(Contribution.id).limit(int(number)))
    return ", ".join(f"#{one}" for one in sorted(found))


def _read_all(of: Consultation, who_id: int, at: datetime) -> None:
    """Each text read, and placed in the theme that its author chose."""
    act = CodingAct(consultation_id=of.id, kind="read", by_id=who_id, at=at)
    db.session.add(act)
    db.session.flush()
    by = {"consultation_id": of.id, "version": Contribution.version, "at": at, "act_id": act.id}
    public = (Contribution.consultation_id == of.id, Contribution.state == PUBLISHED)
    done = by | {"state": "read", "reason": "", "note": "", "by_id": who_id}
    act.texts = _each_text(Handling, done, *public)
    for theme in of.themes:
        placed = by | {"by": "person", "person_id": who_id, "checked_at": at}
        placed["theme_id"] = themes.add(act, theme.name, who_id).id
        _each_text(Placement, placed, *public, Contribution.theme_id == theme.id)


def _each_text(table: Any, values: dict[str, Any], *where: ColumnElement[bool]) -> int:
    said = [one if isinstance(one, QueryableAttribute) else literal(one) for one in values.values()]
    read = select(Contribution.id, *said).where(*where)
    made = insert(table).from_select(("contribution_id", *values), read)
    return int(db.session.execute(made).rowcount)  # type: ignore[attr-defined]


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
