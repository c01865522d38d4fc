"""Consultations, their frame, their phases, their documents."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    event,
)
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import text
from ..db import Base, Code, Digest, Key, Line, Moment, Prose, Ref, now, one_of
from ..labs.models import Lab
from ..signals import KINDS as KINDS_OF_SIGNALS
from ..visibility import GRACE
from .phases import KINDS, Span, State, state_of

AUDIENCES = ("everyone", "citizens", "agents")
REGIMES = ("before", "after", "flagged")


class Consultation(Base):
    """A question put to a public by a lab. Its state is computed (phases.py), never stored."""

    __tablename__ = "consultation"
    __table_args__ = (
        CheckConstraint(one_of("who_may", AUDIENCES), name="who_may"),
        CheckConstraint(one_of("regime", REGIMES), name="regime"),
        Index(
            "ix_consultation_public",
            "published_at",
            "id",
            postgresql_where="published_at IS NOT NULL",
        ),
        Index("ix_consultation_search", "search", postgresql_using="gin"),
    )

    id: Mapped[Key]
    lab_id: Mapped[Ref] = mapped_column(ForeignKey(Lab.id), index=True)
    lab: Mapped[Lab] = relationship(lazy="joined")
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    title: Mapped[Line]  # the question
    subject: Mapped[Code] = mapped_column(default="")  # thématique: key of subjects.SUBJECTS
    essential: Mapped[list[str]] = mapped_column(
        ARRAY(String(300)), default=list
    )  # « L’essentiel »
    authority: Mapped[Prose] = mapped_column(default="")  # who asks
    open_to_change: Mapped[Prose] = mapped_column(default="")
    already_decided: Mapped[Prose] = mapped_column(default="")
    decider: Mapped[Prose] = mapped_column(default="")  # who decides, and how
    who_may: Mapped[Code] = mapped_column(default="everyone")
    account_required: Mapped[bool] = mapped_column(default=False)
    territory: Mapped[Line] = mapped_column(default="")  # said in words
    region: Mapped[str] = mapped_column(String(3), default="")  # INSEE code; empty: national
    regime: Mapped[Code] = mapped_column(default="after")  # moderation
    # What a machine may point at, for a person who decides: kinds of consult.signals.
    signals: Mapped[list[str]] = mapped_column(
        ARRAY(String(40)), default=lambda: list(KINDS_OF_SIGNALS)
    )
    moderation_hours: Mapped[int] = mapped_column(Integer, default=48)  # promised delay
    synthesis_due: Mapped[date | None]
    contact: Mapped[str] = mapped_column(String(254), default="")  # e-mail
    data_notice: Mapped[Prose] = mapped_column(default="")
    created_by: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[Moment]
    updated_at: Mapped[Moment]
    published_at: Mapped[Moment | None]
    synthesis_published_at: Mapped[Moment | None]
    # Phases of a draft that still lack a date: a Phase always has both.
    unfinished_phases: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    title_stems: Mapped[Prose] = mapped_column(default="")
    body_stems: Mapped[Prose] = mapped_column(default="")
    search: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(
            "setweight(to_tsvector('simple'::regconfig, title_stems), 'A') || "
            "setweight(to_tsvector('simple'::regconfig, body_stems), 'B')",
            persisted=True,
        ),
        deferred=True,
    )
    # Counts folded by a job from tally_delta, for lists and the hub.
    contributions_citizen: Mapped[int] = mapped_column(Integer, default=0)
    contributions_agent: Mapped[int] = mapped_column(Integer, default=0)
    contributions_other: Mapped[int] = mapped_column(
        Integer, default=0
    )  # imported, college unknown
    supports_count: Mapped[int] = mapped_column(Integer, default=0)
    comments_count: Mapped[int] = mapped_column(Integer, default=0)

    phases: Mapped[list[Phase]] = relationship(
        back_populates="consultation",
        order_by="Phase.opens_at, Phase.id",
        lazy="selectin",
        cascade="all, delete-orphan",
    )
    themes: Mapped[list[Theme]] = relationship(
        order_by="Theme.position", cascade="all, delete-orphan", back_populates="consultation"
    )
    documents: Mapped[list[Document]] = relationship(
        order_by="Document.id", cascade="all, delete-orphan"
    )

    @property
    def consultation(self) -> Consultation:
        return self

    @property
    def scope(self) -> str:
        """The version scope of its pages (cache.py)."""
        return f"c:{self.id}"

    @property
    def contributions_count(self) -> int:
        return self.contributions_citizen + self.contributions_agent + self.contributions_other

    def state(self, at: datetime | None = None) -> State:
        return state_of(self.published_at, self.synthesis_published_at, self.phases, at or now())


@event.listens_for(Consultation, "before_insert")
@event.listens_for(Consultation, "before_update")
def _index_words(_mapper: Any, _connection: Any, row: Consultation) -> None:
    """What the search finds follows what is written, whoever writes it."""
    frame = [*(row.essential or ()), row.authority, row.territory, row.open_to_change, row.decider]
    row.title_stems = " ".join(text.stems(row.title))
    row.body_stems = " ".join(stem for part in frame if part for stem in text.stems(part))


class Dates:
    """When something that opens and closes is open."""

    def is_current(self: Span, at: datetime) -> bool:
        return self.opens_at <= at < self.closes_at

    def accepts(self: Span, at: datetime, form_opened_at: datetime | None = None) -> bool:
        """Current, or within ten minutes of closing for a form opened before it."""
        if self.opens_at <= at < self.closes_at:
            return True
        return (
            form_opened_at is not None
            and self.opens_at <= form_opened_at < self.closes_at
            and at < self.closes_at + GRACE
        )


class Phase(Dates, Base):
    """A dated part of a consultation; its kind says what it opens."""

    __tablename__ = "phase"
    __table_args__ = (
        CheckConstraint(one_of("kind", tuple(KINDS)), name="kind"),
        CheckConstraint("closes_at > opens_at", name="order"),
    )

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(
        ForeignKey(Consultation.id, ondelete="CASCADE"), index=True
    )
    consultation: Mapped[Consultation] = relationship(back_populates="phases")
    kind: Mapped[Code]
    title: Mapped[Line]
    description: Mapped[Prose] = mapped_column(default="")
    opens_at: Mapped[Moment]
    closes_at: Mapped[Moment]


class Theme(Base):
    """A family of contributions, declared by the lab; people choose one when they write."""

    __tablename__ = "theme"
    __table_args__ = (UniqueConstraint("consultation_id", "name"),)

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    consultation: Mapped[Consultation] = relationship(back_populates="themes")
    name: Mapped[Line]
    position: Mapped[int] = mapped_column(Integer, default=0)


class Document(Base):
    """A file of the frame, kept by the storage."""

    __tablename__ = "document"

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(
        ForeignKey(Consultation.id, ondelete="CASCADE"), index=True
    )
    consultation: Mapped[Consultation] = relationship(overlaps="documents")
    name: Mapped[Line]
    media_type: Mapped[Line]
    size: Mapped[int] = mapped_column(Integer)  # bytes
    digest: Mapped[Digest]
    created_at: Mapped[Moment]
