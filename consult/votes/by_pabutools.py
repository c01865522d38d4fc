"""Budgets counted by pabutools, where it is installed: a library of researchers, in a process of its own.

``python -P by_pabutools.py FILE.pb greedy``, or ``equal-shares`` with the completion (none, add-one).
Prints {"version", "winners"}. It shares no line with our engine, not even the reading of the file.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version

from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares


def winners(path: str, method: str, completion: str) -> list[str]:
    instance, profile = parse_pabulib(path)
    ballots = profile.as_multiprofile()
    if method == "greedy":
        found = greedy_utilitarian_welfare(instance, ballots, sat_class=Cost_Sat)
    else:
        step = 1 if completion == "add-one" else None  # a unit of the currency to each person
        found = method_of_equal_shares(
            instance, ballots, sat_class=Cost_Sat, voter_budget_increment=step
        )
    return sorted(project.name for project in found)


if __name__ == "__main__":
    said = {"version": version("pabutools"), "winners": winners(*sys.argv[1:4])}
    sys.stdout.write(json.dumps(said))
