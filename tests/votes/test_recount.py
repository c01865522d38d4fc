"""Budgets counted again by pabutools, which shares nothing with the engine of the site."""

from __future__ import annotations

import random

import pytest

from consult.votes import reading
from consult.votes.ballot_file import BallotFile
from consult.votes.counting import METHODS, profile_of
from consult.votes.recount import recounted

OPTIONS = [str(number) for number in range(1, 9)]


def election(seed, slug, variant):
    """(file, what the engine says) of forty people who each choose some of eight projects."""
    dice = random.Random(seed)
    ballots = [(1, dice.sample(OPTIONS, dice.randint(0, 4))) for _ in range(40)]
    costs = tuple(dice.randrange(1_000, 60_000) for _ in OPTIONS)  # cents
    file = BallotFile(
        OPTIONS,
        profile_of(METHODS[slug], OPTIONS, ballots),
        {},
        "Essai",
        slug,
        variant,
        costs,
        100_000,
        100,
    )
    return file, reading.counted(file, METHODS[slug], {})


def checked(file, said):
    return recounted(file, said).get("pabutools")


@pytest.mark.parametrize(
    ("slug", "variant"),
    [
        ("greedy", {}),
        ("equal-shares", {}),
        ("equal-shares", {"completion": "add-one", "until": "exhaustive"}),
    ],
)
def test_pabutools_finances_the_same_projects(slug, variant):
    compared = 0
    for seed in range(6):
        file, said = election(seed, slug, variant)
        check = checked(file, said)
        if said["ties"]:
            assert check is None
            continue
        assert check["same"] and check["version"], (seed, check, said["winners"])
        compared += 1
    assert compared >= 2


def test_pabutools_tells_a_result_that_is_not_that_of_the_ballots():
    file, said = next(
        one for seed in range(9) if not (one := election(seed, "greedy", {}))[1]["ties"]
    )
    assert not checked(file, {**said, "winners": said["winners"][1:]})["same"]


@pytest.mark.parametrize(
    ("slug", "variant"),
    [
        ("greedy", {"skip": False}),
        ("greedy", {"threshold": 3}),
        ("equal-shares", {"completion": "add-one", "until": "overspending"}),
        ("equal-shares", {"costs": "unit", "seats": 3}),
        ("equal-shares", {"utility": "votes"}),
        ("approval", {}),
    ],
)
def test_rules_that_pabutools_does_not_have_are_not_asked_of_it(slug, variant):
    found = recounted(*election(1, slug, variant))
    assert set(found) == {"recompter.py"} and found["recompter.py"]["same"]
