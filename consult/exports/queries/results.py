"""Results of the votes whose seal has ended."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from ... import visibility
from ...consultations.models import Consultation
from ...db import db, now
from ...votes import queries as votes
from ...votes.models import Vote
from ...web import VISITOR
from .. import columns as c
from ..format import Column
from ..sheets import Counted
from .shared import SAID, day

RESULTS: tuple[Column, ...] = (
    c.VOTE,
    c.CONSULTATION,
    c.VOTE_TITLE,
    c.METHOD,
    c.CLOSED,
    c.COLLEGE,
    c.BALLOTS,
    c.BLANK,
    c.OPTION,
    c.OPTION_LABEL,
    c.APPROVALS,
    c.RANK,
)


def results(of: Consultation, complete: bool = False) -> Counted:
    """Of unsealed votes only."""
    found = [row for vote in unsealed(of) for row in _result(of, vote)]
    return Counted("resultats", RESULTS, found)


def unsealed(of: Consultation) -> list[Vote]:
    at = now()
    return [
        vote for vote in votes.votes_of(of.id) if visibility.result(vote.phase, of, VISITOR, at)
    ]


def _result(of: Consultation, vote: Vote) -> list[tuple[Any, ...]]:
    outcome = votes.result(vote)
    # As on the page of the vote: the words of a contribution hide with it.
    labels = {one.position: one.label if one.shown else None for one in votes.choices(vote.id)}
    closed = db.session.scalar(select(day(vote.phase.closes_at, of.lab.zone)))
    counts = [("tous", outcome.total), *((SAID[k], v) for k, v in outcome.colleges.items())]
    return [
        (
            vote.id,
            of.slug,
            vote.title,
            vote.method_slug,
            closed,
            college,
            count.ballots,
            count.blank,
            line.option,
            labels[line.option],
            line.count,
            line.rank,
        )
        for college, count in counts
        for line in count.lines
    ]
