"""What a lab's team does with the box, beside what time does by itself."""

from __future__ import annotations

from datetime import timedelta

from ... import journal
from ...db import now, touch
from ...errors import Refused
from ...i18n import lazy_gettext as _l
from .. import bureau, custody
from ..models import SEALED, Vote
from .preparing import refuse_if_frozen

OBJECTIONS = timedelta(days=15)  # what is left to contest a result before the keys are destroyed


class NotCurrent(Refused):
    message = _l("L’étape de ce scrutin n’est pas en cours\u00a0: son urne ne peut pas s’ouvrir.")


class NoScrutineers(Refused):
    message = _l("Ce scrutin n’a pas de scrutateurs\u00a0: sa clé est gardée par le serveur.")


class TooSoon(Refused):
    message = _l(
        "Le résultat peut encore être contesté\u00a0: les clés se détruisent quinze jours après sa "
        "publication, au plus tôt."
    )


def deposit_key(vote: Vote, written: bytes, actor_id: int) -> None:
    """Keep the public file that the scrutineers' command made; raises when it is not one."""
    custody.hold(vote)
    refuse_if_frozen(vote)
    if vote.secrecy != SEALED:
        raise NoScrutineers
    vote.bureau = bureau.read(written)
    journal.record("vote.key", vote, actor_id, lab_id=vote.consultation.lab_id)
    touch(vote.consultation.scope)


def open_now(vote: Vote, actor_id: int) -> None:
    """Open a box that its hour did not: its phase had begun, or its key was missing."""
    if not vote.phase.is_current(now()) or vote.consultation.published_at is None:
        raise NotCurrent
    custody.hold(vote)
    if vote.manifest is not None:
        return
    custody.open_box(vote)
    journal.record("vote.open_now", vote, actor_id, lab_id=vote.consultation.lab_id)


def receive(vote: Vote, written: bytes, actor_id: int) -> None:
    custody.receive(vote, written, actor_id)


def destroy(vote: Vote, actor_id: int) -> None:
    """Not before everyone could contest the result: nothing of the box could be opened again."""
    custody.hold(vote)
    if vote.destroyed_at is not None:
        return
    kept = custody.result_of(vote.id)
    if kept is None or now() < kept.counted_at + OBJECTIONS:
        raise TooSoon
    custody.destroy(vote)
    journal.record("vote.destroy", vote, actor_id, lab_id=vote.consultation.lab_id)
