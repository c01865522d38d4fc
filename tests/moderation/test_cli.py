"""`flask moderation signals`: what is noticed in the texts of a file, without a database."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from consult import signals
from consult.contributions import rules
from consult.moderation import cli
from tests.conftest import ROOT

TEXTS = [
    "Plus de bus le dimanche, svp.",
    "Appelez-moi au 06 48 21 77 30, c’est l’été ; merci",
    "Quel connard,\nce « voisin »",
    "",
]


@pytest.fixture
def command(app, tmp_path):
    """command(content, *arguments): what the command answers on that file."""

    def run(content, *arguments):
        path = tmp_path / "a.csv"
        path.write_bytes(content)
        return app.test_cli_runner().invoke(cli.commands, ["signals", str(path), *arguments])

    return run


def sheet(separator=",", end="\n"):
    cells = ['"' + text.replace('"', '""') + '"' for text in TEXTS]
    rows = [f"a{n}{separator}{cell}" for n, cell in enumerate(cells)]
    return end.join([f"id{separator}texte", *rows]) + end


@pytest.mark.parametrize(
    "content",
    [
        sheet().encode(),
        sheet(";", "\r\n").encode("utf-8-sig"),
        sheet("\t").encode("utf-16"),
        sheet(";").encode("cp1252"),
        sheet("|", "\r\n").encode("mac_roman"),
    ],
)
def test_each_row_has_its_line_whatever_the_file(command, content):
    answer = command(content, "--text-column", "texte", "--json")
    assert answer.exit_code == 0, answer.output
    rows = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [row["row"] for row in rows] == [1, 2, 3, 4]
    assert [[one["kind"] for one in row["signals"]] for row in rows] == [
        [],
        ["personal-data"],
        ["insult"],
        ["empty"],
    ]
    (one,) = rows[1]["signals"]
    start, end = one["span"]
    assert TEXTS[1][start:end] == "06 48 21 77 30" == one["words"]
    assert one["reason"] == "Numéro de téléphone\u00a0: «\u00a006 48 21 77 30\u00a0»."


def test_rows_are_named_and_rules_chosen(command):
    asked = ("--text-column", "texte", "--id-column", "id", "--json")
    named = [json.loads(line) for line in command(sheet().encode(), *asked).stdout.splitlines()]
    assert [row["row"] for row in named] == ["a0", "a1", "a2", "a3"]
    for more in (("--kind", "insult"), ("--without", "phone", "--without", "no-words")):
        found = [
            json.loads(line)
            for line in command(sheet().encode(), *asked, *more).stdout.splitlines()
        ]
        assert [one["kind"] for row in found for one in row["signals"]] == ["insult"]


def test_a_list_of_sentences_under_one_name_is_a_file_too(command):
    content = b"texte\nBonjour, un arbre, un banc\nAppelez, vite, le 06 48 21 77 30\n"
    rows = command(content, "--text-column", "texte", "--json").stdout.splitlines()
    (one,) = json.loads(rows[1])["signals"]
    assert one["words"] == "06 48 21 77 30" and json.loads(rows[0])["signals"] == []


def test_rows_that_are_nearly_the_same_text_are_told(command):
    long = (
        "Nous demandons le maintien de la ligne de bus du soir, car beaucoup d’entre nous "
        "travaillent tard et n’ont aucun autre moyen de rentrer chez eux sans voiture."
    )
    texts = [
        long,
        "Planter des arbres sur la place du marché, et des bancs.",
        f"Bonjour. {long} Merci",
    ]
    content = "\n".join(["texte", *(f'"{text}"' for text in texts)]).encode()
    rows = command(content, "--text-column", "texte", "--json").stdout.splitlines()
    found = [json.loads(row)["signals"] for row in rows]
    assert [[one["kind"] for one in row] for row in found] == [["copy"], [], ["copy"]]
    assert found[2][0]["span"] == [0, len(texts[2])]
    without = command(content, "--text-column", "texte", "--json", "--without", "near-copy")
    assert "copy" not in without.stdout


def test_without_json_the_signals_are_said_to_people(command):
    said = command(sheet().encode(), "--text-column", "texte").stdout.splitlines()
    assert (
        said[0]
        == "2\tpersonal-data\tbody 15-29\tNuméro de téléphone\u00a0: «\u00a006 48 21 77 30\u00a0»."
    )


@pytest.mark.parametrize(
    ("content", "column", "reason"),
    [
        (b"", "texte", "ligne 1\u00a0: le fichier est vide."),
        (
            b"id,texte\n1,a\n",
            "text",
            "ligne 1\u00a0: aucune colonne «\u00a0text\u00a0». Colonnes\u00a0: id, texte.",
        ),
        (b"id,texte\n1,a\n2,b,c\n", "texte", "ligne 3\u00a0: 3 cellules au lieu de 2."),
        (b'id,texte\n1,"a\nb"\n2\n', "texte", "ligne 4\u00a0: 1 cellules au lieu de 2."),
        (b'id,texte\n1,a\n2,"b\nc\n', "texte", "ligne 3\u00a0: un guillemet ouvert"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_names_the_line(command, content, column, reason):
    answer = command(content, "--text-column", column, "--json")
    assert answer.exit_code == 2
    assert answer.stderr.startswith("a.csv, ") and reason in answer.stderr
    assert answer.stdout == ""


def test_an_unknown_encoding_is_said(command):
    answer = command(sheet().encode(), "--text-column", "texte", "--encoding", "martien")
    assert answer.exit_code == 2 and "martien" in answer.stderr


def test_neither_database_nor_session_is_needed(tmp_path):
    (tmp_path / "a.csv").write_text(sheet(), encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment |= {"CONSULT_INSTANCE": str(tmp_path / "instance"), "FLASK_APP": "wsgi"}
    found = subprocess.run(
        [
            *[sys.executable, "-m", "flask", "moderation", "signals", str(tmp_path / "a.csv")],
            *["--text-column", "texte", "--json"],
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    assert found.returncode == 0, found.stderr
    assert len(found.stdout.splitlines()) == len(TEXTS)
    assert not (tmp_path / "instance" / "postgres").exists()


def test_a_contribution_is_held_for_what_is_noticed_in_it_not_for_its_language():
    assert rules.flags("Titre", "Appelez le 06 48 21 77 30, bande d’abrutis.") == {
        "personal-data",
        "insult",
    }
    assert rules.flags("Titre", "We strongly disagree with this proposal.") == set()
    assert rules.flags("oui") == set()
    assert set(signals.HOLDING) < set(signals.KINDS)
