"""Every public election whose result is known, counted from its file: winners, stages, sums."""

from __future__ import annotations

import json
import os

import pytest

from consult.votes import reading
from consult.votes.counting import METHODS
from consult.votes.methods.schulze import strengths
from consult.votes.profile import pairwise
from tests.votes.cases import REAL, count_json, counted, file_of, needs_cases, read, told

STV = told("stv/expected.json") or []
RANKED = told("ranked/expected.json")
BUDGETS = told("pb/expected.json")
CANONICAL = told("canonical.json") or []


def of_kind(kind):
    cases = [case for case in CANONICAL if case["kind"] == kind]
    return pytest.mark.parametrize("case", cases, ids=[case["id"] for case in cases])


def by_file(cases):
    return pytest.mark.parametrize("case", cases, ids=[case["file"] for case in cases])


def test_the_public_elections_are_looked_for_beside_the_repository():
    assert REAL.parts[-3:] == ("shared", "data", "votes")
    if os.environ.get("CI") and not REAL.is_dir():
        assert not REAL.parent.is_dir(), f"{REAL} is missing beside files that are there"
        pytest.skip("the public elections are not given to this CI: no real vote was counted")


@needs_cases
def test_no_public_case_is_forgotten():
    assert (len(STV), len(RANKED), len(CANONICAL)) == (8, 2, 19)
    assert [len(BUDGETS[kind]) for kind in ("greedy", "mes")] == [7, 4]
    kinds = {"ranked", "majority_judgment", "budget", "quadratic", "cumulative", "k-approval"}
    assert {case["kind"] for case in CANONICAL} == kinds
    named = {case["file"] for case in [*STV, *BUDGETS["greedy"], *BUDGETS["mes"]]}
    assert named == {
        f"{folder}/{path.name}"
        for folder in ("stv", "pb")
        for path in (REAL / folder).iterdir()
        if path.suffix != ".json"
    }


# Scottish wards ----------------------------------------------------------------------------------


@by_file(STV)
def test_a_scottish_ward_elects_whom_it_elected_by_the_same_stages(case):
    result = counted(case["file"], "stv")
    labels = read(case["file"]).labels
    options = [str(number + 1) for number in range(case["candidates"])]
    assert result["winners"] == [str(number) for number in case["stv_scottish_elected"]]
    for option, name in zip(result["winners"], case["stv_elected_names"], strict=True):
        assert labels[option].startswith(name)
    assert result["rounds"][0]["quota"] == case["quota"]
    assert result["ballots"] - result["blank"] == case["valid_ballots"]
    assert [result["tally"][one] for one in options] == case["first_preferences"]
    stages = [[stage["totals"][one] for one in options] for stage in result["rounds"]]
    assert stages == case["stage_totals"]


@by_file(STV)
def test_a_scottish_ward_has_its_winners_by_the_other_counts_of_rankings(case):
    assert counted(case["file"], "irv")["winners"] == [str(case["irv_winner"])]
    winners = [str(number) for number in case["schulze_winning_votes_winners"]]
    result = counted(case["file"], "schulze")
    assert sorted(result["winners"]) == sorted(winners)
    assert condorcet(result["tally"]) == (
        None if case["condorcet_winner"] is None else str(case["condorcet_winner"])
    )


def condorcet(duels):
    """The option that beats each other one, if there is one."""
    for one, row in duels.items():
        if all(number > duels[other][one] for other, number in row.items()):
            return one
    return None


