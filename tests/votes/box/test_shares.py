"""Word lists: what a mistake says, and about whom."""

from __future__ import annotations

from itertools import combinations

import pytest
from shamir_mnemonic import generate_mnemonics
from shamir_mnemonic.wordlist import WORDLIST

from consult.votes.box import shares
from tests.votes.box.staged import BUREAU, NAMES, SEED, WORDS

AWA, BRUNO, CHLOE = NAMES
OTHER_BUREAU, OTHER_LISTS = shares.split(b"o" * 32, 2, NAMES)


def given(*names):
    return [(name, WORDS[name]) for name in names]


def changed(words, position, word):
    some = words.split()
    some[position - 1] = word
    return " ".join(some)


def other_than(word):
    return next(one for one in WORDLIST if one != word)


@pytest.mark.parametrize("pair", list(combinations(NAMES, 2)))
def test_any_two_of_three_give_the_seed(pair):
    assert shares.combine(given(*pair), BUREAU) == SEED


def test_a_third_share_harms_nothing():
    assert shares.combine(given(*NAMES), BUREAU) == SEED


def test_four_letters_of_each_word_are_enough_whatever_the_case():
    short = " ".join(word[:4].upper() for word in WORDS[AWA].split())
    assert shares.combine([(AWA, short), *given(BRUNO)], BUREAU) == SEED


def test_four_letters_tell_every_word():
    assert len(shares.BY_START) == len(WORDLIST)


@pytest.mark.parametrize(
    ("threshold", "names"),
    [(1, NAMES), (4, NAMES), (2, [AWA, AWA]), (2, [AWA]), (2, [str(n) for n in range(17)])],
)
def test_a_split_that_protects_nothing_is_refused(threshold, names):
    with pytest.raises(shares.BadSplit):
        shares.split(SEED, threshold, names)


def test_a_missing_share_says_who_may_still_come():
    with pytest.raises(shares.TooFew, match=f"{AWA}, {CHLOE}"):
        shares.combine(given(BRUNO), BUREAU)


def test_a_repeated_share_says_whose():
    with pytest.raises(shares.Repeated, match=BRUNO):
        shares.combine(given(BRUNO, BRUNO), BUREAU)


def test_a_share_given_for_another_holder_says_whose_it_is():
    with pytest.raises(shares.OtherHolder, match=f"{BRUNO}.*{AWA}"):
        shares.combine([*given(CHLOE), (BRUNO, WORDS[AWA])], BUREAU)


def test_a_share_of_another_vote_says_so():
    with pytest.raises(shares.OtherVote, match=BRUNO):
        shares.combine([*given(AWA), (BRUNO, " ".join(OTHER_LISTS[1]))], BUREAU)


def test_a_share_of_the_same_number_but_another_split_says_so():
    """Identifiers have 15 bits: the fingerprint decides."""
    twin = shares.Bureau(BUREAU.public_key, OTHER_BUREAU.identifier, 2, BUREAU.holders)
    with pytest.raises(shares.OtherVote, match=AWA):
        shares.recognise(" ".join(OTHER_LISTS[0]), AWA, twin)


def test_shares_of_a_bureau_that_lies_about_its_key_open_nothing():
    lying = shares.Bureau(OTHER_BUREAU.public_key, BUREAU.identifier, 2, BUREAU.holders)
    with pytest.raises(shares.OtherKey):
        shares.combine(given(AWA, BRUNO), lying)


def test_an_unknown_word_is_named_with_its_place_and_those_close_to_it():
    typed = changed(WORDS[AWA], 7, "acadamie")
    with pytest.raises(shares.UnknownWord, match=f"{AWA}.*le mot 7.*acadamie") as told:
        shares.recognise(typed, AWA, BUREAU)
    assert told.value.position == 7
    assert "academic" in told.value.close


def test_a_word_that_looks_like_none_proposes_none():
    with pytest.raises(shares.UnknownWord) as told:
        shares.recognise("zzzzzz", AWA, BUREAU)
    assert told.value.close == []


def test_a_word_too_few_is_counted():
    with pytest.raises(shares.WrongNumber, match=f"{AWA}.*33 mots.*32"):
        shares.recognise(" ".join(WORDS[AWA].split()[:-1]), AWA, BUREAU)


def test_a_word_taken_for_another_is_found():
    own = WORDS[AWA].split()[20]
    other = other_than(own)
    with pytest.raises(shares.WrongChecksum, match=f"mot 21, «.{other}.*«.{own}"):
        shares.recognise(changed(WORDS[AWA], 21, other), AWA, BUREAU)


def test_two_words_exchanged_are_found():
    words = WORDS[AWA].split()
    place = next(n for n in range(4, 33) if words[n] != words[n + 1])
    words[place], words[place + 1] = words[place + 1], words[place]
    with pytest.raises(shares.WrongChecksum, match=f"mots {place + 1} et {place + 2}"):
        shares.recognise(" ".join(words), AWA, BUREAU)


def test_two_wrong_words_are_not_guessed():
    words = WORDS[AWA].split()
    typed = changed(WORDS[AWA], 9, other_than(words[8]))
    typed = changed(typed, 19, other_than(words[18]))
    with pytest.raises(shares.WrongChecksum, match="Relisez-les un à un"):
        shares.recognise(typed, AWA, BUREAU)


def test_words_of_nobody_in_the_bureau_are_not_mended():
    with pytest.raises(shares.WrongChecksum, match="Denis"):
        shares.recognise(
            changed(WORDS[AWA], 33, other_than(WORDS[AWA].split()[32])), "Denis", BUREAU
        )


def test_a_short_secret_of_another_tool_is_not_a_share():
    ((typed, _other),) = generate_mnemonics(1, [(2, 2)], b"x" * 16)
    with pytest.raises(shares.WrongNumber):
        shares.recognise(typed, AWA, BUREAU)


def test_the_public_part_says_no_word():
    assert not set(WORDS[AWA].split()) & set(repr(BUREAU).lower().replace("'", " ").split())
