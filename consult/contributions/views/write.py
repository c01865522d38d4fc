"""Write, check, send: one form, which carries everything from one screen to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from ... import text as words
from ... import uploads
from ...accounts import appearance
from ...consultations.models import Consultation
from ...errors import TooMany
from ...i18n import gettext as _
from ...labs.charter import InForce
from ...labs.queries import charter_of
from ...throttle import limit, limit_suggestions, visitor
from ...web import can, held_back, page_invalid, person, require
from .. import actions, codes, queries
from ..forms import WriteForm
from ..queries import one
from .blueprint import bp, ideas_open, shown
from .lists import cards

HOUR = 3600


@bp.route("/concertations/<slug>/contributions/nouvelle", methods=["GET", "POST"])
def create(slug: str) -> Any:
    consultation = shown(slug)
    if not (can("contribution.create", consultation) or held_back(consultation)):
        return closed(consultation)
    require("contribution.create", consultation)
    who = person()
    if request.method == "GET":
        return written(consultation, WriteForm(consultation, who, formdata=_draft(consultation)))
    form = WriteForm(consultation, who)
    kept, refused = _files()
    if "save" in request.form and who.id is not None:
        actions.save_draft(who.id, consultation.id, form.typed())
        flash(_("Brouillon enregistré. Vous le retrouverez ici et dans votre espace."), "success")
        return redirect(url_for(".create", slug=slug), 303)
    if not form.validate() or refused:
        if refused:
            form.files.errors = refused
        return page_invalid("contributions/write.html", **_page(consultation, form, kept))
    if "edit" in request.form:
        return written(consultation, form, kept)
    charter = charter_of(consultation.lab_id)
    accepted = form.accepts(charter)
    if "send" in request.form and _ready(form) and accepted:
        return _send(consultation, form, kept, charter)
    return checked(consultation, form, kept, charter, renewed=not accepted)


def closed(consultation: Consultation) -> Any:
    """Why nobody writes here now, or how to sign in: what was typed is given back."""
    page = render_template("contributions/closed.html", consultation=consultation)
    asked_to_sign_in = person().id is None and ideas_open(consultation)
    return page, 200 if asked_to_sign_in and request.method == "GET" else 403


def written(
    consultation: Consultation, form: WriteForm, kept: list[uploads.Kept] | None = None
) -> str:
    return render_template("contributions/write.html", **_page(consultation, form, kept or []))


def _page(consultation: Consultation, form: WriteForm, kept: list[uploads.Kept]) -> dict[str, Any]:
    charter = charter_of(consultation.lab_id)
    form.accepts(charter)
    return {"consultation": consultation, "form": form, "kept": kept, "charter": charter}


def checked(
    consultation: Consultation,
    form: WriteForm,
    kept: list[uploads.Kept],
    charter: InForce,
    *,
    renewed: bool,
) -> str:
    said = f"{form.title.data} {form.body.data}"
    return render_template(
        "contributions/check.html",
        consultation=consultation,
        form=form,
        kept=kept,
        rendered=Markup(words.to_html(form.body.data, lines=True)),
        notice=Markup(words.to_html(consultation.data_notice)),
        signature=_signature(form),
        alike=_alike(consultation, said),
        communes=form.communes() if form.place is None else [],
        quick="send" in request.form and form.too_quick(),
        charter=charter,
        renewed="send" in request.form and renewed,
    )


def _alike(consultation: Consultation, said: str) -> list[dict[str, Any]]:
    """What others have said; beyond the limit, nothing keeps a text from being sent."""
    try:
        limit_suggestions()
    except TooMany:
        return []
    return cards(consultation, queries.similar(consultation, said))


def _signature(form: WriteForm) -> str:
    who, signed = person(), form.signed
    return appearance.shown(appearance.signature(who, signed.shown_as, signed.name), who.college)


def _ready(form: WriteForm) -> bool:
    """A commune still to choose, or a form filled faster than anyone writes, is shown again."""
    return not form.too_quick() and (form.place is not None or not form.communes())


def _send(
    consultation: Consultation, form: WriteForm, kept: list[uploads.Kept], charter: InForce
) -> Any:
    who = person()
    limit("contribution", visitor() if who.id is None else f"user {who.id}", 40, HOUR)
    signed = replace(form.signed, files=kept, charter=charter.version)
    if signed.email:
        limit("receipt to", signed.email, 10, HOUR)
    made = actions.submit(consultation, who, form.written, signed, form.code)
    return redirect(url_for(".receipt", code=codes.shown(made.code), envoi=1), 303)


def _files() -> tuple[list[uploads.Kept], list[str]]:
    """What earlier screens kept, unless unticked, and what was just added; then what was refused."""
    kept, problems = [], []
    for carried in uploads.read_back(request.form.getlist("kept")):
        try:
            uploads.renew(carried)
            kept.append(carried)
        except uploads.Gone as refusal:
            problems.append(_("%(name)s\u00a0: %(reason)s", name=carried.name, reason=refusal))
    given = [file for file in request.files.getlist("files") if file.filename]
    if given:
        limit("upload", visitor(), 60, HOUR)
    for file in given:
        if len(kept) >= actions.FILES:
            problems.append(str(actions.TooManyFiles.message))
            break
        try:
            kept.append(uploads.keep(file))
        except uploads.BadFile as refusal:
            problems.append(_("%(name)s\u00a0: %(reason)s", name=file.filename, reason=refusal))
    return kept, problems


# Drafts ------------------------------------------------------------------------------------------


def _draft(consultation: Consultation) -> MultiDict[str, str] | None:
    draft = one.draft(person().id, consultation.id)
    return MultiDict(draft.fields) if draft else None


@bp.post("/concertations/<slug>/contributions/brouillon")
def save_draft(slug: str) -> tuple[str, int]:
    """Called while the person types; nothing is checked, nothing is refused."""
    consultation = shown(slug)
    require("contribution.draft", consultation)
    form = WriteForm(consultation, person())
    actions.save_draft(person().id, consultation.id, form.typed())
    return "", 204
