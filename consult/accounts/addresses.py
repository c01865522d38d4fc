"""E-mail addresses: one spelling each, and those of the demonstration."""

from __future__ import annotations

from email_validator import EmailNotValidError, validate_email

DEMO_DOMAINS = ("demo.gouv.fr", "demo.fr")  # of invented people only


def normalised(typed: str) -> str | None:
    """``typed`` as the base keeps it (small letters, ASCII domain), or None if it is no address."""
    try:
        found = validate_email(typed.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return None
    return (found.ascii_email or "").lower() or None


def is_demo(email: str) -> bool:
    return email.rpartition("@")[2] in DEMO_DOMAINS
