"""A ballot enters the box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from ...db import db
from ...errors import Refused
from ...i18n import lazy_gettext as _l
from .. import custody
from ..box import sealing, tags
from ..box.faults import Fault
from ..box.manifest import digest
from ..counting import METHODS
from ..method import Choice
from ..queries import Booth


class NotOpenYet(Refused):
    message = _l("Ce scrutin n’est pas encore ouvert.")
    status = 403


class Closed(Refused):
    message = _l("Ce scrutin est clos\u00a0: plus aucun bulletin ne peut y être déposé ni changé.")
    status = 403


class Stopped(Refused):
    message = _l(
        "Ce scrutin est arrêté par un incident\u00a0: votre bulletin n’a pas été déposé. La page du "
        "scrutin dit ce qui se passe, et le labo est prévenu."
    )
    status = 409


@dataclass(frozen=True)
class Cast:
    """What the voter takes away, shown once and kept nowhere."""

    receipt: str
    hash: str  # of the envelope, hexadecimal
    code: str  # written in the ballot
    replaced: bool


# The mark on the roll makes a second ballot of the same person wait for the first: what it then
# reads of the box is what the first one left.
SIGN = text(
    "INSERT INTO roll_entry (vote_id, tag, stratum) "
    "SELECT id, :tag, :stratum FROM vote WHERE id = :vote_id AND closed_at IS NULL AND NOT stopped "
    "ON CONFLICT (vote_id, tag) DO UPDATE SET stratum = EXCLUDED.stratum "
    "RETURNING xmax <> 0"
)
SEAL = text(
    "WITH former AS (SELECT hash FROM envelope WHERE vote_id = :vote_id AND tag = :tag), "
    "gone AS (INSERT INTO vote_waiting (vote_id, hash, kind) "
    "SELECT :vote_id, hash, 'withdraw' FROM former), "
    "put AS (INSERT INTO envelope (vote_id, tag, ciphertext, hash, stratum) "
    "VALUES (:vote_id, :tag, :ciphertext, :hash, :stratum) "
    "ON CONFLICT (vote_id, tag) DO UPDATE SET ciphertext = EXCLUDED.ciphertext, "
    "hash = EXCLUDED.hash, stratum = EXCLUDED.stratum) "
    "INSERT INTO vote_waiting (vote_id, hash, kind) VALUES (:vote_id, :hash, 'add')"
)


def cast(booth: Booth, voter: Any, choice: Choice) -> Cast:
    """Seal the ballot of ``voter`` and put it in the box; a second one replaces the first.

    The choice is in memory for that instant alone: never in a row, a log nor the journal of acts.
    """
    if booth.manifest is None:
        raise NotOpenYet
    kept = METHODS[booth.method_slug].check(choice, booth.rules)
    try:
        held = custody.secrets_of(booth.id)
    except Fault as fault:
        raise Stopped from fault
    code = sealing.new_code()
    box = booth.manifest["box"]
    ballot = sealing.plaintext(digest(booth.manifest), kept, code, box["length"])
    envelope = sealing.seal(bytes.fromhex(box["public_key"]), ballot)
    hashed = sealing.hash_of(envelope)
    row = {"vote_id": booth.id, "stratum": voter.college}
    roll_tag = tags.roll_tag(held.roll, booth.id, voter.id)
    replaced = db.session.scalar(SIGN, {**row, "tag": roll_tag})
    if replaced is None:
        raise Stopped if booth.stopped else Closed
    slot_tag = tags.slot_tag(held.slot, booth.id, voter.id)
    db.session.execute(SEAL, {**row, "tag": slot_tag, "ciphertext": envelope, "hash": hashed})
    return Cast(sealing.receipt(hashed), hashed.hex(), code, bool(replaced))
