"""Sessions on the server: signing out deletes the row, and every node forgets within seconds."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, update

from ..db import db, execute, now
from .models import Session
from .person import Person

CITIZEN_LIFE = timedelta(days=30)
TEAM_LIFE = timedelta(hours=12)
REMEMBERED_SECONDS = 3.0

# One statement: the person, their roles, what holds them back. Those tables stand to the right of this
# domain.
LOAD = (
    "SELECT u.id, u.email, u.name, u.service, u.college, u.appears_as, u.language, u.steward, "
    "coalesce((SELECT json_object_agg(m.lab_id, m.role) FROM membership m WHERE m.user_id = u.id), "
    "'{}') AS roles, "
    "(SELECT json_agg(json_build_array(r.lab_id, r.ends_at, d.code, l.zone) ORDER BY r.ends_at) "
    "FROM restriction r JOIN decision d ON d.id = r.decision_id JOIN lab l ON l.id = r.lab_id "
    "WHERE r.user_id = u.id AND r.lifted_at IS NULL AND r.ends_at > %(now)s) AS restricted "
    "FROM session s JOIN user_account u ON u.id = s.user_id "
    "WHERE s.hash = %(hash)s AND s.expires_at > %(now)s AND u.closed_at IS NULL"
)

_known: dict[str, tuple[float, Person]] = {}
_lock = threading.Lock()


def fingerprint(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def open_session(user_id: int, *, team: bool) -> str:
    """The token of a new session; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    at = now()
    db.session.execute(
        insert(Session).values(
            hash=fingerprint(token),
            user_id=user_id,
            created_at=at,
            expires_at=at + (TEAM_LIFE if team else CITIZEN_LIFE),
        )
    )
    return token


def shorten(user_id: int) -> None:
    """Who joins a team, or the network, keeps no browser open longer than a team does."""
    latest = now() + TEAM_LIFE
    db.session.execute(
        update(Session)
        .where(Session.user_id == user_id, Session.expires_at > latest)
        .values(expires_at=latest)
    )


def load(token: str) -> Person | None:
    """The person behind a token, as of three seconds ago at most."""
    known = _known.get(token)
    if known is not None and time.monotonic() - known[0] < REMEMBERED_SECONDS:
        return known[1]
    row = execute(LOAD, {"hash": fingerprint(token), "now": now()}).fetchone()
    if row is None:
        _known.pop(token, None)
        return None
    roles = {int(lab): role for lab, role in row.roles.items()}
    restricted = {
        int(lab): (datetime.fromisoformat(ends), code, zone)
        for lab, ends, code, zone in row.restricted or ()
    }
    known_as = {**row._asdict(), "roles": roles, "restricted": restricted}
    person = Person(**known_as, session=token)
    with _lock:
        if len(_known) > 2000:
            _known.clear()
        _known[token] = (time.monotonic(), person)
    return person


def forget(token: str) -> None:
    """Make this process read the person again at once."""
    _known.pop(token, None)


def close_session(token: str) -> None:
    db.session.execute(delete(Session).where(Session.hash == fingerprint(token)))
    forget(token)


def close_all(user_id: int) -> None:
    db.session.execute(delete(Session).where(Session.user_id == user_id))
    for token in [t for t, (_at, person) in list(_known.items()) if person.id == user_id]:
        forget(token)
