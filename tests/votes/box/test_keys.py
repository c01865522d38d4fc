"""The secrets of a vote on the server's disk."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from consult.votes.box import keys


def test_secrets_are_made_once_and_read_by_every_node(tmp_path):
    made = keys.create(tmp_path / "keys", "42", confidential=False)
    assert keys.load(tmp_path / "keys", "42") == made
    assert len({made.roll, made.slot, made.signing, made.tie}) == 4
    assert made.box is None
    with pytest.raises(keys.AlreadyMade):
        keys.create(tmp_path / "keys", "42", confidential=True)
    assert keys.load(tmp_path / "keys", "42") == made


def test_only_a_confidential_vote_keeps_the_key_of_its_box(tmp_path):
    keys.create(tmp_path, "42", confidential=True)
    assert len(keys.load(tmp_path, "42").box) == 32


def test_only_the_account_of_the_server_reads_them(tmp_path):
    keys.create(tmp_path / "keys", "42", confidential=False)
    path = tmp_path / "keys" / "42.json"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    path.chmod(0o640)
    with pytest.raises(keys.Exposed):
        keys.load(tmp_path / "keys", "42")


def test_of_ten_nodes_at_once_one_makes_them(tmp_path):
    def make(_n):
        try:
            return keys.create(tmp_path, "42", confidential=False)
        except keys.AlreadyMade:
            return None

    with ThreadPoolExecutor(10) as nodes:
        made = [one for one in nodes.map(make, range(10)) if one]
    assert made == [keys.load(tmp_path, "42")]
    assert [path.name for path in tmp_path.iterdir()] == ["42.json"]


def test_a_node_that_dies_leaves_no_half_of_a_file(tmp_path, monkeypatch):
    def dies(_handle):
        raise OSError

    monkeypatch.setattr(keys.os, "fsync", dies)
    with pytest.raises(OSError):
        keys.create(tmp_path, "42", confidential=False)
    monkeypatch.undo()
    with pytest.raises(keys.Missing):
        keys.load(tmp_path, "42")
    assert keys.create(tmp_path, "42", confidential=False)


def test_destroyed_secrets_are_overwritten_then_gone(tmp_path):
    made = keys.create(tmp_path, "42", confidential=False)
    os.link(tmp_path / "42.json", tmp_path / "copy")
    keys.destroy(tmp_path, "42")
    assert made.roll.hex().encode() not in (tmp_path / "copy").read_bytes()
    with pytest.raises(keys.Missing):
        keys.load(tmp_path, "42")
    with pytest.raises(keys.Missing):
        keys.destroy(tmp_path, "42")


@pytest.mark.parametrize(
    "written", [b"", b"{}", b"[]", b'{"box":"00"}', b'{"roll":"00","signing":"00","slot":"00","tie":"00"}']
)  # fmt: skip
def test_a_damaged_file_is_named(tmp_path, written):
    keys.create(tmp_path, "42", confidential=False)
    (tmp_path / "42.json").write_bytes(written)
    with pytest.raises(keys.Damaged, match=r"42\.json"):
        keys.load(tmp_path, "42")


@pytest.mark.parametrize("vote", ["", "../42", "a/b", ".42", "x" * 65])
def test_a_vote_does_not_name_a_file_elsewhere(tmp_path, vote):
    with pytest.raises(ValueError, match="vote"):
        keys.create(tmp_path, vote, confidential=False)


def test_secrets_do_not_show_in_traces(tmp_path):
    made = keys.create(tmp_path, "42", confidential=True)
    assert made.roll.hex() not in f"{made} {made!r}"
