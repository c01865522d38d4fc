"""Dissent kept by rule: what must appear in a synthesis, however few hold it.

A position is held by the people of its contributions. It must be carried by a finding when at least
``k`` people hold it, when one college alone does (``apart`` people at least). A contribution that raises a
point of law or of safety must be carried itself. The lab comments on it; it does not drop it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from .checking import support
from .document import Contribution, Document, Position

K = 5  # people
APART = 3  # people, all of one college

Reason = Literal["people", "college", "law"]


@dataclass(frozen=True)
class Held:
    """A position that must appear: why, its size, and where it does."""

    position: Position
    reasons: tuple[Reason, ...]
    people: int
    by_college: dict[str, int]
    contributions: tuple[Contribution, ...]
    findings: tuple[str, ...]  # those that carry it; none: it would be lost


def sizes(document: Document) -> tuple[int, int]:
    """How many people make a position that must appear: one in a hundred, ``K`` at least; half as
    many where one college alone holds it, and both took part."""
    texts = document.populations[None]
    k = max(K, len(texts) // 100)
    both = {"citizen", "agent"} <= {one.college for one in texts}
    return k, max(APART, k // 2) if both else len(texts) + 1


def required(document: Document, k: int = K, apart: int = APART) -> list[Held]:
    """Every position that must appear, the largest first; law and safety before size."""
    kept = {one.id: one for one in document.populations[None]}
    carried = carriers(document)
    found = []
    alone = _alone(kept)
    for position in (*document.positions, *alone):
        texts = [kept[name] for name in dict.fromkeys(position.contributions) if name in kept]
        reasons = ("law",) if position in alone else _reasons(texts, k, apart)
        if reasons:
            findings = sorted({name for one in texts for name in carried.get(one.id, ())})
            sizes = Counter[str]()
            for one in texts:
                sizes[one.college] += one.people
            found.append(
                Held(position, reasons, sizes.total(), dict(sizes), tuple(texts), tuple(findings))
            )
    return sorted(found, key=lambda one: ("law" not in one.reasons, -one.people, one.position.id))


def lost(document: Document, k: int = K, apart: int = APART) -> list[Held]:
    """What would be lost by publishing now."""
    return [one for one in required(document, k, apart) if not one.findings]


def carriers(document: Document) -> dict[str, list[str]]:
    """Contribution → the findings that cite it and speak of what it says; an opinion of the lab
    carries nobody's, nor does a sentence that lists numbers."""
    found: dict[str, list[str]] = {}
    weights = support.Weights(document) if document.findings else None
    for finding in document.findings:
        if finding.kind != "finding" or weights is None:
            continue
        for source, there in document.read_by(finding):
            if source.kind != "contribution":
                continue
            if support.support(finding, there.words, weights) >= support.THRESHOLD:
                found.setdefault(source.id, []).append(finding.id)
    return found


def _reasons(texts: list[Contribution], k: int, apart: int) -> tuple[Reason, ...]:
    people = sum(one.people for one in texts)
    colleges = {one.college for one in texts}
    found: list[Reason] = []
    if people >= k:
        found.append("people")
    if len(colleges) == 1 and "unknown" not in colleges and people >= apart:
        found.append("college")
    return tuple(found)


def _alone(kept: dict[str, Contribution]) -> list[Position]:
    """Each point of law or of safety is a position by itself, though others say the like."""
    return [
        Position(f"contribution {one.id}", one.title, (one.id,))
        for one in kept.values()
        if one.legal_or_safety
    ]
