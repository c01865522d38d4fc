"""Reporting a text, without an account too."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from consult.contributions import actions as contributions
from consult.contributions import codes
from consult.db import db
from consult.journal import Act
from consult.moderation import actions
from consult.moderation.actions import reporting
from consult.moderation.models import Case, Report
from consult.notifications.models import Mail
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
    # Its code is sent to the address, and to nobody who types it.
    assert "part à l’adresse" in visible_text(visitor.get(answer.location))
    page = visitor.get(f"/signalement/{codes.shown(report.code)}")
    assert f"Signalement n°\u00a0{report.id}" in page.text and "noindex" in str(page.headers)
    assert page.headers["Cache-Control"] == "private, no-store"
    assert row.title not in page.text and "Ligne 2." not in page.text
    (mail,) = db.session.scalars(select(Mail)).all()
    assert (mail.kind, mail.to) == ("report-receipt", "moi@exemple.fr")
    assert "Ligne 2." not in mail.body and codes.shown(report.code) in mail.body
    assert "exemple" not in report.reporter_key


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
    """By account, by the address left, or by network; what they add is read, and counts no more."""
    row, who = make.contribution(), make.user()
    for browser, more in ((browse(who), {}), (browse(), {"email": "a@b.fr"})):
        first, second = (browser.post(path(row), data=said(**more)).location for _ in range(2))
        assert first == second
    assert len(reports()) == 2 and case().reports == 2
    browse(who).post(path(row), data=said(ground="hate"))
    assert len(reports()) == 3 and case().reports == 2


def test_nobody_learns_who_reported_from_the_same_address_or_network(browse):
    """A neighbour who types one’s address, or shares one’s network, is answered as if alone."""
    row = make.contribution()
    before = browse().post(path(row), data=said(email="voisin@exemple.fr")).location
    assert browse().post(path(row), data=said(email="voisin@exemple.fr")).location == before
    assert codes.shown(reports()[0].code) not in before
    first, second = (browse().post(path(row), data=said(explanation="")).location for _ in "12")
    assert first != second and len(reports()) == 3
    received = select(func.count()).where(Act.verb == "report.received")
    assert case().reports == db.session.scalar(received) == 2


def case():
    return db.session.scalars(select(Case).where(Case.closed_at.is_(None))).one()


def test_the_ground_comes_first_and_a_child_s_abuse_is_reported_without_a_name(browse):
    row = make.contribution()
    first = browse().get(path(row)).text
    assert 'name="ground"' in first and 'name="email"' not in first
    insult = browse().get(f"{path(row)}?ground=insult").text
    assert 'name="email"' in insult and "internet-signalement.gouv.fr" in insult
    assert "internet-signalement" not in browse().get(f"{path(row)}?ground=off-topic").text
    child = browse().get(f"{path(row)}?ground=child-abuse").text
    assert 'name="email"' not in child and 'name="name"' not in child
    assert "internet-signalement.gouv.fr" in child
    fields = said(ground="child-abuse", name="Moi", email="moi@exemple.fr")
    for browser in (browse(), browse(make.user())):
        assert browser.post(path(row), data=fields).status_code == 303
    for report in reports():
        kept = (report.reporter_id, report.reporter_name, report.reporter_email)
        assert kept == (None, "", "")
    assert case().gravity == 3
    assert db.session.scalars(select(Mail)).all() == []


def test_each_public_thing_is_reported_and_a_name_never_says_whose_account(browse):
    author = make.user(name="Zorro de la Loi")
    row = make.contribution(author=author)
    file = make.attachment(row)
    nameless = make.contribution(row.consultation, author=author, signature="")
    typed = make.contribution(row.consultation, signature="Un nom tapé")
    page = browse().get(f"/concertations/{row.consultation.slug}/contributions/{row.id}").text
    assert f"/signaler/attachment/{file.id}" in page
    hub = browse().get(f"/concertations/{row.consultation.slug}").text
    assert f"/signaler/consultation/{row.consultation_id}" in hub
    assert "Le nom affiché" not in browse().get(path(nameless)).text
    for one in (row, typed):  # both look alike: whether an account is behind is not told
        assert "Le nom affiché" in browse().get(path(one)).text
        location = browse().post(path(one), data=said(part="name")).location
        assert re.fullmatch(r"/signalement/\w{5}-\w{5}\?envoi=1", location)
    about_name, about_text = reports()
    assert (about_name.profile_id, about_name.contribution_id) == (author.id, None)
    assert (about_text.profile_id, about_text.contribution_id) == (None, typed.id)
    assert browse().get(f"/signaler/profile/{author.id}").status_code == 404
    assert browse().post(f"/signaler/attachment/{file.id}", data=said()).status_code == 303
    manager = make.member(row.consultation.lab, "facilitator")
    make.member(row.consultation.lab, "moderator")
    for ground in ("off-topic", "other"):  # one mail: when it begins to wait
        browse().post(f"/signaler/consultation/{row.consultation_id}", data=said(ground=ground))
    (mail,) = db.session.scalars(select(Mail)).all()
    assert (mail.kind, mail.to) == ("question-reported", manager.email)


def test_who_reports_wrongly_is_warned_then_comes_last(browse):
    who, of = make.user(), make.consultation(regime="flagged")
    moderator = make.member(of.lab)
    for _time in range(5):
        row = make.contribution(of)
        made = actions.report(row, ground="off-topic", who=actions.Reporter(who.id))
        assert case().gravity == 1
        actions.decide(row, "publish", moderator, seen=actions.mark(row), unfounded=True)
        assert made.outcome == "unfounded"
    mails = db.session.scalars(select(Mail).where(Mail.kind == "report-outcome").order_by(Mail.id))
    assert ["ne reposaient sur rien" in mail.body for mail in mails] == [False] * 2 + [True] * 3
    row = make.contribution(of)
    actions.report(row, ground="hate", who=actions.Reporter(who.id))
    assert (row.state, case().gravity) == ("published", 0)
    actions.report(row, ground="hate", who=actions.Reporter(make.user().id))
    assert (row.state, case().gravity, case().reports) == ("published", 2, 2)
    actions.report(row, ground="hate", who=actions.Reporter(make.user().id))
    assert (row.state, case().reports) == ("held", 3)


def test_thousands_of_reports_are_one_case_with_a_count(session, monkeypatch):
    monkeypatch.setattr(reporting, "KEPT_AN_HOUR", 3)
    row = make.contribution()
    made = [
        actions.report(row, ground="insult", who=actions.Reporter(network=f"192.0.2.{n}"))
        for n in range(8)
    ]
    assert [one is not None for one in made] == [True] * 3 + [False] * 5
    assert (len(reports()), case().reports) == (3, 8)
    moderator = make.member(row.consultation.lab)
    decision = actions.decide(row, "publish", moderator, seen=actions.mark(row))
    actions.report(row, ground="insult", who=actions.Reporter(network="198.51.100.1"))
    actions.undo(decision, moderator)
    assert case().reports == 9


def test_a_hundred_kilobytes_are_refused_and_given_back_and_marks_that_turn_are_gone(browse):
    row = make.contribution()
    long = "Cela blesse. " * 8000
    page = browse().post(path(row), data=said(explanation=long))
    assert page.status_code == 422 and long.strip() in page.text
    assert "104\u202f000 caractères écrits" in page.text
    turned = "Il dit \u202eenver\u202c et e" + "\u0301" * 40 + " à\x07 côté"
    assert browse().post(path(row), data=said(explanation=turned)).status_code == 303
    assert reports()[0].explanation == "Il dit enver et e" + "\u0301" * 4 + " à côté"


def test_who_reported_what_its_author_withdrew_waits_for_nobody(browse):
    row = make.contribution(author=make.user())
    comment = make.comment(row)
    pages = [browse().post(path(one), data=said()).location for one in (row, comment)]
    assert "lit ce qui est signalé" in visible_text(browse().get(pages[0]))
    contributions.withdraw(row)
    db.session.flush()
    for page in pages:
        shown = visible_text(browse().get(page))
        assert "l’a retiré elle-même" in shown and "lit ce qui est signalé" not in shown


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
        ("after", "child-abuse", "published"),
        ("flagged", "personal-data", "held"),
        ("flagged", "off-topic", "published"),
        ("after", "hate", "published"),
        ("before", "hate", "published"),
    ],
)
def test_three_people_and_a_grave_ground_hold_a_text_where_texts_are_read_when_flagged(
    session, regime, ground, after
):
    author = make.user()
    row = make.contribution(make.consultation(regime=regime), author=author)
    for _person in range(2):
        actions.report(row, ground=ground, who=actions.Reporter(make.user().id))
    assert row.state == "published"
    actions.report(row, ground=ground, who=actions.Reporter(make.user().id))
    assert row.state == after
    told = db.session.scalars(select(Mail.to).where(Mail.kind == "held")).all()
    assert told == ([author.email] if after == "held" else [])


def test_a_child_in_danger_waits_for_nobody(session):
    row = make.contribution(make.consultation(regime="flagged"))
    actions.report(row, ground="child-abuse")
    assert row.state == "held"


def test_a_text_that_a_moderator_kept_is_not_hidden_again_by_a_report(browse):
    of = make.consultation(regime="flagged")
    row, moderator = make.contribution(of), make.member(of.lab)
    for _person in range(3):
        actions.report(row, ground="hate", who=actions.Reporter(make.user().id))
    assert row.state == "held"
    actions.decide(row, "publish", moderator, seen=actions.mark(row))
    browse().post(path(row), data=said())
    db.session.refresh(row)
    assert row.state == "published"
    assert db.session.scalar(select(func.count()).where(Report.closed_at.is_(None))) == 1
