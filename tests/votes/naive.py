"""The methods again, as their definitions read: slow, in fractions, sharing nothing with the engine."""

from __future__ import annotations

import hashlib
import random
from fractions import Fraction
from typing import Any

Ballots = list[tuple[int, Any]]  # (how many, choice by identifiers)


def drawn(options: Any, seed: str = "") -> list[str]:
    """The first drawn first."""
    return sorted(options, key=lambda one: hashlib.sha256(f"{seed}|{one}".encode()).hexdigest())


def pairwise(options: Any, ballots: Ballots) -> dict[str, dict[str, int]]:
    def above(first: str, second: str, said: list[str]) -> bool:
        return first in said and (second not in said or said.index(first) < said.index(second))

    return {
        first: {
            second: sum(weight for weight, said in ballots if above(first, second, said))
            for second in options
            if second != first
        }
        for first in options
    }


def schulze(options: Any, ballots: Ballots) -> set[str]:
    """Undefeated options, by strengths of chains found by trying every threshold."""
    duels = pairwise(options, ballots)
    wins = {
        (a, b): duels[a][b]
        for a in options
        for b in options
        if a != b and duels[a][b] > duels[b][a]
    }

    def strength(start: str, goal: str) -> int:
        for threshold in sorted(set(wins.values()), reverse=True):
            reached, growing = {start}, True
            while growing:
                more = {b for (a, b), n in wins.items() if a in reached and n >= threshold}
                growing = not more <= reached
                reached |= more
            if goal in reached:
                return threshold
        return 0

    return {
        one
        for one in options
        if all(strength(one, other) >= strength(other, one) for other in options if other != one)
    }


def separated(tied: list[str], history: list[dict[str, Any]], seed: str, worst: bool) -> str:
    """Earlier rounds, the latest first; then the draw, whose first is preferred."""
    for totals in reversed(history):
        edge = (min if worst else max)(totals[one] for one in tied)
        tied = [one for one in tied if totals[one] == edge]
    return drawn(tied, seed)[-1 if worst else 0]


def irv(options: Any, ballots: Ballots, seed: str = "") -> tuple[str, list[dict[str, int]]]:
    left, history = list(options), []
    while True:
        totals = dict.fromkeys(left, 0)
        for weight, said in ballots:
            best = next((one for one in said if one in left), None)
            if best is not None:
                totals[best] += weight
        history.append(totals)
        leader = max(left, key=totals.__getitem__)
        if len(left) == 1 or totals[leader] * 2 > sum(totals.values()):
            return leader, history
        fewest = min(totals.values())
        tied = [one for one in left if totals[one] == fewest]
        left.remove(separated(tied, history[:-1], seed, worst=True))


def stv(
    options: Any, ballots: Ballots, seats: int, seed: str = ""
) -> tuple[list[str], list[dict[str, Fraction]]]:
    """SSI 2007/42, ballot paper by ballot paper."""
    papers = [[said, Fraction(1)] for weight, said in ballots if said for _ in range(weight)]
    quota = len(papers) // (seats + 1) + 1
    holder = [said[0] for said, _value in papers]
    elected: list[str] = []
    out: list[str] = []
    surpluses: list[str] = []
    history: list[dict[str, Fraction]] = []
    totals = {one: Fraction(holder.count(one)) for one in options}

    def best(some: list[str], worst: bool = False) -> str:
        edge = (min if worst else max)(totals[one] for one in some)
        tied = [one for one in some if totals[one] == edge]
        return separated(tied, history[:-1], seed, worst)

    def move(option: str, share: Fraction) -> None:
        for number, (said, value) in enumerate(papers):
            if holder[number] != option:
                continue
            value = Fraction(int(value * share * 100_000), 100_000)
            papers[number][1] = value
            rest = said[said.index(option) + 1 :]
            found = next((one for one in rest if one not in elected + out), "")
            holder[number] = found
            if found:
                totals[found] += value

    while True:
        history.append(dict(totals))
        reached = [one for one in options if one not in elected + out and totals[one] >= quota]
        while reached and len(elected) < seats:
            one = best(reached)
            reached.remove(one)
            elected.append(one)
            if totals[one] > quota:
                surpluses.append(one)
        left = [one for one in options if one not in elected + out]
        if len(left) <= seats - len(elected):
            while left:
                one = best(left)
                left.remove(one)
                elected.append(one)
        if len(elected) >= min(seats, len(options)):
            return elected, history
        if surpluses:
            one = best(surpluses)
            surpluses.remove(one)
            move(one, (totals[one] - quota) / totals[one])
            totals[one] = Fraction(quota)
        else:
            one = best(left, worst=True)
            out.append(one)
            move(one, Fraction(1))
            totals[one] = Fraction(0)


def majority_judgment(tallies: dict[str, list[int]]) -> list[list[str]]:
    """Groups of options, best first: middle grades are removed one by one."""

    def value(counts: list[int]) -> list[int]:
        grades = [grade for grade, number in enumerate(counts) for _ in range(number)]
        return [grades.pop((len(grades) - 1) // 2) for _ in range(len(grades))]

    values = {option: value(counts) for option, counts in tallies.items()}
    return [
        [option for option in tallies if values[option] == one]
        for one in sorted({tuple(v) for v in values.values()}, reverse=True)
        for one in [list(one)]
    ]


def equal_shares(
    costs: dict[str, Fraction],
    budget: Fraction,
    ballots: Ballots,
    utility: str = "cost",
    seed: str = "",
    share: Fraction | None = None,
) -> list[tuple[str, Fraction]]:
    """Purchases in order, with ρ. A ballot is a list of options, or points by option."""
    people = [said for weight, said in ballots for _ in range(weight)]
    start = Fraction(budget, max(len(people), 1)) if share is None else share
    left = [start] * len(people)
    bought: list[tuple[str, Fraction]] = []

    def worth(option: str, said: Any) -> Fraction:
        if utility == "points":
            return Fraction(said[option])
        return Fraction(costs[option] or 1) if utility == "cost" else Fraction(1)

    def backers(option: str) -> list[int]:
        return [
            n
            for n, said in enumerate(people)
            if option in said and (not isinstance(said, dict) or said[option] > 0)
        ]

    def price(option: str) -> Fraction | None:
        """The least ρ at which min(what is left, ρ × utility) sums to the cost."""
        some = backers(option)
        worths = {n: worth(option, people[n]) for n in some}
        if not some or sum(left[n] for n in some) < costs[option]:
            return None
        for limit in sorted({left[n] / worths[n] for n in some}):
            rich = [n for n in some if left[n] / worths[n] >= limit]
            poor = sum(left[n] for n in some if n not in rich)
            rho = (costs[option] - poor) / sum(worths[n] for n in rich)
            if rho <= limit:
                return rho
        raise AssertionError("they have enough together")

    while True:
        prices = {one: price(one) for one in costs if one not in {o for o, _rho in bought}}
        offers = {one: rho for one, rho in prices.items() if rho is not None}
        if not offers:
            return bought
        order = drawn(costs, seed)
        chosen = min(
            offers,
            key=lambda one: (offers[one], costs[one], -len(backers(one)), order.index(one)),
        )
        rho = offers[chosen]
        for n in backers(chosen):
            left[n] -= min(left[n], rho * worth(chosen, people[n]))
        bought.append((chosen, rho))


def some_rankings(dice: random.Random, options: str, most: int = 9) -> Ballots:
    """A small election, with many ties."""
    return [
        (dice.choice((1, 1, 1, 2, 4)), dice.sample(options, dice.randint(0, len(options))))
        for _ in range(dice.randint(0, most))
    ]
