"""Bringing contributions together, undoing it; and leaving, for whoever holds a receipt."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound

from ...contributions import codes
from ...contributions.models import Contribution
from ...contributions.queries import one
from ...db import db
from ...i18n import gettext as _
from ...throttle import limit, visitor
from ...web import can, page_invalid, person, require
from ..actions import merging as actions
from ..actions import refusals
from ..forms.merging import MergeForm
from ..queries import merging
from .blueprint import bp

HOUR = 3600


@bp.route("/moderation/regrouper/<int:contribution_id>", methods=["GET", "POST"])
def merge(contribution_id: int) -> Any:
    row = db.session.get(Contribution, contribution_id) or abort(404)
    require("moderation.merge", row)
    candidates = merging.candidates(row)
    form = MergeForm()
    form.offer((one.id, one.title) for one in candidates)
    if not form.validate_on_submit():
        return _page(row, form, candidates)
    try:
        fold = actions.merge(
            row.consultation,
            form.all_numbers() | {row.id},
            (form.title.data or "").strip(),
            (form.introduction.data or "").strip(),
            person(),
        )
    except actions.NotAllThere as refused:
        number = refused.numbers[0]
        said = _("La concertation n’a pas de contribution n° %(number)s.", number=number)
        form.numbers.errors = [said]
        return _page(row, form, candidates)
    except (actions.TooFew, actions.TooMany) as refused:
        form.chosen.errors = [refused.message]
        return _page(row, form, candidates)
    except actions.Taken as refused:
        return _page(row, form, candidates, overtaken=refused.message)[0], 409
    flash(_("Les textes sont regroupés, et leurs auteurs prévenus."), "success")
    here = url_for("contributions.merge", slug=row.consultation.slug, fold_id=fold.id)
    return redirect(here, 303)


def _page(row: Contribution, form: MergeForm, candidates: Any, overtaken: Any = None) -> Any:
    show = page_invalid if form.errors or overtaken else render_template
    return show(
        "moderation/merge.html",
        form=form,
        row=row,
        consultation=row.consultation,
        candidates=candidates,
        overtaken=overtaken,
        free=merging.free(row),
    )


@bp.route("/moderation/regroupements/<int:fold_id>/defaire", methods=["GET", "POST"])
def unmerge(fold_id: int) -> Any:
    fold = merging.fold(fold_id)
    if fold is None:
        require("moderation.queue")
        raise refusals.AlreadyUnmerged if merging.was_undone(fold_id) else NotFound
    require("moderation.merge", fold)
    back = url_for("contributions.index", slug=fold.consultation.slug)
    if request.method == "POST":
        actions.undo(fold, person())
        flash(_("Le regroupement est défait. Chaque texte est comme avant."), "success")
        return redirect(back, 303)
    return render_template(
        "moderation/unmerge.html",
        fold=fold,
        consultation=fold.consultation,
        members=merging.members(fold.id),
    )


@bp.route("/suivi/<code>/regroupement", methods=["GET", "POST"])
def leave_merge(code: str) -> Any:
    """Whoever holds the receipt may leave: no account is asked."""
    require("page.read")
    limit("receipt", visitor(), 120, HOUR)
    read = codes.read(code)
    row = (one.by_code(read) if read else None) or abort(404)
    if not can("consultation.read", row.consultation):
        abort(404)
    fold = merging.fold(row.merge_id) if row.merge_id else None
    receipt = url_for("contributions.receipt", code=codes.shown(row.code))
    if fold is None or request.method == "POST":
        if fold is not None:
            actions.leave(row, person().id)
        flash(_("Votre contribution n’est dans aucun regroupement."), "success")
        return redirect(receipt, 303)
    answer = make_response(
        render_template(
            "moderation/leave_merge.html",
            fold=fold,
            contribution=row,
            consultation=row.consultation,
            code=codes.shown(row.code),
            receipt=receipt,
        )
    )
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
