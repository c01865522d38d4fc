"""Giving up what a job is doing: it finds it ended, and keeps nothing."""

from __future__ import annotations

from ... import journal
from ...consultations.models import Consultation
from ...db import db, now
from ..models import ModelRequest, Reading
from . import refusals


def give_up(of: Consultation, kept: Reading | ModelRequest | None, kind: str, who_id: int) -> None:
    """``kept`` is held: the job cannot end it meanwhile."""
    if kept is None or kept.ended_at is not None:
        raise refusals.Overtaken
    kept.ended_at, kept.failure = now(), "given-up"
    db.session.flush()
    journal.record(kind, kept, who_id, lab_id=of.lab_id, consultation=of.id)
