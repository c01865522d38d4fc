"""Limits on what writes and what sends mail, exact on every node: rows, in their own transaction."""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from flask import current_app, request
from sqlalchemy import Connection, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from .db import Base, Moment, db, now
from .errors import TooMany


class Throttle(Base):
    __tablename__ = "throttle"
    __table_args__ = {"prefixes": ["UNLOGGED"]}

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int] = mapped_column(Integer)
    ends_at: Mapped[Moment]


TAKE = (
    "INSERT INTO throttle (key, count, ends_at) VALUES (%(key)s, 1, %(ends)s) "
    "ON CONFLICT (key) DO UPDATE SET "
    "count = CASE WHEN throttle.ends_at < %(now)s THEN 1 ELSE throttle.count + 1 END, "
    "ends_at = CASE WHEN throttle.ends_at < %(now)s THEN %(ends)s ELSE throttle.ends_at END "
    "RETURNING count"
)


def transaction() -> AbstractContextManager[Connection]:
    """Committed at once, with its only statement."""
    return db.engine.connect().execution_options(isolation_level="AUTOCOMMIT")


def limit(what: str, who: str, times: int, seconds: int) -> None:
    """At most ``times`` of ``what`` by ``who`` in a window of ``seconds``; raises TooMany.

    Counted outside the request's transaction: a refused request counts too.
    """
    with transaction() as connection:
        count = connection.exec_driver_sql(TAKE, taking(what, who, seconds)).scalar_one()
    if count > times:
        raise TooMany


def taking(what: str, who: str, seconds: int) -> dict[str, Any]:
    """The parameters of TAKE, for a statement that counts and acts at once."""
    key = hashlib.sha256(f"{current_app.config['SECRET_KEY']}|{what}|{who}".encode()).hexdigest()
    at = now()
    return {"key": key, "now": at, "ends": at + timedelta(seconds=seconds)}


# A search reads every text that holds the word. A whole ministry behind one address waits a minute.
SEARCHES = 120
A_MINUTE, AN_HOUR = 60, 3600


def limit_searches() -> None:
    limit("search", visitor(), SEARCHES, A_MINUTE)


# Asked while people type: a room of sixty behind one address, each pausing every few seconds.
SUGGESTIONS = 600


def limit_suggestions() -> None:
    limit("suggestion", visitor(), SUGGESTIONS, A_MINUTE)


# The files of a vote are made for each who asks: a classroom takes the ten of them at once.
PROOFS = 600


def limit_proofs() -> None:
    limit("proof", visitor(), PROOFS, AN_HOUR)


# What makes a mail leave: by network first, so that whoever is refused shuts nobody's address.
SIGN_INS_FROM, SIGN_INS_TO = 60, 5


def limit_sign_ins(email: str) -> None:
    limit("sign-in from", visitor(), SIGN_INS_FROM, AN_HOUR)
    limit("sign-in to", email, SIGN_INS_TO, AN_HOUR)


def visitor() -> str:
    """The network of the request, behind the declared proxies: whoever has IPv6 has a /64 of them."""
    said = request.remote_addr or "unknown"
    try:
        address = ip_address(said)
    except ValueError:
        return said
    if not isinstance(address, IPv6Address):
        return said
    # A socket that listens to both writes IPv4 as « ::ffff:… »: their /64 would be everybody's.
    known = address.ipv4_mapped
    return str(known or ip_network((address, 64), strict=False))


def purge() -> None:
    db.session.execute(text("DELETE FROM throttle WHERE ends_at < now()"))
