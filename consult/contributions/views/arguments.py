"""Arguments on a contribution, and answers to them."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for

from ...comments import actions as comments
from ...comments import queries as arguments
from ...comments.models import Comment
from ...i18n import gettext as _
from ...labs.queries import charter_of
from ...throttle import limit
from ...visibility import PUBLISHED
from ...web import can, draft_sent, held_back, page_invalid, person, require
from .. import actions, tally
from ..forms import ArgumentForm
from ..models import Contribution
from ..queries import one
from .blueprint import bp, contribution_of

BASE = "/concertations/<slug>/contributions/<int:contribution_id>/arguments"


@bp.route(BASE + "/nouveau", methods=["GET", "POST"])
def argue(slug: str, contribution_id: int) -> Any:
    return _written(contribution_of(slug, contribution_id), None)


@bp.route(BASE + "/<int:comment_id>/repondre", methods=["GET", "POST"])
def answer(slug: str, contribution_id: int, comment_id: int) -> Any:
    contribution = contribution_of(slug, contribution_id)
    return _written(contribution, _argument(contribution, comment_id))


def _argument(contribution: Contribution, comment_id: int) -> Comment:
    comment = arguments.get(comment_id)
    if (
        comment is None
        or comment.thread_id != contribution.thread_id
        or not can("comment.read", comment)
    ):
        abort(404)
    return comment


def _written(contribution: Contribution, to: Comment | None) -> Any:
    who = person()
    shown = {
        "contribution": contribution,
        "consultation": contribution.consultation,
        "to": to,
        "draft": _draft(contribution, to),
    }
    if not (can("comment.create", contribution) or held_back(contribution)):
        asked_to_sign_in = who.id is None and request.method == "GET"
        explained = render_template("contributions/argue_closed.html", **shown)
        return explained, 200 if asked_to_sign_in else 403
    require("comment.create", contribution)
    form = ArgumentForm(who, answer=to is not None)
    charter = charter_of(contribution.consultation.lab_id)
    accepted = form.accepts(charter)
    if not form.validate_on_submit():
        page = page_invalid if form.errors else render_template
        return page("contributions/argue.html", form=form, charter=charter, **shown)
    if not accepted:
        return page_invalid(
            "contributions/argue.html", form=form, charter=charter, renewed=True, **shown
        )
    limit("comment", f"user {who.id}", 40, 3600)
    try:
        made = comments.argue(
            contribution,
            who,
            side="neutral" if to else form.side.data,
            body=form.body.data,
            shown_as=form.shown_as.data,
            state=actions.argument_state(contribution, form.body.data),
            to=to,
            charter=charter.version,
        )
    except comments.AlreadySaid as twice:
        draft_sent(_draft(contribution, to))
        flash(str(twice), "info")
        return redirect(_place(contribution, twice.comment), 303)
    actions.argued(contribution, made)
    draft_sent(_draft(contribution, to))
    if made.state != PUBLISHED:
        flash(_("Merci. Votre texte sera relu avant d’être publié."), "success")
    return redirect(_place(contribution, made), 303)


def _draft(contribution: Contribution, to: Comment | None) -> str:
    return f"argument-{contribution.id}-{to.id if to else 0}"


def _place(contribution: Contribution, comment: Comment) -> str:
    return url_for(
        ".show",
        slug=contribution.consultation.slug,
        contribution_id=contribution.id,
        _anchor=f"argument-{comment.id}",
    )


@bp.route("/arguments/<int:comment_id>/retirer", methods=["GET", "POST"])
def withdraw_argument(comment_id: int) -> Any:
    comment = arguments.get(comment_id)
    contribution = one.thread_owner(comment.thread_id) if comment else None
    if comment is None or contribution is None or not can("contribution.read", contribution):
        abort(404)
    require("comment.withdraw", comment)
    return _withdrawn(contribution, comment)


def _withdrawn(contribution: Contribution, comment: Comment) -> Any:
    if request.method == "GET":
        return render_template(
            "contributions/withdraw_argument.html",
            contribution=contribution,
            consultation=contribution.consultation,
            comment=comment,
        )
    before = comments.withdraw(comment)
    tally.comment_changed(comment, before, comment.state)
    flash(_("Votre texte est retiré."), "success")
    return redirect(
        url_for(".show", slug=contribution.consultation.slug, contribution_id=contribution.id), 303
    )
