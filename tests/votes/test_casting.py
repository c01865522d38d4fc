"""The booth: a ballot chosen, read again, sealed; and what is refused with nothing stored."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from consult.accounts import actions as accounts
from consult.db import db, now
from consult.votes import actions, custody
from consult.votes.models import Envelope, RollEntry, Vote, Waiting
from tests import make
from tests.conftest import visible_text


def path(vote, end=""):
    return f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}{end}"


def cast(browser, vote, sure=True, **fields):
    """The page that answers: of a ballot in the box, the one that it leads to."""
    more = {"confirm": "1"} if sure else {}
    answer = browser.post(path(vote, "/voter"), data={**fields, **more})
    if answer.status_code != 303:
        return answer
    assert answer.location.endswith(path(vote, "/depose"))
    return browser.get(answer.location)


def many(model, vote):
    return db.session.scalar(
        select(func.count()).select_from(model).where(model.vote_id == vote.id)
    )


def inside(vote):
    """(marks, envelopes)."""
    return many(RollEntry, vote), many(Envelope, vote)


def receipt_in(page):
    return re.search(r"<strong>([0-9A-Z-]{24})</strong>", page.get_data(as_text=True))[1]


METHODS = {
    "plurality": ({}, {"one": "2"}, ["2"]),
    "approval": ({"maximum": 2}, {"set": ["3", "1"]}, ["1", "3"]),
    "support": ({}, {"grade-1": "1", "grade-2": "-1", "grade-3": "0"}, {"1": 1, "2": -1}),
    "score": ({}, {"grade-1": "10", "grade-3": "0"}, {"1": 10, "3": 0}),
    "majority-judgment": ({}, {"grade-1": "6", "grade-2": "1"}, {"1": 6, "2": 1}),
    "cumulative": ({}, {"points-1": "7", "points-2": "3"}, {"1": 7, "2": 3}),
    "quadratic": ({}, {"points-1": "6", "points-2": "8"}, {"1": 6, "2": 8}),
    "borda": ({}, {"rank-1": "2", "rank-3": "1"}, ["3", "1"]),
    "irv": ({}, {"rank-1": "5", "rank-2": "9"}, ["1", "2"]),
    "stv": ({"seats": 2}, {"rank-2": "1"}, ["2"]),
    "schulze": ({}, {"rank-1": "1", "rank-2": "2", "rank-3": "3"}, ["1", "2", "3"]),
    "greedy": ({}, {"set": ["1", "2"]}, ["1", "2"]),
    "equal-shares": ({"completion": "add-one"}, {"set": ["2"]}, ["2"]),
}


@pytest.mark.parametrize("method", METHODS)
def test_a_ballot_of_each_method_goes_from_the_booth_to_the_count(browse, session, method):
    variant, fields, choice = METHODS[method]
    vote = make.vote(
        method_slug=method, variant=variant, costs=(60, 30, 20), budget=100, publish=True
    )
    me = browse(make.user())
    booth = me.get(path(vote, "/voter")).get_data(as_text=True)
    for name in fields:
        assert f'name="{name}"' in booth
    review = cast(me, vote, sure=False, **fields)
    assert review.status_code == 200 and inside(vote) == (0, 0)
    # What the page of review sends back is the same ballot.
    hidden = dict(re.findall(r'type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"', review.text))
    assert set(hidden) >= {name for name, said in fields.items() if said != "0"} - {"grade-3"}
    sent = cast(me, vote, **fields)
    assert sent.status_code == 200 and inside(vote) == (1, 1)
    assert receipt_in(sent)
    result = make.counted(vote)
    assert (result["ballots"], result["blank"], result["invalid"]) == (1, 0, 0)
    assert custody.result_of(vote.id).said["choices"] == [[1, choice]]


@pytest.mark.parametrize("method", METHODS)
def test_a_blank_ballot_is_always_possible_and_counted_apart(browse, session, method):
    vote = make.vote(method_slug=method, costs=(60, 30, 20), budget=100)
    me = browse(make.user())
    review = cast(me, vote, sure=False, blank="1")
    assert "Vous votez blanc" in visible_text(review)
    assert cast(me, vote, blank="1").status_code == 200
    result = make.counted(vote)
    assert (result["ballots"], result["blank"]) == (1, 1)


@pytest.mark.parametrize(
    ("method", "fields", "reason"),
    [
        ("plurality", {}, "Vous n’avez rien choisi"),
        ("plurality", {"one": "9"}, "n’existe pas"),
        ("plurality", {"one": ["1", "2"]}, "une seule option"),
        ("plurality", {"one": "1", "blank": "1"}, "l’un ou l’autre"),
        ("approval", {"set": ["1", "1"]}, "deux fois"),
        ("approval", {"set": ["1", "2", "3"]}, "2 options au plus"),
        ("irv", {"rank-1": "1", "rank-2": "1"}, "le numéro 1"),
        ("irv", {"rank-1": "premier"}, "n’est pas une place"),
        ("irv", {"rank-1": "0"}, "n’est pas une place"),
        ("irv", {"rank-8": "1"}, "n’existe pas"),
        ("majority-judgment", {"grade-1": "7"}, "mentions n’existe pas"),
        ("score", {"grade-1": "11"}, "de 0 à 10"),
        ("score", {"grade-1": "bien"}, "nombre entier"),
        ("cumulative", {"points-1": "8", "points-2": "3"}, "vous en avez 10"),
        ("cumulative", {"points-1": "-1"}, "négatif"),
        ("quadratic", {"points-1": "8", "points-2": "7"}, "113 crédits"),
        ("quadratic", {"points-1": "-2"}, "voix contre"),
        ("support", {"grade-1": "2"}, "pour (1)"),
        ("greedy", {"set": ["4"]}, "n’existe pas"),
    ],
)
def test_a_wrong_ballot_is_refused_with_its_reason_and_nothing_is_stored(
    browse, session, method, fields, reason
):
    variant = {"maximum": 2} if method == "approval" else {}
    vote = make.vote(method_slug=method, variant=variant, costs=(60, 30, 20), budget=100)
    me = browse(make.user())
    for sure in (False, True):
        page = cast(me, vote, sure=sure, **fields)
        assert page.status_code == 422
        assert reason in visible_text(page)
    assert inside(vote) == (0, 0)


def test_what_was_typed_stays_on_a_refused_ballot(browse, session):
    vote = make.vote(method_slug="cumulative")
    page = cast(browse(make.user()), vote, **{"points-1": "8", "points-2": "5"})
    assert 'value="8"' in page.text and 'value="5"' in page.text


def test_a_second_ballot_replaces_the_first_and_both_receipts_say_so(browse, session):
    vote = make.vote()
    me = browse(make.user())
    first = receipt_in(cast(me, vote, set="1"))
    again = cast(me, vote, set="2")
    second = receipt_in(again)
    assert "Ce bulletin remplace l’ancien" in visible_text(again)
    assert inside(vote) == (1, 1)
    result = make.counted(vote)
    assert result["tally"] == {"1": 0, "2": 1, "3": 0}
    check = lambda code: visible_text(me.get(path(vote, f"/recu?recu={code}")))  # noqa: E731
    assert "Cette enveloppe a été remplacée" in check(first)
    assert "Votre enveloppe est dans l’urne" in check(second)


def test_a_receipt_waits_for_its_batch_then_is_on_the_list_and_a_false_one_nowhere(browse, session):
    vote = make.vote()
    me = browse(make.user())
    code = receipt_in(cast(me, vote, set="1"))
    check = lambda typed: visible_text(me.get(path(vote, f"/recu?recu={typed}")))  # noqa: E731
    assert "attend d’être publiée" in check(code)
    make.envelopes(vote, [(["2"], 20)])
    custody.list_waiting(vote)
    assert "Votre enveloppe est dans l’urne" in check(code.lower().replace("-", " "))
    other = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert "n’est pas sur la liste" in check(other)
    assert "ne se lit pas" in check("abc")


def test_each_voter_sees_the_options_in_an_order_of_their_own_that_stays(browse, session):
    vote = make.vote(options=9)

    def order(browser):
        page = browser.get(path(vote, "/voter")).get_data(as_text=True)
        return re.findall(r'name="set"\s+value="(\d+)"', page)

    people = [browse(make.user()) for _ in range(4)]
    seen = [order(me) for me in people]
    assert all(sorted(one) == [str(n) for n in range(1, 10)] for one in seen)
    assert len({tuple(one) for one in seen}) > 1
    assert order(people[0]) == seen[0]


@pytest.mark.parametrize(("electorate", "who"), [("agents", "user"), ("citizens", "agent")])
def test_nobody_votes_in_another_electorate(browse, session, electorate, who):
    vote = make.vote(electorate=electorate)
    answer = cast(browse(getattr(make, who)()), vote, set="1")
    assert answer.status_code == 403 and inside(vote) == (0, 0)


def test_a_ballot_before_opening_or_after_closing_is_refused(browse, session):
    coming, over = make.vote(start=1, end=2), make.vote(start=-2, end=-1)
    me = browse(make.user())
    assert "pas encore ouvert" in visible_text(cast(me, coming, set="1"))
    assert "clos" in visible_text(cast(me, over, set="1"))
    assert inside(coming) == inside(over) == (0, 0)


def test_a_form_opened_before_closing_is_accepted_ten_minutes_then_no_more(browse, session):
    vote = make.vote(end=0.01)
    me = browse(make.user())
    page = me.get(path(vote, "/voter")).get_data(as_text=True)
    opened = page.split('name="opened"')[1].split('value="')[1].split('"')[0]
    with time_machine.travel(vote.phase.closes_at + timedelta(minutes=9), tick=False):
        assert cast(me, vote, set="1", opened=opened).status_code == 200
    with time_machine.travel(vote.phase.closes_at + timedelta(minutes=11), tick=False):
        assert cast(me, vote, set="2", opened=opened).status_code == 403
    assert inside(vote) == (1, 1)


def test_a_closed_box_takes_no_ballot_even_within_the_grace(browse, session):
    vote = make.vote()
    custody.close(vote)
    assert cast(browse(make.user()), vote, set="1").status_code == 403
    assert inside(vote) == (0, 0)


def test_without_its_keys_the_vote_stops_with_an_incident_told_to_everyone(browse, session, app):
    vote = make.vote()
    (app.config["VOTE_KEYS"] / f"{vote.id}.json").unlink()
    me = browse(make.user())
    answer = cast(me, vote, set="1")
    assert answer.status_code == 409 and "arrêté par un incident" in visible_text(answer)
    assert inside(vote) == (0, 0)
    with pytest.raises(custody.keys.Missing) as missing:
        custody.tend(vote, now())
    custody.stop(vote, missing.value)
    assert "Le scrutin est arrêté" in visible_text(browse().get(path(vote)))
    assert vote.stopped


def test_the_roll_names_nobody_and_shares_nothing_with_the_box(browse, session):
    vote = make.vote()
    who = make.user()
    cast(browse(who), vote, set="1")
    mark = db.session.scalar(select(RollEntry.tag).where(RollEntry.vote_id == vote.id))
    tag = db.session.scalar(select(Envelope.tag).where(Envelope.vote_id == vote.id))
    assert mark != tag
    columns = {
        column.name for column in (*RollEntry.__table__.columns, *Envelope.__table__.columns)
    }
    assert columns == {"vote_id", "tag", "stratum", "ciphertext", "hash"}
    assert not {"user_id", "created_at"} & columns


def test_envelopes_have_one_length_whatever_they_hold(browse, session):
    vote = make.vote(method_slug="schulze", options=9)
    ballots = ({"blank": "1"}, {"rank-1": "1"}, {f"rank-{n}": str(n) for n in range(1, 10)})
    for fields in ballots:
        cast(browse(make.user()), vote, **fields)
    lengths = db.session.scalars(
        select(func.length(Envelope.ciphertext)).where(Envelope.vote_id == vote.id)
    )
    assert len(set(lengths)) == 1


def test_nothing_of_a_ballot_is_in_the_journal_nor_waits_with_a_name(browse, session):
    vote = make.vote()
    cast(browse(make.user()), vote, set="1")
    columns = {column.name for column in Waiting.__table__.columns}
    assert columns == {"vote_id", "hash", "kind"}
    assert many(Waiting, vote) == 1


def test_the_page_of_a_confidential_vote_never_calls_it_secret(browse, session):
    page = visible_text(browse().get(path(make.vote())))
    assert "confidentiel, et n’est pas secret" in page
    assert "Le secret de votre vote" not in page


def test_the_receipt_page_is_never_cached(browse, session):
    vote = make.vote()
    answer = cast(browse(make.user()), vote, set="1")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "<svg" in answer.text and "style=" not in answer.text.split("<svg")[1].split("</svg>")[0]


def test_a_vote_is_a_row_whose_rules_are_fixed_once_open(session):
    vote = make.vote()
    assert db.session.get(Vote, vote.id).manifest["method"] == "approval"


def test_the_addresses_of_one_mailbox_have_one_voice_and_stay_two_accounts(browse, session):
    vote = make.vote()
    for email, choice in (("jean.dupont+a@gmail.com", "1"), ("jeandupont@googlemail.com", "2")):
        me = browse(make.user(email))
        cast(me, vote, set=[choice])
    assert inside(vote) == (1, 1)
    assert "Vous avez déjà voté" in visible_text(me.get(path(vote, "/voter")))
    assert make.counted(vote)["tally"]["2"] == 1


def test_an_account_that_is_closed_and_opened_again_does_not_vote_twice(browse, session):
    vote = make.vote()
    user = make.user("lea@exemple.fr")
    cast(browse(user), vote, set=["1"])
    accounts.close(user)
    cast(browse(make.user("lea@exemple.fr")), vote, set=["2"])
    assert inside(vote) == (1, 1)


def test_nobody_is_told_that_a_draft_has_a_vote(browse, session):
    vote = make.vote(make.consultation(phases=[make.phase("vote")], published=False))
    for who in (None, make.user()):
        browser = browse(who)
        assert browser.get(path(vote, "/voter")).status_code == 404
        assert cast(browser, vote, set="1").status_code == 404


def test_a_program_that_changes_its_mind_without_end_is_slowed(browse, session, monkeypatch):
    monkeypatch.setattr(actions.casting, "MOST_AGAIN", 2)
    vote = make.vote()
    me, other = browse(make.user()), browse(make.user())
    answers = [cast(me, vote, set="1").status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]
    assert cast(other, vote, set="2").status_code == 200
    assert inside(vote) == (2, 2) and many(Waiting, vote) == 4 + 2  # added, and withdrawn
