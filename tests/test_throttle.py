"""Limits on what writes and what sends mail."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select, text

from consult import throttle
from consult.db import db, now
from consult.errors import TooMany


def test_the_limit_is_reached_and_then_forgotten(session):
    start = now().replace(hour=12)  # counts are of a day
    with time_machine.travel(start, tick=False):
        for _ in range(3):
            throttle.limit("mail", "a", 3, 60)
        with pytest.raises(TooMany):
            throttle.limit("mail", "a", 3, 60)
    with time_machine.travel(start + timedelta(seconds=59), tick=False), pytest.raises(TooMany):
        throttle.limit("mail", "a", 3, 60)
    with time_machine.travel(start + timedelta(seconds=61), tick=False):
        throttle.limit("mail", "a", 3, 60)


def test_each_person_and_each_act_has_its_count(session):
    throttle.limit("mail", "a", 1, 60)
    throttle.limit("mail", "b", 1, 60)
    throttle.limit("contribution", "a", 1, 60)
    with pytest.raises(TooMany):
        throttle.limit("mail", "b", 1, 60)


def test_nobody_can_be_read_from_the_table(session):
    throttle.limit("mail", "marie@exemple.fr", 5, 60)
    keys = list(session.scalars(select(throttle.Throttle.key)))
    assert keys and all("marie" not in key and len(key) == 64 for key in keys)


def test_a_refused_request_counts_too(app, committed):
    """Counted outside the transaction of the request, which is rolled back."""
    with app.app_context():
        throttle.limit("mail", "a", 1, 60)
        db.session.rollback()
        with pytest.raises(TooMany):
            throttle.limit("mail", "a", 1, 60)


def test_threads_at_once_are_counted_exactly(app, committed):
    allowed: list[int] = []

    def ask() -> None:
        with app.app_context():
            for _ in range(5):
                try:
                    throttle.limit("vote", "a", 7, 60)
                    allowed.append(1)
                except TooMany:
                    pass

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(allowed) == 7


def test_a_count_of_today_cannot_be_joined_to_one_of_yesterday(app):
    with app.app_context():
        today = throttle.taking("mail", "a", 60)["key"]
        with time_machine.travel(now() + timedelta(days=1), tick=False):
            assert throttle.taking("mail", "a", 60)["key"] != today


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.250", True),
        ("192.0.2.1", "192.0.3.1", False),
        ("2001:db8:0:1::1", "2001:db8:0:ff::1", True),
        ("2001:db8:0:1::1", "2001:db8:0:100::1", False),
        ("nowhere", "nowhere", True),
    ],
)
def test_a_network_is_what_one_attacker_has_at_once(app, one, other, same):
    seen = []
    for address in (one, other):
        with app.test_request_context("/", environ_base={"REMOTE_ADDR": address}):
            seen.append(throttle.network())
    assert (seen[0] == seen[1]) is same


def test_a_network_that_asks_much_is_slowed_told_once_and_never_refused(app, session, caplog):
    waits = []
    with (
        time_machine.travel(now().replace(hour=12), tick=False),
        app.test_request_context("/", environ_base={"REMOTE_ADDR": "192.0.2.1"}),
    ):
        waits = [throttle.pace_sign_ins(f"p{n}@exemple.fr") for n in range(400)]
    assert waits[:60] == [timedelta(0)] * 60
    assert waits[60] == timedelta(seconds=1) and waits[100] > waits[80]
    assert waits[-1] == timedelta(minutes=5)
    assert [one.message for one in caplog.records].count(
        "sign-in: more than usual in an hour, from one network or to one domain"
    ) == 1


def test_what_is_over_is_purged(session):
    with time_machine.travel(now() - timedelta(days=1), tick=False):
        throttle.limit("mail", "old", 1, 60)
    throttle.limit("mail", "new", 1, 60)
    throttle.purge()
    assert session.scalar(text("SELECT count(*) FROM throttle")) == 1


def test_the_visitor_behind_undeclared_proxies_is_the_proxy(app):
    with app.test_request_context(
        "/", environ_base={"REMOTE_ADDR": "10.0.0.1"}, headers={"X-Forwarded-For": "1.2.3.4"}
    ):
        assert throttle.visitor() == "10.0.0.1"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
    ],
)
def test_a_visitor_is_known_by_their_network(app, one, other, same):
    seen = []
    for address in (one, other):
        with app.test_request_context("/", environ_base={"REMOTE_ADDR": address}):
            seen.append(throttle.visitor())
    assert (seen[0] == seen[1]) is same
