"""What is sent of the contributions: which ones, under which numbers, without what names a person."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ... import signals
from ...signals.signal import PERSONAL

MASKS = {
    "email": "[adresse électronique]",
    "phone": "[téléphone]",
    "address": "[adresse]",
    "name": "[nom]",
    "iban": "[compte bancaire]",
    "card": "[carte bancaire]",
    "nir": "[numéro de sécurité sociale]",
    "plate": "[immatriculation]",
}
PASSES = 20  # of masking: each takes two hundred things out of a text
MOST = 300  # texts of a question
LOWEST, HIGHEST = 1000, 9999  # numbers under which they are sent


class Piece(NamedTuple):
    """A text as it is sent."""

    id: int
    version: int
    words: str


def masked(text: str, authors: Iterable[str] = ()) -> str | None:
    """Without personal data that the signals find, nor the names of who wrote it; none when that
    does not end."""
    for name in authors:
        text = _without(text, name)
    for _pass in range(PASSES):
        found = signals.read("", text, kinds=(PERSONAL,))
        if not found:
            return text
        for one in sorted(found, key=lambda signal: -signal.start):
            mask = MASKS.get(one.rule, "[donnée personnelle]")
            text = f"{text[: one.start]}{mask}{text[one.end :]}"
    return None


def _without(text: str, name: str) -> str:
    """A name in both orders, whatever its capitals."""
    words = name.split()
    if not words or len(name.strip()) < 3:
        return text
    for said in (words, words[::-1]):
        pattern = r"[\s,]+".join(re.escape(word) for word in said)
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", MASKS["name"], text, flags=re.IGNORECASE)
    return text


def drawn(ids: Iterable[int], seed: str) -> list[int]:
    """At random, in an order that whoever has the seed finds again: SHA-256 of « seed:number »."""
    return sorted(set(ids), key=lambda one: hashlib.sha256(f"{seed}:{one}".encode()).digest())


@dataclass(frozen=True)
class Drawn:
    """``sent`` of ``eligible`` texts, whole ones, in the order of the draw."""

    sent: tuple[Piece, ...]
    eligible: int
    too_long: int = 0  # that no question can hold, or whose names could not all be masked


def fitting(pieces: Sequence[Piece], characters: int, most: int = MOST) -> list[Piece]:
    """The first ones that fit together: a text is whole, or is not sent. Those too long for any
    question are passed over; the first other one that does not fit is the end."""
    kept: list[Piece] = []
    left = characters
    for one in pieces:
        if len(one.words) > characters:
            continue
        if len(one.words) > left or len(kept) >= most:
            break
        kept.append(one)
        left -= len(one.words)
    return kept


def numbers(count: int, seed: str, taken: Collection[int] = ()) -> list[int]:
    """Short numbers that mean something in one question alone; none of ``taken``."""
    free = (one for one in drawn(range(LOWEST, HIGHEST + 1), seed) if one not in taken)
    return [one for one, _place in zip(free, range(count), strict=False)]
