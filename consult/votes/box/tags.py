"""The tags that stand for a voter on the roll and on an envelope.

Their keys live outside the database (see keys.py): whoever reads the database alone can join neither
to a person, nor one to the other. A vote is a number, which ends at the first bar: no two pairs write
the same text.
"""

from __future__ import annotations

import hmac


def elector(number: int) -> str:
    """The name of someone of an imported list, which is no account's."""
    return f"elector-{number}"


def roll_tag(key: bytes, vote: int, voter: str) -> bytes:
    """The mark of a voter on the roll."""
    return _tag(key, vote, voter)


def slot_tag(key: bytes, vote: int, voter: str) -> bytes:
    """The place of a voter's envelope in the box, found again for a second ballot."""
    return _tag(key, vote, voter)


def _tag(key: bytes, vote: int, voter: str) -> bytes:
    return hmac.digest(key, f"{vote}|{voter}".encode(), "sha256")
