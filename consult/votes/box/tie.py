"""The draw that breaks ties: fixed by what nobody knew together before the close.

The hash of a secret is in the manifest; the root of the list is known at the close. The server makes
the root and the scrutineers hold the secret, so neither of them chooses the draw alone.
"""

from __future__ import annotations

import hashlib
import hmac

from .faults import Fault


class OtherSecret(Fault):
    def __init__(self) -> None:
        super().__init__(
            "Le secret du tirage au sort n’est pas celui que le scrutin annonçait à son ouverture."
        )


def secret_of(seed: bytes) -> bytes:
    """The tie secret of the scrutineers: it comes from the key, and does not give it away."""
    return hashlib.blake2b(seed, digest_size=32, person=b"consult-tie").digest()


def hash_of(secret: bytes) -> str:
    """What the manifest announces."""
    return hashlib.sha256(secret).hexdigest()


def draw(root: bytes, secret: bytes, announced: str) -> str:
    """The text that the count mixes with each option: see the methods."""
    if not hmac.compare_digest(hash_of(secret), announced):
        raise OtherSecret
    return hashlib.sha256(root + secret).hexdigest()
