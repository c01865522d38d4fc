"""What is drawn of a result is what the count says, and stays inside its drawing."""

from __future__ import annotations

import re

import pytest

from consult.votes.counting import METHODS
from consult.votes.figures import Figure, flows
from consult.votes.figures.changes import parted
from consult.votes.figures.merit import looks
from consult.votes.method import named
from consult.votes.methods.majority_judgment import majority_values
from tests.votes import elections
from tests.votes.elections import figure, invented

ADDING = ("plurality", "approval", "score", "cumulative", "quadratic", "borda")
ROUNDS = ("irv", "stv")
BUDGETS = ("greedy", "equal-shares")
REAL = list(elections.real())


def inside(start: float, width: float) -> bool:
    return start >= 0 and width >= 0 and start + width <= 100.01


# Sums --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [1, 3, 200])
@pytest.mark.parametrize("slug", ADDING)
def test_a_bar_is_as_long_as_its_number_and_no_longer_than_the_drawing(slug, options):
    shown = invented(slug, options)
    drawn = shown.view().bars
    top = max(bar.value for bar in drawn)
    assert [bar.place.option for bar in drawn] == shown.result["ranking"]
    for bar in drawn:
        assert bar.value == shown.result["tally"][bar.place.option]
        assert inside(bar.start, bar.width)
        assert bar.width == pytest.approx(100 * bar.value / (top or 1), abs=0.01)


def test_shares_are_of_the_ballots_that_say_something():
    bars = figure("plurality", [(6, ["0"]), (2, ["1"]), (2, [])]).view().bars
    assert [bar.share for bar in bars] == [0.75, 0.25, 0]


def test_negative_numbers_grow_on_the_other_side_of_zero():
    given = {"negative": True}
    view = figure("quadratic", [(3, {"0": 3, "1": -1}), (1, {"1": -2})], given=given).view()
    assert view.zero == pytest.approx(100 * 5 / 14, abs=0.01)
    first, nothing, last = view.bars
    assert first.start == pytest.approx(view.zero, abs=0.01)
    assert last.start == 0
    assert last.width == pytest.approx(view.zero, abs=0.01)
    assert nothing.width == 0


def test_opinions_fill_the_bar_with_those_who_said_nothing():
    shown = invented("support", 20)
    for line in shown.view():
        assert sum(part.count for part in line.parts) == shown.expressed
        assert sum(part.width for part in line.parts) == pytest.approx(100, abs=0.01)
        assert line.balance == line.parts[0].count - line.parts[2].count


# Places ------------------------------------------------------------------------------------------


def test_options_that_ballots_do_not_separate_share_their_rank():
    bars = figure("approval", [(5, ["0", "1"]), (1, ["2"])]).view().bars
    assert [(bar.place.rank, bar.place.tied, bar.place.chosen) for bar in bars] == [
        (1, True, True),
        (1, True, True),
        (3, False, False),
    ]


def test_the_published_draw_leaves_no_rank_shared_and_is_said():
    shown = figure("approval", [(5, ["0", "1"])], given={"ties": "draw", "draw": "dé"})
    assert [bar.place.rank for bar in shown.view().bars] == [1, 2, 3]
    assert shown.tied() == []
    assert "Option 0" in shown.drawn()[0]
    assert "dé" in [value for _name, value in shown.rules()]


@pytest.mark.parametrize("slug", METHODS)
def test_rules_are_said_in_words(slug):
    for name, value in invented(slug).rules():
        assert str(name)
        assert str(value) not in ("", "None", "True", "False")


# Majority judgment -------------------------------------------------------------------------------


@pytest.mark.parametrize("absent", ["lowest", "own", "apart"])
def test_the_line_of_the_middle_touches_the_middle_grade(absent):
    shown = invented("majority-judgment", 12, given={"absent": absent})
    for line in shown.view().lines:
        assert sum(part.count for part in line.parts) == line.graded
        assert sum(part.width for part in line.parts) == pytest.approx(100, abs=0.02)
        middle = next(part for part in line.parts if part.start + part.width >= 50 - 0.001)
        assert middle.name == line.mention
        assert middle.count + line.above + line.below == line.graded


