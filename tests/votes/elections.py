"""Elections to show: one invented for each method, and those of the shared data when they are there."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from consult.votes.counting import METHODS, count, profile_of
from consult.votes.figures import Figure
from consult.votes.method import GRADES, ONE, POINTS
from consult.votes.reading import counted, read
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared" / "data" / "votes"
REAL = [
    ("mj/orsay_2007_bureau_01.csv", "majority-judgment", {}),
    ("stv/edinburgh_2022_ward5.blt", "stv", {}),
    ("ranked/burlington_2009.json", "irv", {}),
    ("ranked/burlington_2009.json", "schulze", {}),
    ("ranked/alaska_2022_special.json", "borda", {}),
    ("pb/Poland_Swiecie_2023.pb", "equal-shares", {"completion": "add-one"}),
    ("pb/Netherlands_Assen_2024.pb", "equal-shares", {"completion": "add-one"}),
    ("pb/Netherlands_Assen_2024.pb", "greedy", {}),
    ("pb/France_Toulouse_2022_6_-_Saint-Cyprien.pb", "greedy", {"skip": "false"}),
]
LONG = "Une option dont le texte ne finit pas " + "déraisonnablement" * 12


def figure(
    slug: str,
    choices: list[tuple[int, Any]],
    options: int = 3,
    given: dict[str, Any] | None = None,
    labels: dict[str, str] | None = None,
) -> Figure:
    """The figure of ballots given as (how many say so, choice)."""
    method, names = METHODS[slug], [str(number) for number in range(options)]
    costs, budget = [1000 * (number % 7 + 1) for number in range(options)], 3000 * options
    rules = method.rules(names, given, *((costs, budget) if method.priced else ()))
    result = count(method, profile_of(method, names, choices), rules)
    known = labels or {name: f"Option {name}" for name in names}
    money = {"costs": dict(zip(names, costs, strict=True)), "budget": budget}
    return Figure(method, result, known, **(money if method.priced else {}))


def invented(slug: str, options: int = 8, ballots: int = 120, seed: int = 1, **more: Any) -> Figure:
    chance = random.Random(seed)
    choose = choices(METHODS[slug].kind, METHODS[slug].slug == "support")
    names = [str(number) for number in range(options)]
    return figure(slug, [(1, choose(chance, names)) for _ in range(ballots)], options, **more)


def choices(kind: str, signed: bool) -> Callable[[random.Random, list[str]], Any]:
    def choose(chance: random.Random, names: list[str]) -> Any:
        some = chance.sample(names, chance.randint(0, min(len(names), 4)))
        if kind == ONE:
            return some[:1]
        if kind == GRADES:
            return {
                name: chance.choice((1, -1)) if signed else chance.randint(1, 6) for name in some
            }
        return {name: chance.randint(0, 2) for name in some} if kind == POINTS else some

    return choose


def real() -> Iterator[tuple[str, str, dict[str, Any]]]:
    yield from (one for one in REAL if (SHARED / one[0]).exists())


def shown(path: str, slug: str, given: dict[str, Any]) -> Figure:
    file = read(path, (SHARED / path).read_bytes())
    costs = {o: cost / file.scale for o, cost in zip(file.options, file.costs, strict=False)}
    priced = METHODS[slug].priced
    return Figure(
        METHODS[slug],
        counted(file, METHODS[slug], given),
        file.labels,
        costs=costs or None,
        budget=file.budget / file.scale if priced else None,
        pairs=counted(file, METHODS["schulze"], {})["tally"] if slug == "irv" else None,
        other=counted(file, METHODS["greedy"], {}) if slug == "equal-shares" else None,
    )
