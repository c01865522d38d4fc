"""A decision drawn at random, judged again without being seen."""

from __future__ import annotations

from typing import Any

from ... import journal
from ...db import db, now
from ..models import SecondReading
from ..queries import readings
from . import refusals


def read_again(reading_id: int, verdict: str, who: Any) -> SecondReading:
    reading = readings.offered(reading_id, who)
    if reading is None:
        raise refusals.Overtaken
    decision = reading.decision
    reading.reader_id, reading.verdict, reading.read_at = who.id, verdict, now()
    db.session.flush()
    journal.record(
        "review.read",
        reading,
        who.id,
        lab_id=reading.lab_id,
        consultation=decision.consultation_id,
        decision=decision.id,
        first=decision.kind,
        second=verdict,
    )
    return reading
