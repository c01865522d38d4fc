"""The count of approval votes, and what of it may be said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.votes import wording
from consult.votes.method import BadBallot, Rules
from consult.votes.methods.approval import Approval
from consult.votes.outcome import outcome
from consult.votes.wording import Wording

APPROVAL = Approval()
RULES = Rules(options=(1, 2, 3, 4), minimum=1, maximum=3)
FREE = Rules(options=(1, 2, 3, 4), minimum=0, maximum=4)


def ranks(count):
    return [(line.option, line.count, line.rank, line.tied) for line in count.lines]


@pytest.mark.parametrize("choices", [[], [1, 2, 3, 4], [5], [0], [1, 9]])
def test_a_ballot_that_breaks_the_rules_is_refused(choices):
    with pytest.raises(BadBallot):
        APPROVAL.ballot(choices, RULES)


def test_a_ballot_is_kept_in_one_form_whatever_the_order_and_the_repeats():
    assert APPROVAL.ballot([3, 1, 3], RULES) == (1, 3)


def test_options_with_as_many_votes_share_a_rank_and_the_next_one_waits():
    count = APPROVAL.count([((1, 2), 3), ((3,), 1), ((1, 2, 3), 2)], RULES)
    assert ranks(count) == [(1, 5, 1, True), (2, 5, 1, True), (3, 3, 3, False), (4, 0, 4, False)]


def test_blank_ballots_are_counted_apart():
    count = APPROVAL.count([((), 4), ((2,), 1)], FREE)
    assert (count.ballots, count.blank) == (5, 4)


def test_no_ballot_ties_all_options():
    assert {line.rank for line in APPROVAL.count([], RULES).lines} == {1}


ballots = st.lists(st.frozensets(st.sampled_from(FREE.options)).map(sorted), max_size=40)


@given(ballots, st.randoms())
def test_the_count_ignores_the_order_of_ballots_and_adds_up(cast, random):
    shuffled = random.sample(cast, len(cast))
    count = APPROVAL.count([(one, 1) for one in cast], FREE)
    assert count == APPROVAL.count([(one, 1) for one in shuffled], FREE)
    assert sum(line.count for line in count.lines) == sum(map(len, cast))
    for option in FREE.options:
        found = next(line.count for line in count.lines if line.option == option)
        assert found == sum(option in one for one in cast)


def said(citizens, agents):
    groups = [("citizen", (1,), citizens), ("agent", (2,), agents)]
    return outcome(APPROVAL, RULES, [g for g in groups if g[2]], signed=citizens + agents)


def test_the_split_by_college_is_shown_when_it_gives_nobody_away():
    found = said(5, 12)
    assert [count.ballots for count in found.colleges.values()] == [12, 5]
    assert not found.split_hidden


@pytest.mark.parametrize(("citizens", "agents"), [(4, 12), (12, 1), (2, 3)])
def test_the_split_hides_whole_when_a_college_has_fewer_than_five_ballots(citizens, agents):
    found = said(citizens, agents)
    assert found.split_hidden
    assert found.colleges == {}
    assert found.total.ballots == citizens + agents


def test_one_college_alone_has_nothing_to_split():
    found = said(3, 0)
    assert found.colleges == {} and not found.split_hidden


def test_a_count_that_disagrees_with_the_roll_says_so():
    assert outcome(APPROVAL, RULES, [("citizen", (1,), 3)], signed=3).agrees
    assert not outcome(APPROVAL, RULES, [("citizen", (1,), 3)], signed=2).agrees


def test_options_are_read_one_a_line_a_contribution_by_its_number():
    typed = "#12\n\n  Former   les agents \nn° 7 : Ouvrir tard\nNo 3\nNotre idée"
    assert wording.read(typed) == [
        Wording(number=12),
        Wording("Former les agents"),
        Wording("Ouvrir tard", 7),
        Wording(number=3),
        Wording("Notre idée"),
    ]
    again = [("Ouvrir", 12), ("Former", None)]
    assert wording.read(wording.write(again)) == [Wording("Ouvrir", 12), Wording("Former")]
