"""Paper ballots: their lots, the blank ballot to print, the two typings, the signatures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import abort, redirect, render_template, request, url_for

from ...db import now
from ...errors import Refused
from ...i18n import lazy_gettext as _l
from ...labs.roles import ROLE_LABELS
from ...text import spaced
from ...web import page_invalid, person, require
from .. import actions, ballots, custody, paper, queries
from ..counting import METHODS
from ..forms import (
    VOID_REASONS,
    ActForm,
    BallotForm,
    LotForm,
    SignatureForm,
    WithdrawalForm,
    label_of,
)
from ..method import BadBallot, Choice
from ..models import PaperLot, PaperTypist, Vote
from .blueprint import bp, described, found


class VoidAndChosen(BadBallot):
    message = _l("Ce bulletin est dit nul, et des choix sont saisis\u00a0: gardez l’un ou l’autre.")


def with_paper(slug: str, vote_id: int) -> Vote:
    vote = found(slug, vote_id)
    require("vote.paper", vote)
    if vote.paper_until is None:
        abort(404)
    return vote


def found_lot(slug: str, vote_id: int, lot_id: int) -> PaperLot:
    vote = with_paper(slug, vote_id)
    return paper.lot(vote.id, lot_id) or abort(404)


def address_of(lot: PaperLot) -> dict[str, Any]:
    return {"slug": lot.vote.consultation.slug, "vote_id": lot.vote_id, "lot_id": lot.id}


def to_lot(lot: PaperLot) -> Any:
    return redirect(url_for(".paper_lot", **address_of(lot)), 303)


# The lots -----------------------------------------------------------------------------------------


@bp.route("/<int:vote_id>/papier", methods=["GET", "POST"])
def paper_lots(slug: str, vote_id: int) -> Any:
    vote = with_paper(slug, vote_id)
    form = LotForm()
    if form.validate_on_submit():
        name = spaced(" ".join((form.name.data or "").split()))
        try:
            lot = actions.declare_lot(vote, name, form.announced.data or 0, person().id)
        except Refused as refused:
            form.name.errors = (*form.name.errors, str(refused.message))
        else:
            return to_lot(lot)
    return lots_page(vote, form)


def lots_page(vote: Vote, form: LotForm, refused: Any = None) -> Any:
    lots = paper.lots(vote.id)
    context = {
        **described(vote),
        "form": form,
        "refused": refused,
        "lots": lots,
        "progress": paper.progress(lots),
        "typing": is_typing(vote),
        "voting": now() < vote.closes_at,
    }
    if form.errors or refused:
        return page_invalid("votes/paper/lots.html", **context)
    return render_template("votes/paper/lots.html", **context)


def is_typing(vote: Vote) -> bool:
    """Paper ballots may still be declared and typed."""
    open_now = vote.manifest is not None and vote.closed_at is None and not vote.stopped
    in_time = vote.paper_until is not None and now() < vote.paper_until
    return open_now and in_time and vote.paper_ended_at is None


@bp.post("/<int:vote_id>/papier/fin")
def end_paper(slug: str, vote_id: int) -> Any:
    vote = with_paper(slug, vote_id)
    require("vote.edit", vote)
    if ActForm().validate_on_submit():
        try:
            actions.end_paper(vote, person().id)
        except (actions.LotsLeft, actions.TooEarly) as refused:
            return lots_page(vote, LotForm(formdata=None), refused.message)
    return redirect(url_for(".paper_lots", slug=slug, vote_id=vote_id), 303)


@bp.get("/<int:vote_id>/papier/bulletin")
def paper_ballot(slug: str, vote_id: int) -> Any:
    """The blank ballot, to be printed: the same for everyone, its options in the published order."""
    vote = with_paper(slug, vote_id)
    options = queries.choices(vote.id)
    return render_template(
        "votes/paper/ballot.html", **described(vote), options=options, label_of=label_of
    )


# One lot ------------------------------------------------------------------------------------------


@bp.get("/<int:vote_id>/papier/<int:lot_id>")
def paper_lot(slug: str, vote_id: int, lot_id: int) -> Any:
    return lot_page(found_lot(slug, vote_id, lot_id))


def lot_page(lot: PaperLot, form: SignatureForm | None = None, refused: Any = None) -> Any:
    mine = paper.seat(lot, person().id)
    context = {
        **described(lot.vote),
        "lot": lot,
        "form": form or SignatureForm(),
        "refused": refused,
        "progress": paper.progress([lot])[lot.id],
        "mine": mine,
        "next_number": paper.next_number(lot, mine.turn) if mine else None,
        "roles": ROLE_LABELS,
        "typing": is_typing(lot.vote) and not lot.entered_at and not lot.withdrawn_at,
        "reasons": VOID_REASONS,
    }
    if refused or (form is not None and form.errors):
        return page_invalid("votes/paper/lot.html", **context)
    return render_template("votes/paper/lot.html", **context)


@bp.post("/<int:vote_id>/papier/<int:lot_id>/saisie")
def take_turn(slug: str, vote_id: int, lot_id: int) -> Any:
    lot = found_lot(slug, vote_id, lot_id)
    if ActForm().validate_on_submit():
        role = person().roles[lot.vote.consultation.lab_id]
        try:
            mine = actions.take_turn(lot, person().id, role)
        except actions.LotTaken as refused:
            return lot_page(lot, refused=refused.message)
        return to_next(lot, mine)
    return to_lot(lot)


def to_next(lot: PaperLot, mine: PaperTypist, after: int = 0) -> Any:
    number = paper.next_number(lot, mine.turn, after)
    if number is None:
        return to_lot(lot)
    return redirect(url_for(".type_ballot", **address_of(lot), number=number), 303)


@bp.post("/<int:vote_id>/papier/<int:lot_id>/signature")
def sign_lot(slug: str, vote_id: int, lot_id: int) -> Any:
    lot = found_lot(slug, vote_id, lot_id)
    form = SignatureForm()
    if not form.validate_on_submit():
        return lot_page(lot, form)
    try:
        actions.sign_lot(lot, person().id)
    except (actions.NotTheSame, actions.NotTyping) as refused:
        return lot_page(lot, form, refused.message)
    return to_lot(lot)


@bp.route("/<int:vote_id>/papier/<int:lot_id>/retrait", methods=["GET", "POST"])
def withdraw_lot(slug: str, vote_id: int, lot_id: int) -> Any:
    lot = found_lot(slug, vote_id, lot_id)
    form = WithdrawalForm()
    if form.validate_on_submit():
        actions.withdraw_lot(lot, (form.reason.data or "").strip(), person().id)
        return to_lot(lot)
    context = {**described(lot.vote), "lot": lot, "form": form}
    if form.errors:
        return page_invalid("votes/paper/withdraw.html", **context)
    return render_template("votes/paper/withdraw.html", **context)


@bp.route("/<int:vote_id>/papier/<int:lot_id>/effacer/<int:turn>", methods=["GET", "POST"])
def give_up_turn(slug: str, vote_id: int, lot_id: int, turn: int) -> Any:
    """One's own typing, or anyone's for a facilitator: who has left cannot sign."""
    lot = found_lot(slug, vote_id, lot_id)
    taken = next((one for one in lot.typists if one.turn == turn), None) or abort(404)
    if taken.person_id != person().id:
        require("vote.edit", lot.vote)
    if request.method == "POST" and ActForm().validate_on_submit():
        actions.give_up_turn(lot, turn, person().id)
        return to_lot(lot)
    return render_template(
        "votes/paper/give_up.html", **described(lot.vote), lot=lot, taken=taken, form=ActForm()
    )


# One ballot ---------------------------------------------------------------------------------------


@bp.route("/<int:vote_id>/papier/<int:lot_id>/saisie/<int:number>", methods=["GET", "POST"])
def type_ballot(slug: str, vote_id: int, lot_id: int, number: int) -> Any:
    lot = found_lot(slug, vote_id, lot_id)
    mine = paper.seat(lot, person().id)
    if mine is None:
        raise actions.NotTyping
    if not 1 <= number <= lot.announced:
        abort(404)
    if lot.entered_at or lot.withdrawn_at:
        raise actions.LotSettled
    if lot.vote.stopped:
        raise actions.Stopped
    if not is_typing(lot.vote):
        raise actions.paper.TypingOver
    if any(one.signed_at for one in lot.typists):
        raise actions.paper.Signed
    form = BallotForm()
    refused: BadBallot | None = None
    if form.validate_on_submit():
        try:
            actions.type_ballot(lot, mine.person_id, number, said(lot.vote))
        except BadBallot as fault:
            refused = fault
        else:
            return to_next(lot, mine, number)
    return typing_page(lot, mine, number, form, refused)


def said(vote: Vote) -> Choice | str:
    """The choice read on the ballot, or why it is void."""
    fields = request.form.to_dict(flat=False)
    void = request.form.get("void", "")
    kind = METHODS[vote.method_slug].kind
    if not void:
        return ballots.read(kind, fields, custody.rules_of(vote))
    try:
        ballots.read(kind, fields, custody.rules_of(vote))
    except ballots.NothingChosen:
        return void
    except BadBallot:
        pass  # what is chosen cannot even be read: it is still there, beside the reason
    raise VoidAndChosen


def typing_page(
    lot: PaperLot, mine: PaperTypist, number: int, form: BallotForm, refused: BadBallot | None
) -> Any:
    context = {
        **described(lot.vote),
        "lot": lot,
        "number": number,
        "again": paper.is_typed(lot, mine.turn, number),
        "form": form,
        "refused": refused,
        "options": [bare(one) for one in queries.choices(lot.vote_id)],
        "label_of": label_of,
        "said": request.form,
        "reasons": VOID_REASONS,
    }
    if refused is not None or form.errors:
        return page_invalid("votes/paper/typing.html", **context)
    return render_template("votes/paper/typing.html", **context)


def bare(option: queries.Choice) -> queries.Choice:
    """Its label alone: whoever types a hundred ballots goes from field to field with the Tab key."""
    label = label_of(option)
    return replace(option, label=label, description="", contribution_id=None, shown=True)
