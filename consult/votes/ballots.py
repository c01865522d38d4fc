"""A ballot as a form sends it, as pages show it again, and at its longest.

Fields: ``one`` (an option), ``set`` (an option, several times), ``rank-<option>`` (its place from 1),
``grade-<option>`` (a number, or nothing), ``points-<option>`` (a number, or nothing), and ``blank``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..i18n import lazy_gettext as _l
from .method import GRADES, ONE, POINTS, RANKING, BadBallot, Choice, Rules

FAR = 10**6  # nobody has as many points


class NothingChosen(BadBallot):
    message = _l(
        "Vous n’avez rien choisi. Pour voter blanc, cochez «\u00a0Voter blanc\u00a0»\u00a0: un vote blanc "
        "est compté, une erreur ne doit pas l’être."
    )


class BlankAndChosen(BadBallot):
    message = _l(
        "Vous avez coché «\u00a0Voter blanc\u00a0» et choisi des options\u00a0: gardez l’un ou l’autre."
    )


class SamePlace(BadBallot):
    def __init__(self, place: int) -> None:
        super().__init__(
            _l(
                "Deux options portent le numéro %(place)s\u00a0: donnez-leur des places différentes.",
                place=place,
            )
        )


class NotAPlace(BadBallot):
    def __init__(self, said: str) -> None:
        super().__init__(
            _l("«\u00a0%(said)s\u00a0» n’est pas une place\u00a0: écrivez 1, 2, 3…", said=said[:20])
        )


class NotANumber(BadBallot):
    def __init__(self, said: str) -> None:
        super().__init__(_l("«\u00a0%(said)s\u00a0» n’est pas un nombre entier.", said=said[:20]))


def read(kind: str, fields: Mapping[str, Sequence[str]], rules: Rules) -> Choice:
    """The choice that the fields of a form say; its method has still to check it."""
    choice = _said(kind, fields, rules)
    blank = bool(fields.get("blank"))
    if blank and choice:
        raise BlankAndChosen
    if not blank and not choice:
        raise NothingChosen
    return choice


def _said(kind: str, fields: Mapping[str, Sequence[str]], rules: Rules) -> Choice:
    if kind == RANKING:
        return _ranked(fields)
    if kind in (GRADES, POINTS):
        return _numbers("grade" if kind == GRADES else "points", fields, kind == POINTS)
    return [one for one in fields.get("one" if kind == ONE else "set", ()) if one]


def _ranked(fields: Mapping[str, Sequence[str]]) -> list[str]:
    """Options by their place; places may leave holes, as when someone changes their mind."""
    places: dict[int, str] = {}
    for name, values in fields.items():
        said = values[0].strip() if name.startswith("rank-") and values else ""
        if not said:
            continue
        place = int(said) if said.isdecimal() and len(said) < 7 else 0
        if place < 1:
            raise NotAPlace(said)
        if place in places:
            raise SamePlace(place)
        places[place] = name.removeprefix("rank-")
    return [places[place] for place in sorted(places)]


def _numbers(prefix: str, fields: Mapping[str, Sequence[str]], zeros: bool) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, values in fields.items():
        said = values[0].strip() if name.startswith(prefix + "-") and values else ""
        if not said:
            continue
        digits = said.removeprefix("-").removeprefix("−")
        if not digits.isdecimal() or len(digits) > 6:
            raise NotANumber(said)
        number = -int(digits) if said != digits else int(digits)
        if number or not zeros:
            found[name.removeprefix(prefix + "-")] = number
    return found


def fields_of(kind: str, choice: Choice) -> list[tuple[str, str]]:
    """The fields that say this choice: hidden on the page that asks to confirm it."""
    if not choice:
        return [("blank", "1")]
    if isinstance(choice, dict):
        prefix = "grade" if kind == GRADES else "points"
        return [(f"{prefix}-{option}", str(number)) for option, number in choice.items()]
    if kind == RANKING:
        return [(f"rank-{option}", str(place)) for place, option in enumerate(choice, start=1)]
    return [("one" if kind == ONE else "set", option) for option in choice]


def longest(kind: str, rules: Rules) -> Choice:
    """The longest ballot there can be: all are padded to its length."""
    if kind not in (GRADES, POINTS):
        return list(rules.options)
    widest = max((int(n) for n in rules.variant.values() if type(n) is int), default=1)
    # One more character than the widest number, for a sign.
    return dict.fromkeys(rules.options, -max(abs(widest), 9))
