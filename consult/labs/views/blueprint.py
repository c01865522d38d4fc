"""The blueprint, and what its pages share."""

from __future__ import annotations

from flask import Blueprint, abort

from .. import queries
from ..models import Lab

bp = Blueprint("labs", __name__)


def found(slug: str) -> Lab:
    return queries.lab_of(slug) or abort(404)
