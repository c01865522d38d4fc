"""A link by e-mail lets someone in, once, for a quarter of an hour."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import func, select, text

from consult import throttle
from consult.accounts.models import Session, SignInLink, User
from consult.accounts.person import college_of
from consult.db import db
from consult.notifications.models import Mail
from tests import make
from tests.conftest import visible_text

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def ask(browser: Any, email: str, next: str = "") -> str:
    """The path of the link received by ``email``."""
    answer = browser.post("/connexion", data={"email": email, "next": next})
    assert answer.status_code == 303, visible_text(answer)
    return last_link()


def last_link() -> str:
    body = db.session.scalars(select(Mail.body).order_by(Mail.id.desc())).first()
    found = re.search(r"https?://[^/\s]+(/\S+)", body or "")
    assert found is not None
    return found.group(1)


def count(model: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


def test_the_link_signs_in_a_new_person_as_a_citizen(browse: Callable[..., Any]) -> None:
    browser = browse()
    link = ask(browser, " Lea.Martin@Exemple.FR ")
    answer = browser.post(link)
    assert (answer.status_code, answer.location) == (303, "/moi")
    user = db.session.scalar(select(User).where(User.email == "lea.martin@exemple.fr"))
    assert user.college == "citizen"
    assert "lea.martin@exemple.fr" in visible_text(browser.get("/moi"))


def test_following_the_link_changes_nothing(browse: Any) -> None:
    browser = browse()
    link = ask(browser, "lea@exemple.fr")
    for _visit in range(3):
        page = browser.get(link)
        assert page.status_code == 200 and "lea@exemple.fr" in visible_text(page)
    assert browser.head(link).status_code == 200
    assert count(Session) == 0
    assert browser.post(link).status_code == 303


def test_the_link_serves_once(browse: Any) -> None:
    link = ask(browse(), "lea@exemple.fr")
    assert browse().post(link).status_code == 303
    second = browse()
    refused = second.post(link)
    assert refused.status_code == 410
    assert "n’est plus valable" in visible_text(refused)
    assert second.get("/moi").status_code == 403
    assert count(Session) == 1


def test_pressing_the_button_twice_leads_to_the_same_place(browse: Any) -> None:
    browser = browse()
    link = ask(browser, "lea@exemple.fr", next="/labos")
    assert browser.post(link).location == "/labos"
    assert browser.post(link).location == "/labos"
    assert count(Session) == 1


@pytest.mark.parametrize(("late", "status"), [(-1, 303), (0, 410), (1, 410)])
def test_the_link_ends_at_fifteen_minutes(browse: Any, late: int, status: int) -> None:
    browser = browse()
    with time_machine.travel(NOON, tick=False):
        link = ask(browser, "lea@exemple.fr")
    with time_machine.travel(NOON + timedelta(minutes=15, seconds=late), tick=False):
        assert browser.post(link).status_code == status


def test_an_unknown_secret_is_refused(browse: Any) -> None:
    assert browse().get("/connexion/inconnu").status_code == 410
    assert browse().post("/connexion/inconnu").status_code == 410


def test_only_the_hash_of_the_secret_is_kept(browse: Any) -> None:
    link = ask(browse(), "lea@exemple.fr")
    row = db.session.scalars(select(SignInLink)).one()
    assert link.rpartition("/")[2].encode() not in row.hash
    assert len(row.hash) == 32


def test_the_answer_is_the_same_for_known_and_unknown_addresses(browse: Any) -> None:
    make.user("connue@exemple.fr")
    pages = []
    for email in ("connue@exemple.fr", "inconnue@exemple.fr", "x@domaine-absent.example.org"):
        browser = browse()
        answer = browser.post("/connexion", data={"email": email})
        page = browser.get(answer.location).get_data(as_text=True)
        quoted = email.replace("@", "%40")
        pages.append((answer.status_code, page.replace(email, "X").replace(quoted, "X")))
    assert pages[0] == pages[1] == pages[2]
    assert count(Mail) == 3


@pytest.mark.parametrize(
    "typed", ["", "lea", "lea@", "lea@exemple", "a b@exemple.fr", "é@exemple.fr"]
)
def test_what_is_no_address_is_said_and_given_back(browse: Any, typed: str) -> None:
    answer = browse().post("/connexion", data={"email": typed})
    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.get_data(as_text=True)
    assert count(Mail) == 0


def test_an_address_receives_five_links_an_hour(browse: Any) -> None:
    with time_machine.travel(NOON, tick=False):
        for _time in range(5):
            ask(browse(), "lea@exemple.fr")
        refused = browse().post("/connexion", data={"email": "lea@exemple.fr"})
        assert refused.status_code == 429
        ask(browse(), "jean@exemple.fr")
    with time_machine.travel(NOON + timedelta(hours=1, seconds=1), tick=False):
        ask(browse(), "lea@exemple.fr")


def test_a_ministry_behind_one_address_is_slowed_and_never_refused(browse: Any) -> None:
    with time_machine.travel(NOON, tick=False):
        for n in range(60):
            ask(browse(), f"p{n}@exemple.fr")
        me = browse()
        asked = me.post("/connexion", data={"email": "p60@exemple.fr"})
        assert asked.status_code == 303
        assert "dans une minute" in visible_text(me.get(asked.location))
        late = db.session.scalars(
            select(SignInLink).where(SignInLink.email == "p60@exemple.fr")
        ).one()
        assert late.expires_at == NOON + timedelta(minutes=15, seconds=1)


def test_the_letter_of_a_slowed_network_waits_in_the_queue(browse: Any, app, monkeypatch) -> None:
    monkeypatch.setitem(app.config, "SMTP_URL", "smtp://127.0.0.1:1")
    monkeypatch.setattr(throttle, "USUAL_FROM", 1)
    for n in range(3):
        ask(browse(), f"p{n}@exemple.fr")
    waits = db.session.execute(
        text("SELECT scheduled_at IS NOT NULL FROM procrastinate_jobs ORDER BY id")
    )
    assert list(waits.scalars()) == [False, True, True]


def test_a_network_that_asks_for_somebody_else_shuts_nobody_out(browse: Any) -> None:
    flood, home = ({"REMOTE_ADDR": one} for one in ("192.0.2.1", "198.51.100.1"))
    asked = {"data": {"email": "lea@exemple.fr"}}
    with time_machine.travel(NOON, tick=False):
        answers = [
            browse().post("/connexion", **asked, environ_overrides=flood).status_code
            for _n in range(40)
        ]
        assert answers == [303] * 5 + [429] * 35
        assert browse().post("/connexion", **asked, environ_overrides=home).status_code == 303


def test_no_network_of_many_fills_the_mailbox_of_someone(browse: Any) -> None:
    with time_machine.travel(NOON, tick=False):
        answers = [
            browse()
            .post(
                "/connexion",
                data={"email": f"lea+{n}@exemple.fr"},
                environ_overrides={"REMOTE_ADDR": f"192.0.{n}.1"},
            )
            .status_code
            for n in range(31)
        ]
    assert answers == [303] * 30 + [429]


@pytest.mark.parametrize(
    "next", ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "moi"]
)
def test_after_signing_in_one_stays_on_this_site(browse: Any, next: str) -> None:
    browser = browse()
    assert browser.post(ask(browser, "lea@exemple.fr", next)).location == "/moi"
    other = browse(make.user())
    assert other.get("/connexion", query_string={"next": next}).location == "/moi"


def test_the_page_one_came_for_is_kept(browse: Any) -> None:
    browser = browse()
    asked = browser.get("/connexion?next=/labos?x=1").get_data(as_text=True)
    assert 'value="/labos?x=1"' in asked
    assert browser.post(ask(browser, "lea@exemple.fr", "/labos?x=1")).location == "/labos?x=1"


def test_the_mail_speaks_the_language_of_the_page(browse: Any) -> None:
    answer = browse().post("/en/connexion", data={"email": "lea@exemple.fr"})
    assert answer.location == "/en/connexion/envoyee"
    assert last_link().startswith("/en/connexion/")
    assert db.session.scalars(select(Mail)).one().language == "en"


def test_the_mail_is_typographically_right(browse: Any) -> None:
    ask(browse(), "lea@exemple.fr")
    body = db.session.scalars(select(Mail)).one().body
    assert "page\u00a0:" in body and "&#" not in body and "'" not in body
    assert not re.search(r" [:;!?]", body)


@pytest.mark.parametrize(
    ("email", "college"),
    [
        ("a@gouv.fr", "agent"),
        ("a@orne.gouv.fr", "agent"),
        ("a@sous.orne.gouv.fr", "agent"),
        ("a@evilgouv.fr", "citizen"),
        ("a@gouv.fr.evil.com", "citizen"),
        ("a@gouv.fr-evil.com", "citizen"),
        ("gouv.fr@exemple.fr", "citizen"),
        ("a.gouv.fr@exemple.fr", "citizen"),
        ("a@gouv.frr", "citizen"),
        ("a@GOUV.FR", "agent"),
    ],
)
def test_the_college_follows_the_proved_address(email: str, college: str) -> None:
    assert college_of(email, ["gouv.fr"]) == college


def test_an_agent_is_an_agent_from_the_first_proof(browse: Any) -> None:
    browser = browse()
    browser.post(ask(browser, "ana@orne.gouv.fr"))
    user = db.session.scalar(select(User).where(User.email == "ana@orne.gouv.fr"))
    assert (user.college, user.appears_as) == ("agent", "agent")


def test_the_college_is_read_again_at_each_proof(browse: Any, app: Any, monkeypatch: Any) -> None:
    user = make.agent(email="ana@orne.gouv.fr", appears_as="service", service="Préfecture")
    monkeypatch.setitem(app.config, "AGENT_DOMAINS", ["autre.fr"])
    browser = browse()
    browser.post(ask(browser, user.email))
    assert (user.college, user.appears_as) == ("citizen", "anonymous")


def test_the_session_changes_at_each_sign_in(browse: Any) -> None:
    browser = browse()
    browser.post(ask(browser, "lea@exemple.fr"))
    first = browser.get_cookie("consult").value
    token = db.session.scalars(select(Session.hash)).one()
    with browser.session_transaction() as kept:
        kept["csrf_token"] = "planted"
    browser.post("/deconnexion")
    browser.post(ask(browser, "lea@exemple.fr"))
    assert browser.get_cookie("consult").value != first
    assert db.session.scalars(select(Session.hash)).one() != token
    with browser.session_transaction() as kept:
        assert kept.get("csrf_token") != "planted"


@pytest.mark.parametrize(("email", "hours"), [("lea@exemple.fr", 720), ("ana@orne.gouv.fr", 12)])
def test_sessions_last_less_for_those_who_can_do_more(browse: Any, email: str, hours: int) -> None:
    browser = browse()
    with time_machine.travel(NOON, tick=False):
        browser.post(ask(browser, email))
    with time_machine.travel(NOON + timedelta(hours=hours, seconds=-1), tick=False):
        assert browser.get("/moi").status_code == 200
    with time_machine.travel(NOON + timedelta(hours=hours), tick=False):
        assert browser.get("/moi").status_code == 403


def test_signing_out_asks_then_ends_the_session_and_the_cookie(browse: Any) -> None:
    browser = browse(make.user())
    assert browser.get("/deconnexion").status_code == 200
    assert count(Session) == 1
    answer = browser.post("/deconnexion")
    assert answer.location == "/deconnexion/faite"
    assert count(Session) == 0
    assert browser.get_cookie("consult") is None
    assert browser.get("/moi").status_code == 403


def test_signing_out_everywhere_ends_every_session_of_that_person_only(browse: Any) -> None:
    user, other = make.user(), make.user()
    here, there, elsewhere = browse(user), browse(user), browse(other)
    assert here.post("/moi/sessions").status_code == 303
    assert there.get("/moi").status_code == 403
    assert elsewhere.get("/moi").status_code == 200
