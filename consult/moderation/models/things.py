"""What can be reported and decided on: a text, a file, a name, the question itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from ...accounts.models import User
from ...comments.models import Comment
from ...consultations.models import Consultation
from ...contributions.models import Attachment, Contribution
from ...db import Code, one_of

# By the name used in addresses. A « profile » is the name that someone shows; a « consultation » is
# what the lab itself wrote.
THINGS: dict[str, Any] = {
    "contribution": Contribution,
    "comment": Comment,
    "attachment": Attachment,
    "profile": User,
    "consultation": Consultation,
}
TARGETS = {kind: THINGS[kind] for kind in ("contribution", "comment")}  # texts of people
NAMED = ("contribution_id", "comment_id", "attachment_id", "profile_id")


class AboutAThing:
    """Names exactly one thing; the consultation is where it was seen."""

    kind_of_thing: Mapped[Code]
    consultation_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey(Consultation.id, ondelete="CASCADE"), index=True
    )
    contribution_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey(Contribution.id, ondelete="CASCADE"), index=True
    )
    comment_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey(Comment.id, ondelete="CASCADE"), index=True
    )
    attachment_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey(Attachment.id, ondelete="CASCADE"), index=True
    )
    profile_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey(User.id, ondelete="CASCADE"), index=True
    )

    @declared_attr
    @classmethod
    def consultation(cls) -> Mapped[Consultation]:
        return relationship()

    @property
    def thing_id(self) -> int:
        return int(getattr(self, f"{self.kind_of_thing}_id"))


def names_one() -> tuple[CheckConstraint, CheckConstraint]:
    """A row is about one thing, of the kind that it says."""
    named = " ".join(f"WHEN '{name[:-3]}' THEN {name} IS NOT NULL" for name in NAMED)
    return (
        CheckConstraint(one_of("kind_of_thing", tuple(THINGS)), name="kind_of_thing"),
        CheckConstraint(
            f"num_nonnulls({', '.join(NAMED)}) = (kind_of_thing <> 'consultation')::int "
            f"AND CASE kind_of_thing {named} ELSE true END",
            name="thing",
        ),
    )


def about(model: Any, kind: str, thing_id: int) -> Any:
    """The condition that a row of ``model`` is about that thing."""
    if kind == "consultation":
        return (model.kind_of_thing == kind) & (model.consultation_id == thing_id)
    return getattr(model, f"{kind}_id") == thing_id


def naming(kind: str, thing_id: int) -> dict[str, Any]:
    """The columns that name that thing, but its consultation."""
    named = {} if kind == "consultation" else {f"{kind}_id": thing_id}
    return {"kind_of_thing": kind, **named}
