"""What scrutineers carry on a stick to a machine without network: the box, closed, and its list.

Canonical JSON: {"format", "manifest", "envelopes", "leaves", "withdrawn", "head", "numbers", "tie"}.
Envelopes are in base64, sorted by hash and without tags: nothing is left of voters nor of an order.
``leaves`` and ``withdrawn`` are the public list, so that the check needs nothing else. ``tie`` is the
tie secret where the server holds it, empty where it comes from the scrutineers' key.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable, Sequence
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


class Unreadable(Fault):
    def __init__(self, reason: str) -> None:
        super().__init__(f"Ce fichier n’est pas une urne, ou il est abîmé\u00a0: {reason}.")


@dataclass(frozen=True)
class Bundle:
    manifest: dict[str, Any]
    envelopes: tuple[bytes, ...]  # sorted by hash
    leaves: tuple[bytes, ...]
    withdrawn: tuple[bytes, ...]
    head: SignedHead
    numbers: Numbers
    tie: bytes
    hash: str  # SHA-256 of the file


def write(
    manifest: dict[str, Any],
    envelopes: Iterable[bytes],
    leaves: Iterable[bytes],
    withdrawn: Iterable[bytes],
    head: SignedHead,
    numbers: Numbers,
    tie: bytes = b"",
) -> bytes:
    return canonical(
        {
            "format": FORMAT,
            "manifest": manifest,
            "envelopes": [_text(one) for one in sorted(envelopes, key=hash_of)],
            "leaves": [one.hex() for one in leaves],
            "withdrawn": sorted(one.hex() for one in withdrawn),
            "head": head.published(),
            "numbers": asdict(numbers),
            "tie": tie.hex(),
        }
    )


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