# Burlington and Alaska ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", RANKED)
def test_a_real_ranked_election_is_counted_as_published(name):
    file, known = f"ranked/{name}.json", RANKED[name]
    options = [str(number) for number in range(len(known["first_choices"]))]
    runoff = counted(file, "irv")
    assert runoff["winners"] == [str(known["irv_winner"])]
    assert [one["totals"] for one in runoff["rounds"]] == known["irv_rounds"]
    assert runoff["ties"] == known["irv_ties"]

    duels = counted(file, "schulze")
    assert duels["winners"] == [str(one) for one in known["schulze_winners"]]
    assert condorcet(duels["tally"]) == str(known["condorcet_winner"])
    for first, row in zip(options, known["pairwise"], strict=True):
        assert {**duels["tally"][first], first: 0} == dict(zip(options, row, strict=True))

    plurality = counted(file, "plurality")
    assert plurality["winners"] == [str(known["plurality"])]
    assert [plurality["tally"][one] for one in options] == known["first_choices"]
    borda = counted(file, "borda")
    assert [borda["tally"][one] for one in options] == known["borda_m_minus_1_zero_for_unranked"]


# Budgets of cities -------------------------------------------------------------------------------


@by_file(BUDGETS.get("greedy", []))
def test_a_city_that_counts_greedily_funds_what_it_published(case):
    result = counted(case["file"], "greedy")  # the file says its variant
    assert sorted(result["winners"]) == sorted(case["published_selected"])
    assert result["tally"] == {**result["tally"], **case["scores"]}
    assert sum(result["tally"].values()) == sum(case["scores"].values())


@by_file(BUDGETS.get("mes", []))
def test_a_city_that_counts_by_equal_shares_funds_what_it_published(case):
    base = counted(case["file"], "equal-shares", utility="cost")
    assert sorted(base["winners"]) == sorted(case["mes_cost_utility_base"])
    assert base["ballots"] == case["voters"]
    if "published_selected" in case:
        whole = counted(case["file"], "equal-shares", completion="add-one")
        assert sorted(whole["winners"]) == sorted(case["published_selected"])
        assert whole["tally"]["increments"] == case["increment_units_reached"]


# Orsay -------------------------------------------------------------------------------------------


@needs_cases
def test_the_orsay_ballots_give_the_published_table():
    known = told("mj/expected_orsay_bureau_01.json")
    result = counted("mj/orsay_2007_bureau_01.csv", "majority-judgment")
    assert (result["ballots"], result["blank"]) == (known["ballots"], 0)
    assert result["ranking"] == known["ranking"]
    assert result["ties"] == []
    assert result["tally"] == known["tallies_worst_to_best"]
    mentions = ["À rejeter", "Insuffisant", "Passable", "Assez bien", "Bien", "Très bien"]
    for row in result["rounds"]:
        option = row["option"]
        assert mentions[row["grade"] - row["lowest"]] == known["majority_grade"][option]
        shares = [round(100 * row[side] / known["ballots"], 1) for side in ("above", "below")]
        assert shares == pytest.approx(known["pct_above_below"][option], abs=0.051)


# Textbook cases ----------------------------------------------------------------------------------


@of_kind("ranked")
def test_a_textbook_election_is_counted_as_its_source_says(case):
    known = case["expected"]
    plurality = count_json(case, "plurality")
    assert plurality["tally"] == known["first_choices"]
    assert count_json(case, "borda")["tally"] == known["borda"]

    duels = count_json(case, "schulze")
    assert duels["tally"] == known["pairwise"]
    assert sorted(duels["winners"]) == sorted(known["schulze_winners"])
    assert condorcet(duels["tally"]) == known["condorcet_winner"]
    strong = strengths(pairwise(file_of(case).profile))
    for i, first in enumerate(case["candidates"]):
        for j, second in enumerate(case["candidates"]):
            if i != j:
                assert strong[i, j] == known["schulze_strengths"][first][second]

    runoff = count_json(case, "irv")
    # Where the draw must say, the source names no winner.
    assert runoff["ties"][:1] == known.get("irv_ties", [])[:1]
    if known["irv_winner"] is not None:
        assert runoff["winners"] == [known["irv_winner"]]
        excluded = [one["excluded"] for one in runoff["rounds"] if "excluded" in one]
        assert excluded == known["irv_eliminations"]
    if "stv_scottish" in known:
        result = count_json(case, "stv")
        assert result["winners"] == known["stv_scottish"]["elected"]
        assert result["rounds"][0]["quota"] == known["stv_scottish"]["quota"]


