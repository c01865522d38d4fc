"""Votes, their options, the box, the roll, paper ballots, and the public list of envelopes.

Nothing joins the roll to the box: each has its own tags, whose keys live outside the database (see
box/keys.py), and no row of either has a date, a number of order or a foreign key to the other.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Numeric,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import User
from ..consultations.models import AUDIENCES, Consultation, Phase
from ..contributions.models import Contribution
from ..db import Base, Code, Key, Line, Moment, Prose, Record, Ref, one_of
from ..permissions import COLLEGES, ROLES
from ..visibility import GRACE

SEALED, CONFIDENTIAL = "sealed", "confidential"
SECRECY = (SEALED, CONFIDENTIAL)
ADD, WITHDRAW = "add", "withdraw"
ROLL = "roll"  # the electorate of an imported list
ELECTORATES = (*AUDIENCES, ROLL)
# What has to be written to an elector: the first letter, the same link again, another link.
LINK, AGAIN, ANOTHER = "link", "again", "another"
PAPER = "paper"
# Whom an envelope comes from: nothing proves the college of who votes on paper.
STRATA = (*COLLEGES, PAPER)
# Why a paper ballot is not counted; « missing »: a signature on the sheet, and no ballot.
VOIDS = ("marked", "unreadable", "rules", "foreign", "missing")
TURNS = (1, 2)  # of typing: the same ballots, by two people
LARGEST_LOT = 500


class Vote(Base):
    """``manifest`` is null until the box opens; nothing above it changes afterwards."""

    __tablename__ = "vote"
    __table_args__ = (
        CheckConstraint(one_of("electorate", ELECTORATES), name="electorate"),
        CheckConstraint(one_of("secrecy", SECRECY), name="secrecy"),
        CheckConstraint("closed_at IS NULL OR manifest IS NOT NULL", name="closed_after_opening"),
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
    variant: Mapped[Record] = mapped_column(default=dict)  # the rules that differ from the defaults
    budget: Mapped[Any] = mapped_column(Numeric(14, 2), default=0)
    electorate: Mapped[Code] = mapped_column(default="everyone")
    secrecy: Mapped[Code] = mapped_column(default=CONFIDENTIAL)
    bureau: Mapped[dict[str, Any] | None] = mapped_column(JSONB)  # the scrutineers' public file
    publish: Mapped[bool] = mapped_column(default=False)  # the ballots too, once opened
    # Where one votes on paper, and how long after the close it is typed: {"place", "hours"}.
    paper: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    created_at: Mapped[Moment]

    manifest: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    paper_ended_at: Mapped[Moment | None]  # the team has said that no paper is left to type
    closed_at: Mapped[Moment | None]
    stopped: Mapped[bool] = mapped_column(default=False)  # by an incident: see it
    destroyed_at: Mapped[Moment | None]
    reminded: Mapped[int | None] = mapped_column(BigInteger)  # the last elector the reminder passed

    options: Mapped[list[Option]] = relationship(
        order_by="Option.position", cascade="all, delete-orphan", back_populates="vote"
    )

    def stage(self, at: datetime) -> str:
        """coming, late (its hour has come, its box is not open), open, counting or closed."""
        if at < self.phase.opens_at and self.manifest is None:
            return "coming"
        if self.closed_at is not None:
            return "closed"
        if at < self.closes_at:
            return "late" if self.manifest is None else "open"
        return "counting" if self.manifest is not None else "closed"

    @property
    def last_ballots(self) -> datetime:
        """When ballots opened before closing are no longer accepted either."""
        return self.closes_at + GRACE

    @property
    def paper_until(self) -> datetime | None:
        """When paper ballots can no longer be typed; nothing where there are none."""
        if self.manifest is not None and "paper" in self.manifest:
            return datetime.fromisoformat(self.manifest["paper"]["until"])
        return self.closes_at + timedelta(hours=self.paper["hours"]) if self.paper else None

    @property
    def last_entry(self) -> datetime:
        """When the box closes, at the latest: nothing enters it any more, on paper either."""
        return max(self.last_ballots, self.paper_until or self.last_ballots)

    def is_over(self, at: datetime) -> bool:
        """The last ballots are in: online, then on paper unless the team says that none is left."""
        ended = self.paper_until is None or self.paper_ended_at is not None
        return at >= (self.last_ballots if ended else self.last_entry)

    @property
    def closes_at(self) -> datetime:
        """As the manifest fixed it, wherever the phase is moved."""
        if self.manifest is None:
            return self.phase.closes_at
        return datetime.fromisoformat(self.manifest["closes_at"])


class Option(Base):
    __tablename__ = "option"
    __table_args__ = (UniqueConstraint("vote_id", "position"),)

    id: Mapped[Key]
    vote_id: Mapped[Ref] = mapped_column(ForeignKey(Vote.id, ondelete="CASCADE"))
    vote: Mapped[Vote] = relationship(back_populates="options")
    position: Mapped[int] = mapped_column(Integer)  # from 1; what ballots hold
    label: Mapped[Line]
    description: Mapped[Prose] = mapped_column(default="")
    cost: Mapped[Any] = mapped_column(Numeric(14, 2), default=0)
    contribution_id: Mapped[Ref | None] = mapped_column(
        ForeignKey(Contribution.id, ondelete="SET NULL")
    )


class Elector(Base):
    """Someone of an imported list. Nothing here says whether they have voted.

    Only the hash of their link is kept: the link itself comes from the keys of the vote, which the
    database does not hold (see electors.py).
    """

    __tablename__ = "elector"
    __table_args__ = (
        UniqueConstraint("vote_id", "mailbox"),
        CheckConstraint(one_of("college", COLLEGES), name="college"),
        CheckConstraint(one_of("owed", ("", LINK, AGAIN, ANOTHER)), name="owed"),
        Index(
            "uq_elector_external_id",
            "vote_id",
            "external_id",
            unique=True,
            postgresql_where=text("external_id <> ''"),
        ),
        Index("ix_elector_owed", "vote_id", postgresql_where=text("owed <> ''")),
    )

    id: Mapped[Key]
    vote_id: Mapped[Ref] = mapped_column(ForeignKey(Vote.id, ondelete="CASCADE"))
    email: Mapped[str] = mapped_column(String(254))
    mailbox: Mapped[str] = mapped_column(String(254))  # one spelling for all those of a mailbox
    name: Mapped[Line] = mapped_column(default="")
    college: Mapped[Code]
    external_id: Mapped[Line] = mapped_column(default="")
    link: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    serial: Mapped[int] = mapped_column(Integer, default=0)  # how many links were replaced
    owed: Mapped[Code] = mapped_column(default="")
    written: Mapped[bool] = mapped_column(default=False)  # the first letter has left
    refused: Mapped[bool] = mapped_column(default=False)  # by their mail server, for good


# The box and the roll -----------------------------------------------------------------------------


class RollEntry(Base):
    """Someone has voted: nothing in it says who, what, nor when."""

    __tablename__ = "roll_entry"
    __table_args__ = (CheckConstraint(one_of("stratum", STRATA), name="stratum"),)

    vote_id: Mapped[int] = mapped_column(BigInteger, ForeignKey(Vote.id), primary_key=True)
    tag: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    stratum: Mapped[Code]


class Envelope(Base):
    """A sealed ballot, in the place of a voter that nothing here names."""

    __tablename__ = "envelope"
    __table_args__ = (CheckConstraint(one_of("stratum", STRATA), name="stratum"),)

    vote_id: Mapped[int] = mapped_column(BigInteger, ForeignKey(Vote.id), primary_key=True)
    tag: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    ciphertext: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    stratum: Mapped[Code]


# Paper ballots ------------------------------------------------------------------------------------


class PaperLot(Base):
    """Paper ballots that enter the box together: as many as signatures on their sheet."""

    __tablename__ = "paper_lot"
    __table_args__ = (
        CheckConstraint(f"announced BETWEEN 1 AND {LARGEST_LOT}", name="announced"),
        CheckConstraint("entered_at IS NULL OR withdrawn_at IS NULL", name="entered_or_withdrawn"),
        CheckConstraint("(withdrawn_at IS NULL) = (reason = '')", name="withdrawn_with_reason"),
        Index(
            "uq_paper_lot_name",
            "vote_id",
            "name",
            unique=True,
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    vote_id: Mapped[Ref] = mapped_column(ForeignKey(Vote.id), index=True)
    vote: Mapped[Vote] = relationship()
    name: Mapped[Line]
    announced: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[Moment]
    entered_at: Mapped[Moment | None]
    voids: Mapped[Record] = mapped_column(default=dict)  # once entered: how many, by reason
    settled: Mapped[int] = mapped_column(Integer, default=0)  # differences between the two
    withdrawn_at: Mapped[Moment | None]
    reason: Mapped[Prose] = mapped_column(default="")  # published, for a lot that was withdrawn
    typists: Mapped[list[PaperTypist]] = relationship(order_by="PaperTypist.turn")


class PaperTypist(Base):
    """Who types a lot, the first or the second time: never the same person twice."""

    __tablename__ = "paper_typist"
    __table_args__ = (
        UniqueConstraint("lot_id", "person_id"),
        CheckConstraint(f"turn IN {TURNS}", name="turn"),
        CheckConstraint(one_of("role", ROLES), name="role"),
    )

    lot_id: Mapped[int] = mapped_column(BigInteger, ForeignKey(PaperLot.id), primary_key=True)
    turn: Mapped[int] = mapped_column(Integer, primary_key=True)
    person_id: Mapped[Ref] = mapped_column(ForeignKey(User.id), index=True)
    person: Mapped[User] = relationship()
    role: Mapped[Code]  # in the lab's team: published, where the name is not
    signed_at: Mapped[Moment | None]


class PaperEntry(Base):
    """A paper ballot as one of the two typed it, until its lot enters the box.

    ``mark`` is the same in both turns when they typed the same; its key is outside the database.
    ``ciphertext`` is an envelope of the vote already: the server cannot open it better than others.
    """

    __tablename__ = "paper_entry"
    __table_args__ = (
        ForeignKeyConstraint(
            ["lot_id", "turn"],
            ["paper_typist.lot_id", "paper_typist.turn"],
            name="fk_paper_entry_lot_id_turn_paper_typist",
            ondelete="CASCADE",
        ),
        CheckConstraint(f"number BETWEEN 1 AND {LARGEST_LOT}", name="number"),
        CheckConstraint("(ciphertext IS NULL) = (void IS NOT NULL)", name="sealed_or_void"),
        CheckConstraint(one_of("void", VOIDS), name="void"),
    )

    lot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    turn: Mapped[int] = mapped_column(Integer, primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)  # written on the ballot, from 1
    mark: Mapped[bytes] = mapped_column(LargeBinary(32))
    ciphertext: Mapped[bytes | None] = mapped_column(LargeBinary)
    void: Mapped[Code | None]


# The public list ----------------------------------------------------------------------------------


class Waiting(Base):
    """A hash to be listed at the next batch, or to be named as withdrawn at the close."""

    __tablename__ = "vote_waiting"
    __table_args__ = (CheckConstraint(one_of("kind", (ADD, WITHDRAW)), name="kind"),)

    vote_id: Mapped[int] = mapped_column(BigInteger, ForeignKey(Vote.id), primary_key=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    kind: Mapped[Code] = mapped_column(primary_key=True)


class Leaf(Base):
    """An entry of the list: the hash of the manifest at 0, then those of envelopes."""

    __tablename__ = "vote_leaf"
    __table_args__ = (UniqueConstraint("vote_id", "hash"),)

    vote_id: Mapped[int] = mapped_column(BigInteger, ForeignKey(Vote.id), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    batch: Mapped[int] = mapped_column(Integer)


class Withdrawn(Base):
    """A listed envelope that a second ballot replaced; named at the close, in one lot."""

    __tablename__ = "vote_withdrawn"

    vote_id: Mapped[int] = mapped_column(BigInteger, ForeignKey(Vote.id), primary_key=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)


class BoardHead(Base):
    """How long the list was and its root, signed; ``peaks`` let it go on without being read again."""

    __tablename__ = "vote_head"

    vote_id: Mapped[int] = mapped_column(BigInteger, ForeignKey(Vote.id), primary_key=True)
    batch: Mapped[int] = mapped_column(Integer, primary_key=True)
    size: Mapped[int] = mapped_column(Integer)
    root: Mapped[str] = mapped_column(String(64))
    signature: Mapped[str] = mapped_column(String(128))
    peaks: Mapped[bytes] = mapped_column(LargeBinary)
    published_at: Mapped[Moment]


# What came of it ----------------------------------------------------------------------------------


class VoteResult(Base):
    """The count as its scrutineers signed it, or as the server did where it holds the key."""

    __tablename__ = "vote_result"

    vote_id: Mapped[int] = mapped_column(BigInteger, ForeignKey(Vote.id), primary_key=True)
    signed: Mapped[bytes] = mapped_column(LargeBinary)  # resultat.json, to the byte
    said: Mapped[Record]  # what it says
    strata: Mapped[Record]  # by college, where each is numerous enough
    checks: Mapped[Record]  # recounts by other programs: {name: {"version", "same"}}
    beside: Mapped[Record]  # what other methods say of the same ballots: {slug: result}
    counted_at: Mapped[Moment]


class VoteReport(Base):
    """Anomalies, as rounded shares of fifty people or more: it says nothing of anyone."""

    __tablename__ = "vote_report"

    vote_id: Mapped[int] = mapped_column(BigInteger, ForeignKey(Vote.id), primary_key=True)
    said: Mapped[Record]
    at: Mapped[Moment]


class Incident(Base):
    """What went wrong, told to everyone."""

    __tablename__ = "vote_incident"

    id: Mapped[Key]
    vote_id: Mapped[Ref] = mapped_column(ForeignKey(Vote.id), index=True)
    kind: Mapped[Code]
    text: Mapped[Prose]
    at: Mapped[Moment]
