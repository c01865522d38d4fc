"""What may be brought together, and what is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import exists, func, select

from ...contributions import queries as contributions
from ...contributions.models import MERGE, Contribution, Fingerprint, Fold
from ...db import db
from ...journal import Act
from ...signals import copies
from ...visibility import PUBLISHED
from ..models import Left, Merge

COPIES, ALIKE = 20, 10


def free(contribution: Contribution) -> bool:
    """It may be brought together with others: public, in no merge, and its author never left one."""
    return (
        contribution.state == PUBLISHED
        and contribution.merge_id is None
        and db.session.get(Left, contribution.id) is None
    )


def candidates(of: Contribution) -> list[Any]:
    """Near-copies first, then texts that speak of the same thing; those that are free."""
    found = [row.id for row in _copies(of)]
    similar = contributions.similar(of.consultation, f"{of.title} {of.body}", k=ALIKE, but=of.id)
    found += [row.id for row in similar if row.id not in found]
    cards = {row.id: row for row in _cards(found)}
    return [cards[one] for one in found if one in cards]


def _copies(of: Contribution) -> Sequence[Any]:
    mine = db.session.get(Fingerprint, of.id)
    if of.campaign_id is not None:
        same = Contribution.campaign_id == of.campaign_id
    elif mine is not None and mine.signature:
        same = Fingerprint.bands.overlap(copies.bands(mine.signature, of.consultation_id))
    else:
        return []
    rows = db.session.execute(
        select(Contribution.id, Fingerprint.signature)
        .join(Fingerprint, Fingerprint.contribution_id == Contribution.id)
        .where(
            Contribution.consultation_id == of.consultation_id,
            Contribution.state == PUBLISHED,
            Contribution.id != of.id,
            same,
        )
        .limit(50 * COPIES)
    ).all()
    if of.campaign_id is None and mine is not None:
        near = [r for r in rows if copies.alike(mine.signature, r.signature) >= copies.THRESHOLD]
        return near[:COPIES]
    return rows[:COPIES]


def _cards(ids: Collection[int]) -> Sequence[Any]:
    return db.session.execute(
        select(
            Contribution.id,
            Contribution.title,
            func.left(Contribution.body, 280).label("start"),
            Contribution.signature,
            Contribution.college,
            Contribution.published_at,
            Contribution.supports,
            Contribution.campaign_id,
        ).where(
            Contribution.id.in_(ids),
            Contribution.state == PUBLISHED,
            Contribution.merge_id.is_(None),
            ~select(Left).where(Left.contribution_id == Contribution.id).exists(),
        )
    ).all()


def locked(ids: Collection[int], consultation_id: int) -> Sequence[Contribution]:
    """In one order, so that two moderators wait for each other instead of blocking each other."""
    return db.session.scalars(
        select(Contribution)
        .where(Contribution.id.in_(ids), Contribution.consultation_id == consultation_id)
        .order_by(Contribution.id)
        .with_for_update(of=Contribution)
        .execution_options(populate_existing=True)
    ).all()


def fold(fold_id: int) -> Fold | None:
    return db.session.scalar(select(Fold).where(Fold.id == fold_id, Fold.kind == MERGE))


def locked_fold(fold_id: int) -> Fold | None:
    return db.session.scalar(
        select(Fold)
        .where(Fold.id == fold_id, Fold.kind == MERGE)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def members(fold_id: int) -> Sequence[Contribution]:
    """All of them, whatever their state."""
    return db.session.scalars(
        select(Contribution).where(Contribution.merge_id == fold_id).order_by(Contribution.id)
    ).all()


def introduction(fold_id: int) -> str:
    said = select(Merge.introduction).where(Merge.fold_id == fold_id)
    return db.session.scalar(said) or ""


def was_undone(fold_id: int, consultation_id: int | None = None) -> bool:
    """Nothing is left of it but its acts in the journal."""
    of = [Act.object_kind == "fold", Act.object_id == fold_id, Act.verb == "contribution.unmerge"]
    if consultation_id is not None:
        of.append(Act.details["consultation"].as_integer() == consultation_id)
    return db.session.scalar(select(exists().where(*of))) or False
