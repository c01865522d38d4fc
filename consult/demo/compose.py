"""Composes contributions from parts: the same seed gives the same texts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from .material import parts
from .material.places import NAMES, PLACES

# Which sentences follow one another: a story, a wish, an aside, a reason, an ending.
SHAPES = ("sw", "swr", "ws", "wr", "asw", "swe", "wre", "sawr", "saw", "wsr", "swre", "w", "aswr")
WEIGHTS = (9, 10, 6, 6, 6, 5, 4, 6, 5, 6, 5, 2, 4)


@dataclass(frozen=True)
class Composed:
    title: str
    sentences: tuple[str, ...]
    theme: str
    commune: str

    @property
    def body(self) -> str:
        return " ".join(self.sentences)


def compose(count: int, seed: int = 20) -> Iterator[Composed]:
    """``count`` contributions, no two with the same text while the parts allow it."""
    chance = random.Random(seed)  # noqa: S311  (texts, not secrets)
    themes, said = tuple(parts.FAMILIES), set[str]()
    for _ in range(count):
        made = _one(chance, chance.choice(themes))
        for _again in range(20):
            if made.body not in said:
                break
            made = _one(chance, made.theme)
        said.add(made.body)
        yield made


def _one(chance: random.Random, theme: str) -> Composed:
    family = parts.FAMILIES[theme]
    story, wish = chance.choice(family.stories), chance.choice(family.wishes)
    shape = chance.choices(SHAPES, WEIGHTS)[0]
    commune = chance.choice(PLACES["hauts-de-france"])
    slots = _slots(chance, NAMES[commune])
    said = {
        "s": chance.choice(story.texts),
        "w": chance.choice(wish.texts),
        "a": chance.choice(parts.ASIDES),
        "r": chance.choice(parts.REASONS),
        "e": chance.choice(parts.ENDINGS),
    }
    titled = story if "s" in shape and chance.random() < 0.5 else wish
    title = chance.choice(titled.titles).format(**slots)
    if titled is wish and "s" in shape and not set(title) & set("?:") and chance.random() < 0.35:
        title += f" : {chance.choice(parts.TOLD)} {slots['a']}"
    return Composed(
        _capital(title),
        tuple(said[part].format(**slots) for part in shape),
        theme,
        commune if chance.random() < 0.72 else "",
    )


def _slots(chance: random.Random, town: str) -> dict[str, str]:
    return {
        "a": _at(town),
        "town": town,
        "year": str(chance.randint(2009, 2024)),
        "built": str(chance.choice([1898, 1904, 1912, 1921, 1926, 1931, 1954, 1962, 1968, 1974])),
        "months": str(chance.choice([5, 6, 7, 8, 9, 11, 13, 14, 16, 18])),
        "bill": f"{chance.choice([140, 165, 180, 190, 210, 230, 240, 260, 285, 310])} €",
        "price": f"{chance.choice([8, 9, 11, 12, 14, 16, 18, 19, 22, 26])} {chance.choice(['000', '400', '500', '800'])} €",
        "age": str(chance.randint(67, 89)),
        "temp": str(chance.randint(13, 16)),
        "temp2": str(chance.randint(31, 36)),
        "floor": str(chance.randint(4, 9)),
        "size": str(chance.randint(11, 24)),
        "home": chance.choice(parts.HOMES),
    }


def _at(town: str) -> str:
    """« à Lens », « au Quesnoy »."""
    return f"au {town[3:]}" if town.startswith("Le ") else f"à {town}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
