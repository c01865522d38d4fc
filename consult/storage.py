"""Files kept by the hash of their content, behind one interface."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from flask import current_app

DIGEST = re.compile("[0-9a-f]{64}")
A_DAY = 24 * 3600


class Storage(Protocol):
    def put(self, content: bytes) -> str:
        """Keep ``content``; its SHA-256 in hexadecimal."""

    def keep(self, path: Path) -> str:
        """Take the file at ``path``, whatever its size."""

    def draft(self) -> AbstractContextManager[Path]:
        """Where to write a file before it is kept: what is left there goes away."""

    def open(self, digest: str) -> BinaryIO:
        """Read it back; KeyError when there is none."""

    def renew(self, digest: str) -> None:
        """Make it as young as if it were put now; KeyError when there is none."""

    def older_than(self, moment: datetime) -> Iterator[str]:
        """The files put or renewed before ``moment``."""

    def delete(self, digest: str) -> None: ...


class Folder:
    """Files in a local folder, two levels deep."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def _path(self, digest: str) -> Path:
        if not DIGEST.fullmatch(digest):
            raise KeyError(digest)
        return self.root / digest[:2] / digest

    def put(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        if not self._renewed(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        return digest

    def keep(self, path: Path) -> str:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        kept = self._path(digest)
        if not self._renewed(kept):
            kept.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=kept.parent)
            os.close(handle)
            shutil.move(path, name)  # a rename, for a draft of ours
            Path(name).chmod(0o600)
            Path(name).replace(kept)
        return digest

    @contextmanager
    def draft(self) -> Iterator[Path]:
        self.root.mkdir(parents=True, exist_ok=True)
        for left in self.root.glob(".draft-*"):  # by a process that was killed
            if left.stat().st_mtime < time.time() - A_DAY:
                shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=self.root, prefix=".draft-") as folder:
            yield Path(folder) / "file"

    def open(self, digest: str) -> BinaryIO:
        try:
            return self._path(digest).open("rb")
        except FileNotFoundError:
            raise KeyError(digest) from None

    def _renewed(self, path: Path) -> bool:
        try:
            os.utime(path)
        except FileNotFoundError:
            return False
        return True

    def renew(self, digest: str) -> None:
        if not self._renewed(self._path(digest)):
            raise KeyError(digest)

    def older_than(self, moment: datetime) -> Iterator[str]:
        for path in self.root.glob("??/*"):
            if DIGEST.fullmatch(path.name) and path.stat().st_mtime < moment.timestamp():
                yield path.name

    def delete(self, digest: str) -> None:
        self._path(digest).unlink(missing_ok=True)


def storage() -> Storage:
    return Folder(current_app.config["INSTANCE"] / "files")
