"""The report of anomalies: what stands out, from fifty up, and nothing that speaks of a person."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from consult.db import db, now
from consult.votes import actions, anomalies, custody, watch, work
from consult.votes.models import BoardHead, VoteReport
from tests import make
from tests.conftest import visible_text

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def steady(seed, hours=60, pace=45):
    """Ballots of people who do not know each other, an hour after the other."""
    dice = random.Random(seed)
    return [
        (NOON + timedelta(hours=n + 1), sum(dice.random() < pace / 200 for _n in range(200)))
        for n in range(hours)
    ]


def said(batches, withdrawn=0, known=None):
    added = sum(number for _at, number in batches)
    return anomalies.anomalies(NOON, batches, added, withdrawn, known)


@pytest.mark.parametrize("seed", range(20))
def test_people_who_vote_one_by_one_make_no_burst(seed):
    found = said(steady(seed))
    assert not found.bursts
    assert "Aucune pointe d’affluence ne dépasse ce que le hasard explique." in found.sentences


@pytest.mark.parametrize("seed", range(20))
def test_three_hundred_ballots_in_a_minute_are_a_burst(seed):
    batches = steady(seed)
    at = batches[30][0] + timedelta(minutes=1)
    found = said(sorted([*batches, (at, 300)]))
    assert [one.end for one in found.bursts] == [at]
    assert found.sentences[0].startswith("1 pointe d’affluence dépasse")


def test_a_slow_night_is_no_burst_in_the_morning():
    batches = steady(1, hours=10)
    night = batches[-1][0] + timedelta(hours=9)
    again = [(night + timedelta(hours=n), 44) for n in range(1, 10)]
    assert not said([*batches, (night, 20), *again]).bursts


@pytest.mark.parametrize("sizes", [[20] * 40, [49, 49, 1, 7, 300, 20], [400], [20, 20], []])
def test_every_slice_of_the_curve_has_fifty_ballots_or_more_and_none_is_lost(sizes):
    batches = [(NOON + timedelta(hours=n + 1), size) for n, size in enumerate(sizes)]
    curve = said(batches).curve
    assert all(one.added >= 50 for one in curve)
    assert sum(one.added for one in curve) == (sum(sizes) if sum(sizes) >= 50 else 0)
    assert len(curve) <= anomalies.SLICES + 1


def test_under_a_hundred_ballots_nothing_is_said_of_their_pace():
    found = said([(NOON + timedelta(hours=1), 60)])
    assert not found.bursts and "pas deux tranches" in found.sentences[0]


@pytest.mark.parametrize(("withdrawn", "words"), [(4, "Moins de 20 %"), (40, "Environ 40 %")])
def test_second_ballots_are_told_when_they_are_many(withdrawn, words):
    batches = [(NOON + timedelta(hours=n), 50) for n in (1, 2)]
    found = said(batches, withdrawn)
    assert any(words in one.replace("\u00a0", " ") for one in found.sentences)


def test_domains_are_told_from_fifty_voters_as_rounded_shares():
    voters = [(f"a{n}@heavy.example", None) for n in range(73)]
    voters += [(f"b{n}@light.example", None) for n in range(49)]
    known = anomalies.add_up(voters, [], NOON)
    assert known["domains"] == [["heavy.example", 60]]
    assert "light.example" not in str(known)


@pytest.mark.parametrize(("late", "said"), [(0, None), (49, None), (60, 50), (75, None)])
def test_accounts_made_after_the_opening_are_told_when_fifty_are_and_fifty_are_not(late, said):
    voters = [
        (f"a{n}@x.example", NOON + timedelta(hours=1 if n < late else -1)) for n in range(120)
    ]
    assert anomalies.add_up(voters, [], NOON)["since"] == said


def test_addresses_that_differ_by_digits_and_dots_alone_are_a_family_from_five():
    family = [f"jean.{n}dupont@x.example" for n in range(5)]
    assert anomalies.alike([*family, "jean@x.example", "jean1@x.example"]) == 5


# On a real box ------------------------------------------------------------------------------------


def crowd(vote, number, host="heavy.example"):
    for n in range(number):
        make.ballot(vote, make.user(f"voter{n}.{vote.id}@{host}"), ["1"])


def test_the_close_adds_up_who_voted_and_keeps_no_one(session):
    vote = make.vote(start=-2, end=-0.1)
    crowd(vote, 60)
    make.user("never@other.example")
    work.tend.work()
    kept = watch.kept(vote.id)
    assert kept.said["domains"] == [["heavy.example", 100]] and kept.said["since"] is None
    assert set(kept.said) == {"domains", "since", "alike"}
    work.tend.work()
    assert len(db.session.scalars(select(VoteReport)).all()) == 1


def test_an_electoral_list_is_added_up_too_with_the_addresses_that_failed(session):
    vote = make.vote(start=-2, end=-0.1, listed=3)
    work.tend.work()
    assert watch.kept(vote.id).said["unreached"] == 0


def test_the_report_stays_once_the_keys_are_destroyed(browse, session):
    vote = make.vote(start=-2, end=-0.1)
    crowd(vote, 60)
    work.tend.work()
    head = db.session.get(BoardHead, (vote.id, 1))
    assert head.size == 61
    before = visible_text(browse().get(minutes(vote)))
    assert "100 % des votants en ligne ont une adresse chez heavy.example" in before.replace(
        "\u00a0", " "
    )
    custody.destroy(vote)
    after = visible_text(browse().get(minutes(vote)))
    report = "Le rapport d’anomalies"
    assert (
        before.split(report)[1].split("Les incidents")[0][:900]
        == (after.split(report)[1].split("Les incidents")[0][:900])
    )


def test_paper_ballots_are_no_voters_of_an_address_and_explain_a_burst(browse, session):
    vote = make.vote(paper={"place": "Mairie", "hours": 1}, method_slug="plurality", start=-2)
    opened, people = now(), [make.member(vote.consultation.lab) for _two in range(2)]
    with time_machine.travel(opened, tick=False) as clock:
        for part in range(3):
            clock.shift(timedelta(hours=4))
            crowd(vote, 51, f"heavy{part}.example")
            custody.list_waiting(vote)
        lot = actions.declare_lot(vote, "Mairie", 150, people[0].id)
        for one in people:
            actions.take_turn(lot, one.id, "moderator")
            for number in range(1, 151):
                actions.type_ballot(lot, one.id, number, ["1"])
        for one in people:
            actions.sign_lot(lot, one.id)
        clock.shift(timedelta(minutes=1))
        custody.list_waiting(vote)
        clock.move_to(vote.last_entry)
        work.tend.work()
        page = visible_text(browse().get(minutes(vote)))
    assert "1 pointe d’affluence" in page and "Un lot de bulletins papier entre tout entier" in page
    assert "la moitié des votants en ligne" in page


def test_a_small_vote_says_so_and_names_no_domain(browse, session):
    vote = make.vote(start=-2, end=-0.1)
    crowd(vote, 3)
    work.tend.work()
    page = visible_text(browse().get(minutes(vote)))
    assert "pas deux tranches" in page and "heavy.example" not in page


def test_nothing_is_added_up_while_the_box_is_open(session):
    vote = make.vote()
    watch.add_up(vote)
    assert watch.kept(vote.id) is None and watch.report(vote, {}) is None
    assert now() < vote.closes_at


def minutes(vote):
    return f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}/proces-verbal"
