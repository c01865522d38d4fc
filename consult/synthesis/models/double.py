"""A sample read by a second person who does not see what the first one did."""

from __future__ import annotations

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import User
from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import Base, Key, Moment, Ref


class DoubleReading(Base):
    """A draw. Whoever has the journal draws the same texts."""

    __tablename__ = "double_reading"

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(
        ForeignKey(Consultation.id, ondelete="CASCADE"), index=True
    )
    consultation: Mapped[Consultation] = relationship()
    drawn_at: Mapped[Moment]
    seed: Mapped[str] = mapped_column(String(64))  # the hash of the last act of the journal


class ReadTwice(Base):
    __tablename__ = "read_twice"
    __table_args__ = (
        CheckConstraint("second_id IS NULL OR second_id <> first_id", name="someone_else"),
        CheckConstraint("(read_at IS NULL) = (second IS NULL)", name="read"),
        Index("ix_read_twice_waiting", "draw_id", "id", postgresql_where="read_at IS NULL"),
    )

    id: Mapped[Key]
    draw_id: Mapped[Ref] = mapped_column(ForeignKey(DoubleReading.id, ondelete="CASCADE"))
    draw: Mapped[DoubleReading] = relationship()
    contribution_id: Mapped[Ref] = mapped_column(
        ForeignKey(Contribution.id, ondelete="CASCADE"), index=True
    )
    version: Mapped[int] = mapped_column(Integer)
    first_id: Mapped[int] = mapped_column(BigInteger)
    first: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))  # themes; none for « set aside »
    second_id: Mapped[Ref | None] = mapped_column(ForeignKey(User.id))
    second: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))
    read_at: Mapped[Moment | None]
