"""Write, check, send."""

import io
import re
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from consult import throttle
from consult.comments.models import Thread
from consult.contributions import codes
from consult.contributions.models import Attachment, Contribution, Draft, Revision
from consult.db import db, now
from tests import make
from tests.conftest import visible_text
from tests.contributions.test_uploads import a_jpeg, a_pdf
from tests.contributions.writing import FIELDS, address, hidden, opened, send


def all_of(consultation):
    rows = select(Contribution).where(Contribution.consultation_id == consultation.id)
    return db.session.scalars(rows.order_by(Contribution.id)).all()


def the_one(consultation):
    (only,) = all_of(consultation)
    return only


def test_anyone_writes_checks_and_sends_without_an_account(browse):
    consultation = make.consultation()
    browser = browse()
    page = browser.get(address(consultation))
    assert page.status_code == 200
    check = send(browser, consultation, "check", token=hidden(page, "token"))
    assert check.status_code == 200
    assert FIELDS["body"] in visible_text(check)
    assert all_of(consultation) == []
    answer = send(browser, consultation, token=hidden(check, "token"))
    assert answer.status_code == 303
    made = the_one(consultation)
    assert made.state == "published"
    assert made.author_id is None
    assert made.signature == ""
    assert answer.location == f"/suivi/{codes.shown(made.code)}?envoi=1"
    receipt = browser.get(answer.location)
    assert codes.shown(made.code) in visible_text(receipt)


def test_the_same_form_sent_twice_makes_one_contribution(browse):
    consultation = make.consultation()
    browser = browse()
    token = hidden(browser.get(address(consultation)), "token")
    first = send(browser, consultation, token=token)
    second = send(browser, consultation, token=token)
    assert first.location == second.location
    assert len(all_of(consultation)) == 1
    assert (
        len(db.session.scalars(select(Thread).filter_by(consultation_id=consultation.id)).all())
        == 1
    )


def test_another_text_from_the_same_form_is_another_contribution(browse):
    consultation = make.consultation()
    browser = browse()
    token = hidden(browser.get(address(consultation)), "token")
    send(browser, consultation, token=token)
    send(browser, consultation, token=token, body="Un tout autre texte.")
    assert len(all_of(consultation)) == 2


def test_a_forged_token_chooses_no_code(browse):
    consultation = make.consultation()
    send(browse(), consultation, token="AAAAAAAAAA.forged")
    assert the_one(consultation).code != "AAAAAAAAAA"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 151},
        {"body": "  "},
        {"body": "x" * 10_001},
        {"commune": "Nulle-Part-sur-Rien"},
        {"email": "pas une adresse"},
        {"shown_as": "name", "name": ""},
        {"shown_as": "service"},
        {"website": "https://robot.example"},
    ],
)
def test_a_wrong_field_is_named_and_nothing_typed_is_lost(browse, wrong):
    consultation = make.consultation()
    fields = {"title": "Un titre gardé", "body": "Un texte gardé.", **wrong}
    page = send(browse(), consultation, **fields)
    assert page.status_code == 422
    assert all_of(consultation) == []
    said = page.get_data(as_text=True)
    assert "fr-alert--error" in said
    kept = [v for v in fields.values() if v.strip() and v != "service"]
    assert all(value in said for value in kept)


def test_going_back_to_the_text_loses_nothing(browse):
    consultation = make.consultation()
    browser = browse()
    page = send(browser, consultation, "edit", email="moi@exemple.fr", name="Moi", shown_as="name")
    said = page.get_data(as_text=True)
    for value in (FIELDS["title"], FIELDS["body"], "moi@exemple.fr", "Moi"):
        assert value in said
    assert "fr-stepper" in said and "Vérifier avant" in said


def test_a_robot_in_a_hurry_is_asked_to_read_again(browse, app):
    consultation = make.consultation()
    page = send(browse(), consultation, opened=opened(app, ago=0))
    assert page.status_code == 200
    assert "Un instant" in visible_text(page)
    assert all_of(consultation) == []


