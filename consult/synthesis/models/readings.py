"""A run of the engine over the texts of a consultation, and the themes it proposes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, SmallInteger, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import User
from ...consultations.models import Consultation, Phase
from ...db import Base, Code, Key, Line, Moment, Ref


class Reading(Base):
    """Of the public contributions of one phase, or of all of them. One at a time."""

    __tablename__ = "reading"
    __table_args__ = (
        CheckConstraint("done BETWEEN 0 AND 100", name="done"),
        Index(
            "uq_reading_unfinished",
            "consultation_id",
            "phase_id",
            unique=True,
            postgresql_where="ended_at IS NULL",
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_reading_latest", "consultation_id", "id"),
    )

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    consultation: Mapped[Consultation] = relationship()
    phase_id: Mapped[Ref | None] = mapped_column(ForeignKey(Phase.id, ondelete="SET NULL"))
    phase: Mapped[Phase | None] = relationship()
    asked_by: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    asked_at: Mapped[Moment]
    wanted: Mapped[int | None] = mapped_column(Integer)  # how many themes, where someone said
    started_at: Mapped[Moment | None]
    done: Mapped[int] = mapped_column(SmallInteger, default=0)  # per cent
    ended_at: Mapped[Moment | None]
    failure: Mapped[Code] = mapped_column(default="")  # empty | failed | given-up | nothing
    texts: Mapped[int] = mapped_column(Integer, default=0)
    unplaced: Mapped[int] = mapped_column(Integer, default=0)
    # Whole texts said nearly alike, [contribution, version] each, the most central first.
    positions: Mapped[list[Any]] = mapped_column(JSONB, default=list, deferred=True)
    stamp: Mapped[dict[str, Any] | None] = mapped_column(JSONB)  # enough to read the same again


class ProposedTheme(Base):
    """Nothing until a person accepts it. The page shows it without reading its places."""

    __tablename__ = "proposed_theme"
    __table_args__ = (UniqueConstraint("reading_id", "position"),)

    id: Mapped[Key]
    reading_id: Mapped[Ref] = mapped_column(ForeignKey(Reading.id, ondelete="CASCADE"))
    reading: Mapped[Reading] = relationship()
    position: Mapped[int] = mapped_column(Integer)
    # The first that proposed it, where an earlier reading did.
    same_as_id: Mapped[Ref | None] = mapped_column(
        ForeignKey("proposed_theme.id", ondelete="SET NULL"), index=True
    )
    title: Mapped[Line]
    terms: Mapped[list[str]] = mapped_column(JSONB)
    texts: Mapped[int] = mapped_column(Integer)
    groups: Mapped[int] = mapped_column(Integer)
    # Passages: [contribution, version, start, stop]; start and stop null for the whole text.
    verbatims: Mapped[list[Any]] = mapped_column(JSONB)
    sample: Mapped[list[Any]] = mapped_column(JSONB)
    demands: Mapped[list[Any]] = mapped_column(JSONB, deferred=True)  # passages, then the turn
    objections: Mapped[list[Any]] = mapped_column(JSONB, deferred=True)
    places: Mapped[list[Any]] = mapped_column(JSONB, deferred=True)  # passages of every text


class ProposedGroup(Base):
    """Ideas of a proposed theme said nearly alike, down to one alone: all of them are listed."""

    __tablename__ = "proposed_group"
    __table_args__ = (UniqueConstraint("theme_id", "position"),)

    id: Mapped[Key]
    theme_id: Mapped[Ref] = mapped_column(ForeignKey(ProposedTheme.id, ondelete="CASCADE"))
    theme: Mapped[ProposedTheme] = relationship()
    position: Mapped[int] = mapped_column(Integer)
    texts: Mapped[int] = mapped_column(Integer)
    # Passages, never their words: those of a text that is hidden or erased go with it.
    ideas: Mapped[list[Any]] = mapped_column(JSONB)
