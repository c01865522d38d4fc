"""Voting by the link of a letter: no account, no JavaScript, one voice for each person of the list."""

from __future__ import annotations

import re
import threading
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from consult.db import commit, db
from consult.notifications.models import Mail
from consult.votes import actions as votes
from consult.votes import custody, electors, queries
from consult.votes.box import tags
from consult.votes.models import Elector, Envelope, RollEntry
from consult.votes.work import letters
from tests import make
from tests.conftest import visible_text

LINK = re.compile(r"http://127\.0\.0\.1:8000(/concertations/\S+/lien/[A-Za-z0-9_-]{43})")


@pytest.fixture
def vote(session):
    return make.vote(listed=2)


@pytest.fixture
def links(vote):
    letters.tend.work()
    sent = db.session.scalars(select(Mail).order_by(Mail.to)).all()
    return [LINK.search(mail.body)[1] for mail in sent]


def path(vote, end=""):
    return f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}{end}"


def inside(vote):
    def many(model):
        asked = select(func.count()).select_from(model).where(model.vote_id == vote.id)
        return db.session.scalar(asked)

    return many(RollEntry), many(Envelope)


def cast(browser, vote, choice):
    return browser.post(path(vote, "/voter"), data={"set": choice, "confirm": "1"})


def test_the_link_leads_to_the_booth_the_review_and_the_receipt(browse, vote, links):
    me = browse()
    page = me.get(links[0])
    assert "Vous êtes sur la liste électorale" in visible_text(page)
    assert "Inscrite 1" in visible_text(page) and "inscrit1@" not in page.get_data(as_text=True)
    entered = me.post(links[0])
    assert entered.status_code == 303 and entered.location == path(vote, "/voter")
    booth = me.get(entered.location)
    assert "Vous votez pour Inscrite 1" in visible_text(booth)
    review = me.post(path(vote, "/voter"), data={"set": "2"})
    assert "Relisez votre bulletin" in visible_text(review) and inside(vote) == (0, 0)
    done = cast(me, vote, "2")
    assert done.status_code == 303 and inside(vote) == (1, 1)
    receipt = visible_text(me.get(done.location))
    assert "Votre bulletin est dans l’urne" in receipt
    assert "ouvrez de nouveau le lien" in receipt
    assert make.counted(vote)["tally"]["2"] == 1


def test_opening_a_link_votes_for_nobody_and_consumes_nothing(browse, vote, links):
    scanner = browse()
    for _time in range(3):
        for method in (scanner.get, scanner.head):
            assert method(links[0]).status_code == 200
    assert cast(scanner, vote, "1").location == path(vote, "/lien")
    assert browse().post(links[0]).status_code == 303 and inside(vote) == (0, 0)


def test_the_secret_leaves_the_address_and_is_told_to_no_other_site(browse, vote, links):
    me = browse()
    page = me.get(links[0])
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert page.headers["Cache-Control"] == "private, no-store"
    assert "noindex" in page.get_data(as_text=True)
    secret = links[0].rpartition("/")[2]
    entered = me.post(links[0])
    told = str(entered.headers) + me.get(entered.location).get_data(as_text=True)
    assert secret not in told


def test_a_second_ballot_of_the_link_replaces_the_first_even_from_another_browser(
    browse, vote, links
):
    for choice in "12":
        me = browse()
        me.post(links[0])
        assert cast(me, vote, choice).status_code == 303
    assert inside(vote) == (1, 1)
    other = browse()
    other.post(links[1])
    cast(other, vote, "2")
    assert inside(vote) == (2, 2)
    assert make.counted(vote)["tally"] == {"1": 0, "2": 2, "3": 0}


def test_once_the_ballot_is_in_the_box_the_browser_votes_for_nobody(browse, vote, links):
    me = browse()
    me.post(links[0])
    cast(me, vote, "1")
    again = cast(me, vote, "2")
    assert again.status_code == 303 and again.location == path(vote, "/lien")
    assert make.counted(vote)["tally"]["1"] == 1


def test_whoever_is_signed_in_as_someone_else_votes_for_the_person_of_the_link(browse, vote, links):
    account = make.user()
    me = browse(account)
    assert "Vous êtes aussi connecté à un compte" in visible_text(me.get(links[0]))
    me.post(links[0])
    assert "Votre compte" in visible_text(me.get(path(vote, "/voter")))
    cast(me, vote, "1")
    held = custody.secrets_of(vote.id)
    one = db.session.scalars(select(Elector).order_by(Elector.id)).first()
    marks = list(db.session.scalars(select(RollEntry.tag)))
    assert marks == [tags.roll_tag(held.roll, vote.id, tags.elector(one.id))]
    assert not queries.has_voted(vote.id, account)
    assert me.get("/moi").status_code == 200  # the account stays open


