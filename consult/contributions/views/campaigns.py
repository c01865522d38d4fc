"""The page of a campaign: a text that several people sent, and each of them in its own words."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request

from ...web import require
from .. import queries
from ..models import CAMPAIGN
from ..queries import folds
from .blueprint import bp
from .lists import entries, opened


@bp.get("/concertations/<slug>/contributions/memes-textes/<int:fold_id>")
def campaign(slug: str, fold_id: int) -> Any:
    consultation = opened(slug)
    fold = folds.of(consultation, fold_id, CAMPAIGN) or abort(404)
    require("consultation.read", consultation)
    asked = request.args
    page = queries.members(consultation, fold, after=asked.get("apres"), before=asked.get("avant"))
    if not page.rows and not (asked.get("apres") or asked.get("avant")):
        abort(404)
    return render_template(
        "contributions/campaign.html",
        consultation=consultation,
        fold=fold,
        entries=entries(consultation, page.rows),
        page=page,
    )
