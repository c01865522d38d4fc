"""Votes, their options, who has voted, and what was chosen: no value joins the last two.

Their rows are written together: see secrecy.py and the administrator’s guide for what that leaves.
"""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import User
from ..consultations.models import AUDIENCES, Consultation, Phase
from ..contributions.models import Contribution
from ..db import Base, Code, Key, Line, Moment, Prose, Ref, one_of
from ..permissions import COLLEGES
from ..visibility import GRACE


class Vote(Base):
    __tablename__ = "vote"
    __table_args__ = (
        CheckConstraint(one_of("electorate", AUDIENCES), name="electorate"),
        CheckConstraint("minimum >= 0 AND maximum >= 1 AND minimum <= maximum", name="choices"),
    )

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(
        ForeignKey(Consultation.id, ondelete="CASCADE"), index=True
    )
    consultation: Mapped[Consultation] = relationship()
    phase_id: Mapped[Ref] = mapped_column(ForeignKey(Phase.id), index=True)
    phase: Mapped[Phase] = relationship(lazy="joined")
    title: Mapped[Line]
    description: Mapped[Prose] = mapped_column(default="")
    method_slug: Mapped[Code] = mapped_column("method", default="approval")
    minimum: Mapped[int] = mapped_column(Integer, default=1)
    maximum: Mapped[int] = mapped_column(Integer)
    electorate: Mapped[Code] = mapped_column(default="everyone")
    # Fingerprint of the key that tags ballots: a changed key would let everyone vote twice.
    key_check: Mapped[str] = mapped_column(String(64), default="")
    created_at: Mapped[Moment]

    options: Mapped[list[Option]] = relationship(
        order_by="Option.position", cascade="all, delete-orphan", back_populates="vote"
    )

    def stage(self, at: datetime) -> str:
        """coming, open, counting (the ten minutes of grace) or closed."""
        if at < self.phase.opens_at:
            return "coming"
        if at < self.phase.closes_at:
            return "open"
        return "counting" if at < self.phase.closes_at + GRACE else "closed"


class Option(Base):
    __tablename__ = "option"
    __table_args__ = (UniqueConstraint("vote_id", "position"),)

    id: Mapped[Key]
    vote_id: Mapped[Ref] = mapped_column(ForeignKey(Vote.id, ondelete="CASCADE"))
    vote: Mapped[Vote] = relationship(back_populates="options")
    position: Mapped[int] = mapped_column(Integer)  # from 1; what ballots hold
    label: Mapped[Line]
    description: Mapped[Prose] = mapped_column(default="")
    contribution_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(Contribution.id, ondelete="SET NULL")
    )


class Ballot(Base):
    """What one person chose. No date; ``tag`` is a hash keyed from outside the database."""

    __tablename__ = "ballot"
    __table_args__ = (
        UniqueConstraint("vote_id", "tag"),
        CheckConstraint(one_of("college", COLLEGES), name="college"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    vote_id: Mapped[Ref] = mapped_column(ForeignKey(Vote.id))
    tag: Mapped[bytes] = mapped_column(LargeBinary(32))
    college: Mapped[Code]
    choices: Mapped[list[int]] = mapped_column(ARRAY(Integer))


class RollEntry(Base):
    """Who has voted; nothing in it says what, nor when."""

    __tablename__ = "roll_entry"

    vote_id: Mapped[int] = mapped_column(BigInteger, ForeignKey(Vote.id), primary_key=True)
    user_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey(User.id), primary_key=True, index=True
    )
