"""What someone may no longer do for a time in a lab's consultations."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ...accounts.models import User
from ...db import Base, Key, Moment, Ref
from ...labs.models import Lab
from .decisions import Decision


class Restriction(Base):
    """Warned first (``ends_at`` is ``starts_at``), then for a time, graduated."""

    __tablename__ = "restriction"
    __table_args__ = (
        CheckConstraint("ends_at >= starts_at", name="order"),
        Index("ix_restriction_of", "user_id", "lab_id", "ends_at"),
    )

    id: Mapped[Key]
    user_id: Mapped[Ref] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"))
    lab_id: Mapped[Ref] = mapped_column(ForeignKey(Lab.id))
    decision_id: Mapped[Ref] = mapped_column(
        ForeignKey(Decision.id, ondelete="CASCADE"), unique=True
    )
    starts_at: Mapped[Moment]
    ends_at: Mapped[Moment]
    lifted_at: Mapped[Moment | None]
