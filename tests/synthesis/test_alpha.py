"""Krippendorff's alpha on his own published examples, and on sets."""

from __future__ import annotations

import pytest

from consult.synthesis.alpha import agreement, masi, nominal

# « Computing Krippendorff's Alpha-Reliability » (2011), sections A, B and C.
BINARY = ("0100000010", "1110010000")
NOMINAL = ("aabbdcccedda", "babbbccceddd")
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(readers):
    return [[one for one in unit if one != "."] for unit in zip(*readers, strict=True)]


@pytest.mark.parametrize(
    ("readers", "published"), [(BINARY, 0.095), (NOMINAL, 0.692), (FOUR, 0.743)]
)
def test_his_examples_give_what_he_published(readers, published):
    found = agreement(units(readers), nominal)
    assert round(found.alpha, 3) == published
    assert found.low < found.alpha < found.high


def test_sets_that_hold_one_another_are_nearer_than_those_that_cross():
    one, two, cross = frozenset({1}), frozenset({1, 2}), frozenset({2, 3})
    assert masi(one, one) == 0 and masi(one, frozenset()) == 1
    assert masi(one, two) == pytest.approx(2 / 3)  # Passonneau: 1 - 1/2 * 2/3
    assert masi(two, cross) == pytest.approx(1 - 1 / 9)
    assert masi(one, cross) == 1


def test_readers_who_always_say_the_same_have_no_alpha():
    same = [(frozenset({1}), frozenset({1}))] * 5
    found = agreement(same)
    assert (found.same, found.alpha) == (1.0, None)
    assert agreement([]) is None and agreement([(frozenset(),)]) is None
    apart = [(frozenset({n}), frozenset({n})) for n in range(6)]
    assert agreement(apart).alpha == 1
    assert agreement(apart) == agreement(apart)
