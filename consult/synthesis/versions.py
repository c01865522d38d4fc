"""What changed from one version of a synthesis to the next, sentence by sentence. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Indel

from ..contributions.differences import Piece, sides

ALIKE = 0.5  # of their words: below, one sentence was taken away and another one written


@dataclass(frozen=True)
class Said:
    """A sentence as published, with the names of what it cites."""

    number: int
    shown: str
    theme: str
    cited: frozenset[str]  # « n° 12 », « contre : n° 7 »


@dataclass(frozen=True)
class Change:
    """A sentence removed, added or changed; ``before`` or ``after`` is missing accordingly."""

    before: Said | None
    after: Said | None
    pieces: tuple[Sequence[Piece], Sequence[Piece]]

    @property
    def kind(self) -> str:
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def no_longer_cited(self) -> list[str]:
        return sorted((self.before or self.after).cited - self._cited_after())  # type: ignore[union-attr]

    @property
    def newly_cited(self) -> list[str]:
        before = self.before.cited if self.before else frozenset()
        return sorted(self._cited_after() - before)

    def _cited_after(self) -> frozenset[str]:
        return self.after.cited if self.after else frozenset()


def changes(before: Sequence[Said], after: Sequence[Said]) -> list[Change]:
    """In the order of the text; a sentence that is the same, and cites the same, is not told."""
    found: list[Change] = []
    steps = Indel.opcodes([one.shown for one in before], [one.shown for one in after])
    gone: list[Said] = []
    come: list[Said] = []
    for step in steps:
        if step.tag == "equal":
            found += _paired(gone, come)
            gone, come = [], []
            kept = zip(
                before[step.src_start : step.src_end],
                after[step.dest_start : step.dest_end],
                strict=True,
            )
            found += [_change(old, new) for old, new in kept if _moved(old, new)]
        else:
            gone += before[step.src_start : step.src_end]
            come += after[step.dest_start : step.dest_end]
    return [*found, *_paired(gone, come)]


def _moved(old: Said, new: Said) -> bool:
    return old.cited != new.cited or old.theme != new.theme


def _paired(gone: Sequence[Said], come: Sequence[Said]) -> Iterator[Change]:
    """Each new sentence beside the old one it resembles most, if it does."""
    left = list(gone)
    for new in come:
        near = max(left, key=lambda old: _likeness(old, new), default=None)
        if near is not None and _likeness(near, new) >= ALIKE:
            yield from (_change(one, None) for one in left[: left.index(near)])
            left = left[left.index(near) + 1 :]
            yield _change(near, new)
        else:
            yield _change(None, new)
    yield from (_change(one, None) for one in left)


def _likeness(old: Said, new: Said) -> float:
    return float(Indel.normalized_similarity(old.shown.split(), new.shown.split()))


def _change(before: Said | None, after: Said | None) -> Change:
    pieces: Any = sides(before.shown if before else "", after.shown if after else "")
    return Change(before, after, pieces)
