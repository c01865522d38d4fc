"""The tags that stand for a voter on the roll and on an envelope.

Their keys live outside the database (see keys.py): whoever reads the database alone can join neither
to a person, nor one to the other. A vote is a number, which ends at the first bar: no two pairs write
the same text.
"""

from __future__ import annotations

import hmac

from .manifest import canonical
from .sealing import Choice


def elector(number: int) -> str:
    """The name of someone of an imported list, which is no account's."""
    return f"elector-{number}"


def roll_tag(key: bytes, vote: int, voter: str) -> bytes:
    """The mark of a voter on the roll."""
    return _tag(key, vote, voter)


def slot_tag(key: bytes, vote: int, voter: str) -> bytes:
    """The place of a voter's envelope in the box, found again for a second ballot."""
    return _tag(key, vote, voter)


def paper_tag(key: bytes, vote: int, lot: int, number: int) -> bytes:
    """The mark on the roll, or the place in the box, of a paper ballot: no voter has the same."""
    return hmac.digest(key, f"{vote}|paper|{lot}|{number}".encode(), "sha256")


def typed_mark(key: bytes, lot: int, number: int, said: Choice | str) -> bytes:
    """What someone typed of a paper ballot, to be compared with what another typed, unread.

    ``said`` is a choice, or why the ballot is void. Whoever has the key can try every choice.
    """
    return hmac.digest(key, f"typed|{lot}|{number}|".encode() + canonical(said), "sha256")


def _tag(key: bytes, vote: int, voter: str) -> bytes:
    return hmac.digest(key, f"{vote}|{voter}".encode(), "sha256")
