"""The votes of a consultation, and the page of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import render_template

from ...db import now
from ...i18n import gettext as _
from ...labs.roles import ROLE_LABELS
from ...web import cacheable, can, changes_at, person, require
from .. import custody, incidents, paper, queries, sharing
from ..counting import METHODS
from ..figures import Figure, ruled
from ..forms import label_of, passed
from ..method import Method
from ..models import ROLL, Vote
from . import links
from .blueprint import bp, described, found, found_consultation, next_change


@bp.get("")
def index(slug: str) -> Any:
    consultation = found_consultation(slug)
    require("consultation.read", consultation)
    cacheable(consultation.scope)
    votes = queries.votes_of(consultation.id)
    changes_at(min((m for vote in votes if (m := next_change(vote))), default=None))
    return render_template(
        "votes/index.html", consultation=consultation, votes=votes, methods=METHODS, at=now()
    )


@bp.get("/<int:vote_id>")
def show(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.read", vote)
    cacheable(vote.consultation.scope, until=next_change(vote))
    voter = links.holder(vote.id) if vote.electorate == ROLL else None
    who = voter or person()
    options = queries.choices(vote.id)
    outcome = outcome_of(vote, options) if can("vote.result", vote) else None
    said = described(vote)
    return render_template(
        "votes/show.html",
        **said,
        ruled=rules_to_read(said["method"], {} if outcome else said["rules"].variant),
        options=options,
        label_of=label_of,
        roll=queries.roll_counts(vote.id) if vote.electorate == ROLL else None,
        voter=voter,
        voted=who.id is not None and queries.has_voted(vote.id, who),
        turnout=queries.turnout(vote.id),
        incidents=list(incidents.told(vote.id)),
        outcome=outcome,
        on_paper=paper.published(vote),
        roles=ROLE_LABELS,
    )


def rules_to_read(method: Method, variant: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    """What the lab has set, and what is done with ties. A result says its own rules."""
    read = ruled(method, variant, passed(method, variant.get("costs") == "unit"))
    return read if "ties" in variant else [*read, (_("En cas d’égalité"), method.tie_rule)]


def outcome_of(vote: Vote, options: list[queries.Choice]) -> dict[str, Any] | None:
    """The result, drawn, with what was published and checked beside it."""
    kept = queries.result(vote.id)
    if kept is None:
        return None
    labels = {str(option.position): label_of(option) for option in options}
    method = METHODS[vote.method_slug]
    priced = method.priced and vote.variant.get("costs") != "unit"
    costs = {str(option.position): float(option.cost) for option in options}
    return {
        "figure": Figure(
            method,
            custody.with_numbers(kept.said["result"]),
            labels,
            costs=costs if priced else None,
            budget=float(vote.budget) if priced else None,
            pairs=kept.beside.get("schulze", {}).get("tally"),
            other=kept.beside.get("greedy"),
        ),
        "colleges": {
            name: (one["ballots"], method.sentence(custody.with_numbers(one), labels))
            for name, one in kept.strata.items()
        },
        "checks": kept.checks,
        "numbers": kept.said["numbers"],
        "files": sharing.files(vote, unsealed=True),
    }
