"""Each rule says the same of a loaded row as of a mapped class, for every state and every viewer."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import aliased

from consult import visibility
from consult.comments.models import Comment
from consult.consultations.models import Consultation, Phase
from consult.contributions.models import Contribution
from consult.db import db, now
from consult.synthesis.models import Synthesis
from tests import make


@dataclass(frozen=True)
class Looker:
    id: int | None
    team_labs: frozenset[int] = frozenset()
    facilitated_labs: frozenset[int] = frozenset()


@pytest.fixture
def cast(session: Any) -> dict[str, Any]:
    """A consultation of each state, and whoever can look at it."""
    home, elsewhere = make.lab(), make.lab()
    author, other = make.user(), make.user()
    ours, theirs = frozenset({home.id}), frozenset({elsewhere.id})
    return {
        "consultations": [
            make.consultation(lab=home, published=False),
            make.consultation(lab=home, published=True),
        ],
        "author": author,
        "lookers": [
            Looker(None),
            Looker(author.id),
            Looker(other.id),
            Looker(other.id, team_labs=ours),
            Looker(other.id, team_labs=ours, facilitated_labs=ours),
            Looker(other.id, team_labs=theirs, facilitated_labs=theirs),
            Looker(author.id, team_labs=ours),
        ],
    }


def agree(
    rows: list[Any],
    lookers: list[Looker],
    on_row: Callable[[Any, Looker], Any],
    in_sql: Callable[[Looker], Any],
) -> None:
    """``in_sql`` selects the ids of the rows on which ``on_row`` is true."""
    for looker in lookers:
        expected = {row.id for row in rows if on_row(row, looker)}
        found = set(db.session.scalars(in_sql(looker)))
        assert found == expected, looker


def where(query: Any, condition: Any) -> Any:
    return query.where(visibility._sql(condition))


def contributions(cast: dict[str, Any]) -> list[Contribution]:
    authors = (None, cast["author"])
    return [
        make.contribution(of, state=state, author=author)
        for of, state, author in itertools.product(
            cast["consultations"], visibility.STATES, authors
        )
    ]


def test_consultations_agree(cast):
    agree(
        cast["consultations"],
        cast["lookers"],
        visibility.consultation,
        lambda who: where(select(Consultation.id), visibility.consultation(Consultation, who)),
    )


def test_contributions_agree(cast):
    agree(
        contributions(cast),
        cast["lookers"],
        lambda row, who: visibility.contribution(row, row.consultation, who),
        lambda who: where(
            select(Contribution.id).join(Contribution.consultation),
            visibility.contribution(Contribution, Consultation, who),
        ),
    )


def test_public_contributions_agree(cast):
    agree(
        contributions(cast),
        cast["lookers"],
        lambda row, _who: visibility.public_contribution(row, row.consultation),
        lambda _who: where(
            select(Contribution.id).join(Contribution.consultation),
            visibility.public_contribution(Contribution, Consultation),
        ),
    )


def comments(cast: dict[str, Any]) -> tuple[list[Comment], dict[int, Contribution]]:
    made, above = [], {}
    for contribution in contributions(cast):
        for state, author in itertools.product(visibility.STATES, (None, cast["author"])):
            comment = make.comment(contribution, state=state, author=author, body=state)
            made.append(comment)
            above[comment.id] = contribution
    return made, above


def test_comments_agree(cast):
    made, above = comments(cast)
    query = select(Comment.id).join(Contribution, Contribution.thread_id == Comment.thread_id)
    agree(
        made,
        cast["lookers"],
        lambda row, who: visibility.comment(row, above[row.id], row.consultation, who),
        lambda who: where(
            query.join(Consultation, Consultation.id == Comment.consultation_id),
            visibility.comment(Comment, Contribution, Consultation, who),
        ),
    )


def test_public_comments_agree(cast):
    made, above = comments(cast)
    query = select(Comment.id).join(Contribution, Contribution.thread_id == Comment.thread_id)
    agree(
        made,
        cast["lookers"],
        lambda row, _who: visibility.public_comment(row, above[row.id], row.consultation),
        lambda _who: where(
            query.join(Consultation, Consultation.id == Comment.consultation_id),
            visibility.public_comment(Comment, Contribution, Consultation),
        ),
    )


@pytest.mark.parametrize("minutes", [-51, -50, -49, 69, 70, 71])
def test_results_agree_on_both_sides_of_the_last_ballot(cast, minutes):
    at = now() + timedelta(minutes=minutes)
    phases = []
    for of in cast["consultations"]:
        for hours in (-1, 1):
            closes = now() + timedelta(hours=hours)
            phase = Phase(
                kind="vote", title="S", opens_at=closes - timedelta(days=1), closes_at=closes
            )
            of.phases.append(phase)
            phases.append(phase)
    db.session.flush()
    parent = aliased(Consultation)
    query = select(Phase.id).join(parent, parent.id == Phase.consultation_id)
    agree(
        phases,
        cast["lookers"],
        lambda row, who: visibility.result(row, row.consultation, who, at),
        lambda who: where(query, visibility.result(Phase, parent, who, at)).where(
            Phase.kind == "vote"
        ),
    )


def syntheses(cast: dict[str, Any]) -> list[Synthesis]:
    def synthesis(of: Consultation, version: int, published: datetime | None) -> Synthesis:
        return make.add(
            Synthesis(
                consultation_id=of.id,
                version=version,
                title="Ce que nous avons lu",
                body="",
                updated_at=now(),
                published_at=published,
            )
        )

    return [
        synthesis(of, version, published)
        for of in cast["consultations"]
        for version, published in ((1, now()), (2, None))
    ]


def test_syntheses_agree(cast):
    agree(
        syntheses(cast),
        cast["lookers"],
        lambda row, who: visibility.synthesis(row, row.consultation, who),
        lambda who: where(
            select(Synthesis.id).join(Synthesis.consultation),
            visibility.synthesis(Synthesis, Consultation, who),
        ),
    )


def test_a_visitor_without_a_name_is_not_the_author_of_texts_without_author(cast):
    of = cast["consultations"][1]
    nobody = Looker(None)
    for state in visibility.HIDDEN_STATES:
        held = make.contribution(of, state=state, author=None)
        assert not visibility.contribution(held, of, nobody)
        assert not visibility.signature(held, nobody)


def test_only_published_texts_are_public(cast):
    draft, of = cast["consultations"]
    for state in visibility.STATES:
        assert visibility.public_contribution(make.contribution(of, state=state), of) is (
            state == visibility.PUBLISHED
        )
        assert not visibility.public_contribution(make.contribution(draft, state=state), draft)


def test_a_result_stays_sealed_for_the_lab_itself(cast):
    of = cast["consultations"][1]
    vote = make.vote(make.consultation(lab=of.lab, phases=[make.phase("vote", -1, 1)]))
    manager = cast["lookers"][4]
    assert not visibility.result(vote.phase, vote.consultation, manager, now())
    last_ballot = vote.phase.closes_at + visibility.GRACE
    assert not visibility.result(vote.phase, vote.consultation, manager, vote.phase.closes_at)
    assert visibility.result(vote.phase, vote.consultation, manager, last_ballot)


def test_who_wrote_an_anonymous_text_is_known_to_its_author_and_to_the_lab_only(cast):
    of = cast["consultations"][1]
    anonymous = make.contribution(of, author=cast["author"], signature="")
    knows = [visibility.signature(anonymous, who) for who in cast["lookers"]]
    assert knows == [False, True, False, True, True, False, True]
