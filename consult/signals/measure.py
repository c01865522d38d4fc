"""What the rules are worth: precision and recall on labelled cases, flags on real texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from . import read
from .signal import INSULT, PERSONAL, THREAT

# What is counted together.
FAMILIES = {"personal-data": (PERSONAL,), "insults-threats": (INSULT, THREAT)}


@dataclass
class Score:
    """``found`` and ``missed`` among those to be found, ``wrong`` among the others."""

    cases: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + len(self.missed))

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + len(self.wrong))


def score(cases: Iterable[tuple[str, str]], kinds: Collection[str]) -> Score:
    """Of (kind expected or nothing, text): a text is found when one signal of these kinds is."""
    made = Score()
    for expected, text in cases:
        made.cases += 1
        flagged = bool(read("", text, kinds=kinds))
        if expected and flagged:
            made.found += 1
        elif expected:
            made.missed.append(text)
        elif flagged:
            made.wrong.append(text)
    return made


def flagged(texts: Sequence[tuple[str, str]], kinds: Collection[str]) -> Counter[str]:
    """How many (title, body) each rule flags, and under « » how many are flagged at all."""
    found: Counter[str] = Counter()
    for title, body in texts:
        rules = {one.rule for one in read(title, body, kinds=kinds)}
        found.update(rules)
        found[""] += bool(rules)
    return found
