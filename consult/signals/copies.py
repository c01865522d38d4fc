"""Near-copies: texts that share most of their words, whatever was changed around them.

Each text is read as the set of its runs of five characters, without case, accents or punctuation,
and kept as 128 of their smallest hashes (MinHash): the share of equal ones estimates the share of
runs that two texts have in common. A text under ``FEWEST_WORDS`` has no signature: three words
that two people wrote alike are not a campaign.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from operator import eq
from typing import Any, TypeVar

from ..lazy import np, rensa

K = TypeVar("K", bound=Hashable)

PLACES, RUN, SEED = 128, 5, 42
FEWEST_WORDS = 15
# 0.35 of the runs of both: two texts of one length then share half of what each says. Measured by
# ``flask contributions copies``.
THRESHOLD = 0.35
# Texts that agree on three places in a row, somewhere, are compared: 42 bands of three find all but
# 0.02 % of the copies, and one unrelated text in 250.
BAND, BANDS = 3, 42
SIZE = PLACES * 4  # bytes
BATCH = 2000
FIRST = 16  # of a crowded band, those that all the others are compared with

_COMBINING = re.compile("[\u0300-\u036f]+")
_BETWEEN = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Lower case, one space between words, no accent, no punctuation."""
    folded = text.lower().replace("œ", "oe").replace("æ", "ae")
    bare = _COMBINING.sub("", unicodedata.normalize("NFKD", folded))
    return _BETWEEN.sub(" ", bare).strip()


def runs(said: str) -> set[str]:
    return {said[i : i + RUN] for i in range(len(said) - RUN + 1)}


def signature(text: str) -> bytes:
    """512 bytes; empty for a text too short to be told from another."""
    return next(signatures((text,)))


def signatures(texts: Iterable[str]) -> Iterator[bytes]:
    """In order, by batches."""
    waiting: list[str] = []
    for text in texts:
        waiting.append(plain(text))
        if len(waiting) == BATCH:
            yield from _signed(waiting)
            waiting = []
    yield from _signed(waiting)


def _signed(said: list[str]) -> Iterator[bytes]:
    long = [one.count(" ") + 1 >= FEWEST_WORDS for one in said]
    sets = [list(runs(one)) for one, enough in zip(said, long, strict=True) if enough]
    made = iter(rensa.RMinHash.digests_from_token_sets(sets, PLACES, SEED) if sets else ())
    for enough in long:
        yield _packed(next(made)) if enough else b""


def _packed(places: list[int]) -> bytes:
    return b"".join(place.to_bytes(4, "little") for place in places)


def alike(one: bytes, other: bytes) -> float:
    """The share of runs in common, between 0 and 1; 0 when one of them has no signature."""
    if not one or not other:
        return 0.0
    equal: int = sum(map(eq, memoryview(one).cast("I"), memoryview(other).cast("I")))
    return equal / PLACES


def bands(signed: bytes, among: int = 0) -> list[int]:
    """Signed 64-bit keys: two texts kept ``among`` the same ones are compared if they share one."""
    width = BAND * 4
    salt = among.to_bytes(8, "little")
    return [
        int.from_bytes(
            hashlib.blake2b(
                signed[i * width : (i + 1) * width],
                digest_size=8,
                salt=i.to_bytes(2, "little"),
                key=salt,
            ).digest(),
            "little",
            signed=True,
        )
        for i in range(BANDS if signed else 0)
    ]


# Groups ------------------------------------------------------------------------------------------


def groups(signed: Mapping[K, bytes], new: Container[K] | None = None) -> list[list[K]]:
    """Groups of two or more, in the order given. Each text of a group is a near-copy of the first:
    nothing goes from one to the next, so two campaigns are not joined by a text that quotes both.

    Where the ``new`` ones are told, the others are known to be no copies of one another.
    """
    keys = [key for key, one in signed.items() if one]
    if len(keys) < 2:
        return []
    rows = np.frombuffer(b"".join(signed[key] for key in keys), dtype="<u4").reshape(-1, PLACES)
    fresh = np.fromiter((new is None or key in new for key in keys), dtype=bool, count=len(keys))
    found: dict[int, list[int]] = {}
    for number, first in _placed(rows, fresh).items():
        found.setdefault(first, [first]).append(number)
    return [[keys[number] for number in found[first]] for first in sorted(found)]


def _placed(rows: Any, fresh: Any) -> dict[int, int]:
    """Each near-copy and the text it stands behind: the most alike of the firsts before it."""
    before: dict[int, set[int]] = {}
    for first, second in _near(rows, fresh):
        before.setdefault(second, set()).add(first)
    behind: dict[int, int] = {}
    for number in sorted(before):
        firsts = sorted({behind.get(other, other) for other in before[number]})
        equal = (rows[firsts] == rows[number]).sum(axis=1)
        best = int(equal.argmax())
        if equal[best] >= THRESHOLD * PLACES:
            behind[number] = firsts[best]
    return behind


def _near(rows: Any, fresh: Any) -> Iterator[tuple[int, int]]:
    """Pairs of near-copies, the earlier first."""
    low = np.ascontiguousarray(rows.astype(np.uint8))  # a byte of each place tells nearly as much
    count, found = len(rows), []
    for band in range(BANDS):
        firsts, seconds = _sharing(_keys(rows[:, band * BAND : (band + 1) * BAND]))
        either = fresh[firsts] | fresh[seconds]
        firsts, seconds = firsts[either], seconds[either]
        near = _equal(low, firsts, seconds) >= THRESHOLD * PLACES
        found.append(firsts[near] * count + seconds[near])
    pairs = np.unique(np.concatenate(found))
    return zip((pairs // count).tolist(), (pairs % count).tolist(), strict=True)


def _keys(columns: Any) -> Any:
    """One number for three places; a chance collision costs one comparison."""
    mixed = np.zeros(len(columns), dtype=np.uint64)
    for place in columns.T:
        mixed = (mixed ^ place) * np.uint64(0x9E3779B97F4A7C15)
    return mixed


def _sharing(keys: Any) -> tuple[Any, Any]:
    """Pairs of rows of one key: with all before in a small crowd, with the first ones in a large
    one.
    """
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    start = np.repeat(starts, np.diff(np.r_[starts, len(order)]))
    place = np.arange(len(order)) - start
    firsts, seconds = [order[:0]], [order[:0]]
    for back in range(FIRST):
        there = np.flatnonzero(place > back)
        firsts.append(order[start[there] + back])
        seconds.append(order[there])
    return np.concatenate(firsts), np.concatenate(seconds)


def _equal(low: Any, firsts: Any, seconds: Any) -> Any:
    """How many places of each pair are equal, eight bytes added at a time."""
    block, found = 50_000, [np.empty(0, dtype=np.uint64)]
    for start in range(0, len(firsts), block):
        some = slice(start, start + block)
        same = (low[firsts[some]] == low[seconds[some]]).view(np.uint64)
        lanes = same.sum(axis=1, dtype=np.uint64)  # 16 at most in each byte
        found.append((lanes * np.uint64(0x0101010101010101)) >> np.uint64(56))
    return np.concatenate(found)
