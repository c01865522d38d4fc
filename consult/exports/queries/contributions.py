"""Each public contribution."""

from __future__ import annotations

from typing import Any

from flask import current_app
from sqlalchemy import and_, case, func, literal, null
from sqlalchemy.orm import aliased

from ...consultations.models import Consultation, Theme
from ...contributions.models import Contribution, CountedSupport, Fold
from ...db import db
from .. import columns as c
from ..sheets import Query, Said
from .shared import POSITIONS, college, day, empty_is_null, extras, origin, public_contributions

FEWEST_PEOPLE = 11  # of a commune, for its name to be given (open data practice)


def contributions(of: Consultation, complete: bool = False) -> Query:
    said = _contribution(of)
    if complete:
        said += (Said(c.SIGNATURE, empty_is_null(Contribution.signature)),)
    # What is alone in its merge, the others being hidden, is not said to be in one.
    merged = and_(Fold.id == Contribution.merge_id, Fold.texts > 1)
    source = public_contributions(of).outerjoin(Theme, Theme.id == Contribution.theme_id)
    source = source.outerjoin(Fold, merged)
    if _has_counted(of):
        for position, name in zip(POSITIONS, ("pour", "mitiges", "contre"), strict=True):
            votes_cast = aliased(CountedSupport)
            source = source.outerjoin(
                votes_cast,
                and_(
                    votes_cast.contribution_id == Contribution.id, votes_cast.position == position
                ),
            )
            said += (Said(c.counted(name), votes_cast.count),)
    return Query("contributions", said + extras(Contribution, of, complete), source)


def _contribution(of: Consultation) -> tuple[Said, ...]:
    row, base = Contribution, current_app.config["BASE_URL"]
    address = f"{base}/concertations/{of.slug}/contributions/"
    communes = _communes(of)
    commune = case((row.commune.in_(communes), row.commune)) if communes else null()
    return (
        Said(c.NUMBER_, row.id),
        Said(c.CONSULTATION, literal(of.slug)),
        Said(c.LAB, literal(of.lab.slug)),
        Said(c.REGION, literal(of.region)),
        Said(c.DEPARTEMENT, empty_is_null(row.departement)),
        Said(c.COMMUNE, commune),
        Said(c.DAY, day(row.published_at, of.lab.zone)),
        Said(c.COLLEGE, college(row.college)),
        Said(c.THEME, Theme.name),
        Said(c.TITLE, row.title),
        Said(c.BODY, row.body),
        Said(c.LANGUAGE, row.language),
        Said(c.SUPPORTS, row.supports),
        Said(c.SUPPORTS_CITIZEN, row.supports_citizen),
        Said(c.SUPPORTS_AGENT, row.supports_agent),
        Said(c.SUPPORTS_COUNTED, row.supports_counted),
        Said(c.ARGUMENTS, row.comments),
        Said(c.CAMPAIGN, row.campaign_id),
        Said(c.MERGED, Fold.id),
        Said(c.MERGE_TITLE, Fold.title),
        Said(c.ORIGIN, origin(row.origin)),
        Said(c.SOURCE, empty_is_null(row.origin_label)),
        Said(c.SOURCE_ID, row.external_id),
        Said(c.ADDRESS, literal(address).concat(row.id)),
    )


def _communes(of: Consultation) -> list[str]:
    """Those named by enough different people. Without an account or an address, a text is a person."""
    person = func.coalesce(
        func.cast(Contribution.author_id, _text()),
        empty_is_null(Contribution.contact_email),
        literal("#").concat(Contribution.id),
    )
    counted = (
        public_contributions(of)
        .order_by(None)
        .where(Contribution.commune != "")
        .group_by(Contribution.commune)
        .having(func.count(func.distinct(person)) >= FEWEST_PEOPLE)
    )
    return list(db.session.scalars(counted.with_only_columns(Contribution.commune)))


def _text() -> Any:
    return Contribution.body.type


def _has_counted(of: Consultation) -> bool:
    found = public_contributions(of).join(
        CountedSupport, CountedSupport.contribution_id == Contribution.id
    )
    return db.session.scalar(found.order_by(None).limit(1)) is not None
