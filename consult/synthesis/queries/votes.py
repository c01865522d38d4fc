"""The results of votes, as a synthesis cites them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...consultations.models import Consultation
from ...db import now
from ...i18n import gettext as _
from ...visibility import GRACE
from ...votes import queries as votes
from ...votes.custody import with_numbers
from ..document import Option, Vote

# What one option receives from one ballot is a voice; points, grades and ranks are not.
COUNTED = ("plurality", "approval", "support")


def counted(of: Consultation) -> Iterator[Vote]:
    """Those whose result anyone may read."""
    for vote in votes.votes_of(of.id):
        kept = votes.result(vote.id)
        if kept is None or vote.closes_at > now() - GRACE:
            continue
        result = with_numbers(kept.said["result"])
        voices = _voices(result["tally"]) if vote.method_slug in COUNTED else {}
        options = tuple(
            Option(str(one.position), label(one), voices.get(str(one.position)))
            for one in votes.choices(vote.id)
        )
        yield Vote(str(vote.id), vote.title, result["ballots"], options, result["blank"])


def _voices(tally: Mapping[str, Any]) -> dict[str, int]:
    return {
        option: said["support"] if isinstance(said, dict) else said
        for option, said in tally.items()
    }


def label(option: votes.Choice) -> str:
    """A text that is hidden is not repeated."""
    if option.shown:
        return option.label
    return _("option tirée de la contribution n°\u00a0%(number)s", number=option.contribution_id)
