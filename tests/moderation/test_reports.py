"""Reporting a text, without an account too."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from consult.db import db
from consult.moderation import actions
from consult.moderation.models import Report
from tests import make
from tests.conftest import visible_text


def path(row):
    return f"/signaler/{row.__tablename__}/{row.id}"


def said(**more):
    return {"ground": "insult", "explanation": "Ligne 2.", "good_faith": "y", **more}


def reports():
    return db.session.scalars(select(Report).order_by(Report.id)).all()


def test_anyone_reports_a_text_and_gets_a_number(browse):
    row = make.contribution()
    visitor = browse()
    assert row.title in visible_text(visitor.get(path(row)))
    answer = visitor.post(path(row), data=said(email="Moi@Exemple.fr"))
    assert answer.status_code == 303
    (report,) = reports()
    assert (report.contribution_id, report.ground, report.reporter_email) == (
        row.id,
        "insult",
        "moi@exemple.fr",
    )
    assert f"Signalement n° {report.id}" in visible_text(visitor.get(answer.location))


def test_an_argument_is_reported_by_someone_signed_in(browse):
    row, who = make.comment(make.contribution()), make.user()
    assert browse(who).post(path(row), data=said()).status_code == 303
    (report,) = reports()
    assert (report.comment_id, report.reporter_id) == (row.id, who.id)


@pytest.mark.parametrize(
    "wrong",
    [
        {"ground": ""},
        {"ground": "boredom"},
        {"good_faith": ""},
        {"email": "pas-une-adresse"},
        {"ground": "other", "explanation": " "},
        {"explanation": "x" * 2001},
    ],
)
def test_a_report_that_misses_something_keeps_what_was_typed(browse, wrong):
    row = make.contribution()
    fields = said(explanation="Le texte vise mon voisin.") | wrong
    if fields["good_faith"] == "":
        del fields["good_faith"]
    answer = browse().post(path(row), data=fields)
    assert answer.status_code == 422
    assert fields["explanation"].strip() in answer.get_data(as_text=True)
    assert reports() == []


def test_a_robot_that_fills_the_hidden_field_is_thanked_and_forgotten(browse):
    row = make.contribution()
    assert browse().post(path(row), data=said(website="http://x")).status_code == 303
    assert reports() == []


def test_reports_from_one_address_are_limited(browse):
    row = make.contribution()
    answers = [browse().post(path(row), data=said()).status_code for _ in range(11)]
    assert answers == [303] * 10 + [429]


def test_the_same_person_reports_a_text_once(browse):
    row, who = make.contribution(), make.user()
    first, second = (browse(who).post(path(row), data=said()).location for _ in range(2))
    assert first == second
    assert len(reports()) == 1


@pytest.mark.parametrize("state", ["held", "amend", "refused", "withdrawn"])
def test_a_hidden_text_cannot_be_reported_so_its_words_do_not_leak(browse, state):
    row = make.contribution(state=state)
    comment = make.comment(make.contribution(), state=state)
    under = make.comment(row)
    for hidden in (row, comment, under):
        assert browse().get(path(hidden)).status_code == 404
        assert browse().post(path(hidden), data=said()).status_code == 404


def test_what_does_not_exist_is_not_found(browse):
    assert browse().get("/signaler/contribution/999999").status_code == 404
    assert browse().get("/signaler/user_account/1").status_code == 404


@pytest.mark.parametrize(
    ("regime", "ground", "after"),
    [
        ("flagged", "hate", "held"),
        ("flagged", "personal-data", "held"),
        ("flagged", "off-topic", "published"),
        ("after", "hate", "published"),
        ("before", "hate", "published"),
    ],
)
def test_only_a_grave_ground_holds_at_once_and_only_where_texts_are_read_when_flagged(
    browse, regime, ground, after
):
    row = make.contribution(make.consultation(regime=regime))
    browse().post(path(row), data=said(ground=ground))
    db.session.refresh(row)
    assert row.state == after
    assert len(reports()) == 1


def test_a_text_that_a_moderator_kept_is_not_hidden_again_by_a_report(browse):
    of = make.consultation(regime="flagged")
    row, moderator = make.contribution(of), make.member(of.lab)
    browse().post(path(row), data=said())
    db.session.refresh(row)
    actions.decide(row, "publish", moderator, seen=actions.mark(row))
    browse().post(path(row), data=said())
    db.session.refresh(row)
    assert row.state == "published"
    assert db.session.scalar(select(func.count()).where(Report.closed_at.is_(None))) == 1
