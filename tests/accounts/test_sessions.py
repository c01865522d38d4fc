"""Signing out ends the session on every node; two browsers pressing one link get one session."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from consult import create_app
from consult.accounts import actions, sessions
from consult.accounts import work as accounts_work
from consult.accounts.models import Session, SignInLink, User
from consult.db import db
from consult.labs.models import Membership
from consult.notifications import work as mails_work
from consult.notifications.models import Mail
from tests import make
from tests.accounts.test_sign_in import NOON, ask
from tests.conftest import settings

PRODUCTION = {
    "PRODUCTION": True,
    "DEMO": False,
    "SMTP_URL": "smtp://127.0.0.1:9",
    "SECRET_KEY": "x" * 40,
}


def another(app: Flask, **more: Any) -> Flask:
    """The same site, as another process would serve it."""
    return create_app(settings(app.config["DATABASE_URL"], app.config["INSTANCE"], **more))


@pytest.fixture
def node(app: Flask, committed: None) -> Iterator[Flask]:
    made = another(app)
    yield made
    with made.app_context():
        db.engine.dispose()


def test_two_posts_at_once_give_one_session(app: Flask, committed: None) -> None:
    with app.app_context():
        secret = actions.ask_link("lea@exemple.fr")
        db.session.commit()
    start, answers = threading.Barrier(8), []

    def press() -> None:
        browser = app.test_client()
        start.wait()
        answers.append(browser.post(f"/connexion/{secret}").status_code)

    presses = [threading.Thread(target=press) for _ in range(8)]
    for press_one in presses:
        press_one.start()
    for press_one in presses:
        press_one.join()
    assert sorted(answers) == [303] + [410] * 7
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Session)) == 1
        assert db.session.scalar(select(func.count()).select_from(User)) == 1


def test_two_links_of_one_address_at_once_make_one_person(app: Flask, committed: None) -> None:
    with app.app_context():
        secrets = [actions.ask_link("lea@exemple.fr") for _ in range(6)]
        db.session.commit()
    start, answers = threading.Barrier(6), []

    def press(secret: str) -> None:
        start.wait()
        answers.append(app.test_client().post(f"/connexion/{secret}").status_code)

    presses = [threading.Thread(target=press, args=(secret,)) for secret in secrets]
    for press_one in presses:
        press_one.start()
    for press_one in presses:
        press_one.join()
    assert answers == [303] * 6
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(User)) == 1


def test_signing_out_ends_the_session_on_another_node_within_seconds(
    app: Flask, node: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        user = make.user()
        token = sessions.open_session(user.id, team=False)
        db.session.commit()
    here, there = app.test_client(), node.test_client()
    for browser in (here, there):
        with browser.session_transaction() as kept:
            kept["_user_id"] = token
    assert there.get("/moi").status_code == 200
    remembered = dict(sessions._known)
    assert here.post("/deconnexion").status_code == 303

    # The other node has its own memory: it still knows the person, for three seconds at most.
    sessions._known.update(remembered)
    assert there.get("/moi").status_code == 200
    at, person = sessions._known[token]
    sessions._known[token] = (at - sessions.REMEMBERED_SECONDS, person)
    assert there.get("/moi").status_code == 403
    assert sessions.REMEMBERED_SECONDS <= 5


def test_someone_removed_from_a_team_is_out_within_seconds(app: Flask, node: Flask) -> None:
    with app.app_context():
        lab = make.lab()
        slug, user = lab.slug, make.member(lab, "manager")
        make.member(lab, "manager")
        token = sessions.open_session(user.id, team=True)
        db.session.commit()
    browser = node.test_client()
    with browser.session_transaction() as kept:
        kept["_user_id"] = token
    page = browser.get(f"/labos/{slug}/equipe")
    assert page.status_code == 200
    with app.app_context():
        db.session.delete(db.session.scalars(select(Membership).order_by(Membership.id)).first())
        db.session.commit()
    at, person = sessions._known[token]
    sessions._known[token] = (at - sessions.REMEMBERED_SECONDS, person)
    assert browser.get(f"/labos/{slug}/equipe").status_code == 403


@pytest.fixture
def production(app: Flask, committed: None) -> Iterator[Flask]:
    made = another(app, **PRODUCTION)
    yield made
    with made.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/courriels"), ("GET", "/courriels/1"), ("POST", "/connexion/demonstration")],
)
def test_what_serves_the_demonstration_does_not_exist_in_production(
    production: Flask, method: str, path: str
) -> None:
    names = {"accounts.mails", "accounts.mail", "accounts.play"}
    assert names.isdisjoint(production.view_functions)
    with production.app_context():
        make.user("jeanne@demo.fr")
        db.session.commit()
    answer = production.test_client().open(path, method=method, data={"user": "1"})
    assert answer.status_code in (404, 410)
    with production.app_context():
        assert db.session.scalar(select(func.count()).select_from(Session)) == 0


def test_the_sign_in_page_of_production_names_nobody(production: Flask) -> None:
    with production.app_context():
        make.user("jeanne@demo.fr", name="Jeanne Carlier")
        db.session.commit()
    page = production.test_client().get("/connexion").get_data(as_text=True)
    assert "Jeanne" not in page and "demonstration" not in page


def test_old_links_sessions_and_mails_are_forgotten(browse: Any, session: Any) -> None:
    def left(model: Any) -> int:
        return session.scalar(select(func.count()).select_from(model))

    with time_machine.travel(NOON, tick=False):
        ask(browse(), "lea@exemple.fr")
        sessions.open_session(make.user().id, team=True)
        session.flush()
    with time_machine.travel(NOON + timedelta(hours=11), tick=False):
        accounts_work.forget.work()
        assert (left(SignInLink), left(Session), left(Mail)) == (1, 1, 1)
    with time_machine.travel(NOON + timedelta(hours=25), tick=False):
        accounts_work.forget.work()
        mails_work.forget.work()
        assert (left(SignInLink), left(Session), left(Mail)) == (0, 0, 1)
    with time_machine.travel(NOON + timedelta(days=31), tick=False):
        mails_work.forget.work()
        assert left(Mail) == 0
