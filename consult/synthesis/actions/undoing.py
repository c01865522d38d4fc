"""Undoing an act, whenever it was: whole, or not at all."""

from __future__ import annotations

from ... import journal
from ...consultations.models import Consultation
from ...db import db, lock, now
from .. import acts
from ..models import CodingAct
from ..queries import coding
from . import refusals


def undo(of: Consultation, act: CodingAct, who_id: int) -> None:
    """Every row as it was before. Refused by name while someone’s later act stands on it."""
    acts.lock(of)
    lock(act)
    if act.undone_at is not None:
        raise refusals.UndoneAlready
    stands = acts.later(act)
    if stands is not None:
        raise refusals.StandsOnIt(coding.name_of(stands.by_id), stands.at, of.lab.zone)
    if acts.homeless(act):
        raise refusals.Homeless
    acts.put_back(act)
    act.undone_at, act.undone_by = now(), who_id
    db.session.flush()
    journal.record(
        "coding.undo",
        act,
        who_id,
        lab_id=of.lab_id,
        consultation=of.id,
        kind=act.kind,
        about=act.about,
        texts=act.texts,
    )
