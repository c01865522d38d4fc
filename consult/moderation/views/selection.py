"""One decision for several texts, and all that one person wrote in a consultation."""

from __future__ import annotations

import secrets
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for

from ...i18n import ngettext
from ...labs.charter import InForce
from ...labs.common import COMMON
from ...labs.queries import charter_under
from ...web import page_invalid, person, require
from .. import actions, course
from ..forms.deciding import SelectionForm
from ..queries import around, things
from ..queries.things import Row
from . import undoing
from .blueprint import bp
from .queue import kept

MOST = 100


@bp.route("/moderation/selection", methods=["GET", "POST"])
def selection() -> Any:
    """``texte`` names each as « contribution.12 »; ``vu``, sent back, is what was read of it."""
    require("moderation.queue")
    chosen = _chosen()
    if not chosen:
        return redirect(url_for(".queue", **kept()), 303)
    form = SelectionForm()
    form.offer(_charter(chosen))
    if request.method == "GET" or not form.validate_on_submit():
        return _page(chosen, form)
    done, overtaken = _decide(chosen, form)
    if overtaken:
        flash(
            ngettext(
                "%(num)s texte a changé ou a été décidé par quelqu’un d’autre\u00a0: il n’est pas concerné.",
                "%(num)s textes ont changé ou ont été décidés par d’autres\u00a0: ils ne sont pas concernés.",
                overtaken,
            ),
            "warning",
        )
    answer = redirect(url_for(".queue", **kept()), 303)
    return undoing.offered(answer, *done) if done else answer


def _chosen() -> list[Row]:
    """The texts ticked, that this person may decide: one that is not theirs refuses the page."""
    found: dict[str, Row] = {}
    for named in request.values.getlist("texte")[:MOST]:
        kind, _dot, number = named.partition(".")
        row = things.target(kind, int(number)) if number.isdecimal() and len(number) < 18 else None
        if row is not None:
            require("moderation.decide", row)
            found[named] = row
    return list(found.values())


def _charter(chosen: list[Row]) -> InForce:
    """The one they were all sent under, or else in force; of several labs, the common one."""
    labs = {row.consultation.lab_id for row in chosen}
    versions = {getattr(row, "charter_version", None) for row in chosen}
    if len(labs) != 1:
        return COMMON
    return charter_under(labs.pop(), versions.pop() if len(versions) == 1 else None)


def _page(chosen: list[Row], form: SelectionForm) -> Any:
    context = {
        "form": form,
        "rows": [
            {"row": row, "kind": things.kind_of(row), "seen": actions.mark(row)} for row in chosen
        ],
        "open_to": _open_to(chosen),
        "rules": form.offered,
        "charter": form.charter,
        "most": MOST,
        "kept": kept(),
    }
    if form.errors:
        return page_invalid("moderation/selection.html", **context)
    return render_template("moderation/selection.html", **context)


def _open_to(chosen: list[Row]) -> list[str]:
    """Decisions that all of them are open to; masking is read word by word, never in a row."""
    common = [set(course.open_to(things.kind_of(row), row.state)) for row in chosen]
    together = set.intersection(*common) - {"mask"}
    return [kind for kind in course.COURSE if kind in together]


def _decide(chosen: list[Row], form: SelectionForm) -> tuple[list[Any], int]:
    seen = dict(one.split(" ", 1) for one in request.form.getlist("vu") if " " in one)
    batch = secrets.randbits(52)
    done, overtaken = [], 0
    # In one order, so that two selections that overlap never wait for each other.
    for row in sorted(chosen, key=lambda row: (things.kind_of(row), row.id)):
        mark = seen.get(f"{things.kind_of(row)}.{row.id}", "")
        reasons = form.reasons(row.consultation.lab.zone)
        try:
            decision = actions.decide(
                row, form.kind.data or "", person(), seen=mark, reasons=reasons, batch=batch
            )
        except (actions.Overtaken, actions.NotOpen, actions.TookPart):
            overtaken += 1
        else:
            done.append(decision)
    return done, overtaken


@bp.get("/moderation/<kind>/<int:target_id>/auteur")
def same_author(kind: str, target_id: int) -> Any:
    """Everything of this author here, without saying who they are."""
    row = things.target(kind, target_id) or abort(404)
    require("moderation.decide", row)
    return render_template(
        "moderation/author.html",
        row=row,
        kind=kind,
        consultation=row.consultation,
        rows=around.by_the_same(row),
        most=around.SHOWN,
    )
