"""What authors do with their own texts."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from ...i18n import gettext as _
from ...synthesis.labels import ACCOUNTS
from ...synthesis.queries import outcomes
from ...throttle import limit
from ...web import draft_sent, page_invalid, person, require
from .. import actions
from ..forms import TextForm
from ..models import Contribution
from ..queries import one
from .blueprint import bp, commune_label, contribution_of

BASE = "/concertations/<slug>/contributions/<int:contribution_id>"


def address(contribution: Contribution) -> str:
    slug = contribution.consultation.slug
    return url_for(".show", slug=slug, contribution_id=contribution.id)


@bp.route(BASE + "/modifier", methods=["GET", "POST"])
def edit(slug: str, contribution_id: int) -> Any:
    contribution = contribution_of(slug, contribution_id)
    require("contribution.edit", contribution)
    consultation = contribution.consultation
    draft = f"modifier-{contribution.id}"
    asked = one.last_decision(contribution) if contribution.state == "amend" else None
    shown = {
        "contribution": contribution,
        "consultation": consultation,
        "asked": asked,
        "draft": draft,
    }
    if request.method == "GET":
        form = TextForm(consultation, formdata=_as_typed(contribution))
        return render_template("contributions/edit.html", form=form, **shown)
    form = TextForm(consultation)
    if not form.validate():
        return page_invalid("contributions/edit.html", form=form, **shown)
    limit("contribution.edit", f"user {person().id}", 20, 3600)
    if actions.change(contribution, form.written):
        flash(_("Vos modifications sont enregistrées."), "success")
        if form.warnings:
            flash(
                _(
                    "Votre texte semble contenir un numéro de téléphone, une adresse ou une autre donnée personnelle. Il sera public\u00a0: retirez ce qui permettrait de reconnaître quelqu’un."
                ),
                "warning",
            )
    draft_sent(draft)
    return redirect(address(contribution), 303)


def _as_typed(contribution: Contribution) -> MultiDict[str, str]:
    return MultiDict(
        {
            "title": contribution.title,
            "body": contribution.body,
            "theme": str(contribution.theme_id or ""),
            "commune": commune_label(contribution.commune),
        }
    )


@bp.route(BASE + "/retirer", methods=["GET", "POST"])
def withdraw(slug: str, contribution_id: int) -> Any:
    contribution = contribution_of(slug, contribution_id)
    require("contribution.withdraw", contribution)
    if request.method == "GET":
        return render_template(
            "contributions/withdraw.html",
            contribution=contribution,
            consultation=contribution.consultation,
        )
    actions.withdraw(contribution)
    flash(_("Votre contribution est retirée."), "success")
    return redirect(url_for(".mine"), 303)


@bp.get("/moi/contributions")
def mine() -> str:
    require("account.use")
    who = person()
    rows = one.of_author(who.id)
    return render_template(
        "contributions/mine.html",
        rows=rows,
        fates=outcomes.accounts([row.id for row in rows]),
        accounts=ACCOUNTS,
        drafts=one.drafts_of(who.id),
        decisions=one.decisions_about(who.id),
    )
