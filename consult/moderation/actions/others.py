"""What becomes of what is not a text: a file, a name, the lab's own page."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from ...accounts.models import User
from ...comments.models import Comment
from ...contributions.models import Contribution
from ...db import db, touch
from ...visibility import PUBLISHED
from ..files import File
from ..models import TARGETS
from ..profiles import Profile
from ..queries import history
from ..questions import Question
from .refusals import NotOpen

Other = File | Profile | Question
SIGNED: tuple[type[Contribution] | type[Comment], ...] = tuple(TARGETS.values())


def move(row: Other, after: str) -> None:
    """The lab's own page stays where it is: a correction is asked, not imposed."""
    if isinstance(row, File):
        row.kept.state = after
        _shown_again(row)
    elif isinstance(row, Profile) and after == PUBLISHED:
        _give_back(row.user, _taken(row))
    elif isinstance(row, Profile):
        _take_away(row.user)


def snapshot(row: Other) -> dict[str, Any]:
    kept: dict[str, Any] = {"state": row.state}
    if isinstance(row, Profile):
        kept |= _name(row.user)
    return kept


def put_back(row: Other, before: dict[str, Any]) -> None:
    if isinstance(row, Profile) and before["state"] != row.state:
        if before["state"] == PUBLISHED:
            _give_back(row.user, before)
        else:
            _take_away(row.user)
    elif isinstance(row, File):
        row.kept.state = before["state"]
        _shown_again(row)


def _shown_again(row: File) -> None:
    touch(row.consultation.scope)


# A name ------------------------------------------------------------------------------------------


def _name(user: User) -> dict[str, Any]:
    """The name, and the texts that show it: an account's name is the same in every lab."""
    signed = {
        model.__tablename__: list(
            db.session.scalars(select(model.id).where(*_signing(model, user)))
        )
        for model in SIGNED
    }
    return {"name": user.name, "appears_as": user.appears_as, "signed": signed}


def _signing(model: Any, user: User) -> tuple[Any, ...]:
    return model.author_id == user.id, model.signature == user.name, model.signature != ""


def _take_away(user: User) -> None:
    for model in SIGNED:
        _sign(model, _signing(model, user), "")
    user.name = ""
    if user.appears_as == "name":
        user.appears_as = "anonymous"
    db.session.flush()


def _give_back(user: User, before: dict[str, Any]) -> None:
    """On the texts that showed it; on the account, unless its owner chose another name since."""
    for model in SIGNED:
        ids = before["signed"][model.__tablename__]
        unsigned = (model.id.in_(ids), model.author_id == user.id, model.signature == "")
        _sign(model, unsigned, before["name"])
    if not user.name:
        user.name, user.appears_as = before["name"], before["appears_as"]
    db.session.flush()


def _sign(model: Any, which: tuple[Any, ...], signature: str) -> None:
    signed = update(model).where(*which).values(signature=signature)
    for of in set(db.session.scalars(signed.returning(model.consultation_id))):
        touch(f"c:{of}")


def _taken(row: Profile) -> dict[str, Any]:
    """The name that the last refusal took."""
    found = history.last_of_kind("profile", row.id, "refuse")
    if found is None or "name" not in found.before["row"]:  # forgotten with the account
        raise NotOpen
    kept: dict[str, Any] = found.before["row"]
    return kept
