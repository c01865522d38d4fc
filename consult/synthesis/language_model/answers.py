"""What the model answers: one JSON object of the shape asked for, to the letter, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import orjson

from ...text import harmless
from ..loading import Unreadable, built

TITLE, SENTENCE = 120, 600  # characters
MOST = {"titles": 60, "groups": 20, "findings": 30}


class Invalid(ValueError):
    """Not the shape asked for."""


@dataclass(frozen=True)
class Title:
    theme: int
    title: str


@dataclass(frozen=True)
class Titles:
    titles: tuple[Title, ...]


@dataclass(frozen=True)
class Group:
    title: str
    themes: tuple[int, ...]


@dataclass(frozen=True)
class Groups:
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Said:
    text: str
    supports: tuple[int, ...]
    opposes: tuple[int, ...] = ()
    direction: Literal["pour", "contre", "partagé"] | None = None


@dataclass(frozen=True)
class Findings:
    findings: tuple[Said, ...]


SHAPES: dict[str, Any] = {"titles": Titles, "groups": Groups, "findings": Findings}


def read(kind: str, said: str) -> list[Any]:
    """The proposals of an answer; Invalid when it is anything else than the object asked for."""
    try:
        value = orjson.loads(said)
        found = list(getattr(built(SHAPES[kind], value, ""), kind))
    except (orjson.JSONDecodeError, Unreadable) as fault:
        raise Invalid(str(fault)) from None
    if len(found) > MOST[kind]:
        raise Invalid("too many")
    for one in found:
        words = one.text if kind == "findings" else one.title
        if not words.strip() or len(words) > (SENTENCE if kind == "findings" else TITLE):
            raise Invalid("length")
    return found


def plain(words: str) -> str:
    """On one line, turning nothing around it."""
    return " ".join(harmless(words).split())
