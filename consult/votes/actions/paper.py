"""Paper ballots: declared in lots, typed twice by two people, signed by both, put in the box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select, text

from ... import journal
from ...db import db, lock, now, reread, touch
from ...errors import Refused
from ...i18n import lazy_gettext as _l
from .. import custody, paper
from ..box.faults import Fault
from ..method import BadBallot, Choice
from ..models import TURNS, VOIDS, PaperEntry, PaperLot, PaperTypist, Vote
from .casting import NotOpenYet, Stopped


class NoPaper(Refused):
    message = _l("Ce scrutin n’accepte pas de bulletins papier.")
    status = 404


class TypingOver(Refused):
    message = _l("La saisie des bulletins papier est finie\u00a0: plus rien n’entre dans l’urne.")


class KnownLot(Refused):
    message = _l("Un lot de ce scrutin porte déjà ce nom.")


class LotSettled(Refused):
    message = _l("Ce lot est dans l’urne, ou retiré\u00a0: il ne change plus.")


class LotTaken(Refused):
    message = _l("Deux personnes saisissent déjà ce lot.")


class NotTyping(Refused):
    message = _l("Vous ne saisissez pas ce lot. Prenez d’abord la saisie sur la page du lot.")


class Signed(Refused):
    message = _l(
        "Ce lot est signé par l’une des deux personnes\u00a0: sa saisie ne change plus. Pour la "
        "reprendre, effacez l’une des deux saisies."
    )


class NoSuchBallot(Refused):
    message = _l("Ce lot n’a pas de bulletin de ce numéro.")
    status = 404


class NotTheSame(Refused):
    message = _l(
        "Ce lot ne peut pas être signé\u00a0: tous les bulletins doivent être saisis deux fois, et de la "
        "même façon."
    )


class TooEarly(Refused):
    message = _l(
        "Le scrutin est encore ouvert\u00a0: des bulletins papier peuvent encore être déposés."
    )


class LotsLeft(Refused):
    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            _l(
                "Ces lots ne sont ni dans l’urne ni retirés\u00a0: %(names)s.",
                names=", ".join(names),
            )
        )


class UnknownReason(BadBallot):
    message = _l("Choisissez pourquoi ce bulletin est nul.")


# With the others who enter: the keeper of the box waits for all of them, or all wait for it.
TOGETHER = text("SELECT pg_advisory_xact_lock_shared(:space, CAST(:vote_id AS int))")


def _enter_together(vote: Vote) -> None:
    db.session.execute(TOGETHER, {"space": custody.LOCKS, "vote_id": vote.id})
    reread(vote)
    if vote.paper_until is None:
        raise NoPaper
    if vote.manifest is None:
        raise NotOpenYet
    if vote.closed_at is not None or vote.paper_ended_at is not None or now() >= vote.paper_until:
        raise TypingOver
    if vote.stopped:
        raise Stopped


def _hold(lot: PaperLot) -> None:
    """Alone with this lot, as whoever wrote last left it."""
    _enter_together(lot.vote)
    lock(lot)
    if lot.entered_at is not None or lot.withdrawn_at is not None:
        raise LotSettled


def _record(verb: str, lot: PaperLot, actor_id: int, **details: Any) -> None:
    lab_id = lot.vote.consultation.lab_id
    journal.record(verb, lot, actor_id, lab_id=lab_id, vote=lot.vote_id, **details)


# A lot --------------------------------------------------------------------------------------------


def declare_lot(vote: Vote, name: str, announced: int, actor_id: int) -> PaperLot:
    _enter_together(vote)
    known = select(PaperLot.id).where(
        PaperLot.vote_id == vote.id, PaperLot.name == name, PaperLot.withdrawn_at.is_(None)
    )
    if db.session.scalar(known) is not None:
        raise KnownLot
    lot = PaperLot(vote_id=vote.id, vote=vote, name=name, announced=announced, created_at=now())
    db.session.add(lot)
    db.session.flush()
    _record("vote.paper_declare", lot, actor_id, announced=announced)
    return lot


def withdraw_lot(lot: PaperLot, reason: str, actor_id: int) -> None:
    """What was typed of it is forgotten; its name and the reason are published at the close."""
    _hold(lot)
    lot.withdrawn_at, lot.reason = now(), reason
    db.session.execute(delete(PaperTypist).where(PaperTypist.lot_id == lot.id))
    db.session.flush()
    db.session.expire(lot)
    _record("vote.paper_withdraw", lot, actor_id)


def end_paper(vote: Vote, actor_id: int) -> None:
    """No paper ballot is left to type: the box need not wait for them any longer."""
    custody.hold(vote)
    if vote.paper_until is None:
        raise NoPaper
    if vote.closed_at is not None or vote.paper_ended_at is not None:
        raise TypingOver
    if now() < vote.closes_at:
        raise TooEarly
    left = [one.name for one in paper.pending(vote.id)]
    if left:
        raise LotsLeft(left)
    vote.paper_ended_at = now()
    journal.record("vote.paper_end", vote, actor_id, lab_id=vote.consultation.lab_id)
    touch(vote.consultation.scope)


# Typing -------------------------------------------------------------------------------------------


def take_turn(lot: PaperLot, person_id: int, role: str) -> PaperTypist:
    """Begin to type a lot, first or second; or go on."""
    _hold(lot)
    mine = paper.seat(lot, person_id)
    if mine is not None:
        return mine
    free = sorted(set(TURNS) - {one.turn for one in lot.typists})
    if not free:
        raise LotTaken
    mine = PaperTypist(lot_id=lot.id, turn=free[0], person_id=person_id, role=role)
    db.session.add(mine)
    db.session.flush()
    db.session.expire(lot, ["typists"])
    _record("vote.paper_type", lot, person_id, turn=mine.turn)
    return mine


def give_up_turn(lot: PaperLot, turn: int, actor_id: int) -> None:
    """Forget what was typed in this turn, so that someone else types it."""
    _hold(lot)
    for one in lot.typists:
        one.signed_at = None
    db.session.flush()
    mine = (PaperTypist.lot_id == lot.id, PaperTypist.turn == turn)
    db.session.execute(delete(PaperTypist).where(*mine))
    db.session.expire(lot)
    _record("vote.paper_give_up", lot, actor_id, turn=turn)


def type_ballot(lot: PaperLot, person_id: int, number: int, said: Choice | str) -> None:
    """Seal what one of the two reads on a ballot: a choice, or why the ballot is void.

    Typing it again replaces it; nobody is shown what was typed before, their own included.
    """
    _hold(lot)
    mine = paper.seat(lot, person_id)
    if mine is None:
        raise NotTyping
    if any(one.signed_at for one in lot.typists):
        raise Signed
    if not 1 <= number <= lot.announced:
        raise NoSuchBallot
    if isinstance(said, str) and said not in VOIDS:
        raise UnknownReason
    try:
        made = paper.sealed(lot, mine.turn, number, said)
    except Fault as fault:
        raise Stopped from fault
    other = db.session.get(PaperEntry, (lot.id, 3 - mine.turn, number))
    former = db.session.get(PaperEntry, (lot.id, mine.turn, number))
    if former and other and former.mark != other.mark == made.mark:
        lot.settled += 1
    db.session.merge(made)
    db.session.flush()


# Signing ------------------------------------------------------------------------------------------


def sign_lot(lot: PaperLot, person_id: int) -> None:
    """One of the two attests that the lot is what the ballots say; with both, it enters the box."""
    _hold(lot)
    mine = paper.seat(lot, person_id)
    if mine is None:
        raise NotTyping
    if not paper.progress([lot])[lot.id].agreed:
        raise NotTheSame
    if mine.signed_at is None:
        mine.signed_at = now()
        db.session.flush()
        _record("vote.paper_sign", lot, person_id, turn=mine.turn)
    if len(lot.typists) == len(TURNS) and all(one.signed_at for one in lot.typists):
        try:
            paper.put_in_the_box(lot)
        except Fault as fault:
            raise Stopped from fault
        void = sum(lot.voids.values())
        _record("vote.paper_enter", lot, person_id, ballots=lot.announced - void, void=lot.voids)
