"""What waits for a moderator: one open case for each thing, and one for each appeal."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import User
from ...db import Base, Code, Key, Moment, Ref, one_of
from ...labs.models import Lab
from .appeals import Appeal
from .decisions import Decision
from .things import NAMED, AboutAThing, names_one

# Why it waits: read before publication, held by a signal or a report, reported while public,
# contested by its author.
REASONS = ("before", "flagged", "reported", "appeal")
OPEN = "closed_at IS NULL"


class Case(AboutAThing, Base):
    """Opened by the database when a text becomes held (migration 0002), by actions for reports and
    appeals. ``place`` orders the queue: the hour of the deadline, then gravity; the database computes it.
    """

    __tablename__ = "moderation_case"
    __table_args__ = (
        *names_one(),
        CheckConstraint(one_of("reason", REASONS), name="reason"),
        CheckConstraint("(reason = 'appeal') = (appeal_id IS NOT NULL)", name="appeal"),
        CheckConstraint("lent_to IS NULL OR lent_until IS NOT NULL", name="lent"),
        *(
            Index(
                f"uq_case_open_{name[:-3]}",
                name,
                *(("consultation_id",) if name == "profile_id" else ()),
                unique=True,
                postgresql_where=f"{OPEN} AND appeal_id IS NULL AND {name} IS NOT NULL",
            )
            for name in NAMED
        ),
        Index(
            "uq_case_open_consultation",
            "consultation_id",
            unique=True,
            postgresql_where=f"{OPEN} AND appeal_id IS NULL AND kind_of_thing = 'consultation'",
        ),
        Index("uq_case_appeal", "appeal_id", unique=True, postgresql_where="appeal_id IS NOT NULL"),
        Index("ix_case_place", "place", "id", postgresql_where=OPEN),
        Index("ix_case_queue", "lab_id", "place", "id", postgresql_where=OPEN),
        Index("ix_case_queue_of", "consultation_id", "place", "id", postgresql_where=OPEN),
        Index("ix_case_by", "author_id", postgresql_where=OPEN),
        Index("ix_case_lent", "lent_to", postgresql_where=f"{OPEN} AND lent_to IS NOT NULL"),
    )

    id: Mapped[Key]
    lab_id: Mapped[Ref] = mapped_column(ForeignKey(Lab.id))  # who decides
    lab: Mapped[Lab] = relationship()
    reason: Mapped[Code]
    appeal_id: Mapped[Ref | None] = mapped_column(ForeignKey(Appeal.id, ondelete="CASCADE"))
    opened_at: Mapped[Moment]
    due_at: Mapped[Moment]
    gravity: Mapped[int] = mapped_column(SmallInteger, default=0)  # 0 ordinary … 3 cannot wait
    place: Mapped[int] = mapped_column(BigInteger, default=0)
    reports: Mapped[int] = mapped_column(Integer, default=0)
    # Who may not decide it: its author, and whoever took the contested decision.
    author_id: Mapped[int | None] = mapped_column(BigInteger)
    remover_id: Mapped[int | None] = mapped_column(BigInteger)
    lent_to: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    lent_until: Mapped[Moment | None]
    closed_at: Mapped[Moment | None]
    decision_id: Mapped[Ref | None] = mapped_column(ForeignKey(Decision.id, ondelete="SET NULL"))
