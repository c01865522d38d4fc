"""The box opened and counted: the same bytes on every machine that does it.

Canonical JSON: {"format", "vote", "manifest", "bundle", "root", "numbers", "opened", "refused",
"repeated_codes", "tie", "draw", "result", "signature"}, "strata" where colleges are numerous enough,
"choices" where the manifest publishes the ballots, and "ballots" where it lists them by tracking code. The signature, by the result key, is over all the rest.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import orjson

from . import terms, tie
from .bundle import Bundle
from .faults import Fault
from .heads import is_signed, signature_of
from .manifest import NotCanonical, canonical, digest, without_floats
from .manifest import read as read_canonical
from .sealing import Choice, Opened, open_all, public_key, result_seed

FORMAT = "consult-resultat-1"

Count = Callable[[dict[str, Any], list[Choice]], dict[str, Any]]


class OtherKey(Fault):
    def __init__(self) -> None:
        super().__init__("Cette clé n’est pas celle de ce scrutin.")


class Unreadable(Fault):
    def __init__(self, reason: str) -> None:
        super().__init__(f"Ce fichier n’est pas un résultat, ou il est abîmé\u00a0: {reason}.")


def make(bundle: Bundle, seed: bytes, count: Count) -> bytes:
    agreed = terms.of(bundle.manifest)
    if public_key(seed).hex() != agreed.public_key:
        raise OtherKey
    manifest_hash = digest(bundle.manifest)
    secret = bundle.tie or tie.secret_of(seed)
    draw = tie.draw(bytes.fromhex(bundle.head.head.root), secret, agreed.tie)
    opened = open_all(bundle.envelopes, seed, manifest_hash, agreed.length)
    # Envelopes are in the order of their hashes: whoever knows one would know the ballot at its rank.
    secrets.SystemRandom().shuffle(opened.ballots)
    rules = with_draw(bundle.manifest, draw)
    counted = count(rules, [one.choice for one in opened.ballots])
    said = {
        "format": FORMAT,
        "vote": bundle.manifest["vote"],
        "manifest": manifest_hash,
        "bundle": bundle.hash,
        "root": bundle.head.head.root,
        "numbers": asdict(bundle.numbers),
        **_opened(opened),
        "tie": secret.hex(),
        "draw": draw,
        "result": without_floats(counted),
    }
    parts = {
        name: open_all(envelopes, seed, manifest_hash, agreed.length)
        for name, envelopes in bundle.parts.items()
    }
    if parts:
        said["strata"] = {
            name: without_floats(count(rules, [one.choice for one in part.ballots]))
            for name, part in parts.items()
        }
    if bundle.manifest.get("publish"):
        said["choices"] = grouped([one.choice for one in opened.ballots])
    if agreed.tracking:
        listed = sorted(([one.code, one.choice] for one in opened.ballots), key=canonical)
        said["ballots"] = listed
    return canonical(said | {"signature": signature_of(said, result_seed(seed))})


def grouped(choices: list[Choice]) -> list[list[Any]]:
    """[how many, choice] of each distinct choice, in one order."""
    times = Counter(canonical(choice) for choice in choices)
    return [[times[one], orjson.loads(one)] for one in sorted(times)]


def with_draw(manifest: dict[str, Any], draw: str) -> dict[str, Any]:
    """The manifest with the draw among the variants of its method."""
    return manifest | {"variant": manifest.get("variant", {}) | {"draw": draw}}


def _opened(opened: Opened) -> dict[str, Any]:
    refused = sorted(opened.refused.items())
    return {
        "opened": len(opened.ballots),
        "refused": [{"hash": hashed, "reason": why.name.lower()} for hashed, why in refused],
        "repeated_codes": opened.repeated_codes,
    }


def read(written: bytes) -> dict[str, Any]:
    try:
        said = read_canonical(written)
    except NotCanonical as fault:
        raise Unreadable(str(fault).rstrip(".")) from fault
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise Unreadable(f"le format «\u00a0{FORMAT}\u00a0» est attendu")
    return said


def faults(said: dict[str, Any], bundle: Bundle) -> list[str]:
    """What does not hold between a result and the box that it says it comes from."""
    agreed = terms.of(bundle.manifest)
    expected = {
        "vote": (bundle.manifest["vote"], "Le résultat est celui d’un autre scrutin."),
        "manifest": (digest(bundle.manifest), "Le résultat a été compté avec un autre manifeste."),
        "bundle": (bundle.hash, "Le résultat vient d’une autre urne."),
        "root": (bundle.head.head.root, "Le résultat nomme une autre liste publique."),
        "numbers": (asdict(bundle.numbers), "Le résultat annonce d’autres nombres."),
    }
    found = [message for name, (value, message) in expected.items() if said.get(name) != value]
    unsigned = {name: value for name, value in said.items() if name != "signature"}
    signature = str(said.get("signature"))
    if not is_signed(unsigned, signature, bytes.fromhex(agreed.result_key)):
        found.append(
            "Le résultat n’est pas signé par la clé des scrutateurs\u00a0: il a été modifié."
        )
    return found
