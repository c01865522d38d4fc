"""What a vote method promises: the ballot it accepts, its variants, its count, its explanation."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar

from ..errors import Refused
from ..i18n import lazy_gettext as _l
from ..i18n import ngettext
from . import draw
from .profile import Profile

# The kinds of ballots: one option; a set; an order, best first; a number for each option.
ONE, SET, RANKING, GRADES, POINTS = "one", "set", "ranking", "grades", "points"
SHOW, DRAW = "show", "draw"

Choice = list[str] | dict[str, int]


class BadBallot(Refused):
    """A ballot that breaks the rules of its vote."""


class BadVariant(Refused):
    """A rule that this method does not have, or a value that it cannot take."""


@dataclass(frozen=True)
class Variant:
    """One rule of a method, fixed before opening: whole, yes or no, one of names, or free text."""

    name: str
    default: Any
    label: Any
    names: Mapping[str, Any] = field(default_factory=dict)  # value: label
    lowest: int = 0
    highest: int = 10**15

    def read(self, said: Any) -> Any:
        if self.names:
            return self._name(str(said))
        if isinstance(self.default, bool):
            return self._yes(said)
        if isinstance(self.default, str):
            return str(said)
        return self.default if said in (None, "") else self._whole(said)

    def _name(self, said: str) -> str:
        if said not in self.names:
            raise BadVariant(
                _l(
                    "%(name)s\u00a0: «\u00a0%(said)s\u00a0» n’est pas parmi %(names)s.",
                    name=self.name,
                    said=said,
                    names=", ".join(self.names),
                )
            )
        return said

    def _yes(self, said: Any) -> bool:
        found = {"true": True, "false": False}.get(str(said).lower())
        if found is None:
            raise BadVariant(
                _l(
                    "%(name)s\u00a0: écrivez true ou false, pas «\u00a0%(said)s\u00a0».",
                    name=self.name,
                    said=said,
                )
            )
        return found

    def _whole(self, said: Any) -> int:
        try:
            found = int(str(said))
        except ValueError:
            found = None
        if found is None or not self.lowest <= found <= self.highest:
            raise BadVariant(
                _l(
                    "%(name)s\u00a0: il faut un nombre entier à partir de %(lowest)s, pas «\u00a0%(said)s\u00a0».",
                    name=self.name,
                    lowest=self.lowest,
                    said=said,
                )
            )
        return found


SEATS = Variant("seats", 1, _l("Nombre d’options à retenir"), lowest=1)
TIES = Variant(
    "ties",
    SHOW,
    _l("En cas d’égalité"),
    {SHOW: _l("les ex æquo sont montrés"), DRAW: _l("le tirage publié départage")},
)
SEED = Variant("draw", "", _l("Graine du tirage"))


@dataclass(frozen=True)
class Rules:
    """What a vote fixes before opening. Costs are whole, in units of 1/``scale`` of the currency."""

    options: tuple[str, ...]  # identifiers, as ballots name them
    variant: Mapping[str, Any]
    costs: tuple[int, ...] = ()
    budget: int = 0
    scale: int = 1

    def __getitem__(self, name: str) -> Any:
        return self.variant[name]

    def money(self, amount: int | Fraction) -> int | float:
        """An amount in the currency, for people to read; nothing is decided with it."""
        said = Fraction(amount) / self.scale
        return said.numerator if said.denominator == 1 else round(float(said), 2)


@dataclass(frozen=True)
class Counted:
    """What a count found, by index of option; best first, ties in the order of the options."""

    winners: Sequence[int]
    ranking: Sequence[int]
    ties: Sequence[Sequence[int]]  # what the ballots alone do not separate
    tally: Mapping[str, Any]
    rounds: Sequence[Mapping[str, Any]] = ()


class Method(ABC):
    """A way of voting: which ballots follow the rules, and how they are counted, exactly."""

    slug: ClassVar[str]
    label: ClassVar[Any]
    explanation: ClassVar[Any]  # two sentences
    caution: ClassVar[Any]  # what it does badly
    tie_rule: ClassVar[Any]
    kind: ClassVar[str]  # of its ballots
    variants: ClassVar[tuple[Variant, ...]] = ()
    priced: ClassVar[bool] = False  # its options have costs
    closed_roll_only: ClassVar[bool] = False  # one person under two names gains too much

    def rules(
        self,
        options: Sequence[str],
        given: Mapping[str, Any] | None = None,
        costs: Sequence[int] = (),
        budget: int = 0,
        scale: int = 1,
    ) -> Rules:
        """Every rule of a count: those ``given``, the others by default."""
        known = {variant.name: variant for variant in self.variants}
        for name in given or {}:
            if name not in known:
                raise BadVariant(
                    _l(
                        "«\u00a0%(method)s\u00a0» n’a pas de variante «\u00a0%(name)s\u00a0»\u00a0: il a %(names)s.",
                        method=self.slug,
                        name=name,
                        names=", ".join(known),
                    )
                )
        asked = {name: known[name].read(value) for name, value in (given or {}).items()}
        fixed = {v.name: asked.get(v.name, v.default) for v in self.variants}
        return Rules(tuple(options), fixed, tuple(costs), budget, scale)

    def check(self, choice: Any, rules: Rules) -> Choice:
        """The one form in which this choice is kept; raises BadBallot when it breaks the rules.

        A choice may be anything: ballots are sealed in browsers, where nobody checks them.
        """
        numbers = self.kind in (GRADES, POINTS)
        if not isinstance(choice, Collection) or isinstance(choice, str | bytes):
            raise BadBallot(_l("Ce bulletin n’est pas lisible."))
        if choice and isinstance(choice, Mapping) != numbers:
            raise BadBallot(_l("Ce bulletin n’est pas lisible."))
        return self._check_numbers(dict(choice), rules) if numbers else self._list(choice, rules)

    def _list(self, choice: Collection[Any], rules: Rules) -> list[str]:
        named = [str(option) for option in choice]
        if not set(named) <= set(rules.options):
            raise BadBallot(_l("Une des options choisies n’existe pas dans ce scrutin."))
        if len(set(named)) < len(named):
            raise BadBallot(_l("La même option est choisie deux fois."))
        if self.kind != RANKING:
            named.sort(key=rules.options.index)
        self.check_list(named, rules)
        return named

    def _check_numbers(self, choice: Mapping[Any, Any], rules: Rules) -> dict[str, int]:
        said = {str(option): number for option, number in choice.items()}
        if not set(said) <= set(rules.options):
            raise BadBallot(_l("Une des options notées n’existe pas dans ce scrutin."))
        if any(type(number) is not int for number in said.values()):
            raise BadBallot(_l("Chaque note est un nombre entier."))
        kept = {option: said[option] for option in rules.options if option in said}
        return self.check_numbers(kept, rules)

    def check_list(self, named: Sequence[str], rules: Rules) -> None:  # noqa: B027
        """Refuse the options named together; by default, nothing."""

    def check_numbers(self, said: dict[str, int], rules: Rules) -> dict[str, int]:
        """Refuse the numbers given together, or give them as they are kept."""
        return said

    def scale(self, variant: Mapping[str, Any]) -> list[tuple[int, Any]]:
        """The grades a ballot offers, worst first, each with its word."""
        return []

    def said(self, number: int, variant: Mapping[str, Any]) -> Any:
        """A number of a ballot, in words."""
        return dict(self.scale(variant)).get(number, str(number))

    def absent(self, variant: Mapping[str, Any]) -> Any:
        """What an option that is given no grade counts for, in one sentence; nothing when the
        scale holds « no opinion » itself."""
        return ""

    def valid(self, profile: Profile, rules: Rules) -> Any:
        """Per ballot of the profile, what ``check`` says; None when it can refuse nothing."""
        return None

    @abstractmethod
    def count(self, profile: Profile, rules: Rules) -> Counted:
        """Count valid ballots."""

    @abstractmethod
    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        """One sentence that says why, from what ``counting.count`` answers."""


# Shared by the methods that add numbers -----------------------------------------------------------


def by_score(
    scores: Sequence[int], rules: Rules, tally: Mapping[str, Any] | None = None
) -> Counted:
    """Options by falling score, so many of them retained; ties shown, or drawn."""
    places = draw.places(rules.options, rules["draw"]) if rules["ties"] == DRAW else None
    ranking = sorted(
        range(len(scores)), key=lambda one: (-scores[one], places[one] if places else one)
    )
    ties = [
        alike
        for score in sorted(set(scores), reverse=True)
        if len(alike := [one for one in range(len(scores)) if scores[one] == score]) > 1
    ]
    seats = min(rules["seats"], len(scores))
    last = scores[ranking[seats - 1]]
    winners = ranking[:seats] if places else [one for one in ranking if scores[one] >= last]
    return Counted(winners, ranking, ties, tally or tallied(rules, scores))


def tallied(rules: Rules, numbers: Sequence[Any]) -> dict[str, Any]:
    return dict(zip(rules.options, numbers, strict=True))


_QUOTED = re.compile(r"«\s*([^«»]*?)\s*»")


def named(options: Sequence[str], labels: Mapping[str, str]) -> str:
    """« A », « B » and « C »; what an option quotes itself takes the inner marks."""
    shown = [_QUOTED.sub(r"“\1”", labels.get(option, option)) for option in options]
    said = [str(_l("«\u00a0%(sentence)s\u00a0»", sentence=label)) for label in shown]
    if len(said) < 2:
        return "".join(said)
    return str(_l("%(first)s et %(last)s", first=", ".join(said[:-1]), last=said[-1]))


def leading(result: Mapping[str, Any], labels: Mapping[str, str], unit: Any) -> str:
    """Who comes first, of a method that adds: with how much, and how far the next is."""
    if not result["ballots"] - result["blank"]:
        return str(_l("Aucun bulletin n’a exprimé de choix."))
    tally, winners = result["tally"], result["winners"]
    first = {option for tie in result["ties"] for option in tie} & set(winners[-1:])
    tied = [one for one in winners if first and tally[one] == tally[winners[-1]]]
    said = unit(tally[winners[0]])
    if len(winners) == 1:
        rest = [one for one in result["ranking"] if one != winners[0]]
        if not rest:
            return str(
                _l("%(first)s l’emporte avec %(score)s.", first=named(winners, labels), score=said)
            )
        return str(
            _l(
                "%(first)s l’emporte avec %(score)s, devant %(next)s (%(others)s).",
                first=named(winners, labels),
                score=said,
                next=named(rest[:1], labels),
                others=unit(tally[rest[0]]),
            )
        )
    if len(tied) == len(winners):
        return str(
            _l("%(tied)s sont à égalité avec %(score)s.", tied=named(winners, labels), score=said)
        )
    return str(
        _l(
            "Sont retenues, dans l’ordre, %(winners)s\u00a0: la dernière a %(score)s.",
            winners=named(winners, labels),
            score=unit(tally[winners[-1]]),
        )
    )


def voices(number: int) -> str:
    return ngettext("%(num)s voix", "%(num)s voix", number)


def points(number: int) -> str:
    return ngettext("%(num)s point", "%(num)s points", number)
