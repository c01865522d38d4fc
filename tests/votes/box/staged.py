"""A vote from its key to its published files, as the pages will lead it."""

from __future__ import annotations

import hashlib
import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from consult.votes.box import bundle, merkle, published, sealing, shares, terms
from consult.votes.box.heads import Head, SignedHead, sign, signing_public_key
from consult.votes.box.manifest import canonical, digest
from consult.votes.box.published import Numbers

NAMES = ["Awa Diallo", "Bruno Le Goff", "Chloé Martin"]
SERVER = hashlib.sha256(b"server").digest()
SEED = hashlib.sha256(b"scrutineers").digest()
OPTIONS = [1, 2, 3, 4]
BUREAU, LISTS = shares.split(SEED, 2, NAMES)
WORDS = dict(zip(NAMES, (" ".join(one) for one in LISTS), strict=True))


def manifest(bureau: shares.Bureau = BUREAU, seed: bytes = SEED, **changed: Any) -> dict[str, Any]:
    box = terms.Terms(
        **vars(terms.PublicKey.of(seed)),
        board_key=signing_public_key(SERVER).hex(),
        length=sealing.length_for(OPTIONS),
        tracking=True,
        identifier=bureau.identifier,
        threshold=bureau.threshold,
        holders=bureau.holders,
    )
    said = {
        "vote": "42",
        "title": "Que faire de l’ancienne gare\u202f?",
        "method": "approval",
        "options": [{"id": n, "label": f"Option {n}"} for n in OPTIONS],
        "box": box.written(),
    }
    return said | changed


@dataclass
class Stage:
    """What the server holds: slots, a list, heads; no clock and no order."""

    manifest: dict[str, Any] = field(default_factory=manifest)
    slots: dict[int, bytes] = field(default_factory=dict)
    pending: list[bytes] = field(default_factory=list)
    leaves: list[bytes] = field(default_factory=list)
    withdrawn: list[bytes] = field(default_factory=list)
    heads: list[SignedHead] = field(default_factory=list)
    frontier: merkle.Frontier = field(default_factory=merkle.Frontier)

    def __post_init__(self) -> None:
        self.pending.append(bytes.fromhex(digest(self.manifest)))
        self.publish()

    def cast(self, voter: int, choice: sealing.Choice) -> bytes:
        box, code = terms.of(self.manifest), sealing.new_code()
        ballot = sealing.plaintext(digest(self.manifest), choice, code, box.length)
        envelope = sealing.seal(bytes.fromhex(box.public_key), ballot)
        if voter in self.slots:
            self.withdrawn.append(sealing.hash_of(self.slots[voter]))
        self.slots[voter] = envelope
        self.pending.append(sealing.hash_of(envelope))
        return envelope

    def publish(self) -> None:
        batch = sorted(self.pending)
        self.pending.clear()
        self.leaves += batch
        self.frontier.append(batch)
        head = Head(
            self.manifest["vote"],
            self.frontier.size,
            self.frontier.root.hex(),
            len(self.heads),
        )
        self.heads.append(sign(head, SERVER))

    @property
    def numbers(self) -> Numbers:
        number = len(self.slots)
        return Numbers(number, number, len(self.leaves) - 1, len(self.withdrawn))

    def bundle(self, strata: Mapping[bytes, str] | None = None) -> bytes:
        return bundle.write(
            self.manifest,
            self.slots.values(),
            self.leaves,
            self.withdrawn,
            self.heads[-1],
            self.numbers,
            strata=strata,
        )

    def files(self) -> dict[str, bytes]:
        return {
            published.MANIFEST: published.manifest(self.manifest),
            published.LEAVES: published.leaves(self.leaves),
            published.HEADS: published.heads(self.heads),
            published.WITHDRAWN: published.withdrawn(self.withdrawn),
            published.NUMBERS: published.numbers(self.numbers),
            published.ENVELOPES: published.envelopes(self.slots.values()),
        }

    def write(self, folder: Path) -> Path:
        folder.mkdir(exist_ok=True)
        for name, content in self.files().items():
            (folder / name).write_bytes(content)
        return folder


def vote(number: int = 200, seed: int = 1) -> Stage:
    """So many voters, a third of whom vote again, in lists of thirty or so."""
    stage, dice = Stage(), random.Random(seed)
    for voter in range(number):
        stage.cast(voter, choice(dice))
        if voter % 3 == 0:
            stage.cast(dice.randrange(voter + 1), choice(dice))
        if voter % 23 == 22:
            stage.publish()
    stage.publish()
    return stage


def choice(dice: random.Random) -> list[int]:
    return sorted(dice.sample(OPTIONS, dice.randint(0, len(OPTIONS))))


def key_file(folder: Path) -> Path:
    said = {
        "identifier": BUREAU.identifier,
        "public_key": BUREAU.public_key,
        "threshold": BUREAU.threshold,
        "holders": [vars(one) for one in BUREAU.holders],
    }
    path = folder / "cle-publique.json"
    path.write_bytes(canonical(said))
    return path


VERIFIER = [sys.executable, "-I", "consult/votes/public/verifier.py"]
