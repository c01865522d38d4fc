"""What a lab does with its consultations: the only code that writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete

from .. import journal
from ..db import db, now, touch
from ..errors import Refused
from ..i18n import lazy_gettext as _l
from ..labs.models import Lab
from ..uploads import Kept
from . import queries, readiness, timetable
from .models import Consultation, Document, Phase, Theme
from .phases import KINDS
from .slugs import free_slug
from .timetable import Fault, Planned

MANY_DOCUMENTS = 10

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
    "moderation_hours",
    "contact",
    "data_notice",
]


class SavedMeanwhile(Refused):
    message = _l("Quelqu’un a enregistré cette page pendant que vous écriviez.")


class Incomplete(Refused):
    """Published, or about to be, with a required block missing."""

    message = _l("Il manque un élément exigé avant publication.")
    status = 422

    def __init__(self, missing: Sequence[readiness.Missing]) -> None:
        super().__init__()
        self.missing = missing


class BadTimetable(Refused):
    message = _l("Le calendrier n’est pas possible.")
    status = 422

    def __init__(self, faults: Sequence[Fault] = (), removals: Sequence[str] = ()) -> None:
        super().__init__()
        self.faults, self.removals = faults, removals


class AlreadyPublished(Refused):
    message = _l("Cette concertation est déjà publiée.")


class NotEmpty(Refused):
    message = _l("Ce brouillon contient des contributions\u00a0: il ne peut pas être supprimé.")


class ThemeInUse(Refused):
    message = _l("Un thème qui classe des contributions peut être renommé, pas retiré.")
    status = 422


class TooManyDocuments(Refused):
    message = _l("Dix documents au plus\u00a0: retirez-en un avant d’en ajouter.")
    status = 422


# Drafts ------------------------------------------------------------------------------------------


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
        unfinished_phases=[_unfinished(phase) for phase in source.phases],
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
    if draft.published_at is not None:
        raise AlreadyPublished
    if queries.has_contributions(draft):
        raise NotEmpty
    journal.record("consultation.delete", draft, actor_id, lab_id=draft.lab_id)
    db.session.execute(delete(Consultation).where(Consultation.id == draft.id))
    db.session.expunge_all()


def publish(draft: Consultation, actor_id: int) -> None:
    if draft.published_at is not None:
        raise AlreadyPublished
    missing = readiness.missing(draft, now())
    if missing:
        raise Incomplete(missing)
    draft.slug = _slug(draft.title, draft.id)
    draft.published_at = now()
    journal.record("consultation.publish", draft, actor_id, lab_id=draft.lab_id)
    _shown(draft)


def _slug(title: str, but: int | None = None) -> str:
    return free_slug(title, lambda slug: queries.slug_taken(slug, but))


# Screens -----------------------------------------------------------------------------------------


def save(
    consultation: Consultation, changes: Mapping[str, Any], actor_id: int, seen: datetime
) -> None:
    """Write the fields of one screen, read at ``seen``."""
    _hold(consultation, seen)
    changed = [name for name, value in changes.items() if getattr(consultation, name) != value]
    for name in changed:
        setattr(consultation, name, changes[name])
    _saved(consultation, changed, actor_id)


def save_frame(
    consultation: Consultation,
    changes: Mapping[str, Any],
    removed: Iterable[int],
    added: Sequence[Kept],
    actor_id: int,
    seen: datetime,
) -> None:
    """The frame, with its documents."""
    _hold(consultation, seen)
    changed = [name for name, value in changes.items() if getattr(consultation, name) != value]
    for name in changed:
        setattr(consultation, name, changes[name])
    kept = [one for one in consultation.documents if one.id not in set(removed)]
    if len(kept) + len(added) > MANY_DOCUMENTS:
        raise TooManyDocuments
    if added or len(kept) != len(consultation.documents):
        changed.append("documents")
        consultation.documents = kept + [_document(one) for one in added]
    _saved(consultation, changed, actor_id)


def _document(kept: Kept) -> Document:
    return Document(
        name=kept.name,
        media_type=kept.media_type,
        size=kept.size,
        digest=kept.digest,
        created_at=now(),
    )


@dataclass(frozen=True)
class Named:
    """A theme as typed; without a name, it goes."""

    id: int | None
    name: str


def save_timetable(
    consultation: Consultation,
    planned: Sequence[Planned],
    themes: Sequence[Named],
    actor_id: int,
    seen: datetime,
) -> None:
    _hold(consultation, seen)
    _check(consultation, planned)
    changed = []
    if _plan(consultation, planned):
        changed.append("phases")
    if _name_themes(consultation, themes):
        changed.append("themes")
    _saved(consultation, changed, actor_id)


def _check(consultation: Consultation, planned: Sequence[Planned]) -> None:
    zone, phases, at = consultation.lab.zone, consultation.phases, now()
    used = queries.used_phases(consultation)
    published = consultation.published_at is not None
    faults = timetable.faults_of_order(planned, zone)
    faults += timetable.faults_of_kind(planned, phases, used)
    if published:
        faults += timetable.faults_once_published(planned, phases, zone, at)
    removals = timetable.faults_of_removal(planned, phases, used, published=published, at=at)
    if faults or removals:
        raise BadTimetable(faults, removals)


def _plan(consultation: Consultation, planned: Sequence[Planned]) -> bool:
    """Make the phases what is planned; whether anything changed."""
    zone = consultation.lab.zone
    before = _summary(consultation)
    known = {phase.id: phase for phase in consultation.phases}
    consultation.phases = [
        _dated(known.get(one.id or 0) or Phase(), one, zone) for one in planned if one.finished
    ]
    consultation.unfinished_phases = [_typed(one) for one in planned if not one.finished]
    return before != _summary(consultation)


def _dated(phase: Phase, one: Planned, zone: str) -> Phase:
    phase.kind, phase.description = one.kind, one.description
    phase.title = one.title or str(KINDS[one.kind])
    for name in ("opens_at", "closes_at"):
        civil, old = getattr(one, name), getattr(phase, name, None)
        if old is None or timetable.typed(old, zone) != civil:
            setattr(phase, name, timetable.instant(civil, zone))
    return phase


def _summary(consultation: Consultation) -> list[Any]:
    columns = ("id", "kind", "title", "description", "opens_at", "closes_at")
    rows: list[Any] = [[getattr(phase, c) for c in columns] for phase in consultation.phases]
    return [*rows, *consultation.unfinished_phases]


def _typed(one: Planned) -> dict[str, str | None]:
    """A phase without both its dates, as the draft keeps it."""
    return {
        "kind": one.kind,
        "title": one.title or str(KINDS[one.kind]),
        "description": one.description,
        "opens_at": one.opens_at.isoformat() if one.opens_at else None,
        "closes_at": one.closes_at.isoformat() if one.closes_at else None,
    }


def _unfinished(phase: Phase) -> dict[str, str | None]:
    return _typed(Planned(None, phase.kind, phase.title, phase.description, None, None))


def _name_themes(consultation: Consultation, themes: Sequence[Named]) -> bool:
    before = [(theme.id, theme.name) for theme in consultation.themes]
    named = list(
        {theme.name.casefold(): theme for theme in reversed(themes) if theme.name}.values()
    )
    named.reverse()
    kept = {theme.id for theme in named}
    gone = {theme.id for theme in consultation.themes} - kept
    if gone and gone & queries.used_themes(consultation):
        raise ThemeInUse
    known = {theme.id: theme for theme in consultation.themes}
    consultation.themes = [
        _placed(known.get(one.id or 0) or Theme(), one.name, position)
        for position, one in enumerate(named)
    ]
    return before != [(theme.id, theme.name) for theme in consultation.themes]


def _placed(theme: Theme, name: str, position: int) -> Theme:
    theme.name, theme.position = name, position
    return theme


# Shared ------------------------------------------------------------------------------------------


def _hold(consultation: Consultation, seen: datetime) -> None:
    """Nobody else saves until we have, and nobody has since ``seen``."""
    if queries.updated_at(consultation) != seen:
        raise SavedMeanwhile


def _saved(consultation: Consultation, changed: Sequence[str], actor_id: int) -> None:
    if not changed:
        return
    if consultation.published_at is not None:
        missing = readiness.missing(consultation, now())
        if missing:
            raise Incomplete(missing)
        _shown(consultation)
    consultation.updated_at = now()
    db.session.flush()
    journal.record(
        "consultation.edit",
        consultation,
        actor_id,
        lab_id=consultation.lab_id,
        fields=sorted(changed),
    )


def _shown(consultation: Consultation) -> None:
    touch(consultation.scope, "site")
