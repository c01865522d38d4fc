"""Rights: each line of the table, by the person who holds it and the one who does not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import g
from werkzeug.exceptions import Forbidden

from consult import permissions
from consult.accounts.person import Person, college_of
from consult.db import now
from consult.web import VISITOR
from tests import make


def person(user: Any, **roles: Any) -> Person:
    return Person(
        id=user.id,
        email=user.email,
        name=user.name,
        service="",
        college=user.college,
        appears_as=user.appears_as,
        language="fr",
        steward=roles.pop("steward", False),
        roles=roles.pop("roles", {}),
    )


@pytest.fixture
def someone(session):
    return person(make.user())


@pytest.fixture
def consultation(session):
    return make.consultation()


def test_every_right_is_written_as_alternatives_of_conditions():
    for right, alternatives in permissions.RIGHTS.items():
        assert alternatives, right
        for rules in alternatives:
            assert isinstance(rules, tuple) and all(map(callable, rules)), right


def test_an_unknown_right_is_a_mistake_not_a_refusal(someone):
    with pytest.raises(KeyError):
        permissions.can("contribution.eat", None, someone)


def test_asking_is_remembered_and_refusing_is_a_403(app, someone):
    with app.test_request_context("/"):
        with pytest.raises(Forbidden):
            permissions.require("network.read", None, someone)
        assert g.right_asked


@pytest.mark.parametrize(
    "role, rights",
    [
        (None, set()),
        ("moderator", {"contribution.signature", "coding.place"}),
        ("facilitator", {"consultation.edit", "contribution.import", "synthesis.edit"}),
        ("manager", {"lab.edit", "lab.team"}),
    ],
)
def test_each_role_adds_to_the_one_below(consultation, role, rights):
    order = [None, *permissions.ROLES]
    added = [
        set(),
        {"contribution.signature", "coding.place"},
        {
            "consultation.edit",
            "consultation.publish",
            "contribution.import",
            "synthesis.edit",
            "coding.edit",
        },
        {"lab.edit", "lab.team"},
    ]
    held = set().union(*added[: order.index(role) + 1])
    who = person(make.agent(), roles={consultation.lab_id: role} if role else {})
    contribution = make.contribution(consultation, author=make.user())
    for right in set().union(*added):
        thing = contribution if right == "contribution.signature" else consultation
        assert permissions.can(right, thing, who) is (right in held), right
    assert rights <= held


def test_a_role_stops_at_the_door_of_the_lab(consultation):
    neighbour = person(make.agent(), roles={make.lab().id: "manager"})
    text = make.contribution(consultation, state="held", author=make.user())
    for right, thing in [
        ("lab.edit", consultation.lab),
        ("consultation.edit", consultation),
        ("contribution.read", text),
        ("contribution.signature", text),
        ("moderation.decide", text),
        ("synthesis.edit", consultation),
        ("coding.edit", consultation),
        ("coding.place", consultation),
    ]:
        assert not permissions.can(right, thing, neighbour), right


def test_a_steward_manages_teams_but_does_not_moderate(consultation):
    steward = person(make.agent(), steward=True)
    text = make.contribution(consultation, state="held")
    assert permissions.can("lab.team", consultation.lab, steward)
    assert permissions.can("network.read", None, steward)
    assert not permissions.can("moderation.decide", text, steward)
    assert not permissions.can("contribution.read", text, steward)


def test_nobody_moderates_their_own_text(consultation):
    author = make.agent()
    who = person(author, roles={consultation.lab_id: "manager"})
    assert not permissions.can(
        "moderation.decide", make.contribution(consultation, author=author), who
    )
    assert permissions.can("moderation.decide", make.contribution(consultation), who)


def test_nobody_contributes_before_or_after_the_phase(consultation, someone):
    opens, closes = consultation.phases[0].opens_at, consultation.phases[0].closes_at
    moments = {
        opens - timedelta(seconds=1): False,
        opens: True,
        closes - timedelta(seconds=1): True,
        closes: False,
    }
    for moment, expected in moments.items():
        with time_machine.travel(moment, tick=False):
            assert permissions.can("contribution.create", consultation, someone) is expected


def test_a_form_opened_before_closing_has_ten_minutes_of_grace(app, consultation, someone):
    closes = consultation.phases[0].closes_at
    before, after = closes - timedelta(seconds=1), closes + timedelta(seconds=1)
    cases = [
        (before, timedelta(minutes=9, seconds=59), True),
        (before, timedelta(minutes=10), False),
        (after, timedelta(minutes=1), False),
        (None, timedelta(0), False),
    ]
    for opened, late, expected in cases:
        with app.test_request_context("/"), time_machine.travel(closes + late, tick=False):
            g.form_opened_at = opened
            assert permissions.can("contribution.create", consultation, someone) is expected


def test_an_unpublished_consultation_takes_no_contribution(session, someone):
    draft = make.consultation(published=False)
    assert not permissions.can("contribution.create", draft, someone)


@pytest.mark.parametrize(
    "who_may, visitor, citizen, agent",
    [
        ("everyone", True, True, True),
        ("citizens", True, True, False),
        ("agents", False, False, True),
    ],
)
def test_the_public_of_a_consultation(session, who_may, visitor, citizen, agent):
    of = make.consultation(who_may=who_may)
    for who, expected in (
        (VISITOR, visitor),
        (person(make.user()), citizen),
        (person(make.agent()), agent),
    ):
        assert permissions.can("contribution.create", of, who) is expected


def test_an_account_is_asked_only_when_the_lab_asks(session):
    assert permissions.can("contribution.create", make.consultation(), VISITOR)
    strict = make.consultation(account_required=True)
    assert not permissions.can("contribution.create", strict, VISITOR)
    assert permissions.can("contribution.create", strict, person(make.user()))


def test_supporting_asks_for_a_name_and_for_a_public_text(consultation, someone):
    shown = make.contribution(consultation)
    assert permissions.can("contribution.support", shown, someone)
    assert not permissions.can("contribution.support", shown, VISITOR)
    for state in ("held", "amend", "refused", "withdrawn"):
        hidden = make.contribution(consultation, state=state)
        assert not permissions.can("contribution.support", hidden, someone)
        assert not permissions.can("comment.create", hidden, someone)


@pytest.mark.parametrize(
    "electorate, citizen, agent",
    [("everyone", True, True), ("citizens", True, False), ("agents", False, True)],
)
def test_only_electors_vote_and_only_while_the_vote_is_open(session, electorate, citizen, agent):
    vote = make.vote(electorate=electorate)
    over = make.vote(electorate=electorate, start=-3, end=-1)
    for who, expected in ((person(make.user()), citizen), (person(make.agent()), agent)):
        assert permissions.can("vote.cast", vote, who) is expected
        assert not permissions.can("vote.cast", over, who)
    assert not permissions.can("vote.cast", vote, VISITOR)


def test_an_author_edits_while_ideas_are_open_and_withdraws_at_any_time(session):
    author = make.user()
    closed = make.contribution(
        make.consultation(phases=[make.phase(start=-3, end=-1)]), author=author
    )
    current = make.contribution(author=author)
    who = person(author)
    assert permissions.can("contribution.edit", current, who)
    assert not permissions.can("contribution.edit", closed, who)
    assert permissions.can("contribution.withdraw", closed, who)
    assert not permissions.can("contribution.edit", make.contribution(), VISITOR)
    assert not permissions.can("contribution.withdraw", make.contribution(), VISITOR)


@pytest.mark.parametrize(
    "email, college",
    [
        ("a@gouv.fr", "agent"),
        ("a@ain.gouv.fr", "agent"),
        ("a@AIN.GOUV.FR", "agent"),
        ("a@notgouv.fr", "citizen"),
        ("a@gouv.fr.exemple.com", "citizen"),
        ("gouv.fr@exemple.com", "citizen"),
        ("", "citizen"),
    ],
)
def test_the_college_comes_from_the_proved_domain(email, college):
    assert college_of(email, ["gouv.fr"]) == college


def test_the_clock_of_rights_is_the_clock_of_the_application(consultation, someone):
    with time_machine.travel(now() + timedelta(days=30), tick=False):
        assert not permissions.can("contribution.create", consultation, someone)
