"""Paper ballots: typed twice by two people, settled, signed, in the same box and the same count."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from consult.db import db, now
from consult.journal import Act
from consult.votes import actions, board, custody, paper, sharing, work
from consult.votes.box import bundle, result, shares, tags, terms
from consult.votes.box.manifest import canonical
from consult.votes.counting import count_choices
from consult.votes.models import (
    Envelope,
    PaperEntry,
    PaperLot,
    PaperTypist,
    RollEntry,
    Vote,
    Waiting,
)
from tests import make
from tests.conftest import ROOT, visible_text

PLACE = "À l’accueil de la mairie, jusqu’à midi"
PAPER = {"place": PLACE, "hours": 24}
VERIFIER = ROOT / "consult" / "votes" / "public" / "verifier.py"


def path(vote, end=""):
    return f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}{end}"


def many(model, **where):
    return db.session.scalar(select(func.count()).select_from(model).filter_by(**where))


@pytest.fixture
def vote(session):
    return make.vote(paper=PAPER, method_slug="plurality")


@pytest.fixture
def team(vote):
    """Two people of the lab, and a third."""
    lab = vote.consultation.lab
    names = {"first": "moderator", "second": "facilitator", "third": "moderator"}
    return SimpleNamespace(**{who: make.member(lab, role) for who, role in names.items()})


def lot_of(vote, team, announced=3, name="Mairie, matin"):
    return actions.declare_lot(vote, name, announced, team.first.id)


def typed(lot, who, said, role="moderator"):
    """The ballots of the lot, as this person types them."""
    actions.take_turn(lot, who.id, role)
    for number, one in enumerate(said, start=1):
        actions.type_ballot(lot, who.id, number, one)


def entered(lot, team, said):
    typed(lot, team.first, said)
    typed(lot, team.second, said, "facilitator")
    actions.sign_lot(lot, team.first.id)
    actions.sign_lot(lot, team.second.id)


# Said before the vote opens -----------------------------------------------------------------------


def test_a_vote_that_accepts_paper_says_so_in_its_manifest_and_on_its_page(vote, browse):
    said = vote.manifest["paper"]
    assert said["place"] == PLACE
    assert said["until"] == (vote.closes_at + timedelta(hours=24)).isoformat()
    page = visible_text(browse().get(path(vote)))
    assert PLACE in page and "Voter sur papier exclut de voter en ligne" in page
    page = visible_text(browse(make.user()).get(path(vote, "/voter")))
    assert "votez d’une seule façon" in page


def test_a_vote_that_does_not_accept_paper_has_nothing_of_it(browse, session):
    online = make.vote()
    member = browse(make.member(online.consultation.lab, "manager"))
    assert "paper" not in online.manifest
    assert member.get(path(online, "/papier")).status_code == 404
    assert "papier" not in visible_text(member.get(path(online)))
    with pytest.raises(actions.paper.NoPaper):
        actions.declare_lot(online, "Mairie", 3, make.user().id)


def typed_vote(of, **more):
    return {
        "title": "Que faire d’abord\u202f?",
        "phase": of.phases[0].id,
        "options": "Un banc\nUn abri",
        "electorate": "everyone",
        "secrecy": "confidential",
        "rule_seats": "1",
        "rule_ties": "show",
        **more,
    }


def test_the_facilitator_says_where_one_votes_on_paper(browse, session):
    of = make.consultation(phases=[make.phase("vote", 1, 2)])
    member = browse(make.member(of.lab, "facilitator"))
    address = f"/concertations/{of.slug}/scrutins/nouveau/choisir"
    page = member.post(address, data=typed_vote(of, paper="y"))
    assert page.status_code == 422
    assert "Écrivez où et quand voter sur papier" in visible_text(page)
    page = member.post(address, data=typed_vote(of, paper="y", paper_place=PLACE, paper_hours="0"))
    assert "de 1 à 168" in visible_text(page)
    done = member.post(address, data=typed_vote(of, paper="y", paper_place=PLACE, paper_hours="8"))
    assert done.status_code == 303
    made = db.session.scalar(select(Vote).where(Vote.consultation_id == of.id))
    assert made.paper == {"place": PLACE, "hours": 8}
    page = member.get(path(made, "/modifier"))
    assert PLACE in page.text and 'value="8"' in page.text


@pytest.mark.parametrize("hours", ["", "0", "une journée"])
def test_a_vote_online_alone_is_not_asked_how_long_its_paper_is_typed(browse, session, hours):
    of = make.consultation(phases=[make.phase("vote", 1, 2)])
    member = browse(make.member(of.lab, "facilitator"))
    address = f"/concertations/{of.slug}/scrutins/nouveau/choisir"
    on_paper = typed_vote(of, paper="y", paper_place=PLACE, paper_hours=hours)
    assert member.post(address, data=on_paper).status_code == 422
    assert member.post(address, data=typed_vote(of, paper_hours=hours)).status_code == 303
    made = db.session.scalar(select(Vote).where(Vote.consultation_id == of.id))
    assert made.paper is None


def test_a_method_where_voting_twice_gains_too_much_is_not_voted_on_paper(browse, session):
    of = make.consultation(phases=[make.phase("vote", 1, 2)])
    member = browse(make.member(of.lab, "facilitator"))
    address = f"/concertations/{of.slug}/scrutins/nouveau/intensite-quadratique"
    assert "bulletins papier" not in visible_text(member.get(address))
    sent = typed_vote(of, electorate="agents", rule_credits="9", paper="y", paper_place=PLACE)
    page = member.post(address, data=sent)
    assert page.status_code == 422 and "ne se vote pas sur papier" in visible_text(page)


def test_an_electoral_list_votes_online_only(browse, session):
    of = make.consultation(phases=[make.phase("vote", 1, 2)])
    member = browse(make.member(of.lab, "facilitator"))
    address = f"/concertations/{of.slug}/scrutins/nouveau/choisir"
    sent = typed_vote(of, electorate="roll", paper="y", paper_place=PLACE, paper_hours="8")
    page = member.post(address, data=sent)
    assert page.status_code == 422 and "se vote en ligne seulement" in visible_text(page)
    assert PLACE in page.text


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("plurality", "Cochez une seule case."),
        ("approval", "Cochez toutes les options que vous soutenez"),
        ("schulze", "Écrivez 1 devant l’option que vous préférez"),
        ("majority-judgment", "Cochez une case par ligne."),
        ("support", "Cochez une case par ligne."),
        ("score", "Écrivez une note de 0 à 10"),
        ("cumulative", "Écrivez vos points."),
        ("equal-shares", "Mesure 2 (20 €)"),
    ],
)
def test_the_blank_ballot_of_each_method_can_be_printed(browse, session, method, said):
    costs = (10, 20, 30) if method == "equal-shares" else ()
    more = {"budget": 40} if costs else {}
    made = make.vote(paper=PAPER, method_slug=method, costs=costs, **more)
    page = browse(make.member(made.consultation.lab)).get(path(made, "/papier/bulletin"))
    text = visible_text(page)
    assert page.status_code == 200
    assert said in text
    places = [text.index(f"Mesure {n}") for n in (1, 2, 3)]
    assert places == sorted(places)
    assert "Je vote blanc" in text


# Two people -----------------------------------------------------------------------------------------


def test_the_same_person_cannot_type_a_lot_twice_whatever_the_code_does(vote, team):
    lot = lot_of(vote, team)
    assert actions.take_turn(lot, team.first.id, "moderator").turn == 1
    assert actions.take_turn(lot, team.first.id, "moderator").turn == 1
    with pytest.raises(IntegrityError, match="uq_paper_typist"), db.session.begin_nested():
        make.add(PaperTypist(lot_id=lot.id, turn=2, person_id=team.first.id, role="moderator"))
    assert actions.take_turn(lot, team.second.id, "facilitator").turn == 2
    with pytest.raises(actions.LotTaken):
        actions.take_turn(lot, team.third.id, "moderator")
    with pytest.raises(actions.NotTyping):
        actions.type_ballot(lot, team.third.id, 1, ["1"])


def test_a_ballot_is_either_sealed_or_void_and_belongs_to_who_types_it(vote, team):
    lot = lot_of(vote, team)
    actions.take_turn(lot, team.first.id, "moderator")
    mine = {"lot_id": lot.id, "turn": 1, "number": 1, "mark": b"m" * 32}
    for wrong in (
        {"ciphertext": None, "void": None},
        {"ciphertext": b"c", "void": "marked"},
        {"ciphertext": None, "void": "ugly"},
        {"ciphertext": b"c", "void": None, "turn": 2},  # nobody types it
    ):
        with pytest.raises(IntegrityError), db.session.begin_nested():
            make.add(PaperEntry(**{**mine, **wrong}))


def test_no_lot_enters_without_two_signatures_nor_changes_afterwards(vote, team):
    lot = lot_of(vote, team, 1)
    typed(lot, team.first, [["1"]])
    typed(lot, team.second, [["1"]], "facilitator")
    actions.sign_lot(lot, team.first.id)
    with pytest.raises(IntegrityError, match="two signatures"), db.session.begin_nested():
        db.session.execute(text(f"UPDATE paper_lot SET entered_at = now() WHERE id = {lot.id}"))
    actions.sign_lot(lot, team.second.id)
    for statement in ("UPDATE paper_lot SET announced = 2", "DELETE FROM paper_lot"):
        with pytest.raises(IntegrityError, match="append-only"), db.session.begin_nested():
            db.session.execute(text(f"{statement} WHERE id = {lot.id}"))


def test_a_lot_has_its_own_name_until_it_is_withdrawn(vote, team):
    lot = lot_of(vote, team)
    with pytest.raises(actions.paper.KnownLot):
        lot_of(vote, team)
    with pytest.raises(IntegrityError, match="uq_paper_lot_name"), db.session.begin_nested():
        again = {"vote_id": vote.id, "name": lot.name, "announced": 1, "created_at": now()}
        make.add(PaperLot(**again))
    actions.withdraw_lot(lot, "Le nombre était faux.", team.first.id)
    assert lot_of(vote, team, 4).id != lot.id


def test_nothing_that_was_typed_can_be_read_in_the_database(vote, team):
    lot = lot_of(vote, team, 4)
    typed(lot, team.first, [["1"], ["1"], [], ["2"]])
    typed(lot, team.second, [["1"], ["2"], [], "marked"], "facilitator")
    rows = db.session.scalars(select(PaperEntry)).all()
    assert {len(one.ciphertext) for one in rows if one.ciphertext} == {
        48 + vote.manifest["box"]["length"]
    }
    dump = db.session.execute(text("SELECT CAST(e AS text) FROM paper_entry e")).scalars().all()
    assert not any("choice" in row or b"choice".hex() in row for row in dump)
    # The same choice on two ballots leaves two marks; the same ballot typed alike leaves one.
    marks = {(one.turn, one.number): one.mark for one in rows}
    assert marks[1, 1] != marks[1, 2]
    assert marks[1, 1] == marks[2, 1] and marks[1, 3] == marks[2, 3]
    assert marks[1, 2] != marks[2, 2]


# Differences ----------------------------------------------------------------------------------------


def test_differences_are_said_once_all_is_typed_twice_then_settled_by_typing_again(vote, team):
    lot = lot_of(vote, team)
    typed(lot, team.first, [["1"], ["2"], ["3"]])
    actions.take_turn(lot, team.second.id, "facilitator")
    actions.type_ballot(lot, team.second.id, 1, ["3"])
    actions.type_ballot(lot, team.second.id, 2, [])
    assert not paper.progress([lot])[lot.id].complete
    actions.type_ballot(lot, team.second.id, 3, ["3"])
    said = paper.progress([lot])[lot.id]
    assert said.complete and said.differing == (1, 2)
    with pytest.raises(actions.NotTheSame):
        actions.sign_lot(lot, team.first.id)

    actions.type_ballot(lot, team.second.id, 1, ["1"])  # the second was wrong
    actions.type_ballot(lot, team.first.id, 2, "unreadable")  # both were, and decide together
    assert paper.progress([lot])[lot.id].differing == (2,)
    actions.type_ballot(lot, team.second.id, 2, "unreadable")
    assert paper.progress([lot])[lot.id].agreed
    assert lot.settled == 2


def test_a_lot_enters_the_box_once_with_both_signatures(vote, team):
    make.ballot(vote, make.user(), ["1"])
    lot = lot_of(vote, team, 4)
    said = [["1"], ["2"], [], "marked"]
    typed(lot, team.first, said)
    typed(lot, team.second, said, "facilitator")
    actions.sign_lot(lot, team.first.id)
    actions.sign_lot(lot, team.first.id)  # again: one signature is not two
    assert lot.entered_at is None and many(Envelope, vote_id=vote.id) == 1
    with pytest.raises(actions.paper.Signed):
        actions.type_ballot(lot, team.second.id, 1, ["2"])
    actions.sign_lot(lot, team.second.id)
    assert lot.entered_at is not None and lot.voids == {"marked": 1}
    numbers = board.numbers(vote.id)
    assert (numbers.marks, numbers.envelopes) == (4, 4)
    assert many(PaperEntry) == 0
    held = custody.secrets_of(vote.id)
    places = [(vote.id, lot.id, number) for number in (1, 2, 3)]
    for model, key in ((RollEntry, held.roll), (Envelope, held.slot)):
        kept = db.session.scalars(select(model.tag).where(model.stratum == "paper"))
        assert set(kept) == {tags.paper_tag(key, *place) for place in places}
    for act in (
        lambda: actions.sign_lot(lot, team.second.id),
        lambda: actions.withdraw_lot(lot, "Non", team.first.id),
        lambda: actions.type_ballot(lot, team.first.id, 1, ["2"]),
        lambda: actions.give_up_turn(lot, 1, team.first.id),
    ):
        with pytest.raises(actions.LotSettled):
            act()
    assert many(Waiting, vote_id=vote.id) == 4


def test_the_journal_says_who_did_what_of_a_lot_and_no_choice(vote, team):
    lot = lot_of(vote, team)
    entered(lot, team, [["1"], ["2"], "foreign"])
    acts = db.session.scalars(
        select(Act).where(Act.object_kind == "paper_lot").order_by(Act.number)
    )
    said = [(one.verb.removeprefix("vote.paper_"), one.actor_id) for one in acts]
    first, second = team.first.id, team.second.id
    assert said == [
        ("declare", first),
        ("type", first),
        ("type", second),
        ("sign", first),
        ("sign", second),
        ("enter", second),
    ]


def test_giving_a_turn_up_forgets_it_alone_and_any_signature(vote, team):
    lot = lot_of(vote, team, 1)
    typed(lot, team.first, [["1"]])
    typed(lot, team.second, [["1"]], "facilitator")
    actions.sign_lot(lot, team.first.id)
    actions.give_up_turn(lot, 2, team.second.id)
    assert [one.turn for one in lot.typists] == [1] and lot.typists[0].signed_at is None
    assert many(PaperEntry) == 1
    typed(lot, team.third, [["1"]])
    actions.sign_lot(lot, team.first.id)
    actions.sign_lot(lot, team.third.id)
    assert lot.entered_at is not None


def test_what_the_method_refuses_is_refused_on_paper_too(vote, team):
    lot = lot_of(vote, team, 1)
    actions.take_turn(lot, team.first.id, "moderator")
    for wrong in (["9"], ["1", "2"], "because"):
        with pytest.raises(actions.paper.BadBallot):
            actions.type_ballot(lot, team.first.id, 1, wrong)
    with pytest.raises(actions.paper.NoSuchBallot):
        actions.type_ballot(lot, team.first.id, 2, ["1"])
    assert many(PaperEntry) == 0


# When the box closes --------------------------------------------------------------------------------


def test_the_box_waits_for_paper_until_the_hour_said_before_it_opened(vote, team):
    with time_machine.travel(vote.closes_at + timedelta(minutes=11), tick=False):
        work.tend.work()
        assert vote.closed_at is None
        lot = lot_of(vote, team, 1, "Dernière heure")
        entered(lot, team, [["2"]])
    late = lot_of(vote, team, 2, "Oublié")
    typed(late, team.first, [["1"], ["1"]])
    with time_machine.travel(vote.paper_until, tick=False):
        with pytest.raises(actions.paper.TypingOver):
            actions.type_ballot(late, team.first.id, 1, ["1"])
        work.tend.work()
        assert vote.closed_at is not None
        said = paper.published(vote)
    assert [one.name for one in said.entered] == ["Dernière heure"]
    assert [one.name for one in said.late] == ["Oublié"]
    assert many(PaperEntry) == 0
    assert custody.result_of(vote.id).said["result"]["tally"]["2"] == 1


def test_the_team_closes_it_sooner_when_no_lot_is_left(vote, team):
    with pytest.raises(actions.TooEarly):
        actions.end_paper(vote, team.second.id)
    lot = lot_of(vote, team, 1)
    with time_machine.travel(vote.closes_at + timedelta(minutes=1), tick=False):
        with pytest.raises(actions.LotsLeft, match="Mairie, matin"):
            actions.end_paper(vote, team.second.id)
        actions.withdraw_lot(lot, "Compté deux fois.", team.first.id)
        actions.end_paper(vote, team.second.id)
        with pytest.raises(actions.paper.TypingOver):
            lot_of(vote, team)
        work.tend.work()
        assert vote.closed_at is None  # ballots begun online have their ten minutes
    with time_machine.travel(vote.closes_at + timedelta(minutes=10), tick=False):
        work.tend.work()
        assert vote.closed_at is not None


# The whole life -------------------------------------------------------------------------------------


def test_paper_and_online_ballots_are_opened_counted_and_verified_together(tmp_path, session):
    """A secret vote: the scrutineers' key, the box, the count, the verifier, as without paper."""
    seed = b"s" * 32
    bureau, _lists = shares.split(seed, 2, ["Awa", "Bruno", "Chloé"])
    key = {
        "format": "consult-cle-1",
        "title": "Essai",
        "fingerprint": "0",
        **vars(terms.PublicKey.of(seed)),
        "identifier": bureau.identifier,
        "threshold": bureau.threshold,
        "holders": [vars(holder) for holder in bureau.holders],
    }
    fields = {"paper": PAPER, "secrecy": "sealed", "method_slug": "majority-judgment"}
    vote = make.vote(opened=False, publish=True, **fields)
    lab = vote.consultation.lab
    people = SimpleNamespace(first=make.member(lab), second=make.member(lab, "facilitator"))
    actions.deposit_key(vote, canonical(key), people.second.id)
    custody.open_box(vote)
    for _each in range(2):
        make.ballot(vote, make.user(), {"1": 6, "2": 1})
    lot = actions.declare_lot(vote, "Mairie", 4, people.first.id)
    entered(lot, people, [{"1": 5, "3": 2}, {}, "rules", {"1": 5, "3": 2}])
    custody.close(vote)
    numbers = board.numbers(vote.id)
    assert numbers.agree and numbers.marks == 5

    box = bundle.read(custody.bundle_of(vote))
    assert bundle.faults(box) == []
    custody.receive(vote, result.make(box, seed, count_choices), people.second.id)
    sharing.recount(vote)
    kept = custody.result_of(vote.id)
    assert kept.said["result"]["ballots"] == 5 and kept.said["result"]["blank"] == 1
    assert kept.said["choices"] == [[2, {"1": 5, "3": 2}], [2, {"1": 6, "2": 1}], [1, {}]]
    assert all(one["same"] for one in kept.checks.values())
    for name in sharing.files(vote, unsealed=True):
        (tmp_path / name).write_bytes(sharing.content(vote, name, unsealed=True))
    done = subprocess.run(
        [sys.executable, str(VERIFIER), str(tmp_path)], capture_output=True, text=True
    )
    assert done.returncode == 0 and "Tout est exact." in done.stdout


