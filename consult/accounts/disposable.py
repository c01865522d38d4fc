"""Addresses that anyone makes and throws away in a minute: they prove nobody.

The list is that of a package which follows them from day to day, changed by the file of
DISPOSABLE_DOMAINS and by what stewards allow when someone contests it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from flask import current_app
from sqlalchemy import exists, select

from ..db import db
from ..errors import Refused
from ..i18n import lazy_gettext as _l
from ..lazy import disposable_email_domains as listed
from .models import AllowedDomain
from .person import is_agent

log = logging.getLogger(__name__)


class DisposableAddress(Refused):
    message = _l(
        "Cette adresse est chez un service d’adresses jetables\u00a0: elle ne permet pas de savoir que "
        "chaque personne n’est comptée qu’une fois. Donnez une adresse que vous gardez, ou contestez ce "
        "refus."
    )
    status = 422


def refuse(email: str) -> None:
    if is_disposable(email):
        raise DisposableAddress


def is_disposable(email: str) -> bool:
    """Its domain, or one above it, is on the list, and nobody allowed it."""
    domain = domain_of(email)
    added, removed = _file(*_version(current_app.config["DISPOSABLE_DOMAINS"]))
    found = [
        one
        for one in _above(domain)
        if (one in added or one in listed.blocklist) and one not in removed
    ]
    if not found or is_agent(email, current_app.config["AGENT_DOMAINS"]):
        return False
    allowed = exists().where(AllowedDomain.domain.in_([domain, *found]))
    return not db.session.scalar(select(allowed))


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].lower()


def _above(domain: str) -> Iterator[str]:
    """The domain, then those that hold it: services give their addresses in sub-domains."""
    parts = domain.split(".")
    yield from (".".join(parts[n:]) for n in range(len(parts) - 1))


def _version(path: str) -> tuple[str, float]:
    """The file is read again when it changes, without a restart. People still sign in while it is away:
    the list of the package is then used alone.
    """
    try:
        return path, Path(path).stat().st_mtime if path else 0.0
    except OSError as failure:
        log.error("DISPOSABLE_DOMAINS cannot be read: %s", failure)
        return "", 0.0


@lru_cache(maxsize=2)
def _file(path: str, _changed: float) -> tuple[frozenset[str], frozenset[str]]:
    """One domain a line, refused; « !domain » is accepted; « # » begins a remark."""
    # In any encoding: a domain is ASCII, and a remark must shut nobody out.
    text = Path(path).read_text(encoding="utf-8", errors="replace") if path else ""
    said = text.lower().splitlines()
    lines = [line.partition("#")[0].strip() for line in said]
    return (
        frozenset(line for line in lines if line and not line.startswith("!")),
        frozenset(line[1:].strip() for line in lines if line.startswith("!")),
    )
