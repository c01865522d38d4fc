"""The public file that the scrutineers' command makes with their key (« cle-publique.json »)."""

from __future__ import annotations

import hashlib
from typing import Any

from ..errors import Refused
from ..i18n import lazy_gettext as _l
from .box import letters, sealing, terms
from .box.faults import Fault
from .box.manifest import read as read_canonical
from .box.shares import Holder

FORMAT = "consult-cle-1"
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
        agreed(said, board_key="0" * 64, length=1)
    except (Fault, AttributeError, TypeError, KeyError) as fault:
        raise NotAKey from fault
    # Shown for people to compare: made from the key itself, never taken from the file.
    return {**said, "fingerprint": fingerprint(said["public_key"])}


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
