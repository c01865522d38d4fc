"""What waits for the moderators, and what they decided."""

from .decided import (
    DECIDED,
    HELD_THEN_PUBLISHED,
    REPORTED_THEN_KEPT,
    UNHEARD,
    WRONG_SIGNALS,
)
from .elsewhere import ELSEWHERE
from .held import HELD
from .reported import REPORTED

WAITING = {"renover-nos-logements": (*HELD, *REPORTED), **ELSEWHERE}

__all__ = [
    "DECIDED",
    "HELD_THEN_PUBLISHED",
    "REPORTED_THEN_KEPT",
    "UNHEARD",
    "WAITING",
    "WRONG_SIGNALS",
]
