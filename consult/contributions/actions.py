"""Writing, changing, withdrawing, backing contributions."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, select, text, update
from sqlalchemy.dialects.postgresql import insert

from .. import geography, i18n, jobs, throttle
from .. import text as words
from ..accounts import appearance
from ..accounts.models import User
from ..comments import actions as comments
from ..comments.models import Comment, Thread
from ..consultations.models import Consultation
from ..db import db, execute, lock, now, touch
from ..errors import Refused, TooMany
from ..i18n import lazy_gettext as _l
from ..uploads import Kept, hold
from ..visibility import PUBLISHED
from . import codes, rules, tally, work
from .models import Attachment, Contribution, Draft, Revision
from .queries.one import Backed

FILES = 2


class NotEditable(Refused):
    message = _l("Cette contribution n’est plus en ligne\u00a0: elle ne peut plus être modifiée.")


class AlreadyWithdrawn(Refused):
    message = _l("Cette contribution est déjà retirée.")


class TooManyFiles(Refused):
    message = _l("Joignez deux fichiers au plus.")


class NotYours(Refused):
    message = _l("Cette contribution n’a pas été envoyée avec votre adresse électronique.")
    status = 403


@dataclass(frozen=True)
class Text:
    """What someone wrote, already checked by a form."""

    title: str
    body: str
    theme_id: int | None = None
    commune: str = ""

    @property
    def departement(self) -> str:
        found = geography.commune(self.commune) if self.commune else None
        return found.departement if found else ""


@dataclass(frozen=True)
class Signed:
    """How it is signed, under which charter, and where the receipt goes."""

    shown_as: str = appearance.ANONYMOUS
    name: str = ""
    email: str = ""
    charter: int | None = None  # the version accepted by sending
    files: Sequence[Kept] = field(default_factory=tuple)


# Writing -----------------------------------------------------------------------------------------

ONCE = text("SELECT pg_advisory_xact_lock(hashtextextended(:code, 0))")


def submit(
    consultation: Consultation, who: Any, written: Text, signed: Signed, code: str
) -> Contribution:
    """Record a contribution. The same form sent twice, by ``code``, gives the first one back."""
    if len(signed.files) > FILES:
        raise TooManyFiles
    hold(signed.files)
    db.session.execute(ONCE, {"code": code})
    before = db.session.scalar(select(Contribution).where(Contribution.code == code))
    if before is not None and (before.title, before.body) == (written.title, written.body):
        return before
    flagged = rules.flags_of(consultation, written.title, written.body)
    made = _new(consultation, who, written, signed, codes.new() if before else code)
    made.state = rules.state_of_new(consultation.regime, flagged)
    made.published_at = made.created_at if made.state == PUBLISHED else None
    db.session.add(made)
    db.session.flush()
    _keep_version(made)
    tally.contribution_changed(made, "", made.state)
    touch(consultation.scope)
    forget_draft(who.id, consultation.id)
    if made.contact_email or who.id is not None:
        jobs.defer(work.send_receipt, contribution_id=made.id)
    return made


def _new(
    consultation: Consultation, who: Any, written: Text, signed: Signed, code: str
) -> Contribution:
    at = now()
    ideas = [p for p in consultation.phases if p.kind == "ideas" and p.opens_at <= at]
    return Contribution(
        consultation_id=consultation.id,
        phase_id=ideas[-1].id if ideas else None,
        thread=Thread(consultation_id=consultation.id),
        code=code,
        language=i18n.locale(),
        author_id=who.id,
        contact_email="" if who.id is not None else signed.email.strip().lower(),
        signature=appearance.signature(who, signed.shown_as, signed.name),
        college=who.college,
        state_since=at,
        created_at=at,
        charter_version=signed.charter,
        shuffle=random.random(),  # noqa: S311  (an order for readers, not a secret)
        extra={},
        attachments=[
            Attachment(
                name=file.name,
                media_type=file.media_type,
                size=file.size,
                digest=file.digest,
                created_at=at,
            )
            for file in signed.files
        ],
        **_fields(written),
    )


def _fields(written: Text) -> dict[str, Any]:
    return {
        **_said(written.title, written.body),
        "theme_id": written.theme_id,
        "commune": written.commune,
        "departement": written.departement,
    }


def _said(title: str, body: str) -> dict[str, str]:
    """What is written, and what is computed from it."""
    return {
        "title": title,
        "body": body,
        "body_html": words.to_html(body, lines=True),
        "title_stems": " ".join(words.stems(title)),
        "body_stems": " ".join(words.stems(body)),
    }


def _keep_version(contribution: Contribution) -> None:
    db.session.add(
        Revision(
            contribution_id=contribution.id,
            version=contribution.version,
            title=contribution.title,
            body=contribution.body,
            body_html=contribution.body_html,
            written_at=now(),
        )
    )
    db.session.flush()


# Changing ----------------------------------------------------------------------------------------


def change(contribution: Contribution, written: Text) -> bool:
    """A new version; False when nothing differs. Supporters are told if they could read the old."""
    lock(contribution)
    if contribution.state not in rules.EDITABLE:
        raise NotEditable
    fields = _fields(written)
    if all(getattr(contribution, name) == value for name, value in fields.items()):
        return False
    before = contribution.state
    reworded = (contribution.title, contribution.body) != (written.title, written.body)
    for name, value in fields.items():
        setattr(contribution, name, value)
    if reworded:
        _reword(contribution, before)
    touch(contribution.consultation.scope)
    return True


def _reword(contribution: Contribution, before: str) -> None:
    contribution.version += 1
    if before == "amend" or contribution.published_at is None:
        contribution.public_from = contribution.version
    flagged = rules.flags_of(contribution.consultation, contribution.title, contribution.body)
    regime = contribution.consultation.regime
    contribution.state = rules.state_of_changed(before, regime, flagged)
    if contribution.state != before:
        contribution.state_since = now()
    _keep_version(contribution)
    tally.contribution_changed(contribution, before, contribution.state)
    if contribution.state == PUBLISHED:
        jobs.defer(
            work.tell_supporters, contribution_id=contribution.id, version=contribution.version
        )


def reword(contribution: Contribution, title: str, body: str) -> None:
    """Words that a moderator took out, or put back: a version as another, without its author."""
    contribution.version += 1
    _say(contribution, title, body)
    _keep_version(contribution)
    touch(contribution.consultation.scope)


def unword(contribution: Contribution, title: str, body: str, version: int) -> None:
    """As if the versions after ``version`` had never been."""
    db.session.execute(
        delete(Revision).where(
            Revision.contribution_id == contribution.id, Revision.version > version
        )
    )
    contribution.version = version
    _say(contribution, title, body)
    touch(contribution.consultation.scope)


def _say(contribution: Contribution, title: str, body: str) -> None:
    for name, value in _said(title, body).items():
        setattr(contribution, name, value)


def withdraw(contribution: Contribution) -> None:
    """The row stays, for its number and its history; nobody but its author reads it any more."""
    lock(contribution)
    if contribution.state == "withdrawn":
        raise AlreadyWithdrawn
    before = contribution.state
    contribution.state, contribution.state_since = "withdrawn", now()
    tally.contribution_changed(contribution, before, contribution.state)
    touch(contribution.consultation.scope)


def leave(user_id: int, *, withdrawing: bool) -> None:
    """Their account closes: what they wrote stays without a name, or goes."""
    for model in (Contribution, Comment):
        unsigned = {"signature": ""} | ({"contact_email": ""} if model is Contribution else {})
        db.session.execute(update(model).where(model.author_id == user_id).values(**unsigned))
    written = select(Contribution).where(Contribution.author_id == user_id)
    argued = select(Comment).where(Comment.author_id == user_id, Comment.state != "withdrawn")
    for contribution in db.session.scalars(written):
        touch(contribution.consultation.scope)
        if withdrawing and contribution.state != "withdrawn":
            withdraw(contribution)
    for comment in db.session.scalars(argued):
        touch(comment.consultation.scope)
        if withdrawing:
            before = comments.withdraw(comment)
            tally.comment_changed(comment, before, comment.state)
    db.session.execute(delete(Draft).where(Draft.user_id == user_id))


def adopt(email: str, user_id: int) -> int:
    """What was sent without an account, with an address proved since, becomes that person's."""
    adopted = db.session.scalars(
        update(Contribution)
        .where(Contribution.contact_email == email.lower(), Contribution.author_id.is_(None))
        .values(author_id=user_id)
        .returning(Contribution.id)
    ).all()
    return len(adopted)


