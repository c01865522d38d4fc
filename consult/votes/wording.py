"""Options as a facilitator types them: one a line, a contribution by its number, a cost after a bar.

A line that begins with « > » explains the option above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ..text import spaced
from .ballot_file import MOST_MONEY

NUMBER = re.compile(r"^(?:#|n[o°]\s*)(\d{1,18})\b[\s:.–-]*", re.IGNORECASE)
COST = re.compile(
    r"\s*\|\s*(\d[\d\s\u00a0\u202f.]*(?:,\d{1,2})?)\s*(?:€|euros?)?\s*$", re.IGNORECASE
)
# Cents after a comma or a point; a point before three figures groups them.
AMOUNT = re.compile(r"(\d[\d.]*?)(?:[.,](\d{1,2}))?")


class NoAmount(ValueError):
    """What was typed is no amount of money, or is more than any vote shares out."""


@dataclass(frozen=True)
class Wording:
    """A text, or the number of a contribution, with a shorter text than its title if wanted."""

    text: str = ""
    number: int | None = None
    cost: Decimal | None = None
    description: str = ""


def read(typed: str) -> list[Wording]:
    found: list[Wording] = []
    for line in (" ".join(line.split()) for line in typed.splitlines()):
        if line.startswith(">") and found:
            more = f"{found[-1].description} {line.lstrip('> ')}".strip()
            found[-1] = replace(found[-1], description=spaced(more))
        elif line:
            found.append(_one(line))
    return found


def _one(line: str) -> Wording:
    cost = None
    priced = COST.search(line)
    if priced:
        with suppress(NoAmount):  # then the bar is of the text, and its cost is asked for
            line, cost = line[: priced.start()], amount(priced[1])
    found = NUMBER.match(line)
    label = spaced(line[found.end() :] if found else line)
    return Wording(label, int(found[1]) if found else None, cost)


def amount(typed: str) -> Decimal:
    """« 12 000,50 », « 12.000 » or « 12000.50 », with any of the spaces that people type."""
    found = AMOUNT.fullmatch(re.sub(r"\s", "", typed))
    if found is None:
        raise NoAmount(typed)
    said = Decimal(f"{found[1].replace('.', '')}.{found[2] or 0}")
    if said > MOST_MONEY:
        raise NoAmount(typed)
    return said


def write(options: Iterable[tuple[str, int | None, Any, str]]) -> str:
    """The same lines back, from (label, number of the contribution, cost, description)."""
    return "\n".join(
        (f"#{number} {label}" if number else label)
        + (f" | {said(cost)}" if cost else "")
        + (f"\n> {' '.join(description.split())}" if description else "")
        for label, number, cost, description in options
    )


def said(cost: Decimal) -> str:
    """As people type it: « 1 200,50 »."""
    return f"{cost:,.2f}".removesuffix(".00").replace(",", "\u202f").replace(".", ",")
