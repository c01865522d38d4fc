"""The files of a published synthesis: a tagged PDF, an ODT, an open package."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from datetime import date
from typing import Any

import orjson
import pypdf
import pytest

from consult import lazy, uploads
from consult.db import commit, touch
from consult.moderation import actions as moderation
from consult.synthesis import counts, flows, work
from consult.synthesis.document import Finding, source
from consult.synthesis.editions import figures, pdf, styles
from consult.synthesis.models import Edition, Synthesis
from consult.votes import custody
from tests import make
from tests.conftest import visible_text
from tests.synthesis.test_counts import made, text
from tests.synthesis.test_publishing import read
from tests.synthesis.test_synthesis import address, publish, write

SAID = "Ouvrir le guichet le samedi matin, car on travaille en semaine."


@pytest.fixture
def scene(session, browse):
    """A published synthesis: a sentence with its source and what stands against it, then an opinion."""
    of = make.consultation(phases=[make.phase(start=-20, end=-10), make.phase("vote", -9, -1)])
    who = make.member(of.lab, "facilitator", make.user(name="Zoé Vidal"))
    rows = [
        make.contribution(of, title="=Le samedi", body=SAID, signature="Nadège Corentin"),
        make.contribution(of, title="Pas le samedi", body="Les agents ont besoin du samedi."),
    ]
    for one in rows:
        read(one, who)
    rows.append(make.comment(rows[0], side="for", body="@oui\r\nvraiment"))
    vote = make.vote(of, title="Ouvrir le samedi ?", method_slug="plurality", start=-9, end=-1)
    custody.open_box(vote)
    make.envelopes(vote, [(["1"], 9), (["2"], 2), ([], 1)])
    make.counted(vote)
    browser = browse(who)
    body = (
        f"## Les horaires\n\nOn demande d’« ouvrir le guichet le samedi matin » #{rows[0].id} "
        f"!#{rows[1].id} #v{vote.id}.\n\nC’est possible."
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
    drawn = [one["/Alt"] for one in found if one["/S"] == "/Figure"]
    assert len(drawn) == 3 and all(drawn)  # the code of the cover, time, flows
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
    work.keep_up.work()
    assert run_jobs() == 0  # in an hour
    number = session.query(Synthesis).one().id
    before = {row.format: row.sha256 for row in session.query(Edition)}
    session.query(Edition).filter_by(format="zip").update({"key": "0" * 64})
    for _twice in "12":  # two workers at once: one row for each format, the same file
        work.make.work(synthesis_id=number, format="zip")
    session.expire_all()
    assert {row.format: row.sha256 for row in session.query(Edition)} == before


# The figures -------------------------------------------------------------------------------------


def test_the_figures_are_those_of_the_pages_and_what_is_withheld_stays_so(app):
    texts = [text(n, placed=("x" if n < 7 else "y",), where="31") for n in range(9)]
    texts += [text(f"a{n}", "agent", ("x" if n < 6 else "y",)) for n in range(13)]
    said = Finding("1", "", "Dit.", "x", sources=tuple(source(one) for one in texts[:3]))
    found = counts.count(made(texts, "x", "y", "z", findings=[said]), "Europe/Paris")
    told = {one.id: one.told for one in found.lines}
    with app.test_request_context():
        shown = figures.of(found)
        grids = [*shown.colleges, shown.days, shown.places, shown.cited]
        assert all(len(row) == len(one.columns) for one in grids for row in one.rows)
        assert {c.width for one in grids for c in one.columns} <= set(styles.WIDTHS)
        assert all(round(sum(c.width for c in one.columns), 1) == 16 for one in grids)
        themes, phrases = shown.colleges
        for row, line in zip(
            (*themes.rows, *phrases.rows), (*found.themes, *found.findings), strict=True
        ):
            assert ("non publié" in row) is not told[line.id] and row[-1] == str(line.total)
        assert not told["1"] and shown.why is None
        assert shown.shades == {"31": 4} and shown.places.rows == (("Haute-Garonne (31)", "9"),)
        drawn = app.jinja_env.get_template("synthesis/edition_drawings.html").make_module()
        for svg in (
            drawn.bars(shown.themes),
            drawn.map(shown.shades),
            drawn.flows(shown.flow, flows),
        ):
            assert re.match(r"\s*<svg[^>]*>\s*<title>\w", svg)
        assert 'fill="#000091"' in drawn.map(shown.shades)
        few = figures.of(counts.count(made(texts[:12], "x"), "Europe/Paris"))
        assert few.colleges == () and "moins de cinq" in few.why[0]


# The text ----------------------------------------------------------------------------------------

STYLE = re.compile(r'(?:text|table):style-name="([^"]+)"')
NAMED = re.compile(r'<(?:style:style|text:list-style) style:name="([^"]+)"')


def test_the_odt_has_real_styles_and_says_what_it_is(browse, scene, session):
    of, rows = scene
    synthesis = session.query(Synthesis).one()
    synthesis_id = synthesis.id
    work.make.work(synthesis_id=synthesis_id, format="odt")
    sent = file(browse, of, "synthese.odt")
    assert uploads.sniff(sent.data) == uploads.ODT == sent.mimetype
    packed = zipfile.ZipFile(io.BytesIO(sent.data))
    content, styles, meta = (
        packed.read(f"{name}.xml").decode() for name in ("content", "styles", "meta")
    )
    assert set(STYLE.findall(content)) <= set(NAMED.findall(content + styles))
    assert 'fo:language="fr"' in styles and "<dc:language>fr-FR</dc:language>" in meta
    assert "<dc:title>Ce que vous avez dit</dc:title>" in meta
    levels = re.findall(r'<text:h text:outline-level="(\d)"', content)
    assert levels[:4] == ["1", "2", "1", "2"]  # the text, its heading, the sentences, the first
    assert "<table:table-header-rows>" in content and "Contributions reçues, par jour" in content
    assert f"/contributions/{rows[0].id}" in content and 'xlink:href="#titre-1"' in content
    said = re.sub("<[^>]+>", "", content)
    assert "Ce qui s’y oppose" in said and "Zoé Vidal la signe" in said and "Nadège" not in said
    session.query(Edition).update({"key": "0" * 64})
    work.make.work(synthesis_id=synthesis_id, format="odt")
    assert file(browse, of, "synthese.odt").data == sent.data  # to the byte


# The open package --------------------------------------------------------------------------------

READ = {
    "integer": int,
    "date": date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
    "string": str,
}


def checked(packed: zipfile.ZipFile) -> dict[str, list[dict[str, Any]]]:
    """The tables, each cell of its type, each key its own, each link to a row that is there: what
    frictionless checks."""
    described = orjson.loads(packed.read("datapackage.json"))
    tables: dict[str, list[dict[str, Any]]] = {}
    for one in described["resources"]:
        content = packed.read(one["path"])
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if one.get("type") != "table":
            continue
        fields = {field["name"]: field for field in one["schema"]["fields"]}
        rows = list(csv.DictReader(io.StringIO(content.decode())))
        assert content.decode().splitlines()[0] == ",".join(fields)
        tables[one["name"]] = [
            {name: cell(fields[name], said) for name, said in row.items()} for row in rows
        ]
        keys = [tuple(row[k] for k in one["schema"]["primaryKey"]) for row in tables[one["name"]]]
        assert len(set(keys)) == len(keys) and None not in {part for key in keys for part in key}
    for one in described["resources"]:
        for link in one.get("schema", {}).get("foreignKeys", []):
            (mine,), to = link["fields"], link["reference"]
            there = {row[to["fields"][0]] for row in tables[to["resource"] or one["name"]]}
            assert {row[mine] for row in tables[one["name"]]} - {None} <= there, (one["name"], mine)
    return tables


def cell(field: dict[str, Any], said: str) -> Any:
    limits = field.get("constraints", {})
    if said == "":
        assert not limits.get("required"), field["name"]
        return None
    assert said in limits.get("enum", [said])
    return READ[field["type"]](said)


def test_the_package_is_whole_names_nobody_and_is_still_verified(
    browse, scene, session, tmp_path, app
):
    of, rows = scene
    synthesis = session.query(Synthesis).one()
    work.make.work(synthesis_id=synthesis.id, format="zip")
    sent = file(browse, of, "synthese.zip")
    assert f"{of.slug}-synthese-v1.zip" in sent.headers["Content-Disposition"]
    packed = zipfile.ZipFile(io.BytesIO(sent.data))
    tables = checked(packed)
    first = tables["contributions"][0]
    assert (
        first["titre"] == "'=Le samedi" and first["texte"] == SAID and first["etat"] == "publique"
    )
    assert [row["nature"] for row in tables["phrases"]] == ["constat", "avis du labo"]
    assert [(row["nature"], row["numero"], row["sens"]) for row in tables["sources"]] == [
        ("contribution", rows[0].id, "pour"),
        ("contribution", rows[1].id, "contre"),
        ("scrutin", None, "pour"),
    ]
    assert tables["scrutins"][0]["bulletins"] == 12 and tables["resultats"][0]["voix"] == 9
    assert tables["arguments"][0]["texte"] == "'@oui\nvraiment"
    assert [row["compte"] for row in tables["certificat"]] == ["personne", "personne"]
    described = orjson.loads(packed.read("datapackage.json"))
    assert described["licenses"][0]["name"] == "etalab-2.0"
    manifest = orjson.loads(packed.read("manifeste.json"))["fichiers"]
    assert {one["nom"] for one in manifest} | {"manifeste.json"} == set(packed.namelist())
    for one in manifest:
        assert one["sha256"] == hashlib.sha256(packed.read(one["nom"])).hexdigest()
    whole = b"".join(packed.read(name) for name in packed.namelist()).decode()
    assert "Nadège" not in whole and "Zoé Vidal" not in "".join(
        packed.read(name).decode() for name in packed.namelist() if name != "synthesis.json"
    )
    kept = tmp_path / "paquet.zip"
    kept.write_bytes(sent.data)
    runner = app.test_cli_runner()
    assert runner.invoke(args=["synthesis", "check", str(kept)]).exit_code == 0
    assert "VERT" in runner.invoke(args=["synthesis", "certificate", str(kept), "--verify"]).output

    turn(of, rows[1], "refused")
    moderator = make.member(of.lab, "moderator")
    for row, words in ((rows[0], "Le samedi"), (rows[2], "vraiment")):
        why = moderation.Reasons("personal-data", sentence="Un nom.", words=words)
        moderation.decide(row, "mask", moderator, seen=moderation.mark(row), reasons=why)
    work.make.work(synthesis_id=synthesis.id, format="zip")
    packed = zipfile.ZipFile(io.BytesIO(file(browse, of, "synthese.zip").data))
    tables = checked(packed)
    for one in (*tables["contributions"], *tables["arguments"]):
        assert one["etat"] == "retirée" and not one.get("titre") and not one["texte"]
    assert not re.search(
        "Pas le samedi|=Le samedi|besoin du samedi|vraiment|en semaine",
        "".join(map(str, map(packed.read, packed.namelist()))),
    )
