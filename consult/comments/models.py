"""Threads and the arguments in them. Whatever can be discussed owns a thread."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import User
from ..consultations.models import Consultation
from ..db import Base, Code, Key, Line, Moment, Prose, Record, Ref, one_of
from ..visibility import STATES

SIDES = ("for", "against", "question", "neutral")
ORIGINS = ("web", "import", "paper", "workshop")
COLLEGES_OR_UNKNOWN = ("citizen", "agent", "unknown")


class Thread(Base):
    __tablename__ = "thread"

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(
        ForeignKey(Consultation.id, ondelete="CASCADE"), index=True
    )
    consultation: Mapped[Consultation] = relationship()


class Comment(Base):
    """An argument, or an answer to one (a single level: answers are not answered)."""

    __tablename__ = "comment"
    __table_args__ = (
        CheckConstraint(one_of("side", SIDES), name="side"),
        CheckConstraint(one_of("state", STATES), name="state"),
        CheckConstraint(one_of("origin", ORIGINS), name="origin"),
        CheckConstraint(one_of("college", COLLEGES_OR_UNKNOWN), name="college"),
        Index("ix_comment_thread", "thread_id", "state", "id"),
        Index(
            "uq_comment_external",
            "consultation_id",
            "external_id",
            unique=True,
            postgresql_where="external_id IS NOT NULL",
        ),
        # The same words by the same person in the same place are one argument, sent twice.
        Index(
            "uq_comment_said_once",
            "thread_id",
            "author_id",
            "side",
            text("coalesce(parent_id, 0)"),
            text("md5(body)"),
            unique=True,
            postgresql_where="author_id IS NOT NULL AND state <> 'withdrawn'",
        ),
        Index(
            "ix_comment_queue",
            "consultation_id",
            "state",
            "state_since",
            postgresql_where="state IN ('amend', 'refused')",
        ),
    )

    id: Mapped[Key]
    thread_id: Mapped[Ref] = mapped_column(ForeignKey(Thread.id, ondelete="CASCADE"))
    thread: Mapped[Thread] = relationship()
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    consultation: Mapped[Consultation] = relationship()
    parent_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("comment.id", ondelete="CASCADE"), index=True
    )
    side: Mapped[Code]
    body: Mapped[Prose]
    body_html: Mapped[Prose]
    author_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    signature: Mapped[Line] = mapped_column(default="")  # as shown; empty: anonymous
    college: Mapped[Code]
    state: Mapped[Code]
    state_since: Mapped[Moment]
    origin: Mapped[Code] = mapped_column(default="web")
    external_id: Mapped[str | None] = mapped_column(String(120))
    extra: Mapped[Record] = mapped_column(default=dict)  # as on a contribution
    counted_votes: Mapped[int] = mapped_column(Integer, default=0)  # imported with it, not persons
    created_at: Mapped[Moment]
    charter_version: Mapped[int | None] = mapped_column(Integer)  # as on a contribution
    published_at: Mapped[Moment | None]
