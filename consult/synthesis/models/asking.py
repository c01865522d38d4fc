"""What was asked to a language model, with whose consent, and what it proposed.

Neither the question nor the answer is kept: their facts are, and the proposals that were read.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import User
from ...consultations.models import Consultation
from ...db import Base, Code, Key, Line, Moment, Prose, Ref, one_of
from ...labs.models import Lab
from .coding import CodebookTheme
from .readings import Reading

ASKED = ("titles", "groups", "findings")


class ModelConsent(Base):
    """Somebody answers for what a lab sends to that model, at that host; it may be withdrawn."""

    __tablename__ = "model_consent"
    __table_args__ = (
        Index(
            "uq_model_consent_standing",
            "lab_id",
            "host",
            "model",
            unique=True,
            postgresql_where="withdrawn_at IS NULL",
        ),
    )

    id: Mapped[Key]
    lab_id: Mapped[Ref] = mapped_column(ForeignKey(Lab.id, ondelete="CASCADE"))
    host: Mapped[Line]
    model: Mapped[Line]
    given_by: Mapped[Line]  # the name, as it was
    given_at: Mapped[Moment]
    withdrawn_at: Mapped[Moment | None]


class ModelRequest(Base):
    """One question. The same one is not asked twice at once."""

    __tablename__ = "model_request"
    __table_args__ = (
        CheckConstraint(one_of("kind", ASKED), name="kind"),
        CheckConstraint("sent <= eligible", name="sent"),
        Index(
            "uq_model_request_unfinished",
            "consultation_id",
            "kind",
            "reading_id",
            "theme_id",
            unique=True,
            postgresql_where="ended_at IS NULL",
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_model_request_latest", "consultation_id", "id"),
    )

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    consultation: Mapped[Consultation] = relationship()
    kind: Mapped[Code]
    reading_id: Mapped[Ref | None] = mapped_column(ForeignKey(Reading.id, ondelete="SET NULL"))
    reading: Mapped[Reading | None] = relationship()
    theme_id: Mapped[Ref | None] = mapped_column(ForeignKey(CodebookTheme.id, ondelete="SET NULL"))
    theme: Mapped[CodebookTheme | None] = relationship()
    host: Mapped[Line]
    model: Mapped[Line]
    asked_by: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    asked_at: Mapped[Moment]
    seed: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column("fingerprint", String(64))  # SHA-256 of the bytes sent
    sent: Mapped[int] = mapped_column(Integer)  # texts
    eligible: Mapped[int] = mapped_column(Integer)
    # What its numbers mean: {"4711": 12}, contributions or themes; nothing outside of it.
    numbers: Mapped[dict[str, Any]] = mapped_column(JSONB)
    started_at: Mapped[Moment | None]
    ended_at: Mapped[Moment | None]
    failure: Mapped[Code] = mapped_column(default="")  # empty, or one of labels.MODEL_FAILURES
    milliseconds: Mapped[int | None] = mapped_column(Integer)
    asked_tokens: Mapped[int | None] = mapped_column(Integer)
    said_tokens: Mapped[int | None] = mapped_column(Integer)


class ModelProposal(Base):
    """Nothing until a person accepts it."""

    __tablename__ = "model_proposal"
    __table_args__ = (
        UniqueConstraint("request_id", "position"),
        CheckConstraint("accepted_at IS NULL OR set_aside_at IS NULL", name="one_end"),
    )

    id: Mapped[Key]
    request_id: Mapped[Ref] = mapped_column(ForeignKey(ModelRequest.id, ondelete="CASCADE"))
    request: Mapped[ModelRequest] = relationship()
    position: Mapped[int] = mapped_column(Integer)
    words: Mapped[Prose]  # those of the model
    line: Mapped[Prose]  # the same, as the manuscript writes a sentence
    given: Mapped[list[int]] = mapped_column(JSONB)  # the numbers it gave
    about: Mapped[list[int]] = mapped_column(JSONB)  # what they mean, for those that were sent
    accepted_at: Mapped[Moment | None]
    accepted_by: Mapped[Line] = mapped_column(default="")  # the name, as it was
    rewritten: Mapped[bool] = mapped_column(default=False)  # then its words are that person's
    set_aside_at: Mapped[Moment | None]
