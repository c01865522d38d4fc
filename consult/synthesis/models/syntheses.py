"""The published reading of a consultation, in versions."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import User
from ...consultations.models import Consultation
from ...db import Base, Key, Line, Moment, Prose, Ref


class Synthesis(Base):
    """A published version never changes: the next one is another row."""

    __tablename__ = "synthesis"
    __table_args__ = (
        UniqueConstraint("consultation_id", "version"),
        Index(
            "uq_synthesis_draft",
            "consultation_id",
            unique=True,
            postgresql_where="published_at IS NULL",
        ),
    )

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    consultation: Mapped[Consultation] = relationship()
    version: Mapped[int] = mapped_column(Integer)
    title: Mapped[Line]
    body: Mapped[Prose]  # Markdown; « #123 » quotes contribution 123
    body_html: Mapped[Prose] = mapped_column(default="")
    written_by: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    updated_at: Mapped[Moment]
    published_at: Mapped[Moment | None]
