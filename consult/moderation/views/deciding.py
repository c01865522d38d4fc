"""Reading one thing, and deciding."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request

from ... import signals
from ...comments.models import Comment
from ...contributions import differences
from ...contributions.models import Contribution
from ...db import now
from ...labs.queries import charter_under
from ...visibility import PUBLISHED
from ...web import leaves_a_trace, page_invalid, person, require
from .. import actions, course
from ..forms.deciding import DecisionForm
from ..grounds import REPORTED
from ..models import TARGETS
from ..queries import around, history, queue, things
from ..queries.things import Row
from . import undoing
from .blueprint import bp
from .queue import address_of, asked_for, kept

SHOWN_REPORTS = 20
AHEAD_SECONDS = 60


@bp.route("/moderation/<kind>/<int:target_id>", methods=["GET", "POST"])
def decide(kind: str, target_id: int) -> Any:
    row = things.target(kind, target_id, labs=person().team_labs) or abort(404)
    require("moderation.decide", row)
    form = DecisionForm()
    form.offer(charter_under(row.consultation.lab_id, getattr(row, "charter_version", None)))
    if not form.validate_on_submit():
        return decision_page(row, form)
    case = history.waiting_case(kind, row.id)
    try:
        decision = actions.decide(
            row,
            form.kind.data or "",
            person(),
            seen=form.seen.data or "",
            reasons=_reasons(form, row),
            unfounded=form.unfounded.data,
        )
    except actions.Overtaken:
        return decision_page(row, form, overtaken=True), 409
    except actions.NoSuchWords as refused:
        form.words.errors = [refused.message]
        return decision_page(row, form)
    following = queue.following(person(), asked_for(), after=case)
    if following is not None:
        actions.lend(following.id, person())
    return undoing.offered(redirect(address_of(following), 303), decision)


def _reasons(form: DecisionForm, row: Row) -> actions.Reasons:
    shown = tuple(one for one in (request.form.get("signals") or "").split(",") if one)[:10]
    return form.reasons(
        row.consultation.lab.zone,
        words=form.words.data or "",
        signals=shown,
        signal_helped=bool(form.helped.data) if shown else None,
    )


def decision_page(row: Row, form: DecisionForm, *, overtaken: bool = False) -> Any:
    seen, form.seen.data = form.seen.data or "", actions.mark(row)
    kind, who = things.kind_of(row), person()
    case = _taken(row, kind)
    ahead = queue.following(who, asked_for(), after=case)
    reports = history.open_reports(kind, row.id, limit=SHOWN_REPORTS + 1)
    noticed = signals.read(getattr(row, "title", ""), row.body, kinds=set(row.consultation.signals))
    context = {
        "form": form,
        "row": row,
        "kind": kind,
        "consultation": row.consultation,
        "above": things.discussed(row) if isinstance(row, Comment) else None,
        "case": case,
        "lent_to": case.reader if case and case.reader_id != who.id else None,
        "reports": reports[:SHOWN_REPORTS],
        "unfounded": history.unfounded({one.reporter_key for one in reports[:SHOWN_REPORTS]}),
        "more_reports": len(reports) > SHOWN_REPORTS,
        "decisions": history.decisions(kind, row.id, who.team_labs),
        "versions": _versions(row),
        "past": around.past_decisions(row),
        "others": around.count_by_the_same(row) - 1,
        "noticed": noticed,
        "labels": signals.LABELS,
        "personal": list(
            dict.fromkeys(one.words for one in noticed if one.kind == "personal-data")
        ),
        "signals": sorted({one.kind for one in noticed}),
        "open_to": _open_to(kind, row.state, case),
        "grounds": REPORTED,
        "rules": form.offered,
        "charter": form.charter,
        "overtaken": overtaken,
        "someone_decided": seen.rpartition(".")[2] != form.seen.data.rpartition(".")[2],
        "at": now(),
        "unreachable": kind in TARGETS
        and row.author_id is None
        and not getattr(row, "contact_email", ""),
        "ahead": address_of(ahead) if ahead else None,
        "kept": kept(),
        "undoable": undoing.undoable(),
    }
    if form.errors and not overtaken:
        return page_invalid("moderation/decide.html", **context)
    answer = render_template("moderation/decide.html", **context)
    return (answer, {"Cache-Control": f"private, max-age={AHEAD_SECONDS}"}) if _ahead() else answer


def _open_to(kind: str, state: str, case: Any) -> list[str]:
    """What is public and waits for nobody is not kept once more."""
    kept = state == PUBLISHED and case is None
    return [one for one in course.open_to(kind, state) if not (kept and one == "publish")]


def _ahead() -> bool:
    """Loaded while the moderator reads another: nobody reads it yet."""
    return request.method == "GET" and "X-Ahead" in request.headers


def _taken(row: Row, kind: str) -> Any:
    """The case of the thing, lent to who opens its page unless someone else reads it."""
    case = history.waiting_case(kind, row.id)
    if case is not None and request.method == "GET" and not _ahead():
        actions.lend(case.id, person())
        leaves_a_trace()
        case = history.waiting_case(kind, row.id)
    return case


def _versions(row: Row) -> list[dict[str, Any]]:
    """Each former version beside the one that replaced it, the latest first."""
    if not isinstance(row, Contribution):
        return []
    newer: Any = row
    found = []
    for older in things.revisions(row.id):
        found.append(
            {
                "older": older,
                "newer": newer.version,
                "title": differences.sides(older.title, newer.title),
                "body": differences.sides(older.body, newer.body),
            }
        )
        newer = older
    return found
