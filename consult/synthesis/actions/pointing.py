"""Saying that a text raises a point of law or of safety: it must then appear in the synthesis."""

from __future__ import annotations

from sqlalchemy import delete

from ...consultations.models import Consultation
from ...db import db
from .. import acts
from ..models import CodingAct, LegalPoint
from ..queries import texts
from . import refusals


def point(
    of: Consultation, number: int, who_id: int, *, standing: bool = True, note: str = ""
) -> CodingAct | None:
    """Nothing is done where it is said already."""
    acts.lock(of)
    text = texts.one(of, number)
    if text is None:
        raise refusals.Overtaken
    there = db.session.get(LegalPoint, number, populate_existing=True)
    said = there is not None and there.standing
    if standing == said and (there is None or not standing or there.note == note):
        return None
    kind = "point" if standing else "point-lifted"
    with acts.act(of, kind, who_id, f"n°\u00a0{number}") as act:
        act.texts = 1
        kept = acts.keep(act, LegalPoint, LegalPoint.contribution_id == number)
        db.session.execute(delete(LegalPoint).where(LegalPoint.contribution_id.in_(kept)))
        db.session.expire_all()
        fields = {"standing": standing, "note": note, "by_id": who_id, "at": act.at}
        row = LegalPoint(contribution_id=number, consultation_id=of.id, act_id=act.id, **fields)
        db.session.add(row)
    return act
