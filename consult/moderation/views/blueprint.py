"""Where the pages of moderation are registered."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("moderation", __name__)
