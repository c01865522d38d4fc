"""A whole vote in JSON: options, method, variant, and each distinct choice with how often it was made.

``{"title", "candidates": [names], "seats", "method", "variant", "costs", "budget", "ballots":
[[count, choice], …]}``. A choice is a list of indices of candidates from 0 (best first in a
ranking), or an object ``{"index": number}`` of grades or points; an empty one is blank. Choices may
name candidates instead: the answer then names them too. A choice written alone counts once, and
candidates that are not listed are those the ballots name. With ``"ids": [texts]`` the answer and the
draw name options by these, and choices by their indices still.
"""

from __future__ import annotations

from typing import Any

import orjson

from ...i18n import lazy_gettext as _l
from ..ballot_file import MOST, MOST_POINTS, BadFile, BallotFile, Format, amounts, each, text_of
from ..profile import Profile, lists, numbered

# Rules that files say beside « variant ».
ALSO = {"seats": "seats", "points": "points", "credits": "credits", "k": "maximum"}


class Json(Format):
    slug = "json"

    def read(self, content: bytes) -> BallotFile:
        text = text_of(content)
        try:
            said = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise BadFile(error.lineno, error.colno, str(error.msg)) from None
        if not isinstance(said, dict) or not isinstance(said.get("ballots"), list):
            raise BadFile(1, 1, _l("il faut un objet avec «\u00a0ballots\u00a0»."))
        said["ballots"] = [one if _weighted(one) else [1, one] for one in said["ballots"]]
        names = said.get("candidates") or said.get("options") or _met(text, said["ballots"])
        if not isinstance(names, list) or not names:
            raise BadFile(1, 1, _l("il faut la liste «\u00a0candidates\u00a0»."))
        labels = [str(name) for name in names]
        if not isinstance(said.get("variant") or {}, dict):
            raise BadFile(1, 1, _l("«\u00a0variant\u00a0» est un objet."))
        return _Reading(text, said, labels).read()

    def write(self, file: BallotFile) -> str:
        said: dict[str, Any] = {
            "title": file.title,
            "candidates": [file.labels.get(option, option) for option in file.options],
            "ids": list(file.options),
            "method": file.method,
            "variant": dict(file.variant),
        }
        if file.costs:
            said["costs"] = [_amount(cost, file.scale) for cost in file.costs]
            said["budget"] = _amount(file.budget, file.scale)
        said["ballots"] = [
            [
                weight,
                {str(one): number for one, number in choice.items()}
                if isinstance(choice, dict)
                else choice,
            ]
            for weight, choice in each(file.profile)
        ]
        return orjson.dumps(said, option=orjson.OPT_INDENT_2).decode() + "\n"


def _count(one: Any) -> bool:
    return type(one) is int and 1 <= one <= MOST


def _weighted(one: Any) -> bool:
    """[count, choice], not a choice of two options."""
    return isinstance(one, list) and len(one) == 2 and isinstance(one[1], list | dict)


def _met(text: str, ballots: list[list[Any]]) -> list[str]:
    """The names that ballots hold, in order."""
    if not all(isinstance(choice, list | dict) for _weight, choice in ballots):
        raise BadFile(*_place(text, "ballots"), _l("un choix est une liste ou un objet."))
    return sorted({str(option) for _weight, choice in ballots for option in choice})


def _amount(amount: int, scale: int) -> int | float:
    return amount // scale if amount % scale == 0 else amount / scale


def _place(text: str, word: str, number: int = -1) -> tuple[int, int]:
    """Line and column of a key, or of the ballot ``number`` after it."""
    at = max(text.find(f'"{word}"'), 0)
    if number >= 0:
        at = _nth(text, at, number)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


