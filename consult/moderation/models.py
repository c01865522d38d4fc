"""Reports and decisions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import User
from ..comments.models import Comment
from ..consultations.models import Consultation
from ..contributions.models import Contribution
from ..db import Base, Code, Key, Moment, Prose, Ref, one_of
from .grounds import GROUNDS

KINDS = ("publish", "amend", "refuse", "restore")
# What is reported and decided on, by the name used in addresses.
TARGETS: dict[str, Any] = {"contribution": Contribution, "comment": Comment}
EXACTLY_ONE = "(contribution_id IS NULL) <> (comment_id IS NULL)"


class Report(Base):
    """Someone asks for a moderation."""

    __tablename__ = "report"
    __table_args__ = (
        CheckConstraint(one_of("ground", tuple(GROUNDS)), name="ground"),
        CheckConstraint(EXACTLY_ONE, name="target"),
        Index(
            "ix_report_open", "consultation_id", "created_at", postgresql_where="closed_at IS NULL"
        ),
    )

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    consultation: Mapped[Consultation] = relationship()
    contribution_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(Contribution.id, ondelete="CASCADE"), index=True
    )
    contribution: Mapped[Contribution | None] = relationship()
    comment_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(Comment.id, ondelete="CASCADE"), index=True
    )
    comment: Mapped[Comment | None] = relationship()
    ground: Mapped[Code]
    explanation: Mapped[Prose] = mapped_column(default="")
    reporter_id: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    reporter_email: Mapped[str] = mapped_column(String(254), default="")
    created_at: Mapped[Moment]
    closed_at: Mapped[Moment | None]


class Decision(Base):
    """What a moderator did, on which ground, with reasons."""

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint(one_of("kind", KINDS), name="kind"),
        CheckConstraint(EXACTLY_ONE, name="target"),
        CheckConstraint(
            "kind IN ('publish', 'restore') OR (ground <> '' AND sentence <> '')", name="reasons"
        ),
        CheckConstraint("author_id IS NULL OR author_id <> moderator_id", name="not_their_own"),
    )

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(
        ForeignKey(Consultation.id, ondelete="CASCADE"), index=True
    )
    consultation: Mapped[Consultation] = relationship()
    contribution_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(Contribution.id, ondelete="CASCADE"), index=True
    )
    comment_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(Comment.id, ondelete="CASCADE"), index=True
    )
    kind: Mapped[Code]
    ground: Mapped[Code] = mapped_column(default="")
    sentence: Mapped[Prose] = mapped_column(default="")  # told to the author
    moderator_id: Mapped[Ref] = mapped_column(ForeignKey(User.id))
    author_id: Mapped[int | None] = mapped_column(BigInteger)  # of the text, at that moment
    state_before: Mapped[Code]
    decided_at: Mapped[Moment]


def about(model: type[Report] | type[Decision], kind: str) -> Any:
    """The column of a report or a decision that names its text."""
    return model.contribution_id if kind == "contribution" else model.comment_id
