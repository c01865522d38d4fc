"""Canonical JSON, envelopes, codes, receipts, tags and the draw."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.signing import SigningKey

from consult.votes.box import letters, qr, sealing, tags, tie
from consult.votes.box.manifest import NotCanonical, canonical, digest, read, without_floats
from consult.votes.box.sealing import Reason
from consult.votes.public import verifier

calm = settings(deadline=None, max_examples=50)  # a busy machine is no fault

SEED = bytes(range(32))
TO = sealing.public_key(SEED)
HASH = digest({"vote": "42"})
LENGTH = sealing.length_for([10, 20, 30])
CODE = "0123-4567-89AB-CDEF"

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
    max_leaves=8,
)


@calm
@given(plain)
def test_canonical_json_is_that_of_the_public_script_and_reads_back(thing):
    assert canonical(thing) == verifier.canonical(thing)
    assert read(canonical(thing)) == thing


def test_the_order_of_keys_changes_nothing():
    assert canonical({"é": 1, "a": [2, {"c": None, "b": "’"}]}) == (
        '{"a":[2,{"b":"’","c":null}],"é":1}'.encode()
    )


def abyss():
    deep = []
    for _level in range(5000):
        deep = [deep]
    return deep


@pytest.mark.parametrize(
    "thing",
    [1.0, abyss(), [float("nan")], {"a": {"b": 0.1}}, {1: 2}, b"x", {2}, 2**53, "\ud800", object()],
)
def test_what_has_two_spellings_or_none_is_refused(thing):
    with pytest.raises(NotCanonical):
        canonical(thing)


@pytest.mark.parametrize("written", [b'{"b":1,"a":2}', b'{"a": 1}', b"[1.5]", b"{", b"", b"\xff"])
def test_other_spellings_are_not_read(written):
    with pytest.raises(NotCanonical):
        read(written)


def test_the_floats_of_a_count_are_written_as_texts():
    assert without_floats({"a": [1, 1250.5, {"b": (0.1,)}]}) == {"a": [1, "1250.5", {"b": ["0.1"]}]}


# Envelopes ---------------------------------------------------------------------------------------


def ballot(choice=(10,), code=CODE, manifest_hash=HASH):
    return sealing.plaintext(manifest_hash, list(choice), code, LENGTH)


def opened(*written, length=LENGTH):
    return sealing.open_all([sealing.seal(TO, one) for one in written], SEED, HASH, length)


def refusal(written, **more):
    found = opened(written, **more)
    assert found.ballots == []
    return list(found.refused.values())


def test_a_sealed_ballot_opens_as_it_was():
    (one,) = opened(ballot([20, 10])).ballots
    assert (one.choice, one.code) == ([20, 10], CODE)


def test_grades_are_sealed_as_well():
    length = sealing.length_for({"10": 6, "20": 6})
    written = sealing.plaintext(HASH, {"20": 6}, CODE, length)
    assert opened(written, length=length).ballots[0].choice == {"20": 6}


def test_all_envelopes_of_a_vote_have_one_length_and_never_the_same_bytes():
    sealed = [sealing.seal(TO, ballot(choice)) for choice in ([], [10], [10, 20, 30])]
    assert {len(one) for one in sealed} == {LENGTH + 48}
    assert sealing.seal(TO, ballot()) != sealing.seal(TO, ballot())


def test_a_ballot_longer_than_the_longest_is_refused():
    with pytest.raises(sealing.TooLong):
        ballot([10, 20, 30, 40])


def test_an_envelope_for_another_key_does_not_open():
    other = sealing.seal(sealing.public_key(b"x" * 32), ballot())
    altered = sealing.seal(TO, ballot())[:-1] + b"\x00\x00"
    found = sealing.open_all([other, altered, b"", b"short"], SEED, HASH, LENGTH)
    assert list(found.refused.values()) == [Reason.CLOSED] * 4
    assert hashlib.sha256(other).hexdigest() in found.refused


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (b"hello".ljust(LENGTH), Reason.NOT_JSON),
        (b"\xff" * LENGTH, Reason.NOT_JSON),
        (b'{"choice":[1.5]}'.ljust(LENGTH), Reason.NOT_JSON),
        (ballot().rstrip(), Reason.PADDING),
        (ballot() + b" ", Reason.PADDING),
        (ballot().rstrip().ljust(LENGTH, b"\n"), Reason.PADDING),
        (ballot().rstrip().replace(b":", b": ", 1).ljust(LENGTH), Reason.PADDING),
        (ballot(manifest_hash="0" * 64), Reason.OTHER_MANIFEST),
        (b"[" * 900 + b"]" * 900, Reason.NOT_JSON),
        (canonical([1]).ljust(LENGTH), Reason.NOT_A_BALLOT),
        (ballot([[10]]), Reason.NOT_A_BALLOT),
        (ballot([True]), Reason.NOT_A_BALLOT),
        (canonical({"choice": [], "code": CODE}).ljust(LENGTH), Reason.NOT_A_BALLOT),
        (ballot(code="0123456789ABCDEF"), Reason.NOT_A_BALLOT),
        (canonical({"manifest": HASH, "choice": 3, "code": CODE}).ljust(LENGTH), Reason.NOT_A_BALLOT),
        (canonical({"manifest": HASH, "choice": [], "code": 3}).ljust(LENGTH), Reason.NOT_A_BALLOT),
    ],
)  # fmt: skip
def test_each_refusal_is_named(written, reason):
    assert refusal(written) == [reason]


def test_a_code_that_comes_twice_is_told_and_both_ballots_count():
    found = opened(ballot([10]), ballot([20]), ballot([30], code=sealing.new_code()))
    assert len(found.ballots) == 3
    assert found.repeated_codes == [CODE]


# Letters -----------------------------------------------------------------------------------------


def test_codes_are_80_bits_in_groups_and_never_twice():
    codes = {sealing.new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(sealing.CODE_FORM.fullmatch(code) for code in codes)


@calm
@given(st.binary(min_size=32, max_size=32))
def test_a_receipt_is_read_however_it_is_typed(hashed):
    shown = sealing.receipt(hashed)
    assert len(shown.replace("-", "")) == 20
    confused = shown.lower().replace("-", "  ").replace("1", "l").replace("0", "o")
    assert sealing.read_receipt(f" {confused}\n") == shown
    assert verifier.receipt_of(hashed) == shown.replace("-", "") == verifier.read_receipt(confused)
    low, high = sealing.receipt_bounds(shown)
    assert low <= hashed <= high
    assert sealing.receipt(low) == sealing.receipt(high) == shown


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCD-" * 6, "ABCD-ABCD-ABCD-ABCD-ABCÉ", "<b>" * 7])
def test_what_is_no_receipt_is_refused(typed):
    with pytest.raises(letters.Unreadable):
        sealing.read_receipt(typed)


def test_a_qr_code_is_svg_without_style_nor_script():
    drawn = qr.svg("7K3M-9QRS")
    assert drawn.startswith("<svg ")
    assert "style" not in drawn and "script" not in drawn


# Tags and the draw -------------------------------------------------------------------------------


def test_tags_are_hmac_of_the_vote_and_the_voter():
    expected = hmac.new(b"k" * 32, b"42|7@x", hashlib.sha256).digest()
    assert tags.roll_tag(b"k" * 32, 42, "7@x") == expected
    assert tags.slot_tag(b"l" * 32, 42, "7@x") != expected
    assert tags.roll_tag(b"k" * 32, 4, "2|7@x") != tags.roll_tag(b"k" * 32, 42, "7@x")


def test_the_draw_comes_from_the_root_and_the_announced_secret():
    secret = tie.secret_of(SEED)
    expected = hashlib.sha256(b"r" * 32 + secret).hexdigest()
    assert tie.draw(b"r" * 32, secret, tie.hash_of(secret)) == expected
    with pytest.raises(tie.OtherSecret):
        tie.draw(b"r" * 32, b"other", tie.hash_of(secret))


def test_what_comes_from_the_seed_shares_nothing_with_it():
    derived = {SEED, TO, tie.secret_of(SEED), sealing.result_seed(SEED)}
    assert len(derived) == 4


# The signatures of the public script -------------------------------------------------------------


def test_the_public_script_holds_to_the_vectors_of_rfc_8032():
    assert verifier.proves_itself()


@calm
@given(st.binary(max_size=200), st.binary(min_size=32, max_size=32), st.integers(0, 511))
def test_the_public_script_judges_signatures_as_libsodium(message, seed, bit):
    key = SigningKey(seed)
    signature, public = key.sign(message).signature, bytes(key.verify_key)
    assert verifier.is_signed(message, signature, public)
    flipped = bytearray(signature)
    flipped[bit // 8] ^= 1 << bit % 8
    assert not verifier.is_signed(message, bytes(flipped), public)
