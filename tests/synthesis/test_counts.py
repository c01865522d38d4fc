"""What a published version counts: its numbers, their drawings, and the pages that show them."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from click.testing import CliRunner

from consult.db import db
from consult.storage import storage
from consult.synthesis import counts, drawing, flows, saying
from consult.synthesis.actions import placing, themes
from consult.synthesis.document import Contribution, Document, Finding, Named, Theme, source
from consult.synthesis.models import Synthesis
from consult.synthesis.verifying import counts_file
from tests import make
from tests.conftest import visible_text
from tests.synthesis.test_colleges import document
from tests.synthesis.test_synthesis import address, publish, write

NAMES = {"themes": "Autres thèmes", "none": "Sans thème", "sentences": "Autres phrases"}
WITHHELD = "Non publié"


def text(number, college="citizen", placed=("x",), at="2026-03-01T08:00:00+00:00", where=None):
    return Contribution(
        str(number), 1, college, "", "", "public", at, tuple(placed), departement=where
    )


def made(texts, *names, findings=()):
    return Document(
        Named("x", "x"),
        contributions=tuple(texts),
        themes=tuple(Theme(one, one) for one in names),
        findings=tuple(findings),
    )


def test_counts_are_those_of_the_document_and_come_back_from_their_file():
    texts = [text(n, at="2026-03-01T23:30:00+00:00", where="59") for n in range(7)]
    texts += [text(f"a{n}", "agent", ("y",), where="62" if n < 3 else None) for n in range(5)]
    texts.append(replace(text("hidden"), state="hidden"))
    texts.append(replace(text("aside"), aside="Hors du sujet"))
    said = Finding("1", "", "Dit.", "x", sources=(source(texts[0]), source(texts[8], "against")))
    found = counts.count(made(texts, "x", "y", findings=[said]), "Europe/Paris")
    assert counts.loads(counts.dump(found)) == found
    assert (found.total, found.citizens, found.agents) == (12, 7, 5)
    assert [(one.day, one.number) for one in found.days] == [("2026-03-01", 5), ("2026-03-02", 7)]
    # Three alone would be told by the rest: the smallest line joins them.
    assert found.places == () and found.elsewhere + (found.unplaced or 0) == 12
    assert [(one.theme, one.number) for one in found.flows] == [("x", 1), ("y", 1)]
    line = found.finding(1)
    assert (line.total, line.against, line.told) == (2, 1, False)


def test_no_page_of_a_version_tells_a_line_that_another_withholds():
    """One set of lines for the table, the drawings and the weights; none holds a small count."""
    of = document(random.Random(3))
    found = counts.count(of, "Europe/Paris")
    for line in found.lines:
        assert line.told == ((line.kind, line.id) in of.told)
        assert not {line.citizens, line.agents} & {1, 2, 3, 4}
    for bar in drawing.bars(found.themes):
        looks = {piece.look for piece in bar.pieces}
        assert looks == {"untold"} or (bar.line.told and "untold" not in looks)
        assert sum(piece.count for piece in bar.pieces) == bar.line.total
        assert all(
            one.start + one.width == pytest.approx(two.start, abs=0.01)
            for one, two in pairwise(bar.pieces)
        )
        assert bar.pieces[-1].start + bar.pieces[-1].width <= 100.01
    assert {one.line.told for one in drawing.whiskers(found, found.lines).rows} <= {True}


@pytest.mark.parametrize(
    ("agents", "citizens", "words"),
    [
        ((12, 20), (6, 30), "Les agents en parlent plus\u00a0: +40 points, entre +13 et +61"),
        ((1, 20), (18, 30), "Les citoyens en parlent plus\u00a0: +55 points, entre +29 et +71"),
        (
            (6, 20),
            (6, 30),
            "Pas d’écart sûr\u00a0: entre 13 points de plus chez les citoyens "
            "et 34 points de plus chez les agents",
        ),
    ],
)
def test_a_gap_is_said_with_its_interval(app, agents, citizens, words):
    line = counts.Line("theme", "x", "x", None, 50, 50, 0, 0, 0, citizens[0], agents[0])
    found = drawing.whiskers(counts.Counts(50, citizens[1], agents[1], (line,)), [line])
    (row,) = found.rows
    with app.test_request_context():
        assert saying.gap(row) == words
    assert 0 <= row.start < row.at < row.end <= 100
    assert (row.start > 50) == (row.more == "agent")


@pytest.mark.parametrize(
    ("span", "step"),
    [
        (1, "day"),
        (40, "day"),
        (41, "week"),
        (300, "month"),
        (1300, "quarter"),
        (4100, "year"),
    ],
)
def test_time_is_cut_in_few_columns_and_nothing_is_lost(span, step):
    first = date(2026, 1, 7).toordinal()
    days = [counts.Day(date.fromordinal(first + n).isoformat(), n % 5 + 1) for n in range(span)]
    axis = drawing.columns(days)
    assert axis.step == step and sum(one.number for one in axis.columns) == sum(
        one.number for one in days
    )
    assert max(one.height for one in axis.columns) == 100 and len(axis.columns) <= 40
    assert all(one.start + one.width <= two.start + 0.01 for one, two in pairwise(axis.columns))
    assert axis.columns[0].width < 15 and all(
        one.last + timedelta(days=1) == two.first for one, two in pairwise(axis.columns)
    )
    assert axis.place(date(2000, 1, 1), date(2000, 2, 1)) is None
    assert axis.place(date(2000, 1, 1), date(2100, 1, 1)) == (0.0, 100.0)
    assert drawing.columns([]) is None


@pytest.mark.parametrize(("number", "sentences"), [(1, 1), (9, 15), (60, 150)])
def test_flows_keep_every_citation_and_no_node_covers_another(number, sentences):
    draw = random.Random(number)
    texts = [text(n, placed=draw.sample(range(number), 1)) for n in range(5 * number)]
    texts = [replace(one, themes=tuple(f"t{name}" for name in one.themes)) for one in texts]
    texts[0] = replace(texts[0], college="agent")  # too few to be compared: nothing is searched
    said = [
        Finding(str(n), "", "Une longue phrase. " * 9, sources=tuple(map(source, draw.sample(texts, 4))))
        for n in range(1, sentences + 1)
    ]  # fmt: skip
    found = counts.count(made(texts, *(f"t{n}" for n in range(number)), findings=said), "UTC")
    assert sum(one.number for one in found.flows) == 4 * sentences
    drawn = flows.drawing(found, NAMES)
    assert sum(one.number for one in drawn.ribbons) == 4 * sentences
    assert len(drawn.left) <= flows.THEMES + 2 and len(drawn.right) <= flows.SENTENCES + 1
    for side, end in ((drawn.left, "source"), (drawn.right, "target")):
        for one, two in pairwise(side):
            assert one.y + one.height < two.y
            assert (
                one.middle + flows.LABEL * flows.LINE / 2
                <= two.middle - flows.LABEL * flows.LINE / 2
            )
        for node in side:
            assert node.number == sum(r.number for r in drawn.ribbons if getattr(r, end) is node)
            assert len(node.label) <= 2 and node.y >= 0 and node.y + node.height <= drawn.height
    assert flows.drawing(counts.Counts(0, 0, 0), NAMES) is None


@pytest.fixture
def scene(session):
    """Two themes: eight agents and twelve citizens on one; six citizens and no agent on the other."""
    of = make.consultation(phases=[make.phase(start=-20, end=-10)])
    who = make.member(of.lab, "facilitator", make.user(name="Zoé Vidal"))
    rows = [
        make.contribution(of, title=f"Samedi {n}", body="Ouvrir le samedi.", departement="59",
                          college="agent" if n < 8 else "citizen")
        for n in range(20)
    ]  # fmt: skip
    rows += [make.contribution(of, title=f"Vélo {n}", body="Un abri à vélos.") for n in range(6)]
    saturday = themes.create(of, who.id, "Le samedi", "")
    bike = themes.create(of, who.id, "=Le vélo", "")
    for n, row in enumerate(rows):
        placing.read(of, row.id, who.id, [(saturday if n < 20 else bike).id])
    return of, who, rows


def test_two_colleges_stand_side_by_side_and_do_not_change_afterwards(browse, scene, tmp_path):
    of, who, rows = scene
    browser = browse(who)
    cite = " ".join(f"#{row.id}" for row in rows[:20])
    few = " ".join(f"#{row.id}" for row in rows[6:14])
    write(
        browser,
        of,
        f"On demande d’ouvrir le samedi {cite}. Plusieurs veulent ouvrir le samedi {few}.",
    )
    assert publish(browser, of).status_code == 303
    page = browse().get(address(of, "/colleges"))
    said = visible_text(page)
    assert "18 contributions de citoyens" in said and "8 contributions d’agents" in said
    assert "Pas d’écart sûr : entre 3 points de plus chez les citoyens" in said
    assert said.count(f"{WITHHELD} :") == 1  # two agents under the second sentence
    assert page.text.count('scope="row"') == 4 and page.text.count("<caption>") == 2
    weight = visible_text(browse().get(address(of, "/phrases/1")))
    assert "20 contributions citées" in weight and "8 d’agents" in weight
    hidden = visible_text(browse().get(address(of, "/phrases/2")))
    assert "8 contributions citées" in hidden and "n’est pas publié" in hidden
    assert "Agent public" not in hidden
    images = visible_text(browse().get(address(of, "/images")))
    assert "Nord 20 contributions" in images and "Autres thèmes" not in images
    sheet = browse().get(address(of, "/chiffres/colleges.csv")).text
    assert (
        "phrase,2,Plusieurs veulent ouvrir le samedi.,8,,,,,\r\n" in sheet and "'=Le vélo" in sheet
    )
    assert browse().get(address(of, "/chiffres/autre.csv")).status_code == 404
    _counted_again(db.session.query(Synthesis).one(), tmp_path / "synthesis.json")
    rows[0].state = "refused"
    db.session.flush()
    assert visible_text(browse().get(address(of, "/colleges"))) == said
    for order in ("texte", "ensemble", "agents", "nimporte"):
        assert browse().get(address(of, f"/colleges?tri={order}")).status_code == 200


def _counted_again(synthesis, path):
    """By the command, from the document alone: the same bytes."""
    with storage().open(synthesis.document) as document, storage().open(synthesis.counts) as kept:
        path.write_bytes(document.read())
        made = CliRunner().invoke(counts_file, [str(path)])
        assert made.exit_code == 0 and made.stdout_bytes == kept.read() + b"\n"
    assert CliRunner().invoke(counts_file, [str(path), "--zone", "Lune/Mer"]).exit_code == 2


def test_a_version_without_agents_themes_or_counts_says_so(browse, session):
    of = make.consultation(phases=[make.phase(start=-20, end=-10)])
    who = make.member(of.lab, "facilitator", make.user(name="Zoé Vidal"))
    browser = browse(who)
    write(browser, of, "Le labo remercie chacun.")
    publish(browser, of)
    assert "Aucun agent n’a contribué" in visible_text(browse().get(address(of, "/colleges")))
    assert "Aucune contribution à dessiner" in visible_text(browse().get(address(of, "/images")))
    assert browse().get(address(of, "/images?version=7")).status_code == 404
    assert db.session.query(Synthesis).one().counts
