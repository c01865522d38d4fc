"""Writing to people."""

from __future__ import annotations

from datetime import timedelta

from flask import current_app
from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from .. import jobs
from ..db import db, now
from . import work
from .models import Mail, Unsubscription

SUBJECT_LENGTH = 200


def send(
    *,
    to: str,
    subject: str,
    body: str,
    kind: str,
    language: str = "fr",
    user_id: int | None = None,
    delay: timedelta = timedelta(0),
    unsubscribe: str = "",
) -> Mail:
    """Write a mail in the current transaction; it is delivered once that is committed, and later still
    with a ``delay``.

    Without an SMTP server (never in production) it stays readable at /courriels.
    """
    mail = Mail(
        user_id=user_id,
        to=to,
        subject=" ".join(subject.split())[:SUBJECT_LENGTH],
        body=body,
        language=language,
        kind=kind,
        unsubscribe=unsubscribe,
        created_at=now(),
        error="",
    )
    db.session.add(mail)
    db.session.flush()
    if current_app.config["SMTP_URL"]:
        if delay:
            jobs.defer_later(work.deliver, delay, mail_id=mail.id)
        else:
            jobs.defer(work.deliver, mail_id=mail.id)
    return mail


def unsubscribe(email: str, topic: str) -> None:
    db.session.execute(
        insert(Unsubscription)
        .values(email=email, topic=topic, created_at=now())
        .on_conflict_do_nothing()
    )


def subscribe(email: str, topic: str) -> None:
    db.session.execute(
        delete(Unsubscription).where(Unsubscription.email == email, Unsubscription.topic == topic)
    )


def forget(email: str) -> None:
    """The account closes: nothing keeps its address."""
    db.session.execute(delete(Unsubscription).where(Unsubscription.email == email))
