"""Kinds of phases and what each opens; the state of a consultation, from its dates and acts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from ..i18n import lazy_gettext as _l

KINDS = {
    "ideas": _l("Idées"),
    "vote": _l("Scrutin"),
    "reading": _l("Lecture"),
}

State = str
DRAFT, SCHEDULED, OPEN, PAUSED, CLOSED, CONCLUDED = STATES = (
    "draft",
    "scheduled",
    "open",
    "paused",
    "closed",
    "concluded",
)
STATE_LABELS = {
    DRAFT: _l("Brouillon"),
    SCHEDULED: _l("À venir"),
    OPEN: _l("En cours"),
    PAUSED: _l("Entre deux étapes"),
    CLOSED: _l("Terminée, synthèse à venir"),
    CONCLUDED: _l("Synthèse publiée"),
}


class Span(Protocol):
    @property
    def opens_at(self) -> datetime: ...
    @property
    def closes_at(self) -> datetime: ...


class Dated(Span, Protocol):
    @property
    def kind(self) -> str: ...


def state_of(
    published_at: datetime | None,
    synthesis_published_at: datetime | None,
    phases: Iterable[Dated],
    at: datetime,
) -> State:
    if published_at is None:
        return DRAFT
    dated = list(phases)
    if any(p.opens_at <= at < p.closes_at for p in dated):
        return OPEN
    if all(at < p.opens_at for p in dated):
        return SCHEDULED
    if any(at < p.opens_at for p in dated):
        return PAUSED
    return CLOSED if synthesis_published_at is None else CONCLUDED


def next_change(phases: Iterable[Dated], at: datetime) -> datetime | None:
    """The next opening or closing after ``at``."""
    ahead = [m for p in phases for m in (p.opens_at, p.closes_at) if m > at]
    return min(ahead, default=None)


def is_late(due: date | None, published_at: datetime | None, zone: str, at: datetime) -> bool:
    """The synthesis was promised for a day that is over, and is not there."""
    return due is not None and published_at is None and at.astimezone(ZoneInfo(zone)).date() > due
