"""« La liste électorale »: read, checked, confirmed, and fixed when the box opens."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, flash, redirect, render_template, request, url_for

from ...errors import Refused
from ...i18n import gettext as _
from ...i18n import ngettext
from ...web import page_invalid, person, require
from .. import actions, electoral_list, queries
from ..electoral_list import Reading
from ..forms import ActForm, RollForm
from ..models import Vote
from ..work import letters
from .blueprint import bp, described, found

LARGEST = 1_500_000  # bytes: twenty thousand rows, sent back with the form that confirms them
SHOWN, SHOWN_FAULTS = 100, 200


@bp.route("/<int:vote_id>/liste", methods=["GET", "POST"])
def roll(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.roll", vote)
    form = RollForm()
    if not form.validate_on_submit():
        return roll_page(vote, form)
    reading = read(form)
    if reading is None:
        return roll_page(vote, form)
    # What was read is what is confirmed: a browser does not send the same file twice.
    form.pasted.data, form.file.data = reading.text, None
    if request.form.get("then") != "add" or not reading.people:
        return roll_page(vote, form, reading)
    try:
        added = actions.enroll(vote, reading.people, person().id)
    except Refused as refused:
        form.pasted.errors = [str(refused.message)]
        return roll_page(vote, form, reading)
    flash(
        ngettext(
            "%(num)s personne ajoutée à la liste.", "%(num)s personnes ajoutées à la liste.", added
        ),
        "success",
    )
    return to_roll(vote)


def read(form: RollForm) -> Reading | None:
    content = form.content()
    if not content.strip():
        form.file.errors = [_("Collez la liste, ou choisissez un fichier.")]
    elif content.startswith(b"PK"):
        form.file.errors = [
            _(
                "Ce fichier est un classeur. Dans le tableur, enregistrez-le au format CSV, puis envoyez-le."
            )
        ]
    elif len(content) > LARGEST:
        form.file.errors = [_("Cette liste est trop longue\u00a0: envoyez-la en plusieurs fois.")]
    else:
        return electoral_list.read(content, current_app.config["AGENT_DOMAINS"])
    return None


@bp.post("/<int:vote_id>/liste/vider")
def strike_all(slug: str, vote_id: int) -> Any:
    return acted(slug, vote_id, actions.strike_all)


@bp.post("/<int:vote_id>/liste/<int:elector_id>/retirer")
def strike(slug: str, vote_id: int, elector_id: int) -> Any:
    return acted(slug, vote_id, actions.strike, elector_id)


@bp.post("/<int:vote_id>/liste/<int:elector_id>/renvoyer")
def send_again(slug: str, vote_id: int, elector_id: int) -> Any:
    answer = acted(slug, vote_id, actions.send_again, elector_id)
    flash(_("Le même lien part de nouveau à la même adresse."), "success")
    return answer


@bp.post("/<int:vote_id>/liste/<int:elector_id>/remplacer")
def replace_link(slug: str, vote_id: int, elector_id: int) -> Any:
    answer = acted(slug, vote_id, actions.replace_link, elector_id)
    flash(_("L’ancien lien ne marche plus. Un autre part à la même adresse."), "success")
    return answer


def acted(slug: str, vote_id: int, act: Any, *who: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.roll", vote)
    if not ActForm().validate_on_submit():
        return roll_page(vote, RollForm(formdata=None))
    act(vote, *who, person().id)
    return to_roll(vote)


@bp.route("/<int:vote_id>/liste/belenios", methods=["GET", "POST"])
def belenios(slug: str, vote_id: int) -> Any:
    """For a vote that binds someone: why another system, how, and the list as it reads it."""
    vote = found(slug, vote_id)
    require("vote.roll", vote)
    form = ActForm()
    if not form.validate_on_submit():
        size = queries.roll_counts(vote.id).size
        return render_template("votes/belenios.html", **described(vote), form=form, size=size)
    said = electoral_list.belenios(actions.take(vote, person().id))
    answer = Response(said, mimetype="text/plain")
    answer.headers["Content-Disposition"] = f'attachment; filename="belenios-{vote.id}.txt"'
    return answer


def to_roll(vote: Vote) -> Any:
    return redirect(url_for(".roll", slug=vote.consultation.slug, vote_id=vote.id), 303)


def roll_page(vote: Vote, form: RollForm, reading: Reading | None = None) -> Any:
    asked = " ".join(request.args.get("q", "").split())
    counts = queries.roll_counts(vote.id)
    known = queries.known_mailboxes(vote.id, reading.people) if reading else set()
    context = {
        **described(vote),
        "form": form,
        "reading": reading,
        "new": [one for one in reading.people if one.mailbox not in known] if reading else [],
        "known": len(known),
        "counts": counts,
        "reminds": letters.has_reminder(vote),
        "people": queries.electors(vote.id, asked, SHOWN),
        "asked": asked,
        "shown": SHOWN,
        "shown_faults": SHOWN_FAULTS,
    }
    if form.errors:
        return page_invalid("votes/roll.html", **context)
    return render_template("votes/roll.html", **context)