def test_someone_signed_in_may_be_quick(browse, app):
    consultation = make.consultation()
    send(browse(make.user()), consultation, opened=opened(app, ago=0))
    assert len(all_of(consultation)) == 1


def test_too_many_contributions_from_one_place_wait(browse, monkeypatch):
    consultation = make.consultation()
    browser = browse()
    answers = [send(browser, consultation, body=f"Texte {n}.").status_code for n in range(41)]
    assert answers[:40] == [303] * 40
    assert answers[40] == 429


# When and who ------------------------------------------------------------------------------------


def test_a_form_opened_before_closing_is_accepted_for_ten_minutes(browse, app):
    consultation = make.consultation(phases=[make.phase(start=-1, end=1)])
    closes = consultation.phases[0].closes_at
    before = opened(app, ago=-(closes - timedelta(minutes=5) - now()).total_seconds())
    with time_machine.travel(closes + timedelta(minutes=9), tick=False):
        assert send(browse(), consultation, opened=before).status_code == 303
    with time_machine.travel(closes + timedelta(minutes=11), tick=False):
        late = send(browse(), consultation, opened=before, body="Trop tard, mais gardé.")
    assert late.status_code == 403
    assert "Trop tard, mais gardé." in late.get_data(as_text=True)
    assert len(all_of(consultation)) == 1


def test_a_form_opened_after_closing_is_refused(browse, app):
    consultation = make.consultation(phases=[make.phase(start=-3, end=-0.001)])
    assert send(browse(), consultation, opened=opened(app, ago=5)).status_code == 403


def test_nobody_writes_before_the_phase_opens(browse):
    consultation = make.consultation(phases=[make.phase(start=1, end=2)])
    page = browse().get(address(consultation))
    assert page.status_code == 403
    assert "pas encore" in visible_text(page)


def test_a_consultation_for_agents_refuses_citizens(browse):
    consultation = make.consultation(who_may="agents")
    assert send(browse(), consultation).status_code == 403
    assert send(browse(make.user()), consultation).status_code == 403
    assert send(browse(make.agent()), consultation, shown_as="agent").status_code == 303


def test_an_account_is_asked_when_the_lab_asks_for_it(browse):
    consultation = make.consultation(account_required=True)
    page = browse().get(address(consultation))
    assert page.status_code == 200
    assert "/connexion?next=" in page.get_data(as_text=True)
    assert send(browse(), consultation).status_code == 403
    assert send(browse(make.user()), consultation).status_code == 303


def test_nobody_writes_in_a_draft(browse):
    assert send(browse(), make.consultation(published=False)).status_code == 404


# Moderation --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("regime", "body", "state"),
    [
        ("before", "Un texte tranquille.", "held"),
        ("after", "Un texte tranquille.", "published"),
        ("after", "Appelez-moi au 06 12 34 56 78.", "published"),
        ("flagged", "Un texte tranquille.", "published"),
        ("flagged", "Appelez-moi au 06 12 34 56 78.", "held"),
        ("flagged", "Voyez https://a.example https://b.example www.c.example", "held"),
    ],
)
def test_the_regime_says_what_appears_at_once(browse, regime, body, state):
    consultation = make.consultation(regime=regime)
    send(browse(), consultation, body=body)
    made = the_one(consultation)
    assert made.state == state
    assert (made.published_at is None) == (state == "held")


def test_personal_data_are_shown_in_their_exact_words_before_sending(browse):
    consultation = make.consultation()
    page = send(
        browse(), consultation, "check", body="Écrivez à jean@exemple.fr ou au 06 12 34 56 78."
    )
    said = visible_text(page)
    assert "jean@exemple.fr" in said and "06 12 34 56 78" in said
    assert "données personnelles" in said


def test_the_notice_of_the_lab_is_laid_out_before_sending(browse):
    consultation = make.consultation(data_notice="**Responsable**\u00a0: le préfet.\n\n**Durée**")
    page = send(browse(), consultation, "check").get_data(as_text=True)
    assert "<strong>Responsable</strong>" in page and "**" not in page


