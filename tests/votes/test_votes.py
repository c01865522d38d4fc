"""Making a vote, casting, changing one's mind; and what nobody may do."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import delete, func, select

from consult.db import db, now
from consult.journal import Act
from consult.votes import actions, queries
from consult.votes.models import Ballot, RollEntry, Vote
from tests import make
from tests.conftest import visible_text


def path(vote, end=""):
    return f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}{end}"


def choices_in(vote):
    return db.session.scalars(select(Ballot.choices).where(Ballot.vote_id == vote.id)).all()


def cast(browser, vote, *choices, **more):
    return browser.post(path(vote, "/voter"), data={"choices": list(choices), **more})


def opened(browser, vote):
    """The signed moment at which the form of the ballot was opened."""
    page = browser.get(path(vote, "/voter")).get_data(as_text=True)
    return page.split('name="opened"')[1].split('value="')[1].split('"')[0]


# Casting -----------------------------------------------------------------------------------------


def test_a_ballot_is_cast_and_acknowledged_without_repeating_the_choice(browse):
    vote = make.vote()
    me = browse(make.user())
    answer = cast(me, vote, 1, 3)
    assert answer.status_code == 303
    assert choices_in(vote) == [[1, 3]]
    page = visible_text(me.get(answer.location))
    assert "Votre bulletin est dans l’urne" in page
    assert "Mesure 1" not in page


def test_a_second_ballot_replaces_the_first_whole(browse):
    vote = make.vote()
    me = browse(make.user())
    cast(me, vote, 1, 2)
    assert "Vous avez déjà voté" in visible_text(me.get(path(vote, "/voter")))
    answer = me.post(path(vote, "/voter"), data={"choices": [3]}, follow_redirects=True)
    assert "Ce bulletin remplace l’ancien" in visible_text(answer)
    assert choices_in(vote) == [[3]]
    assert queries.turnout(vote.id) == 1


def test_the_former_choice_is_never_shown_again(browse):
    vote = make.vote()
    me = browse(make.user())
    cast(me, vote, 2)
    assert " checked" not in me.get(path(vote, "/voter")).get_data(as_text=True)


@pytest.mark.parametrize("choices", [[], [1, 2, 3], [9], ["x"]])
def test_a_wrong_ballot_is_explained_kept_on_the_page_and_not_counted(browse, choices):
    vote = make.vote(maximum=2)
    answer = cast(browse(make.user()), vote, *choices)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "fr-message--error" in page
    assert page.count(" checked") == len([c for c in choices if c in (1, 2, 3)])
    assert choices_in(vote) == [] and queries.turnout(vote.id) == 0


def test_a_blank_ballot_counts_where_the_vote_allows_it(browse):
    vote = make.vote(minimum=0)
    assert cast(browse(make.user()), vote).status_code == 303
    assert choices_in(vote) == [[]]


def test_a_visitor_is_asked_to_sign_in_and_comes_back_to_the_ballot(browse):
    vote = make.vote()
    answer = browse().get(path(vote, "/voter"))
    assert answer.status_code == 302
    assert path(vote, "/voter") in answer.location.replace("%2F", "/")


@pytest.mark.parametrize(
    ("electorate", "citizen", "agent"),
    [("everyone", 303, 303), ("citizens", 303, 403), ("agents", 403, 303)],
)
def test_only_the_electorate_votes(browse, electorate, citizen, agent):
    vote = make.vote(electorate=electorate)
    assert cast(browse(make.user()), vote, 1).status_code == citizen
    assert cast(browse(make.agent()), vote, 1).status_code == agent
    colleges = db.session.scalars(select(Ballot.college)).all()
    assert len(colleges) == [citizen, agent].count(303)


def test_the_lab_votes_like_anyone_and_no_more(browse):
    vote = make.vote(electorate="citizens")
    manager = make.member(vote.consultation.lab, "manager")
    assert cast(browse(manager), vote, 1).status_code == 403


def test_nobody_votes_in_a_draft(browse):
    of = make.consultation(phases=[make.phase("vote")], published=False)
    vote = make.vote(of)
    assert cast(browse(make.member(of.lab, "manager")), vote, 1).status_code == 403
    assert browse(make.user()).get(path(vote)).status_code == 403


def test_a_vote_is_not_found_under_another_consultation(browse):
    vote, other = make.vote(), make.consultation()
    me = browse(make.user())
    for end in ("", "/voter", "/modifier"):
        assert me.get(f"/concertations/{other.slug}/scrutins/{vote.id}{end}").status_code == 404


def test_a_closed_account_s_roll_says_who_but_never_what_or_when():
    assert {c.name for c in RollEntry.__table__.columns} == {"vote_id", "user_id"}
    assert {c.name for c in Ballot.__table__.columns} == {
        "id",
        "vote_id",
        "tag",
        "college",
        "choices",
    }


def test_casting_leaves_no_act_in_the_journal(browse):
    vote = make.vote()
    cast(browse(make.user()), vote, 1)
    assert db.session.scalar(select(func.count()).select_from(Act)) == 0


# When --------------------------------------------------------------------------------------------


def test_a_ballot_too_early_or_too_late_is_refused_with_the_reason(browse):
    early = cast(browse(make.user()), make.vote(start=1, end=2), 1)
    late = cast(browse(make.user()), make.vote(start=-2, end=-1), 1)
    assert (early.status_code, late.status_code) == (403, 403)
    assert "pas encore ouvert" in visible_text(early)
    assert "est clos" in visible_text(late)


def test_a_form_opened_before_closing_is_accepted_for_ten_minutes(browse):
    vote = make.vote()
    closing = vote.phase.closes_at
    in_time, too_late, never = (browse(make.user()) for _ in range(3))
    with time_machine.travel(closing - timedelta(minutes=1), tick=False):
        tokens = [opened(b, vote) for b in (in_time, too_late)]
    with time_machine.travel(closing + timedelta(minutes=9), tick=False):
        assert cast(in_time, vote, 1, opened=tokens[0]).status_code == 303
        assert cast(never, vote, 1).status_code == 403
        assert never.get(path(vote, "/voter")).status_code == 403
    with time_machine.travel(closing + timedelta(minutes=10), tick=False):
        assert cast(too_late, vote, 1, opened=tokens[1]).status_code == 403
    assert queries.turnout(vote.id) == 1


def test_the_result_waits_for_the_ten_minutes(browse):
    vote = make.vote()
    cast(browse(make.user()), vote, 2)
    with time_machine.travel(vote.phase.closes_at + timedelta(minutes=9), tick=False):
        page = visible_text(browse().get(path(vote)))
        assert "vient de fermer" in page and "Le résultat sera ici" in page
        assert "100" not in page.split("Les règles")[0]
    with time_machine.travel(vote.phase.closes_at + timedelta(minutes=10), tick=False):
        assert "En tête Mesure 2" in visible_text(browse().get(path(vote)))


# The seal ----------------------------------------------------------------------------------------


def test_no_page_says_anything_of_the_choices_before_the_end_to_anyone(browse):
    """What each role reads is the same whether everyone chose the first option or the last."""
    vote = make.vote()
    lab = vote.consultation.lab
    voters = [make.user() for _ in range(6)]
    readers = [
        browse(),
        browse(voters[0]),
        browse(make.user()),
        *[browse(make.member(lab, role)) for role in ("moderator", "facilitator", "manager")],
        browse(make.user(steward=True)),
    ]
    pages = [path(vote), path(vote)[: -len(f"/{vote.id}")], path(vote, "/bulletin-enregistre")]
    seen = []
    for choice in (1, 3):
        for voter in voters:
            cast(browse(voter), vote, choice)
        seen.append([visible_text(reader.get(page)) for reader in readers for page in pages])
    assert seen[0] == seen[1]


def test_the_turnout_may_be_read_while_the_vote_is_open(browse):
    vote = make.vote()
    for _ in range(3):
        cast(browse(make.user()), vote, 1)
    assert "3 personnes ont voté" in visible_text(browse().get(path(vote)))


# The result --------------------------------------------------------------------------------------


def result_page(browse, vote):
    with time_machine.travel(vote.phase.closes_at + timedelta(hours=1), tick=False):
        return visible_text(browse().get(path(vote)))


def test_the_result_is_by_college_with_its_checks(browse):
    vote = make.vote()
    for who, choice in [(make.user, 1)] * 5 + [(make.agent, 2)] * 6:
        cast(browse(who()), vote, choice)
    page = result_page(browse, vote)
    assert "En tête Mesure 2 6 voix, soit 55 % des bulletins" in page
    assert "Voix des agents" in page
    assert "autant de bulletins que d’émargements" in page


def test_the_split_is_hidden_and_said_to_be_when_a_college_is_small(browse):
    vote = make.vote()
    for who, choice in [(make.user, 1)] * 5 + [(make.agent, 2)] * 4:
        cast(browse(who()), vote, choice)
    page = result_page(browse, vote)
    assert "Le détail par collège n’est pas publié" in page
    assert "Voix des agents" not in page


def test_ties_and_blank_ballots_are_said(browse):
    vote = make.vote(minimum=0)
    cast(browse(make.user()), vote, 1, 3)
    cast(browse(make.user()), vote)
    page = result_page(browse, vote)
    assert "Ex æquo, avec autant de voix : Mesure 1 Mesure 3" in page
    assert "1 bulletin blanc" in page


def test_a_vote_without_a_ballot_says_so(browse):
    assert "Personne n’a voté" in result_page(browse, make.vote())


def test_a_count_that_disagrees_with_the_roll_is_shown_as_wrong(browse):
    vote = make.vote()
    for _ in range(2):
        cast(browse(make.user()), vote, 1)
    db.session.execute(delete(RollEntry).where(RollEntry.vote_id == vote.id))
    assert "Le compte n’est pas bon" in result_page(browse, vote)


@pytest.mark.parametrize("state", ["held", "refused", "withdrawn", "amend"])
def test_an_option_hides_with_its_contribution(browse, state):
    of = make.consultation(phases=[make.phase("ideas"), make.phase("vote")])
    idea = make.contribution(of, title="Un titre devenu injurieux")
    vote = make.vote(of)
    vote.options[0].contribution_id, vote.options[0].label = idea.id, idea.title
    assert idea.title in visible_text(browse().get(path(vote)))
    idea.state = state
    for end in ("", "/voter"):
        page = visible_text(browse(make.user()).get(path(vote, end)))
        assert idea.title not in page
        assert f"contribution n° {idea.id}" in page


# The key -----------------------------------------------------------------------------------------


def test_another_key_refuses_ballots_since_everyone_could_vote_twice(app, browse, monkeypatch):
    vote = make.vote()
    me = browse(make.user())
    cast(me, vote, 1)
    monkeypatch.setitem(app.config, "BALLOT_KEY", "another key")
    answer = cast(me, vote, 2)
    assert answer.status_code == 409
    assert "L’urne de ce scrutin est bloquée" in visible_text(answer)
    assert choices_in(vote) == [[1]]
    monkeypatch.setitem(app.config, "BALLOT_KEY", "tests")
    assert cast(me, vote, 2).status_code == 303
    assert choices_in(vote) == [[2]]


def test_the_database_alone_does_not_give_the_tags_away(browse, app):
    vote, who = make.vote(), make.user()
    cast(browse(who), vote, 1)
    tag = db.session.scalar(select(Ballot.tag))
    assert tag == actions.secrecy.tag(app.config["BALLOT_KEY"], vote.id, who.id)
    assert tag != actions.secrecy.tag("a guess", vote.id, who.id)
    assert tag != actions.secrecy.tag(app.config["BALLOT_KEY"], vote.id + 1, who.id)


# Making a vote -----------------------------------------------------------------------------------


def coming():
    return make.consultation(phases=[make.phase("ideas"), make.phase("vote", 1, 2)])


def fields(of, **more):
    return {
        "title": "Quelles mesures d’abord\u202f?",
        "phase": of.phases[-1].id,
        "options": "Former les agents\nOuvrir le samedi",
        "minimum": 1,
        "maximum": 2,
        "electorate": "everyone",
        **more,
    }


def create(browse, of, role="facilitator", **more):
    browser = browse(make.member(of.lab, role))
    return browser.post(f"/concertations/{of.slug}/scrutins/nouveau", data=fields(of, **more))


def test_a_facilitator_makes_a_vote_from_texts_and_contributions(browse):
    of = coming()
    ideas = [make.contribution(of, title=f"Idée {n}") for n in range(3)]
    typed = f"#{ideas[1].id} Un titre plus court\nUne option écrite"
    answer = create(browse, of, options=typed, contributions=[ideas[0].id, ideas[1].id])
    assert answer.status_code == 303
    vote = db.session.scalar(select(Vote))
    assert [(o.position, o.label, o.contribution_id) for o in vote.options] == [
        (1, "Un titre plus court", ideas[1].id),
        (2, "Une option écrite", None),
        (3, "Idée 0", ideas[0].id),
    ]
    act = db.session.scalar(select(Act))
    assert (act.verb, act.object_id, act.lab_id) == ("vote.create", vote.id, of.lab_id)
    assert act.details["contributions"] == [ideas[1].id, ideas[0].id]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"options": "Une seule"}, "au moins deux options"),
        ({"options": "La même\nLa même"}, "écrite deux fois"),
        ({"options": "A\n#999999"}, "#999999"),
        ({"options": "A\n" + "b" * 201}, "200 caractères"),
        ({"maximum": 3}, "dépasse le nombre d’options"),
        ({"minimum": 2, "maximum": 1}, "plus petit que le minimum"),
        ({"title": ""}, "Écrivez la question"),
        ({"electorate": "nobody"}, "Not a valid choice"),
    ],
)
def test_a_vote_that_cannot_be_held_is_explained_and_what_was_typed_is_kept(browse, wrong, said):
    answer = create(browse, coming(), **{"description": "Texte gardé", **wrong})
    page = visible_text(answer)
    assert answer.status_code == 422
    assert said in page or said == "Not a valid choice"
    assert "Texte gardé" in page
    assert db.session.scalar(select(func.count()).select_from(Vote)) == 0


@pytest.mark.parametrize("state", ["held", "refused", "withdrawn"])
def test_a_hidden_contribution_cannot_be_put_to_the_vote(browse, state):
    of = coming()
    idea = make.contribution(of, state=state)
    assert create(browse, of, options=f"A\n#{idea.id}").status_code == 422


def test_a_contribution_of_elsewhere_cannot_be_put_to_the_vote(browse):
    of = coming()
    assert create(browse, of, options=f"A\n#{make.contribution().id}").status_code == 422


def test_moderators_and_other_labs_make_no_vote(browse):
    of = coming()
    assert create(browse, of, role="moderator").status_code == 403
    elsewhere = browse(make.member(make.lab(), "manager"))
    address = f"/concertations/{of.slug}/scrutins/nouveau"
    assert elsewhere.post(address, data=fields(of)).status_code == 403
    assert browse(make.user()).get(address).status_code == 403


def test_a_vote_changes_until_it_opens_and_never_after(browse):
    of = coming()
    create(browse, of)
    vote = db.session.scalar(select(Vote))
    facilitator = browse(make.member(of.lab, "facilitator"))
    page = facilitator.get(path(vote, "/modifier"))
    assert "Former les agents" in page.get_data(as_text=True)
    changed = fields(of, options="Un\nDeux\nTrois", maximum=3)
    assert facilitator.post(path(vote, "/modifier"), data=changed).status_code == 303
    db.session.expire_all()
    assert [o.label for o in vote.options] == ["Un", "Deux", "Trois"]
    with time_machine.travel(vote.phase.opens_at, tick=False):
        for answer in (
            facilitator.get(path(vote, "/modifier")),
            facilitator.post(path(vote, "/modifier"), data=fields(of, title="Autre")),
            facilitator.post(path(vote, "/supprimer")),
        ):
            assert answer.status_code == 409
            assert "rien ne peut plus y être modifié" in visible_text(answer)
    db.session.expire_all()
    assert vote.title.startswith("Quelles mesures")


def test_a_phase_put_off_after_the_first_ballot_opens_nothing_to_change(browse):
    vote = make.vote()
    cast(browse(make.user()), vote, 1)
    vote.phase.opens_at, vote.phase.closes_at = now() + timedelta(1), now() + timedelta(2)
    facilitator = browse(make.member(vote.consultation.lab, "facilitator"))
    assert facilitator.get(path(vote, "/modifier")).status_code == 409


def test_a_vote_is_deleted_by_its_facilitator_before_it_opens(browse):
    of = coming()
    create(browse, of)
    vote = db.session.scalar(select(Vote))
    facilitator = browse(make.member(of.lab, "facilitator"))
    assert "perdues" in visible_text(facilitator.get(path(vote, "/supprimer")))
    assert facilitator.post(path(vote, "/supprimer")).status_code == 303
    assert db.session.scalar(select(func.count()).select_from(Vote)) == 0


def test_a_consultation_without_a_coming_vote_phase_says_what_to_do(browse):
    of = make.consultation()
    page = browse(make.member(of.lab, "facilitator")).get(
        f"/concertations/{of.slug}/scrutins/nouveau"
    )
    assert "pas d’étape de scrutin à venir" in visible_text(page)


def test_the_list_of_votes_says_where_each_is(browse):
    vote = make.vote()
    page = browse().get(f"/concertations/{vote.consultation.slug}/scrutins")
    assert "En cours" in visible_text(page) and "Quelles mesures" in visible_text(page)
    empty = browse().get(f"/concertations/{make.consultation().slug}/scrutins")
    assert "Aucun scrutin" in visible_text(empty)
