"""`flask votes count`: a result anyone computes again from a file, without a database."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from consult.votes import cli
from tests.conftest import ROOT
from tests.votes.test_files import BLT, CSV, PB

KEYS = {
    "method",
    "variant",
    "ballots",
    "blank",
    "invalid",
    "winners",
    "ranking",
    "ties",
    "rounds",
    "tally",
}
NAMED = {
    "candidates": ["Parc", "École", "Gare"],
    "method": "irv",
    "ballots": [[3, ["Parc", "École"]], [3, ["École"]], [2, ["Gare", "École"]], [1, []]],
}


@pytest.fixture
def command(app, tmp_path):
    """command(name, content, *arguments): what the command answers on that file."""

    def run(name, content, *arguments):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        runner = app.test_cli_runner()
        return runner.invoke(cli.commands, ["count", str(path), *arguments])

    return run


def said(answer):
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


def test_the_result_says_all_it_promises_in_one_form(command):
    answer = command("a.json", json.dumps(NAMED), "--json")
    result = said(answer)
    assert set(result) == KEYS
    assert list(result) == sorted(result)
    assert (result["method"], result["variant"]) == ("irv", {"draw": ""})
    assert (result["ballots"], result["blank"], result["invalid"]) == (9, 1, 0)
    assert (result["winners"], result["ranking"]) == (["École"], ["École", "Parc", "Gare"])
    assert "École" in answer.stdout
    assert command("a.json", json.dumps(NAMED), "--json").stdout == answer.stdout


def test_options_are_named_by_number_in_a_blt_by_index_or_name_in_a_json_by_id_in_a_pb(command):
    assert set(said(command("a.blt", BLT, "--method", "stv", "--json"))["tally"]) == {"1", "2", "3"}
    indices = {**NAMED, "ballots": [[1, [2, 0]]]}
    assert said(command("a.json", json.dumps(indices), "--json"))["winners"] == ["2"]
    assert said(command("a.pb", PB, "--method", "greedy", "--json"))["winners"] == ["p2", "p1"]
    score = said(command("a.csv", CSV, "--method", "score", "--json"))
    assert set(score["tally"]) == {"Été, à la mer", "Hiver"}


def test_variants_of_the_command_win_over_those_of_the_file(command):
    assert len(said(command("a.blt", BLT, "--method", "stv", "--json"))["winners"]) == 2
    one = command("a.blt", BLT, "--method", "stv", "--variant", "seats=1", "--json")
    assert len(said(one)["winners"]) == 1
    two = ("--variant", "seats=3", "--variant", "draw=x=y")
    result = said(command("a.blt", BLT, "--method", "stv", *two, "--json"))
    assert result["variant"] == {"seats": 3, "draw": "x=y"}


def test_without_json_the_result_is_said_to_people(command):
    answer = command("a.json", json.dumps(NAMED))
    assert answer.exit_code == 0
    assert "Vote alternatif" in answer.stdout
    assert "Bulletins : 9, dont 1 blanc. Nuls : 0." in answer.stdout.replace("\u00a0", " ")
    assert "*   1. École\n" in answer.stdout
    assert "« École » l’emporte" in answer.stdout.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "content", "arguments", "reason"),
    [
        ("a.blt", "3 1\n2 1 9 0\n0\n", ["--method", "stv"], "a.blt, ligne 2, colonne 5"),
        ("a.txt", "", ["--method", "stv"], "ni un .pb"),
        ("a.blt", BLT, [], "--method"),
        ("a.blt", BLT, ["--method", "tarot"], "tarot"),
        ("a.blt", BLT, ["--method", "score"], "Les bulletins de ce fichier"),
        ("a.blt", BLT, ["--method", "greedy"], "ni coûts ni budget"),
        ("a.blt", BLT, ["--method", "stv", "--variant", "seats=deux"], "seats"),
        ("a.blt", BLT, ["--method", "stv", "--variant", "places=2"], "places"),
        ("a.blt", BLT, ["--method", "stv", "--variant", "seats"], "NAME=VALUE"),
        ("a.pb", PB, ["--method", "greedy", "--variant", "budget=peu"], "peu"),
        ("a.json", '{"candidates": ["a"], "method": "tarot", "ballots": []}', [], "--method"),
    ],
)
def test_what_cannot_be_counted_ends_with_2_and_says_why(command, name, content, arguments, reason):
    answer = command(name, content, *arguments, "--json")
    assert answer.exit_code == 2
    assert reason in answer.stderr
    assert answer.stdout == ""


def test_a_file_that_does_not_exist_ends_with_2(app):
    answer = app.test_cli_runner().invoke(cli.commands, ["count", "/nulle/part.blt"])
    assert answer.exit_code == 2 and "/nulle/part.blt" in answer.stderr


def test_no_database_is_started_to_count(tmp_path):
    """In a process of its own, with an instance that stays empty."""
    (tmp_path / "a.blt").write_text(BLT, encoding="utf-8")
    instance = tmp_path / "instance"
    environment = {
        name: value for name, value in os.environ.items() if "DATABASE" not in name and name != "CI"
    }
    answer = subprocess.run(
        [sys.executable, "-m", "flask", "votes", "count", "a.blt", "--method", "stv", "--json"],
        cwd=tmp_path,
        env={
            **environment,
            "CONSULT_INSTANCE": str(instance),
            "FLASK_APP": str(ROOT / "wsgi.py"),
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(answer.stdout)["method"] == "stv"
    assert not instance.exists() or not list(instance.glob("*postgres*"))
