"""Contributions that a moderator brought together, and those whose author wants none of it."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import User
from ...contributions.models import Contribution, Fold
from ...db import Base, Moment, Prose, Ref


class Merge(Base):
    """What a moderator says of a fold. Its contributions name it (``merge_id``): one at most each."""

    __tablename__ = "merge"

    fold_id: Mapped[Ref] = mapped_column(ForeignKey(Fold.id, ondelete="CASCADE"), primary_key=True)
    fold: Mapped[Fold] = relationship()
    introduction: Mapped[Prose]
    made_by: Mapped[Ref | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))


class Left(Base):
    """Its author took it out of a merge: nobody puts it in one again."""

    __tablename__ = "merge_left"

    contribution_id: Mapped[Ref] = mapped_column(
        ForeignKey(Contribution.id, ondelete="CASCADE"), primary_key=True
    )
    left_at: Mapped[Moment]
