"""Opening a consultation, publishing it, duplicating it, deleting a draft, and seeing it before."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request
from sqlalchemy.orm.attributes import set_committed_value

from ... import permissions
from ...db import now, rollback
from ...i18n import gettext as _
from ...labs.models import Lab
from ...render import address
from ...web import VISITOR, Visitor, page_invalid, person, require
from .. import actions, queries
from ..forms import DuplicateForm, NewForm, choices
from ..readiness import CHECK, FRAME, QUESTION
from .blueprint import bp, found
from .hub import page


@bp.route("/concertations/nouvelle", methods=["GET", "POST"])
def create() -> Any:
    require("consultation.create")
    form = NewForm()
    labs = _offer_labs(form)
    if form.validate_on_submit():
        made = actions.create(labs[form.lab.data], form.changes(), person().id)
        flash(_("Le brouillon est enregistré. Vous pouvez y revenir quand vous voulez."), "success")
        return redirect(address(".edit", slug=made.slug, screen=FRAME), 303)
    if form.errors:
        return page_invalid("consultations/create.html", form=form, labs=labs)
    return render_template("consultations/create.html", form=form, labs=labs)


def _offer_labs(form: Any) -> dict[int, Lab]:
    """The labs where this person facilitates; the first is chosen until they say otherwise."""
    labs = {lab.id: lab for lab in queries.facilitated(person())}
    form.lab.choices = choices(*((lab.id, lab.name) for lab in labs.values()))
    if form.lab.data not in labs and request.method == "GET":
        form.lab.data = next(iter(labs))
    return labs


@bp.route("/concertations/<slug>/dupliquer", methods=["GET", "POST"])
def duplicate(slug: str) -> Any:
    source = found(slug)
    require("consultation.duplicate", source)
    form = DuplicateForm()
    labs = _offer_labs(form)
    if request.method == "GET" and source.lab_id in labs:
        form.lab.data = source.lab_id
    if form.validate_on_submit():
        made = actions.duplicate(source, labs[form.lab.data], person().id)
        flash(
            _("La copie est un brouillon\u00a0: donnez ses dates, et relisez chaque écran."),
            "success",
        )
        return redirect(address(".edit", slug=made.slug, screen=QUESTION), 303)
    return render_template("consultations/duplicate.html", source=source, form=form)


@bp.route("/concertations/<slug>/publier", methods=["GET", "POST"])
def publish(slug: str) -> Any:
    draft = found(slug)
    require("consultation.publish", draft)
    if request.method == "GET":
        return render_template("consultations/publish.html", consultation=draft)
    try:
        actions.publish(draft, person().id)
    except actions.Incomplete:
        rollback()
        return redirect(address(".edit", slug=slug, screen=CHECK), 303)
    flash(
        _(
            "La concertation est publiée. Ses étapes s’ouvrent et se ferment à leurs dates, sans intervention."
        ),
        "success",
    )
    return redirect(address(".show", slug=draft.slug), 303)


@bp.route("/concertations/<slug>/supprimer", methods=["GET", "POST"])
def remove(slug: str) -> Any:
    draft = found(slug)
    require("consultation.delete", draft)
    if request.method == "GET":
        return render_template("consultations/remove.html", consultation=draft)
    actions.remove(draft, person().id)
    flash(_("Le brouillon est supprimé."), "success")
    return redirect(address(".team"), 303)


class Agent(Visitor):
    """Any agent, as the preview imagines one."""

    id = 0  # type: ignore[assignment]
    college = permissions.AGENT


SEEN_AS: dict[str, Visitor] = {"citoyen": VISITOR, "agent": Agent()}


@bp.get("/concertations/<slug>/apercu/<any(citoyen, agent):seen_as>")
def preview(slug: str, seen_as: str) -> str:
    """The page as the public will see it, when each phase opens."""
    consultation = found(slug)
    require("consultation.edit", consultation)
    number = request.args.get("etape", 0, type=int)
    if consultation.phases and not 0 <= number < len(consultation.phases):
        abort(404)
    at = consultation.phases[number].opens_at if consultation.phases else now()
    # As if published, for this answer alone: nothing of it is written.
    set_committed_value(consultation, "published_at", consultation.published_at or at)
    return page(consultation, SEEN_AS[seen_as], at, preview=seen_as, number=number)
