"""A ballot enters the box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...db import execute
from ...errors import Refused, TooMany
from ...i18n import lazy_gettext as _l
from ...throttle import TAKE, taking
from .. import custody, voters
from ..box import sealing, tags
from ..box.faults import Fault
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

    hash: bytes  # of the envelope
    replaced: bool

    @property
    def receipt(self) -> str:
        return sealing.receipt(self.hash)


# Each change of mind is a line of the public list: nobody has so many, a program may.
MOST_AGAIN, AN_HOUR = 300, 3600
# A first ballot: the mark, the envelope and its line to come, or nothing at all.
FIRST = (
    "WITH mark AS (INSERT INTO roll_entry (vote_id, tag, stratum) "
    "SELECT id, %(roll_tag)s, %(stratum)s FROM vote "
    "WHERE id = %(vote_id)s AND closed_at IS NULL AND NOT stopped "
    "ON CONFLICT (vote_id, tag) DO NOTHING RETURNING vote_id), "
    "put AS (INSERT INTO envelope (vote_id, tag, ciphertext, hash, stratum) "
    "SELECT vote_id, %(slot_tag)s, %(ciphertext)s, %(hash)s, %(stratum)s FROM mark) "
    "INSERT INTO vote_waiting (vote_id, hash, kind) "
    "SELECT vote_id, %(hash)s, 'add' FROM mark RETURNING vote_id"
)
# The mark on the roll makes a second ballot of the same person wait for the first: what it then
# reads of the box is what the first one left.
SIGN = (
    "INSERT INTO roll_entry (vote_id, tag, stratum) "
    "SELECT id, %(roll_tag)s, %(stratum)s FROM vote "
    "WHERE id = %(vote_id)s AND closed_at IS NULL AND NOT stopped "
    "ON CONFLICT (vote_id, tag) DO UPDATE SET stratum = EXCLUDED.stratum RETURNING vote_id"
)
SEAL = (
    "WITH former AS (SELECT hash FROM envelope WHERE vote_id = %(vote_id)s AND tag = %(slot_tag)s), "
    "gone AS (INSERT INTO vote_waiting (vote_id, hash, kind) "
    "SELECT %(vote_id)s, hash, 'withdraw' FROM former), "
    "put AS (INSERT INTO envelope (vote_id, tag, ciphertext, hash, stratum) "
    "VALUES (%(vote_id)s, %(slot_tag)s, %(ciphertext)s, %(hash)s, %(stratum)s) "
    "ON CONFLICT (vote_id, tag) DO UPDATE SET ciphertext = EXCLUDED.ciphertext, "
    "hash = EXCLUDED.hash, stratum = EXCLUDED.stratum) "
    "INSERT INTO vote_waiting (vote_id, hash, kind) VALUES (%(vote_id)s, %(hash)s, 'add')"
)


def cast(booth: Booth, voter: Any, choice: Choice) -> Cast:
    """Seal the ballot of ``voter`` and put it in the box; a second one replaces the first.

    The choice is in memory for that instant alone: never in a row, a log nor the journal of acts.
    """
    if booth.box is None:
        raise NotOpenYet
    box = booth.box
    kept = METHODS[booth.method_slug].check(choice, box.rules)
    try:
        held = custody.secrets_of(booth.id)
    except Fault as fault:
        raise Stopped from fault
    ballot = sealing.plaintext(box.manifest_hash, kept, sealing.new_code(), box.length)
    envelope = sealing.seal(box.public_key, ballot)
    hashed = sealing.hash_of(envelope)
    named = voters.named(voter)
    row = {
        "vote_id": booth.id,
        "stratum": voter.college,
        "roll_tag": tags.roll_tag(held.roll, booth.id, named),
        "slot_tag": tags.slot_tag(held.slot, booth.id, named),
        "ciphertext": envelope,
        "hash": hashed,
    }
    if execute(FIRST, row).fetchone() is not None:
        return Cast(hashed, replaced=False)
    if execute(SIGN, row).fetchone() is None:
        raise Stopped if booth.stopped else Closed
    # In this transaction: a second connection for each would soon be one too many.
    again = execute(TAKE, taking("vote.again", row["roll_tag"].hex(), AN_HOUR)).fetchone()
    if again is not None and again.count > MOST_AGAIN:
        raise TooMany
    execute(SEAL, row)
    return Cast(hashed, replaced=True)
