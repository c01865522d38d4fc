"""A consultation begins, is copied, is published or goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete

from ... import journal
from ...db import db, lock, now
from ...labs.models import Lab
from .. import queries, readiness
from ..models import Consultation, Document, Theme
from ..slugs import free_slug
from .calendar import unfinished
from .refusals import AlreadyPublished, Incomplete, NotEmpty
from .saving import shown

# What a new consultation takes from another: everything but its dates and its life.
COPIED = [
    "title",
    "subject",
    "essential",
    "authority",
    "open_to_change",
    "already_decided",
    "decider",
    "who_may",
    "account_required",
    "territory",
    "region",
    "regime",
    "signals",
    "moderation_hours",
    "contact",
    "data_notice",
]


def create(lab: Lab, changes: Mapping[str, Any], actor_id: int) -> Consultation:
    at = now()
    made = Consultation(
        lab=lab,
        slug=_slug(changes["title"]),
        region=lab.region,
        contact=lab.email,
        created_by=actor_id,
        created_at=at,
        updated_at=at,
        **changes,
    )
    db.session.add(made)
    db.session.flush()
    journal.record("consultation.create", made, actor_id, lab_id=lab.id)
    return made


def duplicate(source: Consultation, lab: Lab, actor_id: int) -> Consultation:
    """A draft with the same frame, themes, documents and phases, whose dates are to be given."""
    at = now()
    made = Consultation(
        lab=lab,
        slug=_slug(source.title),
        created_by=actor_id,
        created_at=at,
        updated_at=at,
        unfinished_phases=[unfinished(phase) for phase in source.phases],
        **{name: getattr(source, name) for name in COPIED},
    )
    made.themes = [Theme(name=theme.name, position=theme.position) for theme in source.themes]
    made.documents = [
        Document(
            name=one.name,
            media_type=one.media_type,
            size=one.size,
            digest=one.digest,
            created_at=at,
        )
        for one in source.documents
    ]
    db.session.add(made)
    db.session.flush()
    journal.record("consultation.duplicate", made, actor_id, lab_id=lab.id, source=source.id)
    return made


def remove(draft: Consultation, actor_id: int) -> None:
    """Delete a draft, with all that the lab had prepared in it."""
    lock(draft)
    if draft.published_at is not None:
        raise AlreadyPublished
    if queries.has_contributions(draft):
        raise NotEmpty
    journal.record("consultation.delete", draft, actor_id, lab_id=draft.lab_id)
    db.session.execute(delete(Consultation).where(Consultation.id == draft.id))
    db.session.expunge_all()


def publish(draft: Consultation, actor_id: int) -> None:
    lock(draft)
    if draft.published_at is not None:
        raise AlreadyPublished
    missing = readiness.missing(draft, now())
    if missing:
        raise Incomplete(missing)
    draft.slug = _slug(draft.title, draft.id)
    draft.published_at = now()
    journal.record("consultation.publish", draft, actor_id, lab_id=draft.lab_id)
    shown(draft)


def _slug(title: str, but: int | None = None) -> str:
    return free_slug(title, lambda slug: queries.slug_taken(slug, but))
