"""Titles and telling phrases, in the words of those who wrote.

A phrase is one to three words that carry meaning, with the small words between them: « transports en
commun ». Those of a group are the ones it uses more than the others do: TF-IDF of groups, weighed by
the log-odds of each phrase against the rest (Monroe, Colaresi and Quinn, 2008).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ...text import fold as bare
from .words import LINKS, VAGUE, WORD, meant

LONGEST, BETWEEN = 3, 2
TERMS = 8
IN_TITLE = 3
ENOUGH = 1500  # texts, evenly taken, from which the phrases of a group are well known
_PIECE = re.compile(r"[^\W_]+|[’'‐-]|[^\w\s]|\n")
_GLUE = "’'‐-"

Key = tuple[str, ...]


def phrases(text: str) -> Iterator[tuple[Key, str]]:
    """Each phrase of a text: its stems, and how it is written there."""
    pieces = list(_PIECE.finditer(text))
    lowered = [unicodedata.normalize("NFKC", piece[0]).lower() for piece in pieces]
    stems = [meant(word) if word[0].isalnum() else "" for word in lowered]
    for first, stem in enumerate(stems):
        if not stem:
            continue
        key: Key = (stem,)
        yield key, pieces[first][0]
        last = first
        while len(key) < LONGEST:
            after = _next(lowered, stems, last)
            if after is None:
                break
            last = after
            key += (stems[last],)
            yield key, text[pieces[first].start() : pieces[last].end()]


def _next(lowered: Sequence[str], stems: Sequence[str], last: int) -> int | None:
    """The next word that carries meaning, if only small words and apostrophes stand before it."""
    small = 0
    for place in range(last + 1, min(last + 8, len(stems))):
        if stems[place]:
            return place
        if lowered[place] in _GLUE:
            continue
        small += 1
        if small > BETWEEN or bare(lowered[place]) not in LINKS:
            return None
    return None


class Phrases:
    """The phrases of groups of texts, each counted once a text."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self.counts: list[Counter[Key]] = []
        self.forms: list[dict[Key, Counter[str]]] = []
        for texts in groups:
            counts: Counter[Key] = Counter()
            forms: dict[Key, Counter[str]] = defaultdict(Counter)
            for text in texts[:: -(-len(texts) // ENOUGH) or 1]:
                there: dict[Key, str] = {}
                for key, said in phrases(text):
                    there.setdefault(key, said)
                counts.update(there.keys())
                shouted = text.isupper()
                for key, said in there.items():
                    forms[key][_written(said.lower() if shouted else said)] += 1
            self.counts.append(counts)
            self.forms.append(forms)
        self.all: Counter[Key] = Counter()
        for counts in self.counts:
            self.all.update(counts)
        self.groups_with = Counter(key for counts in self.counts for key in counts)
        self.sizes = [sum(counts.values()) for counts in self.counts]

    def telling(self, group: int, most: int = TERMS) -> list[str]:
        """The most telling phrases of a group, the best first, none repeating another."""
        counts = self.counts[group]
        least = 2 if len(counts) and max(counts.values()) > 2 else 1
        scored = sorted(
            ((self._weight(group, key, n), key) for key, n in counts.items() if n >= least),
            key=lambda one: (-one[0], one[1]),
        )
        chosen: list[Key] = []
        for vague in (False, True):  # what is vague is said where there is nothing else
            for _score, key in scored if not chosen else ():
                if len(chosen) == most:
                    break
                if any(set(key) & set(other) for other in chosen):
                    continue
                whole = self._whole(group, key)
                if vague or not _vague(self._said(group, whole)):
                    chosen.append(whole)
        return [self._said(group, key) for key in chosen]

    def _weight(self, group: int, key: Key, n: int) -> float:
        """Often here, seldom in the other groups, if there are any."""
        if len(self.counts) == 1:
            return n * (1 + 0.15 * (len(key) - 1))
        whole, size = sum(self.sizes), self.sizes[group]
        prior = self.all[key] / whole * 500
        here = (n + prior) / max(1e-9, size + 500 - n - prior)
        rest = self.all[key] - n
        there = (rest + prior) / max(1e-9, whole - size + 500 - rest - prior)
        spread = math.sqrt(1 / (n + prior) + 1 / (rest + prior))
        rare = math.log(1 + len(self.counts) / self.groups_with[key])
        return (math.log(here) - math.log(there)) / spread * rare * (1 + 0.15 * (len(key) - 1))

    def _whole(self, group: int, key: Key) -> Key:
        """The longer phrase that nearly all its uses belong to: « vote blanc » rather than « blanc »."""
        counts = self.counts[group]
        if len(key) == LONGEST:
            return key
        longer = [
            (n, other)
            for other, n in counts.items()
            if len(other) == len(key) + 1
            and (other[1:] == key or other[:-1] == key)
            and n >= max(2, 0.6 * counts[key])
            and not _vague(self._said(group, other))
        ]
        return self._whole(group, max(longer)[1]) if longer else key

    def _said(self, group: int, key: Key) -> str:
        forms = self.forms[group][key]
        return min(forms, key=lambda form: (-forms[form], len(form), form))


def _vague(said: str) -> bool:
    found = WORD.findall(bare(said))
    return not {found[0], found[-1]}.isdisjoint(VAGUE)


def _written(said: str) -> str:
    """In small letters, but for acronyms."""
    flat = " ".join(said.split())
    if " " in flat and flat.isupper():
        return flat.lower()
    return " ".join(
        w if len(w) > 1 and w.isupper() and len(w) < 6 else w.lower() for w in flat.split()
    )


def titled(terms: Sequence[str]) -> str:
    said = ", ".join(terms[:IN_TITLE])
    return said[:1].upper() + said[1:]
