"""Reading one thing, and deciding."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, url_for

from ... import text
from ...comments.models import Comment
from ...contributions.models import Contribution
from ...db import now
from ...i18n import lazy_gettext as _l
from ...web import page_invalid, person, require
from .. import actions, course
from ..forms.deciding import DecisionForm
from ..grounds import GROUNDS, SENTENCES
from ..queries import history, queue, things
from ..queries.things import Row
from .blueprint import bp

DONE = {
    "publish": _l("Le texte est publié."),
    "amend": _l("La correction est demandée."),
    "refuse": _l("Le texte est refusé, et ses raisons sont envoyées."),
    "restore": _l("Le texte est de nouveau publié."),
}


@bp.route("/moderation/<kind>/<int:target_id>", methods=["GET", "POST"])
def decide(kind: str, target_id: int) -> Any:
    row = things.target(kind, target_id) or abort(404)
    require("moderation.decide", row)
    form = DecisionForm()
    if not form.validate_on_submit():
        return decision_page(row, form)
    try:
        actions.decide(
            row,
            form.kind.data or "",
            person(),
            seen=form.seen.data or "",
            reasons=actions.Reasons(
                ground=form.ground.data or "", sentence=form.sentence.data or ""
            ),
        )
    except actions.Overtaken:
        return decision_page(row, form, overtaken=True), 409
    flash(str(DONE[form.kind.data or ""]), "success")
    return redirect(next_address(), 303)


def next_address() -> str:
    following = queue.first(person())
    if following is None:
        return url_for(".queue")
    return url_for(".decide", kind=following.kind, target_id=following.target_id)


def decision_page(row: Row, form: DecisionForm, *, overtaken: bool = False) -> Any:
    form.seen.data = actions.mark(row)
    kind = things.kind_of(row)
    above = things.discussed(row) if isinstance(row, Comment) else None
    context = {
        "form": form,
        "row": row,
        "kind": kind,
        "consultation": row.consultation,
        "above": above,
        "reports": history.open_reports(kind, row.id),
        "decisions": history.decisions(kind, row.id),
        "revisions": things.revisions(row.id) if isinstance(row, Contribution) else [],
        "personal": text.personal_data(f"{getattr(row, 'title', '')}\n{row.body}"),
        "open_to": course.open_to(kind, row.state),
        "grounds": GROUNDS,
        "sentences": SENTENCES,
        "overtaken": overtaken,
        "age": now() - row.state_since,
        "unreachable": row.author_id is None and not getattr(row, "contact_email", ""),
    }
    if form.errors and not overtaken:
        return page_invalid("moderation/decide.html", **context)
    return render_template("moderation/decide.html", **context)
