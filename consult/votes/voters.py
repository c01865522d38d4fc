"""What stands for a voter in the tags of a vote.

An account counts by its mailbox, so that the spellings of one address have one voice, and so that an
account closed and opened again does not vote twice. Someone of an electoral list counts by their
place on it.
"""

from __future__ import annotations

from typing import Any

from ..accounts.addresses import mailbox
from .box import tags


def named(voter: Any) -> str:
    """A mailbox has an @, and the name of an elector has none."""
    number = getattr(voter, "elector_id", None)
    return mailbox(voter.email) if number is None else tags.elector(number)
