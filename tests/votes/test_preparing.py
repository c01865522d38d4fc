"""A facilitator asks a question, writes options and rules, and loses nothing when something is wrong."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from sqlalchemy import select

from consult.db import db
from consult.votes import wording
from consult.votes.models import Vote
from consult.votes.purposes import PURPOSES
from tests import make
from tests.conftest import visible_text

GREEDY = {"rule_threshold": "0", "rule_skip": "y"}


@pytest.fixture
def of(session):
    return make.consultation(phases=[make.phase("vote", 1, 2)])


@pytest.fixture
def facilitator(browse, of):
    return browse(make.member(of.lab, "facilitator"))


def path(of, end=""):
    return f"/concertations/{of.slug}/scrutins{end}"


def typed(of, **more):
    return {
        "title": "Que faire d’abord\u202f?",
        "phase": of.phases[0].id,
        "options": "Un banc\n> À l’ombre.\nUn abri",
        "electorate": "everyone",
        "secrecy": "confidential",
        **more,
    }


def made(of):
    return db.session.scalar(select(Vote).where(Vote.consultation_id == of.id))


def test_a_facilitator_chooses_a_question_and_the_usual_ones_come_first(facilitator, of):
    page = facilitator.get(path(of, "/nouveau"))
    said = visible_text(page)
    asked = [str(one.question) for one in PURPOSES]
    assert all(one in said for one in asked)
    places = [said.index(str(one.question)) for one in PURPOSES if one.usual]
    others = [said.index(str(one.question)) for one in PURPOSES if not one.usual]
    assert max(places) < min(others)


@pytest.mark.parametrize(
    ("typed_amount", "cents"),
    [
        ("12.50", 1250),
        ("12,5", 1250),
        ("1 200,50", 120050),
        ("1\u202f200.50", 120050),
        ("1.200", 120000),
        ("1.200.000", 120000000),
        ("0", 0),
        ("1,200", None),
        ("nan", None),
        ("Infinity", None),
        ("1e400", None),
        ("-5", None),
        ("²", None),
        ("9" * 20, None),
    ],
)
def test_an_amount_is_read_as_it_was_meant_or_refused(facilitator, of, typed_amount, cents):
    page = facilitator.post(
        path(of, "/nouveau/budget-classique"),
        data=typed(of, options="Un banc | 12.50\nUn abri | 1.200", budget=typed_amount, **GREEDY),
    )
    if cents:
        assert page.status_code == 303 and made(of).budget * 100 == cents
        assert [option.cost for option in made(of).options] == [Decimal("12.5"), 1200]
    else:
        assert page.status_code == 422 and "montant" in visible_text(page)
        assert f'value="{typed_amount}"' in page.get_data(as_text=True)


def test_a_cost_beyond_all_budgets_is_asked_for_again(facilitator, of):
    wanted = typed(of, options=f"Un banc | {'9' * 20}\nUn abri | 5", budget="10", **GREEDY)
    page = facilitator.post(path(of, "/nouveau/budget-classique"), data=wanted)
    assert page.status_code == 422 and "Chaque projet a un coût" in visible_text(page)


@pytest.mark.parametrize("purpose", PURPOSES, ids=lambda one: one.slug)
def test_each_question_opens_the_form_of_its_method_with_its_limit(facilitator, of, purpose):
    page = facilitator.get(path(of, f"/nouveau/{purpose.slug}"))
    assert page.status_code == 200
    assert "Sa limite" in visible_text(page)
    assert "ce vote n’est pas secret" in visible_text(page)


def test_a_vote_is_written_then_read_back_with_its_explanations(facilitator, of):
    sent = facilitator.post(
        path(of, "/nouveau/retenir"), data=typed(of, rule_minimum=0, rule_seats=1)
    )
    assert sent.status_code == 303
    vote = made(of)
    assert [(o.label, o.description) for o in vote.options] == [
        ("Un banc", "À l’ombre."),
        ("Un abri", ""),
    ]
    again = facilitator.get(path(of, f"/{vote.id}/modifier"))
    assert "Un banc\n&gt; À l’ombre.\nUn abri" in again.get_data(as_text=True).replace("\r", "")


def seen_on(page):
    return re.search(r'name="seen" type="hidden" value="([0-9a-f]{16})"', page.text)[1]


def test_of_two_people_who_edit_at_once_the_second_loses_nothing_and_overwrites_knowingly(
    facilitator, of, browse
):
    data = typed(of, rule_minimum=0, rule_seats=1)
    facilitator.post(path(of, "/nouveau/retenir"), data=data)
    vote = made(of)
    address = path(of, f"/{vote.id}/modifier")
    other = browse(make.member(of.lab, "facilitator"))
    mine, theirs = seen_on(facilitator.get(address)), seen_on(other.get(address))
    assert other.post(address, data={**data, "title": "Le leur", "seen": theirs}).status_code == 303
    late = facilitator.post(address, data={**data, "title": "Le mien", "seen": mine})
    assert late.status_code == 422 and "pendant que vous écriviez" in visible_text(late)
    assert 'value="Le mien"' in late.text and made(of).title == "Le leur"
    again = {**data, "title": "Le mien", "seen": seen_on(late)}
    assert facilitator.post(address, data=again).status_code == 303
    assert made(of).title == "Le mien"


@pytest.mark.parametrize(
    ("purpose", "more", "said", "field"),
    [
        ("retenir", {"rule_maximum": 9}, "dépasse le nombre d’options", "rule_maximum"),
        ("retenir", {"options": "Seul"}, "au moins deux options", "options"),
        ("retenir", {"options": "#999\nUn abri"}, "Introuvable", "options"),
        ("budget", {"budget": "1000"}, "Chaque projet a un coût", "options"),
        ("budget", {"options": "A | 10\nB | 20", "budget": ""}, "montant de l’enveloppe", "budget"),
        ("budget", {"options": "A | 10\nB | 20", "budget": "beaucoup"}, "un montant", "budget"),
        ("intensite-quadratique", {}, "n’est offerte qu’aux agents", "electorate"),
        ("noter", {"rule_lowest": 5, "rule_highest": 1}, "doit dépasser", "rule_lowest"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    facilitator, of, purpose, more, said, field
):
    rules = {
        "rule_minimum": 0, "rule_seats": 1, "rule_ties": "show", "rule_completion": "add-one",
        "rule_until": "overspending", "rule_credits": 100, "rule_lowest": 0, "rule_highest": 10,
    }  # fmt: skip
    data = typed(of, description="Le préfet décidera.", **{**rules, **more})
    page = facilitator.post(path(of, f"/nouveau/{purpose}"), data=data)
    assert page.status_code == 422
    html = page.get_data(as_text=True)
    place = html.index(f'id="{field}-messages"')
    assert said in html[place : place + 600]
    assert "Que faire d’abord\u202f?" in html and "Le préfet décidera." in html
    assert data["options"].splitlines()[0] in html
    assert made(of) is None


def test_options_are_read_as_they_are_written():
    lines = "#12 Un banc | 1 200,50 €\n> Six places,\n> à l’ombre.\nUn abri\n"
    read = wording.read(lines)
    assert [one.description for one in read] == ["Six places, à l’ombre.", ""]
    back = wording.write((one.text, one.number, one.cost, one.description) for one in read)
    assert back == "#12 Un banc | 1\u202f200,50\n> Six places, à l’ombre.\nUn abri"
    assert wording.read(back) == read
