"""What is written to many people at once, and how each of them stops it."""

from __future__ import annotations

from collections.abc import Collection

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import select

from ..db import db
from ..i18n import lazy_gettext as _l
from ..i18n import speaking
from . import letters
from .models import Unsubscription

CHARTER, DIGEST, ALERTS, SYNTHESIS = "charter", "digest", "alerts", "synthesis"
TOPICS = {
    CHARTER: _l("les changements de la charte de participation"),
    SYNTHESIS: _l("la publication des synthèses auxquelles vos contributions servent"),
    DIGEST: _l("ce qui attend la modération, chaque jour"),
    ALERTS: _l("ce qui ne peut pas attendre la modération ou qui est en retard"),
}


def _tokens() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="unsubscribe")


def token(email: str, topic: str) -> str:
    return str(_tokens().dumps([email, topic]))


def address(email: str, topic: str, language: str) -> str:
    """Where ``email`` stops receiving ``topic``, without signing in."""
    with speaking(language):
        return letters.link("notifications.unsubscribe", token=token(email, topic))


def read(said: str) -> tuple[str, str] | None:
    try:
        email, topic = _tokens().loads(said)
    except BadSignature:
        return None
    return email, topic


def silent(topic: str, emails: Collection[str]) -> set[str]:
    """Among ``emails``, those that asked for no more of ``topic``."""
    asked = select(Unsubscription.email).where(
        Unsubscription.topic == topic, Unsubscription.email.in_(emails)
    )
    return set(db.session.scalars(asked))
