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
    c.SCORE,
    c.RANK,
    c.RETAINED,
)


def results(of: Consultation, complete: bool = False) -> Counted:
    """Of counted votes only."""
    found = [row for vote in unsealed(of) for row in _result(of, vote)]
    return Counted("resultats", RESULTS, found)


def unsealed(of: Consultation) -> list[Vote]:
    at = now()
    return [vote for vote in votes.votes_of(of.id) if visibility.result(vote, of, VISITOR, at)]


def _result(of: Consultation, vote: Vote) -> list[tuple[Any, ...]]:
    kept = votes.result(vote.id)
    if kept is None:
        return []
    # As on the page of the vote: the words of a contribution hide with it.
    labels = {str(one.position): one.label if one.shown else None for one in votes.choices(vote.id)}
    closed = db.session.scalar(select(day(vote.closes_at, of.lab.zone)))
    counts = [("tous", kept.said["result"]), *((SAID[k], v) for k, v in kept.strata.items())]
    return [
        (
            vote.id,
            of.slug,
            vote.title,
            vote.method_slug,
            closed,
            college,
            count["ballots"],
            count["blank"],
            int(option),
            labels[option],
            _score(count["tally"], option),
            rank,
            int(option in count["winners"]),
        )
        for college, count in counts
        for option, rank in _ranks(count)
    ]


def _ranks(count: dict[str, Any]) -> list[tuple[str, int]]:
    """Options best first; those that nothing separates share a rank, and the next one waits."""
    tied = {option: tie for tie in count["ties"] for option in tie}
    found: list[tuple[str, int]] = []
    for place, option in enumerate(count["ranking"], start=1):
        before = found[-1] if found else None
        together = before is not None and option in tied.get(before[0], ())
        found.append((option, before[1] if before and together else place))
    return found


def _score(tally: dict[str, Any], option: str) -> str:
    """What the method counted for an option: a number, or numbers separated by spaces."""
    said = tally.get("votes", tally).get(option, "")
    if isinstance(said, dict):
        return " ".join(f"{name}={number}" for name, number in said.items())
    return " ".join(map(str, said)) if isinstance(said, list) else str(said)
