"""Contributions, their versions, supports, files; and the journal of deltas behind the counts."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import User
from ..comments.models import COLLEGES_OR_UNKNOWN, ORIGINS, Thread
from ..consultations.models import Consultation, Phase, Theme
from ..db import Base, Code, Digest, Key, Line, Moment, Prose, Record, Ref, one_of
from ..permissions import COLLEGES
from ..visibility import PUBLISHED, STATES

PUBLIC = "state = 'published'"
CAMPAIGN, MERGE = "campaign", "merge"


class Fold(Base):
    """What lists show as one entry, unfolded at will: a text that several people sent, or
    contributions that a moderator brought together.
    """

    __tablename__ = "fold"
    __table_args__ = (CheckConstraint(one_of("kind", (CAMPAIGN, MERGE)), name="kind"),)

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(
        ForeignKey(Consultation.id, ondelete="CASCADE"), index=True
    )
    consultation: Mapped[Consultation] = relationship()
    kind: Mapped[Code]
    title: Mapped[Line] = mapped_column(default="")  # of a merge
    # Of its public contributions, counted by campaigns.py.
    texts: Mapped[int] = mapped_column(Integer, default=0)
    people: Mapped[int] = mapped_column(Integer, default=0)
    made_at: Mapped[Moment]


def _folded(column: str) -> Index:
    """The members of a fold, in one of the orders of the list."""
    return Index(
        f"ix_contribution_fold_{column}",
        "fold_id",
        column,
        "id",
        postgresql_where="fold_id IS NOT NULL",
    )


class Contribution(Base):
    __tablename__ = "contribution"
    __table_args__ = (
        CheckConstraint(one_of("state", STATES), name="state"),
        CheckConstraint(one_of("origin", ORIGINS), name="origin"),
        CheckConstraint(one_of("college", COLLEGES_OR_UNKNOWN), name="college"),
        CheckConstraint("state <> 'published' OR published_at IS NOT NULL", name="published_at"),
        # One index per order of the public list (queries.ORDERS): keyset pages, whatever the size.
        Index(
            "ix_contribution_newest",
            "consultation_id",
            "published_at",
            "id",
            postgresql_where=PUBLIC,
        ),
        Index(
            "ix_contribution_supported",
            "consultation_id",
            "supports",
            "id",
            postgresql_where=PUBLIC,
        ),
        Index(
            "ix_contribution_discussed",
            "consultation_id",
            "comments",
            "id",
            postgresql_where=PUBLIC,
        ),
        Index(
            "ix_contribution_shuffled", "consultation_id", "shuffle", "id", postgresql_where=PUBLIC
        ),
        Index("ix_contribution_theme", "theme_id", "published_at", "id", postgresql_where=PUBLIC),
        # Counting those that are read or placed touches no row of this wide table.
        Index(
            "ix_contribution_counted", "consultation_id", "id", "version", postgresql_where=PUBLIC
        ),
        Index(
            "ix_contribution_place",
            "consultation_id",
            "departement",
            "published_at",
            "id",
            postgresql_where=PUBLIC,
        ),
        *map(_folded, ("published_at", "supports", "comments", "shuffle")),
        Index("ix_contribution_search", "search", postgresql_using="gin"),
        Index(
            "ix_contribution_alike",
            "title_stems",
            postgresql_using="gin",
            postgresql_ops={"title_stems": "gin_trgm_ops"},
        ),
        Index(
            "ix_contribution_queue",
            "consultation_id",
            "state",
            "state_since",
            postgresql_where="state IN ('amend', 'refused')",
        ),
        Index(
            "uq_contribution_external",
            "consultation_id",
            "external_id",
            unique=True,
            postgresql_where="external_id IS NOT NULL",
        ),
    )

    id: Mapped[Key]  # its public number
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    consultation: Mapped[Consultation] = relationship()
    phase_id: Mapped[Ref | None] = mapped_column(ForeignKey(Phase.id, ondelete="SET NULL"))
    phase: Mapped[Phase | None] = relationship()
    thread_id: Mapped[Ref] = mapped_column(ForeignKey(Thread.id), unique=True)
    thread: Mapped[Thread] = relationship()
    code: Mapped[str] = mapped_column(String(16), unique=True)  # of the receipt
    title: Mapped[Line]
    body: Mapped[Prose]  # as typed
    body_html: Mapped[Prose]
    language: Mapped[str] = mapped_column(String(5), default="fr")
    theme_id: Mapped[Ref | None] = mapped_column(ForeignKey(Theme.id, ondelete="SET NULL"))
    theme: Mapped[Theme | None] = relationship()
    commune: Mapped[str] = mapped_column(String(5), default="")  # INSEE code
    departement: Mapped[str] = mapped_column(String(3), default="")
    author_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    contact_email: Mapped[str] = mapped_column(String(254), default="", index=True)  # never shown
    signature: Mapped[Line] = mapped_column(default="")  # as shown; empty: anonymous
    college: Mapped[Code]
    state: Mapped[Code]
    state_since: Mapped[Moment]
    origin: Mapped[Code] = mapped_column(default="web")
    origin_label: Mapped[Line] = mapped_column(default="")  # « Grand Débat, 2019 »
    external_id: Mapped[str | None] = mapped_column(String(120))
    # Cells of an import that have no place here: {"open": {column: cell}, "kept": {…}}. Only the
    # lab's facilitators read « kept »; « open » is exported to everyone.
    extra: Mapped[Record] = mapped_column(default=dict)
    version: Mapped[int] = mapped_column(Integer, default=1)
    # The first version anyone may read: those before were never public, or had to be amended.
    public_from: Mapped[int] = mapped_column(Integer, default=1)
    created_at: Mapped[Moment]
    # Of the lab’s charter, accepted when it was sent; none for what was not sent here.
    charter_version: Mapped[int | None] = mapped_column(Integer)
    published_at: Mapped[Moment | None]
    # Folded counts: supports of persons by college, and those imported as figures.
    supports: Mapped[int] = mapped_column(Integer, default=0)  # all of them
    supports_citizen: Mapped[int] = mapped_column(Integer, default=0)
    supports_agent: Mapped[int] = mapped_column(Integer, default=0)
    supports_counted: Mapped[int] = mapped_column(Integer, default=0)
    comments: Mapped[int] = mapped_column(Integer, default=0)
    campaign_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(Fold.id, ondelete="SET NULL"), index=True
    )
    merge_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(Fold.id, ondelete="SET NULL"), index=True
    )
    # The entry of the list it is folded in. What is hidden leaves it in the same statement.
    fold_id: Mapped[int | None] = mapped_column(
        BigInteger,
        Computed(
            "CASE WHEN state::text = 'published'::text THEN COALESCE(merge_id, campaign_id) "
            "ELSE NULL::bigint END",
            persisted=True,
        ),
    )
    shuffle: Mapped[float] = mapped_column(Double)  # uniform in [0, 1): the stable random order
    title_stems: Mapped[Prose]
    body_stems: Mapped[Prose]
    search: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(
            "setweight(to_tsvector('simple'::regconfig, title_stems), 'A') || "
            "setweight(to_tsvector('simple'::regconfig, body_stems), 'B')",
            persisted=True,
        ),
        deferred=True,
    )

    attachments: Mapped[list[Attachment]] = relationship(
        order_by="Attachment.id", cascade="all, delete-orphan", back_populates="contribution"
    )


class Revision(Base):
    """Every version of a contribution, the current one included."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("contribution_id", "version"),)

    id: Mapped[Key]
    contribution_id: Mapped[Ref] = mapped_column(ForeignKey(Contribution.id, ondelete="CASCADE"))
    version: Mapped[int] = mapped_column(Integer)
    title: Mapped[Line]
    body: Mapped[Prose]
    body_html: Mapped[Prose]
    written_at: Mapped[Moment]


