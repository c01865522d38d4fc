"""Writing a charter, one rule a block, then publishing it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from ... import jobs
from ...contributions import work as contributions
from ...db import rollback
from ...errors import Refused
from ...i18n import gettext as _
from ...web import page_invalid, person, require
from .. import actions, queries
from ..forms import CharterForm, PublishCharterForm
from ..models import Lab
from .blueprint import bp, found
from .charter import compared, shown


@bp.route("/labos/<slug>/charte/modifier", methods=["GET", "POST"])
def edit_charter(slug: str) -> Any:
    lab = found(slug)
    require("lab.charter", lab)
    form = CharterForm(data=_written(lab))
    reshaped = _reshaped(form)
    if reshaped is not None:
        return _page(lab, reshaped)
    if not form.validate_on_submit():
        return _page(lab, form)
    try:
        actions.save_charter(
            lab, form.introduction.data or "", form.written(), person().id, form.seen.data or ""
        )
    except actions.SavedMeanwhile as refusal:
        rollback()
        lab = found(slug)
        form.form_errors.append(str(refusal))
        form.seen.data = actions.charter_mark(lab)
        return _page(lab, form)
    if "preview" in request.form:
        return redirect(url_for(".publish_charter", slug=slug), 303)
    flash(
        _("Le projet de charte est enregistré. Personne d’autre que l’équipe ne le voit."),
        "success",
    )
    return redirect(url_for(".edit_charter", slug=slug), 303)


def _written(lab: Lab) -> dict[str, Any]:
    """The draft, or the charter in force as it would be changed; in French, which binds."""
    draft = queries.draft_of(lab.id)
    said = queries.charter_of(lab.id) if draft is None else queries.in_words(draft)
    return {
        "seen": actions.charter_mark(lab),
        "introduction": said.said_in_french(),
        "rules": [one.kept() for one in said.rules],
    }


def _page(lab: Lab, form: CharterForm) -> Any:
    context = {"lab": lab, "form": form, "draft": queries.draft_of(lab.id)}
    if form.errors:
        return page_invalid("labs/charter_edit.html", **context)
    return render_template("labs/charter_edit.html", **context)


def _reshaped(form: CharterForm) -> CharterForm | None:
    """A button added, moved or took away a rule: the page comes back, nothing saved."""
    rows = list(form.rules.data)
    if "add" in request.form:
        rows = [*rows, {}][: form.rules.max_entries]
    elif "remove" in request.form:
        place = _place(request.form["remove"], rows)
        rows = [row for n, row in enumerate(rows) if n != place]
    elif "up" in request.form or "down" in request.form:
        step = -1 if "up" in request.form else 1
        place = _place(request.form["up" if step < 0 else "down"], rows)
        if place >= 0 and 0 <= place + step < len(rows):
            rows[place], rows[place + step] = rows[place + step], rows[place]
    else:
        return None
    typed = {"seen": form.seen.data, "introduction": form.introduction.data, "rules": rows}
    return CharterForm(formdata=None, data=typed)


def _place(said: str, rows: list[Any]) -> int:
    return int(said) if said.isdecimal() and len(said) < 4 and int(said) < len(rows) else -1


@bp.route("/labos/<slug>/charte/publier", methods=["GET", "POST"])
def publish_charter(slug: str) -> Any:
    """The draft as it would be read, what it changes, and the button."""
    lab = found(slug)
    require("lab.charter", lab)
    form = PublishCharterForm()
    form.seen.data = form.seen.data or actions.charter_mark(lab)
    if form.validate_on_submit():
        try:
            return _published(lab, form)
        except Refused as refusal:
            rollback()
            lab = found(slug)
            form.form_errors.append(str(refusal))
            form.seen.data = actions.charter_mark(lab)
    draft = queries.draft_of(lab.id)
    if draft is None:
        return redirect(url_for(".edit_charter", slug=slug), 303)
    before, after = queries.charter_of(lab.id), queries.in_words(draft)
    page = {"lab": lab, "form": form, "before": before, **shown(after), **compared(before, after)}
    if form.errors:
        return page_invalid("labs/charter_publish.html", **page)
    return render_template("labs/charter_publish.html", **page)


def _published(lab: Lab, form: PublishCharterForm) -> Any:
    made = actions.publish_charter(lab, form.summary.data or "", person().id, form.seen.data or "")
    jobs.defer(contributions.tell_of_charter, charter_id=made.id)
    flash(_("La charte est en vigueur. Les participants sont prévenus par courriel."), "success")
    return redirect(url_for(".charter", slug=lab.slug), 303)


@bp.route("/labos/<slug>/charte/abandonner", methods=["GET", "POST"])
def discard_charter(slug: str) -> Any:
    lab = found(slug)
    require("lab.charter", lab)
    if request.method == "POST":
        actions.discard_charter(lab)
        flash(_("Le projet de charte est abandonné."), "success")
        return redirect(url_for(".charter", slug=slug), 303)
    return render_template("labs/charter_discard.html", lab=lab)
