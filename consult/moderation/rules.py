"""The rules a decision rests on: those of the lab's charter, and the law."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..i18n import SOURCE, speaking
from ..i18n import lazy_gettext as _l
from ..labs.charter import InForce, Rule
from ..labs.common import LAWS
from .grounds import SENTENCES

# What no rule foresaw: its reason is written each time.
OTHER = Rule("other", "other", _l("Autre raison"), "", "", "")


def offered(charter: InForce) -> Sequence[Rule]:
    return (*charter.rules, OTHER)


def chosen(slug: str, rules: Sequence[Rule]) -> Rule | None:
    """By its slug; a category is understood as its first rule."""
    by_slug = next((one for one in rules if one.slug == slug), None)
    return by_slug or next((one for one in rules if one.category == slug), None)


def sentence(rule: Rule) -> Any:
    return rule.sentence or SENTENCES.get(rule.category, "")


def laws() -> dict[str, Any]:
    """By place in the table, for a field: what is forbidden, and by which text."""
    return {str(place): f"{law.what} ({law.text})" for place, law in enumerate(LAWS, 1)}


def law(place: str) -> str:
    """The reference, in French, as a decision keeps it."""
    if not place.isdecimal() or not 0 < int(place) <= len(LAWS):
        return ""
    with speaking(SOURCE):
        return str(LAWS[int(place) - 1].text)
