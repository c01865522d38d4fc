"""What the pages of the workbench share."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from markupsafe import Markup

from ....consultations.models import Consultation
from ....consultations.views.blueprint import found
from ....errors import Refused
from ....i18n import gettext as _
from ....web import page_invalid, person, require
from ...actions.refusals import TitleTaken
from ...forms.coding import number
from ...models import CodingAct
from ...queries import coding
from ...scheme import Scheme

DONE = "fait"  # of an address: the act that the page may offer to undo


def opened(slug: str, right: str = "coding.place") -> Consultation:
    of = found(slug)
    require(right, of)
    return of


def show(template: str, of: Consultation, form: Any = None, **said: Any) -> Any:
    """422 when the form has errors."""
    page = page_invalid if form is not None and form.errors else render_template
    given = {"consultation": of, "form": form, "done": _done(of), **said}
    return page(f"synthesis/coding/{template}.html", **given)


def _done(of: Consultation) -> CodingAct | None:
    asked = number(request.args.get(DONE))
    act = coding.act_of(of, asked) if asked else None
    return act if act and act.undone_at is None and act.by_id == person().id else None


def back(endpoint: str, act: CodingAct | None = None, **values: Any) -> Any:
    """To a page that offers to undo what was just done."""
    if act is not None:
        values[DONE] = act.id
    return redirect(url_for(endpoint, **values), 303)


def why(of: Consultation, refused: Refused) -> Any:
    """Why, with a link to the theme that has the title."""
    if not isinstance(refused, TitleTaken):
        return refused.message
    there = url_for(".theme", slug=of.slug, theme_id=refused.theme_id)
    name = _("%(text)s – nouvelle fenêtre", text=refused.title)
    link = Markup('<a href="{}" target="_blank" rel="noopener" title="{}">{}</a>')
    words = _("Un thème de la grille porte déjà ce titre\u00a0:")
    return Markup("{} {}").format(words, link.format(there, name, refused.title))


def cursors() -> dict[str, str | None]:
    return {"after": request.args.get("after"), "before": request.args.get("before")}


def offered(known: Scheme, but: int | None = None, first_level: bool = False) -> list[Any]:
    """The themes that stand, as choices: those below another say so."""
    return [
        (theme.id, known.named(theme.id))
        for theme, below in known.ordered()
        if theme.id != but and not (first_level and below)
    ]