def test_the_result_says_how_many_ballots_came_on_paper_by_whom_and_names_nobody(
    vote, team, browse
):
    make.ballot(vote, make.user(), ["1"])
    entered(lot_of(vote, team), team, [["1"], ["2"], "marked"])
    entered(lot_of(vote, team, 1, "Mairie, soir"), team, [["2"]])
    gone = lot_of(vote, team, 9, "Essai")
    actions.withdraw_lot(gone, "C’était un essai.", team.first.id)
    with time_machine.travel(vote.paper_until + timedelta(minutes=1), tick=False):
        work.tend.work()
        page = visible_text(browse().get(path(vote)))
    assert "L’urne a reçu 3 bulletins papier en 2 lots." in page
    assert "1 bulletin nul n’est pas compté." in page
    assert "Mairie, soir" in page and "Modération, Animation" in page
    assert "Essai, 9 bulletins, retiré : C’était un essai." in page
    for one in vars(team).values():
        assert one.name not in page


@pytest.mark.parametrize(("number", "said"), [(12, set()), (50, {"citizen", "agent", "paper"})])
def test_paper_is_a_stratum_of_its_own_and_never_found_by_subtraction(session, number, said):
    vote = make.vote(paper=PAPER, method_slug="plurality")
    for stratum, many_of_it in (("citizen", 60), ("agent", 55), ("paper", number)):
        make.envelopes(vote, [(["1"], many_of_it)], stratum)
    make.counted(vote)
    assert set(custody.result_of(vote.id).strata) == said


