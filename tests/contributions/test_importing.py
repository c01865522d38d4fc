"""Importing files: guessed, mapped, checked row by row, written once, and given back whole."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import Any

import pytest

from consult.comments.models import Comment
from consult.contributions import fields, imports, tally
from consult.contributions.importing import Columns, Fault, Row, Source, check, propose, read
from consult.contributions.models import Contribution, CountedSupport
from consult.db import db
from consult.exports import work
from tests import make
from tests.conftest import ROOT

REAL = ROOT.parent / "shared" / "data" / "contributions"
SMALL = "id;titre;texte;soutiens\n1;Un titre;Un texte\u00a0: « é »;3\n2;Autre;Encore;0\n"


def columns(**said: str) -> Columns:
    return Columns({name: Source(column) for name, column in said.items()})


SIMPLE = columns(external_id="id", title="titre", body="texte", votes_for="soutiens")


def run(
    of: Any, content: bytes, kind: str = fields.CONTRIBUTIONS, map: Columns = SIMPLE, **more: Any
):
    order = imports.Order(kind, map, "Essai", **more)
    return imports.run(of, read(content), order, None, lambda _done: None)


# Reading -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encoding_and_separator_are_guessed(encoding, separator):
    said = "id;titre;texte\n" + "".join(
        f"{n};L'été à Nîmes;Là-bas, où l'on s'inquiète déjà des forêts brûlées\n" for n in range(30)
    )
    said = said.replace(",", " ").replace(";", separator)
    sheet = read(said.encode(encoding))
    assert sheet.columns == ("id", "titre", "texte")
    assert next(sheet.rows())[1][1] == "L'été à Nîmes"
    assert sheet.separator == separator


def test_an_accent_far_into_a_file_tells_its_encoding():
    said = "id;titre;texte\n" + "1;sans accent;encore sans\n" * 20_000 + "2;L’été;brûlé\n"
    assert read(said.encode("cp1252")).text.endswith("2;L’été;brûlé\n")


def test_columns_of_one_name_are_all_kept():
    sheet = read("id;texte;note;note;;\n1;Bien;première;seconde;a;b\n".encode())
    (row,) = check(sheet, "contributions", columns(body="texte"), "Europe/Paris")
    assert set(row.extra["kept"].values()) == {"1", "première", "seconde", "a", "b"}


@pytest.mark.parametrize("cell", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:00:00-10:00"])
def test_a_date_beyond_the_calendar_is_a_bad_cell(cell):
    with pytest.raises(fields.BadCell, match="n’est pas une date"):
        fields.date(cell, "", fields.ZoneInfo("Europe/Paris"))


def test_fields_are_proposed_from_the_usual_names_of_columns():
    found = propose("contributions", ("ID", "Rubrique", "Titre", "Texte", "Votes pour", "autre"))
    assert {name: source.column for name, source in found.items()} == {
        "external_id": "ID",
        "theme": "Rubrique",
        "title": "Titre",
        "body": "Texte",
        "votes_for": "Votes pour",
    }


def test_a_bad_row_is_named_by_its_line_even_after_cells_of_several_lines():
    said = 'id,titre,texte,soutiens\n1,A,"deux\nlignes\nou trois",1\n2,B,,1\n3,C,bien,douze\n4,D\n5,E,bien,2\n1,F,bien,2\n'
    found = list(check(read(said.encode()), "contributions", SIMPLE, "Europe/Paris"))
    assert [f.line for f in found if isinstance(f, Fault)] == [5, 6, 7, 9]
    reasons = [f.reason for f in found if isinstance(f, Fault)]
    assert "texte vide" in reasons[0]
    assert "douze" in reasons[1]
    assert "2 cellules au lieu de 4" in reasons[2]
    assert "ligne 2" in reasons[3]
    assert [f.line for f in found if isinstance(f, Row)] == [2, 8]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2015-10-18", 18),
        ("18/10/2015", 18),
        ("18/10/2015 09:30", 18),
        ("2015-10-18T23:30:00+00:00", 19),
    ],
)
def test_dates_are_read_in_the_zone_of_the_lab(cell, day):
    at, _exact = fields.date(cell, "", fields.ZoneInfo("Europe/Paris"))
    assert at.astimezone(fields.ZoneInfo("Europe/Paris")).day == day


# Writing -----------------------------------------------------------------------------------------


def test_the_lines_of_a_cell_are_kept(session):
    of = make.consultation()
    run(of, b'id;titre;texte;soutiens\n1;A;"Un,\r\ndeux.\n\nTrois";1\n')
    row = session.query(Contribution).one()
    assert row.body_html.split() == ["<p>Un,<br>", "deux.</p>", "<p>Trois</p>"]


def test_good_rows_are_written_with_their_votes_and_their_origin(session):
    of = make.consultation()
    report = run(of, SMALL.encode())
    assert (report.read, report.added, report.bad) == (2, 2, [])
    row = db.session.query(Contribution).filter_by(external_id="1").one()
    assert (row.title, row.origin, row.origin_label, row.supports) == (
        "Un titre",
        "import",
        "Essai",
        3,
    )
    votes = db.session.query(CountedSupport).filter_by(contribution_id=row.id).one()
    assert (votes.position, votes.count, votes.origin) == ("for", 3, "Essai")


def test_counts_after_an_import_are_those_of_a_recount(session):
    of = make.consultation()
    run(of, SMALL.encode())
    arguments = "id,contribution,sens,texte\na1,1,pour,Oui\na2,1,contre,Non\n"
    run(
        of,
        arguments.encode(),
        "arguments",
        columns(external_id="id", parent="contribution", side="sens", body="texte"),
    )
    while tally.fold():
        pass
    assert tally.recount() == {"contribution": [], "consultation": []}
    db.session.refresh(of)
    assert (of.contributions_other, of.supports_count, of.comments_count) == (2, 3, 2)


def test_a_second_run_adds_nothing_and_names_what_changed(session):
    of = make.consultation()
    run(of, SMALL.encode())
    again = run(of, SMALL.replace("Encore", "Autre texte").encode())
    assert (again.added, again.known) == (0, 1)
    assert [fault.line for fault in again.changed] == [3]
    assert db.session.query(Contribution).count() == 2


def test_rows_without_identifiers_are_not_written_twice(session):
    of = make.consultation()
    map = columns(title="titre", body="texte")
    assert [run(of, SMALL.encode(), map=map).added for _ in range(2)] == [2, 0]


def test_all_or_nothing_writes_nothing_when_a_row_is_bad(session):
    of = make.consultation()
    bad = SMALL + "3;Sans texte;;1\n"
    assert not run(of, bad.encode(), all_or_nothing=True).written
    assert db.session.query(Contribution).count() == 0
    assert run(of, bad.encode()).added == 2


def test_an_argument_whose_contribution_is_unknown_is_a_bad_row_or_makes_its_place(session):
    of = make.consultation()
    said = b"id,contribution,sens,texte\na1,77,pour,Oui\n"
    map = Columns(
        {
            "external_id": Source("id"),
            "parent": Source("contribution", "p"),
            "body": Source("texte"),
        }
    )
    assert [fault.line for fault in run(of, said, "arguments", map).bad] == [2]
    report = run(of, said, "arguments", map, placeholders=True)
    assert (report.added, report.placeholders) == (1, ["p77"])


def test_an_answer_to_an_answer_joins_the_head_of_its_exchange(session):
    of = make.consultation()
    run(of, SMALL.encode())
    said = "id,racine,repond_a,texte\nc3,1,c2,Troisième\nc1,1,,Premier\nc2,1,c1,Deuxième\n"
    map = columns(external_id="id", parent="racine", answered="repond_a", body="texte")
    assert run(of, said.encode(), "arguments", map).added == 3
    found = {c.external_id: c for c in db.session.query(Comment)}
    assert found["c1"].parent_id is None
    assert found["c2"].parent_id == found["c3"].parent_id == found["c1"].id


def test_an_exchange_may_be_as_long_as_people_want(session):
    of = make.consultation()
    run(of, SMALL.encode())
    answers = "".join(f"c{n},1,c{n - 1},Encore\n" for n in range(2000, 1, -1))
    map = columns(external_id="id", parent="racine", answered="repond_a", body="texte")
    said = f"id,racine,repond_a,texte\n{answers}c1,1,,Premier\n"
    assert run(of, said.encode(), "arguments", map).added == 2000
    assert db.session.query(Comment).filter_by(parent_id=None).count() == 1


def test_the_command_shows_what_it_guessed_and_reports_each_bad_row(app, session, tmp_path):
    of = make.consultation()
    path = tmp_path / "essai.csv"
    path.write_bytes((SMALL + "3;Sans texte;;1\n").encode("cp1252"))
    args = ["contributions", "import", str(path), "--consultation", of.slug]
    said = app.test_cli_runner().invoke(args=args)
    assert said.exit_code == 0, said.output
    for words in ("cp1252", "';'", "title", "line 4: texte vide", "3 rows: 2 added"):
        assert words in said.output
    assert app.test_cli_runner().invoke(args=[*args, "--map", "nothing=titre"]).exit_code == 1


# The real files, whole ---------------------------------------------------------------------------

needs_files = pytest.mark.skipif(
    not REAL.is_dir(), reason=f"the real files are not on this machine ({REAL})"
)


def original(name: str) -> list[dict[str, str]]:
    with (REAL / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def exported(of: Any, dataset: str, by: str = "identifiant_source") -> dict[str, dict[str, str]]:
    out = io.BytesIO()
    work.write_complete(of, dataset, "csv", out, actor_id=None)
    from consult.cells import restore

    rows = csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))
    return {row[by]: {name: restore(cell) for name, cell in row.items()} for row in rows}


def nothing_lost(
    name: str, of: Any, kind: str, cells: dict[str, str], prefixes: dict[str, str]
) -> int:
    """Every cell of every row of the file comes back, in its own column or as it was kept."""
    back, count = exported(of, kind), 0
    for row in original(name):
        found = back[prefixes.get("id", "") + row["id"]]
        for column, cell in row.items():
            kept = found.get(f"source:{column}")
            value = found[cells[column]] if column in cells else ""
            plain = value.removeprefix(prefixes.get(column, ""))
            assert cell in (kept, plain), (row["id"], column, cell[:80], kept, plain[:80])
            count += 1
    return count


CONTRIBUTION = {
    "id": "identifiant_source",
    "titre": "titre",
    "texte": "texte",
    "date": "publiee_le",
    "auteur": "signature",
    "theme": "theme",
}
ARGUMENT = {
    "id": "identifiant_source",
    "sens": "sens",
    "texte": "texte",
    "date": "publiee_le",
    "auteur": "signature",
}


def whole(of: Any, name: str, kind: str, map: Columns, **more: Any) -> imports.Report:
    report = run(of, (REAL / name).read_bytes(), kind, map, **more)
    assert (report.bad, report.changed) == ([], [])
    assert report.added == report.read == len(original(name))
    again = run(of, (REAL / name).read_bytes(), kind, map, **more)
    assert (again.added, again.known, again.changed, again.bad) == (0, report.read, [], [])
    return report


@needs_files
def test_republique_numerique_imports_whole_and_comes_back_with_nothing_lost(session):
    of = make.consultation()
    texts, arguments = (
        "republique-numerique-2015-propositions.csv",
        "republique-numerique-2015-arguments.csv",
    )
    whole(
        of,
        texts,
        "contributions",
        Columns(propose("contributions", read((REAL / texts).read_bytes()).columns)),
    )
    whole(
        of,
        arguments,
        "arguments",
        Columns(propose("arguments", read((REAL / arguments).read_bytes()).columns)),
    )
    votes = {
        "votes_pour": "votes_repris_pour",
        "votes_mitiges": "votes_repris_mitiges",
        "votes_contre": "votes_repris_contre",
    }
    assert (
        nothing_lost(texts, of, "contributions", {**CONTRIBUTION, "rubrique": "theme", **votes}, {})
        == 692 * 9
    )
    more = {"proposition_id": "contribution_source", "votes": "votes_repris"}
    assert nothing_lost(arguments, of, "arguments", {**ARGUMENT, **more}, {}) == 3988 * 7


@needs_files
def test_the_grand_debat_imports_whole_and_comes_back_with_nothing_lost(session):
    ideas, questions = make.consultation(), make.consultation()
    texts, comments = (
        "grand-debat-mel-2019-propositions.csv",
        "grand-debat-mel-2019-commentaires-propositions.csv",
    )
    asked, answers = "grand-debat-mel-2019-questions.csv", "grand-debat-mel-2019-reponses.csv"
    whole(
        ideas,
        texts,
        "contributions",
        columns(
            external_id="id",
            theme="theme",
            title="titre",
            body="texte",
            votes_for="soutiens",
            date="date",
        ),
    )

    def replies(prefix: str) -> Columns:
        said = columns(
            external_id="id",
            answers="cible_type",
            side="sens",
            body="texte",
            date="date",
            signature="auteur",
        )
        return Columns(
            {
                **said.sources,
                "parent": Source("racine", prefix),
                "answered": Source("cible_id", "mel-c"),
            }
        )

    report = whole(ideas, comments, "arguments", replies("mel-p"), placeholders=True)
    assert len(report.placeholders) > 0
    whole(
        questions,
        asked,
        "contributions",
        columns(external_id="id", theme="theme", title="question", body="question", date="date"),
    )
    whole(questions, answers, "arguments", replies(""))
    assert (
        nothing_lost(
            texts, ideas, "contributions", {**CONTRIBUTION, "soutiens": "votes_repris_pour"}, {}
        )
        == 196 * 6
    )
    more = {**ARGUMENT, "racine": "contribution_source", "cible_id": "repond_a_source"}
    assert (
        nothing_lost(comments, ideas, "arguments", more, {"racine": "mel-p", "cible_id": "mel-c"})
        == 44 * 8
    )
    assert (
        nothing_lost(asked, questions, "contributions", {**CONTRIBUTION, "question": "texte"}, {})
        == 29 * 4
    )
    assert nothing_lost(answers, questions, "arguments", more, {"cible_id": "mel-c"}) == 693 * 8


@needs_files
def test_the_open_data_of_an_import_names_nobody(session):
    of = make.consultation()
    texts = "republique-numerique-2015-propositions.csv"
    whole(
        of,
        texts,
        "contributions",
        Columns(propose("contributions", read((REAL / texts).read_bytes()).columns)),
    )
    out = io.BytesIO()
    work.write(of, "contributions", "csv", out)
    header = out.getvalue().decode().splitlines()[0]
    assert "signature" not in header and "source:" not in header
    assert b"contributeur-" not in out.getvalue()


def test_the_real_files_are_looked_for_beside_the_repository():
    assert Path(REAL).parts[-3:] == ("shared", "data", "contributions")
    if os.environ.get("CI") and not REAL.is_dir():
        pytest.skip("the real files are not given to this CI: the round trip was not tried")
