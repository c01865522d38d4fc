"""The imported list of a vote: its number and hash, and the links of its people.

A link is made from the roll's key, which lives outside the database: whoever reads the database has
the hash of each link and can make none. The same key makes the hash of the list, so that nobody
finds an address in it by trying.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, func, select, update

from ..accounts.addresses import masked
from ..db import db
from ..errors import Refused
from ..i18n import lazy_gettext as _l
from .box import tags
from .box.manifest import canonical
from .models import LINK, ROLL, Elector, Vote


class EmptyRoll(Refused):
    message = _l(
        "La liste électorale est vide\u00a0: l’urne ne peut pas s’ouvrir sans personne pour voter."
    )


@dataclass(frozen=True)
class Holder:
    """Someone who came by the link of a list: no account, and a right to vote here alone."""

    elector_id: int
    elector_of: int  # the vote
    college: str
    email: str
    name: str

    is_authenticated = False
    steward = False
    roles: Mapping[int, str] = field(default_factory=dict)
    team_labs: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """Never that of an account: tags of the two can not be the same."""
        return tags.elector(self.elector_id)

    @property
    def said(self) -> str:
        """As pages name them: the link may have been read by someone else."""
        return self.name or masked(self.email)


def link(key: bytes, elector: Elector) -> str:
    """The secret of someone's link: the same each time, until it is replaced."""
    said = f"link|{elector.vote_id}|{elector.id}|{elector.serial}".encode()
    return base64.urlsafe_b64encode(hmac.digest(key, said, "sha256")).decode().rstrip("=")


def fingerprint(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def by_link(vote_id: int, secret: str) -> Elector | None:
    asked = (Elector.vote_id == vote_id, Elector.link == fingerprint(secret))
    return db.session.scalar(select(Elector).where(*asked))


def holder(vote_id: int, elector_id: int, serial: int) -> Holder | None:
    """Who entered by a link that still holds."""
    row = db.session.execute(
        select(Elector.college, Elector.email, Elector.name).where(
            Elector.id == elector_id,
            Elector.vote_id == vote_id,
            Elector.serial == serial,
            Elector.link.is_not(None),
        )
    ).first()
    return Holder(elector_id, vote_id, *row) if row else None


def size(vote_id: int) -> int:
    return (
        db.session.scalar(
            select(func.count()).select_from(Elector).where(Elector.vote_id == vote_id)
        )
        or 0
    )


def sealed(vote_id: int, key: bytes) -> dict[str, Any]:
    """The list as the manifest fixes it: how many people, and one hash of them all."""
    rows = db.session.execute(
        select(Elector.id, Elector.email, Elector.mailbox, Elector.college, Elector.external_id)
        .where(Elector.vote_id == vote_id)
        .order_by(Elector.id)
    )
    people = [[str(row[0]), *row[1:]] for row in rows]
    said = b"list|" + canonical([str(vote_id), people])
    return {"size": len(people), "hash": hmac.digest(key, said, "sha256").hex()}


def fixed(vote: Vote, key: bytes) -> dict[str, Any]:
    """What the manifest says of the list, as the box opens; each person is then owed a link."""
    if vote.electorate != ROLL:
        forget(vote.id)  # written while the facilitator still hesitated
        return {}
    found = sealed(vote.id, key)
    if not found["size"]:
        raise EmptyRoll
    db.session.execute(update(Elector).where(Elector.vote_id == vote.id).values(owed=LINK))
    return {"roll": found}


def changed(vote: Vote, key: bytes) -> bool:
    """Someone was added, removed or altered since the box opened."""
    said = (vote.manifest or {}).get("roll")
    return said is not None and sealed(vote.id, key) != said


def forget(vote_id: int) -> None:
    """Names and addresses: with the keys of the vote, nothing says any more who could vote."""
    db.session.execute(delete(Elector).where(Elector.vote_id == vote_id))
