"""The votes of the demo, whose ballots are sealed, listed and counted as the real ones are."""

from __future__ import annotations

import random
from datetime import datetime
from typing import Any

from sqlalchemy import select

from ..accounts.addresses import mailbox
from ..bulk import copy
from ..consultations.models import Consultation
from ..db import db, now
from ..permissions import AGENT, CITIZEN, FACILITATOR, MODERATOR
from ..votes import custody, electors, paper, voters
from ..votes.box import sealing, tags
from ..votes.box.manifest import digest
from ..votes.counting import METHODS
from ..votes.method import GRADES, POINTS, RANKING, Rules
from ..votes.models import (
    ADD,
    CONFIDENTIAL,
    ROLL,
    SEALED,
    Elector,
    Envelope,
    Option,
    PaperLot,
    PaperTypist,
    RollEntry,
    Vote,
    Waiting,
)
from . import consultations
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
        method_slug=poll.method,
        variant={"maximum": poll.maximum} if poll.method == "approval" else poll.variant,
        budget=poll.budget,
        paper={"place": french(poll.paper), "hours": 24} if poll.paper else None,
        electorate=poll.electorate,
        secrecy=SEALED if poll.sealed else CONFIDENTIAL,
        publish=len(poll.choices) <= 6,
        created_at=min(of.created_at, now()),
    )
    vote.options = [
        Option(
            position=position,
            label=french(choice.label),
            description=french(choice.description),
            cost=choice.cost,
            contribution_id=numbers.get(choice.idea),
        )
        for position, choice in enumerate(poll.choices, 1)
    ]
    db.session.add(vote)
    db.session.flush()
    return vote


def fill(vote: Vote, poll: Poll, crowd: Crowd, chance: random.Random, at: datetime) -> None:
    """Open the box if its hour has come, put the ballots in it, and count those of a closed one."""
    if vote.phase.opens_at > at:
        return
    _enlist(vote, poll, crowd)
    custody.open_box(vote)
    _write_to(vote)
    _cast(vote, poll, crowd, chance)
    for lot in poll.lots:
        _type(vote, poll, lot, chance)
    if vote.last_ballots <= at:
        custody.close(vote)
        custody.count_here(vote)
    else:
        custody.list_waiting(vote)


def _enlist(vote: Vote, poll: Poll, crowd: Crowd) -> None:
    """The first people of the crowd: those who can be signed in as are on the list too."""
    agents = poll.listed // 4
    for one in crowd.agents[:agents] + crowd.citizens[: poll.listed - agents]:
        db.session.add(
            Elector(
                vote_id=vote.id,
                email=one.email,
                mailbox=mailbox(one.email),
                name=one.name,
                college=one.college,
            )
        )
    db.session.flush()


def _write_to(vote: Vote) -> None:
    """As if their letters had left at the opening."""
    for one in _listed(vote):
        one.link = electors.fingerprint(electors.link(custody.secrets_of(vote.id).roll, one))
        one.owed, one.written = "", True
    db.session.flush()


def _listed(vote: Vote) -> list[Elector]:
    asked = select(Elector).where(Elector.vote_id == vote.id).order_by(Elector.id.desc())
    return list(db.session.scalars(asked))


def _voters(vote: Vote, college: str, crowd: Crowd, chance: random.Random, count: int) -> list[str]:
    """What stands for each voter in its tags."""
    if vote.electorate == ROLL:  # the last of the list: the others can still be voted for
        mine = [tags.elector(one.id) for one in _listed(vote) if one.college == college]
        return mine[:count]
    return [voters.named(one) for one in chance.sample(crowd.of(college), count)]


def _cast(vote: Vote, poll: Poll, crowd: Crowd, chance: random.Random) -> None:
    manifest: dict[str, Any] = vote.manifest or {}
    held, box, named = custody.secrets_of(vote.id), manifest["box"], digest(manifest)
    rules = custody.rules_of(vote)
    roll, envelopes = [], []
    for college, count in ((CITIZEN, poll.citizens), (AGENT, poll.agents)):
        for voter in _voters(vote, college, crowd, chance, count):
            choice = METHODS[poll.method].check(_choice(poll, rules, chance), rules)
            ballot = sealing.plaintext(named, choice, sealing.new_code(), box["length"])
            sealed = sealing.seal(bytes.fromhex(box["public_key"]), ballot)
            mine = {"vote_id": vote.id, "stratum": college}
            roll.append({**mine, "tag": tags.roll_tag(held.roll, vote.id, voter)})
            envelopes.append(
                {
                    **mine,
                    "tag": tags.slot_tag(held.slot, vote.id, voter),
                    "ciphertext": sealed,
                    "hash": sealing.hash_of(sealed),
                }
            )
    # By their tags: the place of a row on the disk must not join them.
    copy(RollEntry, sorted(roll, key=lambda row: row["tag"]))
    copy(Envelope, sorted(envelopes, key=lambda row: row["tag"]))
    waiting = [{"vote_id": vote.id, "hash": row["hash"], "kind": ADD} for row in envelopes]
    copy(Waiting, sorted(waiting, key=lambda row: row["hash"]))


def _type(vote: Vote, poll: Poll, given: tuple[str, int, bool], chance: random.Random) -> None:
    """A lot of paper ballots: in the box, or waiting for the second person who types it."""
    name, count, twice = given
    rules = custody.rules_of(vote)
    lot = PaperLot(vote=vote, name=french(name), announced=count, created_at=now(), voids={})
    db.session.add(lot)
    db.session.flush()
    said: list[Any] = [_choice(poll, rules, chance) for _each in range(count - 1)] + ["marked"]
    turns = {1: FACILITATOR, 2: MODERATOR} if twice else {1: FACILITATOR}
    for turn, role in turns.items():
        who = consultations.member(vote.consultation.lab_id, role)
        signed = now() if twice else None
        typist = PaperTypist(lot_id=lot.id, turn=turn, person_id=who, role=role, signed_at=signed)
        db.session.add(typist)
        db.session.flush()
        for number, one in enumerate(said, start=1):
            db.session.add(paper.sealed(lot, turn, number, one))
        db.session.flush()
    if twice:
        paper.put_in_the_box(lot)


def _choice(poll: Poll, rules: Rules, chance: random.Random) -> Any:
    """What someone of this crowd would say: the heavier an option, the better it is judged."""
    kind = METHODS[poll.method].kind
    weights = {str(n): choice.weight for n, choice in enumerate(poll.choices, 1)}
    if chance.random() < 0.03:
        return {} if kind in (GRADES, POINTS) else []
    if kind == GRADES:
        top = rules["grades"]
        return {one: _grade(weight, top, chance) for one, weight in weights.items()}
    liking = sorted(weights, key=lambda one: chance.random() ** (100 / weights[one]), reverse=True)
    if kind == RANKING:
        return liking[: chance.randint(2, len(liking))]
    return liking[: chance.randint(1, poll.maximum)]


def _grade(weight: int, top: int, chance: random.Random) -> int:
    return max(1, min(top, round(chance.gauss(1 + weight / 100 * top, 1.3))))
