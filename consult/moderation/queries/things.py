"""What is reported or decided on: where it is, who may read it, its versions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from ... import visibility
from ...accounts.models import User
from ...comments.models import Comment
from ...consultations.models import Consultation
from ...contributions.models import Attachment, Contribution, Revision
from ...db import db
from ...labs.models import Membership
from ...permissions import ROLES
from ..files import File
from ..models import TARGETS, Case, Decision
from ..profiles import Profile
from ..questions import Question

Text = Contribution | Comment
Row = Text | File | Profile | Question


def kind_of(row: Row) -> str:
    return row.__tablename__


# One thing ---------------------------------------------------------------------------------------


def target(kind: str, target_id: int, *, labs: Collection[int] = ()) -> Row | None:
    """A name is seen where it waits for someone, first in one of ``labs``."""
    if kind in TARGETS:
        text: Contribution | Comment | None = db.session.get(TARGETS[kind], target_id)
        return text
    if kind == "attachment":
        return _file(db.session.get(Attachment, target_id))
    if kind == "profile":
        return _profile(db.session.get(User, target_id), _seen_in(target_id, labs))
    of = db.session.get(Consultation, target_id) if kind == "consultation" else None
    return Question(of) if of is not None else None


def _file(kept: Attachment | None) -> File | None:
    return File(kept, kept.contribution) if kept is not None else None


def _profile(user: User | None, consultation_id: int | None) -> Profile | None:
    of = db.session.get(Consultation, consultation_id) if consultation_id is not None else None
    return Profile(user, of) if user is not None and of is not None else None


def _seen_in(user_id: int, labs: Collection[int]) -> int | None:
    return db.session.scalar(
        select(Case.consultation_id)
        .where(Case.profile_id == user_id)
        .order_by(Case.lab_id.in_(labs).desc(), Case.closed_at.desc().nulls_first(), Case.id.desc())
        .limit(1)
    )


def locked(kind: str, target_id: int) -> Text:
    """The text, held until the end of the transaction: two moderators decide one after the other."""
    row: Text = _held(TARGETS[kind], target_id)
    return row


def held(row: Row) -> Row:
    """That thing as the database has it, until the end of the transaction."""
    if isinstance(row, File):
        return File(_held(Attachment, row.id), row.above)
    if isinstance(row, Profile):
        return Profile(_held(User, row.id), row.consultation)
    if isinstance(row, Question):
        return Question(_held(Consultation, row.id))
    return locked(kind_of(row), row.id)


def _held(model: Any, row_id: int) -> Any:
    return db.session.scalars(
        select(model)
        .where(model.id == row_id)
        .with_for_update(of=model)
        .execution_options(populate_existing=True)
    ).one()


def discussed(comment: Comment) -> Contribution | None:
    """The contribution that an argument is about."""
    return db.session.scalar(
        select(Contribution).where(Contribution.thread_id == comment.thread_id)
    )


def above(row: Row) -> Contribution | None:
    """The contribution that an argument, or a file, is about."""
    if isinstance(row, Comment):
        return discussed(row)
    return row.above if isinstance(row, File) else row if isinstance(row, Contribution) else None


def public_target(kind: str, target_id: int) -> Row | None:
    """What anyone can read, and so report; a name is reached by a text that shows it."""
    row = target(kind, target_id) if kind != "profile" else None
    if row is None or not _public(row):
        return None
    return row


def _public(row: Row) -> bool:
    of = row.consultation
    if isinstance(row, Comment):
        above = discussed(row)
        answered = db.session.get(Comment, row.parent_id) if row.parent_id else None
        return above is not None and all(
            visibility.public_comment(one, above, of) for one in (row, answered) if one is not None
        )
    if isinstance(row, File):
        return bool(visibility.public_attachment(row.kept, row.above, of))
    if isinstance(row, Question):
        return bool(visibility.public_consultation(of))
    return bool(visibility.public_contribution(row, of))


def named(row: Row) -> Profile | None:
    """The account whose name that text shows; None for what a visitor typed, or for no name."""
    author_id = row.author_id if row.signature else None
    user = db.session.get(User, author_id) if author_id is not None else None
    return Profile(user, row.consultation) if user and user.name == row.signature else None


def revisions(contribution_id: int) -> Sequence[Revision]:
    """Former versions, the latest first."""
    return db.session.scalars(
        select(Revision)
        .where(Revision.contribution_id == contribution_id)
        .order_by(Revision.version.desc())
        .offset(1)
    ).all()


def form_since(row: Row) -> datetime:
    """When the text took the form it has."""
    if isinstance(row, Contribution):
        return written_at(row)
    return row.state_since if isinstance(row, Question) else row.created_at


def written_at(contribution: Contribution) -> datetime:
    """When its present version was written."""
    return db.session.scalars(
        select(Revision.written_at).where(
            Revision.contribution_id == contribution.id,
            Revision.version == contribution.version,
        )
    ).one()


def decided_on(decision: Decision) -> Row:
    """The thing of a decision, where it was taken."""
    if decision.kind_of_thing == "profile":
        return Profile(db.session.get_one(User, decision.profile_id), decision.consultation)
    found = target(decision.kind_of_thing, decision.thing_id)
    assert found is not None  # its decisions leave with it
    return found


# Who may decide ----------------------------------------------------------------------------------


def still_in_team(user_id: int, lab_id: int, roles: Collection[str] = ROLES) -> bool:
    """As the database has it now, and until the end of the transaction: roles may be withdrawn while
    someone decides."""
    return bool(
        db.session.scalar(
            select(Membership.id)
            .where(
                Membership.user_id == user_id,
                Membership.lab_id == lab_id,
                Membership.role.in_(roles),
            )
            .with_for_update(read=True)
        )
    )
