"""The page of one contribution, its files, its versions."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, render_template, request
from markupsafe import Markup

from ... import uploads
from ...accounts import appearance
from ...comments import queries as arguments
from ...consultations.phases import next_change
from ...db import now
from ...synthesis.queries import outcomes
from ...web import cacheable, can, person, require
from .. import differences
from ..models import Contribution
from ..queries import one
from .blueprint import bp, commune_label, contribution_of, ideas_open, shown


@bp.get("/concertations/<slug>/contributions/<int:contribution_id>")
def show(slug: str, contribution_id: int) -> Any:
    consultation = shown(slug)
    cacheable(consultation.scope, until=next_change(consultation.phases, now()))
    contribution = one.of(consultation, contribution_id) or abort(404)
    if not can("contribution.read", contribution):
        return gone(contribution)
    require("contribution.read", contribution)
    return page(contribution)


def gone(contribution: Contribution) -> Any:
    """A number keeps its page: it says that the text was withdrawn, without the text."""
    consultation = contribution.consultation
    if contribution.state != "withdrawn" or not can("consultation.read", consultation):
        abort(404)
    require("consultation.read", consultation)
    return render_template(
        "contributions/withdrawn.html", consultation=consultation, number=contribution.id
    ), 410


def page(contribution: Contribution) -> str:
    who = person()
    after = request.args.get("suite", 0, type=int)
    lines, later = arguments.of_thread(contribution, who, after=after)
    facts = one.facts(contribution, who)
    return render_template(
        "contributions/show.html",
        contribution=contribution,
        consultation=contribution.consultation,
        zone=contribution.consultation.lab.zone,
        html=Markup(contribution.body_html),
        facts=facts,
        fate=outcomes.fate(contribution.consultation, contribution.id),
        place=commune_label(contribution.commune),
        arguments=_by_side(lines),
        later=later,
        after=after,
        opens=ideas_open(contribution.consultation),
        versions=contribution.version - contribution.public_from + 1,
    )


def _by_side(lines: list[arguments.Argument]) -> dict[str, list[arguments.Argument]]:
    found: dict[str, list[arguments.Argument]] = {}
    for side in ("for", "against", "question", "neutral"):
        here = [one for one in lines if one.line.side == side]
        if here:
            found[side] = here
    return found


@bp.get("/concertations/<slug>/contributions/<int:contribution_id>/fichiers/<int:file_id>")
def file(slug: str, contribution_id: int, file_id: int) -> Response:
    contribution = contribution_of(slug, contribution_id)
    kept = one.attachment(contribution, file_id, person())
    if kept is None:
        abort(404)
    try:
        return uploads.served(kept)
    except KeyError:
        abort(404)


@bp.get("/concertations/<slug>/contributions/<int:contribution_id>/versions")
def versions(slug: str, contribution_id: int) -> str:
    consultation = shown(slug)
    cacheable(consultation.scope)
    contribution = one.of(consultation, contribution_id)
    if contribution is None or not can("contribution.read", contribution):
        abort(404)
    require("contribution.read", contribution)
    everything = can("contribution.history", contribution)
    known = one.revisions(contribution, everything=everything)
    new, old = _compared(known)
    title = differences.sides(old.title, new.title)
    body = differences.sides(old.body, new.body)
    return render_template(
        "contributions/versions.html",
        contribution=contribution,
        consultation=contribution.consultation,
        zone=contribution.consultation.lab.zone,
        versions=known,
        old=old,
        new=new,
        title=title,
        body=body,
        signature=appearance.shown(contribution.signature, contribution.college),
    )


def _compared(known: Any) -> tuple[Any, Any]:
    """The version asked for and the one before it; the last two by default."""
    by_number = {one.version: one for one in known}
    new = by_number.get(request.args.get("apres", type=int), known[0])
    before = [one for one in known if one.version < new.version]
    return new, by_number.get(request.args.get("avant", type=int), before[0] if before else new)
