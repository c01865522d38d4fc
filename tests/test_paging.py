import random
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.contributions import queries
from consult.db import now
from consult.paging import parse_cursor
from tests import make

EVERYTHING = queries.Filters()


def order_of(name, start=0.5):
    return {
        "newest": queries.NEWEST,
        "supported": queries.SUPPORTED,
        "discussed": queries.DISCUSSED,
        "shuffled": queries.shuffled(start),
    }[name]


def walk(consultation, order, size, between=lambda: None):
    seen, after = [], None
    while True:
        page = queries.listed(consultation, order, EVERYTHING, after=after, size=size)
        seen += [row.id for row in page.rows]
        if page.next is None:
            return seen
        after = page.next
        between()


@pytest.mark.parametrize("name", ["newest", "supported", "discussed", "shuffled"])
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    figures=st.lists(st.integers(0, 3), min_size=1, max_size=12),
    size=st.integers(1, 5),
    seed=st.integers(0, 999),
)
def test_pages_never_skip_or_repeat_while_people_post(session, name, figures, size, seed):
    chance = random.Random(seed)
    consultation = make.consultation()
    at = now() - timedelta(days=1)

    def post(figure):
        return make.contribution(
            consultation,
            supports=figure,
            comments=figure,
            shuffle=chance.choice([0.2, 0.5, chance.random()]),
            published_at=at + timedelta(minutes=chance.randrange(1000)),
        ).id

    old = [post(figure) for figure in figures]
    seen = walk(consultation, order_of(name), size, between=lambda: post(chance.randrange(4)))
    assert len(seen) == len(set(seen))
    assert set(old) <= set(seen)


@pytest.mark.parametrize("name", ["newest", "supported", "discussed", "shuffled"])
def test_going_back_shows_the_page_one_came_from(session, name):
    consultation = make.consultation()
    for n in range(7):
        make.contribution(consultation, supports=n % 3, comments=n % 2, shuffle=n / 7)
    order = order_of(name)
    first = queries.listed(consultation, order, EVERYTHING, size=3)
    second = queries.listed(consultation, order, EVERYTHING, size=3, after=first.next)
    third = queries.listed(consultation, order, EVERYTHING, size=3, after=second.next)
    assert first.previous is None
    assert third.next is None
    again = queries.listed(consultation, order, EVERYTHING, size=3, before=third.previous)
    assert again == second
    start = queries.listed(consultation, order, EVERYTHING, size=3, before=second.previous)
    assert [r.id for r in start.rows] == [r.id for r in first.rows]
    assert start.previous is None


def test_a_damaged_cursor_is_the_first_page(session):
    consultation = make.consultation()
    row = make.contribution(consultation)
    page = queries.listed(consultation, queries.NEWEST, EVERYTHING, after="n'importe~quoi")
    assert [r.id for r in page.rows] == [row.id]


def test_a_cursor_reads_back(session):
    assert parse_cursor("12~7", int) == (12, 7)
    assert parse_cursor(None, int) is None