class _Reading:
    def __init__(self, text: str, said: dict[str, Any], labels: list[str]) -> None:
        self.text, self.said, self.labels = text, said, labels
        self.named = self._are_named()
        keys = labels if self.named else [str(n) for n in range(len(labels))]
        self.places = {key: place for place, key in enumerate(keys)}
        if len(self.places) < len(keys):
            raise BadFile(*_place(text, "candidates"), _l("deux options portent le même nom."))
        self.options = self._identifiers() or keys

    def _identifiers(self) -> list[str]:
        said = self.said.get("ids", [])
        sound = isinstance(said, list) and all(isinstance(one, str) for one in said)
        if not sound or (said and len(set(said)) != len(self.labels)):
            raise BadFile(
                *_place(self.text, "ids"),
                _l("«\u00a0ids\u00a0» donne un identifiant par option."),
            )
        return list(said)

    def _are_named(self) -> bool:
        if self.said.get("ids"):
            return False
        for one in self.said["ballots"]:
            choice = one[1] if isinstance(one, list) and len(one) > 1 else None
            if choice and isinstance(choice, list):
                return isinstance(choice[0], str)
            if choice and isinstance(choice, dict):
                return any(not key.isdigit() for key in choice)
        return False

    def read(self) -> BallotFile:
        profile = self._profile()
        variant = dict(self.said.get("variant") or {})
        for key, name in ALSO.items():
            if key in self.said:
                variant.setdefault(name, self.said[key])
        costs, budget, scale = self._money()
        return BallotFile(
            self.options,
            profile,
            dict(zip(self.options, self.labels, strict=True)),
            str(self.said.get("title", "")),
            str(self.said.get("method", "")),
            variant,
            costs,
            budget,
            scale,
        )

    def _money(self) -> tuple[tuple[int, ...], int, int]:
        costs = self.said.get("costs")
        if costs is None:
            return (), 0, 1
        if not isinstance(costs, list) or len(costs) != len(self.options):
            raise BadFile(1, 1, _l("il faut un coût par option."))
        asked = [(str(one), *self._place("costs")) for one in [*costs, self.said.get("budget", "")]]
        (*found, budget), scale = amounts(asked)
        return tuple(found), budget, scale

    def _place(self, word: str, number: int = -1) -> tuple[int, int]:
        return _place(self.text, word, number)

    def _profile(self) -> Profile:
        ballots: list[tuple[int, Any]] = []
        numbers = False
        for number, one in enumerate(self.said["ballots"]):
            if not isinstance(one, list) or len(one) != 2 or not _count(one[0]):
                raise BadFile(
                    *self._place("ballots", number),
                    _l("bulletin %(number)s\u00a0: il faut [nombre, choix].", number=number + 1),
                )
            weight, choice = one
            numbers = numbers or isinstance(choice, dict)
            ballots.append((weight, self._choice(choice, number)))
        size = len(self.options)
        if numbers:
            for number, (_weight, said) in enumerate(ballots):
                if said and not isinstance(said, dict):
                    raise BadFile(
                        *self._place("ballots", number),
                        _l(
                            "bulletin %(number)s\u00a0: une liste parmi des notes.",
                            number=number + 1,
                        ),
                    )
            return numbered(size, ((weight, dict(said)) for weight, said in ballots))
        return lists(size, ballots)

    def _choice(self, choice: Any, number: int) -> Any:
        if not isinstance(choice, list | dict):
            raise BadFile(
                *self._place("ballots", number), _l("un choix est une liste ou un objet.")
            )
        try:
            found = [self.places[str(one)] for one in choice]
        except KeyError as error:
            raise BadFile(
                *self._place("ballots", number),
                _l(
                    "bulletin %(number)s\u00a0: l’option %(option)s n’existe pas.",
                    number=number + 1,
                    option=error.args[0],
                ),
            ) from None
        if len(set(found)) < len(found):
            raise BadFile(
                *self._place("ballots", number),
                _l(
                    "bulletin %(number)s\u00a0: une option est nommée deux fois.", number=number + 1
                ),
            )
        if isinstance(choice, list):
            return found
        if any(type(value) is not int or abs(value) > MOST_POINTS for value in choice.values()):
            raise BadFile(
                *self._place("ballots", number),
                _l(
                    "bulletin %(number)s\u00a0: chaque note est un nombre entier.",
                    number=number + 1,
                ),
            )
        return dict(zip(found, choice.values(), strict=True))


def _nth(text: str, start: int, number: int) -> int:
    """Where the element ``number`` of the array after ``start`` begins: brackets are counted."""
    depth, seen, quoted, at = 0, -1, False, text.find("[", start)
    while at < len(text):
        mark = text[at]
        if quoted:
            at += mark == "\\"
            quoted = mark != '"'
        elif mark == '"':
            quoted = True
        elif mark in "[{":
            depth += 1
            if depth == 2:
                seen += 1
                if seen == number:
                    return at
        elif mark in "]}":
            depth -= 1
        at += 1
    return start
