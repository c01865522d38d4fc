"""What every method keeps: a method dropped in the folder joins these tests by being there."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.votes.counting import METHODS, count, profile_of, written
from consult.votes.method import (
    GRADES,
    ONE,
    POINTS,
    RANKING,
    SET,
    BadBallot,
    BadVariant,
    Counted,
)
from consult.votes.profile import Lists
from tests.conftest import ROOT

OPTIONS = ("a", "b", "c", "d")
LABELS = {option: f"Option {option.upper()}" for option in OPTIONS}
COSTS, BUDGET = (3, 5, 2, 5), 10
each_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
calm = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)

# Choices of each kind that any rules by default accept; and variants to try them under.
FULL = {
    ONE: ["b"],
    SET: ["b", "c"],
    RANKING: ["c", "a", "b"],
    GRADES: {"a": 1, "b": 1, "c": 1, "d": 1},
    POINTS: {"a": 2, "b": 1},
}
VARIANTS = {
    "approval": [{"maximum": 2}, {"minimum": 2}, {"minimum": 1, "maximum": 3}],
    "score": [{"lowest": -2, "highest": 2}, {"lowest": 1, "highest": 4}],
    "majority-judgment": [{"grades": 3, "absent": "own"}, {"absent": "apart"}],
    "cumulative": [{"points": 3}],
    "quadratic": [{"credits": 9, "negative": "true"}],
    "greedy": [{"maximum": 2}, {"skip": "false", "threshold": 2}],
    "equal-shares": [
        {"maximum": 2, "completion": "add-one"},
        {"costs": "unit", "seats": 2, "completion": "add-one"},
        {"utility": "votes", "completion": "add-one", "until": "exhaustive"},
    ],
    "stv": [{"seats": 2}],
    "schulze": [{"ties": "draw"}],
}
every_rule = [
    pytest.param(method, given, id=f"{slug}-{number}")
    for slug, method in METHODS.items()
    for number, given in enumerate([{}, *VARIANTS.get(slug, [])])
]


def rules(method, given=None, options=OPTIONS):
    return method.rules(options, given, COSTS[: len(options)], BUDGET)


def choices(method):
    """Choices that may follow the rules or not, of known options, none twice."""
    some = st.lists(st.sampled_from(OPTIONS), unique=True)
    if method.kind in (GRADES, POINTS):
        return st.dictionaries(st.sampled_from(OPTIONS), st.integers(-2, 7))
    return some


def kept(method, made, said):
    """What ``check`` keeps, or None when it refuses."""
    try:
        return method.check(said, made)
    except BadBallot:
        return None


def elections(method, made):
    """Lists of (how many, choice) that the rules accept; a blank one where they refuse."""
    valid = choices(method).map(lambda said: kept(method, made, said) or method.check([], made))
    return st.lists(st.tuples(st.integers(1, 3), valid), max_size=12)


def result(method, made, ballots):
    return count(method, profile_of(method, made.options, ballots), made)


# What it says of itself --------------------------------------------------------------------------


@each_method
def test_a_method_explains_itself_in_two_sentences_and_says_its_limits(method):
    assert str(method.label)
    assert len(re.findall(r"[.!?](?:\s|$)", str(method.explanation))) == 2
    assert str(method.caution).endswith(".") and str(method.tie_rule).endswith(".")
    assert method.kind in FULL


@each_method
def test_the_variants_of_a_method_have_names_labels_and_defaults_they_accept(method):
    names = [variant.name for variant in method.variants]
    assert len(set(names)) == len(names)
    assert "draw" in names or not {"ties", "seats"} & set(names)
    for variant in method.variants:
        assert str(variant.label)
        assert variant.read(variant.default) == variant.default
        for name, label in variant.names.items():
            assert variant.read(name) == name and str(label)


@each_method
def test_a_variant_that_does_not_exist_is_refused_by_name(method):
    with pytest.raises(BadVariant) as refused:
        rules(method, {"couleur": "bleu"})
    assert "couleur" in str(refused.value) and method.slug in str(refused.value)


@each_method
def test_a_value_that_a_variant_cannot_take_is_refused(method):
    for variant in method.variants:
        if variant.name == "draw":
            continue
        for wrong in ("peut-être", "1.5", "-1000", [1], 10**40):
            with pytest.raises(BadVariant) as refused:
                rules(method, {variant.name: wrong})
            assert variant.name in str(refused.value)
        if not variant.names and type(variant.default) is not bool:
            assert variant.read("") == variant.default  # a field left empty


def test_rules_that_no_ballot_or_no_scale_could_follow_are_refused():
    for slug, impossible in (
        ("approval", {"minimum": 3, "maximum": 2}),
        ("score", {"lowest": 4, "highest": 4}),
    ):
        with pytest.raises(BadVariant):
            rules(METHODS[slug], impossible)


# Ballots -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("method", "said"), every_rule)
def test_a_blank_ballot_is_always_possible_and_counted_apart(method, said):
    made = rules(method, said)
    for blank in ([], {}, ()):
        assert len(method.check(blank, made)) == 0
    found = result(method, made, [(2, method.check([], made)), (1, {} or [])])
    assert (found["ballots"], found["blank"], found["invalid"]) == (3, 3, 0)


@each_method
def test_a_choice_is_kept_in_one_form(method):
    made = rules(method)
    full = FULL[method.kind]
    assert method.check(full, made) == full
    if method.kind == SET:
        assert method.check(full[::-1], made) == full
    if isinstance(full, dict):
        assert list(method.check(dict(reversed(full.items())), made)) == list(full)


@each_method
def test_an_option_that_does_not_exist_is_refused_in_french(method):
    full = FULL[method.kind]
    said = {**full, "z": 1} if isinstance(full, dict) else [*full, "z"]
    with pytest.raises(BadBallot, match="n’existe pas"):
        method.check(said, rules(method))


@pytest.mark.parametrize("method", [m for m in METHODS.values() if m.kind not in (GRADES, POINTS)])
def test_an_option_chosen_twice_is_refused(method):
    with pytest.raises(BadBallot, match="deux fois"):
        method.check(["a", "a"], rules(method))


@pytest.mark.parametrize(
    ("slug", "given", "said", "reason"),
    [
        ("plurality", {}, ["a", "b"], "une seule"),
        ("approval", {"maximum": 2}, ["a", "b", "c"], "2 options au plus"),
        ("approval", {"minimum": 2}, ["a"], "au moins 2 options"),
        ("greedy", {"maximum": 1}, ["a", "b"], "1 option au plus"),
        ("equal-shares", {"maximum": 1}, ["a", "b"], "1 option au plus"),
        ("support", {}, {"a": 2}, "pour"),
        ("score", {}, {"a": 11}, "de 0 à 10"),
        ("score", {"lowest": "-1", "highest": "1"}, {"a": -2}, "de -1 à 1"),
        ("majority-judgment", {}, {"a": 7}, "mentions"),
        ("majority-judgment", {}, {"a": -1}, "mentions"),
        ("cumulative", {"points": 10}, {"a": 7, "b": 4}, "11 points"),
        ("cumulative", {}, {"a": -1}, "négatif"),
        ("quadratic", {}, {"a": 10, "b": 1}, "101 crédits"),
        ("quadratic", {}, {"a": -1}, "voix contre"),
    ],
)
def test_a_ballot_that_breaks_the_rules_is_refused_with_the_reason(slug, given, said, reason):
    with pytest.raises(BadBallot, match=reason):
        METHODS[slug].check(said, rules(METHODS[slug], given))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner),
)


@each_method
@calm
@given(anything | st.dictionaries(st.sampled_from(OPTIONS), anything))
def test_what_a_browser_seals_is_a_ballot_or_is_refused_but_never_stops_the_count(method, said):
    made = rules(method)
    found = kept(method, made, said)
    if found is not None:
        assert method.check(found, made) == found
        assert result(method, made, [(1, found)])["invalid"] == 0


@pytest.mark.parametrize(("method", "said"), every_rule)
@calm
@given(st.data())
def test_the_count_refuses_what_the_ballot_paper_refuses_and_nothing_else(method, said, data):
    """``valid`` on a whole profile says what ``check`` says of each ballot."""
    made = rules(method, said)
    cast = data.draw(st.lists(choices(method), max_size=6))
    accepted = [kept(method, made, one) is not None for one in cast]
    profile = raw_profile(method, cast)
    mask = method.valid(profile, made)
    assert (len(cast) * [True] if mask is None else mask.tolist()) == accepted
    found = count(method, profile, made)
    assert found["invalid"] == accepted.count(False)
    assert found["ballots"] == accepted.count(True)


def raw_profile(method, cast):
    """The ballots as they come, each its own."""
    import numpy as np

    places = {option: place for place, option in enumerate(OPTIONS)}
    named = [[places[option] for option in one] for one in cast]
    numbers = method.kind in (GRADES, POINTS)
    return Lists(
        len(OPTIONS),
        np.cumsum([0, *map(len, named)]),
        np.array([n for one in named for n in one], dtype=np.int32),
        np.ones(len(cast), dtype=np.int64),
        np.array([n for one in cast for n in one.values()], dtype=np.int64) if numbers else None,
    )


# The count ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("method", "said"), every_rule)
@calm
@given(st.data())
def test_a_result_says_every_option_once_and_keeps_its_promises(method, said, data):
    made = rules(method, said)
    found = result(method, made, data.draw(elections(method, made)))
    assert sorted(found["ranking"]) == list(OPTIONS)
    assert set(found["winners"]) <= set(OPTIONS)
    assert len(set(found["winners"])) == len(found["winners"])
    assert all(len(tie) > 1 for tie in found["ties"])
    assert method.sentence(found, LABELS)
    assert b"NaN" not in written(found)


@pytest.mark.parametrize(("method", "said"), every_rule)
@settings(max_examples=12, deadline=None)
@given(st.data())
def test_shuffled_or_regrouped_ballots_give_the_same_bytes(method, said, data):
    made = rules(method, said)
    ballots = data.draw(elections(method, made))
    first = written(result(method, made, ballots))
    alone = [(1, choice) for weight, choice in ballots for _ in range(weight)]
    for number in range(10):
        random.Random(number).shuffle(alone)
        assert written(result(method, made, alone)) == first
        profile = raw_profile(method, [choice for _weight, choice in alone])
        assert written(count(method, profile, made)) == first


A_HUNDRED_ORDERS = """
import random, sys
from consult.votes.counting import METHODS, count, profile_of, written
from tests.votes.test_methods import FULL, VARIANTS, every_rule, raw_profile, rules, some_ballots
for parameter in every_rule:
    method, given = parameter.values
    made = rules(method, given)
    ballots = some_ballots(method, made)
    seen = set()
    for number in range(100):
        random.Random(number).shuffle(ballots)
        seen.add(written(count(method, raw_profile(method, ballots), made)))
        seen.add(written(count(method, profile_of(method, made.options, [(1, one) for one in ballots]), made)))
    assert len(seen) == 1, method.slug
    sys.stdout.buffer.write(seen.pop() + b"\\n")
