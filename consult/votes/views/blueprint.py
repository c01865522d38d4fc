"""What the pages of votes share."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, abort
from markupsafe import Markup

from ... import text
from ...consultations.models import Consultation
from ...consultations.views import blueprint as loading
from ...db import now
from .. import custody, queries
from ..counting import METHODS
from ..models import Vote

bp = Blueprint("votes", __name__, url_prefix="/concertations/<slug>/scrutins")


def found(slug: str, vote_id: int) -> Vote:
    """The vote; for those who may not see its consultation, neither exists."""
    vote = queries.vote(slug, vote_id) or abort(404)
    loading.readable(vote.consultation)
    return vote


def found_consultation(slug: str) -> Consultation:
    return loading.found(slug)


def next_change(vote: Vote) -> datetime | None:
    phase = vote.phase
    moments = (phase.opens_at, vote.closes_at, vote.last_ballots, vote.last_entry)
    return min((moment for moment in moments if moment > now()), default=None)


def on_paper(vote: Vote) -> dict[str, Any] | None:
    """Where one votes on paper and until when it is typed, as the manifest fixed it or will."""
    if vote.paper is None or vote.paper_until is None:
        return None
    place = (vote.manifest or {}).get("paper", vote.paper)["place"]
    return {"place": place, "until": vote.paper_until}


def described(vote: Vote) -> dict[str, Any]:
    method = METHODS[vote.method_slug]
    return {
        "vote": vote,
        "consultation": vote.consultation,
        "stage": vote.stage(now()),
        "sealed_until": vote.last_entry,
        "paper": on_paper(vote),
        "method": method,
        "rules": custody.rules_of(vote),
        "description": Markup(text.to_html(vote.description)),
    }
