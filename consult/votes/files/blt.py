"""Rankings, as elections by transferable vote publish them (BLT, by Hill, Wichmann and Woodall)."""

from __future__ import annotations

from typing import Any

from ...i18n import lazy_gettext as _l
from ..ballot_file import MOST, BadFile, BallotFile, Format, each, lines_of, text_of, whole
from ..profile import lists


class Blt(Format):
    slug = "blt"

    def read(self, content: bytes) -> BallotFile:
        return _Reading(text_of(content)).read()

    def write(self, file: BallotFile) -> str:
        lines = [f"{len(file.options)} {file.variant.get('seats', 1)}"]
        for weight, choice in each(file.profile):
            lines.append(" ".join(map(str, [weight, *[one + 1 for one in choice], 0])))
        lines.append("0")
        names = [file.labels.get(option, option) for option in file.options]
        lines += [_quoted(name) for name in [*names, file.title]]
        return "\n".join(lines) + "\n"


def _quoted(name: str) -> str:
    return '"' + " ".join(name.split()).replace('"', '""') + '"'


def _unquoted(said: str) -> str:
    """A name, with or without quotes; doubled inside, they stand for one."""
    if len(said) > 1 and said[0] == said[-1] == '"':
        return said[1:-1].replace('""', '"').strip()
    return said


class _Reading:
    def __init__(self, text: str) -> None:
        self.lines = lines_of(text)
        self.at = 0

    def read(self) -> BallotFile:
        size, seats = self._head()
        withdrawn = self._withdrawn(size)
        ballots = self._ballots(size, withdrawn)
        names = self._names(size)
        if len(withdrawn) == size:
            raise BadFile(1, 1, _l("toutes les options sont retirées."))
        kept = [number for number in range(1, size + 1) if number not in withdrawn]
        places = {number: place for place, number in enumerate(kept)}
        profile = lists(
            len(kept),
            ((weight, [places[n] for n in named]) for named, weight in ballots.items()),
        )
        options = [str(number) for number in kept]
        labels = {str(number): name for number, name in enumerate(names[:size], start=1) if name}
        title = names[size] if len(names) > size else ""
        return BallotFile(options, profile, labels, title, variant={"seats": seats})

    def _line(self, awaited: Any) -> list[str]:
        while self.at < len(self.lines):
            words = self.lines[self.at].partition("#")[0].split()
            self.at += 1
            if words:
                return words
        raise BadFile(
            len(self.lines) + 1, 1, _l("le fichier s’arrête avant %(what)s.", what=awaited)
        )

    def _column(self, place: int) -> int:
        """Where the word number ``place`` of the line just read begins."""
        line, column = self.lines[self.at - 1], 0
        for word in line.split()[: place + 1]:
            found = line.index(word, column)
            column = found + len(word)
        return found + 1

    def _number(self, words: list[str], place: int, **more: Any) -> int:
        try:
            return int(words[place]) if not more else whole(words[place], 0, 0, **more)
        except (ValueError, BadFile):
            return whole(words[place], self.at, self._column(place), **more)

    def _head(self) -> tuple[int, int]:
        words = self._line(_l("la première ligne"))
        if len(words) != 2:
            raise BadFile(self.at, 1, _l("il faut le nombre d’options et le nombre de sièges."))
        size = self._number(words, 0, lowest=1)
        return size, self._number(words, 1, lowest=1)

    def _withdrawn(self, size: int) -> set[int]:
        found: set[int] = set()
        while True:
            before = self.at
            words = self._line(_l("les bulletins"))
            if not words[0].startswith("-"):
                self.at = before
                return found
            for place in range(len(words)):
                number = -self._number(words, place)
                if not 1 <= number <= size:
                    raise BadFile(self.at, self._column(place), _no_option(words[place]))
                found.add(number)

    def _ballots(self, size: int, withdrawn: set[int]) -> dict[tuple[int, ...], int]:
        found: dict[tuple[int, ...], int] = {}
        while True:
            words = self._line(_l("la ligne «\u00a00\u00a0» qui termine les bulletins"))
            if words == ["0"]:
                return found
            try:
                weight, *named = map(int, words)
            except ValueError:
                weight, *named = [self._number(words, place) for place in range(len(words))]
            if not 1 <= weight <= MOST:
                self._number(words, 0, lowest=1, highest=MOST)
            if not named or named[-1] != 0:
                raise BadFile(
                    self.at, len(self.lines[self.at - 1]) + 1, _l("un bulletin se termine par 0.")
                )
            named.pop()
            if len(set(named)) < len(named) or (named and not 0 < min(named) <= max(named) <= size):
                self._refuse(named, size)
            kept = tuple(n for n in named if n not in withdrawn) if withdrawn else tuple(named)
            found[kept] = found.get(kept, 0) + weight

    def _refuse(self, named: list[int], size: int) -> None:
        seen: set[int] = set()
        for place, number in enumerate(named, start=1):
            if not 1 <= number <= size:
                raise BadFile(self.at, self._column(place), _no_option(number))
            if number in seen:
                raise BadFile(
                    self.at,
                    self._column(place),
                    _l("l’option %(number)s est classée deux fois.", number=number),
                )
            seen.add(number)

    def _names(self, size: int) -> list[str]:
        left = [line for line in self.lines[self.at :] if line.strip()]
        names = [_unquoted(line.strip()) for line in left]
        if 0 < len(names) < size:
            raise BadFile(
                len(self.lines) + 1,
                1,
                _l(
                    "il manque des noms\u00a0: %(found)s pour %(size)s options.",
                    found=len(names),
                    size=size,
                ),
            )
        return names


def _no_option(said: Any) -> Any:
    return _l("l’option %(number)s n’existe pas.", number=said)
