"""People, the links that let them in, and their sessions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Base, Code, Key, Line, Moment, Prose, Ref, one_of
from ..permissions import COLLEGES

APPEARANCES = ("name", "agent", "service", "anonymous")


class User(Base):
    """Someone who proved an e-mail address. The college comes from that address, never declared."""

    __tablename__ = "user_account"
    __table_args__ = (
        CheckConstraint(one_of("college", COLLEGES), name="college"),
        CheckConstraint(one_of("appears_as", APPEARANCES), name="appears_as"),
        CheckConstraint("email = lower(email)", name="email_lower"),
        CheckConstraint(
            "college = 'agent' OR appears_as IN ('name', 'anonymous')", name="agent_appearance"
        ),
    )

    id: Mapped[Key]
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[Line] = mapped_column(default="")  # the display name; empty until chosen
    service: Mapped[Line] = mapped_column(default="")  # of an agent, shown only if they choose it
    college: Mapped[Code]
    appears_as: Mapped[Code] = mapped_column(default="anonymous")
    steward: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(String(5), default="fr")
    created_at: Mapped[Moment]
    closed_at: Mapped[Moment | None]


class SignInLink(Base):
    """A link sent by e-mail. Only the hash of its secret is kept; it serves once, by POST."""

    __tablename__ = "sign_in_link"

    hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    email: Mapped[str] = mapped_column(String(254), index=True)
    next: Mapped[str] = mapped_column(String(500), default="/")
    created_at: Mapped[Moment]
    expires_at: Mapped[Moment] = mapped_column(index=True)
    used_at: Mapped[Moment | None]

    def is_alive(self, at: datetime) -> bool:
        return self.used_at is None and at < self.expires_at


class AllowedDomain(Base):
    """Addresses there are accepted, whatever lists of throw-away services say."""

    __tablename__ = "allowed_domain"

    domain: Mapped[str] = mapped_column(String(253), primary_key=True)
    allowed_at: Mapped[Moment]


class ContestedDomain(Base):
    """Someone whose address was refused as a throw-away one, and says why it should not be."""

    __tablename__ = "contested_domain"
    __table_args__ = (UniqueConstraint("email"),)

    id: Mapped[Key]
    domain: Mapped[str] = mapped_column(String(253), index=True)
    email: Mapped[str] = mapped_column(String(254))  # to answer; forgotten with the answer
    reason: Mapped[Prose]
    language: Mapped[str] = mapped_column(String(5), default="fr")
    created_at: Mapped[Moment]


class Session(Base):
    """A signed-in browser. Deleting the row signs it out everywhere within seconds."""

    __tablename__ = "session"

    hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    user_id: Mapped[Ref] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), index=True)
    user: Mapped[User] = relationship()
    created_at: Mapped[Moment]
    expires_at: Mapped[Moment] = mapped_column(index=True)
