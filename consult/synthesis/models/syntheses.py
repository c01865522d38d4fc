"""The published reading of a consultation, in versions, sentence by sentence."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import User
from ...comments.models import Comment
from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import Base, Code, Digest, Key, Line, Moment, Prose, Record, Ref, one_of
from ...votes.models import Vote

KINDS = ("finding", "opinion")
DIRECTIONS = ("for", "against", "divided")
ROLES = ("for", "against")
FORMATS = ("pdf", "odt", "zip")
ACCOUNTS = ("person", "machine", "merged", "aside", "unaccounted")


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
    body: Mapped[Prose]  # Markdown; see manuscript.py
    body_html: Mapped[Prose] = mapped_column(default="")
    # What was read of each thing cited, when it was first cited: {"contribution 12": [version, digest]}
    pins: Mapped[Record] = mapped_column(default=dict)
    written_by: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    updated_at: Mapped[Moment]
    published_at: Mapped[Moment | None]
    signed_by: Mapped[Line] = mapped_column(default="")  # the name, as it was
    # The files that anyone can check again: the document and the certificate of what was read.
    document: Mapped[Digest | None]
    certificate: Mapped[Digest | None]
    counts: Mapped[Digest | None]  # what its pages draw of the document
    received: Mapped[int | None] = mapped_column(Integer)
    read: Mapped[int | None] = mapped_column(Integer)
    by_person: Mapped[int | None] = mapped_column(
        Integer
    )  # of those; the program placed the others
    aside: Mapped[int | None] = mapped_column(Integer)
    unaccounted: Mapped[int | None] = mapped_column(Integer)


class Sentence(Base):
    """One sentence of a published synthesis, as it was checked."""

    __tablename__ = "sentence"
    __table_args__ = (
        UniqueConstraint("synthesis_id", "number"),
        CheckConstraint(one_of("kind", KINDS), name="kind"),
        CheckConstraint(one_of("direction", DIRECTIONS), name="direction"),
        CheckConstraint("kind <> 'opinion' OR signed_by <> ''", name="signed"),
    )

    id: Mapped[Key]
    synthesis_id: Mapped[Ref] = mapped_column(ForeignKey(Synthesis.id, ondelete="CASCADE"))
    synthesis: Mapped[Synthesis] = relationship()
    number: Mapped[int] = mapped_column(Integer)
    theme: Mapped[Line] = mapped_column(default="")
    kind: Mapped[Code]
    text: Mapped[Prose]  # with its placeholders
    shown: Mapped[Prose]
    direction: Mapped[Code | None]
    signed_by: Mapped[Line] = mapped_column(default="")
    proposed_by: Mapped[Line] = mapped_column(default="")  # the name of the language model
    accepted_by: Mapped[Line] = mapped_column(default="")  # the name, as it was


class Citation(Base):
    """What a sentence rests on, or what stands against it: the version and the words that were read."""

    __tablename__ = "citation"
    __table_args__ = (
        CheckConstraint(one_of("role", ROLES), name="role"),
        CheckConstraint("num_nonnulls(contribution_id, comment_id, vote_id) = 1", name="one_thing"),
        Index("ix_citation_sentence", "sentence_id"),
    )

    id: Mapped[Key]
    sentence_id: Mapped[Ref] = mapped_column(ForeignKey(Sentence.id, ondelete="CASCADE"))
    sentence: Mapped[Sentence] = relationship()
    contribution_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(Contribution.id, ondelete="CASCADE"), index=True
    )
    comment_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(Comment.id, ondelete="CASCADE"), index=True
    )
    vote_id: Mapped[Ref | None] = mapped_column(ForeignKey(Vote.id), index=True)
    version: Mapped[int] = mapped_column(Integer)
    digest: Mapped[str] = mapped_column("fingerprint", String(64))
    role: Mapped[Code]


class Outcome(Base):
    """What became of one thing received, as the certificate of a published version says it."""

    __tablename__ = "outcome"
    __table_args__ = (CheckConstraint(one_of("account", ACCOUNTS), name="account"),)

    contribution_id: Mapped[Ref] = mapped_column(
        ForeignKey(Contribution.id, ondelete="CASCADE"), primary_key=True
    )
    synthesis_id: Mapped[Ref] = mapped_column(
        ForeignKey(Synthesis.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    version: Mapped[int] = mapped_column(Integer)  # of the text that was read
    account: Mapped[Code]
    reason: Mapped[Prose] = mapped_column(default="")  # why it is set aside, or unaccounted
    themes: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)  # their titles, then


class Edition(Base):
    """A published synthesis as a file to keep: made by a job, and again when words leave it."""

    __tablename__ = "edition"
    __table_args__ = (
        UniqueConstraint("synthesis_id", "format"),
        CheckConstraint(one_of("format", FORMATS), name="format"),
        CheckConstraint("(sha256 IS NULL) = (failure <> '')", name="made_or_not"),
    )

    id: Mapped[Key]
    synthesis_id: Mapped[Ref] = mapped_column(ForeignKey(Synthesis.id, ondelete="CASCADE"))
    synthesis: Mapped[Synthesis] = relationship()
    format: Mapped[Code]
    key: Mapped[str] = mapped_column(String(64))  # what had left when it was made (queries.kept)
    pages: Mapped[int] = mapped_column(BigInteger)  # version of the pages when that was compared
    size: Mapped[int] = mapped_column(BigInteger)  # bytes
    sha256: Mapped[Digest | None]
    failure: Mapped[Code] = mapped_column(default="")  # lacking: the machine has not what it takes
    made_at: Mapped[Moment]
