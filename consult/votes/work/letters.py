"""Letters to the people of an imported list: their link, and one reminder before the close.

A link never enters the database: it is made here, from the keys of the vote, and goes straight to
the mail server. Only a site without one (never in production) keeps it, with the letter.
"""

from __future__ import annotations

import logging
import secrets
import smtplib
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from flask import current_app
from sqlalchemy import delete, exists, select

from ... import db as database
from ...consultations.models import Phase
from ...db import db, now
from ...jobs import every, job
from ...notifications import smtp
from ...notifications.actions import send
from ...notifications.letters import letter
from ...notifications.letters import link as address_of
from ...notifications.models import Mail
from .. import board, custody, electors
from ..box import tags
from ..box.faults import Fault
from ..models import ANOTHER, ROLL, Elector, RollEntry, Vote

log = logging.getLogger(__name__)
# One of these jobs at a time: twenty thousand letters leave a place to every other job of the worker.
LETTERS = "votes.letters"
AT_ONCE = 10  # letters between two commits: as many could leave twice if the worker dies
LANGUAGE, KIND = "fr", "ballot-link"
KEPT_UNOPENED = timedelta(days=30)
# Every failure of the mail server is an OSError; that of one recipient leaves the others theirs.
UNREACHABLE, NOT_YET = OSError, (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)
REMINDER = "reminder"
REMIND_BEFORE = timedelta(hours=24)
LONG_ENOUGH = timedelta(hours=60)  # in a shorter vote the first letter is recent


@job("votes.write_owed", lock=LETTERS)
def write_owed() -> None:
    """At once, for who just asked."""
    for vote in _open_votes(now()):
        _write_owed(vote)


@every("* * * * *", "votes.letters", lock=LETTERS)
def tend() -> None:
    """What is still owed, and the reminders whose hour has come."""
    at = now()
    for vote in _open_votes(at):
        _write_owed(vote)
        if has_reminder(vote) and at >= vote.closes_at - REMIND_BEFORE:
            _remind(vote)


@every("41 3 * * *", "votes.forget_rolls")
def forget() -> None:
    """A list whose box never opened serves nobody any more."""
    missed = (
        select(Vote.id)
        .join(Phase, Phase.id == Vote.phase_id)
        .where(Vote.manifest.is_(None), Phase.closes_at < now() - KEPT_UNOPENED)
    )
    db.session.execute(delete(Elector).where(Elector.vote_id.in_(missed)))


def has_reminder(vote: Vote) -> bool:
    """From the hour the box really opened: letters left then."""
    opened_at = board.opened_at(vote.id) or vote.phase.opens_at
    return vote.closes_at - opened_at >= LONG_ENOUGH


def _open_votes(at: datetime) -> list[Vote]:
    asked = select(Vote).where(
        Vote.electorate == ROLL,
        Vote.manifest.is_not(None),
        Vote.closed_at.is_(None),
        Vote.stopped.is_(False),
    )
    return [vote for vote in db.session.scalars(asked.order_by(Vote.id)) if at < vote.closes_at]


def _goes_on(vote: Vote) -> bool:
    """Asked between two commits: nobody is invited to a vote that has closed meanwhile."""
    return not vote.stopped and vote.closed_at is None and now() < vote.closes_at


def _write_owed(vote: Vote) -> None:
    """A letter to each one that is owed one: whoever else does it at once takes others."""
    key, last = _key(vote), 0
    while key is not None and _goes_on(vote):
        owed = (Elector.vote_id == vote.id, Elector.owed != "", Elector.id > last)
        batch = select(Elector).where(*owed).order_by(Elector.id).limit(AT_ONCE)
        people = list(db.session.scalars(batch.with_for_update(skip_locked=True)))
        if not people:
            return
        try:
            for one in people:
                last = one.id
                if _write(vote, one, one.owed, key):
                    one.owed, one.written = "", one.written or not one.refused
        except UNREACHABLE as failure:
            log.warning("vote %s: letters wait for the mail server: %s", vote.id, failure)
            key = None
        database.commit()


def _remind(vote: Vote) -> None:
    """Once, to those who have not voted yet: the base keeps how far along the list, never who."""
    key = _key(vote)
    # Nobody else meanwhile; ballots do not wait for that.
    mine = select(Vote).where(Vote.id == vote.id).execution_options(populate_existing=True)
    mine = mine.with_for_update(of=Vote, key_share=True, skip_locked=True)
    while key is not None and db.session.scalar(mine) is not None and _goes_on(vote):
        later = (Elector.vote_id == vote.id, Elector.id > (vote.reminded or 0))
        batch = select(Elector).where(*later).order_by(Elector.id).limit(AT_ONCE)
        people = list(db.session.scalars(batch))
        if not people:
            return
        try:
            for one in people:
                if not one.refused and not _has_voted(vote.id, one.id, key):
                    _write(vote, one, REMINDER, key)
                vote.reminded = one.id
        except UNREACHABLE as failure:
            log.warning("vote %s: reminders wait for the mail server: %s", vote.id, failure)
            key = None
        database.commit()


def _has_voted(vote_id: int, elector_id: int, key: bytes) -> bool:
    tag = tags.roll_tag(key, vote_id, tags.elector(elector_id))
    marked = exists().where(RollEntry.vote_id == vote_id, RollEntry.tag == tag)
    return bool(db.session.scalar(select(marked)))


def _key(vote: Vote) -> bytes | None:
    """Without it no link can be made; the box has stopped for the same reason, and says so."""
    try:
        return custody.secrets_of(vote.id).roll
    except Fault as fault:
        log.error("vote %s: no letter can be written: %s", vote.id, fault)
        return None


def _write(vote: Vote, to: Elector, what: str, key: bytes) -> bool:
    """Whether the letter is dealt with: sent, or refused for good, which is noted."""
    secret = electors.link(key, to)
    if what != REMINDER:
        to.link = electors.fingerprint(secret)
    slug = vote.consultation.slug
    said = letter(
        "ballot-link",
        LANGUAGE,
        vote=vote,
        lab=vote.consultation.lab,
        address=address_of("votes.use_link", slug=slug, vote_id=vote.id, secret=secret),
        reminder=what == REMINDER,
        replaced=what == ANOTHER,
    )
    try:
        _deliver(to, said["subject"], said["body"])
    except smtp.Undeliverable as refusal:
        log.warning("elector %s cannot be written to: %s", to.id, refusal)
        to.refused = True
    except NOT_YET as later:
        log.info("elector %s is not written to yet: %s", to.id, type(later).__name__)
        return False
    else:
        to.refused = False
    return True


def _deliver(to: Elector, subject: str, body: str) -> None:
    settings = current_app.config
    if not settings["SMTP_URL"]:
        send(to=to.email, subject=subject, body=body, kind=KIND, language=LANGUAGE)
        return
    mail = Mail(to=to.email, subject=subject, body=body, language=LANGUAGE, created_at=now())
    host = urlsplit(settings["BASE_URL"]).hostname or "localhost"
    name = f"elector-{to.id}-{secrets.token_hex(8)}"
    smtp.hand_over(settings["SMTP_URL"], smtp.message(mail, settings["MAIL_FROM"], host, name))
