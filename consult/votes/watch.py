"""The report of anomalies: added up once the box is closed, while its keys still are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import pairwise

from sqlalchemy import select

from ..accounts.addresses import mailbox
from ..accounts.models import User
from ..db import db, now, touch
from . import anomalies, board, custody, paper
from .anomalies import Anomalies
from .box import tags
from .models import ROLL, BoardHead, Elector, RollEntry, Vote, VoteReport

# (what stands for someone in tags, their mailbox, when their account was made)
Admitted = tuple[str, str, datetime | None]


def add_up(vote: Vote) -> None:
    """Once: who voted is found by the roll's key, counted in memory, and forgotten.

    Only shares of fifty people or more are kept, rounded, so that no row joins a voter to a time, to a
    domain nor to a ballot.
    """
    if vote.closed_at is None or vote.destroyed_at is not None or kept(vote.id) is not None:
        return
    opened_at = board.opened_at(vote.id)
    if opened_at is None:
        return
    key = custody.secrets_of(vote.id).roll
    marks = set(db.session.scalars(select(RollEntry.tag).where(RollEntry.vote_id == vote.id)))
    admitted = list(_admitted(vote))
    voters = [
        (address, made)
        for named, address, made in admitted
        if tags.roll_tag(key, vote.id, named) in marks
    ]
    said = anomalies.add_up(voters, [address for _n, address, _m in admitted], opened_at)
    if vote.electorate == ROLL:
        refused = select(Elector.id).where(Elector.vote_id == vote.id, Elector.refused)
        said["unreached"] = len(db.session.scalars(refused).all())
    db.session.add(VoteReport(vote_id=vote.id, said=said, at=now()))
    db.session.flush()
    touch(vote.consultation.scope)


def _admitted(vote: Vote) -> Iterator[Admitted]:
    if vote.electorate == ROLL:
        listed = select(Elector.id, Elector.mailbox).where(Elector.vote_id == vote.id)
        yield from ((tags.elector(n), address, None) for n, address in db.session.execute(listed))
        return
    asked = select(User.email, User.created_at).where(User.closed_at.is_(None))
    if vote.electorate != "everyone":
        asked = asked.where(User.college == vote.electorate.removesuffix("s"))
    for email, made in db.session.execute(asked):
        address = mailbox(email)
        yield address, address, made


def kept(vote_id: int) -> VoteReport | None:
    return db.session.get(VoteReport, vote_id)


def report(vote: Vote, numbers: Mapping[str, int]) -> Anomalies | None:
    """Of a closed vote: its list, and what was added up."""
    opened_at = board.opened_at(vote.id)
    if vote.closed_at is None or opened_at is None:
        return None
    heads = db.session.execute(
        select(BoardHead.size, BoardHead.published_at)
        .where(BoardHead.vote_id == vote.id)
        .order_by(BoardHead.batch)
    ).all()
    batches = [(later.published_at, later.size - sooner.size) for sooner, later in pairwise(heads)]
    found, on_paper = kept(vote.id), paper.published(vote)
    return anomalies.anomalies(
        opened_at,
        batches,
        numbers["added"],
        numbers["withdrawn"],
        found.said if found else None,
        on_paper.ballots if on_paper else 0,
    )