@pytest.mark.parametrize("number", [*range(2, 21), 250])
def test_every_scale_goes_from_bad_to_good(number):
    found = looks({"grades": number, "absent": "lowest"})
    assert len(found) == number
    assert (found[0], found[-1]) == ("bad-3", "good-3")
    assert ("middle" in found) == (number % 2 == 1)


@pytest.mark.parametrize(
    ("one", "two", "removed"),
    [
        ([3, 0, 2], [3, 2, 0], 2),  # 1 1 1 3 3 and 1 1 1 2 2: the middle, one below, then above
        ([1, 2], [2, 1], 0),  # the middles differ
        ([2, 2, 2], [2, 2, 2], 0),
        ([1, 3, 2], [2, 3, 1], 2),  # 1 2 2 2 3 3 and 1 1 2 2 2 3, on an even number
    ],
)
def test_middle_grades_are_removed_until_two_options_differ(one, two, removed):
    assert parted(one, two) == removed
    assert (majority_values([one, two])[0] == majority_values([one, two])[1]) == (one == two)


# Duels -------------------------------------------------------------------------------------------


def test_the_matrix_shows_each_duel_from_both_sides():
    view = invented("schulze", 6).view()
    for line in view.lines:
        for other, cell in zip(view.lines, line.cells, strict=True):
            if line is other:
                assert cell is None
                continue
            mirror = other.cells[line.number - 1]
            assert (cell.count, cell.against) == (mirror.against, mirror.count)
            assert {cell.outcome, mirror.outcome} in ({"won", "lost"}, {"even"})
    assert [duel.margin for duel in view.duels] == sorted(duel.margin for duel in view.duels)


def test_a_ring_is_drawn_with_its_weakest_duel():
    ballots = [(23, ["0", "1", "2"]), (19, ["1", "2", "0"]), (18, ["2", "0", "1"])]
    ring = figure("schulze", ballots).view().ring
    assert ring.decides
    assert [node.place.option for node in ring.nodes] == ["0", "1", "2"]
    assert [arrow.weakest for arrow in ring.arrows] == [False, False, True]
    for arrow in ring.arrows:
        x1, y1, x2, y2 = arrow.line
        assert all(0 < x < ring.width for x in (x1, x2, arrow.at[0]))
        assert all(0 < y < ring.height for y in (y1, y2, arrow.at[1]))


def test_duels_that_never_turn_draw_no_ring():
    assert figure("schulze", [(2, ["0", "1", "2"]), (1, ["1", "0"])]).view().ring is None


def test_two_hundred_options_have_a_matrix_that_one_can_read():
    view = invented("schulze", 200, 40).view()
    assert (len(view.lines), view.left_out, len(view.duels)) == (12, 188, 199)


# Rounds ------------------------------------------------------------------------------------------


def edges(path: str) -> list[float]:
    """x of the four corners of a flow: left and right above, left and right below."""
    corners = re.fullmatch(r"M(\S+) 0C.* (\S+) 100L(\S+) 100C.* (\S+) 0Z", path)
    assert corners
    top_left, bottom_left, bottom_right, top_right = map(float, corners.groups())
    return [top_left, top_right, bottom_left, bottom_right]


@pytest.mark.parametrize("options", [2, 8, 60])
@pytest.mark.parametrize("slug", ROUNDS)
def test_ballots_flow_from_round_to_round_and_none_is_lost(slug, options):
    view = invented(slug, options, 300, given={"seats": 2} if slug == "stv" else None).view()
    for stage, following in zip(view.drawn, view.drawn[1:], strict=False):
        for side, drawn in (("source", stage), ("target", following)):
            for segment in drawn.segments:
                moved = sum(f.count for f in stage.flows if getattr(f, side) == segment.option)
                assert moved == pytest.approx(segment.count)
        assert sum(flow.count for flow in stage.flows) == pytest.approx(view.total)
    for stage in view.drawn:
        assert sum(segment.count for segment in stage.segments) == pytest.approx(view.total)
        assert sum(segment.width for segment in stage.segments) == pytest.approx(100, abs=0.2)
        assert all(inside(segment.start, segment.width) for segment in stage.segments)
        for flow in stage.flows:
            corners = edges(flow.path)
            assert all(0 <= x <= flows.WIDTH for x in corners)
            assert corners[0] <= corners[1] and corners[2] <= corners[3]


