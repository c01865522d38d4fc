"""Having the texts read, following it, and what is proposed."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, request, url_for

from ....consultations.models import Consultation
from ....i18n import gettext as _
from ....web import person
from ...actions import reading as actions
from ...actions import refusals, themes
from ...forms.coding import TITLE, GroupForm
from ...models import ProposedTheme, Reading
from ...queries import coding, readings
from ..blueprint import bp
from .codebook import start_form
from .shared import back, cursors, opened, show, why

FIRST = 3  # verbatims of a theme in the list


@bp.post("/grille/lectures")
def start_reading(slug: str) -> Any:
    of = opened(slug, "coding.edit")
    form = start_form(of)
    phases = {phase.id for phase in of.phases if phase.kind == "ideas"}
    if form.validate_on_submit() and form.phase.data in (None, *phases):
        try:
            reading = actions.start(of, person().id, form.phase.data, form.wanted.data)
            return redirect(url_for(".reading", slug=slug, reading_id=reading.id), 303)
        except (refusals.NothingToRead, refusals.AlreadyReading) as refused:
            form.form_errors.append(refused.message)
    return show("start", of, form, readings=readings.latest(of))


@bp.get("/grille/lectures")
def all_readings(slug: str) -> Any:
    of = opened(slug)
    return show("start", of, start_form(of), readings=readings.latest(of))


def _found(of: Consultation, reading_id: int) -> Reading:
    return readings.one(of, reading_id) or abort(404)


@bp.get("/grille/lectures/<int:reading_id>")
def reading(slug: str, reading_id: int) -> Any:
    of = opened(slug)
    row = _found(of, reading_id)
    if row.ended_at is None or row.failure:
        return show("progress", of, reading=row)
    return _proposal(of, row)


def _proposal(of: Consultation, row: Reading, refused: Any = None) -> Any:
    known = coding.scheme(of)
    found = readings.themes(row, known)
    passages = [
        one for theme, _done in found for one in (*theme.verbatims[:FIRST], *theme.sample[:FIRST])
    ]
    page = show(
        "proposal",
        of,
        reading=row,
        proposed=found,
        words=_by_passage(passages),
        first=FIRST,
        titles=request.form,
        ticked=request.form.getlist("theme"),
        refused=refused,
        left=[theme for theme, accepted in found if accepted is None],
        known=known,
        longest=TITLE,
    )
    return (page, 422) if refused else page


def _by_passage(passages: Any) -> dict[Any, Any]:
    """The words of each passage, asked once for the whole page."""
    return {tuple(one[:4]): said for one, said in readings.each_said(passages)}


@bp.post("/grille/lectures/<int:reading_id>/accepter")
def accept(slug: str, reading_id: int) -> Any:
    of = opened(slug, "coding.edit")
    row = _found(of, reading_id)
    ticked = [
        int(one) for one in request.form.getlist("theme") if one.isdecimal() and len(one) < 18
    ]
    chosen = {one: request.form.get(f"title-{one}", "").strip() for one in ticked}
    if any(len(title) > TITLE for title in chosen.values()):
        return _proposal(of, row, _("Un titre a %(most)s caractères au plus.", most=TITLE))
    try:
        made = themes.accept(of, person().id, chosen)
    except (
        refusals.NothingChosen,
        refusals.NoTitle,
        refusals.TitleTaken,
        refusals.TitledTwice,
    ) as refused:
        return _proposal(of, row, why(of, refused))
    act = coding.act_of(of, made[0].act_id)
    if readings.all_accepted(row, coding.scheme(of)):
        return back(".codebook", act, slug=slug)
    return back(".reading", act, slug=slug, reading_id=reading_id)


@bp.post("/grille/lectures/<int:reading_id>/abandonner")
def give_up(slug: str, reading_id: int) -> Any:
    of = opened(slug, "coding.edit")
    actions.give_up(of, _found(of, reading_id), person().id)
    flash(_("La lecture est abandonnée\u00a0: rien n’en est gardé."), "success")
    return redirect(url_for(".codebook", slug=slug), 303)


# One proposed theme ------------------------------------------------------------------------------


@bp.get("/grille/lectures/<int:reading_id>/themes/<int:position>")
def proposed(slug: str, reading_id: int, position: int) -> Any:
    of = opened(slug)
    return _theme(of, *_theme_found(of, reading_id, position))


def _theme_found(of: Consultation, reading_id: int, position: int) -> tuple[Reading, ProposedTheme]:
    row = _found(of, reading_id)
    return row, readings.theme(row, position) or abort(404)


def _theme(of: Consultation, row: Reading, theme: ProposedTheme) -> Any:
    known = coding.scheme(of)
    page = readings.groups(theme, **cursors())
    turned = [*theme.demands[:10], *theme.objections[:10]]
    shown = [*theme.verbatims, *theme.sample, *turned]
    shown += [one for group in page.rows for one in group.some]
    return show(
        "proposed",
        of,
        reading=row,
        theme=theme,
        accepted=readings.accepted_as(theme, known),
        known=known,
        page=page,
        words=_by_passage(shown),
        longest=TITLE,
    )


@bp.route(
    "/grille/lectures/<int:reading_id>/themes/<int:position>/groupes/<int:group_id>",
    methods=["GET", "POST"],
)
def group(slug: str, reading_id: int, position: int, group_id: int) -> Any:
    """The ideas of a group; a theme of its own, however few they are."""
    of = opened(slug, "coding.edit")
    row, theme = _theme_found(of, reading_id, position)
    found = readings.group(theme, group_id) or abort(404)
    form = GroupForm()
    if form.validate_on_submit():
        try:
            made = themes.accept_group(of, person().id, found.id, form.title.data or "")
            act = coding.act_of(of, made.act_id)
            return back(".theme", act, slug=slug, theme_id=made.id)
        except (refusals.TitleTaken, refusals.NoTitle) as refused:
            form.title.errors = [why(of, refused)]
    ideas = readings.said(found.ideas[:200])
    return show("group", of, form, reading=row, theme=theme, group=found, ideas=ideas)
