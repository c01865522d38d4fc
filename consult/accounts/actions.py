"""Asking for a link, proving an address, saying who one is, leaving."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from .. import journal
from ..db import db, now
from ..errors import Refused
from ..i18n import lazy_gettext as _l
from . import disposable, queries, sessions
from .colleges import APPEARANCE_LABELS, DEFAULT_APPEARANCE
from .models import AllowedDomain, ContestedDomain, SignInLink, User
from .person import college_of

LINK_LIFE = timedelta(minutes=15)


class AlreadyAnswered(Refused):
    message = _l("Quelqu’un d’autre vient de répondre à cette demande.")


class LinkDead(Refused):
    message = _l("Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau.")


def ask_link(email: str, next: str = "/", delay: timedelta = timedelta(0)) -> str:
    """The secret of a new link for ``email``, known or not; only its hash is kept.

    It lives from the moment its letter leaves.
    """
    secret = secrets.token_urlsafe(32)
    at = now()
    db.session.add(
        SignInLink(
            hash=sessions.fingerprint(secret),
            email=email,
            next=next[:500],
            created_at=at,
            expires_at=at + delay + LINK_LIFE,
        )
    )
    db.session.flush()
    return secret


def contest_domain(email: str, reason: str, language: str) -> ContestedDomain | None:
    """Ask stewards to accept a domain. Nothing to ask when its addresses are accepted already."""
    if not disposable.is_disposable(email):
        return None
    values = {"reason": reason, "language": language, "created_at": now()}
    said = insert(ContestedDomain).values(email=email, domain=disposable.domain_of(email), **values)
    contested_id = db.session.scalar(
        said.on_conflict_do_update(index_elements=["email"], set_=values).returning(
            ContestedDomain.id
        )
    )
    return db.session.get(ContestedDomain, contested_id)


def decide_domain(
    contested: ContestedDomain, actor_id: int, *, allowing: bool
) -> list[ContestedDomain]:
    """Accept a domain or not; who asked for it, to be answered, is then forgotten."""
    mine = select(ContestedDomain.id).where(ContestedDomain.id == contested.id)
    if db.session.scalar(mine.with_for_update()) is None:
        raise AlreadyAnswered
    verb = "domain.allowed" if allowing else "domain.refused"
    journal.record(verb, contested, actor_id, domain=contested.domain)
    if allowing:
        db.session.execute(
            insert(AllowedDomain)
            .values(domain=contested.domain, allowed_at=now())
            .on_conflict_do_nothing()
        )
    asked = queries.contests_of(contested.domain)
    for one in asked:
        db.session.delete(one)
    db.session.flush()
    return asked


def use_link(secret: str) -> SignInLink:
    """Consume a link: of two requests at once, the row's lock lets one pass."""
    at = now()
    used = db.session.execute(
        update(SignInLink)
        .where(
            SignInLink.hash == sessions.fingerprint(secret),
            SignInLink.used_at.is_(None),
            SignInLink.expires_at > at,
        )
        .values(used_at=at)
        .returning(SignInLink)
    ).scalar_one_or_none()
    if used is None:
        raise LinkDead
    return used


def prove(email: str, domains: list[str], language: str) -> User:
    """The person of a proved address, made at the first proof. The college follows the address."""
    college = college_of(email, domains)
    db.session.execute(
        insert(User)
        .values(
            email=email,
            name="",
            service="",
            college=college,
            appears_as=DEFAULT_APPEARANCE[college],
            steward=False,
            language=language,
            created_at=now(),
        )
        .on_conflict_do_nothing(index_elements=["email"])
    )
    user = queries.user_of(email)
    assert user is not None
    if user.college != college:
        user.college = college
        if user.appears_as not in APPEARANCE_LABELS[college]:
            user.appears_as = DEFAULT_APPEARANCE[college]
    db.session.flush()
    return user


def describe(user: User, *, name: str, service: str, appears_as: str, language: str) -> None:
    user.name = name
    user.service = service
    user.appears_as = appears_as
    user.language = language
    db.session.flush()


def appoint_steward(email: str, domains: list[str], *, steward: bool = True) -> User:
    """Give someone the network, or take it back; from the command line only."""
    user = prove(email, domains, "fr")
    user.steward = steward
    if steward:
        sessions.shorten(user.id)
    journal.record("steward.appointed" if steward else "steward.dismissed", user, None)
    return user


def close(user: User) -> None:
    """End an account: nothing in it says any more who it was. Its ballots stay, unreadable."""
    sessions.close_all(user.id)
    user.email = f"{user.id}@closed.invalid"
    user.name = user.service = ""
    user.appears_as = DEFAULT_APPEARANCE[user.college]
    user.steward = False
    user.closed_at = now()
    db.session.flush()
