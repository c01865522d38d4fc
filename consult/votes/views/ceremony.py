"""What the lab's team and the scrutineers do with the box, step by step."""

from __future__ import annotations

import re
from typing import Any

from flask import Response, redirect, render_template, url_for

from ...db import now
from ...errors import Refused
from ...web import page_invalid, person, require
from .. import actions, board, custody, electors, paper, queries
from ..box.manifest import digest
from ..forms import ActForm, KeyForm, ResultForm
from ..models import ROLL, SEALED, Vote, VoteResult
from .blueprint import bp, described, found

DONE, NOW, LATER = "done", "now", "later"


@bp.get("/<int:vote_id>/urne")
def box(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.edit", vote)
    return ceremony_page(vote)


@bp.post("/<int:vote_id>/urne/cle")
def deposit_key(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.edit", vote)
    form = KeyForm()
    return acted(vote, form, lambda: actions.deposit_key(vote, form.file.data.read(), person().id))


@bp.post("/<int:vote_id>/urne/ouvrir")
def open_now(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.edit", vote)
    return acted(vote, ActForm(), lambda: actions.open_now(vote, person().id))


@bp.post("/<int:vote_id>/urne/resultat")
def receive(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.edit", vote)
    form = ResultForm()
    return acted(vote, form, lambda: actions.receive(vote, form.file.data.read(), person().id))


@bp.post("/<int:vote_id>/urne/detruire")
def destroy(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.edit", vote)
    return acted(vote, ActForm(), lambda: actions.destroy(vote, person().id))


@bp.get("/<int:vote_id>/urne.json")
def bundle(slug: str, vote_id: int) -> Any:
    """What scrutineers carry to a machine without network."""
    vote = found(slug, vote_id)
    require("vote.edit", vote)
    answer = Response(custody.bundle_of(vote), mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="urne-{vote.id}.json"'
    return answer


def acted(vote: Vote, form: Any, act: Any) -> Any:
    if form.validate_on_submit():
        try:
            act()
        except Refused as refused:
            form.file_error = refused.message
        else:
            return redirect(url_for(".box", slug=vote.consultation.slug, vote_id=vote.id), 303)
    return ceremony_page(vote, form)


def states_of(vote: Vote, kept: VoteResult | None) -> dict[str, str]:
    """Of each step: done, now or later."""
    keyed = vote.secrecy != SEALED or vote.bureau is not None
    ready = keyed and not unlisted(vote)

    def state(done: Any, due: Any) -> str:
        return DONE if done else NOW if due else LATER

    return {
        "key": state(keyed, vote.manifest is None),
        "open": state(vote.manifest, ready and vote.phase.is_current(now())),
        "voting": state(vote.closed_at, vote.manifest),
        "count": state(kept, vote.closed_at),
        "destroy": state(vote.destroyed_at, kept and now() >= kept.counted_at + actions.OBJECTIONS),
    }


def unlisted(vote: Vote) -> bool:
    return vote.electorate == ROLL and vote.manifest is None and not electors.size(vote.id)


def in_fours(hexadecimal: str) -> str:
    """As the scrutineers' command writes it: two people read it to each other."""
    return " ".join(re.findall(".{4}", hexadecimal))


def ceremony_page(vote: Vote, wrong: Any = None) -> Any:
    forms = {
        "key": wrong if isinstance(wrong, KeyForm) else KeyForm(),
        "result": wrong if isinstance(wrong, ResultForm) else ResultForm(),
        "act": wrong if isinstance(wrong, ActForm) else ActForm(),
    }
    kept = queries.result(vote.id)
    context = {
        **described(vote),
        "forms_of": forms,
        "refused": getattr(wrong, "file_error", None),
        "kept": kept,
        "numbers": board.numbers_of(vote),
        "states": states_of(vote, kept),
        "unlisted": unlisted(vote),
        "lots_left": len(paper.pending(vote.id)) if vote.paper else 0,
        "missed": vote.manifest is None and now() >= vote.closes_at,
        "manifest_hash": in_fours(digest(vote.manifest)) if vote.manifest else "",
        "list_root": in_fours(board.signed_heads(vote.id)[-1].head.root) if vote.closed_at else "",
        "destroy_from": kept.counted_at + actions.OBJECTIONS if kept else None,
    }
    if wrong is not None:
        return page_invalid("votes/box.html", **context)
    return render_template("votes/box.html", **context)
