"""Questions about labs and their teams."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from ..accounts.addresses import DEMO_DOMAINS
from ..accounts.models import User
from ..db import db
from ..permissions import MANAGER, ROLES
from .charter import InForce, rule
from .common import COMMON
from .models import Charter, Invitation, Lab, Membership


def lab_of(slug: str) -> Lab | None:
    return db.session.scalar(select(Lab).where(Lab.slug == slug))


def team_of(lab: Lab) -> Sequence[Any]:
    """Members, managers first."""
    rank = func.array_position(list(ROLES), Membership.role)
    return db.session.execute(
        select(
            Membership.id,
            Membership.role,
            Membership.since,
            User.id.label("user_id"),
            User.name,
            User.email,
        )
        .join(User, User.id == Membership.user_id)
        .where(Membership.lab_id == lab.id)
        .order_by(rank.desc(), User.name, User.email)
    ).all()


def invited_to(lab: Lab) -> Sequence[Invitation]:
    return db.session.scalars(
        select(Invitation).where(Invitation.lab_id == lab.id).order_by(Invitation.created_at)
    ).all()


def invitations_of(email: str) -> Sequence[Invitation]:
    return db.session.scalars(select(Invitation).where(Invitation.email == email)).all()


def membership_of(lab_id: int, user_id: int) -> Membership | None:
    return db.session.scalar(
        select(Membership).where(Membership.lab_id == lab_id, Membership.user_id == user_id)
    )


def managers_of(lab_id: int) -> Sequence[int]:
    """Who manages the lab; the rows are locked, so that two cannot leave at once."""
    return db.session.scalars(
        select(Membership.user_id)
        .where(Membership.lab_id == lab_id, Membership.role == MANAGER)
        .order_by(Membership.id)
        .with_for_update()
    ).all()


def teams_of(user_id: int) -> Sequence[Any]:
    return db.session.execute(
        select(Lab.id, Lab.slug, Lab.name, Membership.role)
        .join(Lab, Lab.id == Membership.lab_id)
        .where(Membership.user_id == user_id)
        .order_by(Lab.name)
    ).all()


def is_in_some_team(user_id: int) -> bool:
    return bool(
        db.session.scalar(
            select(select(Membership.id).where(Membership.user_id == user_id).exists())
        )
    )


def demo_people(of_each: int = 2) -> Sequence[Any]:
    """The invented people of the demonstration, with their roles; the crowd by a few of each college."""
    invented = func.split_part(User.email, "@", 2).in_(DEMO_DOMAINS) & User.closed_at.is_(None)
    apart = or_(User.steward, Membership.id.is_not(None))
    ranked = (
        select(
            User.id,
            User.name,
            User.email,
            User.college,
            User.service,
            User.steward,
            Membership.role,
            Lab.id.label("lab_id"),
            Lab.name.label("lab"),
            apart.label("apart"),
            func.row_number().over(partition_by=(apart, User.college), order_by=User.id).label("n"),
        )
        .outerjoin(Membership, Membership.user_id == User.id)
        .outerjoin(Lab, Lab.id == Membership.lab_id)
        .where(invented)
        .subquery()
    )
    rank = func.array_position(list(ROLES), ranked.c.role)
    return db.session.execute(
        select(ranked)
        .where(or_(ranked.c.apart, ranked.c.n <= of_each))
        .order_by(
            ranked.c.apart,
            ranked.c.college.desc(),
            ranked.c.steward.desc(),
            ranked.c.lab_id.nulls_first(),
            rank.desc(),
            ranked.c.id,
        )
    ).all()


# Charters ----------------------------------------------------------------------------------------


def charter_of(lab_id: int) -> InForce:
    """The charter in force: the lab’s last, or the network’s while it has published none."""
    found = db.session.execute(PUBLISHED_CHARTERS.limit(1), {"lab": lab_id}).first()
    return COMMON if found is None else _in_force(found)


def charter_under(lab_id: int, version: int | None) -> InForce:
    """The one that a text was sent under; the one in force for what was not sent here."""
    if version is None:
        return charter_of(lab_id)
    kept = charters_of(lab_id)
    return next((one for one in kept if one.version == version), kept[0])


def charters_of(lab_id: int) -> list[InForce]:
    """All that were published, the latest first; the network’s came before them."""
    rows = db.session.execute(PUBLISHED_CHARTERS, {"lab": lab_id})
    return [*map(_in_force, rows), COMMON]


PUBLISHED_CHARTERS = (
    select(
        Charter.version,
        Charter.published_at,
        Charter.introduction,
        Charter.rules,
        Charter.summary,
    )
    .where(Charter.lab_id == bindparam("lab"), Charter.published_at.is_not(None))
    .order_by(Charter.version.desc())
)


def _in_force(row: Any) -> InForce:
    rules = tuple(map(rule, row.rules))
    return InForce(row.version, row.published_at, (row.introduction,), rules, row.summary)


def draft_of(lab_id: int) -> Charter | None:
    return db.session.scalar(
        select(Charter).where(Charter.lab_id == lab_id, Charter.published_at.is_(None))
    )


def in_words(row: Charter) -> InForce:
    """A version, or a draft as it would be in force."""
    at = row.published_at or row.updated_at
    rules = tuple(map(rule, row.rules))
    return InForce(row.version, at, (row.introduction,), rules, row.summary)


def own_charters() -> Sequence[Any]:
    """The labs that have a charter of their own."""
    latest = func.max(Charter.published_at).label("published_at")
    return db.session.execute(
        select(Lab.slug, Lab.name, latest)
        .join(Charter, Charter.lab_id == Lab.id)
        .where(Charter.published_at.is_not(None))
        .group_by(Lab.id)
        .order_by(Lab.name)
    ).all()
