"""A file of ballots and the rules it is counted by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..errors import Refused
from ..i18n import lazy_gettext as _l
from ..lazy import np
from ..registry import offered
from . import files
from .ballot_file import MOST, BadFile, BallotFile, Format, amounts
from .counting import count
from .method import GRADES, ONE, POINTS, RANKING, Method, Rules
from .profile import Grades, Lists, Profile, numbered

FORMATS: dict[str, Format] = offered(files, Format)  # type: ignore[type-abstract]


class UnknownFormat(Refused):
    message = _l("Ce fichier n’est ni un .pb, ni un .blt, ni un .csv de notes, ni un .json.")


class WrongBallots(Refused):
    message = _l("Les bulletins de ce fichier ne sont pas de ceux que cette méthode compte.")


class NoCosts(Refused):
    message = _l("Cette méthode répartit un budget, et ce fichier ne dit ni coûts ni budget.")


def read(name: str, content: bytes) -> BallotFile:
    """The ballots of a file, by the end of its name; raises BadFile."""
    slug = name.rpartition(".")[2].lower()
    if slug not in FORMATS:
        raise UnknownFormat
    file = FORMATS[slug].read(content)
    if int(file.profile.weights.sum()) > MOST:
        raise BadFile(1, 1, _l("ce fichier compte plus d’un milliard de bulletins."))
    return file


def counted(file: BallotFile, method: Method, given: Mapping[str, Any]) -> dict[str, Any]:
    """Count a file: rules ``given``, then those the file says, then the defaults of the method."""
    profile = suited(file.profile, method, own=file.method == method.slug)
    return count(method, profile, rules_of(file, method, given, profile))


def rules_of(file: BallotFile, method: Method, given: Mapping[str, Any], profile: Profile) -> Rules:
    known = {variant.name for variant in method.variants}
    said = {name: value for name, value in file.variant.items() if name in known}
    if "grades" in known:
        said.setdefault("grades", _highest(profile))
    asked = {name: value for name, value in given.items() if name != "budget"}
    file = _budgeted(file, {**file.variant, **given})
    said = {**said, **asked}
    if method.priced and not file.costs and said.get("costs") != "unit":
        raise NoCosts
    return method.rules(file.options, said, file.costs, file.budget, file.scale)


def _budgeted(file: BallotFile, given: Mapping[str, Any]) -> BallotFile:
    if "budget" not in given:
        return file
    (budget,), scale = amounts([(str(given["budget"]), 1, 1)])
    grown = max(scale, file.scale)
    costs = tuple(cost * grown // file.scale for cost in file.costs)
    return replace(file, costs=costs, budget=budget * grown // scale, scale=grown)


def _highest(profile: Profile) -> int:
    """The best grade that a file gives, where it does not say how many there are."""
    if isinstance(profile, Grades):
        return max(profile.highest, 1)
    return max(int(profile.values.max(initial=1)), 1)


def suited(profile: Profile, method: Method, *, own: bool) -> Profile:
    """The profile as the method counts it. Of rankings, a single choice takes the first option,
    unless the file is a vote by this method: a ballot of two options is then invalid."""
    if method.kind in (GRADES, POINTS):
        return _numbers(profile, method)
    if isinstance(profile, Grades):
        raise WrongBallots
    if profile.values is not None and not method.priced:
        profile = _ordered(profile) if method.kind in (ONE, RANKING) else _chosen(profile)
    return profile.firsts() if method.kind == ONE and not own else profile


def _numbers(profile: Profile, method: Method) -> Profile:
    if isinstance(profile, Grades):
        return profile if method.kind == GRADES else numbered(profile.size, profile.choices())
    if profile.values is None and len(profile.options):
        raise WrongBallots
    return profile if profile.values is not None else replace(profile, values=profile.options)


def _ordered(profile: Lists) -> Lists:
    """Points that fall along each ballot are a ranking; others are not."""
    falls = np.diff(profile.values) < 0
    falls |= (profile.values[:-1] == 0) & (profile.values[1:] == 0)
    if not (falls | (np.diff(profile.owners) > 0)).all():
        raise WrongBallots
    return replace(profile, values=None)


def _chosen(profile: Lists) -> Lists:
    """The options that ballots give something to."""
    given = profile.values > 0
    lengths = profile.within(given.astype(int))
    starts = np.concatenate([[0], np.cumsum(lengths)])
    return Lists(profile.size, starts, profile.options[given], profile.weights)
