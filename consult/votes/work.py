"""What time does to votes, each minute."""

from __future__ import annotations

from .. import db as database
from ..db import db, now
from ..jobs import every
from . import custody, sharing
from .box.faults import Fault
from .models import Vote


@every("* * * * *", "votes.tend")
def tend() -> None:
    """Open, list, close, count and recount what the hour asks; each vote on its own."""
    at = now()
    for vote_id in custody.due(at):
        vote = db.session.get(Vote, vote_id)
        if vote is None:
            continue
        try:
            custody.tend(vote, at)
            database.commit()
            sharing.recount(vote)
        except Fault as fault:
            database.rollback()
            custody.stop(vote, fault)
        database.commit()
