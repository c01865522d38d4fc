"""One lab with a charter of its own, in two versions."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from .. import journal
from ..db import db
from ..labs.charter import Rule
from ..labs.common import COMMON
from ..labs.models import Charter, Lab
from ..permissions import MANAGER
from . import consultations
from .material.charter import FIRST, INTRODUCTION, PHOTOGRAPHS, PRIVACY, SECOND, SLUG


def fill() -> None:
    lab = db.session.scalars(select(Lab).where(Lab.slug == SLUG)).one()
    first = [one for one in COMMON.rules if one.slug != "lisible"]
    second = [replace(one, text=PRIVACY) if one.slug == "vie-privee" else one for one in first]
    publish(lab, 1, first, FIRST, 240)
    publish(lab, 2, [*second, PHOTOGRAPHS], SECOND, 12)
    db.session.flush()


def publish(lab: Lab, version: int, rules: list[Rule], summary: str, days: float) -> None:
    at, by = consultations.days_ago(days), consultations.member(lab.id, MANAGER)
    made = Charter(
        lab_id=lab.id,
        version=version,
        introduction=INTRODUCTION,
        rules=[one.kept() for one in rules],
        summary=summary,
        by=by,
        updated_at=at,
        published_at=at,
    )
    db.session.add(made)
    db.session.flush()
    journal.record("charter.published", made, by, lab_id=lab.id, at=at, version=version)
