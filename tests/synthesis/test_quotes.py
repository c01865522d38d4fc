"""Quotes of contributions by their number."""

from __future__ import annotations

import pytest

from consult.synthesis.quotes import linked, missing, quoted


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("Voir #12, #7 et #12.", [12, 7]),
        ("(#3)", [3]),
        ("page.html#12 a#5 &#39; /x#4 ##8", []),
        ("# 12 est un titre", []),
        ("[#9](ailleurs)", []),
        ("#123456789012345678901", []),
    ],
)
def test_only_numbers_of_their_own_are_quotes(said, numbers):
    assert quoted(said) == numbers


def test_known_quotes_become_links_and_others_stay_as_written():
    assert linked("#1 et #2", "/c", {1}) == "[n°\u00a01](/c/1) et #2"
    assert missing("#1 et #2", {1}) == [2]
