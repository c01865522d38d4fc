"""Insults and threats: what rules find, weighed with what the words resemble."""

from __future__ import annotations

from collections.abc import Collection

from . import insults, likeness, threats
from .plain import Quotes, Reading
from .signal import INSULT, THREAT


def find(said: Reading, without: Collection[str] = ()) -> list[likeness.Found]:
    """Both kinds, whichever is asked: each weighs on the other."""
    quotes = Quotes(said)
    found = [one for one in ruled(said, quotes) if one[1] not in without]
    return found if likeness.LIKENESS in without else likeness.weighed(said, quotes, found)


def ruled(said: Reading, quotes: Quotes) -> list[likeness.Found]:
    return [
        (kind, *one)
        for kind, finder in ((INSULT, insults.find), (THREAT, threats.find))
        for one in finder(said)
        if not quotes.hold(one[1], one[2])
    ]
