"""Canonical JSON: one thing has one spelling, so that its SHA-256 is its name.

UTF-8, keys sorted, no space, no float: two programs may write the same float in two ways.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import orjson

from .faults import Fault

# What every language reads back exactly: integers within 53 bits.
OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER


class NotCanonical(Fault):
    def __init__(self, reason: str) -> None:
        super().__init__(f"Ceci n’a pas d’écriture canonique\u00a0: {reason}.")


def canonical(thing: Any) -> bytes:
    try:
        _check(thing)
        return orjson.dumps(thing, option=OPTIONS)
    except (TypeError, RecursionError) as fault:  # beyond 53 bits, half of an emoji, an abyss
        raise NotCanonical(str(fault)) from fault


def digest(thing: Any) -> str:
    return hashlib.sha256(canonical(thing)).hexdigest()


def read(written: bytes) -> Any:
    """The thing, from its canonical writing only."""
    try:
        thing = orjson.loads(written)
    except orjson.JSONDecodeError as fault:
        raise NotCanonical(f"ce n’est pas du JSON ({fault})") from fault
    if canonical(thing) != written:
        raise NotCanonical("clés dans le désordre, espaces ou doublons")
    return thing


def without_floats(thing: Any) -> Any:
    """The same with each float as a text: a count may speak of 1250.5 votes."""
    if type(thing) is float:
        return repr(thing)
    if isinstance(thing, dict):
        return {key: without_floats(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [without_floats(one) for one in thing]
    return thing


def _check(thing: Any) -> None:
    kind = type(thing)
    if kind is dict:
        strange = next((key for key in thing if type(key) is not str), None)
        if strange is not None:
            raise NotCanonical(f"la clé {strange!r} n’est pas un texte")
        _all(thing.values())
    elif kind in (list, tuple):
        _all(thing)
    elif thing is not None and kind not in (str, int, bool):
        raise NotCanonical(f"{thing!r} n’est ni un texte, ni un entier")


def _all(things: Iterable[Any]) -> None:
    for one in things:
        _check(one)
