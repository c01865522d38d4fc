"""Having the texts read by the engine."""

from __future__ import annotations

from ... import jobs, journal
from ...consultations.models import Consultation
from ...db import db, now
from .. import acts, work
from ..models import Reading
from ..queries import readings
from . import giving_up, refusals

FEWEST = 3


def start(
    of: Consultation, who_id: int, phase_id: int | None = None, wanted: int | None = None
) -> Reading:
    """One at a time for the same texts; what it proposes is nothing until a person accepts it."""
    acts.lock(of)
    if readings.unfinished(of, phase_id) is not None:
        raise refusals.AlreadyReading
    if readings.how_many(of, phase_id) < FEWEST:
        raise refusals.NothingToRead
    reading = Reading(
        consultation_id=of.id,
        phase_id=phase_id,
        asked_by=who_id,
        asked_at=now(),
        wanted=wanted,
    )
    db.session.add(reading)
    db.session.flush()
    journal.record(
        "synthesis.read", reading, who_id, lab_id=of.lab_id, consultation=of.id, phase=phase_id
    )
    jobs.defer(work.read, reading_id=reading.id)
    return reading


def give_up(of: Consultation, reading: Reading, who_id: int) -> None:
    giving_up.give_up(of, readings.held(reading.id), "synthesis.give-up", who_id)
