"""The code of a receipt says what became of a text, and lets its author come back."""

import re

import pytest
from sqlalchemy import select

from consult.accounts.models import SignInLink
from consult.contributions import actions, codes
from consult.db import db, now
from consult.moderation.models import Decision
from consult.notifications.models import Mail
from tests import make
from tests.conftest import visible_text
from tests.contributions.writing import send


def receipt(contribution):
    return f"/suivi/{codes.shown(contribution.code)}"


def refused(contribution, kind="refuse"):
    make.add(
        Decision(
            consultation_id=contribution.consultation_id,
            kind_of_thing="contribution",
            contribution_id=contribution.id,
            kind=kind,
            ground="off-topic",
            sentence="Votre texte parle d’un autre sujet.",
            moderator_id=make.agent().id,
            state_before="published",
            decided_at=now(),
        )
    )


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("held", "promise"),
        ("published", "En ligne"),
        ("amend", "Votre texte parle d’un autre sujet."),
        ("refused", "Votre texte parle d’un autre sujet."),
        ("withdrawn", "Retirée"),
    ],
)
def test_the_receipt_says_where_the_text_is_now(browse, state, words):
    contribution = make.contribution(state=state)
    if state in ("amend", "refused"):
        refused(contribution, "amend" if state == "amend" else "refuse")
    page = browse().get(receipt(contribution))
    assert page.status_code == 200
    assert words in visible_text(page)
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert page.headers["Cache-Control"] == "private, no-store"


def test_a_refusal_gives_its_ground(browse):
    contribution = make.contribution(state="refused")
    refused(contribution)
    assert "Hors sujet" in visible_text(browse().get(receipt(contribution)))


def test_a_code_is_read_as_people_type_it(browse):
    contribution = make.contribution()
    typed = codes.shown(contribution.code).lower().replace("-", " ")
    page = browse().post("/suivi", data={"code": typed})
    assert page.location == receipt(contribution)
    assert browse().get(f"/suivi/{contribution.code}").location == receipt(contribution)


@pytest.mark.parametrize("typed", ["", "abc", "UUUUUUUUUU"])
def test_a_wrong_code_is_explained(browse, typed):
    assert browse().post("/suivi", data={"code": typed}).status_code == 422


def test_codes_cannot_be_tried_one_after_the_other(browse):
    browser = browse()
    answers = [browser.get(f"/suivi/ABCDE-{n:05d}").status_code for n in range(121)]
    assert answers[:120] == [404] * 120
    assert answers[120] == 429


def test_a_receipt_is_sent_when_an_address_is_given(browse, run_jobs):
    consultation = make.consultation()
    send(browse(), consultation, email="Moi@Exemple.fr")
    run_jobs()
    mail = db.session.scalars(select(Mail)).one()
    assert mail.to == "moi@exemple.fr"
    assert "/suivi/" in mail.body
    send(browse(), consultation, body="Sans adresse.")
    run_jobs()
    assert len(db.session.scalars(select(Mail)).all()) == 1


def test_a_proved_address_adopts_what_was_sent_with_it(browse):
    author = make.user("moi@exemple.fr")
    mine = make.contribution(contact_email="moi@exemple.fr")
    browser = browse(author)
    assert "Rattacher" in visible_text(browser.get(receipt(mine)))
    assert browser.post(receipt(mine) + "/rattacher").status_code == 303
    db.session.refresh(mine)
    assert mine.author_id == author.id
    assert "Corriger" in visible_text(browser.get(receipt(mine)))


def test_signing_in_from_anywhere_brings_what_was_sent_with_the_address(browse):
    mine = [make.contribution(contact_email="moi@exemple.fr") for _n in range(2)]
    other = make.contribution(contact_email="elle@exemple.fr")
    browser = browse()
    browser.post("/connexion", data={"email": "Moi@exemple.fr", "next": "/moi/contributions"})
    body = db.session.scalars(select(Mail.body)).one()
    page = browser.follow(re.search(r"https?://[^/\s]+(/\S+)", body)[1])
    said = visible_text(page)
    assert "2 contributions envoyées avec votre adresse" in said
    assert all(one.title in said for one in mine) and other.title not in said
    assert "Corriger" in visible_text(browser.get(receipt(mine[0])))


def test_nobody_adopts_the_text_of_another_address(browse):
    other = make.contribution(contact_email="elle@exemple.fr")
    taken = make.contribution(contact_email="moi@exemple.fr", author=make.user())
    browser = browse(make.user("moi@exemple.fr"))
    assert browser.post(receipt(other) + "/rattacher").status_code == 403
    assert browser.post(receipt(taken) + "/rattacher").status_code == 403
    assert browse().post(receipt(other) + "/rattacher").status_code == 403


def test_adopting_takes_every_text_sent_with_the_address(session):
    author = make.user("moi@exemple.fr")
    for _n in range(3):
        make.contribution(contact_email="moi@exemple.fr")
    make.contribution(contact_email="elle@exemple.fr")
    assert actions.adopt("Moi@exemple.fr", author.id) == 3
    assert actions.adopt("moi@exemple.fr", author.id) == 0


def test_the_receipt_shows_no_address(browse):
    contribution = make.contribution(contact_email="moi@exemple.fr")
    assert "moi@exemple.fr" not in browse().get(receipt(contribution)).get_data(as_text=True)


def test_a_link_goes_to_the_address_given_and_to_no_other(browse):
    contribution = make.contribution(contact_email="moi@exemple.fr")
    browser = browse()
    assert "Recevoir un lien" in visible_text(browser.get(receipt(contribution)))
    browser.post(receipt(contribution) + "/lien", data={"email": "autre@exemple.fr"})
    mail = db.session.scalars(select(Mail)).one()
    assert (mail.to, mail.kind) == ("moi@exemple.fr", "sign-in")
    assert db.session.scalars(select(SignInLink.next)).one() == receipt(contribution)


def test_without_an_address_there_is_no_link_to_send(browse):
    contribution = make.contribution()
    browser = browse()
    assert "Recevoir un lien" not in visible_text(browser.get(receipt(contribution)))
    browser.post(receipt(contribution) + "/lien")
    assert db.session.scalars(select(Mail)).all() == []


def test_the_receipts_of_a_draft_consultation_do_not_exist(browse):
    contribution = make.contribution(make.consultation(published=False))
    assert browse().get(receipt(contribution)).status_code == 404


def test_a_code_that_nothing_bears_stays_in_its_field(browse):
    page = browse().post("/suivi", data={"code": "ABCDE-12345"})
    assert page.status_code == 422
    assert "Aucune contribution ne porte ce code" in visible_text(page)
    assert "ABCDE-12345" in page.text


def test_nobody_is_sent_to_an_address_that_was_never_given(browse):
    nameless = make.contribution(state="amend", author=None)
    refused(nameless, "amend")
    said = visible_text(browse().get(receipt(nameless)))
    assert "connectez-vous" not in said
    assert "envoyez-en une nouvelle" in said
    reachable = make.contribution(state="amend", author=None, contact_email="lea@exemple.fr")
    refused(reachable, "amend")
    assert "connectez-vous" in visible_text(browse().get(receipt(reachable)))


def test_a_refusal_leads_to_its_reasons_and_to_an_appeal_without_an_account(browse):
    contribution = make.contribution(state="refused")
    refused(contribution)
    visitor = browse()
    page = visitor.get(receipt(contribution))
    address = re.search(r'href="(/decisions/[^"]+)">Lire la décision, et la contester', page.text)
    said = visible_text(visitor.get(address[1]))
    assert "Votre texte parle d’un autre sujet." in said and "Contester" in said
