"""Decisions taken and reports waiting."""

from __future__ import annotations

import random
from datetime import timedelta

from .. import journal
from ..consultations.models import Consultation
from ..contributions.models import Contribution
from ..db import db, now
from ..moderation.models import Decision, Report
from . import consultations
from .contributions import Crowd
from .material.shape import Idea
from .typography import french


def fill(
    ideas: tuple[Idea, ...],
    numbers: dict[str, int],
    of: Consultation,
    crowd: Crowd,
    chance: random.Random,
) -> None:
    for idea in ideas:
        row = db.session.get_one(Contribution, numbers[idea.title])
        if idea.refusal:
            decide(idea, row, of)
        if idea.reported:
            ground, explanation = idea.reported
            db.session.add(
                Report(
                    consultation_id=of.id,
                    kind_of_thing="contribution",
                    contribution_id=row.id,
                    ground=ground,
                    explanation=french(explanation),
                    reporter_id=chance.choice(crowd.citizens).id,
                    created_at=min(row.created_at + timedelta(hours=5), now()),
                )
            )
    db.session.flush()


def decide(idea: Idea, row: Contribution, of: Consultation) -> None:
    if idea.refusal is None:
        return
    who = consultations.moderator(of)
    db.session.add(
        Decision(
            consultation_id=of.id,
            kind_of_thing="contribution",
            contribution_id=row.id,
            kind=idea.refusal.kind,
            ground=idea.refusal.ground,
            sentence=french(idea.refusal.sentence),
            moderator_id=who,
            author_id=row.author_id,
            state_before="published",
            decided_at=row.state_since,
        )
    )
    journal.record(
        f"moderation.{idea.refusal.kind}", row, who, lab_id=of.lab_id, ground=idea.refusal.ground
    )
