"""Citizens and agents side by side: the gap, and no small count by any subtraction."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from consult.synthesis import colleges
from consult.synthesis.document import (
    Contribution,
    Document,
    Finding,
    Named,
    Theme,
    source,
)


def test_the_interval_of_the_gap_is_the_published_one():
    """Newcombe 1998, table II, method 10, examples (a) and (c)."""
    found = colleges.gap((56, 70), (48, 80))
    assert (round(found.difference, 4), round(found.low, 4), round(found.high, 4)) == (
        0.2,
        0.0524,
        0.3339,
    )
    found = colleges.gap((6, 7), (2, 7))
    assert (round(found.low, 4), round(found.high, 4)) == (0.0582, 0.8062)
    assert colleges.gap((0, 0), (1, 2)) is None


def document(draw: random.Random) -> Document:
    """Contributions in one, two or three themes, under parents; few agents; findings across."""
    themes = [
        Theme("A", "A"),
        *(Theme(f"A{n}", f"A{n}", "A") for n in range(3)),
        *(Theme(f"T{n}", f"T{n}") for n in range(4)),
    ]
    texts = []
    for n in range(draw.randrange(20, 90)):
        college = draw.choices(["citizen", "agent", "unknown"], [draw.choice([2, 6]), 2, 0.4])[0]
        placed = tuple(
            draw.sample([one.id for one in themes if one.id != "A"], draw.choice([1, 1, 1, 2]))
        )
        texts.append(Contribution(str(n), 1, college, "", "x", "public", "", placed))
    findings = []
    for n in range(5):
        cited = draw.sample(texts, draw.randrange(2, 15))
        findings.append(Finding(f"f{n}", "", "", sources=tuple(source(one) for one in cited)))
    return Document(
        Named("x", "x"), contributions=tuple(texts), themes=tuple(themes), findings=tuple(findings)
    )


def attacked(of: Document, table: colleges.Table) -> list[str]:
    """Every count under five of one college that sums and differences of the table give, with what
    the certificate and the drawings say of each contribution: written apart from the product, with
    exact fractions."""
    texts = of.populations[None]
    ids = {("theme", t.id): {c.id for c in of.populations[t.id]} for t in of.themes}
    ids |= {("finding", f.id): {s.id for s in f.sources} for f in of.findings}
    members = {c: {t.id for t in texts if t.college == c} for c in ("citizen", "agent")}
    order = [t.id for t in texts]
    # Contributions of the same lines are one column in each college, unless a shown line has nobody.
    signature = {one: tuple(one in i for i in ids.values()) for one in order}
    nobody = {
        (place, college)
        for place, (name, those) in enumerate(ids.items())
        for college, mine in members.items()
        for line in table.lines
        if (line.kind, line.id) == name and line.citizens is not None and not those & mine
    }
    college_of = {t.id: t.college for t in texts}
    columns = [
        (names, college)
        for names in dict.fromkeys(signature.values())
        for college in sorted({*members, *college_of.values()})
        if not any(inside and (place, college) in nobody for place, inside in enumerate(names))
    ]
    everyone = set(order)

    def vector(those: set[str], college: str | None) -> list[Fraction]:
        """How many of these lines are of this college: whoever they are."""
        names = {signature[one] for one in those}
        return [Fraction(n in names and college in (None, of)) for n, of in columns]

    basis: list[tuple[int, list[Fraction]]] = []

    def reduced(row: list[Fraction]) -> list[Fraction]:
        for pivot, one in basis:
            if row[pivot]:
                factor = row[pivot]
                row = [a - factor * b for a, b in zip(row, one, strict=True)]
        return row

    known: list[tuple[set[str], str | None]] = [(everyone, None)]
    known += [
        ({one for one in order if signature[one] == names}, None) for names in signature.values()
    ]
    if table.citizens is not None:
        known += [(everyone, college) for college in members]
    for line in table.lines:
        if line.citizens is not None:
            known += [(ids[line.kind, line.id], college) for college in members]
    for those, college in known:
        row = reduced(vector(those, college))
        pivot = next((n for n, one in enumerate(row) if one), None)
        if pivot is not None:
            basis.append((pivot, [one / row[pivot] for one in row]))
    found = []
    cells = [(f"in {name}", line) for name, line in ids.items()]
    cells += [(f"out of {name}", everyone - line) for name, line in ids.items()]
    cells += [
        (f"in {name} and {other}", line & ids[other])  # a flow, from a theme to a sentence
        for name, line in ids.items()
        for other in ids
        if (name[0], other[0]) == ("theme", "finding")
    ]
    for what, group in cells:
        for college, those in members.items():
            secret = group & those
            if 0 < len(secret) < 5 and not any(reduced(vector(group, college))):
                found.append(f"{len(secret)} {college} {what}")
    return found


@pytest.mark.parametrize("seed", range(8))
def test_no_count_under_five_comes_out_of_any_subtraction(seed):
    of = document(random.Random(seed))
    table = colleges.side_by_side(of)
    assert attacked(of, table) == []
    for line in table.lines:
        assert line.citizens is None or all(n == 0 or n >= 5 for n in (line.citizens, line.agents))


def test_the_attack_of_the_test_finds_what_a_table_without_second_suppression_gives():
    texts = [
        Contribution(str(n), 1, "agent", "", "", "public", "", ("a" if n < 3 else "b",))
        for n in range(12)
    ]
    texts += [
        Contribution(f"c{n}", 1, "citizen", "", "", "public", "", ("a" if n < 9 else "b",))
        for n in range(20)
    ]
    of = Document(
        Named("x", "x"), contributions=tuple(texts), themes=(Theme("a", "a"), Theme("b", "b"))
    )
    naive = colleges.Table(
        20, 12, 32,
        (colleges.Line("theme", "a", 12, None, None, None), colleges.Line("theme", "b", 20, 11, 9, None)),
    )  # fmt: skip
    assert attacked(of, naive)
    table = colleges.side_by_side(of)
    assert [line.agents for line in table.lines] == [None, None]
    assert (table.citizens, table.agents) == (20, 12)


def test_a_line_whose_total_leaves_one_answer_is_not_left_alone():
    """Two withheld lines, and no citizen left for them: all of theirs are agents."""
    texts = [
        Contribution(f"a{n}", 1, "agent", "", "", "public", "", ("x" if n < 3 else "y",))
        for n in range(9)
    ]
    texts += [Contribution(f"c{n}", 1, "citizen", "", "", "public", "", ("z",)) for n in range(10)]
    texts += [Contribution(f"b{n}", 1, "agent", "", "", "public", "", ("z",)) for n in range(6)]
    of = Document(
        Named("x", "x"), contributions=tuple(texts), themes=tuple(Theme(one, one) for one in "xyz")
    )
    shown = {line.id: line.agents for line in colleges.side_by_side(of).lines}
    assert shown == {"x": None, "y": None, "z": None}


def test_the_gap_is_told_where_both_stand():
    texts = [
        Contribution(f"a{n}", 1, "agent", "", "", "public", "", ("x" if n < 10 else "y",))
        for n in range(20)
    ]
    texts += [
        Contribution(f"c{n}", 1, "citizen", "", "", "public", "", ("x" if n < 6 else "y",))
        for n in range(30)
    ]
    of = Document(
        Named("x", "x"), contributions=tuple(texts), themes=(Theme("x", "x"), Theme("y", "y"))
    )
    line = colleges.side_by_side(of).lines[0]
    assert (line.citizens, line.agents) == (6, 10)
    assert line.gap.difference == pytest.approx(-0.3)
    assert line.gap.low < -0.3 < line.gap.high < 0
    hidden = replace(of, contributions=tuple(replace(t, state="hidden") for t in texts))
    assert colleges.side_by_side(hidden).lines[0].total == 0


def test_what_the_drawings_say_of_a_theme_without_agents_gives_no_small_number_away():
    """A sentence cites two texts of a theme where nobody is an agent: the flow would say two citizens."""
    texts = [
        Contribution(f"c{n}", 1, "citizen", "", "", "public", "", ("x" if n < 12 else "y",))
        for n in range(30)
    ]
    texts += [Contribution(f"a{n}", 1, "agent", "", "", "public", "", ("y",)) for n in range(12)]
    cited = (*texts[:2], *texts[12:20], *texts[30:36])
    of = Document(
        Named("x", "x"),
        contributions=tuple(texts),
        themes=(Theme("x", "x"), Theme("y", "y")),
        findings=(Finding("f", "", "", sources=tuple(source(one) for one in cited)),),
    )
    table = colleges.side_by_side(of)
    assert attacked(of, table) == []
    assert {line.id: line.agents for line in table.lines if line.kind == "theme"} != {
        "x": 0,
        "y": 12,
    }
