"""Codes of receipts: fifty random bits, easy to copy by hand (Crockford's base 32)."""

from __future__ import annotations

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U
LENGTH = 10
_CONFUSED = str.maketrans({"I": "1", "L": "1", "O": "0"})


def new() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """« K7P2M-9XQ4D »."""
    return f"{code[:5]}-{code[5:]}"


def read(typed: str) -> str | None:
    """The code that someone typed, whatever the case, spaces and dashes; None if it is none."""
    code = re.sub(r"[\s\u2010-\u2015-]", "", typed).upper().translate(_CONFUSED)
    ours = len(code) == LENGTH and all(letter in ALPHABET for letter in code)
    return code if ours else None
