"""Someone asks for a moderation."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ...accounts.models import User
from ...contributions import codes
from ...db import Base, Code, Key, Line, Moment, Prose, Ref, one_of
from ..grounds import REPORTED
from .things import AboutAThing, names_one

OUTCOMES = (
    "kept",
    "acted",
    "unfounded",
)  # « unfounded »: kept, and nothing in it called for a report


class Report(AboutAThing, Base):
    """From a person (known by account, address or neither); the same one counts once on a thing."""

    __tablename__ = "report"
    __table_args__ = (
        *names_one(),
        CheckConstraint(one_of("ground", tuple(REPORTED)), name="ground"),
        CheckConstraint(f"outcome IS NULL OR {one_of('outcome', OUTCOMES)}", name="outcome"),
        CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="closed_with_its_outcome"),
        UniqueConstraint("code"),
        Index(
            "ix_report_open", "consultation_id", "created_at", postgresql_where="closed_at IS NULL"
        ),
        Index("ix_report_by", "reporter_key", postgresql_where="reporter_key <> ''"),
    )

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(
        String(16), default=codes.new
    )  # told to who reports, to follow it
    ground: Mapped[Code]
    explanation: Mapped[Prose] = mapped_column(default="")
    reporter_id: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    reporter_name: Mapped[Line] = mapped_column(default="")
    reporter_email: Mapped[str] = mapped_column(String(254), default="")
    # Who reports, so that twice is once: « user 12 », a keyed hash of the address, or of the network.
    reporter_key: Mapped[str] = mapped_column(String(64), default="")
    language: Mapped[str] = mapped_column(String(5), default="fr")
    created_at: Mapped[Moment]
    closed_at: Mapped[Moment | None]
    outcome: Mapped[Code | None]

    @property
    def answerable(self) -> bool:
        """By account or by address: who reported is told what comes of it."""
        return self.reporter_id is not None or self.reporter_email != ""
