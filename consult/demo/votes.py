"""The votes of the demo, with ballots cast as the real ones are: no ballot can be joined to a voter."""

from __future__ import annotations

import random
import uuid

from flask import current_app

from ..bulk import copy
from ..consultations.models import Consultation
from ..db import db, now
from ..permissions import AGENT, CITIZEN
from ..votes import secrecy
from ..votes.models import Ballot, Option, RollEntry, Vote
from .contributions import Crowd
from .material.shape import Poll
from .typography import french


def create(poll: Poll, of: Consultation, numbers: dict[str, int]) -> Vote:
    phase = next(p for p in of.phases if p.kind == "vote")
    vote = Vote(
        consultation_id=of.id,
        phase_id=phase.id,
        title=french(poll.title),
        description=french(poll.description),
        minimum=1,
        maximum=poll.maximum,
        electorate=poll.electorate,
        created_at=min(phase.opens_at, now()),
    )
    vote.options = [
        Option(
            position=position,
            label=french(choice.label),
            description=french(choice.description),
            contribution_id=numbers.get(choice.idea),
        )
        for position, choice in enumerate(poll.choices, 1)
    ]
    db.session.add(vote)
    db.session.flush()
    return vote


def fill(vote: Vote, poll: Poll, crowd: Crowd, chance: random.Random) -> None:
    key = current_app.config["BALLOT_KEY"]
    roll, ballots = [], []
    for college, count in ((CITIZEN, poll.citizens), (AGENT, poll.agents)):
        for voter in chance.sample(crowd.of(college), count):
            roll.append({"vote_id": vote.id, "user_id": voter.id})
            ballots.append(
                {
                    "id": uuid.uuid4(),
                    "vote_id": vote.id,
                    "tag": secrecy.tag(key, vote.id, voter.id),
                    "college": college,
                    "choices": _choices(poll, chance),
                }
            )
    if not ballots:
        return
    vote.key_check = secrecy.fingerprint(key)
    # In another order than the roll: the place of a row on the disk must not join them.
    chance.shuffle(ballots)
    copy(RollEntry, roll)
    copy(Ballot, ballots)


def _choices(poll: Poll, chance: random.Random) -> list[int]:
    weights = [choice.weight for choice in poll.choices]
    wanted = chance.randint(1, poll.maximum)
    chosen: set[int] = set()
    while len(chosen) < wanted:
        chosen.update(chance.choices(range(1, len(weights) + 1), weights))
    return sorted(chosen)