def test_the_minutes_list_the_lots(vote, team, browse):
    entered(lot_of(vote, team), team, [["1"], ["2"], "marked"])
    with time_machine.travel(vote.paper_until + timedelta(minutes=1), tick=False):
        work.tend.work()
        page = visible_text(browse().get(path(vote, "/proces-verbal")))
    assert PLACE in page and "L’urne a reçu 2 bulletins papier en 1 lot." in page
    assert team.first.name not in page


# Pages ----------------------------------------------------------------------------------------------


def test_two_people_type_a_lot_settle_it_and_sign_it_on_their_pages(vote, team, browse):
    first, second = browse(team.first), browse(team.second)
    page = first.post(path(vote, "/papier"), data={"name": "Mairie", "announced": "2"})
    assert page.status_code == 303
    lot = db.session.scalar(select(PaperLot))
    here = path(vote, f"/papier/{lot.id}")
    began = first.post(f"{here}/saisie")
    assert began.location == f"{here}/saisie/1"
    form = first.get(began.location)
    assert "Bulletin n° 1 sur 2" in visible_text(form)
    assert re.search(r'id="one-1"[^>]*autofocus', form.text)
    done = first.post(f"{here}/saisie/1", data={"one": "1"})
    assert done.status_code == 303 and done.location == f"{here}/saisie/2"
    assert first.post(f"{here}/saisie/2", data={"void": "marked"}).location == here

    second.post(f"{here}/saisie")
    page = second.get(f"{here}/saisie/1")
    assert not re.search(r'id="one-1"[^>]*checked', page.text)
    assert second.post(f"{here}/saisie/1", data={"one": "1"}).location == f"{here}/saisie/2"
    assert second.post(f"{here}/saisie/2", data={"one": "2"}).location == here
    page = visible_text(second.get(here))
    assert "1 bulletin saisi de deux façons" in page and "Retaper le bulletin n° 2" in page
    assert second.post(f"{here}/signature", data={"sure": "y"}).status_code == 422
    second.post(f"{here}/saisie/2", data={"void": "marked"})
    assert first.post(f"{here}/signature", data={}).status_code == 422
    assert first.post(f"{here}/signature", data={"sure": "y"}).status_code == 303
    assert "dès que les deux personnes l’auront signé" in visible_text(first.get(here))
    assert second.post(f"{here}/signature", data={"sure": "y"}).status_code == 303
    page = visible_text(first.get(here))
    assert "Ce lot est dans l’urne" in page and "1 bulletin nul" in page
    assert "1 personne a voté" in visible_text(browse().get(path(vote)))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Vous n’avez rien choisi"),
        ({"one": "1", "blank": "1"}, "gardez l’un ou l’autre"),
        ({"one": "1", "void": "marked"}, "gardez l’un ou l’autre"),
        ({"void": "because"}, "Choisissez pourquoi ce bulletin est nul"),
        ({"one": "9"}, "n’existe pas dans ce scrutin"),
    ],
)
def test_a_wrong_entry_is_refused_with_what_to_do_and_keeps_what_was_typed(
    vote, team, browse, sent, said
):
    lot = lot_of(vote, team)
    first = browse(team.first)
    first.post(path(vote, f"/papier/{lot.id}/saisie"))
    page = first.post(path(vote, f"/papier/{lot.id}/saisie/1"), data=sent)
    assert page.status_code == 422 and said in visible_text(page)
    assert "autofocus" not in page.text  # what is wrong has the focus
    if sent.get("one") == "1":
        assert re.search(r'id="one-1"[^>]*checked', page.text)
    assert many(PaperEntry) == 0


