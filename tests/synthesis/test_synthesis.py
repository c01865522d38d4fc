"""Writing a synthesis, publishing it, keeping its versions."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from consult import journal
from consult.db import db
from consult.synthesis.actions import syntheses as actions
from consult.synthesis.models import Synthesis
from tests import make
from tests.conftest import visible_text


@pytest.fixture
def scene(session):
    of = make.consultation(phases=[make.phase(start=-20, end=-10)])
    return of, make.member(of.lab, "facilitator")


def address(of, tail=""):
    return f"/concertations/{of.slug}/synthese{tail}"


def token(page):
    return page.get_data(as_text=True).split('name="token"')[1].split('value="')[1].split('"')[0]


def write(browser, of, body, title="Ce que vous avez dit", then=""):
    opened = token(browser.get(address(of, "/rediger")))
    return browser.post(
        address(of, "/rediger"), data={"title": title, "body": body, "token": opened, "then": then}
    )


def publish(browser, of, language=""):
    seen = token(browser.get(language + address(of, "/apercu")))
    return browser.post(language + address(of, "/publier"), data={"token": seen, "signed": "y"})


@pytest.mark.parametrize(
    ("zone", "at", "late"),
    [
        ("Indian/Reunion", datetime(2026, 5, 5, 19, 59, tzinfo=UTC), False),
        ("Indian/Reunion", datetime(2026, 5, 5, 20, 1, tzinfo=UTC), True),
        ("America/Martinique", datetime(2026, 5, 6, 3, 59, tzinfo=UTC), False),
        ("America/Martinique", datetime(2026, 5, 6, 4, 1, tzinfo=UTC), True),
    ],
)
def test_a_promised_day_ends_at_midnight_where_the_lab_is(browse, zone, at, late):
    of = make.consultation(lab=make.lab(zone=zone), synthesis_due=date(2026, 5, 5))
    with time_machine.travel(at, tick=False):
        assert ("en retard" in visible_text(browse().get(address(of)))) is late


def test_a_synthesis_is_written_seen_and_published(browse, scene):
    of, who = scene
    row = make.contribution(of)
    browser = browse(who)
    assert write(
        browser, of, f"# Accueil\n\nOn demande le samedi (#{row.id}).", then="preview"
    ).location.endswith("/apercu")
    assert row.title in visible_text(browser.get(address(of, "/apercu")))
    assert browse().get(address(of)).status_code == 200
    assert "samedi (" not in visible_text(browse().get(address(of)))
    assert publish(browser, of).status_code == 303
    page = browse().get(address(of)).get_data(as_text=True)
    assert f'href="/concertations/{of.slug}/contributions/{row.id}"' in page
    assert "<h3>Accueil</h3>" in page
    assert of.synthesis_published_at is not None
    assert of.state() == "concluded"
    assert [act.verb for act in journal.chain()] == ["synthesis.publish"]


@pytest.mark.parametrize("state", ["held", "refused", "withdrawn", "amend"])
def test_a_quote_that_is_not_public_is_refused_by_its_number(browse, scene, state):
    of, who = scene
    hidden = make.contribution(of, state=state, title="Titre caché")
    browser = browse(who)
    write(browser, of, f"Voir #{hidden.id} et #999999999.")
    preview = browser.get(address(of, "/apercu"))
    assert f"#{hidden.id}" in visible_text(preview)
    assert "Titre caché" not in visible_text(preview)
    draft = db.session.query(Synthesis).one()
    page = browser.post(address(of, "/publier"), data={"token": draft.updated_at.isoformat()})
    assert page.status_code == 422
    assert f"contribution {hidden.id}" in visible_text(page)
    assert "contribution 999999999" in visible_text(page)
    assert db.session.query(Synthesis).one().published_at is None


def test_a_contribution_of_another_consultation_cannot_be_quoted(browse, scene):
    of, who = scene
    other = make.contribution()
    browser = browse(who)
    write(browser, of, f"Voir #{other.id}.")
    draft = db.session.query(Synthesis).one()
    assert f"/{other.id}" not in browser.get(address(of, "/apercu")).text
    assert (
        browser.post(
            address(of, "/publier"), data={"token": draft.updated_at.isoformat()}
        ).status_code
        == 422
    )


def test_two_people_do_not_overwrite_each_other_without_knowing(browse, scene):
    of, _who = scene
    first = browse(make.member(of.lab, "facilitator", make.user(name="Zoé Vidal")))
    second = browse(make.member(of.lab, "manager"))
    write(first, of, "Un\n\nPareil.")
    opened = token(second.get(address(of, "/rediger")))
    write(first, of, "Deux\n\nPareil.")
    late = {"title": "Titre", "body": "Trois\n\nPareil.", "token": opened}
    page = second.post(address(of, "/rediger"), data=late)
    assert page.status_code == 409 and "Zoé Vidal l’a enregistré" in visible_text(page)
    assert "<del>Deux</del>" in page.text and "<ins>Trois</ins>" in page.text
    assert "Trois\r\n\r\nPareil.</textarea>" in page.text.replace("\r", "").replace("\n", "\r\n")
    assert page.text.count("Pareil.") == 2  # theirs in full, mine to edit: no difference there
    assert db.session.query(Synthesis).one().body == "Deux\n\nPareil."
    dropped = second.post(address(of, "/rediger"), data={**late, "then": "theirs"})
    assert dropped.status_code == 303
    assert "Deux\n" in second.get(dropped.location).text.replace("\r", "")
    again = second.post(address(of, "/rediger"), data={**late, "token": token(page)})
    assert again.status_code == 303
    assert db.session.query(Synthesis).one().body == "Trois\n\nPareil."
    mine = second.post(address(of, "/rediger"), data={**late, "body": "Quatre"})
    assert "Vous l’avez enregistré" in visible_text(mine)


def test_what_was_seen_is_what_is_published(browse, scene):
    of, who = scene
    browser = browse(who)
    write(browser, of, "Vu")
    seen = token(browser.get(address(of, "/apercu")))
    write(browser, of, "Changé depuis")
    late = browser.post(address(of, "/publier"), data={"token": seen, "signed": "y"})
    assert late.status_code == 409 and "relisez l’aperçu" in visible_text(late)
    assert "Changé depuis" in visible_text(late) and " checked" not in late.text
    assert db.session.query(Synthesis).one().published_at is None


def test_a_published_version_stays_and_the_next_one_is_another(browse, scene):
    of, who = scene
    browser = browse(who)
    for body in ("Première lecture", "Seconde lecture"):
        write(browser, of, body)
        publish(browser, of)
    assert "Seconde lecture" in visible_text(browse().get(address(of)))
    first = visible_text(browse().get(address(of) + "?version=1"))
    assert "Première lecture" in first and "plus récente" in first
    assert browse().get(address(of) + "?version=7").status_code == 404
    assert "Version 1" in visible_text(browse().get(address(of)))


def test_the_database_refuses_to_change_a_published_version(browse, scene):
    of, who = scene
    write(browse(who), of, "Texte")
    publish(browse(who), of)
    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.execute(text("UPDATE synthesis SET body = 'autre'"))


def test_only_the_facilitators_of_the_lab_write_it(browse, scene):
    of, _who = scene
    for who in (
        None,
        make.user(),
        make.member(of.lab, "moderator"),
        make.member(make.lab(), "manager"),
    ):
        for tail in ("/rediger", "/apercu"):
            assert browse(who).get(address(of, tail)).status_code == 403
        assert browse(who).post(address(of, "/publier")).status_code == 403


def test_an_empty_synthesis_keeps_what_was_typed(browse, scene):
    of, who = scene
    page = browse(who).post(
        address(of, "/rediger"), data={"title": "", "body": "Mon texte", "token": ""}
    )
    assert page.status_code == 422
    assert "Mon texte" in page.get_data(as_text=True)


def test_before_it_is_published_the_page_says_the_promise(browse, session):
    of = make.consultation()
    assert "pas encore publiée" in visible_text(browse().get(address(of)))
    draft = make.consultation(published=False)
    assert browse().get(address(draft)).status_code == 404


def test_what_is_written_can_hold_no_html(browse, scene):
    of, who = scene
    write(browse(who), of, "<script>alert()</script> [x](javascript:alert())")
    publish(browse(who), of)
    page = browse().get(address(of)).get_data(as_text=True)
    assert "<script>alert" not in page and 'href="javascript' not in page


def test_a_version_published_meanwhile_is_never_overwritten(scene):
    of, who = scene
    draft = actions.save(of, who.id, "Ce que vous avez dit", "Le samedi.", "")
    token = actions.token_of(draft)
    db.session.execute(text("UPDATE synthesis SET published_at = now()"))
    made = actions.save(of, who.id, "Autre titre", "Autre texte.", token)
    db.session.expire_all()
    assert (draft.title, draft.version) == ("Ce que vous avez dit", 1)
    assert (made.title, made.version) == ("Autre titre", 2)
