"""What a moderator decided, and its reasons."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import User
from ...contributions import codes
from ...db import Base, Code, Key, Line, Moment, Prose, Ref, one_of
from .things import AboutAThing, names_one

# « publish » on what is public keeps it; « mask » publishes without the words that name someone;
# « warn » and « restrict » are about the account of who wrote.
KINDS = ("publish", "mask", "amend", "refuse", "restore", "warn", "restrict")
# Six months at least, whatever they are: regulation (EU) 2022/2065, article 20.
CONTESTED_WITHIN = timedelta(days=184)


class Decision(AboutAThing, Base):
    """A statement of reasons (regulation (EU) 2022/2065, article 17) for what restricts."""

    __tablename__ = "decision"
    __table_args__ = (
        *names_one(),
        CheckConstraint(one_of("kind", KINDS), name="kind"),
        CheckConstraint(
            "kind IN ('publish', 'restore') OR (ground <> '' AND sentence <> '')", name="reasons"
        ),
        CheckConstraint("author_id IS NULL OR author_id <> moderator_id", name="not_their_own"),
        UniqueConstraint("code"),
        UniqueConstraint("id", "moderator_id"),  # an appeal names both
        Index("ix_decision_by", "moderator_id", "id"),
        Index("ix_decision_author", "author_id", "id", postgresql_where="author_id IS NOT NULL"),
    )

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(String(16), default=codes.new)  # of the statement's page
    kind: Mapped[Code]
    ground: Mapped[Code] = mapped_column(default="")
    rule: Mapped[Code] = mapped_column(default="")  # of the lab's charter
    charter_version: Mapped[int | None]
    reference: Mapped[Line] = mapped_column(default="")  # the article of a law
    sentence: Mapped[Prose] = mapped_column(default="")  # the facts, told to the author
    source: Mapped[Code] = mapped_column(default="own")  # own | notice | appeal
    signals: Mapped[list[str]] = mapped_column(
        ARRAY(String(40)), default=list
    )  # kinds on the screen
    signal_helped: Mapped[bool | None]
    amend_before: Mapped[Moment | None]
    ends_at: Mapped[Moment | None]  # of a restriction
    moderator_id: Mapped[Ref] = mapped_column(ForeignKey(User.id))
    moderator: Mapped[User] = relationship(foreign_keys="Decision.moderator_id")
    author_id: Mapped[int | None] = mapped_column(BigInteger)  # of the thing, at that moment
    college: Mapped[Code] = mapped_column(default="unknown")  # of who wrote
    state_before: Mapped[Code]
    waiting_since: Mapped[Moment | None]  # of the case it closed
    decided_at: Mapped[Moment]
    batch: Mapped[int | None] = mapped_column(BigInteger, index=True)  # decided together
    original: Mapped[dict[str, Any] | None] = mapped_column(JSONB)  # what masking took away
    before: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)  # to undo it exactly
    undone_at: Mapped[Moment | None]

    @property
    def contested_until(self) -> datetime:
        return self.decided_at + CONTESTED_WITHIN
