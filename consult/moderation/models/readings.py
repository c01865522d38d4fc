"""A decision judged again by someone who has not seen it."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import User
from ...db import Base, Code, Key, Moment, Ref, one_of
from ...labs.models import Lab
from .decisions import Decision

VERDICTS = ("publish", "mask", "amend", "refuse")


class SecondReading(Base):
    """Drawn at random among the decisions of a month; read once."""

    __tablename__ = "second_reading"
    __table_args__ = (
        UniqueConstraint("decision_id"),
        # The first reader is the one of the decision, whatever the code does…
        ForeignKeyConstraint(
            ["decision_id", "first_reader_id"],
            ["decision.id", "decision.moderator_id"],
            ondelete="CASCADE",
        ),
        # … and never the second.
        CheckConstraint("reader_id IS NULL OR reader_id <> first_reader_id", name="someone_else"),
        CheckConstraint(f"verdict IS NULL OR {one_of('verdict', VERDICTS)}", name="verdict"),
        CheckConstraint(
            "(read_at IS NULL) = (verdict IS NULL) AND (read_at IS NULL) = (reader_id IS NULL)",
            name="read_with_its_verdict",
        ),
        Index("ix_second_reading_waiting", "lab_id", "id", postgresql_where="read_at IS NULL"),
    )

    id: Mapped[Key]
    decision_id: Mapped[Ref]
    decision: Mapped[Decision] = relationship()
    first_reader_id: Mapped[int] = mapped_column(BigInteger)
    lab_id: Mapped[Ref] = mapped_column(ForeignKey(Lab.id))
    month: Mapped[str] = mapped_column(String(7))  # 2026-11
    reader_id: Mapped[Ref | None] = mapped_column(ForeignKey(User.id))
    verdict: Mapped[Code | None]
    read_at: Mapped[Moment | None]
