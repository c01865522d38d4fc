"""The minutes of a vote: all that its page, its box and its list say, in one document to be signed."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import abort, render_template

from ...labs.roles import ROLE_LABELS
from ...throttle import limit_proofs
from ...web import cacheable, can, require
from .. import board, incidents, paper, queries, sharing, watch
from ..box import published
from ..box.manifest import digest
from ..forms import label_of
from .blueprint import bp, described, found
from .pages import outcome_of

FINGERPRINTED = (
    published.MANIFEST,
    published.LEAVES,
    published.HEADS,
    published.WITHDRAWN,
    published.NUMBERS,
    published.RESULT,
)


@bp.get("/<int:vote_id>/proces-verbal")
def minutes(slug: str, vote_id: int) -> Any:
    """From the close on; the result joins it once it is signed."""
    vote = found(slug, vote_id)
    require("vote.read", vote)
    cacheable(vote.consultation.scope)
    if vote.manifest is None or vote.closed_at is None:
        abort(404)
    limit_proofs()
    unsealed = can("vote.result", vote)
    kept = queries.result(vote.id) if unsealed else None
    heads = board.signed_heads(vote.id)
    options = queries.choices(vote.id)
    numbers = kept.said["numbers"] if kept else vars(board.numbers(vote.id))
    return render_template(
        "votes/minutes.html",
        **described(vote),
        kept=kept,
        outcome=outcome_of(vote, options) if kept else None,
        on_paper=paper.published(vote),
        roles=ROLE_LABELS,
        labels=[label_of(option) for option in options],
        numbers=numbers,
        report=watch.report(vote, numbers),
        opened_at=board.opened_at(vote.id),
        head=heads[-1].head,
        manifest_hash=digest(vote.manifest),
        incidents=list(incidents.told(vote.id)),
        fingerprints=fingerprints(vote, unsealed),
    )


def fingerprints(vote: Any, unsealed: bool) -> list[tuple[str, str]]:
    """SHA-256 of each file that the minutes vouch for; the ballots are within the signed result."""
    names = [name for name in sharing.files(vote, unsealed=unsealed) if name in FINGERPRINTED]
    contents = ((name, sharing.content(vote, name, unsealed=unsealed) or b"") for name in names)
    return [(name, hashlib.sha256(content).hexdigest()) for name, content in contents]
