"""The codebook: its themes, what is placed in each, what was done with each text, by which act.

Each row carries the act that last wrote it. An act keeps the rows as they were before it, and names
the acts whose rows it wrote over: it can be undone while no later act wrote over its own.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import User
from ...consultations.models import Consultation, Phase
from ...contributions.models import Contribution
from ...db import Base, Code, Key, Line, Moment, Prose, Record, Ref, one_of
from .readings import ProposedTheme

BY = ("machine", "rule", "person")
ORIGINS = ("reading", "person", "model")
READ, ASIDE = "read", "aside"
REASONS = ("off-topic", "empty", "unreadable", "duplicate", "language", "private", "other")


class CodingAct(Base):
    """What someone, or the machine (no one), did to the codebook in one go."""

    __tablename__ = "coding_act"
    __table_args__ = (Index("ix_coding_act_of", "consultation_id", "id"),)

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    consultation: Mapped[Consultation] = relationship()
    kind: Mapped[Code]
    about: Mapped[Prose] = mapped_column(default="")  # titles of themes: never words of a text
    texts: Mapped[int] = mapped_column(Integer, default=0)
    by_id: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    at: Mapped[Moment]
    before: Mapped[Record] = mapped_column(default=dict, deferred=True)  # rows by table
    over: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), default=list)
    undone_at: Mapped[Moment | None]
    undone_by: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))


def _written() -> Any:
    return mapped_column(ForeignKey(CodingAct.id, ondelete="CASCADE"), index=True)


class CodebookTheme(Base):
    """A theme that a person accepted. Merging writes ``merged_into_id`` and nothing else."""

    __tablename__ = "codebook_theme"
    __table_args__ = (
        CheckConstraint(one_of("origin", ORIGINS), name="origin"),
        CheckConstraint("title <> ''", name="title"),
        CheckConstraint("merged_into_id <> id AND parent_id <> id", name="not_itself"),
        Index("ix_codebook_theme_of", "consultation_id", "position", "id"),
    )

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    consultation: Mapped[Consultation] = relationship()
    phase_id: Mapped[Ref | None] = mapped_column(ForeignKey(Phase.id, ondelete="SET NULL"))
    parent_id: Mapped[Ref | None] = mapped_column(ForeignKey("codebook_theme.id"))
    merged_into_id: Mapped[Ref | None] = mapped_column(ForeignKey("codebook_theme.id"))
    title: Mapped[Line]
    description: Mapped[Prose] = mapped_column(default="")
    origin: Mapped[Code]
    proposed_by: Mapped[Line] = mapped_column(default="")  # the name of the model
    proposal_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(ProposedTheme.id, ondelete="SET NULL"), index=True
    )
    accepted_by: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    accepted_at: Mapped[Moment]
    position: Mapped[int] = mapped_column(Integer, default=0)
    retired_at: Mapped[Moment | None]
    act_id: Mapped[Ref] = _written()


class Placement(Base):
    """A text, or one idea of it, in a theme. ``start`` to ``stop`` are characters of the title, two
    line ends and the body of that version.
    """

    __tablename__ = "placement"
    __table_args__ = (
        UniqueConstraint(
            "contribution_id", "theme_id", "start", "stop", postgresql_nulls_not_distinct=True
        ),
        CheckConstraint(one_of("by", BY), name="by"),
        CheckConstraint(
            "(start IS NULL) = (stop IS NULL) AND (start IS NULL OR 0 <= start AND start < stop)",
            name="passage",
        ),
        Index("ix_placement_theme", "theme_id", "contribution_id"),
    )

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    contribution_id: Mapped[Ref] = mapped_column(ForeignKey(Contribution.id, ondelete="CASCADE"))
    version: Mapped[int] = mapped_column(Integer)
    theme_id: Mapped[Ref] = mapped_column(ForeignKey(CodebookTheme.id))
    start: Mapped[int | None] = mapped_column(Integer)
    stop: Mapped[int | None] = mapped_column(Integer)
    by: Mapped[Code]
    person_id: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    at: Mapped[Moment]
    checked_at: Mapped[Moment | None]  # by whoever read the whole text
    act_id: Mapped[Ref] = _written()


class Handling(Base):
    """Somebody read that version of a text, or set it aside. Rewritten since, it is to be read again."""

    __tablename__ = "handling"
    __table_args__ = (
        CheckConstraint(one_of("state", (READ, ASIDE)), name="state"),
        CheckConstraint(
            f"(state = 'aside' AND {one_of('reason', REASONS)}) OR (state = 'read' AND reason = '')",
            name="reason",
        ),
        CheckConstraint("reason <> 'other' OR note <> ''", name="note"),
        Index("ix_handling_of", "consultation_id", "state"),
    )

    contribution_id: Mapped[Ref] = mapped_column(
        ForeignKey(Contribution.id, ondelete="CASCADE"), primary_key=True
    )
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    version: Mapped[int] = mapped_column(Integer)
    state: Mapped[Code]
    reason: Mapped[Code] = mapped_column(default="")
    note: Mapped[Prose] = mapped_column(default="")
    by_id: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    at: Mapped[Moment]
    act_id: Mapped[Ref] = _written()


class LegalPoint(Base):
    """Someone of the lab says that a text raises a point of law or of safety, or says so no more."""

    __tablename__ = "legal_point"
    __table_args__ = (Index("ix_legal_point_of", "consultation_id", "standing"),)

    contribution_id: Mapped[Ref] = mapped_column(
        ForeignKey(Contribution.id, ondelete="CASCADE"), primary_key=True
    )
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    standing: Mapped[bool]
    note: Mapped[Prose] = mapped_column(default="")
    by_id: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    at: Mapped[Moment]
    act_id: Mapped[Ref] = _written()


class Codebook(Base):
    """A version that a person signed. It never changes."""

    __tablename__ = "codebook"
    __table_args__ = (UniqueConstraint("consultation_id", "number"),)

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    consultation: Mapped[Consultation] = relationship()
    number: Mapped[int] = mapped_column(Integer)
    at: Mapped[Moment]
    signed_by: Mapped[Line]  # the name, as it was
    note: Mapped[Prose] = mapped_column(default="")
    snapshot: Mapped[Record]
    digest: Mapped[str] = mapped_column(
        "fingerprint", String(64)
    )  # SHA-256 of the canonical JSON of the snapshot
