"""The themes of the codebook: created, described, merged, retired."""

from __future__ import annotations

from typing import Any

from ....consultations.models import Consultation
from ....web import person
from ...actions import refusals, themes
from ...forms.coding import MergeThemeForm, ThemeForm, number
from ...queries import coding
from ..blueprint import bp
from .shared import back, offered, opened, show, why
from .texts import theme_found


@bp.route("/grille/themes/nouveau", methods=["GET", "POST"])
def new_theme(slug: str) -> Any:
    of = opened(slug, "coding.edit")
    known = coding.scheme(of)
    form = ThemeForm()
    form.offer(offered(known, first_level=True))
    if form.validate_on_submit():
        said = form.description.data or ""
        try:
            made = themes.create(of, person().id, _title(form), said.strip(), form.parent.data)
            return back(".codebook", coding.act_of(of, made.act_id), slug=slug)
        except (refusals.TitleTaken, refusals.TooDeep) as refused:
            form.title.errors = [why(of, refused)]
    return show("describe", of, form, theme=None)


def _title(form: ThemeForm) -> str:
    return (form.title.data or "").strip()


@bp.route("/grille/themes/<int:theme_id>/modifier", methods=["GET", "POST"])
def describe(slug: str, theme_id: int) -> Any:
    of = opened(slug, "coding.edit")
    known, theme = theme_found(of, theme_id)
    form = ThemeForm(obj=theme)
    form.offer(offered(known, but=theme_id, first_level=True))
    if not form.validate_on_submit():
        if not form.is_submitted():
            form.parent.data, form.seen.data = known.above(theme_id), str(theme.act_id)
        return show("describe", of, form, theme=theme)
    said = (form.description.data or "").strip()
    seen = number(form.seen.data) or 0
    try:
        made = themes.describe(
            of, theme_id, person().id, _title(form), said, form.parent.data, seen
        )
    except refusals.Overtaken:
        return _overtaken(of, theme_id, form)
    except (refusals.TitleTaken, refusals.TooDeep, refusals.BelowItself) as refused:
        form.title.errors = [why(of, refused)]
        return show("describe", of, form, theme=theme)
    return back(".theme", coding.act_of(of, made.act_id), slug=slug, theme_id=theme_id)


def _overtaken(of: Consultation, theme_id: int, form: ThemeForm) -> Any:
    """Both versions: what someone saved, and what this person typed."""
    _known, theme = theme_found(of, theme_id)
    act = coding.act_of(of, theme.act_id)
    form.seen.data = str(theme.act_id)
    who = coding.name_of(act.by_id) if act else ""
    return show("describe", of, form, theme=theme, overtaken=act, by_whom=who), 409


@bp.route("/grille/themes/<int:theme_id>/fusionner", methods=["GET", "POST"])
def merge_theme(slug: str, theme_id: int) -> Any:
    of = opened(slug, "coding.edit")
    known, theme = theme_found(of, theme_id)
    form = MergeThemeForm()
    form.offer(offered(known, but=theme_id))
    if form.validate_on_submit():
        try:
            made = themes.merge(of, theme_id, form.into.data or 0, person().id)
            act = coding.act_of(of, made.act_id)
            return back(".theme", act, slug=slug, theme_id=form.into.data)
        except (refusals.BelowItself, refusals.NoTheme) as refused:
            form.into.errors = [refused.message]
    return show("merge", of, form, theme=theme, counts=coding.counts(of, known, theme_id))


@bp.post("/grille/themes/<int:theme_id>/retirer")
def retire(slug: str, theme_id: int) -> Any:
    of = opened(slug, "coding.edit")
    theme_found(of, theme_id)
    return back(".codebook", themes.retire(of, theme_id, person().id), slug=slug)
