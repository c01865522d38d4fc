"""What went wrong with a vote, for everyone to read on its page."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from .. import journal
from ..db import db, now, touch
from ..i18n import SOURCE, speaking
from .models import Incident, Vote

log = logging.getLogger(__name__)


def tell(vote: Vote, kind: str, said: Any) -> None:
    """Everyone reads it on the page of the vote, in the language of the site whoever caused it; the
    same one is told once.
    """
    known = select(Incident.id).where(Incident.vote_id == vote.id, Incident.kind == kind)
    if db.session.scalar(known.limit(1)) is None:
        with speaking(SOURCE):
            db.session.add(Incident(vote_id=vote.id, kind=kind, text=str(said), at=now()))
        journal.record("vote.incident", vote, None, lab_id=vote.consultation.lab_id, kind=kind)
        touch(vote.consultation.scope)
        log.error("vote %s: incident %s", vote.id, kind)


def told(vote_id: int) -> Iterable[Incident]:
    return db.session.scalars(
        select(Incident).where(Incident.vote_id == vote_id).order_by(Incident.id)
    )
