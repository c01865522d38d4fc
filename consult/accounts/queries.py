"""Questions about people, their links and their sessions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from ..db import Base, db, now
from .models import AllowedDomain, ContestedDomain, Session, SignInLink, User
from .sessions import fingerprint

# Columns by which a row belongs to someone; acts on other people's things are not theirs to take.
OWNERS = ("user_id", "author_id", "reporter_id")
# Never given out: secrets, and what is computed from the rest.
LEFT_OUT = ("hash", "search", "title_stems", "body_stems", "shuffle", "body_html")


def user_of(email: str) -> User | None:
    return db.session.scalar(select(User).where(User.email == email))


def stewards() -> list[User]:
    return list(
        db.session.scalars(
            select(User).where(User.steward, User.closed_at.is_(None)).order_by(User.id)
        )
    )


def contested_domains() -> list[ContestedDomain]:
    """Requests that nobody answered, the oldest first."""
    return list(db.session.scalars(select(ContestedDomain).order_by(ContestedDomain.created_at)))


def contests_of(domain: str) -> list[ContestedDomain]:
    return list(db.session.scalars(select(ContestedDomain).where(ContestedDomain.domain == domain)))


def allowed_domains() -> list[str]:
    return list(db.session.scalars(select(AllowedDomain.domain).order_by(AllowedDomain.domain)))


def link_of(secret: str) -> SignInLink | None:
    return db.session.get(SignInLink, fingerprint(secret))


def sessions_of(user_id: int) -> list[Any]:
    """The open sessions of someone, the newest first."""
    return list(
        db.session.execute(
            select(Session.hash, Session.created_at, Session.expires_at)
            .where(Session.user_id == user_id, Session.expires_at > now())
            .order_by(Session.created_at.desc())
        )
    )


def everything_about(user: User) -> dict[str, list[dict[str, Any]]]:
    """All rows that belong to ``user``, by table: whatever a later table adds is in it."""
    found = {"user_account": _rows(User.__table__, User.__table__.c.id, user.id)}
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if column.name in OWNERS and any(
                key.column is User.__table__.c.id for key in column.foreign_keys
            ):
                rows = _rows(table, column, user.id)
                if rows:
                    found[table.name] = rows
    return found


def _rows(table: Any, owner: Any, user_id: int) -> list[dict[str, Any]]:
    columns = [c for c in table.columns if c.name not in LEFT_OUT]
    answer = db.session.execute(
        select(*columns).where(owner == user_id).order_by(*table.primary_key)
    )
    return [dict(row._mapping) for row in answer]