def test_no_ballot_is_shown_to_be_typed_where_none_can_be_kept(vote, team, browse):
    lot = lot_of(vote, team, announced=1)
    typed(lot, team.first, [["1"]])
    typed(lot, team.second, [["1"]], "facilitator")
    first, here = browse(team.first), path(vote, f"/papier/{lot.id}/saisie/1")
    assert first.get(here).status_code == 200
    actions.sign_lot(lot, team.second.id)
    page = first.get(here)
    assert page.status_code == 409 and "signé par l’une des deux" in visible_text(page)
    actions.give_up_turn(lot, 2, team.second.id)
    vote.stopped = True
    assert "arrêté par un incident" in visible_text(first.get(here))
    vote.stopped = False
    with time_machine.travel(vote.paper_until):
        page = first.get(here)
    assert page.status_code == 409 and "plus rien n’entre dans l’urne" in visible_text(page)


def test_a_ballot_against_the_rules_then_said_void_is_not_refused_for_its_figures(session, browse):
    vote = make.vote(paper=PAPER, method_slug="borda")
    first = make.member(vote.consultation.lab)
    lot = actions.declare_lot(vote, "Mairie", 2, first.id)
    me, here = browse(first), path(vote, f"/papier/{lot.id}/saisie")
    me.post(here)
    twice = {"rank-1": "1", "rank-2": "1"}
    assert "contraire aux règles" in visible_text(me.post(f"{here}/1", data=twice))
    page = me.post(f"{here}/1", data={**twice, "void": "rules"})
    assert "gardez l’un ou l’autre" in visible_text(page)
    assert f'href="{here}/1"' in page.text  # a radio button cannot be unticked: begin again
    assert me.post(f"{here}/1", data={"void": "rules"}).status_code == 303


