"""A facilitator makes a vote: the question it answers, then its rules."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from ...consultations.models import Consultation
from ...db import now
from ...errors import Refused
from ...web import page_invalid, person, require
from .. import actions, purposes, queries
from ..counting import METHODS
from ..forms import VoteForm, form_for
from ..models import Vote
from .blueprint import bp, described, found, found_consultation


@bp.get("/nouveau")
def choose(slug: str) -> Any:
    consultation = found_consultation(slug)
    require("vote.edit", consultation)
    return render_template(
        "votes/choose.html",
        consultation=consultation,
        purposes=purposes.PURPOSES,
        methods=METHODS,
    )


@bp.route("/nouveau/<purpose>", methods=["GET", "POST"])
def create(slug: str, purpose: str) -> Any:
    consultation = found_consultation(slug)
    require("vote.edit", consultation)
    wanted = purposes.BY_SLUG.get(purpose) or abort(404)
    form = form_for(wanted.method, wanted.variant)
    offer(form, consultation)
    if request.method == "GET":
        for field in form.rule_fields:
            name = field.name.removeprefix("rule_")
            field.data = wanted.variant.get(name, field.data)
    if form.validate_on_submit():
        try:
            vote = actions.create(consultation, form.draft(), person().id)
        except Refused as refused:
            form.blame(refused)
        else:
            return redirect(url_for(".show", slug=slug, vote_id=vote.id), 303)
    return editor(form, consultation, None)


@bp.route("/<int:vote_id>/modifier", methods=["GET", "POST"])
def edit(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.edit", vote)
    actions.refuse_if_frozen(vote)
    form = form_for(vote.method_slug, vote.variant)
    offer(form, vote.consultation)
    if request.method == "GET":
        form.fill(vote)
    if form.validate_on_submit():
        try:
            actions.edit(vote, form.draft(), person().id, form.seen.data or "")
        except Refused as refused:
            form.blame(refused)
            if isinstance(refused, actions.EditedMeanwhile):
                form.seen.data = actions.version(vote)
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
    phases = [p for p in consultation.phases if p.kind == "vote" and p.closes_at > now()]
    form.offer(phases, queries.most_supported(consultation.id), consultation.lab.zone)


def editor(form: VoteForm, consultation: Consultation, vote: Vote | None) -> Any:
    context = {"form": form, "consultation": consultation, "vote": vote, "method": form.method}
    if form.errors:
        return page_invalid("votes/edit.html", **context)
    return render_template("votes/edit.html", **context)
