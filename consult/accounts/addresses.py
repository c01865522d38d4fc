"""E-mail addresses: one spelling each, and those of the demonstration."""

from __future__ import annotations

from email_validator import EmailNotValidError, validate_email

DEMO_DOMAINS = ("demo.gouv.fr", "demo.fr")  # of invented people only
# Providers that say so: the domains of one mailbox, and the characters that change nothing in it.
PROVIDERS = (
    (("gmail.com", "googlemail.com"), "."),
    (("proton.me", "protonmail.com", "protonmail.ch", "pm.me"), ".-_"),
)
KNOWN = {domain: (domains[0], blind) for domains, blind in PROVIDERS for domain in domains}


def normalised(typed: str) -> str | None:
    """``typed`` as the base keeps it (small letters, ASCII domain), or None if it is no address."""
    try:
        found = validate_email(typed.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return None
    return (found.ascii_email or "").lower() or None


def is_demo(email: str) -> bool:
    return email.rpartition("@")[2] in DEMO_DOMAINS


def mailbox(email: str) -> str:
    """One spelling for all the addresses of a mailbox: without « +tag », and without the dots where
    the provider ignores them. People keep the address they typed; only counting uses this one.
    """
    local, _at, domain = email.rpartition("@")
    domain, blind = KNOWN.get(domain, (domain, ""))
    bare = local.partition("+")[0].translate(str.maketrans("", "", blind))
    return f"{bare or local}@{domain}"


def masked(email: str) -> str:
    """Enough for its owner to know it, too little for anyone to write there."""
    local, _at, domain = email.rpartition("@")
    return f"{local[:1]}…@{domain}"