@of_kind("majority_judgment")
def test_a_textbook_judgment_is_ranked_as_its_source_says(case):
    grades, known = case["grades_worst_to_best"], case["expected"]
    ballots = [
        [1, dict(zip(case["tallies"], row, strict=True))]
        for row in zip(*(spread(tally) for tally in case["tallies"].values()), strict=True)
    ]
    said = {"candidates": list(case["tallies"]), "ballots": ballots}
    result = count_json(said, "majority-judgment", grades=len(grades))
    assert result["ranking"] == known["ranking"]
    assert result["ties"] == known["exact_ties"]
    assert result["tally"] == case["tallies"]
    for row in result["rounds"]:
        assert grades[row["grade"] - 1] == known["median"][row["option"]]
        assert [row["above"], row["below"]] == known["above_below"][row["option"]]


def spread(tally):
    """A grade for each ballot, from how many ballots give each."""
    return [grade for grade, number in enumerate(tally, start=1) for _ in range(number)]


@of_kind("budget")
def test_a_textbook_budget_is_spent_as_its_source_says(case):
    known, names = case["expected"], list(case["projects"])
    ballots = [[1, one] for one in case.get("approvals", [])]
    ballots += [[number, [name]] for name, number in case.get("votes", {}).items()]
    costs = list(case["projects"].values())
    said = {"candidates": names, "costs": costs, "budget": case["budget"], "ballots": ballots}
    result = count_json(said, "greedy")
    assert result["tally"] == known.get("votes", case.get("votes"))
    # Of as many votes and one cost, the draw says which comes first.
    assert sorted(result["winners"]) == known.get("greedy_skip", known.get("greedy"))
    if "greedy_no_skip" in known:
        assert count_json(said, "greedy", skip="false")["winners"] == known["greedy_no_skip"]
    if "mes_cost_utility" in known:
        shares = count_json(said, "equal-shares")
        assert sorted(shares["winners"]) == sorted(known["mes_cost_utility"])
        payments = {one["option"]: one["payment"] for one in shares["rounds"]}
        assert payments == known["mes_payments"]


POINTS = {"quadratic": {"negative": "true"}, "cumulative": {}, "k-approval": {}}


@pytest.mark.parametrize(
    "case", [one for one in CANONICAL if one["kind"] in POINTS], ids=lambda case: case["id"]
)
def test_a_textbook_vote_by_points_refuses_whole_what_breaks_its_rules(case):
    known = case["expected"]
    method = {"k-approval": "approval"}.get(case["kind"], case["kind"])
    result = count_json(case, method, **POINTS[case["kind"]])
    assert result["tally"] == known["totals"]
    assert result["invalid"] == len(known["invalid"])
    assert result["blank"] == len(known.get("blank", []))
    assert result["ballots"] == len(case["ballots"]) - len(known["invalid"])
    if "tie" in known:
        assert result["ties"] == [known["tie"]] and result["winners"] == known["tie"]
    if method == "quadratic":
        assert [sum(n * n for n in one.values()) for one in case["ballots"]] == known["costs"]


# On the files of the site ------------------------------------------------------------------------


def test_what_the_file_says_is_the_rule_unless_the_command_says_otherwise():
    said = {
        "candidates": ["a", "b", "c"],
        "method": "approval",
        "variant": {"seats": 2},
        "ballots": [[3, ["a"]], [2, ["b"]], [1, ["c"]]],
    }
    file = reading.read("vote.json", json.dumps(said).encode())
    assert reading.counted(file, METHODS[file.method], {})["winners"] == ["a", "b"]
    assert reading.counted(file, METHODS[file.method], {"seats": "1"})["winners"] == ["a"]
