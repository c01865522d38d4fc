"""The page that imports a file."""

from __future__ import annotations

import io

from consult.contributions.models import Contribution
from consult.db import db
from tests import make
from tests.conftest import visible_text

FILE = (
    "ref;titre;texte;quartier\n1;Été;Bonjour, déjà;Nord\n2;Deux;;Sud\n3;Trois;Salut;Est\n".encode(
        "cp1252"
    )
)


def upload(browser, of, content=FILE, **more):
    data = {
        "file": (io.BytesIO(content), "f.csv"),
        "kind": "contributions",
        "origin": "Cahiers, 2019",
        **more,
    }
    return browser.post(f"/concertations/{of.slug}/contributions/importer", data=data)


MAP = {
    "field-external_id": "ref",
    "field-title": "titre",
    "field-body": "texte",
    "public": "quartier",
}


def test_a_facilitator_imports_a_file_in_two_pages(browse, session):
    of = make.consultation()
    browser = browse(make.member(of.lab, "facilitator"))
    columns = upload(browser, of).location
    page = visible_text(browser.get(columns))
    assert "CP1252" in page and "point-virgule" in page and "Bonjour" in page
    checked = browser.post(columns, data={**MAP, "then": "check"})
    assert "texte vide" in visible_text(checked)
    assert db.session.query(Contribution).count() == 0
    done = visible_text(browser.post(columns, data={**MAP, "then": "import"}))
    assert "Import terminé" in done and "texte vide" in done
    rows = {row.external_id: row for row in db.session.query(Contribution)}
    assert set(rows) == {"1", "3"}
    assert (rows["1"].origin_label, rows["1"].extra["open"]) == (
        "Cahiers, 2019",
        {"quartier": "Nord"},
    )


def test_a_field_that_must_be_chosen_is_named(browse, session):
    of = make.consultation()
    browser = browse(make.member(of.lab, "facilitator"))
    columns = upload(browser, of).location
    page = browser.post(columns, data={"field-title": "titre", "then": "import"})
    assert page.status_code == 422
    assert "Choisissez la colonne « Texte »" in visible_text(page).replace("\u00a0", " ")


def test_without_a_file_nothing_typed_is_lost(browse, session):
    of = make.consultation()
    browser = browse(make.member(of.lab, "facilitator"))
    data = {"kind": "contributions", "origin": "Cahiers, 2019"}
    page = browser.post(f"/concertations/{of.slug}/contributions/importer", data=data)
    assert page.status_code == 422
    assert "Cahiers, 2019" in page.get_data(as_text=True)
    assert "Choisissez un fichier" in visible_text(page)


def test_a_file_that_is_not_one_is_sent_back_to_the_first_page(browse, session):
    of = make.consultation()
    browser = browse(make.member(of.lab, "facilitator"))
    for digest in ("0" * 64, "nothing"):
        page = browser.get(f"/concertations/{of.slug}/contributions/importer/{digest}")
        assert page.location.endswith("/importer")


def test_only_facilitators_import(browse, session):
    of = make.consultation()
    for who in (None, make.user(), make.member(of.lab, "moderator")):
        assert (
            browse(who).get(f"/concertations/{of.slug}/contributions/importer").status_code == 403
        )
