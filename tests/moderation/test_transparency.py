"""Public figures: computed from the journal, recounted from the rows, and naming nobody."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
import time_machine

from consult.db import db, now
from consult.journal import record
from consult.labs.models import Lab
from consult.moderation import actions, disclosure, figures
from consult.moderation.actions import merging
from consult.moderation.disclosure import REST, Place, atoms, grouped, stands
from consult.moderation.models import Decision, Report
from tests import make
from tests.conftest import visible_text

PRIME = (1 << 61) - 1
COUNTED = {  # what a line of each table counts
    "decisions": lambda key: figures.TOTAL,
    "kinds": lambda key: key[0],
    "grounds": lambda key: key[1] if key[0] != figures.KEPT else None,
    "signals": lambda key: key[3],
    "refused": lambda key: key[2] if key[0] == figures.REFUSED else None,
    "decided": lambda key: key[2],
}
SIDES = {"kept": True, "reasoned": False}


def acts(seed: int) -> list[tuple[Place, tuple[str, ...], int]]:
    """Decisions of some labs, many of them rare."""
    chance = random.Random(seed)
    found = []
    for lab, one, year in product((1, 2, 3), (1, 2, 3), (2025, 2026)):
        busy = chance.choice((0, 1, 4, 20, 60))
        for _n in range(chance.randrange(busy + 1)):
            kind = chance.choice(("kept", "kept", "kept", "refuse", "mask", "amend"))
            ground = "" if kind == "kept" else chance.choice(("insult", "hate", "duplicate"))
            college = chance.choice(("citizen", "citizen", "agent"))
            signal = chance.choice(("none", "none", "shown", "helped"))
            found.append((Place(lab, 10 * lab + one, year), (kind, ground, college, signal), 1))
    return found


Said = tuple[list[disclosure.Atom], str, str, int]


def published(by_subject: dict[str, list[disclosure.Atom]]) -> Iterator[Said]:
    """Each number, with the atoms it is made of: the finest that any page tells."""
    for kept in by_subject.values():
        for atom in kept:
            for table, counts in figures.of_decisions(atom).items():
                for category, number in counts.items():
                    yield [atom], table, category, number
    for one in by_subject["reasoned"]:
        beside = [other for other in by_subject["kept"] if other.place == one.place]
        for table, counts in figures.of_colleges(beside, [one]).items():
            for category, number in counts.items():
                yield [one, *beside], table, category, number


def independent(rows: list[list[int]]) -> list[list[int]]:
    """A basis of what these rows span, each with its pivot reduced to one."""
    basis: list[list[int]] = []
    for row in rows:
        row = reduced(row, basis)
        pivot = next((i for i, value in enumerate(row) if value), None)
        if pivot is not None:
            inverse = pow(row[pivot], -1, PRIME)
            basis.append([value * inverse % PRIME for value in row])
    return basis


def reduced(row: list[int], basis: list[list[int]]) -> list[int]:
    for one in basis:
        pivot = next(i for i, value in enumerate(one) if value)
        if row[pivot]:
            factor = row[pivot]
            row = [(a - factor * b) % PRIME for a, b in zip(row, one, strict=True)]
    return row


@pytest.mark.parametrize("seed", range(8))
def test_no_subtraction_between_views_gives_a_small_count_back(seed):
    """Whoever holds every published number, of all views, solves for no count of one to four."""
    given = acts(seed)
    sides = {
        name: atoms(one for one in given if (one[1][0] == figures.KEPT) is public)
        for name, public in SIDES.items()
    }
    truth = Counter[tuple[Place, tuple[str, ...]]]()
    for place, key, number in given:
        truth[place, key] += number
    cells = list(truth)
    inside = {
        (atom.place, key): atom for kept in sides.values() for atom in kept for key in atom.cells
    }
    said = list(published(sides))
    shown = {}
    for several, table, category, number in said:
        assert number == 0 or number >= disclosure.LEAST, (table, category, number)
        shown.setdefault((id(several[0]), table), set()).add(category)

    def of(place: Place, key: tuple[str, ...]) -> disclosure.Atom | None:
        steps = (place, disclosure._lab(place), disclosure._network(place), disclosure._ever(place))
        return next((inside[step, key] for step in steps if (step, key) in inside), None)

    rows = []
    for several, table, category, number in said:
        names = shown[id(several[0]), table] - {REST}
        row = []
        for place, key in cells:
            counted = COUNTED[table](key)
            here = any(of(place, key) is atom for atom in several) and counted is not None
            mine = counted == category or (category == REST and counted not in names)
            row.append(int(here and mine))
        assert sum(n * truth[cell] for n, cell in zip(row, cells, strict=True)) == number
        rows.append(row)
    basis = independent(rows)
    for table, count in COUNTED.items():
        for level in range(3):
            small = Counter[tuple[Place, str]]()
            for place, key in cells:
                up = (place, Place(place.lab, None, place.year), Place(None, None, place.year))
                if count(key) is not None:
                    small[up[level], count(key)] += truth[place, key]
            for (where, category), number in small.items():
                if number < disclosure.LEAST:
                    target = [
                        int(
                            count(key) == category
                            and (
                                place,
                                Place(place.lab, None, place.year),
                                Place(None, None, place.year),
                            )[level]
                            == where
                        )
                        for place, key in cells
                    ]
                    assert any(reduced(target, basis)), (table, where, category, number)
    for name, public in SIDES.items():
        told = sum(atom.total for atom in sides[name])
        held = sum(n for _p, key, n in given if (key[0] == figures.KEPT) is public)
        assert 0 <= held - told < disclosure.LEAST


def test_small_lines_are_grouped_and_a_network_of_four_acts_says_nothing():
    assert grouped({"a": 12, "b": 3, "c": 0}) == {REST: 15}
    assert grouped({"a": 12, "b": 3, "c": 2}) == {"a": 12, REST: 5}
    assert grouped({"a": 5, "b": 0}) == {"a": 5} and stands(0) and not stands(4)
    few = [(Place(1, 1, 2026), ("kept", "", "citizen", "none"), 2)] * 2
    assert atoms(few) == []
    assert figures.figures({"kept": []}, (4, 1.0, 2.0)).median is None


def decided(of, kind: str, moderator, **more) -> Decision:
    row = make.contribution(of, state="held" if kind != "restore" else "refused", **more)
    reasons = actions.Reasons(ground="insult" if kind == "refuse" else "", sentence="Non.")
    return actions.decide(row, kind, moderator, seen=actions.mark(row), reasons=reasons)


def numbers(page) -> dict[tuple[str, str], float]:
    rows = list(csv.reader(io.StringIO(page.text)))
    return {(table, category): float(number) for table, category, number in rows[1:]}


def test_figures_are_those_of_a_recount_of_the_rows(browse, session):
    of = make.consultation(regime="before")
    other, moderator = make.consultation(lab=of.lab), make.member(of.lab)
    agent = make.agent()
    for _n in range(8):
        decided(of, "publish", moderator)
    for _n in range(7):
        decided(of, "refuse", moderator)
    for _n in range(6):
        decided(of, "publish", moderator, author=agent)
    for _n in range(2):
        decided(other, "refuse", moderator)
    undone = decided(of, "refuse", moderator)
    actions.undo(undone, moderator)
    shown = make.contribution(of)
    for n in range(5):
        actions.report(shown, ground="insult", who=actions.Reporter(email=f"{n}@exemple.fr"))
    visitor = browse()
    page = visitor.get(f"/concertations/{of.slug}/transparence")
    assert page.headers["Cache-Control"].startswith("public")
    assert "La modération en chiffres" in visible_text(page)
    year = now().year
    found = numbers(visitor.get(f"/concertations/{of.slug}/transparence?annee={year}&format=csv"))
    standing = db.session.query(Decision).filter_by(undone_at=None, consultation_id=of.id)
    assert found["decisions", "total"] == standing.count() == 21
    assert found["kinds", "refuse"] == standing.filter_by(kind="refuse").count() == 7
    assert found["grounds", "insult"] == standing.filter_by(ground="insult").count()
    assert found["received", "total"] == db.session.query(Report).count() == 5
    assert found["reports", "insult"] == 5
    # Agents: six decisions, none refused; citizens: eight and seven.
    assert (found["refused", "citizen"], found["decided", "citizen"]) == (7, 15)
    assert (found["refused", "agent"], found["decided", "agent"]) == (0, 6)
    small = visitor.get(f"/concertations/{other.slug}/transparence")
    assert "Moins de cinq actes" in visible_text(small)
    network = numbers(visitor.get("/transparence?format=csv"))
    lab = numbers(visitor.get(f"/labos/{of.lab.slug}/transparence?format=csv"))
    # The two refusals elsewhere wait to be five: no subtraction tells that they are two.
    assert lab["decisions", "total"] == network["decisions", "total"] == 21
    for _n in range(3):
        decided(other, "refuse", moderator)
    assert numbers(visitor.get("/transparence?format=csv"))["decisions", "total"] == 26
    assert visitor.get("/transparence?annee=1999").status_code == 404
    assert visitor.get("/labos/nulle-part/transparence").status_code == 404


def test_appeals_are_counted_with_those_that_are_late(browse, session):
    lab: Lab = make.lab()
    of = make.consultation(lab=lab)
    at = now() - timedelta(days=40)

    class Appealed:
        __tablename__ = "appeal"

        def __init__(self, number: int) -> None:
            self.id = number

    with time_machine.travel(at, tick=False):
        for n in range(12):
            record("appeal.received", Appealed(n), None, lab_id=lab.id, consultation=of.id)
    for n, days in enumerate([3] * 6 + [20]):
        with time_machine.travel(at + timedelta(days=days), tick=False):
            record(
                "appeal.decided",
                Appealed(n),
                1,
                lab_id=lab.id,
                consultation=of.id,
                outcome="reversed",
            )
    found = numbers(browse().get(f"/concertations/{of.slug}/transparence?format=csv"))
    assert found["appeals", "total"] == 12
    assert (found["outcomes", "reversed"], found["outcomes", "pending"]) == (7, 5)
    assert (found["delays", "late"], found["delays", "on-time"]) == (6, 6)


def test_facilitators_download_each_act_with_its_before_and_after_and_no_citizen(browse, session):
    of = make.consultation()
    author = make.user(name="Zoé Citoyenne")
    moderator = make.member(of.lab, who=make.agent(name="=Marc()"))
    made = decided(of, "refuse", moderator, author=author, body="Le texte que nul ne lit.")
    actions.report(
        make.contribution(of), ground="hate", explanation="Dit.", who=actions.Reporter(author.id)
    )
    joined = [make.contribution(of, author=author) for _ in "123"]
    fold = merging.merge(of, {one.id for one in joined}, "Des bancs", "", moderator)
    merging.leave(joined[0], author.id)
    merging.undo(fold, moderator)
    elsewhere = make.consultation()
    decided(elsewhere, "publish", make.member(elsewhere.lab))
    path = f"/labos/{of.lab.slug}/moderation/journal.csv"
    answer = browse(make.member(of.lab, "facilitator")).get(path)
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    merges = [f"contribution.{verb}" for verb in ("merge", "leave", "unmerge")]
    verbs = ["moderation.refuse", "report.received", *merges]
    assert [row["verb"] for row in rows] == verbs
    assert [row["by"] for row in rows[2:]] == ["'=Marc()", "", "'=Marc()"]
    assert rows[2]["after"] == " ".join(str(one.id) for one in joined) and rows[4]["after"] == ""
    refusal = rows[0]
    assert (refusal["before"], refusal["after"]) == ("held", "refused")
    assert (refusal["decision"], refusal["ground"]) == (str(made.id), "insult")
    assert refusal["by"] == "'=Marc()" and refusal["object"] == "contribution"
    for hidden in ("Zoé", "exemple.fr", "nul ne lit", "Dit."):
        assert hidden not in answer.text
    for who in (None, author, moderator, make.member(make.lab(), "manager")):
        assert browse(who).get(path).status_code == 403
