"""What becomes of a text when it is written or changed, by the regime of moderation."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from .. import signals
from ..visibility import PUBLISHED

HELD = "held"


def flags(title: str, body: str = "", kinds: Collection[str] = signals.HOLDING) -> set[str]:
    """The kinds of signals for which a text deserves a look before it is public."""
    kinds = set(kinds) & set(signals.HOLDING)
    return {one.kind for one in signals.read(title, body, kinds=kinds)}


def flags_of(consultation: Any, title: str, body: str = "") -> set[str]:
    """The same, where texts are held when flagged, by the signals that its lab uses."""
    if consultation.regime != "flagged":
        return set()
    return flags(title, body, consultation.signals)


def state_of_new(regime: str, flagged: Collection[str]) -> str:
    """Read before publication, published at once, or held only when flagged."""
    if regime == "before" or (regime == "flagged" and flagged):
        return HELD
    return PUBLISHED


def state_of_changed(state: str, regime: str, flagged: Collection[str]) -> str:
    """A public text follows the rule of new ones; what a moderator waits for goes back to them."""
    return state_of_new(regime, flagged) if state == PUBLISHED else HELD


EDITABLE = (PUBLISHED, HELD, "amend")
