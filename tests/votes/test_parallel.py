"""Many people at the box at once, with second ballots and kills: nothing lost, nobody twice."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from consult import create_app
from consult.accounts import sessions
from consult.db import db
from consult.votes import board, custody, voters
from consult.votes.box import tags
from consult.votes.models import Envelope, RollEntry, Vote, Waiting
from tests import make
from tests.conftest import settings

THREADS = 50
OPTIONS = 6
PEOPLE, PROCESSES = 500, 4


@pytest.fixture
def box(app, committed):
    """An open vote, and browsers for new people."""
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
        tokens = {voters.named(user): sessions.open_session(user.id, team=False) for user in made}
        db.session.commit()
        return tokens

    def browser(self, token, app=None):
        client = (app or self.app).test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True
        return client

    def tags(self, model):
        db.session.rollback()
        return set(db.session.scalars(select(model.tag).where(model.vote_id == self.vote_id)))

    def awaited(self, people):
        """The tags that these people have on the roll, and in the box."""
        held = custody.secrets_of(self.vote_id)
        return (
            {tags.roll_tag(held.roll, self.vote_id, one) for one in people},
            {tags.slot_tag(held.slot, self.vote_id, one) for one in people},
        )

    def counted(self):
        db.session.rollback()
        vote = db.session.get(Vote, self.vote_id)
        custody.close(vote)
        custody.count_here(vote)
        db.session.commit()
        return board.numbers(vote.id), custody.result_of(vote.id).said["result"]


def at_once(works):
    """Run every work in a thread of its own, all starting together; what each returned."""
    gate = Barrier(len(works))

    def start(work):
        gate.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(start, works))


def casting(browser, path, ballots):
    """Cast these ballots one after the other; whether each replaced another."""

    def work():
        said = []
        for one in ballots:
            answer = browser.post(path, data={"set": list(one), "confirm": "1"})
            assert answer.status_code == 303
            said.append("Ce bulletin remplace" in browser.get(answer.location).text)
        return said

    return work


def some_ballots(dice, number):
    options = [str(n) for n in range(1, OPTIONS + 1)]
    return [tuple(sorted(dice.sample(options, dice.randint(1, OPTIONS)))) for _ in range(number)]


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

    marks, slots = box.awaited(tokens)
    assert box.tags(RollEntry) == marks
    assert box.tags(Envelope) == slots
    for user in tokens:
        firsts = [
            replaced
            for tab, said in zip(tabs, answers, strict=True)
            for replaced in said
            if tab == user and not replaced
        ]
        assert len(firsts) == 1
    numbers, result = box.counted()
    assert numbers.agree and numbers.marks == people
    assert numbers.added == THREADS * each
    assert (result["ballots"], result["invalid"]) == (people, 0)


def test_the_last_ballot_of_each_is_the_one_counted(box):
    tokens = box.people(20)
    works = [
        casting(box.browser(token), box.path, [("1",), ("2",), ("3",)]) for token in tokens.values()
    ]
    at_once(works)
    _numbers, result = box.counted()
    assert result["tally"] == {"1": 0, "2": 0, "3": 20, "4": 0, "5": 0, "6": 0}


def test_a_server_without_the_keys_of_the_vote_takes_no_ballot(box, app, tmp_path):
    other = create_app(settings(app.config["DATABASE_URL"], tmp_path))
    tokens = list(box.people(20).values())

    def work(browser):
        return lambda: browser.post(box.path, data={"set": "1", "confirm": "1"}).status_code

    works = [work(box.browser(t, app if n % 2 else other)) for n, t in enumerate(tokens)]
    answers = at_once(works)
    with other.app_context():
        db.session.remove()
        db.engine.dispose()
    assert set(answers[::2]) == {409} and set(answers[1::2]) == {303}
    assert len(box.tags(Envelope)) == len(box.tags(RollEntry)) == 10


def test_a_ballot_and_the_closing_of_the_box_never_cross(box):
    """Each ballot is either whole in the box and counted, or refused."""
    tokens = box.people(30)

    def close():
        with box.app.app_context():
            custody.close(db.session.get(Vote, box.vote_id))
            db.session.commit()
            db.session.remove()
            return

    def work(browser):
        return lambda: browser.post(box.path, data={"set": "1", "confirm": "1"}).status_code

    works = [work(box.browser(token)) for token in tokens.values()]
    works.insert(15, close)
    answers = [answer for answer in at_once(works) if answer is not None]
    assert set(answers) <= {303, 403}
    numbers, result = box.counted()
    assert numbers.agree
    assert result["ballots"] == answers.count(303) == numbers.marks
    db.session.rollback()
    left = select(func.count()).select_from(Waiting).where(Waiting.vote_id == box.vote_id)
    assert db.session.scalar(left) == 0


def _cast_in_a_process(url, instance, path, tokens, started):
    """A server of its own that casts for each of these people, twice, until it is killed."""
    app = create_app(settings(url, instance))
    dice = random.Random(os.getpid())
    started.release()
    for token in dice.sample(tokens, len(tokens)) * 2:
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True
        client.post(path, data={"set": dice.choice("123456"), "confirm": "1"})


def test_five_hundred_people_in_processes_that_are_killed_leave_roll_and_box_equal(box, app):
    tokens = box.people(PEOPLE)
    spawn = multiprocessing.get_context("spawn")
    common = (app.config["DATABASE_URL"], app.config["INSTANCE"], box.path)

    def start(people):
        started = spawn.Semaphore(0)
        process = spawn.Process(target=_cast_in_a_process, args=(*common, people, started))
        process.start()
        started.acquire()
        return process

    listed = list(tokens.values())
    dice = random.Random(500)
    for kill in range(PROCESSES):
        process = start(listed)
        process.join(dice.uniform(0.2, 1.5))
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        assert len(box.tags(RollEntry)) == len(box.tags(Envelope)), f"after kill {kill}"
    parts = [start(listed[n::2]) for n in range(2)]
    for process in parts:
        process.join()
        assert process.exitcode == 0
    marks, slots = box.awaited(tokens)
    assert box.tags(RollEntry) == marks and box.tags(Envelope) == slots
    numbers, result = box.counted()
    assert numbers.agree and numbers.envelopes == result["ballots"] == PEOPLE
