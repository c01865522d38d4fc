"""The program that seals and counts, by the hash of its sources: anyone who has them finds the same."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
VERSION = "0.1.0"
PAGES = ("views", "forms", "work")  # what only shows


@lru_cache(maxsize=1)
def identity() -> str:
    """« consult 0.1.0 (1f2e…) »: the first 64 bits of SHA-256 over the names and texts of the files."""
    whole = hashlib.sha256()
    for path in sorted(HERE.rglob("*.py"), key=lambda path: path.relative_to(HERE).as_posix()):
        name = path.relative_to(HERE)
        if name.parts[0] not in PAGES:
            # The same on every system: lines end as they do in the sources.
            text = path.read_bytes().replace(b"\r\n", b"\n")
            whole.update(f"{name.as_posix()}\0{len(text)}\0".encode() + text)
    return f"consult {VERSION} ({whole.hexdigest()[:16]})"
