"""Options as a facilitator types them: one a line, a contribution by its number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

NUMBER = re.compile(r"^(?:#|n[o°]\s*)(\d{1,18})\b[\s:.–-]*", re.IGNORECASE)


@dataclass(frozen=True)
class Wording:
    """A text, or the number of a contribution, with a shorter text than its title if wanted."""

    text: str = ""
    number: int | None = None


def read(typed: str) -> list[Wording]:
    lines = (" ".join(line.split()) for line in typed.splitlines())
    return [_one(line) for line in lines if line]


def _one(line: str) -> Wording:
    found = NUMBER.match(line)
    return Wording(line[found.end() :], int(found[1])) if found else Wording(line)


def write(options: Iterable[tuple[str, int | None]]) -> str:
    """The same lines back, from (label, number of the contribution)."""
    return "\n".join(f"#{number} {label}" if number else label for label, number in options)
