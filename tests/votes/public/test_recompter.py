"""The script anyone may run: real elections, known cases, laws, and files that cannot be read."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from consult.votes.public import recompter
from consult.votes.public.recompter import Ballot, Election, drawn, main, read, recount
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared" / "data" / "votes"
SCRIPT = Path(recompter.__file__)
WARDS = [
    "edinburgh_2022_ward5",
    "north_lanarkshire_2017_ward11",
    "moray_2022_ward6",
    "moray_2017_ward7",
    "east_ayrshire_2017_ward8",
    "argyll_bute_2022_ward2",
    "angus_2022_ward2",
    "eilean_siar_2012_ward1",
]
GREEDY = {
    "Poland_Warszawa_2019_Obszar_1-Zoliborz_Centralny": {},
    "Poland_Warszawa_2017_Anin": {},
    "Poland_Gdynia_2023_Redlowo__small": {"skip": "false"},
    "Poland_Lodz_2023_Zdrowie-Mania": {"threshold": "50"},
    "Poland_Krakow_2020_Debniki": {},
    "Poland_Czestochowa_2024_Wrzosowiak": {},
    "Poland_Katowice_2021_Giszowiec": {"threshold": "50"},
}
SHARES = [
    "Netherlands_Assen_2024",
    "Poland_Swiecie_2023",
    "France_Toulouse_2022_6_-_Saint-Cyprien",
    "Switzerland_Zurich_S5",
]


@pytest.fixture(scope="module")
def cases() -> Path:
    """The public elections, given beside the repository."""
    if not SHARED.is_dir():
        told = f"the public elections are not beside the repository ({SHARED})"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    return SHARED


def loaded(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def of_file(entries: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(entry for entry in entries if name in entry["file"])


def tally_of(ballots: Any) -> Counter[Ballot]:
    found: Counter[Ballot] = Counter()
    for count, choice in ballots:
        if isinstance(choice, dict):
            numbers = tuple(Fraction(value) for value in choice.values())
            found[Ballot(tuple(choice), numbers) if choice else Ballot(())] += count
        else:
            found[Ballot(tuple(choice))] += count
    return found


def election(options: Any, ballots: Any, **more: Any) -> Election:
    return Election("", {one: one for one in options}, tally_of(ballots), **more)


# Real elections -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WARDS)
def test_scottish_wards_elect_whom_they_elected_stage_by_stage(cases, name):
    expected = of_file(loaded(cases / "stv" / "expected.json"), name)
    ward = read(cases / "stv" / f"{name}.blt")
    answer = recount(ward, "stv")
    assert answer["winners"] == list(map(str, expected["stv_scottish_elected"]))
    assert [ward.labels[one].partition(' "')[0] for one in answer["winners"]] == [
        one.partition(' "')[0] for one in expected["stv_elected_names"]
    ]
    assert answer["ballots"] - answer["blank"] == expected["valid_ballots"]
    stages = [list(stage["totals"].values()) for stage in answer["rounds"]]
    assert stages == expected["stage_totals"]
    assert list(answer["tally"].values()) == expected["first_preferences"]
    assert f"Quota pour être élu : {expected['quota']}\n" in recompter.report(ward, answer)


@pytest.mark.parametrize("name", WARDS)
def test_scottish_wards_counted_otherwise(cases, name):
    expected = of_file(loaded(cases / "stv" / "expected.json"), name)
    ward = read(cases / "stv" / f"{name}.blt")
    assert recount(ward, "irv")["winners"] == [str(expected["irv_winner"])]
    winners = list(map(str, expected["schulze_winning_votes_winners"]))
    assert recount(ward, "schulze")["winners"] == winners


@pytest.mark.parametrize("name", ["burlington_2009", "alaska_2022_special"])
def test_elections_where_the_condorcet_winner_lost(cases, name):
    expected = loaded(cases / "ranked" / "expected.json")[name]
    ballots = read(cases / "ranked" / f"{name}.json")
    runoff, duels = recount(ballots, "irv"), recount(ballots, "schulze")
    assert runoff["winners"] == [str(expected["irv_winner"])]
    assert [one["totals"] for one in runoff["rounds"]] == expected["irv_rounds"]
    assert list(runoff["tally"].values()) == expected["first_choices"]
    assert duels["winners"] == list(map(str, expected["schulze_winners"]))
    assert duels["winners"] == [str(expected["condorcet_winner"])]
    for one, row in duels["tally"].items():
        for other, count in row.items():
            assert count == expected["pairwise"][int(one)][int(other)]
    borda = recount(ballots, "borda")["tally"]
    assert list(borda.values()) == expected["borda_m_minus_1_zero_for_unranked"]


@pytest.mark.parametrize("name", GREEDY)
def test_greedy_budgets_buy_what_the_city_bought(cases, name):
    expected = of_file(loaded(cases / "pb" / "expected.json")["greedy"], name)
    answer = recount(read(cases / "pb" / f"{name}.pb"), "greedy", GREEDY[name])
    assert sorted(answer["winners"]) == sorted(expected["published_selected"])
    assert answer["tally"] == expected["scores"]


@pytest.mark.parametrize("name", SHARES)
def test_equal_shares_buy_what_was_published(cases, name):
    expected = of_file(loaded(cases / "pb" / "expected.json")["mes"], name)
    budget = read(cases / "pb" / f"{name}.pb")
    base = recount(budget, "equal-shares")
    assert base["ballots"] == expected["voters"]
    assert sorted(base["winners"]) == sorted(expected["mes_cost_utility_base"])
    if "published_selected" in expected:
        chosen = recompter.chosen_settings(budget, "equal-shares", {})
        made = recompter.market(budget, chosen)
        share = made.budget / expected["voters"]
        bought, steps = recompter.completed(made, share, Fraction(1), exhaustive=False)
        assert sorted(one.option for one in bought) == sorted(expected["published_selected"])
        assert steps == expected["increment_units_reached"]


def test_assen_adds_one_until_it_would_overspend(cases):
    budget = read(cases / "pb" / "Netherlands_Assen_2024.pb")
    expected = of_file(loaded(cases / "pb" / "expected.json")["mes"], "Assen")
    answer = recount(budget, "equal-shares", {"completion": "add-one"})
    assert sorted(answer["winners"]) == sorted(expected["published_selected"])
    assert [one["option"] for one in answer["rounds"]] == answer["winners"]


def test_orsay_judges_as_published(cases):
    expected = loaded(cases / "mj" / "expected_orsay_bureau_01.json")
    answer = recount(read(cases / "mj" / "orsay_2007_bureau_01.csv"), "majority-judgment")
    assert answer["ballots"] == expected["ballots"]
    assert answer["ranking"] == answer["winners"] == expected["ranking"]
    assert answer["tally"] == expected["tallies_worst_to_best"]
    assert answer["ties"] == []


# Known cases --------------------------------------------------------------------------------------


def canonical(cases: Path, kind: str) -> list[dict[str, Any]]:
    return [case for case in loaded(cases / "canonical.json") if case["kind"] == kind]


def test_every_kind_of_known_case_is_counted(cases):
    kinds = {case["kind"] for case in loaded(cases / "canonical.json")}
    counted = {"ranked", "majority_judgment", "budget", "quadratic", "cumulative", "k-approval"}
    assert kinds == counted


def test_known_rankings(cases, tmp_path):
    for case in canonical(cases, "ranked"):
        expected, file = case["expected"], tmp_path / f"{case['id']}.json"
        file.write_text(json.dumps(case), encoding="utf-8")
        ballots = read(file)
        runoff = recount(ballots, "irv")
        assert runoff["tally"] == expected["first_choices"]
        assert runoff["ties"] == expected.get("irv_ties", [])
        if expected["irv_winner"]:
            assert runoff["winners"] == [expected["irv_winner"]]
            excluded = [one["excluded"] for one in runoff["rounds"] if one["excluded"]]
            assert excluded == expected["irv_eliminations"]
        duels = recount(ballots, "schulze")
        assert duels["tally"] == expected["pairwise"]
        assert recompter.strongest_paths(duels["tally"]) == expected["schulze_strengths"]
        assert duels["winners"] == expected["schulze_winners"]
        assert recount(ballots, "borda")["tally"] == expected["borda"]
        if "stv_scottish" in expected:
            assert recount(ballots, "stv")["winners"] == expected["stv_scottish"]["elected"]
        if case["id"] == "schulze_45":
            assert duels["ranking"] == ["E", "A", "C", "B", "D"]


def graded(tallies: dict[str, list[int]]) -> Election:
    """Ballots that give each option these numbers of grades; who gave what does not matter."""
    columns = {
        option: [grade for grade, count in enumerate(counts, 1) for _ in range(count)]
        for option, counts in tallies.items()
    }
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return election(tallies, [(1, row) for row in rows])


def test_known_judgments(cases):
    for case in canonical(cases, "majority_judgment"):
        grades = len(case["grades_worst_to_best"])
        answer = recount(graded(case["tallies"]), "majority-judgment", {"grades": grades})
        assert answer["ranking"] == case["expected"]["ranking"], case["id"]
        assert answer["ties"] == case["expected"]["exact_ties"]
        assert answer["tally"] == case["tallies"]


def test_known_budgets(cases):
    groups, variants = canonical(cases, "budget")
    made = election(
        groups["projects"],
        [(1, one) for one in groups["approvals"]],
        costs={one: Fraction(cost) for one, cost in groups["projects"].items()},
        budget=Fraction(groups["budget"]),
    )
    expected = groups["expected"]
    greedy = recount(made, "greedy")
    assert sorted(greedy["winners"]) == expected["greedy"]
    assert greedy["winners"][:2] == drawn(["x1", "x2"], "")  # as many votes, as cheap
    assert greedy["tally"] == expected["votes"]
    shares = recount(made, "equal-shares")
    assert sorted(shares["winners"]) == expected["mes_cost_utility"]
    payments = {one["option"]: Fraction(one["payment"]) for one in shares["rounds"]}
    assert payments == expected["mes_payments"]
    assert shares["rounds"][0] == {
        "option": "x2",
        "cost": 30,
        "supporters": 6,
        "payment": "5/1",
        "rho": "1/6",
    }
    projects = variants["projects"]
    made = election(
        projects,
        [(count, [one]) for one, count in variants["votes"].items()],
        costs={one: Fraction(cost) for one, cost in projects.items()},
        budget=Fraction(variants["budget"]),
    )
    # c and d have as many votes: the cheaper comes first.
    assert recount(made, "greedy")["winners"] == ["a", "d", "c"]
    assert sorted(variants["expected"]["greedy_skip"]) == ["a", "c", "d"]
    strict = recount(made, "greedy", {"skip": "false"})["winners"]
    assert strict == variants["expected"]["greedy_no_skip"]


def test_known_points(cases):
    for case in canonical(cases, "quadratic"):
        made = election("pq", [(1, one) for one in case["ballots"]])
        answer = recount(made, "quadratic", {"negative": "true", "credits": case["credits"]})
        assert answer["tally"] == case["expected"]["totals"]
        assert answer["invalid"] == len(case["expected"]["invalid"])
        assert recount(made, "quadratic")["invalid"] == 1
    for case in canonical(cases, "cumulative"):
        made = election("pqr", [(1, one) for one in case["ballots"]])
        answer = recount(made, "cumulative", {"points": case["points"]})
        assert answer["tally"] == case["expected"]["totals"]
        assert answer["invalid"] == len(case["expected"]["invalid"])


def test_known_approvals(cases):
    (case,) = canonical(cases, "k-approval")
    made = election("abc", [(1, one) for one in case["ballots"]])
    answer = recount(made, "approval", {"maximum": case["k"]})
    assert answer["tally"] == case["expected"]["totals"]
    assert (answer["ballots"], answer["blank"], answer["invalid"]) == (4, 1, 1)
    assert answer["ties"] == [case["expected"]["tie"]]
    assert answer["winners"] == ["a", "b"]
    assert len(recount(made, "approval", {"maximum": 2, "ties": "draw"})["winners"]) == 1


# Conventions --------------------------------------------------------------------------------------


def test_the_draw_is_the_order_of_the_stamps():
    # echo -n 'sel|a' | sha256sum
    assert drawn("abc", "sel") == ["c", "a", "b"]
    assert drawn("abc", "") == ["a", "c", "b"]


def test_a_tie_at_the_edge_of_the_seats_is_shown_whole_or_drawn():
    made = election("abcd", [(3, ["a"]), (2, ["b"]), (2, ["c"]), (1, ["d"])], seats=2)
    shown = recount(made, "plurality")
    assert (shown["winners"], shown["ties"]) == (["a", "b", "c"], [["b", "c"]])
    assert recount(made, "plurality", {"ties": "draw"})["winners"] == ["a", "c"]


def test_a_plurality_ballot_of_two_options_is_void_and_an_empty_one_is_blank():
    answer = recount(election("ab", [(2, ["a"]), (1, ["a", "b"]), (3, [])]), "plurality")
    assert (answer["ballots"], answer["blank"], answer["invalid"]) == (5, 3, 1)
    assert answer["tally"] == {"a": 2, "b": 0}


def test_support_is_ranked_by_its_balance():
    made = election("ab", [(3, {"a": 1, "b": -1}), (1, {"a": -1}), (1, {"a": 2})])
    answer = recount(made, "support")
    assert answer["tally"]["a"] == {"support": 3, "oppose": 1, "balance": 2}
    assert (answer["winners"], answer["invalid"]) == (["a"], 1)


def test_a_score_out_of_bounds_voids_the_ballot():
    answer = recount(election("ab", [(2, {"a": 4, "b": 9}), (1, {"a": 11})]), "score")
    assert (answer["tally"], answer["invalid"]) == ({"a": 8, "b": 18}, 1)


def test_the_three_ways_to_count_the_absence_of_a_grade():
    made = election("ab", [(2, {"a": 3}), (1, {"a": 1, "b": 2})])
    ways = {way: recount(made, "majority-judgment", {"absent": way}) for way in SILENCES}
    assert {way: answer["tally"]["b"] for way, answer in ways.items()} == SILENCES
    assert {way: answer["ranking"][0] for way, answer in ways.items()} == dict.fromkeys(ways, "a")


SILENCES = {"lowest": [2, 1, 0], "own": [2, 0, 1, 0], "apart": [0, 1, 0]}


def test_grades_given_apart_are_compared_by_shares():
    # a: 1 2 3 by everybody; b: the same thirds, by half of them; c is graded by nobody.
    ballots = [{"a": grade, "b": grade} for grade in (1, 2, 3)] + [{"a": n} for n in (1, 2, 3)]
    made = election("abc", [(1, one) for one in ballots])
    answer = recount(made, "majority-judgment", {"absent": "apart"})
    assert (answer["ranking"], answer["ties"]) == (["a", "b", "c"], [["a", "b"]])


def test_unit_costs_choose_as_many_options_as_seats():
    made = election("abcd", [(6, ["a", "b"]), (3, ["c"]), (1, ["d"])], seats=3)
    more = {"costs": "unit", "completion": "add-one"}
    assert recount(made, "equal-shares", {"costs": "unit"})["winners"] == ["a"]
    answer = recount(made, "equal-shares", more)
    assert answer["winners"] == ["a", "b", "c"]


def test_blank_ballots_keep_their_share_of_the_budget():
    costs = {"a": Fraction(60), "b": Fraction(50)}
    full = election("ab", [(1, ["a"]), (1, ["b"])], costs=costs, budget=Fraction(120))
    assert recount(full, "equal-shares")["winners"] == ["b", "a"]
    blank = election("ab", [(1, ["a"]), (1, ["b"]), (1, [])], costs=costs, budget=Fraction(120))
    assert recount(blank, "equal-shares")["winners"] == []


def test_exhaustive_stops_at_the_first_outcome_that_leaves_no_room_and_overspending_goes_on():
    costs = {"a": Fraction(11), "b": Fraction(6)}
    ballots = [(2, ["a"]), (1, ["b"]), (1, ["a", "b"])]
    made = election("ab", ballots, costs=costs, budget=Fraction(13))
    more = {"completion": "add-one", "until": "exhaustive"}
    assert recount(made, "equal-shares", more)["winners"] == ["b"]
    assert recount(made, "equal-shares", {"completion": "add-one"})["winners"] == ["a"]


def test_an_option_without_support_keeps_no_budget_open():
    costs = {"a": Fraction(10), "b": Fraction(1)}
    made = election("ab", [(1, ["a"])], costs=costs, budget=Fraction(20))
    for until in ("overspending", "exhaustive"):
        more = {"completion": "add-one", "until": until}
        assert recount(made, "equal-shares", more)["winners"] == ["a"]


def test_points_pay_in_proportion():
    made = election(
        "ab",
        [(1, {"a": 3, "b": 1}), (1, {"a": 1})],
        costs={"a": Fraction(8), "b": Fraction(3)},
        budget=Fraction(12),
    )
    answer = recount(made, "equal-shares")
    assert answer["variant"]["utility"] == "points"
    assert (answer["rounds"][0]["payment"], answer["rounds"][0]["rho"]) == ("6/1", "2/1")


# Laws ---------------------------------------------------------------------------------------------

OPTIONS = "abcde"
unhurried = settings(deadline=None)
rankings = st.lists(st.sampled_from(OPTIONS), unique=True, max_size=5)
approvals = st.lists(st.sampled_from(OPTIONS), unique=True, max_size=5).map(sorted)
grades = st.dictionaries(st.sampled_from(OPTIONS), st.integers(1, 6), max_size=5)
opinions = st.dictionaries(st.sampled_from(OPTIONS), st.integers(-1, 1), max_size=5)
READS = {
    "plurality": st.lists(st.sampled_from(OPTIONS), max_size=1),
    "approval": approvals,
    "support": opinions,
    "score": grades,
    "majority-judgment": grades,
    "cumulative": grades,
    "quadratic": grades,
    "borda": rankings,
    "irv": rankings,
    "stv": rankings,
    "schulze": rankings,
    "greedy": approvals,
    "equal-shares": approvals,
}
money = st.fixed_dictionaries({one: st.integers(1, 60) for one in OPTIONS})


def budgeted(ballots: Any, costs: dict[str, int], budget: int) -> Election:
    exact = {one: Fraction(cost) for one, cost in costs.items()}
    cast = [(1, ordered(one)) for one in ballots]
    return election(OPTIONS, cast, costs=exact, budget=Fraction(budget), seats=2)


def ordered(ballot: Any) -> Any:
    return dict(sorted(ballot.items())) if isinstance(ballot, dict) else ballot


def test_every_method_has_its_laws():
    assert list(READS) == list(recompter.METHODS)


@pytest.mark.parametrize("method", READS)
@unhurried
@given(st.data(), money, st.integers(0, 150), st.randoms())
def test_the_order_of_ballots_does_not_matter(method, data, costs, budget, random):
    ballots = data.draw(st.lists(READS[method], max_size=12))
    shuffled = random.sample(ballots, len(ballots))
    made, again = (recount(budgeted(one, costs, budget), method) for one in (ballots, shuffled))
    assert made == again
    assert made["ballots"] + made["invalid"] == len(ballots)
    assert sorted(made["ranking"]) == list(OPTIONS)
    assert json.loads(json.dumps(made)) == made


more_money = st.fixed_dictionaries(
    {
        "completion": st.sampled_from(["none", "add-one"]),
        "until": st.sampled_from(["overspending", "exhaustive"]),
        "utility": st.sampled_from(["cost", "votes", "points"]),
    }
)


@unhurried
@given(st.lists(approvals | grades, max_size=12), money, st.integers(0, 150), more_money)
def test_nobody_overspends(ballots, costs, budget, variant):
    made = budgeted(ballots, costs, budget)
    for skip in ("true", "false"):
        bought = recount(made, "greedy", {"skip": skip})["winners"]
        assert sum(costs[one] for one in bought) <= budget
    answer = recount(made, "equal-shares", variant)
    assert sum(costs[one] for one in answer["winners"]) <= budget
    if variant["completion"] == "none":
        assert all(nobody_pays_too_much(made, answer, Fraction(budget)) for _ in answer["rounds"])


def nobody_pays_too_much(made: Election, answer: dict[str, Any], budget: Fraction) -> bool:
    """Pay again, ballot by ballot, what the rounds say: every option is paid, purses last."""
    by_points = answer["variant"]["utility"] == "points"
    purses = [
        [budget / answer["ballots"], made.weights(ballot)]
        for ballot, count in made.ballots.items()
        for _ in range(count)
    ]
    for bought in answer["rounds"]:
        paid = Fraction(0)
        for purse in purses:
            if bought["option"] in purse[1]:
                points = purse[1][bought["option"]] if by_points else 1
                price = bought["rho" if by_points else "payment"]
                payment = min(purse[0], Fraction(price) * points)
                purse[0] -= payment
                paid += payment
        if paid != bought["cost"]:
            return False
    return all(purse[0] >= 0 for purse in purses)


@unhurried
@given(st.lists(approvals, min_size=1, max_size=9), st.integers(0, 8), st.sampled_from(OPTIONS))
def test_one_approval_more_never_costs_the_win(ballots, place, option):
    before = recount(election(OPTIONS, [(1, one) for one in ballots]), "approval")
    raised = [*ballots]
    raised[place % len(raised)] = sorted({*raised[place % len(raised)], option})
    after = recount(election(OPTIONS, [(1, one) for one in raised]), "approval")
    assert option not in before["winners"] or option in after["winners"]


@unhurried
# Of ballots that are not blank: one more that grades something would weigh on every option.
@given(
    st.lists(grades.filter(bool), min_size=1, max_size=9),
    st.integers(0, 8),
    st.sampled_from(OPTIONS),
)
def test_a_better_grade_never_costs_the_win(ballots, place, option):
    raised = [dict(one) for one in ballots]
    grade = raised[place % len(raised)]
    grade[option] = min(6, grade.get(option, 0) + 2)
    for method, chosen in [("score", {}), ("majority-judgment", {"grades": 6})]:
        before, after = (
            recount(election(OPTIONS, [(1, ordered(one)) for one in cast]), method, chosen)
            for cast in (ballots, raised)
        )
        first = {one for tie in before["ties"] if before["ranking"][0] in tie for one in tie}
        if option in (first or before["ranking"][:1]):
            last = {one for tie in after["ties"] if after["ranking"][0] in tie for one in tie}
            assert option in (last or after["ranking"][:1])


def removed_one_by_one(counts: list[int]) -> list[int]:
    left = [grade for grade, count in enumerate(counts) for _ in range(count)]
    return [left.pop((len(left) - 1) // 2) for _ in range(len(left))]


@unhurried
@given(
    st.integers(1, 12).flatmap(
        lambda n: st.lists(
            st.lists(st.integers(1, 4), min_size=n, max_size=n), min_size=2, max_size=5
        )
    )
)
def test_majority_judgment_removes_medians_one_by_one(columns):
    tallies = {
        OPTIONS[place]: [column.count(grade) for grade in range(1, 5)]
        for place, column in enumerate(columns)
    }
    answer = recount(graded(tallies), "majority-judgment", {"grades": 4})
    values = {option: removed_one_by_one(counts) for option, counts in tallies.items()}
    tied = {frozenset(tie) for tie in answer["ties"]}
    for better, worse in pairwise(answer["ranking"]):
        assert values[better] >= values[worse]
        together = any({better, worse} <= tie for tie in tied)
        assert (values[better] == values[worse]) == together


@unhurried
@given(
    st.lists(
        st.lists(st.integers(0, 3), min_size=3, max_size=3).filter(any), min_size=2, max_size=4
    ),
    st.integers(2, 3),
)
def test_shares_compare_as_the_same_grades_brought_to_a_common_number(profiles, times):
    common = times
    for counts in profiles:
        common *= sum(counts)
    scaled = [[n * (common // sum(counts)) for n in counts] for counts in profiles]
    values = recompter.majority_values(profiles)
    naive = [removed_one_by_one(counts) for counts in scaled]
    for one in range(len(profiles)):
        for other in range(len(profiles)):
            assert (values[one] < values[other]) == (naive[one] < naive[other])


@unhurried
@given(st.lists(rankings, max_size=11))
def test_schulze_elects_the_condorcet_winner(ballots):
    answer = recount(election(OPTIONS, [(1, one) for one in ballots]), "schulze")
    beats = answer["tally"]
    champions = [
        one for one in OPTIONS if all(beats[one][o] > beats[o][one] for o in OPTIONS if o != one)
    ]
    assume(champions)
    assert answer["winners"] == champions
    assert answer["ranking"][0] == champions[0]


@unhurried
@given(st.lists(rankings, max_size=15), st.integers(1, 4))
def test_transfers_create_no_vote_and_every_seat_is_filled(ballots, seats):
    made = election(OPTIONS, [(1, one) for one in ballots])
    answer = recount(made, "stv", {"seats": seats})
    assert len(answer["winners"]) == len(set(answer["winners"])) == seats
    assert sorted(answer["ranking"]) == list(OPTIONS)
    speaking = answer["ballots"] - answer["blank"]
    for stage in answer["rounds"]:
        assert sum(Fraction(str(total)) for total in stage["totals"].values()) <= speaking


@unhurried
@given(st.lists(rankings.filter(bool), min_size=1, max_size=15))
def test_a_majority_of_first_choices_wins_the_runoff_at_once(ballots):
    answer = recount(election(OPTIONS, [(1, one) for one in ballots]), "irv")
    for stage in answer["rounds"]:
        assert sum(stage["totals"].values()) + stage["exhausted"] == len(ballots)
    best = max(answer["tally"].values())
    if 2 * best > len(ballots):
        assert len(answer["rounds"]) == 1 and answer["tally"][answer["winners"][0]] == best


# Files --------------------------------------------------------------------------------------------


def written(folder: Path, name: str, text: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_a_ranking_file_says_blank_ballots_withdrawals_and_quoted_names(tmp_path):
    text = '3 2\n-2\n2 1 2 3 0\n1 2 0\n4 0\n0\n"Ana ""la"" Z"\nB\n"C"\n"Le titre"\n'
    made = read(written(tmp_path, "a.blt", text))
    assert made.title == "Le titre"
    assert made.labels == {"1": 'Ana "la" Z', "3": "C"}
    assert made.ballots == tally_of([(2, ["1", "3"]), (5, [])])
    assert made.seats == 2


def test_a_budget_file_gives_points_by_its_kind(tmp_path):
    def pb(kind: str, vote: str, more: str = "", column: str = "") -> Election:
        head = f"META\nkey;value\nbudget;10,5\nvote_type;{kind}\n{more}"
        votes = f"VOTES\nvoter_id;vote{column}\n{vote}\n"
        return read(
            written(tmp_path, "b.pb", f"{head}PROJECTS\nproject_id;cost\np;4.5\nq;6\n{votes}")
        )

    approval = pb("approval", "1;p,q\n2;p\n3;")
    assert (approval.budget, approval.costs) == (Fraction(21, 2), {"p": Fraction(9, 2), "q": 6})
    assert recount(approval, "greedy")["tally"] == {"p": 2, "q": 1}
    assert recount(approval, "greedy")["blank"] == 1
    assert recount(pb("ordinal", "1;q,p"), "greedy")["tally"] == {"p": 1, "q": 2}
    longer = pb("ordinal", "1;q,p", "max_length;3\n")
    assert recount(longer, "greedy")["tally"] == {"p": 2, "q": 3}
    points = pb("cumulative", "1;q,p;2,1.5\n2;p;1", column=";points")
    assert recount(points, "greedy")["tally"] == {"p": 2.5, "q": 2}


@pytest.mark.parametrize(
    "text", ["id,count,a,b\n1,2,3,0\n2,1,,\n", ";weight;a;b\n1;2;3;0\n2;1;;\n"]
)
def test_a_file_of_grades_says_how_many_ballots_and_which_are_blank(tmp_path, text):
    answer = recount(read(written(tmp_path, "c.csv", text)), "score")
    assert (answer["ballots"], answer["blank"]) == (3, 1)
    assert answer["tally"] == {"a": 6, "b": 0}
    assert answer["variant"]["highest"] == 3


def test_option_names_may_hold_the_other_separator(tmp_path):
    made = read(written(tmp_path, "d.csv", "A, a;B, b\n1;2\n"))
    assert made.options == ["A, a", "B, b"]


def test_a_file_of_the_site_says_its_method_and_its_variants(tmp_path):
    said = {
        "title": "Parc",
        "candidates": ["Oui", "Non"],
        "seats": 1,
        "method": "approval",
        "variant": {"ties": "draw", "draw": "sel"},
        "ballots": [[2, [0]], [2, [1]], [1, []]],
    }
    file = written(tmp_path, "e.json", json.dumps(said))
    answer = recount(read(file))
    assert (answer["method"], answer["winners"]) == ("approval", [drawn("01", "sel")[0]])
    assert recount(read(file), None, {"ties": "show"})["winners"] == ["0", "1"]
    said["ballots"] = [[2, {"0": 1, "1": -1}]]
    assert recount(read(written(tmp_path, "e.json", json.dumps(said))), "support")["winners"] == [
        "0"
    ]
    said["ballots"] = [[2, {"Oui": 1, "Non": -1}]]
    file = written(tmp_path, "e.json", json.dumps(said))
    assert recount(read(file), "support")["winners"] == ["Oui"]


BLT = "2 1\n3 1 2 0\n0\nA\nB\nTitre\n"
PB = "META\nkey;value\nbudget;10\nPROJECTS\nproject_id;cost\np;4\nVOTES\nvoter_id;vote\n1;p\n"
SITE = '{"candidates": ["A", "B"],\n "ballots": [[1, [0]],\n  [2, [1]]]}'


@pytest.mark.parametrize(
    ("name", "text", "line", "column"),
    [
        ("a.blt", "", 1, 1),
        ("a.blt", "2\n", 1, 1),
        ("a.blt", BLT.replace("3 1 2 0", "3 1 7 0"), 2, 5),
        ("a.blt", BLT.replace("3 1 2 0", "3 1 1 0"), 2, 5),
        ("a.blt", BLT.replace("3 1 2 0", "0 1 2 0"), 2, 1),
        ("a.blt", BLT.replace("3 1 2 0", "3 1 2"), 2, 5),
        ("a.blt", BLT.replace("3 1 2 0", "3 1 = 0"), 2, 5),
        ("a.blt", "2 1\n3 1 2 0\n", 3, 1),
        ("a.blt", "2 1\n0\nA\n", 4, 1),
        ("a.blt", BLT + "Encore\n", 7, 1),
        ("a.blt", BLT.replace("3 1", "-1 -2\n3 1"), 2, 1),
        ("a.blt", b"2 1\n1 1 0\n0\nA\xe9\nB\n", 4, 2),
        ("a.pb", "bonjour\n", 1, 1),
        ("a.pb", PB.replace("budget", "argent"), 2, 1),
        ("a.pb", PB.replace("p;4", "p;quatre"), 6, 3),
        ("a.pb", PB.replace("p;4", "p;-4"), 6, 3),
        ("a.pb", PB.replace("1;p", "1;p,z"), 9, 5),
        ("a.pb", PB.replace("1;p", "1;p,p"), 9, 5),
        ("a.pb", PB.replace("1;p", "1"), 9, 1),
        ("a.pb", PB.replace("p;4", "p;4\np;5"), 7, 1),
        ("a.pb", PB.partition("VOTES")[0], 7, 1),
        ("a.pb", PB.replace("p;4", '"p;4'), 6, 1),
        ("a.csv", "", 1, 1),
        ("a.csv", "a,b\n1,x\n", 2, 3),
        ("a.csv", "a,b\n1,2\n1\n", 3, 1),
        ("a.csv", "a,a\n1,2\n", 1, 3),
        ("a.csv", "id\n1\n", 1, 1),
        ("a.csv", "count,a\n0,2\n", 2, 1),
        ("a.csv", "count,a\n,2\n", 2, 1),
        ("a.json", SITE[:-1], 3, 12),
        ("a.json", "[]", 1, 1),
        ("a.json", SITE.replace("[1]", "[2]"), 3, 7),
        ("a.json", SITE.replace("[1]", "[1, 1]"), 3, 7),
        ("a.json", SITE.replace("[1]", '["C"]'), 2, 18),
        ("a.json", SITE.replace("[1]", "{}").replace("[0]", '{"0": NaN}'), 2, 24),
        ("a.json", SITE.replace("[0]", '{"0": "x"}'), 2, 18),
        ("a.json", SITE.replace("[0]", '{"0": 1, "0": 2}'), 2, 18),
        ("a.json", SITE.replace("[2,", "[true,"), 3, 3),
        ("a.json", SITE.replace("{", '{"seats": 0, ', 1), 1, 11),
        ("a.json", SITE.replace('"B"', "2"), 1, 22),
    ],
)
def test_a_bad_file_is_refused_where_it_is_bad(tmp_path, capsys, name, text, line, column):
    file = written(tmp_path, name, text)
    assert main([str(file), "--methode", "approval"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"ligne {line}, colonne {column} : " in said.err


@pytest.mark.parametrize(
    "asked",
    [
        ["b.json"],
        ["b.json", "--methode", "magie"],
        ["b.json", "--methode", "irv", "--variante", "seats=2"],
        ["b.json", "--methode", "approval", "--variante", "ties=maybe"],
        ["b.json", "--methode", "approval", "--variante", "ties"],
        ["b.json", "--methode", "approval", "--variante", "seats=0"],
        ["b.json", "--methode", "score"],
        ["b.json", "--methode", "greedy"],
        ["b.json", "--methode", "equal-shares", "--variante", "increment=0"],
        ["b.txt", "--methode", "approval"],
        ["absent.json", "--methode", "approval"],
    ],
)
def test_what_cannot_be_done_is_said(tmp_path, capsys, asked):
    written(tmp_path, "b.json", SITE)
    written(tmp_path, "b.txt", SITE)
    assert main([str(tmp_path / asked[0]), *asked[1:]]) == 2
    assert capsys.readouterr().err.count("\n") == 1


# On the command line ------------------------------------------------------------------------------


def test_a_result_is_compared_with_the_published_one(tmp_path, capsys):
    file = written(tmp_path, "v.json", json.dumps({**json.loads(SITE), "method": "stv"}))
    assert main([str(file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    published = written(tmp_path, "r.json", json.dumps(answer))
    assert main([str(file), "--comparer", str(published)]) == 0
    assert capsys.readouterr().out == "identique\n"
    answer["winners"] = ["0"]
    answer["ranking"].reverse()
    answer["tally"]["1"] = 1
    answer["rounds"][0]["totals"]["0"] = 1.5
    published.write_text(json.dumps(answer), encoding="utf-8")
    assert main([str(file), "--comparer", str(published)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "options retenues : 1 ici, 0 dans le résultat publié",
        "classement : 1, 0 ici, 0, 1 dans le résultat publié",
        "décompte, 1 : 2 ici, 1 dans le résultat publié",
        "tour 1, total, 0 : 1 ici, 1.5 dans le résultat publié",
    ]
    published.write_text("{", encoding="utf-8")
    assert main([str(file), "--comparer", str(published)]) == 2


def test_the_order_of_tied_options_is_not_a_difference():
    made = election("abc", [(1, ["a"]), (1, ["b"])])
    answer = recount(made, "approval")
    other = {**answer, "winners": ["b", "a"], "ranking": ["b", "a", "c"]}
    assert recompter.differences(answer, other) == []
    assert len(recompter.differences(answer, {**other, "winners": ["a"]})) == 1
    drawn_lots = recount(made, "approval", {"ties": "draw", "seats": 2})
    turned = [*drawn_lots["ranking"][1::-1], "c"]
    assert recompter.differences(drawn_lots, {**drawn_lots, "ranking": turned}) != []


@pytest.mark.parametrize("method", READS)
def test_every_result_can_be_read_by_people(method):
    sample = {
        "choices": [(3, ["a"]), (1, ["b"])],
        "ranking": [(3, ["a", "b"]), (1, ["b"])],
        "numbers": [(3, {"a": 1, "b": 1}), (1, {"b": 1})],
        "either": [(3, ["a"]), (1, ["b"])],
    }[recompter.METHODS[method].reads]
    costs = dict.fromkeys("ab", Fraction(1))
    made = election("ab", sample, costs=costs, budget=Fraction(3))
    text = recompter.report(made, recount(made, method))
    assert "Bulletins valides : 4, dont blancs : 0. Nuls : 0." in text
    assert "Retenu :\n  1. " in text


def test_the_script_is_one_file_that_needs_nothing_else(tmp_path):
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 9))
    named = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    modules = {
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name for node in named
    }
    assert {str(one).partition(".")[0] for one in modules} <= set(sys.stdlib_module_names)
    alone = written(tmp_path, "recompter.py", SCRIPT.read_bytes())
    written(tmp_path, "v.blt", BLT)
    asked = [sys.executable, "-I", str(alone), str(tmp_path / "v.blt"), "--methode", "stv"]
    done = subprocess.run(asked, capture_output=True, check=True, encoding="utf-8")
    assert "Retenu :\n  1. A [1]\n" in done.stdout


def test_its_help_names_every_method(capsys):
    assert main(["--aide-methodes"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(" ")[0] for line in lines] == list(READS)
