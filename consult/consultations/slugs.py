"""Addresses made from titles."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..text import fold, words

LENGTH = 60


def slug_of(title: str) -> str:
    """« Comment mieux accueillir le public ? » gives « comment-mieux-accueillir-public »."""
    said = (re.sub(r"[^a-z0-9]", "", word) for word in words(fold(title)))
    cut = "-".join(word for word in said if word)
    if len(cut) > LENGTH:
        cut = cut[: LENGTH + 1].rpartition("-")[0] or cut[:LENGTH]
    # « nouvelle » is the address of the page that opens one.
    return cut if cut and cut != "nouvelle" else "concertation"


def free_slug(title: str, taken: Callable[[str], bool]) -> str:
    slug, number = slug_of(title), 1
    found = slug
    while taken(found):
        number += 1
        found = f"{slug}-{number}"
    return found
