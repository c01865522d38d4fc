"""What a file of ballots promises: read whole or refused with the line, the column and the reason."""

from __future__ import annotations

import csv
import io
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from ..i18n import lazy_gettext as _l
from .profile import Grades, Lists, Profile

# So that sums stay exact: ballots; points and grades; amounts, and their digits after the comma.
MOST, MOST_POINTS, MOST_MONEY, DECIMALS = 10**9, 10**6, 10**11, 4


class BadFile(ValueError):
    """``line`` and ``column`` from 1."""

    def __init__(self, line: int, column: int, reason: Any) -> None:
        super().__init__(reason)
        self.line, self.column, self.reason = line, column, reason

    def __str__(self) -> str:
        return str(
            _l(
                "ligne %(line)s, colonne %(column)s\u00a0: %(reason)s",
                line=self.line,
                column=self.column,
                reason=self.reason,
            )
        )


@dataclass(frozen=True)
class BallotFile:
    """The ballots of a file, and what it says of the vote."""

    options: list[str]  # identifiers
    profile: Profile
    labels: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    method: str = ""
    variant: Mapping[str, Any] = field(default_factory=dict)
    costs: tuple[int, ...] = ()  # in units of 1/scale
    budget: int = 0
    scale: int = 1


class Format(ABC):
    """A file format of ballots, by the end of its name."""

    slug: ClassVar[str]

    @abstractmethod
    def read(self, content: bytes) -> BallotFile:
        """Raises BadFile."""

    @abstractmethod
    def write(self, file: BallotFile) -> str:
        """The same ballots, read back to the same count."""


def text_of(content: bytes) -> str:
    """UTF-8, or Windows' Latin-1 where old files are; a byte-order mark is dropped."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def lines_of(text: str) -> list[str]:
    """Cut at ends of lines only, not at what Unicode calls so inside a name."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def rows_of(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The number of its last line, and the cells, of each row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            raise BadFile(reader.line_num, 1, _l("cette ligne n’est pas lisible.")) from None
        if row is None:
            return
        yield reader.line_num, row


def amounts(said: list[tuple[str, int, int]]) -> tuple[list[int], int]:
    """Amounts as whole numbers in units of 1/scale, and the scale, from (text, line, column)."""
    found = []
    for text, line, column in said:
        try:
            amount = Decimal(text.strip().replace(",", "."))
        except InvalidOperation:
            amount = Decimal("NaN")
        if not amount.is_finite() or amount < 0:
            raise BadFile(
                line, column, _l("«\u00a0%(text)s\u00a0» n’est pas un montant.", text=_short(text))
            )
        if amount > MOST_MONEY or amount != round(amount, DECIMALS):
            raise BadFile(
                line,
                column,
                _l("«\u00a0%(text)s\u00a0» est trop grand ou trop précis.", text=_short(text)),
            )
        found.append(amount)
    # The decimals that are written, less the zeros that say nothing.
    decimals = max((max(0, -int(a.normalize().as_tuple().exponent)) for a in found), default=0)
    scale = 10**decimals
    return [int(amount * scale) for amount in found], scale


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


def whole(text: str, line: int, column: int, *, lowest: int = -MOST, highest: int = MOST) -> int:
    try:
        number = int(text)
    except ValueError:
        raise BadFile(
            line,
            column,
            _l("«\u00a0%(text)s\u00a0» n’est pas un nombre entier.", text=_short(text)),
        ) from None
    if number > highest:
        raise BadFile(
            line,
            column,
            _l(
                "%(number)s est trop grand\u00a0: au plus %(highest)s.",
                number=_short(str(number)),
                highest=highest,
            ),
        )
    if number < lowest:
        raise BadFile(
            line,
            column,
            _l(
                "%(number)s est trop petit\u00a0: au moins %(lowest)s.",
                number=_short(str(number)),
                lowest=lowest,
            ),
        )
    return number


def each(profile: Profile) -> list[tuple[int, Any]]:
    """(weight, choice by index) of each ballot, in the one order that files are written in."""
    said = list(profile.choices())
    key = (lambda one: sorted(one[1].items())) if _has_values(profile) else (lambda one: one[1])
    return sorted(said, key=key)


def _has_values(profile: Profile) -> bool:
    return isinstance(profile, Grades) or (
        isinstance(profile, Lists) and profile.values is not None
    )
