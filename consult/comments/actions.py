"""Arguing."""

from __future__ import annotations

from typing import Any

from sqlalchemy.exc import IntegrityError

from .. import text
from ..accounts import appearance
from ..db import db, lock, now, touch
from ..errors import Refused
from ..i18n import lazy_gettext as _l
from ..visibility import PUBLISHED
from . import queries
from .models import Comment


class AnsweredToAnAnswer(Refused):
    message = _l("On répond à un argument, pas à une réponse.")


class Hidden(Refused):
    message = _l("Cet argument n’est plus public\u00a0: on ne peut plus y répondre.")


class AlreadySaid(Refused):
    message = _l("Vous avez déjà envoyé ce texte\u00a0: le voici.")

    def __init__(self, comment: Comment) -> None:
        super().__init__()
        self.comment = comment


def argue(
    on: Any,
    who: Any,
    *,
    side: str,
    body: str,
    shown_as: str,
    state: str,
    to: Comment | None = None,
    charter: int | None = None,
) -> Comment:
    """Add an argument to what ``on`` discusses, or an answer to the argument ``to``.

    ``charter`` is the version accepted by sending. Of the same words sent twice, even at once, the database keeps one: AlreadySaid leads to it.
    """
    if to is not None and (to.parent_id is not None or to.thread_id != on.thread_id):
        raise AnsweredToAnAnswer
    if to is not None and to.state != PUBLISHED:
        raise Hidden
    at = now()
    made = Comment(
        thread_id=on.thread_id,
        consultation_id=on.consultation_id,
        parent_id=to.id if to else None,
        side="neutral" if to else side,
        body=body,
        body_html=text.to_html(body, lines=True),
        author_id=who.id,
        signature=appearance.signature(who, shown_as),
        college=who.college,
        state=state,
        state_since=at,
        created_at=at,
        charter_version=charter,
        published_at=at if state == PUBLISHED else None,
    )
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError:
        before = db.session.scalar(queries.same_words(made))
        if before is None:
            raise
        raise AlreadySaid(before) from None
    touch(on.consultation.scope)
    return made


def reword(comment: Comment, body: str) -> None:
    """Words that a moderator took out, or put back."""
    comment.body, comment.body_html = body, text.to_html(body, lines=True)
    touch(comment.consultation.scope)


def withdraw(comment: Comment) -> str:
    """The state it was in; withdrawn twice, it changes nothing."""
    lock(comment)
    before = comment.state
    if before != "withdrawn":
        comment.state, comment.state_since = "withdrawn", now()
        db.session.flush()
        touch(comment.consultation.scope)
    return before
