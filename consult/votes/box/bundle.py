"""What scrutineers carry on a stick to a machine without network: the box, closed, and its list.

Canonical JSON: {"format", "manifest", "envelopes", "strata", "leaves", "withdrawn", "head", "numbers",
"tie"}. Envelopes are in base64, sorted by hash and without tags: nothing is left of voters nor of an
order. ``strata`` is the college of each, or nothing where one of them is too small to be told apart.
``leaves`` and ``withdrawn`` are the public list, so that the check needs nothing else. ``tie`` is the
tie secret where the server holds it, empty where it comes from the scrutineers' key.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from . import merkle, terms
from .faults import Fault
from .heads import Head, SignedHead, holds
from .manifest import NotCanonical, canonical, digest
from .manifest import read as read_canonical
from .published import Numbers
from .sealing import hash_of

FORMAT = "consult-urne-1"
FEWEST_OF_A_STRATUM = 50  # envelopes, for a count of their own


class Unreadable(Fault):
    def __init__(self, reason: str) -> None:
        super().__init__(f"Ce fichier n’est pas une urne, ou il est abîmé\u00a0: {reason}.")


@dataclass(frozen=True)
class Bundle:
    manifest: dict[str, Any]
    envelopes: tuple[bytes, ...]  # sorted by hash
    strata: tuple[str, ...]  # of each envelope, or empty
    leaves: tuple[bytes, ...]
    withdrawn: tuple[bytes, ...]
    head: SignedHead
    numbers: Numbers
    tie: bytes
    hash: str  # SHA-256 of the file

    @property
    def parts(self) -> dict[str, tuple[bytes, ...]]:
        """The envelopes of each stratum."""
        return {
            name: tuple(
                one for one, of in zip(self.envelopes, self.strata, strict=True) if of == name
            )
            for name in sorted(set(self.strata))
        }


def write(
    manifest: dict[str, Any],
    envelopes: Iterable[bytes],
    leaves: Iterable[bytes],
    withdrawn: Iterable[bytes],
    head: SignedHead,
    numbers: Numbers,
    tie: bytes = b"",
    strata: Mapping[bytes, str] | None = None,
) -> bytes:
    """``strata`` is the college of each envelope, by its hash."""
    ordered = sorted(envelopes, key=hash_of)
    named = [strata[hash_of(one)] for one in ordered] if strata else []
    return canonical(
        {
            "format": FORMAT,
            "manifest": manifest,
            "envelopes": [_text(one) for one in ordered],
            "strata": named if may_be_told(named) else [],
            "leaves": [one.hex() for one in leaves],
            "withdrawn": sorted(one.hex() for one in withdrawn),
            "head": head.published(),
            "numbers": asdict(numbers),
            "tie": tie.hex(),
        }
    )


def may_be_told(strata: Sequence[str]) -> bool:
    """Two strata or more, each of fifty: a smaller one would show what few people chose."""
    sizes = Counter(strata)
    return len(sizes) > 1 and min(sizes.values()) >= FEWEST_OF_A_STRATUM


def read(written: bytes) -> Bundle:
    try:
        said = read_canonical(written)
    except NotCanonical as fault:
        raise Unreadable(str(fault).rstrip(".")) from fault
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise Unreadable(f"le format «\u00a0{FORMAT}\u00a0» est attendu")
    try:
        head = dict(said["head"])
        signature = head.pop("signature")
        found = Bundle(
            manifest=said["manifest"],
            envelopes=tuple(base64.b64decode(one, validate=True) for one in said["envelopes"]),
            strata=tuple(map(str, said["strata"])),
            leaves=tuple(map(bytes.fromhex, said["leaves"])),
            withdrawn=tuple(map(bytes.fromhex, said["withdrawn"])),
            head=SignedHead(Head(**head), signature),
            numbers=Numbers(**said["numbers"]),
            tie=bytes.fromhex(said["tie"]),
            hash=hashlib.sha256(written).hexdigest(),
        )
    except KeyError as fault:
        raise Unreadable(f"il manque {fault}") from fault
    except (TypeError, ValueError, binascii.Error) as fault:
        raise Unreadable(str(fault)) from fault
    terms.of(found.manifest)  # or says what it lacks
    return found


def faults(bundle: Bundle) -> list[str]:
    """What does not hold between the envelopes, the public list, its head and the manifest."""
    return [*_list_faults(bundle), *_envelope_faults(bundle), *_number_faults(bundle)]


def _list_faults(bundle: Bundle) -> Iterable[str]:
    leaves, head = bundle.leaves, bundle.head
    if not leaves or leaves[0].hex() != digest(bundle.manifest):
        yield "La première feuille n’est pas l’empreinte de ce manifeste."
    if head.head.size != len(leaves) or head.head.root != merkle.root(leaves).hex():
        yield "La liste publique ne donne pas la racine de sa tête."
    if len(set(leaves)) < len(leaves):
        yield "La liste publique porte deux fois la même feuille."
    if head.head.vote != bundle.manifest["vote"]:
        yield "La tête de liste est celle d’un autre scrutin."
    if not holds(head, bytes.fromhex(terms.of(bundle.manifest).board_key)):
        yield "La tête de liste n’est pas signée par la clé que le manifeste annonce."


def _envelope_faults(bundle: Bundle) -> Iterable[str]:
    held = [hash_of(one) for one in bundle.envelopes]
    if any(one >= after for one, after in pairwise(held)):
        yield "Les enveloppes ne sont pas triées, ou l’une d’elles est en double."
    listed = set(bundle.leaves[1:])
    unknown = set(bundle.withdrawn) - listed
    yield from _named(unknown, "a été retirée sans avoir été ajoutée à la liste")
    remaining = listed - set(bundle.withdrawn)
    yield from _named(set(held) - remaining, "n’est pas dans la liste publique")
    yield from _named(remaining - set(held), "est dans la liste publique et manque dans l’urne")
    if bundle.strata and len(bundle.strata) != len(held):
        yield "Les collèges ne sont pas ceux de ces enveloppes."
    elif bundle.strata and not may_be_told(bundle.strata):
        yield "Un collège de moins de cinquante enveloppes ne se compte pas à part."


def _number_faults(bundle: Bundle) -> Iterable[str]:
    said = bundle.numbers
    if not said.agree:
        yield (
            f"Les trois nombres diffèrent\u00a0: {said.marks} émargements, {said.envelopes} enveloppes, "
            f"{said.added} ajouts moins {said.withdrawn} retraits."
        )
    counted = (len(bundle.envelopes), len(bundle.leaves) - 1, len(bundle.withdrawn))
    if counted != (said.envelopes, said.added, said.withdrawn):
        yield "Les nombres annoncés ne sont pas ceux de ce fichier."


def _named(hashes: set[bytes], what: str) -> Sequence[str]:
    return [f"L’enveloppe {one.hex()} {what}." for one in sorted(hashes)]


def _text(envelope: bytes) -> str:
    return base64.b64encode(envelope).decode()
