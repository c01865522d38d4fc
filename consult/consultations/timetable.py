"""The phases as a lab plans them: civil times in its zone, and what may still change. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ..i18n import gettext as _

YEARS = range(2000, 2100)  # others are slips of the keyboard


@dataclass(frozen=True)
class Planned:
    """One phase as typed: its dates are civil, and may be missing while the lab prepares."""

    id: int | None
    kind: str
    title: str
    description: str
    opens_at: datetime | None
    closes_at: datetime | None

    @property
    def finished(self) -> bool:
        return self.opens_at is not None and self.closes_at is not None


@dataclass(frozen=True)
class Fault:
    """What is wrong with a phase; ``field`` is empty when it is the phase as a whole."""

    index: int
    field: str
    message: str


def instant(civil: datetime, zone: str) -> datetime | None:
    """The moment of a civil time; None in the hour that the clocks jump over."""
    moment = civil.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return moment if civil_time(moment, zone) == civil else None


def civil_time(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def typed(moment: datetime, zone: str) -> datetime:
    """As the fields of a form show it: to the minute."""
    return civil_time(moment, zone).replace(second=0, microsecond=0)


def wrong_year(day: date) -> str:
    return _("Vérifiez l’année\u00a0: %(year)s.", year=f"{day.year:04}")


def faults_of_order(planned: Sequence[Planned], zone: str) -> list[Fault]:
    """What no phase can be, drafts included."""
    found = []
    for index, one in enumerate(planned):
        for field in ("opens_at", "closes_at"):
            civil = getattr(one, field)
            if civil is not None and civil.year not in YEARS:
                found.append(Fault(index, field, wrong_year(civil)))
            elif civil is not None and instant(civil, zone) is None:
                message = _("Cette heure n’existe pas\u00a0: les horloges avancent cette nuit-là.")
                found.append(Fault(index, field, message))
        if one.opens_at and one.closes_at and one.closes_at <= one.opens_at:
            found.append(Fault(index, "closes_at", _("La clôture doit suivre l’ouverture.")))
    return found


def faults_once_published(
    planned: Sequence[Planned], phases: Iterable[Any], zone: str, at: datetime
) -> list[Fault]:
    """What participants were promised no longer changes once it has happened."""
    before = {phase.id: phase for phase in phases}
    found = []
    for index, one in enumerate(planned):
        if not one.finished:
            message = _("Donnez l’ouverture et la clôture\u00a0: la concertation est publiée.")
            found.append(Fault(index, "opens_at" if one.opens_at is None else "closes_at", message))
        else:
            found += _faults_of_change(index, one, before.get(one.id), zone, at)
    return found


def _faults_of_change(
    index: int, one: Planned, before: Any, zone: str, at: datetime
) -> list[Fault]:
    now = civil_time(at, zone)
    opens = typed(before.opens_at, zone) if before else None
    closes = typed(before.closes_at, zone) if before else None
    if before and before.closes_at <= at:
        if (one.opens_at, one.closes_at, one.kind) != (opens, closes, before.kind):
            message = _("Cette étape est terminée\u00a0: ses dates et sa nature ne changent plus.")
            return [Fault(index, "closes_at", message)]
        return []
    found = []
    if before and before.opens_at <= at and (one.opens_at, one.kind) != (opens, before.kind):
        message = _("Cette étape est ouverte\u00a0: son ouverture et sa nature ne changent plus.")
        found.append(Fault(index, "opens_at", message))
    if one.closes_at != closes and one.closes_at is not None and one.closes_at <= now:
        found.append(Fault(index, "closes_at", _("La clôture ne peut pas être déjà passée.")))
    return found


def faults_of_removal(
    planned: Sequence[Planned],
    phases: Iterable[Any],
    used: Collection[int],
    *,
    published: bool,
    at: datetime,
) -> list[str]:
    """A phase goes only when nothing has been given to it, nor opened to the public."""
    kept = {one.id for one in planned if one.finished}
    found = []
    for phase in phases:
        if phase.id in kept:
            continue
        if phase.id in used:
            reason = _(
                "L’étape «\u00a0%(title)s\u00a0» a reçu des contributions ou un scrutin\u00a0: elle reste."
            )
        elif published and phase.opens_at <= at:
            reason = _(
                "L’étape «\u00a0%(title)s\u00a0» a déjà été ouverte au public\u00a0: elle reste."
            )
        else:
            continue
        found.append(reason % {"title": phase.title})
    return found


def faults_of_kind(
    planned: Sequence[Planned], phases: Iterable[Any], used: Collection[int]
) -> list[Fault]:
    before = {phase.id: phase for phase in phases}
    return [
        Fault(index, "kind", _("Cette étape a déjà reçu des contributions ou un scrutin."))
        for index, one in enumerate(planned)
        if one.id in used and before[one.id].kind != one.kind
    ]
