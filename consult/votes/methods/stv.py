"""Single transferable vote, by the rules of Scottish local elections (SSI 2007/42, rules 45 to 52).

Weighted inclusive Gregory transfers, in whole hundred-thousandths of a vote: nothing is rounded
but where the rules say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...i18n import Shown
from ...i18n import lazy_gettext as _l
from .. import draw
from ..method import RANKING, SEATS, SEED, Counted, Method, Rules, named, tallied
from ..transfers import Papers, separated

UNIT = 100_000  # the value of a vote: transfer values have five decimals


class SingleTransferableVote(Method):
    slug = "stv"
    label = _l("Vote unique transférable")
    explanation = _l(
        "Chaque personne classe les options\u202f; une option qui atteint le quota est élue et le surplus "
        "de ses bulletins va, en partie, à leur option suivante. Quand plus rien n’est à transmettre, "
        "la dernière est écartée et ses bulletins passent à leur option suivante."
    )
    caution = _l(
        "Le compte se fait par étapes et ne se refait pas à la main\u00a0: la page du résultat les montre "
        "toutes, et chacun peut le recalculer."
    )
    tie_rule = _l(
        "À égalité, les voix à l’étape précédente la plus récente où elles différaient décident, puis "
        "le tirage publié."
    )
    kind = RANKING
    variants = (SEATS, SEED)

    def count(self, profile: Any, rules: Rules) -> Counted:
        return Scottish(profile, rules).counted()

    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        if not result["ballots"] - result["blank"]:
            return str(_l("Aucun bulletin n’a exprimé de choix."))
        return str(
            _l(
                "Sont élues, dans l’ordre, %(winners)s\u00a0: le quota était de %(quota)s voix.",
                winners=named(result["winners"], labels),
                quota=Shown(result["rounds"][0]["quota"]),
            )
        )


class Scottish:
    """One count, stage by stage."""

    def __init__(self, profile: Any, rules: Rules) -> None:
        self.rules = rules
        self.papers = Papers(profile, UNIT)
        self.places = draw.places(rules.options, rules["draw"])
        self.totals = self.papers.first()
        self.first = self.totals.tolist()
        self.seats = min(rules["seats"], len(rules.options))
        self.quota = (sum(self.first) // UNIT // (self.seats + 1) + 1) * UNIT
        self.elected: list[int] = []
        self.excluded: list[int] = []
        self.surpluses: list[int] = []
        self.history: list[list[int]] = []
        self.rounds: list[dict[str, Any]] = []
        self.ties: list[list[int]] = []

    def counted(self) -> Counted:
        while True:
            self._record()
            self._elect([one for one in self._continuing() if self.totals[one] >= self.quota])
            left = self._continuing()
            if len(self.elected) < self.seats and len(left) <= self.seats - len(self.elected):
                self._elect(left)
            if len(self.elected) == self.seats:
                return self._found()
            if self.surpluses:
                self._transfer(self._chosen(self.surpluses, lowest=False))
            else:
                self._exclude(self._chosen(left, lowest=True))

    def _continuing(self) -> list[int]:
        return [
            one
            for one in range(len(self.totals))
            if one not in self.elected and one not in self.excluded
        ]

    def _record(self) -> None:
        self.history.append(self.totals.tolist())
        said = {
            "totals": tallied(self.rules, [votes(total) for total in self.history[-1]]),
            "exhausted": votes(self.papers.exhausted),
        }
        self.rounds.append({"quota": self.quota // UNIT, **said} if not self.rounds else said)

    def _note(self, key: str, options: list[int]) -> None:
        self.rounds[-1].setdefault(key, []).extend(self.rules.options[one] for one in options)

    def _chosen(self, among: list[int], *, lowest: bool) -> int:
        totals = [int(self.totals[one]) for one in among]
        edge = min(totals) if lowest else max(totals)
        tied = [one for one, total in zip(among, totals, strict=True) if total == edge]
        one, drawn = separated(tied, self.history[:-1], self.places, lowest=lowest)
        if drawn:
            self._note("drawn", drawn)
            self.ties.append(sorted(drawn))
        return one

    def _elect(self, some: list[int]) -> None:
        """In falling order of votes, as far as there are seats."""
        left = list(some)
        while left and len(self.elected) < self.seats:
            best = self._chosen(left, lowest=False)
            left.remove(best)
            self.elected.append(best)
            self._note("elected", [best])
            self.papers.continuing[best] = False
            if self.totals[best] > self.quota:
                self.surpluses.append(best)

    def _transfer(self, option: int) -> None:
        self.surpluses.remove(option)
        self._note("surplus", [option])
        total = int(self.totals[option])
        surplus = total - self.quota
        pile = self.papers.take(option)
        self.papers.values[pile] = surplus * self.papers.values[pile] // total
        self._receive(pile)
        self.totals[option] = self.quota

    def _exclude(self, option: int) -> None:
        self.excluded.append(option)
        self._note("excluded", [option])
        self.papers.continuing[option] = False
        self._receive(self.papers.take(option))
        self.totals[option] = 0

    def _receive(self, pile: Any) -> None:
        self.totals += self.papers.move(pile)

    def _found(self) -> Counted:
        left = self._continuing()
        left.sort(key=lambda one: (-int(self.totals[one]), self.places[one]))
        ranking = [*self.elected, *left, *reversed(self.excluded)]
        tally = tallied(self.rules, [votes(total) for total in self.first])
        return Counted(self.elected, ranking, self.ties, tally, self.rounds)


def votes(total: int) -> int | float:
    """Votes for people to read, five decimals at most; nothing is decided with it."""
    return total // UNIT if total % UNIT == 0 else total / UNIT
