"""Where the pages of the synthesis are registered."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("synthesis", __name__, url_prefix="/concertations/<slug>/synthese")
