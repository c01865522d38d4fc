"""Limits on what writes and what sends mail, exact on every node: rows, in their own transaction.

A person who asks too often is refused. A network is not: a whole ministry stands behind one address.
Beyond what is usual there, letters are slower, and whoever keeps the server reads it in its log.
"""

from __future__ import annotations

import hmac
import logging
from contextlib import AbstractContextManager
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from flask import current_app, request
from sqlalchemy import Connection, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from .db import Base, Moment, db, now
from .errors import TooMany

log = logging.getLogger(__name__)


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
    """At most ``times`` of ``what`` by ``who`` in a window of ``seconds``; raises TooMany."""
    if count(what, who, seconds) > times:
        raise TooMany


def count(what: str, who: str, seconds: int) -> int:
    """One more, outside the request's transaction: a refused request counts too."""
    with transaction() as connection:
        counted: int = connection.exec_driver_sql(TAKE, taking(what, who, seconds)).scalar_one()
    return counted


def taking(what: str, who: str, seconds: int) -> dict[str, Any]:
    """The parameters of TAKE, for a statement that counts and acts at once."""
    at = now()
    # Of the day: what is counted tomorrow cannot be joined to what was counted today.
    said = f"{at:%Y-%m-%d}|{what}|{who}".encode()
    key = hmac.digest(current_app.config["SECRET_KEY"].encode(), said, "sha256").hex()
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


# Links by mail in an hour. Whoever asks for somebody else's uses up what their own network may ask for
# that address, and shuts it to nobody else.
ITS_OWN, AN_ADDRESS = 5, 30
# What is usual from a network, and to a domain; beyond, each letter waits a little longer.
USUAL_FROM, USUAL_TO = 60, 300
EACH_MORE, LONGEST = timedelta(seconds=1), timedelta(minutes=5)


def limit_letters(what: str, mailbox: str) -> None:
    limit(f"{what}, from", f"{mailbox}|{network()}", ITS_OWN, AN_HOUR)
    limit(what, mailbox, AN_ADDRESS, AN_HOUR)


def pace_sign_ins(mailbox: str) -> timedelta:
    """How long the link that this request asks for waits; raises TooMany when the address has enough."""
    limit_letters("sign-in to", mailbox)
    over = max(
        count("sign-in from", network(), AN_HOUR) - USUAL_FROM,
        count("sign-in to domain", mailbox.rpartition("@")[2], AN_HOUR) - USUAL_TO,
    )
    if over == 1:
        log.warning("sign-in: more than usual in an hour, from one network or to one domain")
    return min(max(over, 0) * EACH_MORE, LONGEST)


def network() -> str:
    """What an attacker has at once: the /24 of an IPv4 address, the /56 of an IPv6 one."""
    return _network(24, 56)


def visitor() -> str:
    """The network of the request, behind the declared proxies: whoever has IPv6 has a /64 of them."""
    return _network(32, 64)


def _network(bits: int, bits_of_ipv6: int) -> str:
    said = request.remote_addr or "unknown"
    try:
        address = ip_address(said)
    except ValueError:
        return said
    if isinstance(address, IPv6Address):
        # A socket that listens to both writes IPv4 as « ::ffff:… »: their /64 would be everybody's.
        address = address.ipv4_mapped or address
    found = ip_network((address, bits if address.version == 4 else bits_of_ipv6), strict=False)
    return str(found if found.num_addresses > 1 else address)


def purge() -> None:
    db.session.execute(text("DELETE FROM throttle WHERE ends_at < now()"))
