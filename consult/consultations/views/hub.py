"""The page of a consultation, and its documents."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Response, abort, render_template
from markupsafe import Markup

from ... import permissions, text, uploads
from ...contributions import queries as contributions
from ...db import now
from ...web import cacheable, changes_at, person, require
from .. import hub, queries
from ..models import Consultation
from ..phases import is_late, next_change
from .blueprint import bp, found, shown

FRAME = ("authority", "open_to_change", "already_decided", "decider", "data_notice")
VOICES = 3  # contributions shown of each kind, none twice


@bp.get("/concertations/<slug>")
def show(slug: str) -> str:
    consultation = shown(slug)
    require("consultation.read", consultation)
    cacheable(consultation.scope)
    at = now()
    changes_at(next_change(consultation.phases, at))
    return page(consultation, person(), at)


def page(consultation: Consultation, who: Any, at: datetime, **more: Any) -> str:
    """The hub as ``who`` sees it at that moment: now, or for the preview of a draft."""
    zone = consultation.lab.zone
    supported = contributions.most_supported(consultation, VOICES)
    shown = {row.id for row in supported}
    found = contributions.latest_entries(consultation, 2 * VOICES)
    latest = [r for r in found if r.id not in shown]
    return render_template(
        "consultations/show.html",
        consultation=consultation,
        zone=zone,
        at=at,
        state=consultation.state(at),
        timeline=hub.timeline(consultation.phases, zone, at),
        current=hub.current(consultation.phases, at),
        upcoming=hub.upcoming(consultation.phases, zone, at),
        late=is_late(consultation.synthesis_due, consultation.synthesis_published_at, zone, at),
        votes=_votes_by_phase(consultation),
        joins=permissions.can("consultation.join", consultation, who),
        frame={name: Markup(text.to_html(getattr(consultation, name))) for name in FRAME},
        supported=supported,
        latest=latest[:VOICES],
        **more,
    )


def _votes_by_phase(consultation: Consultation) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = {}
    for vote in queries.votes(consultation):
        grouped.setdefault(vote.phase_id, []).append(vote)
    return grouped


@bp.get("/concertations/<slug>/documents/<int:document_id>")
def document(slug: str, document_id: int) -> Response:
    consultation = found(slug)
    require("consultation.read", consultation)
    kept = queries.document(consultation, document_id)
    if kept is None:
        abort(404)
    try:
        return uploads.served(kept)
    except KeyError:
        abort(404)
