"""The state of a consultation, in Python and in SQL."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, true

from consult.consultations import queries
from consult.consultations.models import Consultation
from consult.consultations.phases import is_late
from consult.db import db, now
from tests import make

MOMENT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


def dated(*spans):
    return [
        make.phase(opens_at=MOMENT + timedelta(hours=a), closes_at=MOMENT + timedelta(hours=b))
        for a, b in spans
    ]


def state_in_sql(consultation, at):
    when = queries.dates()
    return db.session.scalar(
        select(queries.state(when))
        .select_from(Consultation)
        .join(when, true())
        .where(Consultation.id == consultation.id),
        {"at": at},
    )


SPANS = [(), ((0, 2),), ((0, 2), (2, 4)), ((0, 2), (3, 5)), ((0, 4), (1, 2)), ((5, 6), (-3, -2))]


@pytest.mark.parametrize("spans", SPANS)
@pytest.mark.parametrize("concluded", [False, True])
@pytest.mark.parametrize("published", [False, True])
def test_lists_and_pages_agree_on_the_state_at_every_boundary(session, spans, concluded, published):
    consultation = make.consultation(
        phases=dated(*spans),
        published=published,
        synthesis_published_at=now() if concluded else None,
    )
    for hour in range(-4, 8):
        for shift in (-INSTANT, timedelta(), INSTANT):
            at = MOMENT + timedelta(hours=hour) + shift
            assert state_in_sql(consultation, at) == consultation.state(at)


def test_a_phase_opens_at_its_minute_and_is_over_at_its_last(session):
    consultation = make.consultation(phases=dated((0, 2), (4, 6)))
    states = {
        -INSTANT: "scheduled",
        timedelta(): "open",
        timedelta(hours=2) - INSTANT: "open",
        timedelta(hours=2): "paused",
        timedelta(hours=4): "open",
        timedelta(hours=6): "closed",
    }
    for shift, expected in states.items():
        assert consultation.state(MOMENT + shift) == expected


def test_a_synthesis_is_late_the_day_after_the_one_promised_in_the_zone_of_the_lab():
    due = datetime(2026, 11, 24).date()
    evening = datetime(2026, 11, 24, 21, 0, tzinfo=UTC)
    assert not is_late(due, None, "Europe/Paris", evening)
    assert is_late(due, None, "Indian/Reunion", evening)
    assert not is_late(due, evening, "Indian/Reunion", evening)
    assert not is_late(None, None, "Indian/Reunion", evening)
