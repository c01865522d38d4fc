"""Files kept by their content."""

from __future__ import annotations

import hashlib
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


def test_the_site_keeps_its_files_in_its_instance(app, session):
    digest = storage().put(b"dans l'instance")
    assert (app.config["INSTANCE"] / "files" / digest[:2] / digest).exists()
