"""One consultation, and what it has received."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import current_app
from sqlalchemy import bindparam, literal, select, union
from sqlalchemy.orm import Session

from ...accounts.models import User
from ...cache import Ticket
from ...contributions.models import Contribution
from ...db import db
from ...journal import Act
from ...votes.models import Vote
from ..models import Consultation, Document

BY_SLUG = select(Consultation).where(Consultation.slug == bindparam("slug"))


def by_slug(slug: str) -> Consultation | None:
    return db.session.scalar(BY_SLUG, {"slug": slug})


def kept(slug: str) -> Consultation | None:
    """The same, of this session, with its lab, phases and themes: for pages that show."""
    row = glimpsed(slug)
    return row if row is None or row in db.session else db.session.merge(row, load=False)


def glimpsed(slug: str) -> Consultation | None:
    """The consultation as of a second ago at most, without asking the database: to read only."""
    pages = current_app.extensions["pages"]
    row = pages.shelf.get(slug)
    if row is None:
        versions = pages.versions.known()  # read before the row
        found = by_slug(slug)
        if found is None or found.published_at is None:
            return found
        scopes = (found.scope, "site")  # its lab is of the site
        ticket = Ticket(scopes, tuple(versions.get(scope, 0) for scope in scopes))
        row = _detached(found)
        pages.shelf.put(slug, ticket, row)
    shelved: Consultation = row
    return shelved


def _detached(consultation: Consultation) -> Consultation:
    """A copy that no session holds, with what pages read of it."""
    _read = consultation.lab, consultation.phases, consultation.themes
    with Session() as apart:
        copy = apart.merge(consultation, load=False)
        apart.expunge_all()
    return copy


def slug_taken(slug: str, but: int | None) -> bool:
    asked = select(literal(1)).where(Consultation.slug == slug)
    if but is not None:
        asked = asked.where(Consultation.id != but)
    return db.session.scalar(asked) is not None


def document(consultation: Consultation, document_id: int) -> Document | None:
    return db.session.scalar(
        select(Document).where(
            Document.consultation_id == consultation.id, Document.id == document_id
        )
    )


def used_phases(consultation: Consultation) -> set[int]:
    """Those that have received contributions or a vote, in any state."""
    given = union(
        select(Contribution.phase_id).where(Contribution.consultation_id == consultation.id),
        select(Vote.phase_id).where(Vote.consultation_id == consultation.id),
    ).subquery()
    return set(db.session.scalars(select(given.c.phase_id).where(given.c.phase_id.is_not(None))))


def used_themes(consultation: Consultation) -> set[int]:
    return set(
        db.session.scalars(
            select(Contribution.theme_id)
            .where(
                Contribution.consultation_id == consultation.id, Contribution.theme_id.is_not(None)
            )
            .distinct()
        )
    )


def has_contributions(consultation: Consultation) -> bool:
    found = select(literal(1)).where(Contribution.consultation_id == consultation.id).limit(1)
    return db.session.scalar(found) is not None


def last_saved_by(consultation: Consultation) -> str:
    """The name of the team member who saved it last."""
    return (
        db.session.scalar(
            select(User.name)
            .join(Act, Act.actor_id == User.id)
            .where(Act.object_kind == "consultation", Act.object_id == consultation.id)
            .order_by(Act.number.desc())
            .limit(1)
        )
        or ""
    )


def votes(consultation: Consultation) -> Sequence[Any]:
    return db.session.execute(
        select(Vote.id, Vote.title, Vote.phase_id, Vote.electorate)
        .where(Vote.consultation_id == consultation.id)
        .order_by(Vote.id)
    ).all()
