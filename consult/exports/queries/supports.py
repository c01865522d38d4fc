"""Supports, counted."""

from __future__ import annotations

from sqlalchemy import func, literal, null, select

from ...consultations.models import Consultation
from ...contributions.models import Contribution, CountedSupport, Support
from .. import columns as c
from ..sheets import Query, Said
from .shared import POSITIONS, SAID, college, french, public_contributions


def supports(of: Consultation, complete: bool = False) -> Query:
    """Counts only: nobody's support is published."""
    people = (
        public_contributions(of)
        .order_by(None)
        .join(Support, Support.contribution_id == Contribution.id)
        .group_by(Contribution.id, Support.college)
        .with_only_columns(
            Contribution.id.label("number"),
            college(Support.college).label("college"),
            literal("pour").label("position"),
            null().label("source"),
            func.count().label("voices"),
        )
    )
    figures = (
        public_contributions(of)
        .order_by(None)
        .join(CountedSupport, CountedSupport.contribution_id == Contribution.id)
        .with_only_columns(
            Contribution.id,
            literal(SAID["unknown"]),
            french(CountedSupport.position, *POSITIONS),
            CountedSupport.origin,
            CountedSupport.count,
        )
    )
    every = people.union_all(figures).subquery()
    said = (
        Said(c.NUMBER_, every.c.number),
        Said(c.CONSULTATION, literal(of.slug)),
        Said(c.COLLEGE, every.c.college),
        Said(c.POSITION, every.c.position),
        Said(c.SOURCE, every.c.source),
        Said(c.VOICES, every.c.voices),
    )
    order = (every.c.number, every.c.college, every.c.position)
    return Query("soutiens", said, select(every.c.number).order_by(*order))
