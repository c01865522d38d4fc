"""Ballots sealed to a key that only scrutineers can put together again.

A sealed box of libsodium (X25519, XSalsa20-Poly1305, a key of its own per envelope) around canonical
JSON, filled with spaces to one length per vote: an envelope says nothing, not even how long.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import orjson
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from . import letters
from .faults import Fault
from .manifest import canonical

Choice = list[int] | list[str] | dict[str, int]

SEED = 32
CODE = 16  # letters: 80 bits
CODE_FORM = re.compile(rf"[{letters.ALPHABET}]{{4}}(-[{letters.ALPHABET}]{{4}}){{3}}")
RECEIPT = 20  # letters: 100 bits


class TooLong(Fault):
    """The ballot would be longer than the longest: its envelope would show."""

    def __init__(self, needed: int, length: int) -> None:
        super().__init__(
            f"Ce bulletin demande {needed} octets\u00a0; ce scrutin en prévoit {length}."
        )


def new_seed() -> bytes:
    return secrets.token_bytes(SEED)


def public_key(seed: bytes) -> bytes:
    return bytes(PrivateKey.from_seed(seed).public_key)


def result_seed(seed: bytes) -> bytes:
    """The Ed25519 seed that signs the result: of the same origin, and no help in finding it."""
    return hashlib.blake2b(seed, digest_size=SEED, person=b"consult-result").digest()


def new_code() -> str:
    """A tracking code, drawn for each ballot."""
    return letters.show(secrets.token_bytes(CODE * letters.BITS // 8), CODE)


def read_code(typed: str) -> str:
    return letters.read(typed, CODE)


def plaintext(manifest_hash: str, choice: Choice, code: str, length: int) -> bytes:
    said = canonical({"manifest": manifest_hash, "choice": choice, "code": code})
    if len(said) > length:
        raise TooLong(len(said), length)
    return said.ljust(length)


def length_for(longest: Choice) -> int:
    """The length of all ballots of a vote, from its longest possible choice."""
    return len(canonical({"manifest": "0" * 64, "choice": longest, "code": new_code()}))


def seal(to: bytes, ballot: bytes) -> bytes:
    return SealedBox(PublicKey(to)).encrypt(ballot)


class Reason(Enum):
    """Why an envelope holds no ballot; the value is for scrutineers."""

    CLOSED = "ne s’ouvre pas avec cette clé"
    NOT_JSON = "ne contient pas de JSON"
    PADDING = "n’est pas rempli comme les autres"
    NOT_A_BALLOT = "ne contient pas un bulletin"
    OTHER_MANIFEST = "vient d’un autre scrutin"


class _Refusal(Exception):
    def __init__(self, reason: Reason) -> None:
        self.reason = reason


@dataclass(frozen=True)
class Ballot:
    choice: Choice
    code: str


@dataclass
class Opened:
    ballots: list[Ballot] = field(default_factory=list)
    refused: dict[str, Reason] = field(default_factory=dict)  # by hash of the envelope

    @property
    def repeated_codes(self) -> list[str]:
        """Codes of 80 random bits that come twice: nobody's chance, someone's hand."""
        times = Counter(ballot.code for ballot in self.ballots)
        return sorted(code for code, n in times.items() if n > 1)


def open_all(envelopes: Iterable[bytes], seed: bytes, manifest_hash: str, length: int) -> Opened:
    """Every ballot, in the order of the envelopes: shuffle before anything is shown."""
    box = SealedBox(PrivateKey.from_seed(seed))
    opened = Opened()
    for envelope in envelopes:
        try:
            opened.ballots.append(_open(box, envelope, manifest_hash, length))
        except _Refusal as refusal:
            opened.refused[hashlib.sha256(envelope).hexdigest()] = refusal.reason
    return opened


def _open(box: SealedBox[PrivateKey], envelope: bytes, manifest_hash: str, length: int) -> Ballot:
    try:
        written = box.decrypt(envelope)
    except (CryptoError, ValueError, TypeError) as fault:
        raise _Refusal(Reason.CLOSED) from fault
    try:
        said = orjson.loads(written)
        again = canonical(said).ljust(length)
    except (orjson.JSONDecodeError, Fault) as fault:
        raise _Refusal(Reason.NOT_JSON) from fault
    if not isinstance(said, dict) or said.keys() != {"manifest", "choice", "code"}:
        raise _Refusal(Reason.NOT_A_BALLOT)
    if said["manifest"] != manifest_hash:
        raise _Refusal(Reason.OTHER_MANIFEST)
    # One ballot has one writing: no room is left for a mark by which its author would be known.
    if again != written:
        raise _Refusal(Reason.PADDING)
    return _ballot(said["choice"], said["code"])


def _ballot(choice: Any, code: Any) -> Ballot:
    """Of the right shape; whether it follows the rules of the vote is for the count to say."""
    if not isinstance(code, str) or not CODE_FORM.fullmatch(code):
        raise _Refusal(Reason.NOT_A_BALLOT)
    if isinstance(choice, list):
        shaped = all(type(option) in (int, str) for option in choice)
    else:
        shaped = isinstance(choice, dict) and all(type(n) is int for n in choice.values())
    if not shaped:
        raise _Refusal(Reason.NOT_A_BALLOT)
    return Ballot(choice, code)


def hash_of(envelope: bytes) -> bytes:
    """The name of an envelope: its leaf on the public list."""
    return hashlib.sha256(envelope).digest()


def receipt(hashed: bytes) -> str:
    """The first 100 bits of an envelope's hash, as 20 letters.

    Nobody makes another envelope for a given receipt (2^100 tries). Whoever makes the envelopes can
    make two that share one (2^50 tries): the receipt that is downloaded carries the whole hash.
    """
    return letters.show(hashed, RECEIPT)


def read_receipt(typed: str) -> str:
    return letters.read(typed, RECEIPT)


def receipt_bounds(shown: str) -> tuple[bytes, bytes]:
    """The least and the greatest hash that have this receipt: an index finds it between them."""
    spare = 256 - RECEIPT * letters.BITS
    least = letters.value(shown) << spare
    return least.to_bytes(32, "big"), (least | (1 << spare) - 1).to_bytes(32, "big")