def test_similar_texts_are_shown_before_sending_without_javascript(browse):
    consultation = make.consultation()
    other = make.contribution(consultation, title="Ouvrir le guichet le samedi matin")
    page = send(browse(), consultation, "check")
    assert other.title in visible_text(page)
    fragment = browse().get(
        f"/concertations/{consultation.slug}/contributions/semblables?q=ouvrir+le+guichet+samedi"
    )
    assert other.title in visible_text(fragment)
    assert "<html" not in fragment.get_data(as_text=True)


def test_suggestions_have_a_limit_that_keeps_no_text_from_being_sent(browse, monkeypatch):
    monkeypatch.setattr(throttle, "SUGGESTIONS", 2)
    consultation = make.consultation()
    other = make.contribution(consultation, title="Ouvrir le guichet le samedi matin")
    asked = f"/concertations/{consultation.slug}/contributions/semblables?q=ouvrir+guichet+samedi"
    browser = browse()
    assert [browser.get(asked).status_code for _ in range(3)] == [200, 200, 429]
    page = send(browser, consultation, "check")
    assert page.status_code == 200 and other.title not in visible_text(page)
    assert send(browser, consultation).status_code == 303


# Places ------------------------------------------------------------------------------------------


def test_a_commune_is_read_from_its_name(browse):
    consultation = make.consultation()
    send(browse(), consultation, commune="Rouen")
    made = the_one(consultation)
    assert (made.commune, made.departement) == ("76540", "76")


def test_an_ambiguous_commune_is_chosen_on_the_check_screen(browse):
    consultation = make.consultation()
    browser = browse()
    page = send(browser, consultation, commune="Saint-Denis")
    assert page.status_code == 200
    assert {"93066", "97411"} <= set(re.findall(r'value="(\d{5})"', page.get_data(as_text=True)))
    assert all_of(consultation) == []
    send(browser, consultation, commune="Saint-Denis", commune_chosen="97411")
    assert the_one(consultation).departement == "974"


# Signatures --------------------------------------------------------------------------------------


def test_visitors_choose_a_name_or_none(browse):
    consultation = make.consultation()
    send(browse(), consultation, shown_as="name", name="Camille")
    send(browse(), consultation, shown_as="anonymous", name="Camille", body="Autre texte.")
    assert [c.signature for c in all_of(consultation)] == ["Camille", ""]


def test_agents_appear_by_name_as_agents_or_by_their_service(browse):
    consultation = make.consultation()
    agent = make.agent(service="la DREETS Normandie")
    browser = browse(agent)
    for n, way in enumerate(("name", "agent", "service")):
        send(browser, consultation, shown_as=way, body=f"Texte {n}.")
    signatures = [c.signature for c in all_of(consultation)]
    assert signatures == [agent.name, "", "Un agent de la DREETS Normandie"]
    assert {c.college for c in all_of(consultation)} == {"agent"}


def test_a_citizen_cannot_sign_as_an_agent(browse):
    consultation = make.consultation()
    assert send(browse(make.user()), consultation, shown_as="agent").status_code == 422


# Files -------------------------------------------------------------------------------------------


def test_files_survive_going_back_and_forth(browse):
    consultation = make.consultation()
    browser = browse()
    check = send(browser, consultation, "check", files=(io.BytesIO(a_pdf()), "plan.pdf"))
    kept = hidden(check, "kept")
    back = send(browser, consultation, "edit", kept=kept)
    assert "plan.pdf" in back.get_data(as_text=True)
    send(browser, consultation, kept=kept)
    (attachment,) = the_one(consultation).attachments
    assert (attachment.name, attachment.media_type) == ("plan.pdf", "application/pdf")


def test_files_survive_an_error_elsewhere(browse):
    consultation = make.consultation()
    page = send(browse(), consultation, title="", files=(io.BytesIO(a_pdf()), "plan.pdf"))
    assert page.status_code == 422
    assert "plan.pdf" in page.get_data(as_text=True)
    assert hidden(page, "kept")


