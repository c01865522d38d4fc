"""Where a contribution is now, step by step, for its receipt."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ..i18n import format_moment
from ..i18n import gettext as _


def steps(contribution: Any) -> list[dict[str, Any]]:
    """Received, read by the lab when it has to be, then what came of it."""
    zone = contribution.consultation.lab.zone
    received = {
        "title": _("Reçue"),
        "text": format_moment(contribution.created_at, zone),
        "state": "done",
    }
    return [received, *_after(contribution, zone)]


def _after(contribution: Any, zone: str) -> list[dict[str, Any]]:
    since = format_moment(contribution.state_since, zone)
    published = {"title": _("En ligne"), "state": "coming"}
    if contribution.state == "held":
        promised = contribution.state_since + timedelta(
            hours=contribution.consultation.moderation_hours
        )
        text = _("Réponse promise avant le %(moment)s", moment=format_moment(promised, zone))
        return [
            {"title": _("En attente de relecture"), "text": text, "state": "current"},
            published,
        ]
    if contribution.state == "amend":
        return [{"title": _("À modifier"), "text": since, "state": "current"}, published]
    if contribution.state == "refused":
        return [{"title": _("Refusée"), "text": since, "state": "stopped"}]
    if contribution.state == "withdrawn":
        return [{"title": _("Retirée"), "text": since, "state": "stopped"}]
    return [{**published, "text": format_moment(contribution.published_at, zone), "state": "done"}]
