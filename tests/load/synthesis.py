"""The synthesis: its workbench with many texts beside few, and what the reading of texts is worth."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean
from typing import Any

from sqlalchemy import text

from consult.consultations.models import Consultation
from consult.contributions import copy_measure
from consult.db import db, now
from consult.synthesis import measure, planted
from consult.synthesis.models import CodebookTheme, CodingAct
from tests import bulk, make
from tests.load.report import Report
from tests.load.servers import ROOT

FEW, MANY, THEMES = 50, 5000, 10
REAL = ROOT.parent / "shared" / "data" / "contributions"
PLANTED = ROOT / "tests" / "synthesis" / "material" / "planted.json"
# Of the workbench, from the address of the synthesis.
PAGES = {
    "La grille de lecture": "/grille",
    "Les textes d’un thème": "/grille/themes/{theme}",
    "Ce qui reste à lire": "/grille/a-lire?file=places",
    "Un texte à relire": "/grille/textes/{text}?file=places",
}
# What synthesis.md asks, and where the figure is a floor.
TARGETS = {"agreement": -0.38, "seeds": -0.85, "titles": -0.62, "copies": -0.98, "rare": -0.60}


def coded(size: int, sentences: tuple[str, ...]) -> tuple[int, dict[str, int]]:
    """A facilitator, and a theme and a text of a codebook of ``size`` texts, a third of them read."""
    of = make.consultation(slug=f"grille-{size}", phases=[make.phase(start=-20, end=-10)])
    for n in range(10):
        said = {"title": sentences[n % 8][:60], "body": " ".join(sentences[n % 8 :])}
        bulk.copies(make.contribution(of, **said), size // 10 - 1)
    who = make.member(of.lab, "facilitator")
    act = make.add(CodingAct(consultation_id=of.id, kind="accept", by_id=who.id, at=now()))
    fields = {"consultation_id": of.id, "act_id": act.id, "origin": "person", "accepted_at": now()}
    themes = [
        make.add(CodebookTheme(title=f"Thème {n}", position=n, **fields)) for n in range(THEMES)
    ]
    _place(of, act.id, themes[0].id)
    last = db.session.scalar(
        text("SELECT max(id) FROM contribution WHERE consultation_id = :of"), {"of": of.id}
    )
    return int(who.id), {"theme": themes[3].id, "text": int(last or 0)}


def _place(of: Consultation, act: int, first: int) -> None:
    said = {"of": of.id, "act": act, "first": first, "themes": THEMES}
    db.session.execute(
        text(
            "INSERT INTO placement (consultation_id, contribution_id, version, theme_id, by, at, act_id) "
            "SELECT :of, id, version, :first + id % :themes, 'machine', now(), :act "
            "FROM contribution WHERE consultation_id = :of"
        ),
        said,
    )
    db.session.execute(
        text(
            "INSERT INTO handling (contribution_id, consultation_id, version, state, reason, note, at, act_id) "
            "SELECT id, :of, version, 'read', '', '', now(), :act "
            "FROM contribution WHERE consultation_id = :of AND id % 3 = 0"
        ),
        said,
    )


def worth(report: Report) -> None:
    """The figures of docs/synthese.md, on real contributions; nothing where they are not."""
    if not REAL.is_dir():
        report.failed("Lecture de textes réels", f"{REAL} absent")
        return
    every = measure.labelled(REAL)
    themes = [measure.themes(one.often()) for one in every]
    labels = f"{len(themes)} jeux, étiquettes de substitution"
    add(report, "Thèmes, accord avec les étiquettes (AMI)", "agreement", themes, labels)
    add(report, "Thèmes, stabilité entre trois graines", "seeds", themes, "Rand ajusté")
    dropped = fmean(one.dropped for one in themes)
    report.add("Thèmes, stabilité sans un texte sur dix", dropped, "", None, "Rand ajusté")
    copies = copy_measure.measure(copy_measure.texts(REAL))
    alarms = f"fausses alertes\u00a0: {copies.false_alarms} sur {copies.unrelated}"
    report.add("Quasi-copies, rappel", copies.mean, "", TARGETS["copies"], alarms)
    asked, found = measure.titles_found(REAL)
    report.add(
        "Un titre retrouve son texte parmi cinq", found, "", TARGETS["titles"], f"{asked} titres"
    )
    reached = [measure.reached(one) for one in every]
    rare = sum(one.rare for one in reached)
    share = sum(one.by_groups for one in reached) / rare
    chance = sum(one.by_chance for one in reached) / rare
    beside = f"autant de textes au hasard\u00a0: {chance:.2f}".replace(".", ",")
    report.add("Étiquettes rares atteintes par la liste", share, "", TARGETS["rare"], beside)
    report.add("Textes ou idées perdus", sum(one.lost for one in reached), "", 0, "")
    for point in planted.curve(REAL, planted.load(PLANTED)):
        what = f"Position contraire plantée à {point.share:.0%}, trouvée".replace("%", "\u00a0%")
        beside = f"{point.draws} essais, {point.entries:.0f} positions listées"
        report.add(what, point.found, "", None, beside)


def add(report: Report, what: str, name: str, themes: list[Any], beside: str) -> None:
    report.add(what, fmean(getattr(one, name) for one in themes), "", TARGETS[name], beside)


def cost(report: Report) -> None:
    """Processor and memory, in a process of its own; real sentences in new company."""
    if not Path(REAL).is_dir():
        return
    for size, seconds, megabytes in ((5000, 60, 1000), (100_000, 300, 2000)):
        found = measure.cost(REAL, size)
        many = f"{size:,}".replace(",", "\u202f")
        beside = f"{found.themes} thèmes"
        report.add(f"Lire {many} textes, processeur", found.seconds, "s", seconds, beside)
        report.add(f"Lire {many} textes, mémoire", found.megabytes, "Mo", megabytes, "")
