"""The files of a vote that everyone may fetch, made from rows. ``public/verifier.py`` reads them.

manifeste.json    the manifest, canonical JSON; its SHA-256 is the first leaf
feuilles.txt      the hashes of the public list in their order, one a line, hexadecimal
tetes.json        canonical JSON: [{"vote", "size", "root", "batch", "signature"}, …], oldest first
retraits.txt      the hashes withdrawn by a second ballot, sorted, one a line; from the close on
nombres.json      canonical JSON: {"marks", "envelopes", "added", "withdrawn"}; from the close on
enveloppes.txt    the envelopes in base64, sorted by hash, one a line; where the vote publishes them
resultat.json     what the scrutineers signed; after the count
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from .heads import SignedHead
from .manifest import canonical
from .sealing import hash_of

MANIFEST = "manifeste.json"
LEAVES = "feuilles.txt"
HEADS = "tetes.json"
WITHDRAWN = "retraits.txt"
NUMBERS = "nombres.json"
ENVELOPES = "enveloppes.txt"
RESULT = "resultat.json"


@dataclass(frozen=True)
class Numbers:
    """The three that must agree: marks on the roll, envelopes, added minus withdrawn."""

    marks: int
    envelopes: int
    added: int
    withdrawn: int

    @property
    def agree(self) -> bool:
        return self.marks == self.envelopes == self.added - self.withdrawn


def manifest(fixed: dict[str, Any]) -> bytes:
    return canonical(fixed)


def leaves(entries: Iterable[bytes]) -> bytes:
    return _lines(entry.hex() for entry in entries)


def heads(signed: Iterable[SignedHead]) -> bytes:
    return canonical([one.published() for one in signed])


def withdrawn(entries: Iterable[bytes]) -> bytes:
    return _lines(sorted(entry.hex() for entry in entries))


def numbers(three: Numbers) -> bytes:
    return canonical(asdict(three))


def envelopes(sealed: Iterable[bytes]) -> bytes:
    return _lines(base64.b64encode(one).decode() for one in sorted(sealed, key=hash_of))


def _lines(said: Iterable[str]) -> bytes:
    return "".join(f"{one}\n" for one in said).encode()
