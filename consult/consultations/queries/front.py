"""What the home page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app

from ...cache import LONGEST_LIFE_SECONDS, Ticket
from ..phases import OPEN, PAUSED, SCHEDULED
from .lists import concluded, in_states, labs, next_change

SITE = ("site",)


@dataclass(frozen=True)
class Front:
    current: Sequence[Any]
    coming: Sequence[Any]
    concluded: Sequence[Any]
    labs: Sequence[Any]
    changes_at: datetime | None


def front(at: datetime) -> Front:
    return Front(
        current=in_states((OPEN,), at, 9),
        coming=in_states((PAUSED, SCHEDULED), at, 3),
        concluded=concluded(at, 3),
        labs=labs(at),
        changes_at=next_change(at),
    )


def kept_front(at: datetime) -> Front:
    """The same as of a second ago at most; its counts as of a minute ago at most."""
    pages = current_app.extensions["pages"]
    found: Front | None = pages.shelf.get("front")
    if found is None:
        versions = pages.versions.of(SITE)
        found = front(at)
        pages.shelf.put("front", Ticket(SITE, versions, _life(found.changes_at, at)), found)
    return found


def _life(changes_at: datetime | None, at: datetime) -> float:
    if changes_at is None:
        return LONGEST_LIFE_SECONDS
    return min(LONGEST_LIFE_SECONDS, (changes_at - at).total_seconds())
