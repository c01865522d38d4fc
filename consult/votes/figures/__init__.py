"""What a page draws of a result: lines, shares and geometry, from what ``counting.count`` answers.

Pure, and of the result alone: neither ballots nor numpy are needed to show a vote again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from ...i18n import format_number
from ...i18n import gettext as _
from ..method import Method, Variant, named
from . import budget as budgets
from . import changes, flows, merit, sums
from .duels import Duels, Tally, duels
from .rows import Labels, Result, drawn, expressed, folded

SEED = "draw"
MOST_TIES = 5  # groups that are named


@dataclass(frozen=True)
class Figure:
    """A result, with all that its page says and draws.

    ``costs`` (by option) and ``budget`` are in the currency; ``pairs`` is a pairwise table to
    show beside instant runoff; ``other`` is the greedy result of the same ballots, to compare
    equal shares with.
    """

    method: Method
    result: Result
    labels: Labels
    costs: Mapping[str, int | float] | None = None
    budget: int | float | None = None
    pairs: Tally | None = None
    other: Result | None = None
    currency: str = "€"

    folded = staticmethod(folded)

    @property
    def expressed(self) -> int:
        return expressed(self.result)

    @property
    def sentence(self) -> str:
        return self.method.sentence(self.result, self.labels)

    @property
    def change(self) -> str:
        return changes.change(self.result, self.labels, self.currency)

    def view(self) -> Any:
        """What its drawing needs: of one class for each family of methods."""
        slug, result, labels = self.method.slug, self.result, self.labels
        if slug == "support":
            return sums.opinions(result, labels)
        if slug == "majority-judgment":
            return merit.merits(result, labels)
        if slug == "schulze":
            return duels(result, labels, result["tally"])
        if slug in ("irv", "stv"):
            return flows.rounds(result, labels)
        if slug == "greedy":
            return budgets.greedy(result, labels, self.costs)
        if slug == "equal-shares":
            return budgets.shares(result, labels, self.costs, self.budget, self.other)
        return sums.sums(result, labels)

    def pairwise(self) -> Duels | None:
        """The duels beside a method that does not count them."""
        return duels(self.result, self.labels, self.pairs) if self.pairs else None

    def rules(self) -> list[tuple[Any, Any]]:
        """The variant in words, the seed of the draw only where something was drawn."""
        said = self.result["variant"]
        # Seats mean nothing where money decides.
        money = ("seats",) if self.method.priced and said.get("costs") != "unit" else ()
        return ruled(self.method, said, money if self.drawn() else (SEED, *money))

    def tied(self) -> list[str]:
        """Groups that share a rank, as « A » et « B »."""
        return [] if drawn(self.result) else self._ties()

    def drawn(self) -> list[str]:
        """Groups that only the published draw separated."""
        return self._ties() if drawn(self.result) else []

    def _ties(self) -> list[str]:
        # Options that nobody chose are many and tied: the table says so, not a sentence.
        groups = [tie for tie in self.result["ties"] if len(tie) <= MOST_TIES]
        return [named(tie, self.labels) for tie in groups[:MOST_TIES]]


def ruled(
    method: Method, variant: Mapping[str, Any], but: Collection[str] = ()
) -> list[tuple[Any, Any]]:
    """The rules of a vote in words, except those named ``but`` and those left empty."""
    return [
        (one.label, _value(one, variant[one.name]))
        for one in method.variants
        if one.name not in but and variant.get(one.name) not in (None, "")
    ]


def _value(variant: Variant, value: Any) -> Any:
    if variant.names:
        return variant.names[value]
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    return format_number(value) if isinstance(value, int | float) else value
