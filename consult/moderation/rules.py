"""The rules a decision rests on: those of the lab's charter, each with a sentence ready to adapt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .grounds import GROUNDS, SENTENCES


@dataclass(frozen=True)
class Choice:
    """One reason offered to the moderator."""

    slug: str
    category: str
    title: Any
    sentence: Any = ""
    example: Any = ""


def offered() -> Sequence[Choice]:
    return [Choice(code, code, label, SENTENCES.get(code, "")) for code, label in GROUNDS.items()]


def chosen(slug: str, choices: Sequence[Choice]) -> Choice | None:
    return next((one for one in choices if one.slug == slug), None)
