"""Mails, written in the transaction of the fact and delivered after it."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from ..accounts.models import User
from ..db import Base, Code, Key, Line, Moment, Prose, Ref


class Mail(Base):
    __tablename__ = "mail"

    id: Mapped[Key]
    user_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    to: Mapped[str] = mapped_column(String(254), index=True)
    subject: Mapped[Line]
    body: Mapped[Prose]  # plain text
    language: Mapped[str] = mapped_column(String(5))
    kind: Mapped[Code]  # sign-in, receipt, decision, invitation, changed…
    unsubscribe: Mapped[str] = mapped_column(String(500), default="")  # address; bulk mail only
    created_at: Mapped[Moment] = mapped_column(index=True)
    sent_at: Mapped[Moment | None]
    error: Mapped[Prose] = mapped_column(default="")


class Unsubscription(Base):
    """An address that asked for no more mails about a topic."""

    __tablename__ = "unsubscription"

    email: Mapped[str] = mapped_column(String(254), primary_key=True)
    topic: Mapped[Code] = mapped_column(primary_key=True)
    created_at: Mapped[Moment]
