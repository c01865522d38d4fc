"""Bytes as letters that people copy: Crockford's base 32, 5 bits a letter, no I, L, O nor U."""

from __future__ import annotations

import re

from .faults import Fault

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKE = str.maketrans("ILOU", "110V")
BITS = 5
GROUP = 4


class Unreadable(Fault):
    def __init__(self, length: int) -> None:
        super().__init__(
            f"Ce code n’a pas la bonne forme\u00a0: {length} lettres ou chiffres sont attendus, "
            "par groupes de quatre."
        )


def show(data: bytes, length: int) -> str:
    """The first ``length`` letters of ``data``, in groups of four."""
    number = int.from_bytes(data, "big") >> (8 * len(data) - BITS * length)
    letters = (ALPHABET[number >> BITS * place & 31] for place in reversed(range(length)))
    return "-".join(re.findall(f".{{1,{GROUP}}}", "".join(letters)))


def read(typed: str, length: int) -> str:
    """The code as shown, from what someone typed: case, spaces, dashes, look-alike letters."""
    letters = re.sub(r"[\s\W_]+", "", typed).upper().translate(LOOK_ALIKE)
    if len(letters) != length or not set(letters) <= set(ALPHABET):
        raise Unreadable(length)
    return "-".join(re.findall(f".{{1,{GROUP}}}", letters))


def value(shown: str) -> int:
    number = 0
    for letter in shown.replace("-", ""):
        number = number << BITS | ALPHABET.index(letter)
    return number
