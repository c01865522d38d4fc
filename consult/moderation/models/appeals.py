"""The author contests a decision; another person decides."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import User
from ...consultations.models import Consultation
from ...db import Base, Code, Key, Moment, Prose, Ref, one_of
from ...labs.models import Lab
from .decisions import Decision

OUTCOMES = ("upheld", "reversed")
ANSWERED_WITHIN = timedelta(days=15)


class Appeal(Base):
    __tablename__ = "appeal"
    __table_args__ = (
        UniqueConstraint("decision_id"),
        # The remover is the one of the decision, whatever the code does…
        ForeignKeyConstraint(
            ["decision_id", "remover_id"],
            ["decision.id", "decision.moderator_id"],
            ondelete="CASCADE",
        ),
        # … and never the one who decides again.
        CheckConstraint("decided_by IS NULL OR decided_by <> remover_id", name="someone_else"),
        CheckConstraint(f"outcome IS NULL OR {one_of('outcome', OUTCOMES)}", name="outcome"),
        CheckConstraint(
            "(decided_at IS NULL) = (outcome IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL) "
            "AND (decided_at IS NULL OR reasons <> '')",
            name="decided_with_reasons",
        ),
    )

    id: Mapped[Key]
    decision_id: Mapped[Ref]
    decision: Mapped[Decision] = relationship()
    remover_id: Mapped[int] = mapped_column(BigInteger)
    lab_id: Mapped[Ref] = mapped_column(ForeignKey(Lab.id))  # who decides again
    lab: Mapped[Lab] = relationship()
    elsewhere: Mapped[bool] = mapped_column(default=False)  # another lab than the consultation's
    argument: Mapped[Prose] = mapped_column(default="")
    email: Mapped[str] = mapped_column(String(254), default="")  # where the outcome is sent
    language: Mapped[str] = mapped_column(String(5), default="fr")
    created_at: Mapped[Moment]
    due_at: Mapped[Moment]
    decided_at: Mapped[Moment | None]
    decided_by: Mapped[Ref | None] = mapped_column(ForeignKey(User.id))
    outcome: Mapped[Code | None]
    reasons: Mapped[Prose] = mapped_column(default="")

    @property
    def consultation(self) -> Consultation:
        return self.decision.consultation