def adopt_one(contribution: Contribution, who: Any) -> None:
    if contribution.author_id is not None or contribution.contact_email != who.email:
        raise NotYours
    adopt(who.email, who.id)
    db.session.refresh(contribution)


# Drafts ------------------------------------------------------------------------------------------


def save_draft(user_id: int, consultation_id: int, fields: dict[str, Any]) -> None:
    kept = {"fields": fields, "updated_at": now()}
    db.session.execute(
        insert(Draft)
        .values(user_id=user_id, consultation_id=consultation_id, **kept)
        .on_conflict_do_update(index_elements=["user_id", "consultation_id"], set_=kept)
    )


def forget_draft(user_id: int | None, consultation_id: int) -> None:
    if user_id is not None:
        db.session.execute(
            delete(Draft).where(Draft.user_id == user_id, Draft.consultation_id == consultation_id)
        )


# Backing -----------------------------------------------------------------------------------------


SUPPORTS, TEN_MINUTES = 200, 600


def support(contribution: Backed, who: Any) -> None:
    """Once per person; asked again, it changes nothing."""
    _back(tally.BACK, contribution, who)


def unsupport(contribution: Backed, who: Any) -> None:
    _back(tally.UNDO, contribution, who)


def _back(statement: str, contribution: Backed, who: Any) -> None:
    """Within a limit: nobody flips a support without end."""
    done = execute(
        statement,
        {
            **throttle.taking("support", f"user {who.id}", TEN_MINUTES),
            "times": SUPPORTS,
            "contribution": contribution.id,
            "consultation": contribution.consultation_id,
            "person": who.id,
            "college": who.college,
        },
    ).fetchone()
    if done is None or done.number > SUPPORTS:
        raise TooMany


# Arguing on it -----------------------------------------------------------------------------------


def argument_state(contribution: Contribution, body: str) -> str:
    of = contribution.consultation
    return rules.state_of_new(of.regime, rules.flags_of(of, body))


def argued(contribution: Contribution, comment: Comment) -> None:
    """What follows an argument: counts, and a mail to the author of the contribution."""
    tally.comment_changed(comment, "", comment.state)
    author = db.session.get(User, contribution.author_id) if contribution.author_id else None
    if comment.state == PUBLISHED and author is not None and author.id != comment.author_id:
        jobs.defer(work.tell_author, comment_id=comment.id)
