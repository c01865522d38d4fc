"""The phases and the themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ...db import now
from .. import queries, timetable
from ..models import Consultation, Phase, Theme
from ..phases import KINDS
from ..timetable import Planned
from .refusals import BadTimetable, ThemeInUse
from .saving import hold, saved


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
    hold(consultation, seen)
    _check(consultation, planned)
    changed = []
    if _plan(consultation, planned):
        changed.append("phases")
    if _name_themes(consultation, themes):
        changed.append("themes")
    saved(consultation, changed, actor_id)


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
    consultation.unfinished_phases = [typed(one) for one in planned if not one.finished]
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


def typed(one: Planned) -> dict[str, str | None]:
    """A phase without both its dates, as the draft keeps it."""
    return {
        "kind": one.kind,
        "title": one.title or str(KINDS[one.kind]),
        "description": one.description,
        "opens_at": one.opens_at.isoformat() if one.opens_at else None,
        "closes_at": one.closes_at.isoformat() if one.closes_at else None,
    }


def unfinished(phase: Phase) -> dict[str, str | None]:
    return typed(Planned(None, phase.kind, phase.title, phase.description, None, None))


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
