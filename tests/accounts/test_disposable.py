"""Throw-away addresses prove nobody: they are refused, and the refusal can be contested."""

from __future__ import annotations

import os
import threading
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

import config
from consult import journal
from consult.accounts import actions, disposable, work
from consult.accounts.models import AllowedDomain, ContestedDomain, SignInLink
from consult.db import commit, db, now
from consult.notifications.models import Mail
from consult.votes.models import RollEntry
from tests import make
from tests.conftest import visible_text

CONTEST = "/connexion/adresse-refusee"


def many(model):
    return db.session.scalar(select(func.count()).select_from(model))


def sign_in(browser, email):
    return browser.post("/connexion", data={"email": email})


@pytest.mark.parametrize("email", ["moi@yopmail.com", "MOI@Jetable.ORG", "x@a.b.yopmail.com"])
def test_a_throw_away_address_gets_no_link_and_is_told_why_and_what_to_do(browse, session, email):
    page = sign_in(browse(), email)
    assert page.status_code == 422 and many(SignInLink) == many(Mail) == 0
    assert "adresses jetables" in visible_text(page)
    assert f'href="{CONTEST}"' in page.get_data(as_text=True)
    assert email.lower() in page.get_data(as_text=True).lower()  # nothing typed is lost


@pytest.mark.parametrize("email", ["moi@exemple.fr", "moi@gmail.com", "moi@laposte.net"])
def test_an_ordinary_address_gets_its_link(browse, session, email):
    assert sign_in(browse(), email).status_code == 303 and many(SignInLink) == 1


def test_an_account_whose_address_became_throw_away_does_not_vote(browse, session):
    vote = make.vote()
    page = browse(make.user("moi@yopmail.com")).post(
        f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}/voter",
        data={"set": "1", "confirm": "1"},
    )
    assert page.status_code == 422 and many(RollEntry) == 0
    assert "adresses jetables" in visible_text(page)


def test_a_refusal_is_contested_allowed_by_a_steward_and_answered(browse, session):
    steward = make.user(steward=True)
    asked = {"email": "moi@yopmail.com", "reason": "C’est mon club."}
    for _twice in range(2):
        assert browse().post(CONTEST, data=asked).status_code == 303
    one = db.session.scalars(select(ContestedDomain)).one()
    assert {mail.to for mail in db.session.scalars(select(Mail))} == {steward.email}
    me = browse(steward)
    page = visible_text(me.get("/reseau/adresses"))
    assert "yopmail.com" in page and "C’est mon club." in page
    me.post(f"/reseau/adresses/{one.id}", data={"then": "allow"})
    assert many(ContestedDomain) == 0
    assert db.session.scalars(select(AllowedDomain.domain)).all() == ["yopmail.com"]
    answer = db.session.scalars(select(Mail).order_by(Mail.id.desc())).first()
    assert answer.to == "moi@yopmail.com" and "acceptée" in answer.subject
    act = db.session.scalars(select(journal.Act).where(journal.Act.verb == "domain.allowed")).one()
    assert act.details == {"domain": "yopmail.com"} and act.actor_id == steward.id
    for email in ("moi@yopmail.com", "autre@sub.yopmail.com"):
        assert sign_in(browse(), email).status_code == 303
    assert me.post(f"/reseau/adresses/{one.id}", data={"then": "allow"}).status_code == 404


def test_a_refusal_that_is_kept_is_answered_too(browse, session):
    browse().post(CONTEST, data={"email": "moi@yopmail.com", "reason": "Pour voir."})
    one = db.session.scalars(select(ContestedDomain)).one()
    browse(make.user(steward=True)).post(f"/reseau/adresses/{one.id}", data={"then": "refuse"})
    assert many(AllowedDomain) == many(ContestedDomain) == 0
    answer = db.session.scalars(select(Mail).order_by(Mail.id.desc())).first()
    assert "reste refusée" in answer.subject
    assert sign_in(browse(), "moi@yopmail.com").status_code == 422


@pytest.mark.parametrize(
    "fields", [{}, {"email": "sans arobase", "reason": "x"}, {"email": "a@yopmail.com"}]
)
def test_a_request_without_address_or_reason_is_given_back(browse, session, fields):
    page = browse().post(CONTEST, data=fields)
    assert page.status_code == 422 and many(ContestedDomain) == 0
    assert all(said in page.get_data(as_text=True) for said in fields.values())


def test_stewards_get_one_letter_for_a_domain_however_many_contest_it(browse, session):
    make.user(steward=True)
    for name in ("a", "b", "b"):
        said = {"email": f"{name}@yopmail.com", "reason": "C’est la mienne."}
        assert browse().post(CONTEST, data=said).status_code == 303
    assert many(ContestedDomain) == 2 and many(Mail) == 1


