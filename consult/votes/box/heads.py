"""Heads of the public list: how long it is and its root, signed by the server, batch after batch."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from .manifest import canonical


@dataclass(frozen=True)
class Head:
    vote: str
    size: int
    root: str  # hexadecimal
    batch: int  # 0 is the manifest alone


@dataclass(frozen=True)
class SignedHead:
    head: Head
    signature: str  # Ed25519 over the canonical JSON of the head, hexadecimal

    def published(self) -> dict[str, Any]:
        return asdict(self.head) | {"signature": self.signature}


def signing_public_key(seed: bytes) -> bytes:
    return bytes(SigningKey(seed).verify_key)


def sign(head: Head, seed: bytes) -> SignedHead:
    return SignedHead(head, signature_of(asdict(head), seed))


def holds(signed: SignedHead, public: bytes) -> bool:
    return is_signed(asdict(signed.head), signed.signature, public)


def signature_of(thing: Any, seed: bytes) -> str:
    return SigningKey(seed).sign(canonical(thing)).signature.hex()


def is_signed(thing: Any, signature: str, public: bytes) -> bool:
    try:
        VerifyKey(public).verify(canonical(thing), bytes.fromhex(signature))
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True
