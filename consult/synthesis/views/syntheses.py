"""The pages of the synthesis."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for

from ...consultations.models import Consultation
from ...consultations.phases import is_late, next_change
from ...consultations.views.blueprint import found
from ...db import now
from ...i18n import gettext as _
from ...web import cacheable, changes_at, page_invalid, person, require
from .. import quotes
from ..actions import syntheses as actions
from ..forms.syntheses import PublishForm, SynthesisForm
from ..queries import syntheses as queries
from .blueprint import bp


@bp.get("")
def show(slug: str) -> str:
    """The latest version, an earlier one, or the promise of one."""
    of = found(slug)
    require("consultation.read", of)
    cacheable(of.scope)
    at = now()
    changes_at(next_change(of.phases, at))
    synthesis = queries.published(of.id, _version())
    if synthesis is None:
        if request.args.get("version"):
            abort(404)
        late = is_late(of.synthesis_due, of.synthesis_published_at, of.lab.zone, at)
        return render_template("synthesis/awaited.html", consultation=of, late=late)
    require("synthesis.read", synthesis)
    return render_template(
        "synthesis/show.html",
        consultation=of,
        synthesis=synthesis,
        versions=queries.versions(of.id),
        quoted=len(quotes.quoted(synthesis.body)),
    )


def _version() -> int | None:
    said = request.args.get("version", "")
    return int(said) if said.isdecimal() and len(said) < 6 else None


@bp.route("/rediger", methods=["GET", "POST"])
def edit(slug: str) -> Any:
    of = found(slug)
    require("synthesis.edit", of)
    draft = queries.draft(of.id)
    form = SynthesisForm(obj=draft or queries.published(of.id))
    if request.method == "GET":
        form.token.data = actions.token_of(draft)
    if form.validate_on_submit():
        try:
            actions.save(of, person().id, form.title.data, form.body.data, form.token.data or "")
        except actions.Stale as stale:
            form.form_errors.append(stale.message)
            form.token.data = stale.token
            return page_invalid("synthesis/edit.html", consultation=of, form=form, draft=draft)
        if request.form.get("then") == "preview":
            return redirect(url_for(".preview", slug=slug), 303)
        flash(_("Le brouillon est enregistré."), "success")
        return redirect(url_for(".edit", slug=slug), 303)
    if request.method == "POST":
        return page_invalid("synthesis/edit.html", consultation=of, form=form, draft=draft)
    return render_template("synthesis/edit.html", consultation=of, form=form, draft=draft)


@bp.get("/apercu")
def preview(slug: str) -> Any:
    of = found(slug)
    require("synthesis.edit", of)
    draft = queries.draft(of.id)
    if draft is None:
        return redirect(url_for(".edit", slug=slug), 303)
    form = PublishForm()
    form.token.data = actions.token_of(draft)
    return _preview(of, form)


def _preview(of: Consultation, form: PublishForm) -> str:
    draft = queries.draft(of.id)
    numbers = quotes.quoted(draft.body) if draft else []
    known = queries.quotable(of, numbers)
    return render_template(
        "synthesis/preview.html",
        consultation=of,
        draft=draft,
        form=form,
        known=known,
        missing=[number for number in numbers if number not in known],
        current=[phase for phase in of.phases if phase.closes_at > now()],
    )


@bp.post("/publier")
def publish(slug: str) -> Any:
    of = found(slug)
    require("synthesis.edit", of)
    form = PublishForm()
    try:
        actions.publish(of, person().id, form.token.data or "")
    except (actions.UnknownQuotes, actions.NothingToPublish, actions.NotYet) as refused:
        form.form_errors.append(refused.message)
        return _preview(of, form), 422
    flash(_("La synthèse est publiée."), "success")
    return redirect(url_for(".show", slug=slug), 303)
