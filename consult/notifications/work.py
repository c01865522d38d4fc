"""What is done after the answer: delivering mails, forgetting old ones."""

from __future__ import annotations

import logging
import smtplib
from datetime import timedelta
from urllib.parse import urlsplit

from flask import current_app
from procrastinate import RetryStrategy
from sqlalchemy import delete

from ..db import commit, db, now
from ..jobs import every, job
from . import smtp
from .models import Mail

log = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=30)
# After 4 s, 16 s, 64 s… and for about six hours.
TRIES = RetryStrategy(
    max_attempts=7,
    exponential_wait=4,
    retry_exceptions=[smtplib.SMTPException, OSError],
)


@job("notifications.deliver", retry=TRIES)
def deliver(mail_id: int) -> None:
    """Hand one mail to the SMTP server, once: a job run twice finds it sent."""
    settings = current_app.config
    mail = db.session.get(Mail, mail_id, with_for_update=True)
    if mail is None or mail.sent_at is not None or not settings["SMTP_URL"]:
        return
    host = urlsplit(settings["BASE_URL"]).hostname or "localhost"
    try:
        smtp.hand_over(settings["SMTP_URL"], smtp.message(mail, settings["MAIL_FROM"], host))
    except smtp.Undeliverable as refusal:
        mail.error = str(refusal)
        log.warning("mail %s cannot be delivered: %s", mail_id, refusal)
        return
    except (smtplib.SMTPException, OSError) as failure:
        mail.error = type(failure).__name__
        commit()
        raise
    mail.sent_at, mail.error = now(), ""


@every("17 3 * * *", "notifications.forget")
def forget() -> None:
    """Mails hold addresses and what was said to people: a month is enough to answer for them."""
    db.session.execute(delete(Mail).where(Mail.created_at < now() - KEPT_FOR))
