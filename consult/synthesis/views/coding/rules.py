"""Placing by words: what would be placed is shown first."""

from __future__ import annotations

from typing import Any

from flask import request

from ....web import person
from ...actions import placing, refusals
from ...forms.coding import AskedRuleForm, RuleForm
from ...queries import coding, texts
from ..blueprint import bp
from .shared import back, offered, opened, show

SHOWN = 10


@bp.route("/grille/regle", methods=["GET", "POST"])
def rule(slug: str) -> Any:
    of = opened(slug, "coding.edit")
    known = coding.scheme(of)
    themes = offered(known)
    if request.method == "POST":
        form = RuleForm()
        form.offer(themes)
        if form.validate_on_submit():
            typed, scope, theme = form.words.data or "", form.scope.data or "", form.theme.data or 0
            try:
                act = placing.by_rule(of, person().id, typed, theme, scope)
                return back(".theme", act, slug=slug, theme_id=theme)
            except (refusals.NothingFound, refusals.NoTheme) as refused:
                form.words.errors = [refused.message]
        return show("rule", of, form, asked=form, found=None, known=known)
    asked = AskedRuleForm(request.args)
    asked.offer(themes)
    if not request.args.get("words") or not asked.validate():
        return show("rule", of, None, asked=asked, found=None, known=known)
    typed, scope = asked.words.data or "", asked.scope.data or ""
    many = texts.how_many(of, typed, known, scope) if texts.said(typed) else 0
    found = texts.found(of, typed, known, scope, SHOWN) if many else []
    return show("rule", of, None, asked=asked, found=found, many=many, known=known)
