"""The tag that stands for a person on a ballot. Its key is kept outside the database.

Whoever reads the database alone cannot tell whose ballot is whose from the tags. Whoever holds
the key as well can: the pages say so, and never call this vote secret.
"""

from __future__ import annotations

import hashlib
import hmac


def tag(key: str, vote_id: int, user_id: int) -> bytes:
    return hmac.digest(key.encode(), f"{vote_id}|{user_id}".encode(), "sha256")


def fingerprint(key: str) -> str:
    """Recognises the key without giving it away: kept with the vote from its first ballot."""
    return hmac.new(key.encode(), b"consult ballot key", hashlib.sha256).hexdigest()
