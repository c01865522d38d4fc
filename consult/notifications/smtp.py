"""One plain text message, handed to an SMTP server."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

from .models import Mail

TIMEOUT_SECONDS = 20
LOCAL = ("localhost", "127.0.0.1", "::1")


class Undeliverable(Exception):
    """The server refuses this message for good: trying again would change nothing."""


def message(mail: Mail, sender: str, host: str, name: str = "") -> EmailMessage:
    """``mail`` as sent. Its identifier is its own: a second delivery is recognised as such.

    ``name`` stands for its number when it is not kept.
    """
    made = EmailMessage()
    made["From"] = sender
    made["To"] = mail.to
    made["Subject"] = mail.subject
    made["Date"] = format_datetime(mail.created_at)
    made["Message-ID"] = f"<{name or f'mail-{mail.id}'}@{host}>"
    made["Auto-Submitted"] = "auto-generated"
    made["Content-Language"] = mail.language
    if mail.unsubscribe:  # RFC 8058: one click, without signing in
        made["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(mail.body)
    return made


def hand_over(url: str, made: EmailMessage) -> None:
    """Deliver through ``url`` (smtp:// with STARTTLS, or smtps://)."""
    with connect(url) as server:
        try:
            server.send_message(made)
        except smtplib.SMTPRecipientsRefused as refusal:
            answers = [code for code, _said in refusal.recipients.values()]
            if all(code >= 500 for code in answers):
                raise Undeliverable(f"recipient refused: {answers[0]}") from refusal
            raise
        except smtplib.SMTPSenderRefused:
            raise  # who sends, a setting or a quota: nothing that this recipient has to answer for
        except smtplib.SMTPResponseException as refusal:
            if refusal.smtp_code >= 500:
                raise Undeliverable(f"message refused: {refusal.smtp_code}") from refusal
            raise


def connect(url: str) -> smtplib.SMTP:
    parts = urlsplit(url)
    host = parts.hostname or "localhost"
    secure = ssl.create_default_context()
    server: smtplib.SMTP
    if parts.scheme == "smtps":
        server = smtplib.SMTP_SSL(host, parts.port or 465, timeout=TIMEOUT_SECONDS, context=secure)
    else:
        server = smtplib.SMTP(host, parts.port or 587, timeout=TIMEOUT_SECONDS)
        server.ehlo()
        # A relay on the same machine may do without; elsewhere nothing travels in the clear.
        if server.has_extn("starttls") or host not in LOCAL:
            server.starttls(context=secure)
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server
