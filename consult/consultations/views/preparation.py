"""The five screens that prepare a consultation, before and after its publication."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from ... import uploads
from ...db import now, rollback
from ...errors import Refused
from ...i18n import gettext as _
from ...i18n import local
from ...render import address
from ...web import page_invalid, person, require
from .. import actions, notice, queries, readiness, timetable
from ..forms import FrameForm, PhasesForm, PromiseForm, QuestionForm, Screen
from ..models import Consultation
from ..readiness import CHECK, FRAME, PHASES, PROMISE, QUESTION, SCREEN_LABELS, SCREENS
from .blueprint import bp, found


@bp.route(
    "/concertations/<slug>/preparer/<any(question, cadre, etapes, promesse, verification):screen>",
    methods=["GET", "POST"],
)
def edit(slug: str, screen: str) -> Any:
    consultation = found(slug)
    require("consultation.edit", consultation)
    if screen == CHECK:
        return check(consultation)
    form = FORMS[screen](consultation)
    form.seen.data = form.seen.data or consultation.updated_at.isoformat()
    if request.method == "POST" and _reshaped(form, consultation):
        return _page(consultation, screen, form)
    if form.validate_on_submit():
        try:
            WRITE[screen](consultation, form, person().id)
        except Refused as refusal:
            return _refused(slug, screen, form, refusal)
        flash(_("C’est enregistré."), "success")
        return redirect(address(".edit", slug=slug, screen=_following(screen)), 303)
    if form.errors:
        _ask_files_again(form)
        return page_invalid("consultations/edit.html", **_context(consultation, screen, form))
    return _page(consultation, screen, form)


def _ask_files_again(form: Screen) -> None:
    """A browser never sends back the files of a form that it shows again."""
    if isinstance(form, FrameForm) and any(form.files.data or ()) and not form.files.errors:
        form.files.errors = [
            _("Choisissez de nouveau vos fichiers\u00a0: rien n’a été enregistré.")
        ]


def check(consultation: Consultation) -> str:
    """The last screen writes nothing: it says what is missing, and opens the previews."""
    at = now()
    return render_template(
        "consultations/check.html",
        warnings=readiness.warnings(consultation),
        **_screens(consultation, CHECK),
        state=consultation.state(at),
    )


def _following(screen: str) -> str:
    if "stay" in request.form:
        return screen
    return SCREENS[SCREENS.index(screen) + 1]


def _page(consultation: Consultation, screen: str, form: Screen) -> str:
    return render_template("consultations/edit.html", **_context(consultation, screen, form))


def _context(consultation: Consultation, screen: str, form: Screen, **more: Any) -> dict[str, Any]:
    return (
        {"form": form, "fields": f"consultations/edit_{screen}.html"}
        | more
        | _screens(consultation, screen)
    )


def _screens(consultation: Consultation, screen: str) -> dict[str, Any]:
    """Where this screen stands among the five, and what each still lacks."""
    missing = readiness.missing(consultation, now())
    return {
        "consultation": consultation,
        "screen": screen,
        "position": SCREENS.index(screen) + 1,
        "screens": [
            (name, label, len([one for one in missing if one.screen == name]))
            for name, label in SCREEN_LABELS.items()
        ],
        "missing": missing,
        "zone": consultation.lab.zone,
    }


# Forms -------------------------------------------------------------------------------------------


def _question_form(one: Consultation, **given: Any) -> QuestionForm:
    data = {"title": one.title, "subject": one.subject, "essential": one.essential}
    return QuestionForm(data=data, **given)


def _frame_form(one: Consultation, **given: Any) -> FrameForm:
    data = {name: getattr(one, name) for name in FrameForm.COLUMNS}
    return FrameForm(data=data, documents=one.documents, **given)


def _phases_form(one: Consultation, **given: Any) -> PhasesForm:
    rows: list[dict[str, Any]] = [
        {
            "id": phase.id,
            "kind": phase.kind,
            "title": phase.title,
            "description": phase.description,
            "opens_at": timetable.typed(phase.opens_at, one.lab.zone),
            "closes_at": timetable.typed(phase.closes_at, one.lab.zone),
        }
        for phase in one.phases
    ]
    rows += [_unfinished(row) for row in one.unfinished_phases]
    themes = [{"id": theme.id, "name": theme.name} for theme in one.themes]
    data = {"phases": rows or [{"kind": "ideas"}], "themes": themes or [{}]}
    return PhasesForm(data=data, **given)


def _unfinished(row: dict[str, Any]) -> dict[str, Any]:
    dates = {
        name: row[name] and datetime.fromisoformat(row[name]) for name in ("opens_at", "closes_at")
    }
    return {**row, **dates}


def _promise_form(one: Consultation, **given: Any) -> PromiseForm:
    data = {name: getattr(one, name) for name in PromiseForm.COLUMNS}
    return PromiseForm(data=data, **given)


FORMS: dict[str, Any] = {
    QUESTION: _question_form,
    FRAME: _frame_form,
    PHASES: _phases_form,
    PROMISE: _promise_form,
}


def _reshaped(form: Screen, consultation: Consultation) -> bool:
    """A button added or took away a row, or put the model in: the page comes back, unsaved."""
    if isinstance(form, PromiseForm) and "model" in request.form:
        form.data_notice.data = notice.model(consultation)
        return True
    if isinstance(form, PhasesForm) and "add" in request.form:
        rows = form.themes if request.form["add"] == "theme" else form.phases
        if len(rows) < (rows.max_entries or 0):
            rows.append_entry()
        return True
    if isinstance(form, PhasesForm) and "remove" in request.form:
        form.process(_without(request.form, request.form["remove"]))
        return True
    return False


def _without(given: MultiDict[str, str], row: str) -> MultiDict[str, str]:
    """What was typed, but for one row: « phases-2 »."""
    return MultiDict(
        (name, value) for name, value in given.items(multi=True) if not name.startswith(f"{row}-")
    )


# Writing -----------------------------------------------------------------------------------------


def _write_columns(consultation: Consultation, form: Any, actor_id: int) -> None:
    actions.save(consultation, form.changes(), actor_id, form.read_at())


def _write_frame(consultation: Consultation, form: FrameForm, actor_id: int) -> None:
    files = [file for file in form.files.data or [] if getattr(file, "filename", "")]
    added = [uploads.keep(file) for file in files]
    removed = form.removed.data or []
    actions.save_frame(consultation, form.changes(), removed, added, actor_id, form.read_at())


def _write_phases(consultation: Consultation, form: PhasesForm, actor_id: int) -> None:
    actions.save_timetable(consultation, form.planned(), form.named(), actor_id, form.read_at())


WRITE: dict[str, Any] = {
    QUESTION: _write_columns,
    FRAME: _write_frame,
    PHASES: _write_phases,
    PROMISE: _write_columns,
}


# Refusals ----------------------------------------------------------------------------------------


def _refused(slug: str, screen: str, form: Any, refusal: Refused) -> tuple[str, int]:
    """The form again, with what was typed, and why it was not saved."""
    rollback()
    consultation = found(slug)
    more: dict[str, Any] = {}
    if isinstance(refusal, actions.SavedMeanwhile):
        more = {"stale": _since(consultation, screen, form)}
        form.seen.data = consultation.updated_at.isoformat()
    elif isinstance(refusal, actions.BadTimetable):
        form.show_faults(list(refusal.faults), list(refusal.removals))
    elif isinstance(refusal, actions.Incomplete):
        form.form_errors.extend(f"{one.what}. {one.why}" for one in refusal.missing)
    elif isinstance(refusal, uploads.BadFile | actions.TooManyDocuments):
        form.files.errors = [str(refusal.message)]
    else:
        form.form_errors.append(str(refusal.message))
    return page_invalid("consultations/edit.html", **_context(consultation, screen, form, **more))


def _since(consultation: Consultation, screen: str, form: Any) -> dict[str, Any]:
    """Who saved meanwhile, when, and what differs from what was typed."""
    saved = _leaves(FORMS[screen](consultation, formdata=None))
    typed = _leaves(form)
    return {
        "who": queries.last_saved_by(consultation),
        "at": local(consultation.updated_at, consultation.lab.zone),
        "differences": [
            (label, value)
            for name, (label, value) in saved.items()
            if typed.get(name, ("", ""))[1] != value
        ],
    }


NOT_SAID = ("HiddenField", "CSRFTokenField", "MultipleFileField", "SelectMultipleField")


def _leaves(form: Any) -> dict[str, tuple[str, str]]:
    """Each simple field by name, with its label and what it holds, in words."""
    found: dict[str, tuple[str, str]] = {}
    for field in form:
        if field.type == "FieldList":
            found |= _leaves(field.entries)
        elif field.type == "FormField":
            found |= _leaves(field.form)
        elif field.type not in NOT_SAID:
            found[field.name] = (str(field.label.text), _in_words(field))
    return found


def _in_words(field: Any) -> str:
    if field.data in (None, ""):
        return ""
    if field.type == "BooleanField":
        return _("Oui") if field.data else _("Non")
    labels = {str(one.value): str(one.label) for one in getattr(field, "choices", None) or []}
    return labels.get(str(field.data), str(field.data))
