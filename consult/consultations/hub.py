"""A consultation at a moment: where it is, what can be done, what comes next. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..i18n import gettext as _
from .labels import period

PAST, CURRENT, COMING = "past", "current", "coming"


@dataclass(frozen=True)
class Next:
    """What happens next, and when."""

    text: str
    at: datetime


def place(phase: Any, at: datetime) -> str:
    if phase.closes_at <= at:
        return PAST
    return CURRENT if phase.opens_at <= at else COMING


def timeline(phases: Iterable[Any], zone: str, at: datetime) -> list[dict[str, str]]:
    return [
        {
            "title": phase.title,
            "dates": period(phase, zone),
            "state": place(phase, at),
            "text": phase.description,
        }
        for phase in phases
    ]


def current(phases: Iterable[Any], at: datetime) -> list[Any]:
    return [phase for phase in phases if place(phase, at) == CURRENT]


def upcoming(phases: Sequence[Any], zone: str, at: datetime) -> list[Next]:
    """The next openings and closings, soonest first."""
    ahead = [
        Next(_("Clôture de l’étape «\u00a0%(title)s\u00a0»", title=phase.title), phase.closes_at)
        if place(phase, at) == CURRENT
        else Next(
            _("Ouverture de l’étape «\u00a0%(title)s\u00a0»", title=phase.title), phase.opens_at
        )
        for phase in phases
        if place(phase, at) != PAST
    ]
    return sorted(ahead, key=lambda one: one.at)