def test_a_refused_file_is_named_and_nothing_typed_is_lost(browse):
    consultation = make.consultation()
    page = send(browse(), consultation, files=(io.BytesIO(b"MZ..."), "virus.exe"))
    assert page.status_code == 422
    assert "virus.exe" in page.get_data(as_text=True)
    assert FIELDS["body"] in page.get_data(as_text=True)


def test_two_files_at_most(browse):
    consultation = make.consultation()
    files = [(io.BytesIO(a_pdf() + bytes([n])), f"{n}.pdf") for n in range(3)]
    page = send(browse(), consultation, files=files)
    assert page.status_code == 422
    assert "deux fichiers" in visible_text(page)
    assert db.session.scalars(select(Attachment)).all() == []


def test_a_file_is_served_to_be_saved_and_only_with_its_text(browse):
    consultation = make.consultation()
    send(browse(), consultation, files=(io.BytesIO(a_jpeg()), "photo.jpg"))
    made = the_one(consultation)
    base = f"/concertations/{consultation.slug}/contributions/{made.id}"
    page = browse().get(base)
    assert "photo.jpg" in page.get_data(as_text=True)
    file = browse().get(f"{base}/fichiers/{made.attachments[0].id}")
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.content_length == len(file.data)
    made.state = "held"
    db.session.flush()
    assert browse().get(f"{base}/fichiers/{made.attachments[0].id}").status_code == 404


# Drafts ------------------------------------------------------------------------------------------


def test_a_draft_waits_on_the_server_until_it_is_sent(browse):
    consultation = make.consultation()
    browser = browse(make.user())
    assert send(browser, consultation, "save", title="À finir", body="").status_code == 303
    assert "À finir" in browser.get(address(consultation)).get_data(as_text=True)
    assert "À finir" in visible_text(browser.get("/moi/contributions"))
    send(browser, consultation, title="Fini")
    assert db.session.scalars(select(Draft)).all() == []


def test_a_draft_is_saved_while_typing(browse):
    consultation = make.consultation()
    where = f"/concertations/{consultation.slug}/contributions/brouillon"
    browser = browse(make.user())
    assert browser.post(where, data={"title": "Un", "body": ""}).status_code == 204
    assert browser.post(where, data={"title": "Deux", "body": ""}).status_code == 204
    assert db.session.scalars(select(Draft)).one().fields["title"] == "Deux"
    assert browse().post(where, data={"title": "Trois"}).status_code == 403


def test_the_first_version_is_kept(browse):
    consultation = make.consultation()
    send(browse(), consultation)
    revision = db.session.scalars(
        select(Revision).filter_by(contribution_id=the_one(consultation).id)
    ).one()
    assert (revision.version, revision.body) == (1, FIELDS["body"])


def test_communes_are_proposed_while_typing(browse):
    answer = browse().get("/communes?q=saint-den")
    assert "Saint-Denis (93)" in [one["label"] for one in answer.json]
    assert browse().get("/communes").json == []


def test_an_address_is_kept_in_the_spelling_by_which_it_will_be_proved(browse):
    consultation = make.consultation()
    send(browse(), consultation, email="Moi@Exemplé.fr")
    assert the_one(consultation).contact_email == "moi@xn--exempl-gva.fr"


def test_one_address_is_not_flooded_with_receipts(browse):
    consultation = make.consultation()
    for number in range(11):
        visitor = {"REMOTE_ADDR": f"192.0.2.{number}"}
        answer = send(
            browse(), consultation, body=f"Texte {number}", email="moi@exemple.fr", environ=visitor
        )
    assert answer.status_code == 429
    assert len(all_of(consultation)) == 10


def test_the_notice_of_the_lab_is_read_as_it_was_written(browse):
    consultation = make.consultation(data_notice="**Responsable** : le préfet.")
    check = send(browse(), consultation, "check")
    assert "<strong>Responsable</strong>" in check.text
    assert "**" not in visible_text(check)