@pytest.mark.parametrize("college", ["citizen", "agent"])
def test_an_account_without_a_link_does_not_vote(browse, vote, college):
    me = browse(make.user(college=college))
    page = cast(me, vote, "1")
    assert page.status_code == 303 and page.location == path(vote, "/lien")
    assert inside(vote) == (0, 0)
    assert "réservé aux personnes de sa liste" in visible_text(me.get(path(vote)))


def test_the_link_of_a_vote_opens_no_other_booth(browse, vote, links):
    other = make.vote(listed=1)
    me = browse()
    assert me.post(links[0].replace(path(vote), path(other))).status_code == 410
    me.post(links[0])
    assert cast(me, other, "1").location == path(other, "/lien")
    assert inside(other) == (0, 0)


@pytest.mark.parametrize("secret", ["x", "A" * 43, "A" * 5000, "é"])
def test_a_link_that_is_none_says_what_to_do(browse, vote, secret):
    page = browse().get(path(vote, f"/lien/{secret}"))
    assert page.status_code == 410 and "Ce lien ne marche pas" in visible_text(page)


def test_a_replaced_link_ends_the_visit_that_it_had_opened(browse, vote, links):
    me = browse()
    me.post(links[0])
    one = db.session.scalars(select(Elector).order_by(Elector.id)).first()
    votes.replace_link(vote, one.id, make.user().id)
    assert cast(me, vote, "1").location == path(vote, "/lien")
    assert inside(vote) == (0, 0)


def test_a_visit_lasts_an_hour_and_its_cookie_cannot_be_written_by_hand(browse, vote, links):
    me = browse()
    me.post(links[0])
    with me.session_transaction() as cookie:
        (number, serial, until) = cookie["electors"][str(vote.id)]
        cookie["electors"] = {str(vote.id): [number, serial, until - 3601]}
    assert cast(me, vote, "1").location == path(vote, "/lien")
    me.set_cookie("consult", "forged")
    assert cast(me, vote, "1").location == path(vote, "/lien")


def test_a_link_after_the_close_says_so_and_casts_nothing(browse, vote, links):
    me = browse()
    me.post(links[0])
    with time_machine.travel(vote.last_ballots + timedelta(minutes=1)):
        assert "Ce scrutin est clos" in visible_text(me.get(links[0]))
        me.post(links[0])
        assert cast(me, vote, "1").status_code == 403
    assert inside(vote) == (0, 0)


def test_the_strata_of_a_list_come_from_the_list(session):
    vote = make.vote(listed=1)
    one = db.session.scalars(select(Elector)).one()
    agent = electors.Holder(one.id, vote.id, "agent", one.email, "")
    make.ballot(vote, agent, ["1"])
    assert db.session.scalars(select(RollEntry.stratum)).one() == "agent"


def test_twenty_ballots_of_one_link_at_once_leave_one_envelope(app, committed):
    with app.app_context():
        vote = make.vote(listed=1)
        letters.tend.work()
        commit()
        slug, vote_id = vote.consultation.slug, vote.id
        link = LINK.search(db.session.scalars(select(Mail.body)).one())[1]
        db.session.remove()
    start, answers = threading.Barrier(20), []

    def vote_once(choice):
        me = app.test_client()
        me.post(link)
        start.wait()
        answers.append(
            me.post(
                f"/concertations/{slug}/scrutins/{vote_id}/voter",
                data={"set": choice, "confirm": "1"},
            ).status_code
        )

    threads = [threading.Thread(target=vote_once, args=(str(n % 3 + 1),)) for n in range(20)]
    [one.start() for one in threads]
    [one.join() for one in threads]
    assert answers == [303] * 20
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(RollEntry)) == 1
        assert db.session.scalar(select(func.count()).select_from(Envelope)) == 1


def test_whoever_asks_for_the_link_of_somebody_else_shuts_it_to_nobody(browse, vote):
    ask = {"data": {"email": "inscrit1@exemple.fr"}}
    flood, home = ({"REMOTE_ADDR": one} for one in ("192.0.2.1", "198.51.100.1"))
    with time_machine.travel(vote.closes_at.replace(hour=12) - timedelta(days=1), tick=False):
        answers = [
            browse().post(path(vote, "/lien"), **ask, environ_overrides=flood).status_code
            for _n in range(8)
        ]
        assert answers == [200] * 5 + [429] * 3
        page = browse().post(path(vote, "/lien"), **ask, environ_overrides=home)
        assert page.status_code == 200
