"""How often the list of dissent finds a contrary position planted among real contributions."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import orjson

from . import dissent, engine, measure
from .document import Contribution, Document, Named, Position

SHARES = (0.01, 0.02, 0.03, 0.04, 0.05)
DRAWS = 3
MINE = "planted "


@dataclass(frozen=True)
class Planted:
    """A position, the real texts it goes against, and the texts of those who hold it."""

    name: str
    among: str  # the beginning of the names of the files of real texts
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Point:
    """At one share: out of the draws, those where the list has the position, as its own entry; the
    share of its texts that such entries hold; how many entries the list has in all."""

    share: float
    draws: int
    found: float
    held: float
    entries: float


def load(file: Path) -> list[Planted]:
    return [
        Planted(one["name"], one["among"], tuple(one["texts"]))
        for one in orjson.loads(file.read_bytes())
    ]


def curve(folder: Path, planted: Sequence[Planted]) -> Iterator[Point]:
    real = {one.among: _real(folder, one.among) for one in planted}
    for share in SHARES:
        seen = [
            _seen(real[one.among], one, share, draw)
            for one in planted
            for draw in range(1, DRAWS + 1)
        ]
        yield Point(
            share,
            len(seen),
            fmean(held > 0 for held, _entries in seen),
            fmean(held for held, _entries in seen),
            fmean(entries for _held, entries in seen),
        )


def _real(folder: Path, among: str) -> dict[str, str]:
    """The contributions, without what was answered to them."""
    return {
        f"{name} {number}": measure.said(row)
        for name, rows in measure.rows(folder).items()
        if name.startswith(among)
        for number, row in enumerate(rows)
        if row.get("texte")
    }


def _seen(real: Mapping[str, str], one: Planted, share: float, draw: int) -> tuple[float, int]:
    """The share of the planted texts in an entry of which they are half at least; all entries."""
    number = min(len(one.texts), round(share * len(real)))
    chance = random.Random(f"{one.name} {draw}")  # noqa: S311  (a sample, not a secret)
    texts = dict(real) | {
        f"{MINE}{n}": text for n, text in enumerate(chance.sample(one.texts, number))
    }
    made = document(texts, engine.read(texts))
    listed = dissent.required(made, *dissent.sizes(made))
    found: set[str] = set()
    for held in listed:
        names = [text.id for text in held.contributions]
        mine = [name for name in names if name.startswith(MINE)]
        if 2 * len(mine) >= len(names):
            found.update(mine)
    return len(found) / number, len(listed)


def document(texts: Mapping[str, str], found: Any) -> Document:
    """As the pages make it from a reading, everyone of one college."""
    return Document(
        Named("essai", "Essai"),
        contributions=tuple(
            Contribution(key, 1, "citizen", "", said, "public", "2019-01-01")
            for key, said in texts.items()
        ),
        positions=tuple(
            Position(str(n), texts[held[0]], tuple(held)) for n, held in enumerate(found.positions)
        ),
    )
