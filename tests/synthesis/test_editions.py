"""The files of a published synthesis: a tagged PDF, an ODT, an open package."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest

from consult import lazy
from consult.db import commit, touch
from consult.synthesis import work
from consult.synthesis.editions import pdf
from consult.synthesis.models import Edition, Synthesis
from tests import make
from tests.conftest import visible_text
from tests.synthesis.test_publishing import read
from tests.synthesis.test_synthesis import address, publish, write

SAID = "Ouvrir le guichet le samedi matin, car on travaille en semaine."


@pytest.fixture
def scene(session, browse):
    """A published synthesis: a sentence with its source and what stands against it, then an opinion."""
    of = make.consultation(phases=[make.phase(start=-20, end=-10)])
    who = make.member(of.lab, "facilitator", make.user(name="Zoé Vidal"))
    rows = [
        make.contribution(of, title="=Le samedi", body=SAID),
        make.contribution(of, title="Pas le samedi", body="Les agents ont besoin du samedi."),
    ]
    for one in rows:
        read(one, who)
    browser = browse(who)
    body = (
        f"## Les horaires\n\nOn demande d’« ouvrir le guichet le samedi matin » #{rows[0].id} "
        f"!#{rows[1].id}.\n\nC’est possible."
    )
    write(browser, of, body)
    assert publish(browser, of).status_code == 303
    return of, rows


def file(browse: Any, of: Any, name: str, **headers: str) -> Any:
    return browse().get(address(of, f"/fichiers/{name}"), headers=headers)


def turn(of: Any, row: Any, state: str) -> None:
    row.state = state
    touch(of.scope)
    commit()


def tags(node: Any) -> list[Any]:
    """The elements of the structure tree, in their order."""
    if isinstance(node, pypdf.generic.ArrayObject):
        return [one for child in node for one in tags(child.get_object())]
    if not isinstance(node, pypdf.generic.DictionaryObject):
        return []
    mine = [node] if "/S" in node else []
    return mine + (tags(node["/K"].get_object()) if "/K" in node else [])


def test_the_pdf_is_tagged_and_is_made_again_when_words_leave_it(browse, scene, run_jobs, session):
    of, rows = scene
    waiting = file(browse, of, "synthese.pdf")
    assert waiting.status_code == 503 and "revenez dans une minute" in visible_text(waiting)
    assert "PDF – en préparation" in visible_text(browse().get(address(of)))
    run_jobs()
    page = browse().get(address(of))
    assert "synthese.pdf?version=1" in page.text and "PDF – " in visible_text(page)
    sent = file(browse, of, "synthese.pdf")
    assert sent.mimetype == "application/pdf" and sent.headers["ETag"]
    again = file(browse, of, "synthese.pdf", **{"If-None-Match": sent.headers["ETag"]})
    assert again.status_code == 304 and again.headers["Cache-Control"] == "public, no-cache"

    made = pypdf.PdfReader(io.BytesIO(sent.data))
    root = made.root_object
    assert root["/Lang"] == "fr" and root["/MarkInfo"]["/Marked"]
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    assert made.metadata.title == "Ce que vous avez dit"
    published = session.query(Synthesis).one().published_at.replace(microsecond=0)
    assert made.metadata.creation_date == published  # not of the hour: twice the same bytes
    found = tags(root["/StructTreeRoot"]["/K"].get_object())
    kinds = {str(one["/S"]) for one in found}
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Link"} <= kinds
    assert all(one["/Alt"] for one in found if one["/S"] == "/Figure")
    assert {one["/A"]["/Scope"] for one in found if one["/S"] == "/TH"} == {"/Column", "/Row"}
    assert "Chaque phrase et ses sources" in [
        one["/Title"] for one in made.outline if "/Title" in one
    ]
    links = {
        one.get_object()["/Contents"]: one.get_object().get("/A", {}).get("/URI")
        for sheet in made.pages
        for one in sheet.get("/Annots", [])
    }
    assert links["Phrase 1, en ligne"].endswith("/synthese/phrases/1?version=1")
    words = text_of(made)
    assert "ouvrir le guichet le samedi matin" in words and "Zoé Vidal la signe" in words
    assert "Ce qui s’y oppose" in words and "Pas le samedi" in words

    turn(of, rows[1], "refused")
    assert file(browse, of, "synthese.pdf").status_code == 503
    work.keep_up.work()
    run_jobs()
    less = file(browse, of, "synthese.pdf")
    said = text_of(pypdf.PdfReader(io.BytesIO(less.data)))
    assert "Pas le samedi" not in said and "n’est plus visible du public" in said
    assert less.headers["ETag"] != sent.headers["ETag"]


def text_of(made: pypdf.PdfReader) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in made.pages).split())


def test_without_pango_the_page_says_so_and_the_log_says_what_to_install(
    browse, scene, run_jobs, session, monkeypatch, caplog
):
    of, _rows = scene
    monkeypatch.setattr(pdf, "weasyprint", lazy.Lazy("tests.synthesis.without_pango"))
    run_jobs()
    assert "apt-get install libpango" in caplog.text
    assert "PDF – non proposé" in visible_text(browse().get(address(of)))
    assert "n’est pas proposé" in visible_text(file(browse, of, "synthese.pdf"))
    assert file(browse, of, "synthese.zip").status_code == 200
    work.keep_up.work()
    assert run_jobs() == 0  # in an hour
    number = session.query(Synthesis).one().id
    before = {row.format: row.sha256 for row in session.query(Edition)}
    session.query(Edition).filter_by(format="zip").update({"key": "0" * 64})
    for _twice in "12":  # two workers at once: one row for each format, the same file
        work.make.work(synthesis_id=number, format="zip")
    session.expire_all()
    assert {row.format: row.sha256 for row in session.query(Edition)} == before
