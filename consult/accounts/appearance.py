"""How people appear beside what they write."""

from __future__ import annotations

from typing import Any

from ..i18n import gettext as _
from ..permissions import AGENT

NAME, AS_AGENT, SERVICE, ANONYMOUS = "name", "agent", "service", "anonymous"


def choices(who: Any) -> list[tuple[str, str]]:
    """The ways ``who`` may sign, in words: (key, what is shown)."""
    if who.id is None:
        return [(ANONYMOUS, _("Rester anonyme")), (NAME, _("Afficher un nom"))]
    named = [(NAME, who.name)] if who.name else []
    if who.college != AGENT:
        return [*named, (ANONYMOUS, _("Rester anonyme"))]
    service = [(SERVICE, of_service(who.service))] if who.service else []
    return [*named, (AS_AGENT, _("Un agent")), *service]


def usual(who: Any) -> str:
    """The choice of the person's profile, when it is still offered."""
    offered = [key for key, _label in choices(who)]
    if who.id is not None and who.appears_as in offered:
        return str(who.appears_as)
    return AS_AGENT if who.college == AGENT else ANONYMOUS


def of_service(service: str) -> str:
    """« Un agent de la DREETS », « Un agent d’une préfecture »."""
    if service[:1].lower() in "aeéèêiîoôuy":
        return _("Un agent d’%(service)s", service=service)
    return _("Un agent de %(service)s", service=service)


def signature(who: Any, shown_as: str, name: str = "") -> str:
    """What is kept with the text; empty for who stays unnamed. Never more than the choice shows."""
    if shown_as == NAME:
        return (who.name if who.id is not None else name).strip()
    if shown_as == SERVICE and who.id is not None and who.college == AGENT:
        return of_service(who.service)
    return ""


def shown(kept: str, college: str) -> str:
    """The signature of a text, in the reader's language when it names nobody."""
    if kept:
        return kept
    return _("Un agent") if college == AGENT else _("Anonyme")