def test_a_wrong_lot_is_refused_with_what_to_do(vote, team, browse):
    first = browse(team.first)
    page = first.post(path(vote, "/papier"), data={"name": "Mairie", "announced": "501"})
    assert page.status_code == 422 and "faites plusieurs lots" in visible_text(page)
    assert 'value="Mairie"' in page.text
    lot_of(vote, team)
    page = first.post(path(vote, "/papier"), data={"name": "Mairie, matin", "announced": "5"})
    assert page.status_code == 422 and "porte déjà ce nom" in visible_text(page)


def test_only_the_team_types_and_only_a_facilitator_ends(vote, team, browse):
    lot = lot_of(vote, team)
    typed(lot, team.first, [["1"]])
    here = path(vote, f"/papier/{lot.id}")
    for who in (None, make.user(), make.member(make.lab(), "manager")):
        for end in ("/papier", "/papier/bulletin", f"/papier/{lot.id}"):
            assert browse(who).get(path(vote, end)).status_code == 403
    third = browse(team.third)
    assert third.get(f"{here}/saisie/1").status_code == 409
    assert third.get(f"{here}/effacer/1").status_code == 403
    assert third.post(path(vote, "/papier/fin")).status_code == 403
    assert browse(team.second).get(f"{here}/effacer/1").status_code == 200
    assert browse(team.second).post(f"{here}/effacer/1").status_code == 303
    assert many(PaperEntry) == 0
    page = browse(team.second).post(path(vote, "/papier/fin"))
    assert page.status_code == 422 and "encore ouvert" in visible_text(page)
    page = third.post(f"{here}/retrait", data={"reason": "  "})
    assert page.status_code == 422
    assert third.post(f"{here}/retrait", data={"reason": "Un essai."}).status_code == 303
    assert "Un essai." in visible_text(third.get(here))
    listed = visible_text(third.get(path(vote, "/papier")))
    assert "Retiré" in listed and "dont 0 nul" not in listed