def test_many_rounds_are_drawn_by_the_first_and_the_last():
    view = invented("irv", 60, 400).view()
    assert len(view.stages) > flows.MOST
    numbers = [stage.number for stage in view.drawn]
    assert numbers == [1, *range(len(view.stages) - 8, len(view.stages) + 1)]
    assert view.drawn[0].left_out == len(view.stages) - 10


def test_what_passes_the_quota_is_marked_where_it_starts():
    view = figure("stv", [(70, ["0", "1"]), (20, ["1"]), (10, ["2"])], given={"seats": 2}).view()
    first = view.drawn[0].segments[0]
    assert view.quota == 34
    assert first.quota == pytest.approx(34)
    assert [place.option for place in view.stages[0].elected] == ["0"]
    assert [(gain.place.option, gain.count) for gain in view.stages[0].gains] == [
        ("1", pytest.approx(36, abs=0.01))
    ]


def test_losses_are_shared_out_as_gains_are():
    moved = flows.spread(
        {"a": 50, "b": 30, "c": 20, "": 0}, {"a": 62, "b": 34, "c": 0, "": 4}, ["a", "b", "c", ""]
    )
    assert moved == {
        ("a", "a"): 50, ("b", "b"): 30, ("c", "a"): 12, ("c", "b"): 4, ("c", ""): 4,
    }  # fmt: skip


# Budgets -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", BUDGETS)
def test_the_envelope_fills_with_what_is_funded_and_with_nothing_else(slug):
    shown = invented(slug, 30)
    view = shown.view()
    assert [step.place.option for step in view.funded] == shown.result["winners"]
    assert sum(step.cost for step in view.funded) == view.spent
    assert view.left == view.budget - view.spent >= 0
    assert {step.place.option for step in view.steps} == set(shown.result["ranking"])
    for step in view.steps:
        assert inside(step.start, step.width)
        if step.funded:
            assert step.start + step.width <= view.limit + 0.01
            assert not step.cut


def test_a_project_that_does_not_fit_says_how_much_was_missing():
    shown = figure("greedy", [(9, ["0", "1"]), (5, ["2"])])  # 1,000, 2,000 and 3,000 of 9,000
    assert shown.view().left == 3000
    result = {**shown.result, "rounds": [
        {"option": "0", "score": 9, "cost": 1000, "left": 3000, "why": "bought"},
        {"option": "1", "score": 9, "cost": 2000, "left": 1000, "why": "bought"},
        {"option": "2", "score": 5, "cost": 3000, "left": 1000, "why": "dear"},
    ]}  # fmt: skip
    view = Figure(shown.method, result, shown.labels).view()
    assert view.steps[2].missing == 2000
    assert view.budget == 4000


def test_a_project_is_not_funded_for_a_reason_that_totals_can_prove():
    ballots = [(50, ["0"]), (10, ["2"]), (40, ["1"])]
    shown = figure("equal-shares", ballots, 3)
    view = Figure(
        shown.method, shown.result, shown.labels, costs={"0": 1000, "1": 2000, "2": 3000},
        budget=9000,
    ).view()  # fmt: skip
    assert [(step.place.option, step.why) for step in view.unfunded] == [("2", "short")]
    assert view.unfunded[0].missing == 3000 - 10 * 90


def test_with_unit_costs_places_are_counted():
    view = invented(
        "equal-shares", 9, given={"costs": "unit", "seats": 4, "completion": "add-one"}
    ).view()
    assert (view.unit, view.budget, len(view.funded)) == (True, 4, 4)


