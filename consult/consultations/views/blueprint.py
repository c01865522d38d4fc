"""The blueprint of the domain, and what its pages share."""

from __future__ import annotations

from flask import Blueprint, abort

from ...web import can, person
from .. import queries
from ..models import Consultation

bp = Blueprint("consultations", __name__)


def found(slug: str) -> Consultation:
    """The consultation; for those who may not see it, it does not exist."""
    return readable(queries.by_slug(slug))


def shown(slug: str) -> Consultation:
    """The same for pages that only show: teams, who may have just changed it, read it anew."""
    return readable(queries.by_slug(slug) if person().roles else queries.kept(slug))


def glimpsed(slug: str) -> Consultation:
    """Shown, and of no session: to read a few facts of it."""
    return readable(queries.by_slug(slug) if person().roles else queries.glimpsed(slug))


def readable(consultation: Consultation | None) -> Consultation:
    if consultation is None or not can("consultation.read", consultation):
        abort(404)
    return consultation
