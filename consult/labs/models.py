"""Labs and their teams."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import User
from ..db import Base, Code, Key, Line, Moment, Prose, Ref, one_of
from ..permissions import ROLES


class Lab(Base):
    __tablename__ = "lab"

    id: Mapped[Key]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[Line]
    region: Mapped[str] = mapped_column(String(3))  # INSEE code
    city: Mapped[Line]
    zone: Mapped[Code] = mapped_column(default="Europe/Paris")  # IANA name
    presentation: Mapped[Prose] = mapped_column(default="")  # Markdown
    email: Mapped[str] = mapped_column(String(254))
    created_at: Mapped[Moment]

    @property
    def lab_id(self) -> int:
        return self.id


class Membership(Base):
    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("lab_id", "user_id"),
        CheckConstraint(one_of("role", ROLES), name="role"),
    )

    id: Mapped[Key]
    lab_id: Mapped[Ref] = mapped_column(ForeignKey(Lab.id))
    lab: Mapped[Lab] = relationship()
    user_id: Mapped[Ref] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), index=True)
    user: Mapped[User] = relationship()
    role: Mapped[Code]
    since: Mapped[Moment]


INVITATION_LIFE = timedelta(days=30)


class Invitation(Base):
    """Someone asked by e-mail to join a team; becomes a membership when that address is proved,
    within thirty days: the address of someone who changes post may be given to another."""

    __tablename__ = "invitation"
    __table_args__ = (
        UniqueConstraint("lab_id", "email"),
        CheckConstraint(one_of("role", ROLES), name="role"),
    )

    id: Mapped[Key]
    lab_id: Mapped[Ref] = mapped_column(ForeignKey(Lab.id))
    lab: Mapped[Lab] = relationship()
    email: Mapped[str] = mapped_column(String(254), index=True)
    role: Mapped[Code]
    invited_by: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    created_at: Mapped[Moment]

    @property
    def expires_at(self) -> datetime:
        return self.created_at + INVITATION_LIFE

    def is_alive(self, at: datetime) -> bool:
        return at < self.expires_at


class Charter(Base):
    """What a lab asks of those who write: one draft at most; once published, never changed."""

    __tablename__ = "charter"
    __table_args__ = (
        UniqueConstraint("lab_id", "version"),
        CheckConstraint("version > 0", name="version"),  # 0 is the network’s
        Index("uq_charter_draft", "lab_id", unique=True, postgresql_where="published_at IS NULL"),
    )

    id: Mapped[Key]
    lab_id: Mapped[Ref] = mapped_column(ForeignKey(Lab.id))
    version: Mapped[int] = mapped_column(Integer)
    introduction: Mapped[Prose]  # Markdown
    rules: Mapped[list[dict[str, str]]] = mapped_column(JSONB)  # charter.Rule
    summary: Mapped[Prose] = mapped_column(default="")  # what changed, in the words of the lab
    by: Mapped[int | None] = mapped_column(BigInteger)  # who saved it last
    updated_at: Mapped[Moment]
    published_at: Mapped[Moment | None]