def test_an_accepted_address_has_nothing_to_contest(browse, session):
    browse().post(CONTEST, data={"email": "moi@exemple.fr", "reason": "Pour voir."})
    assert many(ContestedDomain) == 0


@pytest.mark.parametrize("who", [None, "citizen", "manager"])
def test_only_a_steward_decides(browse, session, who):
    one = make.add(
        ContestedDomain(domain="yopmail.com", email="a@yopmail.com", reason="x", created_at=now())
    )
    lab = make.lab()
    user = {None: None, "citizen": make.user(), "manager": make.member(lab, "manager")}[who]
    assert browse(user).get("/reseau/adresses").status_code == 403
    assert browse(user).post(f"/reseau/adresses/{one.id}").status_code == 403


def test_a_request_that_nobody_answers_is_forgotten(session):
    for days in (89, 91):
        email = f"{days}@yopmail.com"
        at = now() - timedelta(days=days)
        make.add(ContestedDomain(domain="yopmail.com", email=email, reason="x", created_at=at))
    work.forget.work()
    assert db.session.scalars(select(ContestedDomain.email)).all() == ["89@yopmail.com"]


def test_the_file_of_the_administrator_is_read_again_when_it_changes(
    app, session, tmp_path, monkeypatch
):
    file = tmp_path / "domaines.txt"
    file.write_text("# les nôtres\nJetons.example  # vu hier\n!yopmail.com\n")
    monkeypatch.setitem(app.config, "DISPOSABLE_DOMAINS", str(file))
    assert disposable.is_disposable("a@jetons.example")
    assert not disposable.is_disposable("a@yopmail.com")
    file.write_text("")
    os.utime(file, (1, 1))
    assert not disposable.is_disposable("a@jetons.example")
    assert disposable.is_disposable("a@yopmail.com")


def test_people_sign_in_while_the_file_is_away_or_written_in_another_encoding(
    app, browse, session, tmp_path, monkeypatch, caplog
):
    file = tmp_path / "domaines.txt"
    monkeypatch.setitem(app.config, "DISPOSABLE_DOMAINS", str(file))
    assert sign_in(browse(), "moi@exemple.fr").status_code == 303
    assert sign_in(browse(), "moi@yopmail.com").status_code == 422
    assert "DISPOSABLE_DOMAINS cannot be read" in caplog.text
    file.write_bytes("# les nôtres, repérés hier\njetons.example\n".encode("latin-1"))
    assert sign_in(browse(), "moi@exemple.fr").status_code == 303
    assert sign_in(browse(), "moi@jetons.example").status_code == 422


def test_a_professional_address_is_never_throw_away(app, session, tmp_path, monkeypatch):
    file = tmp_path / "domaines.txt"
    file.write_text("gouv.fr\n")
    monkeypatch.setitem(app.config, "DISPOSABLE_DOMAINS", str(file))
    assert not disposable.is_disposable("a@ain.gouv.fr")


def test_a_file_that_is_not_there_stops_the_start_with_what_to_do():
    with pytest.raises(config.BadSetting, match="DISPOSABLE_DOMAINS"):
        config.load({"DISPOSABLE_DOMAINS": "/nowhere"})


def test_the_hour_of_a_contest_is_limited_for_each_address(browse, session):
    said = {"email": "moi@yopmail.com", "reason": "x"}
    with time_machine.travel(now().replace(hour=12), tick=False):
        answers = [browse().post(CONTEST, data=said).status_code for _n in range(6)]
    assert answers == [303] * 5 + [429]


def test_of_two_stewards_who_answer_at_once_the_second_is_told(app, committed):
    with app.app_context():
        one = make.add(
            ContestedDomain(
                domain="yopmail.com", email="a@yopmail.com", reason="x", created_at=now()
            )
        )
        number = one.id
        steward = make.user(steward=True).id
        commit()
    told, start = [], threading.Barrier(2)

    def decide(allowing):
        with app.app_context():
            mine = db.session.get(ContestedDomain, number)
            start.wait()
            try:
                actions.decide_domain(mine, steward, allowing=allowing)
                commit()
            except actions.AlreadyAnswered:
                told.append(allowing)
            db.session.remove()

    threads = [threading.Thread(target=decide, args=(one,)) for one in (True, False)]
    [one.start() for one in threads]
    [one.join() for one in threads]
    with app.app_context():
        assert len(told) == 1 and many(ContestedDomain) == 0
        assert many(AllowedDomain) == (told == [False])
