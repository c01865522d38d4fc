"""Texts that came after the themes were made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import db
from ...visibility import PUBLISHED
from ..models import CodebookTheme, CodingAct, Handling, Placement, ProposedTheme, Reading
from ..scheme import Scheme
from .texts import whole

ARRIVALS = "arrivals"
MOST_KNOWN = 15_000


def since(of: Consultation) -> Any:
    """What was public before was read with the others, looked at already, or left to a person."""
    looked = select(func.max(CodingAct.at)).where(
        CodingAct.consultation_id == of.id, CodingAct.kind == ARRIVALS
    )
    read = (
        select(func.max(Reading.asked_at))
        .join(ProposedTheme, ProposedTheme.reading_id == Reading.id)
        .join(CodebookTheme, CodebookTheme.proposal_id == ProposedTheme.id)
        .where(Reading.consultation_id == of.id)
    )
    first = select(func.min(CodingAct.at)).where(CodingAct.consultation_id == of.id)
    last = func.greatest(looked.scalar_subquery(), read.scalar_subquery())
    return func.coalesce(last, first.scalar_subquery())


def _new(of: Consultation) -> list[Any]:
    """Public, in no theme, and nobody did anything with them."""
    return [
        Contribution.consultation_id == of.id,
        Contribution.state == PUBLISHED,
        Contribution.published_at > since(of),
        ~select(Placement).where(Placement.contribution_id == Contribution.id).exists(),
        ~select(Handling).where(Handling.contribution_id == Contribution.id).exists(),
    ]


def how_many(of: Consultation) -> int:
    asked = select(func.count()).select_from(Contribution).where(*_new(of))
    return db.session.scalar(asked) or 0


def new(of: Consultation) -> Sequence[Any]:
    asked = select(
        Contribution.id,
        Contribution.version,
        Contribution.phase_id,
        Contribution.title,
        Contribution.body,
    )
    return db.session.execute(asked.where(*_new(of)).order_by(Contribution.id)).all()


def known(of: Consultation, scheme: Scheme, phase_id: int | None) -> list[tuple[str, int]]:
    """Whole texts with the theme they count in: those a person checked first."""
    fits = {
        one: root
        for one in scheme.themes
        if (root := scheme.root(one)) is not None
        and scheme.themes[root].phase_id in (None, phase_id)
    }
    rows = db.session.execute(
        select(Placement.theme_id, Contribution.title, Contribution.body)
        .join(Contribution, Contribution.id == Placement.contribution_id)
        .where(
            Placement.theme_id.in_(fits),
            Placement.start.is_(None),
            Contribution.state == PUBLISHED,
        )
        .order_by(Placement.checked_at.is_(None), Placement.id)
        .limit(MOST_KNOWN)
    )
    return [(whole(row.title, row.body), fits[row.theme_id]) for row in rows]


def consultations() -> Sequence[Consultation]:
    """Those with a codebook."""
    return db.session.scalars(
        select(Consultation)
        .where(
            Consultation.id.in_(
                select(CodebookTheme.consultation_id).where(CodebookTheme.retired_at.is_(None))
            )
        )
        .order_by(Consultation.id)
    ).all()
