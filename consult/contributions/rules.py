"""What becomes of a text when it is written or changed, by the regime of moderation."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..text import personal_data
from ..visibility import PUBLISHED

HELD = "held"
MANY_LINKS = 3
PERSONAL_DATA, TOO_MANY_LINKS = "personal-data", "links"


def flags(*texts: str) -> set[str]:
    """What in these texts deserves a look before they are public."""
    said = "\n".join(texts)
    found = set()
    if personal_data(said):
        found.add(PERSONAL_DATA)
    if len(re.findall(r"https?://|www\.", said, re.IGNORECASE)) >= MANY_LINKS:
        found.add(TOO_MANY_LINKS)
    return found


def state_of_new(regime: str, flagged: Collection[str]) -> str:
    """Read before publication, published at once, or held only when flagged."""
    if regime == "before" or (regime == "flagged" and flagged):
        return HELD
    return PUBLISHED


def state_of_changed(state: str, regime: str, flagged: Collection[str]) -> str:
    """A public text follows the rule of new ones; what a moderator waits for goes back to them."""
    return state_of_new(regime, flagged) if state == PUBLISHED else HELD


EDITABLE = (PUBLISHED, HELD, "amend")
