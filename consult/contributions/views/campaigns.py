"""The pages of what lists fold: a text that several people sent, and contributions brought together."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request
from werkzeug.exceptions import NotFound

from ...comments import queries as arguments
from ...errors import Refused
from ...i18n import lazy_gettext as _l
from ...moderation.queries import merging
from ...web import person, require
from .. import queries
from ..models import CAMPAIGN, MERGE
from ..queries import folds, one
from .blueprint import bp
from .lists import entries, opened

FEWEST = 2


class Undone(Refused):
    """Its authors were written to with this address."""

    message = _l("Ce regroupement a été défait\u00a0: chaque texte est de nouveau seul à sa place.")
    status = 404


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


@bp.get("/concertations/<slug>/contributions/regroupements/<int:fold_id>")
def merge(slug: str, fold_id: int) -> Any:
    consultation = opened(slug)
    require("consultation.read", consultation)
    fold = folds.of(consultation, fold_id, MERGE)
    if fold is None:
        raise Undone if merging.was_undone(fold_id, consultation.id) else NotFound
    members = one.members(fold)
    if len(members) < FEWEST:
        abort(404)  # the others are hidden: nothing is said of what they were in
    who = person()
    return render_template(
        "contributions/merge.html",
        consultation=consultation,
        zone=consultation.lab.zone,
        fold=fold,
        introduction=merging.introduction(fold.id),
        members=[(row, arguments.of_thread(row, who)[0]) for row in members],
        backing=folds.supporters([fold.id]).get(fold.id),
    )
