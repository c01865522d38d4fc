"""Does each source speak of what the sentence says? Below a threshold: « à vérifier », by a person.

The share of the meaning words of the sentence, by their stems, that the source also has; a rare word
of the consultation weighs more than a common one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from math import ceil, log

from ...i18n import gettext as _
from ..document import Document, Finding, Vote
from . import lexicon
from .faults import Fault
from .sources import fault
from .words import PEOPLE, QUOTATION, SMALL, blanked, cut, root

THRESHOLD = 0.08
READ = 1000  # texts that tell how rare a stem is, evenly taken: more would say the same, later


@lru_cache(maxsize=4 * READ)
def roots(text: str) -> frozenset[str]:
    return frozenset(
        root(one.said) for one in cut(text) if len(one.said) > 2 and one.said not in SMALL
    )


def said_by(finding: Finding) -> frozenset[str]:
    """What the sentence is about: not who speaks nor whether they ask or refuse."""
    quoted = " ".join(one[0] for one in QUOTATION.finditer(finding.text))
    words = [one.said for one in (*cut(blanked(finding.text)), *cut(quoted))]
    return frozenset(
        root(word)
        for word in words
        if len(word) > 2
        and word not in SMALL
        and not PEOPLE.fullmatch(word)
        and not lexicon.stance(word)
        and word not in lexicon.PAS
    )


class Weights:
    """How rare each stem is among the public contributions, or a thousand of them."""

    def __init__(self, document: Document) -> None:
        every = document.populations[None]
        texts = every[:: ceil(len(every) / READ) or 1]
        self.number = len(texts)
        self.counts = Counter(stem for one in texts for stem in roots(one.words))

    def of(self, stem: str) -> float:
        return log(1 + (self.number + 1) / (1 + self.counts[stem]))


def support(finding: Finding, words: str, weights: Weights) -> float:
    asked = said_by(finding)
    whole = sum(weights.of(stem) for stem in asked)
    if not whole:
        return 1.0
    return sum(weights.of(stem) for stem in asked & roots(words)) / whole


def check(finding: Finding, document: Document, weights: Weights) -> Iterator[Fault]:
    if finding.signed_by:
        return
    for source, there in document.read_by(finding):
        if isinstance(there, Vote):
            continue
        words = there.words
        if source.kind == "argument":
            of = document.by_kind["contribution"].get(there.contribution)  # type: ignore[union-attr]
            words += " " + (of.words if of is not None else "")
        if support(finding, words, weights) < THRESHOLD:
            why = _(
                "a peu de mots en commun avec la phrase\u00a0: à vérifier. Si elle la fonde bien, une "
                "personne nommée le signe."
            )
            yield fault(finding, source, "support", why, blocking=False)
