"""Counting a vote: what the pages, the command and the scrutineers compute, the same to the byte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from ..registry import offered
from . import methods
from .method import GRADES, POINTS, BadBallot, Method, Rules
from .profile import Profile, lists, numbered

METHODS: dict[str, Method] = offered(methods, Method)  # type: ignore[type-abstract]
SORTED = orjson.OPT_SORT_KEYS


def count(method: Method, profile: Profile, rules: Rules) -> dict[str, Any]:
    """The result, options by their identifiers.

    ``ballots`` are those that follow the rules, blank ones included; the others are ``invalid``.
    ``ranking`` holds every option, best first; ``ties`` the groups that the ballots alone do not
    separate; what ``winners``, ``rounds`` and ``tally`` hold is the method's own.
    """
    mask = method.valid(profile, rules)
    kept = profile if mask is None or bool(mask.all()) else profile.kept(mask)
    found = method.count(kept, rules)
    ballots = int(kept.weights.sum())
    variant = {name: value for name, value in rules.variant.items() if value is not None}
    return {
        "method": method.slug,
        "variant": variant,
        "ballots": ballots,
        "blank": int(kept.weights[kept.blank].sum()),
        "invalid": int(profile.weights.sum()) - ballots,
        "winners": [rules.options[one] for one in found.winners],
        "ranking": [rules.options[one] for one in found.ranking],
        "ties": [[rules.options[one] for one in tie] for tie in found.ties],
        "rounds": list(found.rounds),
        "tally": dict(found.tally),
    }


def profile_of(
    method: Method, options: Sequence[str], choices: Iterable[tuple[int, Any]]
) -> Profile:
    """Ballots given as (how many say so, choice by identifiers), grouped, in one order."""
    places = {option: place for place, option in enumerate(options)}
    grouped: dict[tuple[Any, ...], int] = {}
    for weight, choice in choices:
        if isinstance(choice, Mapping):
            said: tuple[Any, ...] = tuple(
                sorted((places[option], number) for option, number in choice.items())
            )
        else:
            said = tuple(places[option] for option in choice)
        grouped[said] = grouped.get(said, 0) + weight
    if method.kind in (GRADES, POINTS):
        return numbered(len(options), ((grouped[said], dict(said)) for said in sorted(grouped)))
    return lists(len(options), ((grouped[said], said) for said in sorted(grouped)))


def count_choices(manifest: Mapping[str, Any], choices: Iterable[Any]) -> dict[str, Any]:
    """Count choices by identifiers, under the rules that a manifest fixed before opening.

    A choice that the rules refuse is invalid, and names an option that exists or is refused too.
    """
    method = METHODS[manifest["method"]]
    options = [str(one["id"]) for one in manifest["options"]]
    known = {variant.name for variant in method.variants}  # not all methods have a draw
    rules = method.rules(
        options,
        {name: value for name, value in manifest["variant"].items() if name in known},
        manifest.get("costs", ()),
        manifest.get("budget", 0),
        manifest.get("scale", 1),
    )
    kept, refused = [], 0
    for choice in choices:
        try:
            kept.append((1, method.check(choice, rules)))
        except BadBallot:
            refused += 1
    result = count(method, profile_of(method, options, kept), rules)
    return {**result, "invalid": result["invalid"] + refused}


def written(result: Mapping[str, Any]) -> bytes:
    """The one form of a result: UTF-8 JSON, keys in order."""
    return orjson.dumps(result, option=SORTED)
