"""One's own page: how one appears, one's data, leaving; and the demonstration."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskCliRunner
from sqlalchemy import func, select

from consult.accounts.addresses import normalised
from consult.accounts.models import Session, User
from consult.db import db
from consult.labs.models import Membership
from consult.notifications.actions import send
from tests import make
from tests.conftest import visible_text


@pytest.mark.parametrize("path", ["/moi", "/moi/profil", "/moi/donnees.json", "/moi/fermer"])
def test_one_s_own_page_is_for_the_signed_in(browse: Any, path: str) -> None:
    assert browse().get(path).status_code == 403
    assert browse(make.user()).get(path).status_code == 200


def test_an_agent_chooses_to_appear_by_name_as_an_agent_or_by_service(browse: Any) -> None:
    user = make.agent()
    chosen = {"name": "Ana", "appears_as": "service", "service": "Préfecture", "language": "es"}
    assert browse(user).post("/moi/profil", data=chosen).status_code == 303
    assert (user.appears_as, user.service, user.language) == ("service", "Préfecture", "es")
    assert "Un agent de Préfecture" in visible_text(browse(user).get("/moi"))


@pytest.mark.parametrize("chosen", ["agent", "service", "captain"])
def test_a_citizen_does_not_appear_as_an_agent(browse: Any, chosen: str) -> None:
    user = make.user()
    data = {"name": "Léa", "appears_as": chosen, "service": "Préfecture", "language": "fr"}
    assert browse(user).post("/moi/profil", data=data).status_code == 422
    assert user.appears_as == "name"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"appears_as": "name", "name": " "}, "Écrivez le nom"),
        ({"appears_as": "service", "name": "Ana"}, "Écrivez le nom de votre service"),
        ({"appears_as": "name", "name": "ana@orne.gouv.fr"}, "n’y mettez pas d’adresse"),
        ({"appears_as": "name", "name": "x" * 81}, "80 caractères au maximum"),
        ({"name": "Ana"}, "Choisissez comment"),
    ],
)
def test_a_wrong_profile_says_what_to_mend_and_keeps_what_was_typed(
    browse: Any, data: dict[str, str], said: str
) -> None:
    answer = browse(make.agent()).post("/moi/profil", data={**data, "language": "fr"})
    assert answer.status_code == 422
    assert said in visible_text(answer)
    assert f'value="{data["name"].strip()}"' in answer.get_data(as_text=True)


def test_one_s_data_hold_what_one_wrote_and_no_secret(browse: Any) -> None:
    user, other = make.user(), make.user()
    make.contribution(author=user, title="Ouvrir le samedi")
    make.contribution(author=other, title="Fermer le lundi")
    send(to=user.email, subject="Reçu", body="Merci", kind="receipt", user_id=user.id)
    data = browse(user).get("/moi/donnees.json")
    said = data.get_json()["data"]
    assert data.headers["Content-Disposition"].startswith("attachment")
    assert said["user_account"][0]["email"] == user.email
    assert [row["title"] for row in said["contribution"]] == ["Ouvrir le samedi"]
    assert said["mail"][0]["subject"] == "Reçu"
    assert "hash" not in said["session"][0]


def test_closing_an_account_leaves_nothing_that_says_who_it_was(browse: Any) -> None:
    user = make.agent(service="Préfecture")
    former = user.email
    browser = browse(user)
    assert browser.post("/moi/fermer").status_code == 422
    assert browser.post("/moi/fermer", data={"texts": "keep"}).location == "/moi/fermee"
    assert (user.name, user.service) == ("", "")
    assert former not in user.email and user.closed_at is not None
    assert browser.get("/moi").status_code == 403
    assert db.session.scalar(select(func.count()).select_from(Session)) == 0


def test_the_last_manager_of_a_lab_does_not_close_their_account(browse: Any) -> None:
    user = make.member(make.lab(), "manager")
    answer = browse(user).post("/moi/fermer", data={"texts": "keep"})
    assert answer.status_code == 422
    assert "garde toujours une personne responsable" in visible_text(answer)
    assert user.closed_at is None


def test_closing_an_account_leaves_the_teams(browse: Any) -> None:
    lab = make.lab()
    make.member(lab, "manager")
    user = make.member(lab, "moderator")
    browse(user).post("/moi/fermer", data={"texts": "keep"})
    left = select(func.count()).select_from(Membership).where(Membership.user_id == user.id)
    assert db.session.scalar(left) == 0


@pytest.mark.parametrize(("choice", "state"), [("keep", "published"), ("withdraw", "withdrawn")])
def test_texts_stay_without_a_name_or_go(browse: Any, choice: str, state: str) -> None:
    user, other = make.user(name="Léa Martin"), make.user(name="Jean")
    mine = make.contribution(author=user, contact_email=user.email)
    theirs = make.contribution(author=other)
    argument = make.comment(theirs, author=user)
    browse(user).post("/moi/fermer", data={"texts": choice})
    assert (mine.state, mine.signature, mine.contact_email) == (state, "", "")
    assert (argument.state, argument.signature) == (state, "")
    assert (theirs.state, theirs.signature) == ("published", "Jean")
    page = browse().get(f"/concertations/{theirs.consultation.slug}/contributions/{theirs.id}")
    assert "Léa Martin" not in visible_text(page)


# The demonstration -------------------------------------------------------------------------------


def test_the_demonstration_lets_in_invented_people_by_one_button(browse: Any) -> None:
    invented = make.user("jeanne.carlier@demo.fr", name="Jeanne Carlier")
    browser = browse()
    assert "Jeanne Carlier" in visible_text(browser.get("/connexion"))
    data = {"user": str(invented.id), "next": "/labos"}
    assert browser.post("/connexion/demonstration", data=data).location == "/labos"
    assert "Jeanne Carlier" in visible_text(browser.get("/moi"))


@pytest.mark.parametrize("email", ["real@exemple.fr", "a@demo.fr.evil.com", "a@notdemo.fr"])
def test_nobody_real_is_entered_by_a_button(browse: Any, email: str) -> None:
    user = make.user(email, name="Personne Réelle")
    browser = browse()
    assert "Personne Réelle" not in visible_text(browser.get("/connexion"))
    answer = browser.post("/connexion/demonstration", data={"user": str(user.id)})
    assert answer.status_code == 404


def test_the_mails_of_a_demonstration_are_readable(browse: Any) -> None:
    mail = send(to="lea@exemple.fr", subject="Bonjour", body="<b>Salut</b> https://a.fr", kind="x")
    browser = browse()
    assert "Bonjour" in visible_text(browser.get("/courriels"))
    assert "Bonjour" not in visible_text(browser.get("/courriels?to=autre@exemple.fr"))
    page = browser.get(f"/courriels/{mail.id}").get_data(as_text=True)
    assert "&lt;b&gt;Salut" in page and 'href="https://a.fr"' in page


# The command line --------------------------------------------------------------------------------


def test_a_steward_is_appointed_and_dismissed_by_the_command_line(app: Any, session: Any) -> None:
    run: FlaskCliRunner = app.test_cli_runner()
    assert run.invoke(args=["accounts", "steward", "Ana@ditp.gouv.fr"]).exit_code == 0
    user = session.scalar(select(User).where(User.email == "ana@ditp.gouv.fr"))
    assert user.steward and user.college == "agent"
    run.invoke(args=["accounts", "steward", "ana@ditp.gouv.fr", "--remove"])
    session.refresh(user)
    assert not user.steward
    assert run.invoke(args=["accounts", "steward", "nobody"]).exit_code == 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Lea@Exemple.FR ", "lea@exemple.fr"),
        ("lea@café.fr", "lea@xn--caf-dma.fr"),
        ("lea@exemple", None),
        ("lea@exemple.fr\nBcc: x@y.fr", None),
        ("léa@exemple.fr", None),
    ],
)
def test_an_address_has_one_spelling(typed: str, kept: str | None) -> None:
    assert normalised(typed) == kept
