"""The keeping of the box: opened, listed in batches, closed, counted, destroyed.

Each step is one transaction that may run twice and does its work once: it holds the lock of the
vote alone, while ballots hold it together.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import delete, insert, select, text

from .. import journal
from ..consultations.models import Phase
from ..db import db, now, reread, touch
from ..errors import Refused
from ..i18n import lazy_gettext as _l
from . import board, bureau, electors, incidents, software
from .ballots import longest
from .box import bundle, heads, keys, result, sealing, terms, tie
from .box.faults import Fault
from .box.manifest import digest
from .counting import METHODS, count_choices
from .method import Rules
from .models import (
    ADD,
    ROLL,
    SEALED,
    WITHDRAW,
    Envelope,
    PaperEntry,
    PaperLot,
    RollEntry,
    Vote,
    VoteResult,
    Waiting,
    Withdrawn,
)

log = logging.getLogger(__name__)
LOCKS = 0x564F5445  # the space of advisory locks of votes
FEWEST_WAITING = 20  # envelopes listed together, so that a moment points to nobody
DECIMAL = re.compile(r"-?\d+\.\d+")
ALONE = text("SELECT pg_advisory_xact_lock(:space, CAST(:vote_id AS int))")


class NoKey(Refused):
    message = _l(
        "La clé des scrutateurs n’est pas encore déposée\u00a0: l’urne d’un vote secret ne peut pas "
        "s’ouvrir sans elle."
    )


class NotClosed(Refused):
    message = _l("L’urne n’est pas encore close.")


class Destroyed(Refused):
    message = _l("L’urne a été détruite\u00a0: il n’y a plus d’enveloppes à emporter ni à compter.")


class NotThisResult(Refused):
    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(
            _l("Ce résultat n’est pas celui de cette urne. %(faults)s", faults=" ".join(faults))
        )


def folder() -> Path:
    found: Path = current_app.config["VOTE_KEYS"]
    return found


def secrets_of(vote_id: int) -> keys.Secrets:
    """Raises a Fault when they are missing, damaged or readable by others."""
    return keys.load(folder(), str(vote_id))


def hold(vote: Vote) -> None:
    """Alone with this vote: no ballot is being cast, and it is read again."""
    db.session.execute(ALONE, {"space": LOCKS, "vote_id": vote.id})
    reread(vote)


# Opening ------------------------------------------------------------------------------------------


def rules_of(vote: Vote) -> Rules:
    """What the vote counts by, from its rows."""
    cents = [int(Decimal(option.cost) * 100) for option in vote.options]
    return METHODS[vote.method_slug].rules(
        [str(option.position) for option in vote.options],
        vote.variant,
        cents,
        int(Decimal(vote.budget or 0) * 100),
        100,
    )


def open_box(vote: Vote) -> None:
    """Fix everything in the manifest, whose hash begins the public list. Nothing changes after."""
    hold(vote)
    if vote.manifest is not None:
        return
    if vote.secrecy == SEALED and not vote.bureau:
        raise NoKey
    rules = rules_of(vote)
    held = _made(vote)
    vote.manifest = _manifest(vote, rules, held) | electors.fixed(vote, held.roll)
    entry = bytes.fromhex(digest(vote.manifest))
    db.session.flush()
    board.append(vote, [entry], held)
    journal.record("vote.open", vote, None, lab_id=vote.consultation.lab_id, manifest=entry.hex())
    touch(vote.consultation.scope)


def _made(vote: Vote) -> keys.Secrets:
    """The secrets of a vote; those of an opening that did not end have served nobody yet."""
    confidential = vote.secrecy != SEALED
    try:
        return keys.create(folder(), str(vote.id), confidential=confidential)
    except keys.AlreadyMade:
        keys.destroy(folder(), str(vote.id))
        return keys.create(folder(), str(vote.id), confidential=confidential)


def _manifest(vote: Vote, rules: Rules, held: keys.Secrets) -> dict[str, Any]:
    method = METHODS[vote.method_slug]
    length = sealing.length_for(longest(method.kind, rules))
    return {
        "vote": str(vote.id),
        "consultation": vote.consultation.slug,
        "title": vote.title,
        "description": vote.description,
        "options": [
            {
                "id": str(one.position),
                "label": one.label,
                "description": one.description,
                "contribution": one.contribution_id,
            }
            for one in vote.options
        ],
        "method": vote.method_slug,
        "variant": {name: value for name, value in rules.variant.items() if value is not None},
        "costs": list(rules.costs) if method.priced else [],
        "budget": rules.budget if method.priced else 0,
        "scale": rules.scale,
        "electorate": vote.electorate,
        "opens_at": vote.phase.opens_at.isoformat(),
        "closes_at": vote.phase.closes_at.isoformat(),
        "secrecy": vote.secrecy,
        "publish": vote.publish,
        "software": software.identity(),
        "box": _terms(vote, held, length).written(),
        **_paper(vote),
    }


def _paper(vote: Vote) -> dict[str, Any]:
    """Where one votes on paper and until when it is typed: said before opening, or not at all."""
    if vote.paper is None or vote.paper_until is None:
        return {}
    return {"paper": {"place": vote.paper["place"], "until": vote.paper_until.isoformat()}}


def _terms(vote: Vote, held: keys.Secrets, length: int) -> terms.Terms:
    board = heads.signing_public_key(held.signing).hex()
    if held.box is not None:
        public = terms.PublicKey.of(held.box)
        return terms.Terms(
            public.public_key,
            public.result_key,
            tie.hash_of(held.tie),
            board_key=board,
            length=length,
        )
    return bureau.agreed(vote.bureau or {}, board_key=board, length=length)


# Listing ------------------------------------------------------------------------------------------


def list_waiting(vote: Vote, *, last: bool = False) -> int:
    """Publish the envelopes that wait, sorted, when enough wait together; how many were listed."""
    hold(vote)
    if vote.manifest is None or (vote.closed_at is not None and not last):
        return 0
    mine = (Waiting.vote_id == vote.id, Waiting.kind == ADD)
    waiting = sorted(db.session.scalars(select(Waiting.hash).where(*mine)))
    if not waiting or (len(waiting) < FEWEST_WAITING and not last):
        return 0
    board.append(vote, waiting, secrets_of(vote.id))
    db.session.execute(delete(Waiting).where(*mine))
    return len(waiting)


# Closing ------------------------------------------------------------------------------------------


def close(vote: Vote) -> None:
    """No ballot enters any more; the last batch and the withdrawn envelopes are published."""
    hold(vote)
    if vote.manifest is None or vote.closed_at is not None:
        return
    vote.closed_at = now()
    # What was typed of lots that have not entered the box never will.
    mine = select(PaperLot.id).where(PaperLot.vote_id == vote.id)
    db.session.execute(delete(PaperEntry).where(PaperEntry.lot_id.in_(mine)))
    db.session.flush()
    list_waiting(vote, last=True)
    gone = select(Waiting.vote_id, Waiting.hash).where(
        Waiting.vote_id == vote.id, Waiting.kind == WITHDRAW
    )
    db.session.execute(insert(Withdrawn).from_select(["vote_id", "hash"], gone))
    db.session.execute(delete(Waiting).where(Waiting.vote_id == vote.id))
    said = board.numbers(vote.id)
    if not said.agree:
        incidents.tell(
            vote,
            "numbers",
            _l(
                "Les trois nombres ne s’accordent pas\u00a0: %(marks)s émargements, "
                "%(envelopes)s enveloppes, %(added)s ajouts et %(withdrawn)s retraits.",
                **vars(said),
            ),
        )
    if vote.electorate == ROLL:
        _check_roll(vote, said.marks)
    journal.record("vote.close", vote, None, lab_id=vote.consultation.lab_id, **vars(said))
    touch(vote.consultation.scope)


def _check_roll(vote: Vote, marks: int) -> None:
    """The imported list is the one of the opening, and no more people voted than it has."""
    listed = (vote.manifest or {})["roll"]["size"]
    if electors.changed(vote, secrets_of(vote.id).roll) or marks > listed:
        incidents.tell(
            vote,
            "roll",
            _l("La liste électorale n’est plus celle qui a été fixée à l’ouverture de l’urne."),
        )


def bundle_of(vote: Vote) -> bytes:
    """What is counted: the closed box and its list, without a tag."""
    if vote.closed_at is None or vote.manifest is None:
        raise NotClosed
    if vote.destroyed_at is not None:
        raise Destroyed
    secret = b"" if vote.secrecy == SEALED else secrets_of(vote.id).tie
    asked = select(Envelope.ciphertext, Envelope.hash, Envelope.stratum)
    held = db.session.execute(asked.where(Envelope.vote_id == vote.id)).all()
    return bundle.write(
        vote.manifest,
        (one.ciphertext for one in held),
        board.leaves(vote.id),
        board.withdrawn(vote.id),
        board.signed_heads(vote.id)[-1],
        board.numbers(vote.id),
        secret,
        {one.hash: one.stratum for one in held},
    )


# Counting -----------------------------------------------------------------------------------------


def count_here(vote: Vote) -> None:
    """Open and count where the server holds the key."""
    hold(vote)
    if vote.closed_at is None or vote.manifest is None or result_of(vote.id) is not None:
        return
    held = secrets_of(vote.id)
    if held.box is None:
        raise NotClosed
    _keep(vote, result.make(bundle.read(bundle_of(vote)), held.box, count_choices))


def choices_of(vote: Vote, kept: VoteResult) -> list[list[Any]] | None:
    """The opened ballots, [how many, choice]: as published, or opened again where the server can."""
    if "choices" in kept.said:
        found: list[list[Any]] = kept.said["choices"]
        return found
    if vote.secrecy == SEALED or vote.destroyed_at is not None:
        return None
    seed = secrets_of(vote.id).box or b""
    rows = db.session.scalars(select(Envelope.ciphertext).where(Envelope.vote_id == vote.id))
    length = terms.of(vote.manifest).length
    opened = sealing.open_all(rows, seed, digest(vote.manifest), length)
    return result.grouped([one.choice for one in opened.ballots])


def receive(vote: Vote, written: bytes, actor_id: int) -> VoteResult:
    """Keep the result that scrutineers signed, if it is of this very box."""
    hold(vote)
    if vote.closed_at is None:
        raise NotClosed
    try:
        said = result.read(written)
        faults = result.faults(said, bundle.read(bundle_of(vote)))
    except Fault as fault:
        raise NotThisResult([str(fault)]) from fault
    if faults:
        raise NotThisResult(faults)
    kept = result_of(vote.id)
    if kept is not None:
        if kept.said["result"] == said["result"]:
            return kept
        incidents.tell(
            vote,
            "results",
            _l("Deux dépouillements de cette urne ne donnent pas le même résultat."),
        )
        return kept
    journal.record("vote.result", vote, actor_id, lab_id=vote.consultation.lab_id)
    return _keep(vote, written)


def _keep(vote: Vote, written: bytes) -> VoteResult:
    said = result.read(written)
    made = VoteResult(
        vote_id=vote.id,
        signed=written,
        said=said,
        strata=said.get("strata", {}),
        checks={},
        beside={},
        counted_at=now(),
    )
    db.session.add(made)
    db.session.flush()
    touch(vote.consultation.scope)
    return made


def with_numbers(said: Any) -> Any:
    """A result as the engine gave it: what canonical JSON writes as a text is a number again."""
    if isinstance(said, str) and DECIMAL.fullmatch(said):
        return float(said)
    if isinstance(said, dict):
        return {key: with_numbers(value) for key, value in said.items()}
    return [with_numbers(one) for one in said] if isinstance(said, list) else said


def result_of(vote_id: int) -> VoteResult | None:
    return db.session.get(VoteResult, vote_id)


def destroy(vote: Vote) -> None:
    """The keys and the envelopes: what is left cannot be opened nor joined to anyone any more.

    See box/keys.py for what destroying a file does not guarantee.
    """
    hold(vote)
    if result_of(vote.id) is None:
        raise NotClosed
    if vote.destroyed_at is None:
        vote.destroyed_at = now()
        db.session.execute(delete(Envelope).where(Envelope.vote_id == vote.id))
        db.session.execute(delete(RollEntry).where(RollEntry.vote_id == vote.id))
        electors.forget(vote.id)
        db.session.flush()
        with suppress(keys.Missing):  # already gone: what was to be destroyed is
            keys.destroy(folder(), str(vote.id))
        touch(vote.consultation.scope)


def stop(vote: Vote, fault: Fault) -> None:
    """The keys of the vote cannot be used: nothing enters the box until they are back."""
    hold(vote)
    vote.stopped = True
    log.error("vote %s is stopped: %s", vote.id, fault)  # with the path of a file, not for everyone
    incidents.tell(
        vote, "keys", _l("Le scrutin est arrêté\u00a0: le serveur ne peut pas lire ses clés.")
    )


# What time brings ---------------------------------------------------------------------------------


def due(at: datetime) -> list[int]:
    """Votes that something may have to be done for."""
    unopened = Vote.manifest.is_(None) & (Vote.created_at < Phase.opens_at)
    asked = (
        select(Vote.id)
        .join(Phase, Phase.id == Vote.phase_id)
        .outerjoin(VoteResult, VoteResult.vote_id == Vote.id)
        .where(
            Phase.opens_at <= at,
            VoteResult.vote_id.is_(None) | (VoteResult.checks == {}),
            Vote.manifest.is_not(None) | unopened,
        )
    )
    return list(db.session.scalars(asked.order_by(Vote.id)))


def tend(vote: Vote, at: datetime) -> None:
    """Bring a vote to where the hour says it is; raises a Fault when its keys cannot be used."""
    if vote.manifest is None and at < vote.closes_at and vote.consultation.published_at:
        if vote.secrecy == SEALED and not vote.bureau:
            return  # its page says so
        if vote.electorate == ROLL and not electors.size(vote.id):
            return  # here too
        open_box(vote)
    if vote.manifest is not None and vote.closed_at is None:
        secrets_of(vote.id)
        vote.stopped = False
        if vote.is_over(at):
            close(vote)
        else:
            list_waiting(vote)
    if vote.closed_at is not None and vote.secrecy != SEALED:
        count_here(vote)
