"""Around every change: nobody else saves meanwhile, and what is published stays complete."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ... import journal
from ...db import db, lock, now, touch
from .. import readiness
from ..models import Consultation
from .refusals import Incomplete, SavedMeanwhile


def hold(consultation: Consultation, seen: datetime) -> None:
    """Nobody else saves until we have, and nobody has since ``seen``."""
    lock(consultation)
    if consultation.updated_at != seen:
        raise SavedMeanwhile


def saved(consultation: Consultation, changed: Sequence[str], actor_id: int) -> None:
    if not changed:
        return
    if consultation.published_at is not None:
        missing = readiness.missing(consultation, now())
        if missing:
            raise Incomplete(missing)
        shown(consultation)
    consultation.updated_at = now()
    db.session.flush()
    journal.record(
        "consultation.edit",
        consultation,
        actor_id,
        lab_id=consultation.lab_id,
        fields=sorted(changed),
    )


def shown(consultation: Consultation) -> None:
    touch(consultation.scope, "site")
