"""Personal data: what lets anyone reach or recognise a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .contact import emails, phones
from .names import names
from .numbers import cards, ibans, nirs, plates
from .places import addresses
from .plain import Reading

# In order: what one rule has read, no later one reads again.
FINDERS: dict[str, Callable[[Reading], Iterator[tuple[int, int]]]] = {
    "email": emails,
    "iban": ibans,
    "nir": nirs,
    "card": cards,
    "phone": phones,
    "plate": plates,
    "address": addresses,
    "name": names,
}


def find(reading: Reading) -> Iterator[tuple[str, int, int]]:
    taken = bytearray(len(reading.clean))
    digits = any(map(str.isdigit, reading.clean))
    for rule, finder in FINDERS.items():
        if not digits and rule in ("iban", "nir", "card", "plate"):
            continue
        for start, end in finder(reading):
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                yield rule, start, end
