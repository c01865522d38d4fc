"""What the reading of texts is worth, on real contributions.

Nobody has said the themes of these texts. What stands in for it is what their authors gave: the
question or the proposal that an answer is about, the section that a proposal was put in. A theme
that crosses two questions is counted as a fault, though it may be a good one.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from ..contributions import copy_measure, importing
from . import agreement, engine
from .engine import Reading, Settings, ideas, similar

SECTIONS, PARENTS = ("label", "rubrique", "theme"), ("proposition_id", "racine")
FEWEST_TEXTS, FEWEST_LABELS, FEWEST_OF_LABEL = 100, 3, 10
RARE = 0.03  # of the texts
DRAWS = 20

Row = Mapping[str, str]


@dataclass(frozen=True)
class Labelled:
    """Texts by their names, and the label of each."""

    name: str
    texts: dict[str, str]
    labels: dict[str, str]

    def often(self, least: int = FEWEST_OF_LABEL) -> Labelled:
        """Only the texts whose label is borne by that many."""
        held = Counter(self.labels.values())
        kept = {key: label for key, label in self.labels.items() if held[label] >= least}
        return Labelled(self.name, {key: self.texts[key] for key in kept}, kept)


# Real texts --------------------------------------------------------------------------------------


def rows(folder: Path) -> dict[str, list[Row]]:
    """Of each CSV file of the folder."""
    found: dict[str, list[Row]] = {}
    for path in sorted(folder.glob("*.csv")):
        sheet = importing.read(path.read_bytes())
        found[path.stem] = [
            dict(zip(sheet.columns, cells, strict=False)) for _n, cells in sheet.rows()
        ]
    return found


def labelled(folder: Path) -> list[Labelled]:
    """Whole files by section, then the answers of each section by what they answer."""
    files = rows(folder)
    section_of = {
        row["id"]: section
        for of_file in files.values()
        for row in of_file
        if row.get("id") and (section := _first(row, SECTIONS))
    }
    found = []
    for name, of_file in files.items():
        by_section, by_parent = [], defaultdict(list)
        for row in of_file:
            if not row.get("texte"):
                continue
            if label := _first(row, SECTIONS):
                by_section.append((said(row), label))
            elif (parent := _first(row, PARENTS)) in section_of:
                by_parent[section_of[parent]].append((row["texte"], parent))
        found.append(_set(name, by_section))
        found += [_set(f"{name}, {section}", one) for section, one in sorted(by_parent.items())]
    return [one for one in found if _enough(one.often())]


def _first(row: Row, names: Sequence[str]) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def said(row: Row) -> str:
    return "\n".join(row[name] for name in ("titre", "texte") if row.get(name))


def _set(name: str, pairs: Sequence[tuple[str, str]]) -> Labelled:
    numbered = {str(number): pair for number, pair in enumerate(pairs)}
    return Labelled(
        name,
        {key: text for key, (text, _label) in numbered.items()},
        {key: label for key, (_text, label) in numbered.items()},
    )


def _enough(one: Labelled) -> bool:
    return len(one.texts) >= FEWEST_TEXTS and len(set(one.labels.values())) >= FEWEST_LABELS


# Themes ------------------------------------------------------------------------------------------


def first_themes(found: Reading, keys: Sequence[str]) -> list[str]:
    return [found.placed[key][0] if key in found.placed else "" for key in keys]


@dataclass(frozen=True)
class Themes:
    name: str
    texts: int
    labels: int
    themes: int
    agreement: float  # with the labels, as many themes as the texts show
    told: float  # as many themes as there are labels
    seeds: float  # between three seeds
    dropped: float  # with a tenth of the texts left out


def themes(one: Labelled, encoder: str = "") -> Themes:
    keys = list(one.texts)
    labels = [one.labels[key] for key in keys]
    number = len(set(labels))
    read = [engine.read(one.texts, Settings(seed=seed, encoder=encoder)) for seed in (1, 2, 3)]
    said = [first_themes(found, keys) for found in read]
    asked = Settings(themes=number, encoder=encoder)
    told = first_themes(engine.read(one.texts, asked), keys)
    between = [agreement.pairs(said[a], said[b]) for a, b in ((0, 1), (0, 2), (1, 2))]
    return Themes(
        one.name,
        len(keys),
        number,
        len(read[0].themes),
        agreement.information(labels, said[0]),
        agreement.information(labels, told),
        fmean(between),
        fmean(_without_a_tenth(one, read[0], draw) for draw in (1, 2)),
    )


def _without_a_tenth(one: Labelled, whole: Reading, draw: int) -> float:
    chance = random.Random(draw)  # noqa: S311  (a sample, not a secret)
    kept = {key: text for key, text in one.texts.items() if chance.random() >= 0.1}
    again = engine.read(kept, whole.stamp.settings)
    return agreement.pairs(first_themes(whole, list(kept)), first_themes(again, list(kept)))


# What can be reached -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Reached:
    """Rare labels borne by one of the texts that are shown: the head of each group, a few verbatims."""

    rare: int
    by_groups: int
    by_verbatims: int
    by_chance: float  # as many texts drawn by lot as there are groups
    groups: int
    texts: int
    lost: (
        int  # ideas that are in no group, of texts that have a theme; texts neither placed nor not
    )


def reached(one: Labelled) -> Reached:
    found = engine.read(one.texts)
    held = Counter(one.labels.values())
    rare = {label for label, n in held.items() if 2 <= n <= RARE * len(one.texts)}
    heads = {group.ideas[0].id for theme in found.themes for group in theme.groups}
    verbatims = {said.id for theme in found.themes for said in theme.verbatims[:3]}
    chance = random.Random(1)  # noqa: S311
    drawn = [chance.sample(sorted(one.texts), len(heads)) for _draw in range(DRAWS)]

    def seen(keys: Sequence[str] | set[str]) -> int:
        return len(rare & {one.labels[key] for key in keys})

    return Reached(
        len(rare),
        seen(heads),
        seen(verbatims),
        fmean(map(seen, drawn)),
        len(heads),
        len(one.texts),
        _lost(one, found),
    )


def _lost(one: Labelled, found: Reading) -> int:
    listed = Counter(
        (said.id, said.start, said.end)
        for theme in found.themes
        for group in theme.groups
        for said in group.ideas
    )
    due = Counter((key, *span) for key in found.placed for span in ideas.spans(one.texts[key]))
    given, known = Counter([*one.texts]), Counter([*found.placed, *found.unplaced])
    ideas_lost = (due - listed) + (listed - due)
    texts_lost = (given - known) + (known - given)
    return ideas_lost.total() + texts_lost.total()


# Similar texts -----------------------------------------------------------------------------------


def titles_found(folder: Path) -> tuple[int, float]:
    """How often a title finds its text among the five most like it: texts of more than a line."""
    asked = found = 0
    for of_file in rows(folder).values():
        texts = {str(n): row["texte"] for n, row in enumerate(of_file) if row.get("titre")}
        if not any(texts.values()):
            continue
        index = similar.Similar(texts)
        for n, row in enumerate(of_file):
            if row.get("titre") and row["titre"] not in row["texte"]:
                asked += 1
                found += str(n) in {key for key, _score in index.to(row["titre"])}
    return asked, found / max(1, asked)


def same_label(one: Labelled) -> tuple[float, float]:
    """Of the five texts most like each, the share that bears its label; and by chance."""
    index = similar.Similar(one.texts)
    shares = []
    for key, text in one.texts.items():
        near = index.to(text, without=[key])
        shares += [fmean(one.labels[name] == one.labels[key] for name, _s in near)] if near else []
    size, held = len(one.texts), Counter(one.labels.values())
    return fmean(shares), sum(n * (n - 1) for n in held.values()) / (size * (size - 1))


# Time and memory ---------------------------------------------------------------------------------


def recombined(folder: Path, size: int) -> dict[str, str]:
    """Real sentences in new company: right for speed, worth nothing for quality."""
    chance = random.Random(1)  # noqa: S311
    said = dict.fromkeys(_sentences(folder))
    sentences, made = list(said), dict[str, None]()
    while len(made) < size:
        made[" ".join(chance.sample(sentences, chance.choice((1, 1, 2, 2, 2, 3))))] = None
    return {str(number): text for number, text in enumerate(made)}


def _sentences(folder: Path) -> Iterator[str]:
    for text in copy_measure.texts(folder):
        for start, end in ideas.spans(text):
            said = " ".join(text[start:end].split())
            if 20 < len(said) < 400:
                yield said


@dataclass(frozen=True)
class Cost:
    texts: int
    themes: int
    seconds: float  # of processor
    megabytes: float  # at most, Python and the libraries included


def cost(folder: Path, size: int) -> Cost:
    """In a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
        return alone.submit(_cost, folder, size).result()


def _cost(folder: Path, size: int) -> Cost:
    texts = recombined(folder, size)
    before = time.process_time()
    found = engine.read(texts)
    spent = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(size, len(found.themes), spent, peak)
