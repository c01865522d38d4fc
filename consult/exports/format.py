"""What an export format promises, and what all of them share."""

from __future__ import annotations

import csv
import io
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, ClassVar, Protocol

from ..cells import neutralise

# Only what people typed (TEXT) can hold a formula: codes, dates and numbers are ours.
TEXT, CODE, NUMBER, DATE = "text", "code", "number", "date"

_unwritable = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_CELL = 32_767
ROWS_OF_A_SHEET = 1_048_576


def for_spreadsheet(cell: str) -> str:
    """Without what XML cannot hold, nor what a cell cannot."""
    clean = _unwritable.sub("", cell.replace("\r\n", "\n").replace("\r", "\n"))
    return neutralise(clean)[:LONGEST_CELL]


@dataclass(frozen=True)
class Column:
    name: str
    says: str  # for the manifest
    kind: str = TEXT


class Sheet(Protocol):
    """Rows to write, read from the database as they go."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> tuple[Column, ...]: ...
    def rows(self) -> Iterator[Sequence[Any]]: ...
    def lines(self, separator: str) -> Iterator[bytes]:
        """Rows as CSV, formulas neutralised, each ended by a line feed. Without the header."""


class Format(ABC):
    """A way to write a sheet in a file, without ever holding it whole in memory."""

    slug: ClassVar[str]
    extension: ClassVar[str]
    media_type: ClassVar[str]
    label: ClassVar[Any]
    explanation: ClassVar[Any]

    @abstractmethod
    def write(self, out: BinaryIO, sheet: Sheet) -> int:
        """The number of rows written, header apart."""


def header(sheet: Sheet, separator: str) -> bytes:
    """Imported columns keep their names, whatever signs are in them."""
    line = io.StringIO()
    csv.writer(line, delimiter=separator, lineterminator="").writerow(
        column.name for column in sheet.columns
    )
    return line.getvalue().encode()


def write_lines(out: BinaryIO, sheet: Sheet, separator: str, end: bytes) -> int:
    """CSV lines with the end of line that the dialect asks."""
    count = 0
    out.write(header(sheet, separator) + end)
    for line in sheet.lines(separator):
        out.write(line[:-1] + end)
        count += 1
    return count
