"""What time does to votes, each minute."""

from __future__ import annotations

import logging
from collections.abc import Callable

from ... import db as database
from ...db import db, now
from ...jobs import every
from .. import custody, sharing, watch
from ..box.faults import Fault
from ..models import Vote
from . import letters

__all__ = ["letters", "tend"]

log = logging.getLogger(__name__)


class Untended(RuntimeError):
    """Votes that something unforeseen kept from being tended; the log says what."""


@every("* * * * *", "votes.tend")
def tend() -> None:
    """Open, list, close and count what the hour asks; then recount, which may take minutes."""
    at = now()
    due = custody.due(at)
    failed = [one for one in due if not _done(one, lambda vote: custody.tend(vote, at))]
    failed += [one for one in due if not _done(one, watch.add_up)]
    failed += [one for one in due if not _done(one, sharing.recount)]
    if failed:
        raise Untended(sorted(set(failed)))


def _done(vote_id: int, act: Callable[[Vote], None]) -> bool:
    """Each vote on its own: what goes wrong with one keeps no other from opening at its hour."""
    vote = db.session.get(Vote, vote_id)
    if vote is None:
        return True
    try:
        act(vote)
        database.commit()
    except Fault as fault:
        database.rollback()
        custody.stop(vote, fault)
        database.commit()
    except Exception:
        database.rollback()
        log.exception("vote %s", vote_id)
        return False
    return True