def test_the_team_finds_the_paper_and_the_moderators_do_too(vote, team, browse):
    for who in (team.first, team.second):
        assert path(vote, "/papier") in browse(who).get(path(vote)).text
    assert path(vote, "/papier") not in browse(make.user()).get(path(vote)).text
    lot_of(vote, team)
    page = visible_text(browse(team.second).get(path(vote, "/urne")))
    assert "se saisissent jusqu’au" in page and "1 lot déclaré n’est pas encore" in page


@pytest.mark.parametrize(
    ("method", "sent", "kept"),
    [
        ("approval", {"set": ["1", "3"]}, ["1", "3"]),
        ("schulze", {"rank-2": "1", "rank-1": "2"}, ["2", "1"]),
        ("majority-judgment", {"grade-1": "6", "grade-2": "1"}, {"1": 6, "2": 1}),
        ("support", {"grade-1": "1", "grade-2": "-1"}, {"1": 1, "2": -1}),
        ("score", {"grade-3": "10"}, {"3": 10}),
        ("cumulative", {"points-1": "4", "points-2": "6"}, {"1": 4, "2": 6}),
    ],
)
def test_each_method_is_typed_with_its_own_ballot(session, browse, method, sent, kept):
    vote = make.vote(paper=PAPER, method_slug=method, publish=True)
    lab = vote.consultation.lab
    people = [make.member(lab), make.member(lab)]
    lot = actions.declare_lot(vote, "Mairie", 1, people[0].id)
    here = path(vote, f"/papier/{lot.id}")
    for who in people:
        browser = browse(who)
        browser.post(f"{here}/saisie")
        assert "autofocus" in browser.get(f"{here}/saisie/1").text
        assert browser.post(f"{here}/saisie/1", data=sent).location == here
    for who in people:
        assert browse(who).post(f"{here}/signature", data={"sure": "y"}).status_code == 303
    make.counted(vote)
    assert custody.result_of(vote.id).said["choices"] == [[1, kept]]
