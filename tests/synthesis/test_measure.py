"""``flask synthesis measure``: its own arithmetic, a folder of texts, and the real ones."""

from __future__ import annotations

import csv

import orjson
import pytest

from consult.synthesis import agreement, cli, engine, measure, planted
from tests.conftest import ROOT
from tests.synthesis.test_engine import CANTEENS, DOCTORS, TRAINS

REAL = ROOT.parent / "shared" / "data" / "contributions"


def test_agreement_is_nothing_by_chance_and_one_when_nothing_differs():
    one, same, other = [0, 0, 1, 1, 2, 2], list("bbccaa"), [0, 1, 0, 1, 0, 1]
    assert agreement.information(one, same) == pytest.approx(1)
    assert agreement.pairs(one, same) == 1
    assert agreement.information(one, other) < 0 and agreement.pairs(one, other) < 0
    assert agreement.information(one, [0] * 6) == pytest.approx(0)
    # As scikit-learn counts them.
    a, b = [0, 0, 0, 1, 1, 1, 2, 2], [0, 0, 1, 1, 1, 1, 2, 0]
    assert agreement.information(a, b) == pytest.approx(0.31538284)
    assert agreement.pairs(a, b) == pytest.approx(0.30434783)


@pytest.fixture
def folder(tmp_path):
    said = {"trains": TRAINS, "cantine": CANTEENS, "santé": DOCTORS}
    with (tmp_path / "avis.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "theme", "titre", "texte"])
        for theme, texts in said.items():
            for number, text in enumerate(texts * 6):
                where = f"{text} Quartier {chr(65 + number // 6)}{number}."
                writer.writerow([f"{theme}{number}", theme, text[:30], where])
    return tmp_path


def test_on_plain_subjects_all_is_found_and_the_figures_are_given(app, folder):
    run = app.test_cli_runner()
    asked = ["measure", str(folder), "--size", "30"]
    made = orjson.loads(run.invoke(cli.commands, [*asked, "--json"]).stdout)
    assert list(made) == ["themes", "reached", "copies", "titles", "similar", "cost"]
    (themes,), (reached,), (cost,) = made["themes"], made["reached"], made["cost"]
    assert (themes["texts"], themes["labels"]) == (108, 3)
    assert themes["told"] > 0.9 and themes["seeds"] > 0.9
    assert reached["lost"] == 0 and reached["texts"] == 108
    assert made["similar"][0]["same"] > 0.9 > made["similar"][0]["chance"]
    assert cost["texts"] == 30 and cost["seconds"] > 0 and cost["megabytes"] > 20
    said = run.invoke(cli.commands, [*asked, "--only-size"]).stdout
    assert said.startswith("30 textes") and len(said.splitlines()) == 1


@pytest.mark.skipif(not REAL.is_dir(), reason=f"the real files are not on this machine ({REAL})")
def test_on_real_answers_the_questions_are_found_again_and_nothing_is_lost():
    (one,) = (s for s in measure.labelled(REAL) if s.name.endswith("Démocratie et citoyenneté"))
    made = measure.themes(one.often())
    assert made.texts == 291 and made.agreement > 0.36 and made.told > 0.36
    assert made.seeds >= 0.85 and made.dropped > 0.6
    reached = measure.reached(one)
    assert reached.lost == 0
    assert reached.groups < reached.texts / 2 and reached.by_groups >= 0.6 * reached.rare
    assert engine.read(one.texts).placed == engine.read(one.texts).placed


def test_a_planted_position_is_found_where_its_texts_are_alike_and_not_otherwise(
    app, folder, tmp_path, monkeypatch
):
    monkeypatch.setattr(planted, "SHARES", (0.07,))
    monkeypatch.setattr(planted, "DRAWS", 1)
    alike = [
        f"Aucune éolienne sur la colline, {n} voisins refusent ces machines." for n in range(9)
    ]
    unlike = ["Non.", "Bof", "Peu importe", "Rien", "Je passe", "Sans avis", "???", "Oui", "Voilà"]
    file = tmp_path / "planted.json"
    for texts, found in ((alike, 1.0), (unlike, 0.0)):
        said = [{"name": "essai", "among": "avis", "texts": texts}]
        file.write_bytes(orjson.dumps(said))
        asked = ["measure", str(folder), "--planted", str(file)]
        run = app.test_cli_runner()
        (point,) = orjson.loads(run.invoke(cli.commands, [*asked, "--json"]).stdout)["planted"]
        assert point["found"] == found and point["draws"] == 1 and point["entries"] >= found
    assert "Position plantée, 7%" in run.invoke(cli.commands, asked).stdout