"""


def some_ballots(method, made):
    """Forty ballots that follow the rules, always the same."""
    dice, found = random.Random(method.slug), []
    while len(found) < 40:
        some = dice.sample(OPTIONS, dice.randint(0, 4))
        numbers = method.kind in (GRADES, POINTS)
        said = {one: dice.randint(-1, 6) for one in some} if numbers else some
        choice = kept(method, made, said)
        if choice is not None:
            found.append(choice)
    return found


def test_a_hundred_orders_and_any_hash_seed_give_the_same_bytes():
    outputs = {
        subprocess.run(
            [sys.executable, "-c", A_HUNDRED_ORDERS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") == len(every_rule)


# At the edges ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("method", "said"), every_rule)
def test_no_ballot_at_all_is_counted_and_said(method, said):
    made = rules(method, said)
    for ballots in ([], [(3, [])]):
        found = result(method, made, ballots)
        assert found["ballots"] == found["blank"] == sum(n for n, _said in ballots)
        assert sorted(found["ranking"]) == list(OPTIONS)
        assert method.sentence(found, LABELS)


@each_method
def test_a_single_option_is_counted_and_said(method):
    made = rules(method, options=("a",))
    full = {"a": 1} if method.kind in (GRADES, POINTS) else ["a"]
    for ballots in ([(3, full)], [(1, [])], []):
        found = result(method, made, ballots)
        assert found["ranking"] == ["a"]
        assert method.sentence(found, LABELS)
    assert result(method, made, [(3, full)])["winners"] == ["a"]


@each_method
def test_options_that_all_tie_are_shown_as_a_tie_or_drawn(method):
    made = method.rules(OPTIONS, None, (1, 1, 1, 1), 4)
    turned = [OPTIONS[n:] + OPTIONS[:n] for n in range(4)]
    if method.kind in (GRADES, POINTS):
        ballots = [(1, dict.fromkeys(OPTIONS, 1))]
    elif method.kind == ONE:
        ballots = [(1, [option]) for option in OPTIONS]
    elif method.kind == SET:
        ballots = [(2, list(OPTIONS))]
    else:
        ballots = [(1, list(one)) for one in turned]
    found = result(method, made, ballots)
    assert sorted(found["ties"][0]) == list(OPTIONS)
    if "ties" in made.variant:
        assert sorted(found["winners"]) == list(OPTIONS)
        drawn = result(method, method.rules(OPTIONS, {"ties": "draw", "draw": "x"}), ballots)
        assert len(drawn["winners"]) == 1


def test_a_method_gives_what_it_counted_in_one_shape():
    assert Counted.__dataclass_fields__.keys() == {"winners", "ranking", "ties", "tally", "rounds"}
