"""The personal link of someone on an electoral list: no account, no password, no JavaScript."""

from __future__ import annotations

import time
from typing import Any

from flask import redirect, render_template, request, session, url_for

from ...accounts.addresses import mailbox, masked
from ...db import now
from ...throttle import limit_letters
from ...web import VISITOR, has_session, page_invalid, person, require
from .. import actions, electors
from ..electors import Holder
from ..forms import ActForm, LostLinkForm
from ..models import ROLL, Vote
from .blueprint import bp, described, found

KEY, LIFE, MOST = "electors", 3600, 5  # seconds in the booth; lists at once in one browser


@bp.route("/<int:vote_id>/lien/<secret>", methods=["GET", "POST"])
def use_link(slug: str, vote_id: int, secret: str) -> Any:
    """GET shows a button and changes nothing: mail scanners follow links. POST enters the booth,
    and the secret leaves the address for a signed cookie that lasts an hour.
    """
    vote = found(slug, vote_id)
    require("vote.read", vote)
    elector = electors.by_link(vote_id, secret)
    if elector is None:
        return render_template("votes/link_dead.html", **described(vote)), 410
    if ActForm().validate_on_submit():
        enter(vote_id, elector.id, elector.serial)
        return redirect(url_for(".cast", slug=slug, vote_id=vote_id), 303)
    return render_template(
        "votes/use_link.html",
        **described(vote),
        elector=elector,
        masked=masked(elector.email),
        account=person() if person().id is not None else None,
        path=request.script_root + request.path,
    )


def enter(vote_id: int, elector_id: int, serial: int) -> None:
    """This browser votes for that person for an hour; an open account stays open beside."""
    held = {k: v for k, v in session.get(KEY, {}).items() if k != str(vote_id)}
    kept = dict(list(held.items())[-MOST + 1 :])
    session[KEY] = {**kept, str(vote_id): [elector_id, serial, int(time.time()) + LIFE]}


def leave(vote_id: int) -> None:
    """Once the ballot is in the box, this browser votes for nobody: the link opens the booth again."""
    if session.get(KEY, {}).get(str(vote_id)) is not None:
        session[KEY] = {k: v for k, v in session[KEY].items() if k != str(vote_id)}


def holder(vote_id: int) -> Holder | None:
    """Who this browser came as, by a link that still holds."""
    if not has_session():
        return None
    elector_id, serial, until = session.get(KEY, {}).get(str(vote_id), (0, 0, 0))
    if time.time() >= until:
        return None
    return electors.holder(vote_id, elector_id, serial)


def voter(vote: Any) -> Any:
    """Who votes here: the person of the link where there is a list, else the account."""
    return (holder(vote.id) or VISITOR) if vote.electorate == ROLL else person()


@bp.route("/<int:vote_id>/lien", methods=["GET", "POST"])
def ask_link(slug: str, vote_id: int) -> Any:
    """The same answer for every address, on the list or not."""
    vote = found(slug, vote_id)
    require("vote.read", vote)
    refuse_without_links(vote)
    form = LostLinkForm()
    if form.validate_on_submit():
        email = str(form.email.data)
        limit_letters(f"link of vote {vote.id} to", mailbox(email))
        actions.ask_link(vote, email)
        return render_template("votes/link_asked.html", **described(vote), email=email)
    if form.errors:
        return page_invalid("votes/ask_link.html", **described(vote), form=form)
    return render_template("votes/ask_link.html", **described(vote), form=form)


def refuse_without_links(vote: Vote) -> None:
    if vote.electorate != ROLL or vote.stage(now()) != "open":
        raise actions.NoLinks
