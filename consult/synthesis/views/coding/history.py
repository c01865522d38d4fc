"""What was done to the codebook, and undoing it."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, url_for

from ....i18n import gettext as _
from ....web import can, person, require
from ...actions import undoing
from ...queries import coding
from ..blueprint import bp
from .shared import cursors, opened, show

# Acts of who reads and places; the others are those of who holds the codebook.
READING = ("read", "set-aside", "mark-read", "move", "take-out", "place", "point", "point-lifted")


@bp.get("/grille/historique")
def acts(slug: str) -> Any:
    of = opened(slug)
    edits = can("coding.edit", of)
    return show("acts", of, page=coding.acts(of, **cursors()), edits=edits, reading=READING)


@bp.post("/grille/historique/<int:number>/annuler")
def undo_act(slug: str, number: int) -> Any:
    of = opened(slug)
    act = coding.act_of(of, number) or abort(404)
    if act.kind not in READING:
        require("coding.edit", of)
    undoing.undo(of, act, person().id)
    flash(_("L’acte est annulé\u00a0: tout est comme avant lui."), "success")
    return redirect(url_for(".acts", slug=slug), 303)