def test_two_rules_are_compared_on_the_same_ballots():
    shares, greedy = invented("equal-shares", 12), invented("greedy", 12)
    view = Figure(
        shares.method,
        shares.result,
        shares.labels,
        shares.costs,
        shares.budget,
        other=greedy.result,
    ).view()
    both, here, there = view.compared.both, view.compared.here, view.compared.there
    assert {p.option for p in [*both, *here]} == set(shares.result["winners"])
    assert {p.option for p in [*both, *there]} == set(greedy.result["winners"])


# What would have changed it ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "ballots", "said"),
    [
        ("plurality", [(6, ["0"]), (4, ["1"])], "Il manquait 2 voix à «\u00a0Option 1\u00a0»"),
        ("borda", [(1, ["0", "1"])], "Il manquait 1 point à «\u00a0Option 1\u00a0»"),
        ("irv", [(6, ["0"]), (4, ["1"])], "2 bulletins passés"),
        ("schulze", [(6, ["0", "1", "2"]), (3, ["1", "0", "2"])], "6 à 3\u00a0: 2 bulletins"),
        ("majority-judgment", [(3, {"0": 6}), (2, {"0": 2, "1": 5})], "Si 1 personne de plus"),
    ],
)
def test_what_would_have_changed_the_result_is_a_number_of_ballots(slug, ballots, said):
    assert said in figure(slug, ballots).change


def test_the_voices_of_credits_are_no_share_of_ballots():
    shown = figure("quadratic", [(2, {"0": 9}), (1, {"1": 3})])
    assert (
        "Il manquait 15 voix à «\u00a0Option 1\u00a0»" in shown.change and "%" not in shown.change
    )


def test_an_option_that_quotes_keeps_its_marks_apart_from_those_around_it():
    labels = {"0": "La permanence «\u00a0mobilité\u00a0» au café", "1": "L’arrêt"}
    said = "«\u00a0La permanence “mobilité” au café\u00a0» et «\u00a0L’arrêt\u00a0»"
    assert named(["0", "1"], labels) == said


def test_seats_are_no_rule_where_money_decides():
    said = {
        slug: [str(label) for label, _value in invented(slug, 5).rules()]
        for slug in ("equal-shares", "borda")
    }
    assert "Complément" in said["equal-shares"]
    assert "Nombre d’options à retenir" not in said["equal-shares"]
    assert "Nombre d’options à retenir" in said["borda"]


def test_the_number_said_of_majority_judgment_is_the_least_that_changes_the_grade():
    shown = figure("majority-judgment", [(5, {"0": 6}), (2, {"0": 2, "1": 5})])
    assert "Si 2 personnes de plus" in shown.change
    lowered = figure("majority-judgment", [(3, {"0": 6}), (4, {"0": 2, "1": 5})])
    assert lowered.result["rounds"][0]["grade"] < shown.result["rounds"][0]["grade"]


@pytest.mark.parametrize("slug", METHODS)
def test_one_option_or_no_ballot_has_nothing_to_change(slug):
    assert figure(slug, [], 3).change == ""
    assert invented(slug, 1).change == ""


@pytest.mark.parametrize("options", [1, 3])
@pytest.mark.parametrize("slug", METHODS)
def test_no_ballot_at_all_is_drawn_without_dividing_by_zero(slug, options):
    assert figure(slug, [], options).view() is not None
    assert figure(
        slug, [(4, {} if METHODS[slug].kind in ("grades", "points") else [])], options
    ).view()


@pytest.mark.parametrize(("path", "slug", "given"), REAL)
def test_real_elections_are_drawn_inside_their_drawing(path, slug, given):
    view = elections.shown(path, slug, given).view()
    for stage in getattr(view, "drawn", ()):
        assert all(inside(segment.start, segment.width) for segment in stage.segments)
        assert sum(flow.count for flow in stage.flows) == pytest.approx(
            view.total if stage.flows else 0
        )
    for step in getattr(view, "steps", ()):
        assert inside(step.start, step.width)
