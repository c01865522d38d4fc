"""Files kept by their content."""

from __future__ import annotations

import hashlib
import os
import threading

import pytest

from consult.storage import Folder, storage


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "files")


def test_a_file_is_named_by_its_content(folder):
    digest = folder.put(b"proces-verbal")
    assert digest == hashlib.sha256(b"proces-verbal").hexdigest()
    with folder.open(digest) as file:
        assert file.read() == b"proces-verbal"


def test_the_same_content_is_kept_once(folder):
    assert folder.put(b"deux fois") == folder.put(b"deux fois")
    assert len([path for path in folder.root.rglob("*") if path.is_file()]) == 1


def test_a_file_never_kept_is_a_key_error(folder):
    with pytest.raises(KeyError):
        folder.open("0" * 64)


def test_deleting_twice_is_deleting(folder):
    digest = folder.put(b"adieu")
    folder.delete(digest)
    folder.delete(digest)
    with pytest.raises(KeyError):
        folder.open(digest)


def test_only_the_account_of_the_site_reads_the_files(folder):
    digest = folder.put(b"prive")
    assert folder._path(digest).stat().st_mode & 0o077 == 0


def test_a_digest_cannot_leave_the_folder(folder, tmp_path):
    (tmp_path / "secret").write_bytes(b"x")
    for name in ("../../secret", "/etc/hostname", ""):
        with pytest.raises(KeyError):
            folder.open(name)


def test_writers_at_once_leave_one_whole_file(folder):
    content = b"x" * 1_000_000
    threads = [threading.Thread(target=folder.put, args=(content,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    files = [path for path in folder.root.rglob("*") if path.is_file()]
    assert [file.stat().st_size for file in files] == [len(content)]


def test_a_draft_is_taken_or_goes_away_and_those_of_the_dead_too(folder):
    with folder.draft() as path:
        path.write_bytes(b"long")
        digest = folder.keep(path)
        assert not path.exists()
    with folder.open(digest) as file:
        assert file.read() == b"long"
    with folder.draft() as path:
        path.write_bytes(b"abandon")
    assert [path for path in folder.root.rglob("*") if path.is_file()] == [folder._path(digest)]
    assert folder._path(digest).stat().st_mode & 0o077 == 0
    dead = folder.root / ".draft-dead"
    dead.mkdir()
    os.utime(dead, (0, 0))
    with folder.draft() as path:
        assert path.parent.parent == folder.root and not dead.exists()


def test_what_is_already_kept_is_not_kept_twice(folder):
    digest = folder.put(b"le meme")
    with folder.draft() as path:
        path.write_bytes(b"le meme")
        assert folder.keep(path) == digest
    assert len([path for path in folder.root.rglob("*") if path.is_file()]) == 1


def test_the_site_keeps_its_files_in_its_instance(app, session):
    digest = storage().put(b"dans l'instance")
    assert (app.config["INSTANCE"] / "files" / digest[:2] / digest).exists()
