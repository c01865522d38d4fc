"""One count of a million ballots in a process of its own: seconds, those of one plain pass, memory.

python -m tests.load.counts irv
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from consult.votes.counting import METHODS, count, written
from consult.votes.method import GRADES, POINTS, RANKING
from consult.votes.profile import CHUNK, Grades, Lists, Profile

BALLOTS, OPTIONS, NAMED, MENTIONS = 1_000_000, 200, 10, 6
BUDGET = 10_000_000


@dataclass(frozen=True)
class Case:
    label: str
    method: str
    variant: dict[str, Any] = field(default_factory=dict)
    most: float = 6  # seconds


CASES = {
    "plurality": Case("Choix unique", "plurality"),
    "approval": Case("Approbation", "approval"),
    "score": Case("Notes", "score", {"highest": MENTIONS}),
    "majority-judgment": Case("Jugement majoritaire", "majority-judgment"),
    "cumulative": Case("Points à répartir", "cumulative"),
    "quadratic": Case("Vote quadratique", "quadratic"),
    "borda": Case("Borda", "borda"),
    "irv": Case("Vote alternatif", "irv"),
    "stv": Case("Vote unique transférable", "stv", {"seats": 5}),
    "schulze": Case("Schulze", "schulze"),
    "greedy": Case("Budget au plus soutenu", "greedy"),
    "equal-shares": Case("Parts égales", "equal-shares"),
    "shares-completed": Case(
        "Parts égales, complétées", "equal-shares", {"completion": "add-one"}, 60
    ),
    "shares-of-places": Case(
        "Parts égales, dix places complétées",
        "equal-shares",
        {"completion": "add-one", "costs": "unit", "seats": 10},
        60,
    ),
}


def measured(name: str) -> dict[str, float]:
    """What a new process says of this count."""
    said = subprocess.run(
        [sys.executable, "-m", "tests.load.counts", name], check=True, capture_output=True
    ).stdout
    found: dict[str, float] = json.loads(said)
    return found


def main() -> None:
    case = CASES[sys.argv[1]]
    method = METHODS[case.method]
    profile = ballots(method.kind if method.slug != "plurality" else "one")
    dice = np.random.default_rng(2)
    costs = dice.integers(10_000, 200_000, OPTIONS).tolist()
    options = [str(number) for number in range(OPTIONS)]
    rules = method.rules(options, case.variant, costs, BUDGET)
    said = {
        "pass": min(timed(lambda: one_pass(profile)) for _ in range(5)),
        "seconds": timed(lambda: written(count(method, profile, rules))),
    }
    # Of the process, its ballots and its interpreter included.
    said["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps(said))


def timed(work: Callable[[], Any]) -> float:
    """Seconds of processor: the machine is shared."""
    before = time.process_time()
    work()
    return time.process_time() - before


def one_pass(profile: Profile) -> Any:
    """The least that a count does: look at everything once."""
    if isinstance(profile, Grades):
        return profile.cells.sum(axis=0)
    return np.bincount(profile.options, minlength=profile.size)


def ballots(kind: str) -> Profile:
    """Cheap and uneven: each of ten names falls in a tenth of the options, in any order."""
    dice = np.random.default_rng(1)
    weights = np.ones(BALLOTS, dtype=np.int64)
    if kind == GRADES:
        cells = np.empty((BALLOTS, OPTIONS), dtype=np.uint8)
        for start in range(0, BALLOTS, CHUNK):
            some = cells[start : start + CHUNK]
            some[:] = dice.integers(0, MENTIONS + 1, some.shape, dtype=np.uint8)
        return Grades(cells, weights, np.zeros(BALLOTS, dtype=bool))
    named = 1 if kind == "one" else NAMED
    tenth = OPTIONS // named
    chosen = (dice.random((BALLOTS, named), dtype=np.float32) ** 2 * tenth).astype(np.int32)
    chosen += np.arange(named, dtype=np.int32) * tenth
    if kind == RANKING:
        chosen = dice.permuted(chosen, axis=1)
    starts = np.arange(0, BALLOTS * named + 1, named, dtype=np.int64)
    values = np.ones(BALLOTS * named, dtype=np.int64) if kind == POINTS else None
    return Lists(OPTIONS, starts, chosen.ravel(), weights, values)


if __name__ == "__main__":
    main()
