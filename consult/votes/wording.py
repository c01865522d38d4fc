"""Options as a facilitator types them: one a line, a contribution by its number."""

from __future__ import annotations

import re
from collections.abc import Iterable

NUMBER = re.compile(r"^(?:#|n[o°]\s*)(\d+)\b", re.IGNORECASE)


def read(typed: str) -> list[int | str]:
    """Each line: the number of a contribution (« #12 », whatever follows), or a text."""
    lines = (" ".join(line.split()) for line in typed.splitlines())
    return [_one(line) for line in lines if line]


def _one(line: str) -> int | str:
    number = NUMBER.match(line)
    return int(number[1]) if number else line


def write(options: Iterable[tuple[str, int | None]]) -> str:
    """The same lines back, from (label, number of the contribution)."""
    return "\n".join(f"#{number} {label}" if number else label for label, number in options)
