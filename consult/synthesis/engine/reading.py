"""The reading of texts, from end to end."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...lazy import np
from ...signals import copies
from . import (
    clusters,
    encoder,
    groups,
    ideas,
    languages,
    phrases,
    placing,
    positions,
    turns,
    vectors,
)
from .result import Excerpt, Group, Reading, Said, Settings, Theme
from .stamp import stamp

FEWEST = 3  # texts of a theme, when nobody said how many themes

Progress = Callable[[int], None]


def read(
    texts: Mapping[str, str], settings: Settings | None = None, progress: Progress | None = None
) -> Reading:
    """Themes of these texts by their names; ``progress`` is told the percentage done."""
    return _Work(texts, settings or Settings(), progress or (lambda done: None)).reading()


class _Work:
    def __init__(self, texts: Mapping[str, str], settings: Settings, progress: Progress) -> None:
        self.given, self.settings, self.progress = texts, settings, progress
        # In an order of their own, so that the one in which they came changes nothing.
        self.plain = {key: copies.plain(said) for key, said in texts.items()}
        self.keys = sorted(texts, key=lambda key: (self.plain[key], texts[key], key))
        self.texts = [texts[key] for key in self.keys]
        self.number_of = {key: number for number, key in enumerate(self.keys)}

    def reading(self) -> Reading:
        campaigns = self._campaigns()
        self.progress(10)
        self._cut()
        self.progress(25)
        self._themes()
        self.progress(60)
        self._place()
        self.progress(75)
        made = self._described()
        self.progress(95)
        placed = self._placed(made)
        return Reading(
            stamp(self.given, self.settings),
            [theme for _number, theme in made],
            placed,
            [key for key in self.given if key not in placed],
            campaigns,
            [[self.keys[number] for number in one] for one in self._positions()],
            {key: code for key, said in self.given.items() if (code := languages.foreign(said))},
        )

    # Copies ------------------------------------------------------------------------------------

    def _campaigns(self) -> list[list[str]]:
        """Near-copies, the largest group first; each text that leads or stands alone is ``first``."""
        signed = dict(enumerate(copies.signatures(self.texts)))
        found = copies.groups(signed)
        behind = {number for group in found for number in group[1:]}
        seen: dict[str, int] = {}
        self.firsts = []
        self.leader = np.arange(len(self.keys))
        for group in found:
            self.leader[group] = group[0]
        for number, key in enumerate(self.keys):
            said = self.plain[key]
            if number not in behind and said and said not in seen:
                self.firsts.append(number)
            elif said in seen:
                self.leader[number] = self.leader[seen[said]]
            seen.setdefault(said, number)
        ranked = sorted(found, key=lambda group: (-len(group), group[0]))
        return [[self.keys[number] for number in group] for group in ranked]

    # Words -------------------------------------------------------------------------------------

    def _cut(self) -> None:
        """Ideas, and the vectors of ideas and of texts."""
        self.spans = [
            (number, start, end)
            for number, said in enumerate(self.texts)
            for start, end in ideas.spans(said)
        ]
        self.owners = [number for number, _start, _end in self.spans]
        self.words = vectors.Words([self.texts[n][start:end] for n, start, end in self.spans])
        self.of_texts = vectors.summed(self.words.counts, self.owners, len(self.texts))
        in_texts, in_ideas = self.words.stems(self.of_texts), self.words.stems(self.words.counts)
        rare = vectors.weights(in_texts[self.firsts])
        self.rows = vectors.weighted(in_texts, rare)
        self.idea_rows = vectors.weighted(in_ideas, rare)

    # Themes ------------------------------------------------------------------------------------

    def _themes(self) -> None:
        """Made of whole texts, each once; of a sample where there are very many."""
        chosen = [n for n in self.firsts if self.rows.indptr[n] < self.rows.indptr[n + 1]]
        if len(chosen) > self.settings.most_read:
            chosen = sorted(sorted(chosen, key=self._lot)[: self.settings.most_read])
        self.chosen = chosen
        runs = self.words.runs(self.of_texts[chosen])
        rows = vectors.side_by_side(
            [self.rows[chosen], vectors.weighted(runs, vectors.weights(runs))]
        )
        # Among few texts, twenty neighbours would be everybody.
        near = min(self.settings.neighbours, max(3, len(chosen) // 5))
        encode = encoder.named(self.settings.encoder) if chosen else None
        meanings = encode([self.texts[n] for n in chosen]) if encode else None
        self.graph = graph = vectors.neighbours(rows, near, meanings)
        labels = self._labels(graph)
        sizes = np.bincount(labels, minlength=1)
        asked = self.settings.themes
        least = min(asked, 2) if asked else max(2, min(FEWEST, int(sizes.max(initial=0))))
        kept = np.flatnonzero(sizes >= least)
        to = np.full(len(sizes), -1)
        to[kept] = np.arange(len(kept))
        self.number = len(kept)
        self.labels = to[labels] if len(labels) else labels

    def _labels(self, graph: Any) -> Any:
        with_ = self.settings
        if with_.themes:
            return clusters.about(graph, with_.themes, with_.runs, with_.seed)
        labels = clusters.agreed(graph, with_.resolution, with_.runs, with_.seed)
        return clusters.merged(graph, labels, with_.most_themes)

    def _lot(self, number: int) -> bytes:
        return _drawn(self.settings.seed, self.texts[number])

    def _place(self) -> None:
        """Every text that shares a word with those of the themes, then its ideas."""
        first = np.full(len(self.texts), -1)
        first[self.chosen] = self.labels
        known, left = np.flatnonzero(first >= 0), np.flatnonzero(first < 0)
        middles = placing.centres(self.rows[known], first[known], self.number)
        first[left] = placing.nearest_centre(self.rows[left], middles)
        self.first = first
        self.theme_of = placing.of_ideas(
            self.idea_rows, middles, first[np.asarray(self.owners, dtype=np.int64)]
        )

    def _positions(self) -> list[list[int]]:
        chosen = np.asarray(self.chosen, dtype=np.int64)
        return positions.held(self.graph, self.rows, chosen, self.leader, self.settings)

    # What is told of each ----------------------------------------------------------------------

    def _described(self) -> list[tuple[int, Theme]]:
        inside: list[list[int]] = [[] for _ in range(self.number)]
        for idea, number in enumerate(self.theme_of):
            if number >= 0:
                inside[number].append(idea)
        holding = [list(dict.fromkeys(self.owners[idea] for idea in one)) for one in inside]
        counted = phrases.Phrases([[self._said(idea) for idea in one] for one in inside])
        terms = [counted.telling(number) for number in range(self.number)]
        order = sorted(range(self.number), key=lambda n: (-len(holding[n]), terms[n]))
        titles = _told_apart([phrases.titled(terms[number]) for number in order])
        return [
            (number, self._theme(f"t{rank}", title, terms[number], inside[number], number))
            for rank, (number, title) in enumerate(zip(order, titles, strict=True), start=1)
        ]

    def _theme(
        self, name: str, title: str, terms: list[str], inside: Sequence[int], number: int
    ) -> Theme:
        rows = self.idea_rows[inside]
        found = groups.grouped(rows, self.settings)
        owners = [self.owners[idea] for idea in inside]
        lengths = [self.spans[idea][2] - self.spans[idea][1] for idea in inside]
        verbatims = groups.shown(rows, found, lengths, owners, self.settings.verbatims)
        texts = sorted(set(owners), key=lambda n: (self.first[n] != number, n))
        drawn = sorted(texts, key=lambda n: _drawn(self.settings.seed, name + self.keys[n]))
        return Theme(
            name,
            title,
            terms,
            [self.keys[n] for n in texts],
            [self._excerpt(inside[one]) for one in verbatims],
            [self.keys[n] for n in drawn[: self.settings.sample]],
            [self._group([inside[one] for one in group]) for group in found],
            *self._turned(inside),
        )

    def _group(self, ideas_: Sequence[int]) -> Group:
        said = " ".join(self._said(ideas_[0]).split())
        texts = len({self.owners[idea] for idea in ideas_})
        return Group(said, texts, [self._excerpt(idea) for idea in ideas_])

    def _turned(self, inside: Sequence[int]) -> tuple[list[Said], list[Said]]:
        found = [(idea, *turns.found(self._said(idea))) for idea in inside]
        return (
            [Said(*self._where(idea), asks) for idea, asks, _objects in found if asks],
            [Said(*self._where(idea), objects) for idea, _asks, objects in found if objects],
        )

    def _placed(self, made: Sequence[tuple[int, Theme]]) -> dict[str, list[str]]:
        """The theme of the whole text, then those of its ideas, the longest first."""
        names = {number: theme.id for number, theme in made}
        weight: list[Counter[int]] = [Counter() for _ in self.texts]
        for idea, number in enumerate(self.theme_of):
            if number >= 0:
                weight[self.owners[idea]][int(number)] += self.spans[idea][2] - self.spans[idea][1]
        found = {}
        for key in self.given:
            number = self.number_of[key]
            if self.first[number] >= 0:
                own = int(self.first[number])
                themes = sorted(weight[number], key=lambda n: (n != own, -weight[number][n], n))
                found[key] = [names[n] for n in themes]
        return found

    def _said(self, idea: int) -> str:
        number, start, end = self.spans[idea]
        return self.texts[number][start:end]

    def _where(self, idea: int) -> tuple[str, int, int]:
        number, start, end = self.spans[idea]
        return self.keys[number], start, end

    def _excerpt(self, idea: int) -> Excerpt:
        return Excerpt(*self._where(idea))


def _drawn(seed: int, said: str) -> bytes:
    """A lot drawn from the words themselves: the order of the texts does not change it."""
    return hashlib.blake2b(
        said.encode("utf-8", "surrogatepass"), digest_size=16, salt=seed.to_bytes(8, "little")
    ).digest()


def _told_apart(titles: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    found = []
    for title in titles:
        seen[title] += 1
        found.append(title if seen[title] == 1 else f"{title} ({seen[title]})")
    return found
