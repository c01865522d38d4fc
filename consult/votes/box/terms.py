"""The part of a manifest that the box needs, under « box »; the rest belongs to the method.

The scrutineers' public file (« cle-publique.json ») gives all of it but the server's key, the length
of ballots and whether they are listed by tracking code.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from . import tie
from .faults import Fault
from .heads import signing_public_key
from .sealing import public_key, result_seed
from .shares import Bureau, Holder

HEX = re.compile("[0-9a-f]{64}")  # a key, or a hash


class BadTerms(Fault):
    def __init__(self, reason: str) -> None:
        super().__init__(f"Le manifeste ne décrit pas une urne\u00a0: {reason}.")


@dataclass(frozen=True)
class PublicKey:
    """What a seed shows of itself."""

    public_key: str  # X25519: envelopes are sealed to it
    result_key: str  # Ed25519: it signs the result
    tie: str  # hash of the tie secret

    @classmethod
    def of(cls, seed: bytes) -> PublicKey:
        signing = signing_public_key(result_seed(seed))
        return cls(public_key(seed).hex(), signing.hex(), tie.hash_of(tie.secret_of(seed)))


@dataclass(frozen=True)
class Terms(PublicKey):
    board_key: str  # Ed25519: the server signs the heads of the list with it
    length: int  # of every ballot
    tracking: bool = False  # ballots are listed by tracking code after the count
    identifier: int = 0  # of the split; threshold 0: the server holds the key
    threshold: int = 0
    holders: tuple[Holder, ...] = ()

    @property
    def bureau(self) -> Bureau:
        return Bureau(self.public_key, self.identifier, self.threshold, self.holders)

    def written(self) -> dict[str, Any]:
        return asdict(self)


def of(manifest: Any) -> Terms:
    try:
        said = dict(manifest["box"])
        holders = tuple(Holder(**one) for one in said.pop("holders"))
        found = Terms(**said, holders=holders)
        keys = (found.public_key, found.result_key, found.tie, found.board_key)
        named = isinstance(manifest["vote"], str) and type(found.length) is int
    except KeyError as fault:
        raise BadTerms(f"il manque {fault}") from fault
    except TypeError as fault:
        raise BadTerms(str(fault)) from fault
    if not named or not all(HEX.fullmatch(str(key)) for key in keys):
        raise BadTerms("une clé, le nom du scrutin ou la longueur des bulletins est faux")
    return found
