"""The pages of votes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from markupsafe import Markup
from sqlalchemy import select

from .. import text
from ..consultations.models import Consultation
from ..db import db, now
from ..errors import Refused
from ..visibility import GRACE
from ..web import cacheable, can, changes_at, page_invalid, person, require
from . import actions, queries
from .forms import BallotForm, VoteForm, label_of
from .method import BadBallot
from .models import Vote

bp = Blueprint("votes", __name__, url_prefix="/concertations/<slug>/scrutins")


@bp.get("")
def index(slug: str) -> Any:
    consultation = found_consultation(slug)
    require("consultation.read", consultation)
    cacheable(consultation.scope)
    votes = queries.votes_of(consultation.id)
    changes_at(min((m for vote in votes if (m := next_change(vote))), default=None))
    return render_template("votes/index.html", consultation=consultation, votes=votes, at=now())


@bp.get("/<int:vote_id>")
def show(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.read", vote)
    cacheable(vote.consultation.scope, until=next_change(vote))
    who = person()
    options = queries.choices(vote.id)
    return render_template(
        "votes/show.html",
        **described(vote),
        options=options,
        label_of=label_of,
        voted=who.id is not None and queries.has_voted(vote.id, who.id),
        turnout=queries.turnout(vote.id),
        result=result_of(vote, options) if can("vote.result", vote) else None,
    )


@bp.route("/<int:vote_id>/voter", methods=["GET", "POST"])
def cast(slug: str, vote_id: int) -> Any:
    booth = queries.booth(slug, vote_id) or abort(404)
    who = person()
    if who.id is None:
        return redirect(url_for("accounts.sign_in", next=request.script_root + request.path))
    require_open(booth)
    form = BallotForm()
    if not form.validate_on_submit():
        return ballot_page(slug, vote_id, form)
    try:
        replaced = actions.cast(booth, who, form.choices.data or [])
    except BadBallot as refused:
        form.choices.errors = (refused.message,)
        return ballot_page(slug, vote_id, form)
    answer = url_for(".voted", slug=slug, vote_id=vote_id, replaced=int(replaced) or None)
    return redirect(answer, 303)


def require_open(booth: queries.Booth) -> None:
    """Say so to whoever comes too early or too late; the rest is the right's."""
    if booth.published_at is not None and now() < booth.opens_at:
        raise actions.NotOpenYet
    if booth.published_at is not None and not booth.accepts(now(), g.get("form_opened_at")):
        raise actions.Closed
    require("vote.cast", booth)


def ballot_page(slug: str, vote_id: int, form: BallotForm) -> Any:
    vote = found(slug, vote_id)
    form.offer(queries.choices(vote.id))
    context = {**described(vote), "voted": queries.has_voted(vote.id, person().id), "form": form}
    if form.errors:
        return page_invalid("votes/cast.html", **context)
    return render_template("votes/cast.html", **context)


@bp.get("/<int:vote_id>/bulletin-enregistre")
def voted(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.read", vote)
    who = person()
    if who.id is None or not queries.has_voted(vote.id, who.id):
        return redirect(url_for(".show", slug=slug, vote_id=vote_id))
    replaced = "replaced" in request.args
    return render_template("votes/voted.html", **described(vote), replaced=replaced)


# For facilitators --------------------------------------------------------------------------------


@bp.route("/nouveau", methods=["GET", "POST"])
def create(slug: str) -> Any:
    consultation = found_consultation(slug)
    require("vote.edit", consultation)
    form = VoteForm()
    offer(form, consultation)
    if form.validate_on_submit():
        try:
            vote = actions.create(consultation, form.draft(), person().id)
        except Refused as refused:
            form.options.errors = (refused.message,)
        else:
            return redirect(url_for(".show", slug=slug, vote_id=vote.id), 303)
    return editor(form, consultation, None)


@bp.route("/<int:vote_id>/modifier", methods=["GET", "POST"])
def edit(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.edit", vote)
    actions.refuse_if_frozen(vote)
    form = VoteForm()
    offer(form, vote.consultation)
    if request.method == "GET":
        form.fill(vote)
    if form.validate_on_submit():
        try:
            actions.edit(vote, form.draft(), person().id)
        except Refused as refused:
            form.options.errors = (refused.message,)
        else:
            return redirect(url_for(".show", slug=slug, vote_id=vote.id), 303)
    return editor(form, vote.consultation, vote)


@bp.route("/<int:vote_id>/supprimer", methods=["GET", "POST"])
def delete(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.edit", vote)
    actions.refuse_if_frozen(vote)
    if request.method == "POST":
        actions.delete(vote, person().id)
        return redirect(url_for(".index", slug=slug), 303)
    return render_template("votes/delete.html", **described(vote))


def offer(form: VoteForm, consultation: Consultation) -> None:
    phases = [p for p in consultation.phases if p.kind == "vote" and p.opens_at > now()]
    form.offer(phases, queries.most_supported(consultation.id), consultation.lab.zone)


def editor(form: VoteForm, consultation: Consultation, vote: Vote | None) -> Any:
    context = {"form": form, "consultation": consultation, "vote": vote}
    if form.errors:
        return page_invalid("votes/edit.html", **context)
    return render_template("votes/edit.html", **context)


# What the pages say ------------------------------------------------------------------------------


def found(slug: str, vote_id: int) -> Vote:
    return queries.vote(slug, vote_id) or abort(404)


def found_consultation(slug: str) -> Consultation:
    asked = select(Consultation).where(Consultation.slug == slug)
    return db.session.scalar(asked) or abort(404)


def next_change(vote: Vote) -> datetime | None:
    phase = vote.phase
    moments = (phase.opens_at, phase.closes_at, phase.closes_at + GRACE)
    return min((moment for moment in moments if moment > now()), default=None)


def described(vote: Vote) -> dict[str, Any]:
    return {
        "vote": vote,
        "consultation": vote.consultation,
        "stage": vote.stage(now()),
        "sealed_until": vote.phase.closes_at + GRACE,
        "method": queries.METHODS[vote.method_slug],
        "description": Markup(text.to_html(vote.description)),
    }


def result_of(vote: Vote, options: list[queries.Choice]) -> dict[str, Any]:
    """The outcome, its options in words, and the rows of its chart and of its table."""
    outcome = queries.result(vote)
    labels = {option.position: label_of(option) for option in options}
    by_college = {
        college: {line.option: line.count for line in count.lines}
        for college, count in outcome.colleges.items()
    }
    return {
        "outcome": outcome,
        "ballots": outcome.total.ballots,
        "labels": labels,
        "first": [line for line in outcome.total.lines if line.rank == 1 and line.count],
        "by_college": by_college,
        "rows": [
            {
                "label": labels[line.option],
                "value": line.count,
                "values": {college: counts[line.option] for college, counts in by_college.items()},
            }
            for line in outcome.total.lines
        ],
    }
