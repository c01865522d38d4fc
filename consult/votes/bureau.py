"""The public file that the scrutineers' command makes with their key (« cle-publique.json »)."""

from __future__ import annotations

import hashlib
from typing import Any

from nacl.exceptions import CryptoError

from ..errors import Refused
from ..i18n import lazy_gettext as _l
from .box import letters, sealing, shares, terms
from .box.faults import Fault
from .box.manifest import read as read_canonical
from .box.shares import Holder

FORMAT = "consult-cle-1"
LONGEST_NAME = 200
FIELDS = ("public_key", "result_key", "tie", "identifier", "threshold", "holders")


class NotAKey(Refused):
    message = _l(
        "Ce fichier n’est pas la clé publique d’un scrutin. C’est «\u00a0cle-publique.json\u00a0», que la "
        "commande «\u00a0consult-scrutin cle\u00a0» a écrit à côté des listes de mots."
    )


def read(written: bytes) -> dict[str, Any]:
    """What the file says, as it is kept with the vote; raises NotAKey."""
    try:
        said = read_canonical(written)
        if said.get("format") != FORMAT:
            raise NotAKey
        found = agreed(said, board_key="0" * 64, length=1)
        sealing.seal(bytes.fromhex(found.public_key), b"")  # not all numbers are keys
    except (Fault, AttributeError, TypeError, KeyError, CryptoError) as fault:
        raise NotAKey from fault
    if not _opens(found.bureau):
        raise NotAKey
    kept = {name: said[name] for name in FIELDS}
    # Shown for people to compare: made from the key itself, never taken from the file.
    return {**kept, "fingerprint": fingerprint(found.public_key)}


def _opens(split: shares.Bureau) -> bool:
    """Its holders can be told apart, and as many as it asks for exist."""
    said = (split.identifier, split.threshold)
    texts = [text for holder in split.holders for text in (holder.name, holder.check)]
    if any(type(n) is not int for n in said) or any(type(text) is not str for text in texts):
        return False
    names = {name for name in split.names if 0 < len(name.strip()) <= LONGEST_NAME}
    enough = shares.FEWEST <= split.threshold <= len(split.holders) <= shares.MOST
    return enough and len(names) == len(split.holders)


def fingerprint(public_key: str) -> str:
    """As « consult-scrutin cle » shows it."""
    hashed = hashlib.sha256(bytes.fromhex(public_key)).digest()
    return letters.show(hashed, sealing.RECEIPT)


def agreed(said: dict[str, Any], *, board_key: str, length: int) -> terms.Terms:
    """The terms of a box sealed to this key; raises a Fault when they are not sound."""
    known = {name: said[name] for name in FIELDS}
    holders = tuple(Holder(**one) for one in known.pop("holders"))
    found = terms.Terms(**known, holders=holders, board_key=board_key, length=length)
    terms.of({"vote": "0", "box": found.written()})
    return found
