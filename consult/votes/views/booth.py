"""The booth: choose, review, then the box."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import abort, current_app, g, redirect, render_template, request, url_for

from ... import permissions
from ...accounts import disposable
from ...db import now
from ...web import page_invalid, person, require
from .. import actions, ballots, queries
from ..counting import METHODS
from ..forms import BallotForm, label_of
from ..method import BadBallot, Choice
from ..models import ROLL
from . import links, receipts
from .blueprint import bp, described, found


@bp.route("/<int:vote_id>/voter", methods=["GET", "POST"])
def cast(slug: str, vote_id: int) -> Any:
    sure = "confirm" in request.form
    booth = queries.booth(slug, vote_id, entering=sure) or abort(404)
    if booth.published_at is None:
        abort(404)  # nobody is told that a draft exists
    voter = links.voter(booth)
    if voter.id is None:
        return elsewhere(slug, booth)
    box = require_open(booth, voter)
    if request.method == "GET" or "again" in request.form:
        return ballot_page(slug, vote_id, BallotForm(), voter)
    method = METHODS[booth.method_slug]
    try:
        said = ballots.read(method.kind, request.form.to_dict(flat=False), box.rules)
        choice = method.check(said, box.rules)
        if not sure:
            return review_page(slug, vote_id, BallotForm(), voter, choice)
        made = actions.cast(booth, voter, choice)
    except BadBallot as refused:
        return ballot_page(slug, vote_id, BallotForm(), voter, refused)
    links.leave(vote_id)
    return receipts.taken(slug, vote_id, made)


def elsewhere(slug: str, booth: queries.Booth) -> Any:
    """Where whoever may vote shows who they are: by their link, or by their account."""
    if booth.electorate == ROLL:
        return redirect(url_for(".ask_link", slug=slug, vote_id=booth.id), 303)
    return redirect(url_for("accounts.sign_in", next=request.script_root + request.path))


@bp.get("/<int:vote_id>/bulletin")
def preview(slug: str, vote_id: int) -> Any:
    """The ballot for the team, which nothing can send."""
    vote = found(slug, vote_id)
    require("vote.edit", vote)
    return render_template(
        "votes/preview.html",
        **described(vote),
        options=shuffled(queries.choices(vote.id), person()),
        label_of=label_of,
        said=request.args,
    )


def require_open(booth: queries.Booth, voter: Any) -> queries.Box:
    """Say so to whoever comes too early or too late; the rest is the right's."""
    if now() < booth.opens_at:
        raise actions.NotOpenYet
    if not booth.accepts(now(), g.get("form_opened_at")) or booth.closed_at is not None:
        raise actions.Closed
    permissions.require("vote.cast", booth, voter)
    if booth.electorate != ROLL:  # the lab answers for the addresses of its list
        disposable.refuse(voter.email)
    if booth.box is None:
        raise actions.NotOpenYet
    if booth.stopped:
        raise actions.Stopped
    return booth.box


def ballot_page(
    slug: str, vote_id: int, form: BallotForm, voter: Any, refused: BadBallot | None = None
) -> Any:
    vote = found(slug, vote_id)
    context = {
        **described(vote),
        "form": form,
        "options": shuffled(queries.choices(vote.id), voter),
        "label_of": label_of,
        "voted": queries.has_voted(vote.id, voter),
        "said": request.form,
        "refused": refused,
        "voter": voter,
    }
    if refused is not None:
        return page_invalid("votes/booth.html", **context)
    return render_template("votes/booth.html", **context)


def shuffled(options: list[queries.Choice], who: Any) -> list[queries.Choice]:
    """In an order of each voter's own, always the same: the first shown is chosen more often."""
    voter = f"{current_app.secret_key!s}|{who.id}"

    def drawn(option: queries.Choice) -> bytes:
        return hashlib.sha256(f"{voter}|{option.position}".encode()).digest()

    return sorted(options, key=drawn)


def spent(numbers: dict[str, int], squared: bool) -> int:
    return sum(number * number if squared else number for number in numbers.values())


def review_page(slug: str, vote_id: int, form: BallotForm, voter: Any, choice: Choice) -> Any:
    vote = found(slug, vote_id)
    method = METHODS[vote.method_slug]
    options = {str(one.position): one for one in queries.choices(vote.id)}
    priced = method.priced and vote.variant.get("costs") != "unit"
    costs = {key: one.cost for key, one in options.items()} if priced else {}
    return render_template(
        "votes/review.html",
        **described(vote),
        form=form,
        voter=voter,
        choice=choice,
        labels={key: label_of(one) for key, one in options.items()},
        costs=costs,
        total=sum(costs[key] for key in choice) if costs else 0,
        spent=spent(choice, method.slug == "quadratic") if isinstance(choice, dict) else 0,
        fields=ballots.fields_of(method.kind, choice),
        voted=queries.has_voted(vote.id, voter),
    )
