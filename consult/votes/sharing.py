"""The files of a vote that everyone may fetch; public/verifier.py and public/recompter.py read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..db import touch
from ..i18n import lazy_gettext as _l
from . import board, custody, incidents, reading
from .ballot_file import BallotFile
from .box import published
from .counting import METHODS, profile_of
from .method import DRAW, GRADES, RANKING
from .models import Vote
from .recount import recounted

MANIFEST, LEAVES, HEADS = published.MANIFEST, published.LEAVES, published.HEADS
BALLOTS = "bulletins"
# What readers ask of a result: would the duels, or the most chosen, have said otherwise?
BESIDE = {"irv": ("schulze",), "equal-shares": ("greedy",)}
UNIT = "unit"


def files(vote: Vote, *, unsealed: bool) -> list[str]:
    """The names of the files that exist now."""
    found = [MANIFEST, LEAVES, HEADS] if vote.manifest else []
    if vote.closed_at is not None:
        found += [published.WITHDRAWN, published.NUMBERS]
    kept = custody.result_of(vote.id) if unsealed else None
    if kept is not None:
        found.append(published.RESULT)
        if "choices" in kept.said:
            found += [f"{BALLOTS}.{kind}" for kind in formats(vote)]
    return found


def formats(vote: Vote) -> list[str]:
    """The interchange formats that can carry the ballots of this method; JSON always can."""
    method = METHODS[vote.method_slug]
    found = ["json"]
    if method.kind == RANKING:
        found.append("blt")
    drawn = vote.variant.get("ties") == DRAW  # a file of columns names options otherwise
    if method.kind == GRADES and vote.method_slug != "support" and not drawn:
        found.append("csv")
    if method.priced and vote.variant.get("costs") != "unit":
        found.append("pb")
    return found


def content(vote: Vote, name: str, *, unsealed: bool) -> bytes | None:
    if name not in files(vote, unsealed=unsealed):
        return None
    stem, _dot, kind = name.rpartition(".")
    if stem == BALLOTS:
        kept = custody.result_of(vote.id)
        said = kept.said if kept else {}
        return reading.FORMATS[kind].write(ballots(vote, said, said["choices"])).encode()
    makers: dict[str, Callable[[], bytes]] = {
        MANIFEST: lambda: published.manifest(vote.manifest or {}),
        LEAVES: lambda: published.leaves(board.leaves(vote.id)),
        HEADS: lambda: published.heads(board.signed_heads(vote.id)),
        published.WITHDRAWN: lambda: published.withdrawn(board.withdrawn(vote.id)),
        published.NUMBERS: lambda: published.numbers(board.numbers_of(vote)),
        published.RESULT: lambda: signed(vote),
    }
    return makers[name]()


def signed(vote: Vote) -> bytes:
    """The result to the byte, as it was signed."""
    kept = custody.result_of(vote.id)
    return bytes(kept.signed) if kept else b""


def ballots(vote: Vote, said: dict[str, Any], choices: list[list[Any]]) -> BallotFile:
    """Opened ballots, [how many, choice], with the rules they were counted by."""
    manifest: dict[str, Any] = vote.manifest or {}
    method = METHODS[vote.method_slug]
    options = [str(one["id"]) for one in manifest["options"]]
    known = {rule.name for rule in method.variants}
    variant = {**manifest["variant"], "draw": said["draw"]}
    return BallotFile(
        options,
        profile_of(method, options, ((n, choice) for n, choice in choices)),
        {str(one["id"]): one["label"] for one in manifest["options"]},
        manifest["title"],
        vote.method_slug,
        {name: value for name, value in variant.items() if name in known},
        tuple(manifest.get("costs", ())),
        manifest.get("budget", 0),
        manifest.get("scale", 1),
    )


def recount(vote: Vote) -> None:
    """Count again by another program, and tell everyone if it differs."""
    custody.hold(vote)
    kept = custody.result_of(vote.id)
    if kept is None or kept.checks:
        return
    choices = custody.choices_of(vote, kept)
    if choices is None:
        kept.checks = {"none": {"same": True}}  # only the scrutineers can count these ballots
        return
    file = ballots(vote, kept.said, choices)
    kept.checks = recounted(file, custody.with_numbers(kept.said["result"]))
    kept.beside = {
        slug: reading.counted(file, METHODS[slug], {})
        for slug in BESIDE.get(vote.method_slug, ())
        if not METHODS[slug].priced or vote.variant.get("costs") != UNIT
    }
    differing = [name for name, one in kept.checks.items() if one["same"] is False]
    if differing:
        incidents.tell(
            vote,
            "recount",
            _l(
                "Le recompte par %(names)s ne donne pas ce résultat.",
                names=", ".join(differing),
            ),
        )
    touch(vote.consultation.scope)
