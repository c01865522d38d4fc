"""When each moderator is written to about what waits."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from ...accounts.models import User
from ...db import Base, Code, Moment, Ref, one_of
from .cases import Case

USUAL_HOUR = 9
GRAVE, LATE = REASONS = ("grave", "late")


class Digest(Base):
    """The hour of the day, in the zone of their lab; without a row, the usual one."""

    __tablename__ = "digest"
    __table_args__ = (CheckConstraint("hour BETWEEN 0 AND 23", name="hour"),)

    user_id: Mapped[Ref] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), primary_key=True)
    hour: Mapped[int] = mapped_column(SmallInteger, default=USUAL_HOUR)
    sent_on: Mapped[date | None]  # the day there


class Alerted(Base):
    """Teams were told of this, which they are once."""

    __tablename__ = "alerted"
    __table_args__ = (CheckConstraint(one_of("reason", REASONS), name="reason"),)

    case_id: Mapped[Ref] = mapped_column(ForeignKey(Case.id, ondelete="CASCADE"), primary_key=True)
    reason: Mapped[Code] = mapped_column(primary_key=True)
    at: Mapped[Moment]
