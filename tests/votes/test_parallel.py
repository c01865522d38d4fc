"""Fifty threads at the ballot box, on committed rows: nothing lost, nobody counted twice."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from consult import create_app
from consult.accounts import sessions
from consult.db import db
from consult.votes import queries, secrecy
from consult.votes.models import Ballot, RollEntry, Vote
from tests import make
from tests.conftest import settings

THREADS = 50
OPTIONS = 6


@pytest.fixture
def box(app, committed):
    """An open vote, and browsers(n): one signed-in browser for each of n new people."""
    with app.app_context():
        vote = make.vote(options=OPTIONS)
        db.session.commit()
        yield Box(app, vote.id, f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}/voter")
        db.session.remove()


class Box:
    def __init__(self, app, vote_id, path):
        self.app, self.vote_id, self.path = app, vote_id, path

    def people(self, number):
        made = [make.user() if n % 2 else make.agent() for n in range(number)]
        tokens = {user.id: sessions.open_session(user.id, team=False) for user in made}
        db.session.commit()
        return tokens

    def browser(self, token, app=None):
        client = (app or self.app).test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True
        return client

    def ballots(self):
        db.session.rollback()
        rows = db.session.execute(
            select(Ballot.tag, Ballot.choices).where(Ballot.vote_id == self.vote_id)
        )
        return [(row.tag, tuple(row.choices)) for row in rows]

    def roll(self):
        return db.session.scalars(
            select(RollEntry.user_id).where(RollEntry.vote_id == self.vote_id)
        ).all()

    def tag(self, user_id):
        return secrecy.tag(self.app.config["BALLOT_KEY"], self.vote_id, user_id)


def at_once(works):
    """Run every work in a thread of its own, all starting together; what each returned."""
    gate = Barrier(len(works))

    def start(work):
        gate.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(start, works))


def casting(browser, path, ballots):
    """Cast these ballots one after the other; the addresses answered."""

    def work():
        answers = [browser.post(path, data={"choices": list(one)}) for one in ballots]
        assert {answer.status_code for answer in answers} == {303}
        return [answer.location for answer in answers]

    return work


def some_ballots(dice, number):
    return [
        tuple(sorted(dice.sample(range(1, OPTIONS + 1), dice.randint(1, OPTIONS))))
        for _ in range(number)
    ]


@pytest.mark.parametrize(("people", "each"), [(THREADS, 3), (THREADS // 2, 4), (1, 4)])
def test_fifty_threads_lose_no_ballot_and_count_nobody_twice(box, people, each):
    """As many people as threads, then two tabs for each, then fifty tabs for one."""
    dice = random.Random(people)
    tokens = box.people(people)
    tabs = [list(tokens)[n % people] for n in range(THREADS)]
    plans = [some_ballots(dice, each) for _ in tabs]
    works = [
        casting(box.browser(tokens[user]), box.path, plan)
        for user, plan in zip(tabs, plans, strict=True)
    ]
    answers = at_once(works)

    found = dict(box.ballots())
    assert len(box.ballots()) == len(found) == people
    assert sorted(box.roll()) == sorted(tokens)
    for user in tokens:
        last_ones = {plan[-1] for tab, plan in zip(tabs, plans, strict=True) if tab == user}
        assert found[box.tag(user)] in last_ones
        firsts = [
            location
            for tab, said in zip(tabs, answers, strict=True)
            for location in said
            if tab == user and "replaced" not in location
        ]
        assert len(firsts) == 1

    outcome = queries.result(db.session.get(Vote, box.vote_id))
    assert outcome.agrees and outcome.total.ballots == people
    assert sum(line.count for line in outcome.total.lines) == sum(map(len, found.values()))


def test_two_servers_with_different_keys_never_both_fill_the_same_box(box, app, tmp_path):
    other = create_app(
        settings(app.config["DATABASE_URL"], tmp_path, BALLOT_KEY="of a badly set server")
    )
    tokens = list(box.people(20).values())

    def work(browser):
        return lambda: browser.post(box.path, data={"choices": [1]}).status_code

    works = [work(box.browser(t, app if n % 2 else other)) for n, t in enumerate(tokens)]
    answers = at_once(works)
    with other.app_context():
        db.session.remove()
        db.engine.dispose()

    first, second = answers[::2], answers[1::2]
    assert sorted([set(first), set(second)], key=min) == [{303}, {409}]
    assert len(box.ballots()) == len(box.roll()) == 10
