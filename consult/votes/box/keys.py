"""The secrets that the server keeps for a vote, outside the database and outside its backups.

One file per vote, in a folder that all nodes share. Whoever has these files and the database sees
who voted; only the files of a « vote confidentiel » also open its envelopes.
"""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .faults import Fault
from .manifest import NotCanonical, canonical, read

SIZE = 32
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class AlreadyMade(Fault):
    def __init__(self, vote: str) -> None:
        super().__init__(
            f"Les clés du scrutin {vote} existent déjà\u00a0: elles sont faites une fois."
        )


class Missing(Fault):
    def __init__(self, vote: str) -> None:
        super().__init__(f"Les clés du scrutin {vote} sont introuvables, ou déjà détruites.")


class Exposed(Fault):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} est lisible par d’autres comptes\u00a0: rétablissez le mode 0600."
        )


class Damaged(Fault):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} est abîmé\u00a0: sans lui, le scrutin ne peut pas continuer.")


@dataclass(frozen=True, repr=False)
class Secrets:
    """32 bytes each. ``box`` only where no scrutineer holds the key of the envelopes."""

    roll: bytes
    slot: bytes
    signing: bytes
    tie: bytes
    box: bytes | None = None

    def __repr__(self) -> str:
        return "Secrets(…)"  # never in a trace


def create(folder: Path, vote: str, *, confidential: bool) -> Secrets:
    """Draw the secrets of a vote. Of two nodes at once, one makes them and the other is refused."""
    made = Secrets(_draw(), _draw(), _draw(), _draw(), box=_draw() if confidential else None)
    path = _path(folder, vote)
    draft = _draft(folder, _written(made))
    try:
        os.link(draft, path)  # whole or not at all, and never over another: O_EXCL is not as much
    except FileExistsError as fault:
        raise AlreadyMade(vote) from fault
    finally:
        draft.unlink()
    _settle(folder)
    return made


def load(folder: Path, vote: str) -> Secrets:
    path = _path(folder, vote)
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise Exposed(path)
            written = file.read()
    except FileNotFoundError as fault:
        raise Missing(vote) from fault
    try:
        held = {name: bytes.fromhex(value) for name, value in read(written).items()}
        found = Secrets(**held)
    except (NotCanonical, ValueError, TypeError, AttributeError) as fault:
        raise Damaged(path) from fault
    if any(len(value) != SIZE for value in held.values()):
        raise Damaged(path)
    return found


def destroy(folder: Path, vote: str) -> None:
    """Write noise over the secrets, then remove their file.

    The file is gone for this folder, nothing more. Flash memory and file systems that copy on write
    keep old blocks for a while; a snapshot, a backup, a copy, swap or the memory of a running process
    may still hold them. Keep this folder out of backups, on an encrypted disk, and restart the
    processes; only the disk's own key, destroyed too, makes the end certain.
    """
    path = _path(folder, vote)
    try:
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError as fault:
        raise Missing(vote) from fault
    path.unlink()
    _settle(folder)


def _draw() -> bytes:
    return secrets.token_bytes(SIZE)


def _path(folder: Path, vote: str) -> Path:
    if not NAME.fullmatch(vote):
        raise ValueError(f"not the name of a vote: {vote!r}")
    return folder / f"{vote}.json"


def _written(made: Secrets) -> bytes:
    return canonical({name: value.hex() for name, value in vars(made).items() if value})


def _draft(folder: Path, written: bytes) -> Path:
    """A file of mode 0600, on the disk."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=".")
    with os.fdopen(handle, "wb") as file:
        file.write(written)
        file.flush()
        os.fsync(file.fileno())
    return Path(name)


def _settle(folder: Path) -> None:
    """A name is on the disk once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
