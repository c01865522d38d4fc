"""Several people at the same lot of paper ballots at once: two type it, and it enters once."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from sqlalchemy import select

from consult.accounts import sessions
from consult.db import db
from consult.votes import actions, custody, paper
from consult.votes.models import Envelope, PaperEntry, PaperLot, PaperTypist, RollEntry, Vote
from tests import make
from tests.votes.test_parallel import Box, at_once

BALLOTS = 30
WRONG = (4, 17, 30)  # of the second typist


@pytest.fixture
def box(app, committed):
    """An open vote that accepts paper, one lot of it, and browsers for its team."""
    with app.app_context():
        vote = make.vote(paper={"place": "À l’accueil", "hours": 1}, method_slug="plurality")
        people = [make.member(vote.consultation.lab) for _each in range(8)]
        lot = actions.declare_lot(vote, "Mairie", BALLOTS, people[0].id)
        tokens = [sessions.open_session(one.id, team=True) for one in people]
        db.session.commit()
        path = f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}/papier"
        made = Box(app, vote.id, path)
        yield SimpleNamespace(
            app=app,
            vote_id=vote.id,
            lot_id=lot.id,
            lots=path,
            lot=f"{path}/{lot.id}",
            browsers=[made.browser(token) for token in tokens],
            tags=made.tags,
            counted=made.counted,
        )
        db.session.remove()


def kept(*columns):
    db.session.rollback()
    return db.session.execute(select(*columns)).all()


def choice(number):
    return str(1 + number % 3)


def typing(browser, lot, wrong=()):
    def work():
        assert browser.post(f"{lot}/saisie").status_code == 303
        for number in range(1, BALLOTS + 1):
            said = choice(number + 1) if number in wrong else choice(number)
            answer = browser.post(f"{lot}/saisie/{number}", data={"one": said})
            assert answer.status_code == 303
        return browser.get(lot).text

    return work


def test_of_eight_people_who_want_the_same_lot_two_type_it(box):
    answers = at_once([lambda b=b: b.post(f"{box.lot}/saisie").status_code for b in box.browsers])
    assert sorted(answers) == [303] * 2 + [422] * 6
    seats = kept(PaperTypist.turn, PaperTypist.person_id)
    assert sorted(turn for turn, _who in seats) == [1, 2]
    assert len({who for _turn, who in seats}) == 2


def test_two_people_type_together_and_every_difference_is_found(box):
    first, second = box.browsers[:2]
    at_once([typing(first, box.lot), typing(second, box.lot, WRONG)])
    db.session.rollback()
    lot = db.session.get(PaperLot, box.lot_id)
    said = paper.progress([lot])[lot.id]
    assert said.complete and said.differing == WRONG
    # In threads, as each request is: the context of a test would keep who is signed in.
    works = [
        lambda n=n: second.post(f"{box.lot}/saisie/{n}", data={"one": choice(n)}).status_code
        for n in WRONG
    ]
    assert at_once(works) == [303] * len(WRONG)

    # Each signs from four tabs at once: the lot enters, and enters once.
    tabs = [browser for browser in (first, second) for _tab in range(4)]
    codes = at_once(
        [lambda b=b: b.post(f"{box.lot}/signature", data={"sure": "y"}).status_code for b in tabs]
    )
    assert set(codes) <= {303, 409}
    assert len(box.tags(Envelope)) == len(box.tags(RollEntry)) == BALLOTS
    assert kept(PaperEntry.number) == []
    numbers, result = box.counted()
    assert numbers.agree and numbers.added == BALLOTS
    assert result["tally"] == {"1": 10, "2": 10, "3": 10}


def test_one_person_who_types_a_ballot_in_several_tabs_leaves_one_entry(box):
    browser = box.browsers[0]
    at_once([lambda: browser.post(f"{box.lot}/saisie")])
    works = [
        lambda n=n: browser.post(f"{box.lot}/saisie/1", data={"one": choice(n)}).status_code
        for n in range(8)
    ]
    assert set(at_once(works)) == {303}
    assert kept(PaperEntry.number) == [(1,)]


def test_a_signature_and_the_closing_of_the_box_never_cross(box):
    """The lot is whole in the box and counted, or not at all."""
    first, second = box.browsers[:2]
    at_once([typing(first, box.lot), typing(second, box.lot)])

    def sign(browser):
        return lambda: browser.post(f"{box.lot}/signature", data={"sure": "y"}).status_code

    assert at_once([sign(first)]) == [303]

    def close():
        with box.app.app_context():
            custody.close(db.session.get(Vote, box.vote_id))
            db.session.commit()
            db.session.remove()

    code, _closed = at_once([sign(second), close])
    entered = code == 303
    assert entered or code == 409
    numbers, result = box.counted()
    assert numbers.agree and result["ballots"] == numbers.marks == (BALLOTS if entered else 0)
    assert kept(PaperEntry.number) == []


def test_two_people_who_declare_the_same_lot_at_once_leave_one(box):
    data = {"name": "Mairie, soir", "announced": "5"}
    codes = at_once([lambda b=b: b.post(box.lots, data=data).status_code for b in box.browsers])
    assert codes.count(303) == 1 and set(codes) <= {303, 409, 422}
    assert len(kept(PaperLot.id)) == 2
