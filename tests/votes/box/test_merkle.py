"""The public list: the vectors of Certificate Transparency, and what holds at every size."""

from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.votes.box import merkle
from consult.votes.box.heads import Head, SignedHead, holds, sign, signing_public_key
from consult.votes.box.merkle import Frontier, Tree, consistent, included

calm = settings(deadline=None, max_examples=50)  # a busy machine is no fault

# The tests of certificate-transparency (RFC 6962, whose hashing RFC 9162 keeps).
ENTRIES = [
    bytes.fromhex(said)
    for said in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
A = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
B = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
C = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
E = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
F = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
G = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"


def hexed(proof):
    return [one.hex() for one in proof]


@pytest.mark.parametrize("size", range(9))
def test_roots_are_those_published(size):
    assert merkle.root(ENTRIES[:size]).hex() == ROOTS[size]
    assert Tree(ENTRIES).root(size).hex() == ROOTS[size]


@pytest.mark.parametrize(
    ("index", "size", "path"),
    [
        (0, 1, []),
        (0, 8, [A, B, C]),
        (5, 8, [E, F, ROOTS[4]]),
        (2, 3, [ROOTS[2]]),
        (1, 5, [ROOTS[1], B, E]),
    ],
)
def test_inclusion_proofs_are_those_published(index, size, path):
    assert hexed(Tree(ENTRIES).inclusion(index, size)) == path


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [(1, 1, []), (1, 8, [A, B, C]), (6, 8, [G, F, ROOTS[4]]), (2, 5, [B, E])],
)
def test_consistency_proofs_are_those_published(old, new, path):
    assert hexed(Tree(ENTRIES).consistency(old, new)) == path


def entries(number):
    return [hashlib.sha256(str(n).encode()).digest() for n in range(number)]


sizes = st.integers(1, 130)


@calm
@given(sizes, st.data())
def test_every_entry_is_proved_and_no_other_is(size, data):
    some = entries(size)
    tree, index = Tree(some), data.draw(st.integers(0, size - 1))
    proof, root = tree.inclusion(index), tree.root()
    assert included(some[index], index, size, proof, root)
    assert not included(b"another", index, size, proof, root)
    assert not included(some[index], index, size, [*proof, root], root)
    assert not included(some[index], index, size, proof[:-1], root) or not proof
    assert not included(some[index], index + 1, size, proof, root)
    for place in range(len(proof)):
        changed = [*proof[:place], b"\x00" * 32, *proof[place + 1 :]]
        assert not included(some[index], index, size, changed, root)


@calm
@given(sizes, st.data())
def test_a_list_that_grew_is_proved_and_one_that_changed_is_not(size, data):
    old = data.draw(st.integers(1, size))
    some = entries(size)
    tree = Tree(some)
    proof, before, after = tree.consistency(old), tree.root(old), tree.root()
    assert consistent(old, size, proof, before, after)
    if old < size:
        forged = merkle.root([b"x" * 32, *some[1:]])
        assert not consistent(old, size, proof, before, forged)
        assert not consistent(old, size, proof[:-1], before, after)
        assert not consistent(old, size, [*proof, after], before, after)
        assert not consistent(size, old, proof, after, before)


def test_everything_follows_the_empty_list():
    assert consistent(0, 3, [], merkle.EMPTY, merkle.root(entries(3)))
    assert not consistent(0, 3, [], b"x" * 32, merkle.root(entries(3)))


@calm
@given(st.lists(st.integers(0, 40), max_size=6))
def test_batches_give_the_root_of_the_whole_list(batches):
    some, kept = entries(sum(batches)), Frontier()
    start = 0
    for number in batches:
        kept = Frontier(kept.size, kept.peaks).append(some[start : start + number])
        start += number
    assert kept.root == merkle.root(some) == Tree(some).root()


def test_appending_hashes_the_batch_and_not_the_list(monkeypatch):
    hashed = []
    kept = Frontier().append(entries(5000))
    monkeypatch.setattr(merkle, "node", lambda a, b: hashed.append(1) or a)
    kept.append(entries(10))
    assert kept.root and len(hashed) < 40


def test_a_frontier_that_lost_a_peak_is_refused():
    with pytest.raises(ValueError, match="peaks"):
        Frontier(3, [b"x" * 32])


def test_a_million_leaves_take_seconds():
    some = [n.to_bytes(32, "big") for n in range(1_000_000)]
    start = time.process_time()
    merkle.root(some)
    assert time.process_time() - start < 10


# Heads -------------------------------------------------------------------------------------------

HEAD = Head("42", 3, ROOTS[3], 1)
SEED = b"s" * 32


def test_a_head_is_signed_over_each_of_its_words():
    signed, key = sign(HEAD, SEED), signing_public_key(SEED)
    assert holds(signed, key)
    assert not holds(signed, signing_public_key(b"t" * 32))
    for other in (
        Head("43", 3, ROOTS[3], 1),
        Head("42", 4, ROOTS[3], 1),
        Head("42", 3, ROOTS[4], 1),
        Head("42", 3, ROOTS[3], 2),
    ):
        assert not holds(SignedHead(other, signed.signature), key)


@pytest.mark.parametrize("signature", ["", "zz", "00" * 64])
def test_what_is_no_signature_does_not_hold(signature):
    assert not holds(SignedHead(HEAD, signature), signing_public_key(SEED))
