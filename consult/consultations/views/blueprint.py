"""The blueprint of the domain, and what its pages share."""

from __future__ import annotations

from flask import Blueprint, abort

from ...web import can
from .. import queries
from ..models import Consultation

bp = Blueprint("consultations", __name__)


def found(slug: str) -> Consultation:
    """The consultation; for those who may not see it, it does not exist."""
    consultation = queries.by_slug(slug)
    if consultation is None or not can("consultation.read", consultation):
        abort(404)
    return consultation
