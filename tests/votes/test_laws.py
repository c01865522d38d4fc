"""What theory promises of each method, tried on many small elections, ties included."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from consult.votes import draw
from consult.votes.methods.majority_judgment import majority_values
from consult.votes.methods.schulze import loop
from consult.votes.profile import CHUNK, Grades, _pairwise_of_ranks, lists, numbered, pairwise
from tests.votes import naive
from tests.votes.cases import count_of

NAMES = "abcdef"
often = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])

options = st.integers(2, 5).map(lambda size: NAMES[:size])


@st.composite
def rankings(draw, *, full=False, least=1):
    """Options, and (how many, ranking) for each group of ballots."""
    names = draw(options)
    whole = st.permutations(names)
    partial = st.tuples(whole, st.integers(0, len(names))).map(lambda said: said[0][: said[1]])
    ballot = st.tuples(st.integers(1, 4), whole if full else partial)
    return names, draw(st.lists(ballot, min_size=least, max_size=8))


@st.composite
def grades(draw):
    """Options, and (how many, a grade from 1 to 4 for each option) for each group of ballots."""
    names = draw(options)
    ballot = st.fixed_dictionaries({name: st.integers(1, 4) for name in names})
    return names, draw(st.lists(st.tuples(st.integers(1, 3), ballot), min_size=1, max_size=7))


def winners(method, names, ballots, **variant):
    return count_of(method, names, ballots, **variant)["winners"]


# The engine beside the definitions ---------------------------------------------------------------


@pytest.mark.parametrize("seed", range(8))
def test_rankings_are_counted_as_the_definitions_read(seed):
    dice = random.Random(seed)
    for number in range(150):
        names = NAMES[: dice.randint(1, 5)]
        ballots, seats, seed_ = naive.some_rankings(dice, names), dice.randint(1, 4), f"{number}"
        duels = count_of("schulze", names, ballots)
        assert duels["tally"] == naive.pairwise(names, ballots)
        assert set(duels["winners"]) == naive.schulze(names, ballots)

        leader, rounds = naive.irv(names, ballots, seed_)
        runoff = count_of("irv", names, ballots, draw=seed_)
        assert runoff["winners"] == [leader]
        assert [one["totals"] for one in runoff["rounds"]] == rounds

        elected, stages = naive.stv(names, ballots, min(seats, len(names)), seed_)
        found = count_of("stv", names, ballots, seats=seats, draw=seed_)
        assert found["winners"] == elected
        told = [
            {one: Fraction(str(total)) for one, total in stage["totals"].items()}
            for stage in found["rounds"]
        ]
        assert told == stages


@pytest.mark.parametrize("seed", range(8))
def test_shares_are_spent_as_the_definition_reads(seed):
    dice = random.Random(seed)
    for number in range(120):
        names = NAMES[: dice.randint(1, 6)]
        costs = {one: dice.choice((1, 2, 2, 3, 6, 7)) for one in names}
        points = dice.random() < 0.4
        ballots = [
            (weight, {one: dice.choice((1, 1, 2, 5)) for one in said} if points else said)
            for weight, said in naive.some_rankings(dice, names)
        ]
        utility = dice.choice(("cost", "votes", "points") if points else ("cost", "votes"))
        budget = dice.randint(0, sum(costs.values()) + 2)
        seed_ = f"{number}"
        bought = naive.equal_shares(costs, Fraction(budget), ballots, utility, seed_)
        found = count_shares(names, ballots, costs, budget, utility=utility, draw=seed_)
        assert [(one["option"], Fraction(one["rho"])) for one in found["rounds"]] == bought
        assert every_payment_is_whole(found, ballots, costs, budget, utility)


def count_shares(names, ballots, costs, budget, **variant):
    if not isinstance(next(iter(ballots), (0, []))[1], dict):
        ballots = [(weight, sorted(said)) for weight, said in ballots]
        return count_of("equal-shares", names, ballots, costs.values(), budget, **variant)
    # Points come from files: the site asks for approvals.
    from consult.votes.counting import METHODS, count

    places = {name: place for place, name in enumerate(names)}
    said = [(w, {places[one]: n for one, n in choice.items()}) for w, choice in ballots]
    rules = METHODS["equal-shares"].rules(names, variant, list(costs.values()), budget)
    return count(METHODS["equal-shares"], numbered(len(names), said), rules)


def every_payment_is_whole(found, ballots, costs, budget, utility):
    """Nobody pays more than is left, those who can pay the same, and each project is paid whole."""
    people = [said for weight, said in ballots for _ in range(weight)]
    left = [Fraction(budget, max(len(people), 1))] * len(people)
    for one in found["rounds"]:
        option, rho = one["option"], Fraction(one["rho"])
        paid, most = Fraction(0), Fraction(0)
        for number, said in enumerate(people):
            if option in said:
                worth = {"cost": costs[option], "votes": 1, "points": 0}[utility] or said[option]
                due = rho * worth
                most = max(most, due)
                paid += min(due, left[number])
                left[number] -= min(due, left[number])
        assert paid == costs[option] and most == Fraction(one["exact"])
        assert float(round(most, 2)) == one["payment"]
    assert min(left, default=0) >= 0
    return True


@pytest.mark.parametrize("seed", range(4))
def test_shares_raised_step_by_step_stop_where_the_definition_says(seed):
    dice = random.Random(seed)
    for number in range(40):
        names = NAMES[: dice.randint(1, 5)]
        costs = {one: dice.choice((10, 20, 25, 31)) for one in names}
        ballots = [one for one in naive.some_rankings(dice, names) if one[1]]
        budget, until = dice.randint(10, 90), dice.choice(("overspending", "exhaustive"))
        step = dice.choice((1, 2))
        found = count_shares(
            names,
            ballots,
            costs,
            budget,
            completion="add-one",
            until=until,
            increment=step,
            draw=f"{number}",
        )
        people = sum(weight for weight, _said in ballots)
        supported = {one for _weight, said in ballots for one in said}
        share, best, steps = Fraction(budget, max(people, 1)), None, -1
        while True:
            bought = [
                one
                for one, _rho in naive.equal_shares(
                    costs, Fraction(0), ballots, seed=f"{number}", share=share
                )
            ]
            spent = sum(costs[one] for one in bought)
            if best is not None and spent > budget:
                break
            best, steps = bought, steps + 1
            fits = any(spent + costs[one] <= budget for one in supported - {*bought})
            if set(bought) == supported or (until == "exhaustive" and not fits):
                break
            share += step
        assert (found["winners"], found["tally"]["increments"]) == (best, steps)


@given(rankings(least=0))
def test_the_two_ways_of_counting_duels_agree(election):
    names, ballots = election
    places = [(weight, [names.index(one) for one in said]) for weight, said in ballots]
    profile = lists(len(names), places)
    assert (pairwise(profile) == _pairwise_of_ranks(profile)).all()


def test_duels_and_grades_are_the_same_across_chunks():
    dice = random.Random(5)
    some = [(1, dice.sample(range(4), dice.randint(0, 4))) for _ in range(CHUNK + 50)]
    profile = lists(4, some)
    grouped = {}
    for _weight, said in some:
        grouped[tuple(said)] = grouped.get(tuple(said), 0) + 1
    small = lists(4, ((weight, said) for said, weight in grouped.items()))
    assert (pairwise(profile) == pairwise(small)).all()
    assert (pairwise(profile) == _pairwise_of_ranks(profile)).all()
    assert (pairwise(small) == _pairwise_of_ranks(small)).all()


@pytest.mark.parametrize("levels", [3, 6, 40, 250])
def test_grades_in_bytes_are_counted_like_grades_in_lists(levels):
    import numpy as np

    dice = np.random.default_rng(levels)
    cells = dice.integers(0, levels + 1, (CHUNK + 300, 5)).astype(np.uint8)
    blank = cells.sum(axis=1) == 0
    values = (-1, 0, 1, 2, levels, levels + 1)
    for weights in (np.ones(len(cells), dtype=np.int64), dice.integers(1, 5, len(cells))):
        table = Grades(cells, weights, blank)
        same = numbered(5, table.choices())
        expected = same.distribution(values)
        found = table.distribution(values)
        # A cell of 0 is no grade; a list says 0 only where a ballot holds nothing else.
        expected[:, 0] += expected[:, 2]
        expected[:, 2] = 0
        assert (found == expected).all()


# Adding: approval, score, plurality, Borda --------------------------------------------------------


@often
@given(rankings(), st.data())
def test_one_more_voice_never_harms_the_option_that_gets_it(election, data):
    names, ballots = election
    sets = [(weight, sorted(said)) for weight, said in ballots]
    singles = [(weight, said[:1]) for weight, said in ballots]
    for method, cast in (("approval", sets), ("plurality", singles)):
        for winner in winners(method, names, cast):
            at = data.draw(st.integers(0, len(cast) - 1))
            weight, said = cast[at]
            better = sorted({*said, winner}) if method == "approval" else [winner]
            raised = [*cast[:at], (weight, better), *cast[at + 1 :]]
            assert winner in winners(method, names, raised)


@often
@given(grades(), st.data())
def test_a_better_grade_never_harms_the_option_that_gets_it(election, data):
    names, ballots = election
    at = data.draw(st.integers(0, len(ballots) - 1))
    for method in ("score", "majority-judgment"):
        before = count_of(method, names, ballots)
        for option in before["ranking"]:
            weight, said = ballots[at]
            raised = [*ballots]
            raised[at] = (weight, {**said, option: min(said[option] + 1, 4)})
            after = count_of(method, names, raised)
            assert after["ranking"].index(option) <= last_place(before, option)


def last_place(result, option):
    """The last place that an option may hold, tied as it is."""
    tied = next((tie for tie in result["ties"] if option in tie), [option])
    return max(result["ranking"].index(one) for one in tied)


@often
@given(rankings(), st.data())
def test_a_better_rank_never_harms_the_option_that_gets_it(election, data):
    names, ballots = election
    at = data.draw(st.integers(0, len(ballots) - 1))
    for method in ("borda", "schulze"):
        for winner in winners(method, names, ballots):
            weight, said = ballots[at]
            said, place = list(said), said.index(winner) if winner in said else len(said)
            if winner in said:
                said.remove(winner)
            said.insert(max(place - 1, 0), winner)
            raised = [*ballots[:at], (weight, said), *ballots[at + 1 :]]
            assert winner in winners(method, names, raised)


# Majority judgment -------------------------------------------------------------------------------


@often
@given(grades())
def test_options_are_ranked_by_removing_middle_grades_one_by_one(election):
    names, ballots = election
    result = count_of("majority-judgment", names, ballots, grades=4)
    groups = naive.majority_judgment(result["tally"])
    assert result["ranking"] == [option for group in groups for option in group]
    assert result["ties"] == [group for group in groups if len(group) > 1]


@often
@given(st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=2, max_size=5))
def test_options_judged_by_different_numbers_compare_as_if_by_as_many(tallies):
    counts = [tally for tally in tallies if sum(tally)]
    assume(counts)
    common = 1
    for tally in counts:
        common *= sum(tally)
    scaled = [[n * common // sum(tally) for n in tally] for tally in counts]
    assume(common < 3000)
    named = {str(number): tally for number, tally in enumerate(scaled)}
    keys = majority_values(counts)
    by_key: dict[tuple[int, ...], list[str]] = {}
    for number in sorted(range(len(keys)), key=lambda one: keys[one], reverse=True):
        by_key.setdefault(keys[number], []).append(str(number))
    assert list(by_key.values()) == naive.majority_judgment(named)


def test_an_option_that_nobody_judged_comes_last():
    ballots = [(1, {"a": 1}), (2, {"b": 1, "c": 3})]
    result = count_of("majority-judgment", "abcd", ballots, absent="apart")
    assert (result["ranking"], result["ties"]) == (["c", "a", "b", "d"], [["a", "b"]])


# Schulze -----------------------------------------------------------------------------------------


@often
@given(rankings())
def test_an_option_that_beats_each_other_wins(election):
    names, ballots = election
    duels = naive.pairwise(names, ballots)
    for one in names:
        if all(duels[one][other] > duels[other][one] for other in duels[one]):
            assert winners("schulze", names, ballots) == [one]


@often
@given(rankings(), st.booleans(), st.data())
def test_a_clone_changes_nothing_for_the_others(election, above, data):
    names, ballots = election
    twin = data.draw(st.sampled_from(names))
    cast = [
        (weight, [part for one in said for part in clones(one, twin, above)])
        for weight, said in ballots
    ]
    before, after = winners("schulze", names, ballots), winners("schulze", [*names, "z"], cast)
    assert set(before) - {twin} == set(after) - {twin, "z"}
    assert (twin in before) == bool({twin, "z"} & set(after))


def clones(one, twin, above):
    return [one] if one != twin else (["z", one] if above else [one, "z"])


@often
@given(rankings(full=True))
def test_the_only_winner_does_not_win_the_reversed_ballots(election):
    names, ballots = election
    first = winners("schulze", names, ballots)
    assume(len(first) == 1)
    turned = [(weight, said[::-1]) for weight, said in ballots]
    assert first[0] not in winners("schulze", names, turned)


@often
@given(rankings())
def test_a_ring_of_duels_is_shown_when_there_is_one(election):
    names, ballots = election
    duels = naive.pairwise(names, ballots)
    ring = loop(duels)
    for one, following in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        assert duels[one][following] > duels[following][one]
    assert len(ring) != 1 and len(ring) != 2


# Runoffs -----------------------------------------------------------------------------------------


@often
@given(rankings())
def test_a_runoff_elects_a_majority_and_never_whom_each_other_beats(election):
    names, ballots = election
    result = count_of("irv", names, ballots)
    total = result["ballots"] - result["blank"]
    for one, voices in result["tally"].items():
        if 2 * voices > total:
            assert result["winners"] == [one] and len(result["rounds"]) == 1
    duels = naive.pairwise(names, ballots)
    winner = result["winners"][0]
    assert any(duels[winner][other] >= duels[other][winner] for other in duels[winner])


@often
@given(rankings(), st.integers(1, 4), st.data())
def test_a_transferable_vote_fills_its_seats_and_loses_no_ballot(election, seats, data):
    names, ballots = election
    result = count_of("stv", names, ballots, seats=seats)
    assert len(result["winners"]) == min(seats, len(names))
    valid = result["ballots"] - result["blank"]
    for number, stage in enumerate(result["rounds"]):
        held = sum(Fraction(str(total)) for total in stage["totals"].values())
        held += Fraction(str(stage["exhausted"]))
        # Each transfer cuts each paper below its fifth decimal.
        assert valid - Fraction(number * valid, 100_000) <= held <= valid


@often
@given(
    st.integers(2, 4).map(lambda seats: (seats, NAMES[:5])),
    st.sets(st.sampled_from(NAMES[:5]), min_size=1, max_size=3),
    st.data(),
)
def test_a_group_that_ranks_its_own_first_gets_the_seats_of_its_quotas(about, coalition, data):
    seats, names = about
    mine = st.permutations(sorted(coalition))
    others = st.permutations(names).map(lambda said: said[: len(names) - 2])
    loyal = data.draw(st.lists(st.tuples(st.integers(1, 6), mine), min_size=1, max_size=4))
    free = data.draw(st.lists(st.tuples(st.integers(1, 4), others), max_size=5))
    result = count_of("stv", names, [*loyal, *free], seats=seats)
    deserved = sum(weight for weight, _said in loyal) // result["rounds"][0]["quota"]
    assert len(coalition & set(result["winners"])) >= min(deserved, len(coalition))


# Budgets -----------------------------------------------------------------------------------------


@st.composite
def budgets(draw):
    names, ballots = draw(rankings(least=0))
    costs = {name: draw(st.integers(0, 9)) for name in names}
    cast = [(weight, sorted(said)) for weight, said in ballots]
    return names, cast, costs, draw(st.integers(0, 25))


@often
@given(budgets(), st.booleans(), st.integers(0, 4))
def test_the_greedy_rule_funds_in_order_what_fits_above_the_threshold(election, skip, threshold):
    names, ballots, costs, budget = election
    result = count_of(
        "greedy", names, ballots, costs.values(), budget, skip=skip, threshold=threshold
    )
    spent, expected = 0, []
    for one in result["ranking"]:
        if result["tally"][one] < threshold:
            continue
        if spent + costs[one] <= budget:
            spent += costs[one]
            expected.append(one)
        elif not skip:
            break
    assert result["winners"] == expected
    order = naive.drawn(names)
    assert result["ranking"] == sorted(
        names, key=lambda one: (-result["tally"][one], costs[one], order.index(one))
    )


@often
@given(budgets(), st.sampled_from(["none", "overspending", "exhaustive"]))
def test_equal_shares_never_overspend_and_buy_nothing_that_nobody_supports(election, until):
    names, ballots, costs, budget = election
    more = {} if until == "none" else {"completion": "add-one", "until": until}
    result = count_of("equal-shares", names, ballots, costs.values(), budget, **more)
    assert sum(costs[one] for one in result["winners"]) == result["tally"]["spent"] <= budget
    assert all(result["tally"]["votes"][one] for one in result["winners"])
    if until != "none":
        base = count_of("equal-shares", names, ballots, costs.values(), budget)
        assert result["tally"]["share"] >= base["tally"]["share"]


@often
@given(rankings(), st.integers(1, 6))
def test_places_given_by_equal_shares_represent_each_group_that_agrees(election, seats):
    """Justified representation: n / seats voters who agree on an option are not all left out."""
    names, ballots = election
    seats = min(seats, len(names))
    cast = [(weight, sorted(said)) for weight, said in ballots]
    result = count_of("equal-shares", names, cast, costs="unit", seats=seats, completion="add-one")
    supported = {one for _weight, said in cast for one in said}
    assert len(result["winners"]) == min(seats, len(supported))
    for option in names:
        out = sum(
            weight
            for weight, said in cast
            if option in said and not set(said) & set(result["winners"])
        )
        assert out * seats < result["ballots"]


def test_at_one_price_the_cheaper_then_the_more_supported_then_the_drawn_is_bought():
    # ρ = 1/2 for each: 2 of cost 4 by two, 4 of cost 4... a voice is worth the cost.
    cheaper = [(2, ["a"]), (2, ["b"])]
    result = count_of("equal-shares", "ab", cheaper, (4, 2), 40)
    assert [one["option"] for one in result["rounds"]] == ["b", "a"]
    assert result["ties"] == []
    # As votes: 2 for each of two people, and 2 for each of three.
    supported = [(2, ["a"]), (3, ["b"])]
    result = count_of("equal-shares", "ab", supported, (4, 6), 40, utility="votes")
    assert [one["option"] for one in result["rounds"]] == ["a", "b"]
    alike = [(2, ["a"]), (2, ["b"])]
    for seed in ("", "x", "y", "z"):
        result = count_of("equal-shares", "ab", alike, (4, 4), 40, draw=seed)
        assert [one["option"] for one in result["rounds"]] == naive.drawn("ab", seed)
        assert result["ties"] == [["a", "b"]]


def test_steps_that_change_nothing_are_not_tried_one_by_one():
    """One person alone supports a project: shares must reach its cost, 296 900 steps away."""
    ballots = [(99, ["a"]), (1, ["b"])]
    result = count_of("equal-shares", "ab", ballots, (1000, 300_000), 310_000, completion="add-one")
    assert result["winners"] == ["a", "b"]
    assert result["tally"]["increments"] == 300_000 - 3100
    assert result["rounds"][1]["exact"] == "300000/1"


def test_prices_a_hair_apart_are_told_apart():
    """Floats would say the same price: 10¹⁵ + 1 over 10¹⁵."""
    costs = (10**15, 10**15 + 1)
    for names, places in (("ab", costs), ("ba", costs[::-1])):
        result = count_of(
            "equal-shares", names, [(1, ["a"]), (1, ["b"])], places, 4 * 10**15, utility="votes"
        )
        assert [one["option"] for one in result["rounds"]] == ["a", "b"]
        assert result["ties"] == []


def test_a_project_that_takes_exactly_all_that_is_left_is_bought():
    result = count_of("equal-shares", "abc", [(3, ["a", "b", "c"])], (1, 1, 1), 3)
    assert sorted(result["winners"]) == ["a", "b", "c"]
    assert result["rounds"][0]["exact"] == "1/3"
    assert all(one["equal"] for one in result["rounds"])


def test_a_project_that_costs_nothing_is_bought_if_someone_supports_it():
    result = count_of("equal-shares", "abc", [(2, ["a", "c"])], (0, 0, 5), 5)
    assert result["winners"] == ["a", "c"]


# The draw ----------------------------------------------------------------------------------------


@given(st.permutations(NAMES), st.text(max_size=4))
def test_the_draw_does_not_depend_on_the_order_of_the_options(names, seed):
    assert [names[one] for one in draw.order(names, seed)] == naive.drawn(NAMES, seed)
    places = draw.places(names, seed)
    assert sorted(names, key=lambda one: places[names.index(one)]) == naive.drawn(NAMES, seed)


@often
@given(rankings(least=0), st.randoms(), st.sampled_from(["irv", "stv", "schulze", "borda"]))
def test_options_listed_in_another_order_give_the_same_winners(election, dice, method):
    names, ballots = election
    variant = {"ties": "draw"} if method in ("schulze", "borda") else {}
    shuffled = dice.sample(names, len(names))
    assert winners(method, names, ballots, **variant) == winners(
        method, shuffled, ballots, **variant
    )
