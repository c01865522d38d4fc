"""How pages call what the code names by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from .. import geography, i18n, text
from ..i18n import gettext as _
from ..i18n import lazy_gettext as _l
from .phases import KINDS, STATE_LABELS, is_late
from .subjects import SUBJECTS

AUDIENCES = {
    "everyone": _l("Tout le monde"),
    "citizens": _l("Les citoyennes et citoyens"),
    "agents": _l("Les agents publics"),
}
REGIMES = {
    "before": _l("Chaque texte est lu avant de paraître"),
    "after": _l("Les textes paraissent aussitôt, puis sont relus"),
    "flagged": _l("Les textes paraissent, sauf ceux qui posent problème"),
}
MEDIA = {
    "application/pdf": "PDF",
    "application/vnd.oasis.opendocument.text": "ODT",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
}
STATE_KINDS = {"draft": "info", "scheduled": "blue", "open": "success", "paused": "brown"}


def promised_delay(one: Any) -> str:
    """How long before a moderator has read, by regime."""
    delay = i18n.ngettext("%(num)s heure", "%(num)s heures", one.moderation_hours)
    if one.regime == "before":
        return _("%(delay)s, pour chaque texte et chaque signalement", delay=delay)
    if one.regime == "flagged":
        return _("%(delay)s, pour ce qui pose problème et chaque signalement", delay=delay)
    return _("%(delay)s, pour chaque signalement", delay=delay)


def region_name(code: str) -> str:
    found = geography.region(code)
    return found.name if found else _("France entière")


def period(phase: Any, zone: str) -> str:
    """« Du mardi 1er décembre 2026 à 9 h au jeudi 31 décembre 2026 à 18 h (heure de Paris) »."""
    return _(
        "Du %(start)s à %(opens)s au %(end)s à %(closes)s (%(zone)s)",
        start=i18n.format_weekday(phase.opens_at, zone),
        opens=i18n.format_time(phase.opens_at, zone),
        end=i18n.format_weekday(phase.closes_at, zone),
        closes=i18n.format_time(phase.closes_at, zone),
        zone=i18n.zone_name(zone),
    )


def short_moment(moment: datetime, zone: str) -> str:
    """« 1er décembre 2026 à 18 h », where the zone is said nearby."""
    return _(
        "%(day)s à %(time)s",
        day=i18n.format_day(moment, zone),
        time=i18n.format_time(moment, zone),
    )


FILTERS: dict[str, Callable[..., Any]] = {
    "state_label": STATE_LABELS.__getitem__,
    "state_kind": STATE_KINDS.get,
    "subject_label": lambda key: SUBJECTS.get(key, ""),
    "kind_label": KINDS.__getitem__,
    "late": lambda row, at: is_late(row.synthesis_due, row.synthesis_published_at, row.zone, at),
    "regime_label": REGIMES.__getitem__,
    "promised_delay": promised_delay,
    "media_label": lambda media_type: MEDIA.get(media_type, media_type),
    "audience_label": AUDIENCES.__getitem__,
    "region_name": region_name,
    "excerpt": text.excerpt,
    "period": period,
    "short_moment": short_moment,
    "zone_name": i18n.zone_name,
}
