"""How well near-copies are found: real texts, seven ways to change them, and what is taken for a copy.

Unrelated texts are real ones that share no run of ten words with any other: a quotation of a bill
or a real campaign would be counted as a false alarm otherwise.
"""

from __future__ import annotations

import csv
import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..signals import copies

COLUMNS = ("titre", "texte")
ORIGINALS, UNRELATED, QUOTED = 600, 1500, 10
LONG = 22  # words: once cut to 70 %, such a text still has a signature
LETTERS = "abcdefghijklmnopqrstuvwxyz"
Damage = Callable[[str, random.Random, list[str]], str]


def texts(folder: Path) -> list[str]:
    """Each text of the CSV files of a folder, its title first."""
    csv.field_size_limit(10_000_000)
    found = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                said = [row[name] for name in COLUMNS if row.get(name)]
                found += ["\n".join(said)] if row.get("texte") else []
    return found


# Damages -----------------------------------------------------------------------------------------


def case(text: str, chance: random.Random, _others: list[str]) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[.,;:!?]", "", bare.upper() if chance.random() < 0.5 else bare.lower())


def typos(text: str, chance: random.Random, _others: list[str]) -> str:
    """One letter in twenty-five is lost, replaced or doubled."""
    made = []
    for letter in text:
        if not letter.isalpha() or chance.random() >= 0.04:
            made.append(letter)
        else:
            made.append(chance.choice(("", chance.choice(LETTERS), letter * 2)))
    return "".join(made)


def polite(text: str, _chance: random.Random, _others: list[str]) -> str:
    return (
        "Madame, Monsieur, je me permets de vous écrire au sujet de votre concertation. "
        f"{text} Merci d’avance de votre attention. Bien cordialement, un habitant."
    )


def cut(text: str, _chance: random.Random, _others: list[str]) -> str:
    return text[: len(text) * 7 // 10]


def shuffled(text: str, chance: random.Random, _others: list[str]) -> str:
    sentences = [s for s in re.split(r"(?<=[.!?;:])\s+|\n+", text) if s.strip()]
    return " ".join(chance.sample(sentences, len(sentences)))


def reworded(text: str, chance: random.Random, others: list[str]) -> str:
    """About 15 % of the words are other people's."""
    said = text.split(" ")
    return " ".join(
        chance.choice(chance.choice(others).split() or [one]) if chance.random() < 0.15 else one
        for one in said
    )


def embedded(text: str, chance: random.Random, others: list[str]) -> str:
    """In the middle of another text, as long as itself."""
    around = ""
    while len(around) < len(text):
        around += chance.choice(others) + " "
    middle = around.rfind(" ", 0, len(text) // 2 + 1)
    return f"{around[:middle]} {text} {around[middle : len(text)]}"


DAMAGES: dict[str, Damage] = {
    "case, accents, punctuation": case,
    "typos, 4 % of the letters": typos,
    "politeness around it": polite,
    "cut to 70 %": cut,
    "sentences shuffled": shuffled,
    "15 % of the words changed": reworded,
    "inside another text as long": embedded,
}


# Measuring ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Measure:
    read: int
    long: int  # enough to have a signature
    recall: dict[str, float]  # by damage, found again among the texts of its bands
    unrelated: int
    false_alarms: int
    groups: list[int]  # sizes of the near-copies that the real texts hold, as they are

    @property
    def mean(self) -> float:
        return sum(self.recall.values()) / len(self.recall)


def measure(
    all_texts: list[str], originals: int = ORIGINALS, unrelated: int = UNRELATED
) -> Measure:
    chance = random.Random(5)  # noqa: S311  (a sample, not a secret)
    signed = dict(zip(all_texts, copies.signatures(all_texts), strict=True))
    long = [text for text, one in signed.items() if one]
    chance.shuffle(long)
    index = Index(long, signed)
    chosen = [text for text in long if copies.plain(text).count(" ") >= LONG][:originals]
    alone = [text for text in long if text not in chosen and not index.quotes(text)][:unrelated]
    recall = {}
    for name, damage in DAMAGES.items():
        changed = copies.signatures(damage(text, chance, long) for text in chosen)
        found = [index.found(one, text) for text, one in zip(chosen, changed, strict=True)]
        recall[name] = sum(found) / max(1, len(chosen))
    real = copies.groups({n: signed[text] for n, text in enumerate(all_texts)})
    return Measure(
        len(all_texts),
        sum(bool(signed[text]) for text in all_texts),
        recall,
        len(alone),
        sum(index.flagged(text) for text in alone),
        sorted(map(len, real), reverse=True),
    )


class Index:
    """The texts by their bands, as the database keeps them."""

    def __init__(self, long: list[str], signed: dict[str, bytes]) -> None:
        self.signed = signed
        self.by_band: dict[int, list[str]] = {}
        self.by_run: dict[tuple[str, ...], str] = {}
        self.quoted: set[str] = set()
        for text in long:
            for band in copies.bands(signed[text]):
                self.by_band.setdefault(band, []).append(text)
            for run in _word_runs(text):
                first = self.by_run.setdefault(run, text)
                if first is not text:
                    self.quoted |= {first, text}

    def quotes(self, text: str) -> bool:
        return text in self.quoted

    def candidates(self, signature: bytes) -> set[str]:
        return {text for band in copies.bands(signature) for text in self.by_band.get(band, ())}

    def found(self, signature: bytes, text: str) -> bool:
        enough = copies.alike(signature, self.signed[text]) >= copies.THRESHOLD
        return enough and text in self.candidates(signature)

    def flagged(self, text: str) -> bool:
        mine = self.signed[text]
        others = self.candidates(mine) - {text}
        return any(copies.alike(mine, self.signed[one]) >= copies.THRESHOLD for one in others)


def _word_runs(text: str) -> set[tuple[str, ...]]:
    said = copies.plain(text).split()
    return {tuple(said[i : i + QUOTED]) for i in range(len(said) - QUOTED + 1)}
