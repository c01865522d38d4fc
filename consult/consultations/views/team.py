"""The dashboard of a team: its consultations, what they wait for, where to go."""

from __future__ import annotations

from flask import render_template, request

from ...db import now
from ...web import can, person, require
from .. import queries, readiness
from ..phases import DRAFT
from .blueprint import bp


@bp.get("/equipe")
def team() -> str:
    require("team.read")
    at = now()
    page = queries.of_team(
        person(), at, after=request.args.get("after"), before=request.args.get("before")
    )
    drafts = queries.whole([row.id for row in page.rows if row.state == DRAFT])
    ids = [row.id for row in page.rows]
    return render_template(
        "consultations/team.html",
        page=page,
        missing={one.id: len(readiness.missing(one, at)) for one in drafts},
        held=queries.held(ids),
        overdue=queries.overdue(at) if can("network.read") else [],
        at=at,
    )