class Fingerprint(Base):
    """What tells a near-copy of a contribution (signals/copies.py). A trigger makes it, and says
    when it is due again.
    """

    __tablename__ = "fingerprint"
    __table_args__ = (
        Index("ix_fingerprint_due", "due_at", postgresql_where="due_at IS NOT NULL"),
        Index("ix_fingerprint_bands", "bands", postgresql_using="gin"),
    )

    contribution_id: Mapped[Ref] = mapped_column(
        ForeignKey(Contribution.id, ondelete="CASCADE"), primary_key=True
    )
    due_at: Mapped[Moment | None]  # when its text, its state or its author changed
    version: Mapped[int] = mapped_column(Integer)  # the text that was read; 0 for none
    signature: Mapped[bytes] = mapped_column(LargeBinary)  # empty: too short
    # Nothing for those that stand behind the first of a campaign: it is compared for them.
    bands: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    leads: Mapped[bool]  # the first of its campaign


class Support(Base):
    """One person backs one contribution."""

    __tablename__ = "support"
    __table_args__ = (CheckConstraint(one_of("college", COLLEGES), name="college"),)

    contribution_id: Mapped[Ref] = mapped_column(
        ForeignKey(Contribution.id, ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[Ref] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    college: Mapped[Code]
    created_at: Mapped[Moment]


class CountedSupport(Base):
    """Votes known only as a figure, imported with their origin: nobody behind can be counted once."""

    __tablename__ = "counted_support"

    contribution_id: Mapped[Ref] = mapped_column(
        ForeignKey(Contribution.id, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[Code] = mapped_column(primary_key=True)  # for, mixed, against
    origin: Mapped[Line]
    count: Mapped[int] = mapped_column(Integer)


class Delta(Base):
    """A change of counts, added with its fact; a job folds it. No hot row on a popular text."""

    __tablename__ = "tally_delta"

    id: Mapped[Key]
    consultation_id: Mapped[int] = mapped_column(BigInteger)
    contribution_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    column: Mapped[Code]  # supports_citizen, supports_agent, comments, contributions_citizen…
    change: Mapped[int] = mapped_column(Integer)


class Attachment(Base):
    __tablename__ = "attachment"
    __table_args__ = (CheckConstraint(one_of("state", (PUBLISHED, "refused")), name="state"),)

    id: Mapped[Key]
    contribution_id: Mapped[Ref] = mapped_column(
        ForeignKey(Contribution.id, ondelete="CASCADE"), index=True
    )
    contribution: Mapped[Contribution] = relationship(back_populates="attachments")
    name: Mapped[Line]
    media_type: Mapped[Line]
    size: Mapped[int] = mapped_column(Integer)  # bytes
    digest: Mapped[Digest]
    state: Mapped[Code] = mapped_column(
        default=PUBLISHED
    )  # shown with its contribution, or refused
    created_at: Mapped[Moment]


class Draft(Base):
    """What a signed-in person is writing, saved on the server as they go."""

    __tablename__ = "draft"

    user_id: Mapped[Ref] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), primary_key=True)
    consultation_id: Mapped[Ref] = mapped_column(
        ForeignKey(Consultation.id, ondelete="CASCADE"), primary_key=True
    )
    fields: Mapped[Record]
    updated_at: Mapped[Moment]
