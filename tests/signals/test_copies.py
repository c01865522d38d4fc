"""Near-copies: found whatever was changed, and nothing else taken for one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.contributions import copy_measure
from consult.signals import copies

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "contributions"
TEXT = (
    "Nous demandons que la gare de Brionne garde un guichet ouvert le matin, avec une personne qui "
    "vend des billets et renseigne. Les automates tombent en panne et beaucoup d’entre nous n’ont "
    "pas de téléphone pour acheter en ligne."
)
OTHER = (
    "Le chemin de halage est impraticable dès novembre. Deux camions de gravier et une journée de "
    "chantier participatif suffiraient pour que les enfants aillent au collège à vélo toute l’année."
)


def test_on_real_texts_copies_are_found_and_others_are_not() -> None:
    if not DATA.exists():
        pytest.skip("the real texts are not beside the project: recall and precision NOT measured")
    found = copy_measure.measure(copy_measure.texts(DATA))
    assert found.read > 5000
    assert found.mean >= 0.99
    assert min(found.recall.values()) >= 0.98
    assert found.unrelated == copy_measure.UNRELATED
    assert found.false_alarms <= found.unrelated // 100


def test_case_accents_and_punctuation_change_nothing() -> None:
    assert copies.signature(TEXT) == copies.signature(TEXT.upper().replace("É", "E") + " !!")
    assert len(copies.signature(TEXT)) == copies.SIZE


def test_a_short_text_is_nobody_s_copy() -> None:
    short = "Je suis d’accord avec cette idée"
    assert copies.signature(short) == b""
    assert copies.bands(b"") == []
    assert copies.alike(b"", b"") == 0
    assert copies.groups({1: b"", 2: b""}) == []


def test_each_text_of_a_group_is_like_the_first_and_two_campaigns_stay_two() -> None:
    """A text that quotes two campaigns joins one of them, and does not join them together."""
    chance = random.Random(3)
    said = {n: copy_measure.typos(TEXT, chance, []) for n in range(30)}
    said |= {100 + n: copy_measure.typos(OTHER, chance, []) for n in range(20)}
    said |= {200: f"{TEXT} {OTHER}", 300: "Trop court.", 400: TEXT[::-1]}
    signed = dict(zip(said, copies.signatures(said.values()), strict=True))
    found = copies.groups(signed)
    assert sorted(map(len, found)) in ([20, 31], [21, 30])
    for group in found:
        assert group[0] == min(group)
        assert all(copies.alike(signed[group[0]], signed[one]) >= copies.THRESHOLD for one in group)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([TEXT, OTHER, TEXT + " " + OTHER[:60], "Rien."]), max_size=30))
def test_groups_are_a_partition_and_the_same_each_time(said: list[str]) -> None:
    signed = dict(enumerate(copies.signatures(said)))
    found = copies.groups(signed)
    assert found == copies.groups(dict(signed))
    members = [one for group in found for one in group]
    assert len(members) == len(set(members))
    alone = [one for one, text in signed.items() if text and one not in members]
    assert all(
        copies.alike(signed[one], signed[other]) < copies.THRESHOLD
        for one in alone
        for other in alone
        if one < other
    )


def test_copies_share_a_band_and_keep_apart_from_those_of_other_places() -> None:
    signed = copies.signature(TEXT)
    changed = copies.signature(TEXT.replace("guichet", "comptoir"))
    assert set(copies.bands(signed, 7)) & set(copies.bands(changed, 7))
    assert not set(copies.bands(signed, 7)) & set(copies.bands(signed, 8))
    assert all(-(2**63) <= band < 2**63 for band in copies.bands(signed, 7))
