"""Reading a file of contributions or of arguments: pure, from bytes to checked rows.

A cell that its field cannot give back exactly (a long title, a date with an hour, a side in other
words) is kept under the name of its column, so that nothing of the file is ever lost.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from ..i18n import gettext as _
from ..lazy import charset_normalizer
from ..text import excerpt, fold
from . import fields
from .fields import BadCell

csv.field_size_limit(2**31 - 1)
SEPARATORS = (",", ";", "\t", "|")
FRENCH = set("éèêëàâäîïôöùûüçœæÉÈÊËÀÂÎÏÔÙÛÇŒ’«»…–—€°\u00a0\u202f")
SAMPLE = 200_000  # bytes from which encoding and separator are guessed


@dataclass(frozen=True)
class Sheet:
    """A file, read: its columns, and its rows with the number of their first line."""

    encoding: str
    separator: str
    columns: tuple[str, ...]
    text: str

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.separator)
        next(reader, None)
        line = reader.line_num + 1
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1


@dataclass(frozen=True)
class Source:
    """Where a field comes from: a column, and what is put before its cells."""

    column: str
    prefix: str = ""


@dataclass(frozen=True)
class Columns:
    """Which column feeds which field; ``public`` columns are exported to everyone as they are."""

    sources: Mapping[str, Source]
    public: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fault:
    line: int
    reason: str


@dataclass
class Row:
    """A row that can be written."""

    line: int
    values: dict[str, Any]
    extra: dict[str, dict[str, str]] = field(default_factory=dict)


def read(content: bytes, encoding: str = "", separator: str = "") -> Sheet:
    encoding = encoding or guess_encoding(content)
    text = content.decode(encoding, errors="replace").removeprefix("\ufeff")
    separator = separator or guess_separator(text[:SAMPLE])
    first = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    return Sheet(encoding, separator, told_apart(name.strip() for name in first), text)


def told_apart(names: Iterable[str]) -> tuple[str, ...]:
    """Two columns of one name, or without any, are two columns: « note », « note (2) »."""
    found: dict[str, None] = {}
    for name in names:
        number, said = 1, name
        while said in found:
            number += 1
            said = f"{name} ({number})".strip()
        found[said] = None
    return tuple(found)


def guess_encoding(content: bytes) -> str:
    """UTF-8, else the encoding in which the accents read as French, else the likeliest one."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in content[:2]:  # no text starts so, but in two bytes a letter
        return "utf-16-be" if content[:1] == b"\0" else "utf-16-le"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as fault:
        if _nearly_utf8(content):
            return "utf-8"
        sample = content[max(0, fault.start - SAMPLE) :][: 2 * SAMPLE]  # around the first of them
        likely = max(("cp1252", "mac_roman", "cp850"), key=lambda name: _french(sample, name))
        if _french(sample, likely) > 0.8:
            return likely
        best = charset_normalizer.from_bytes(sample).best()
        return best.encoding if best else likely
    return "utf-8"


def _nearly_utf8(content: bytes) -> bool:
    """A few letters spoilt, or cut in two at the end, among many that can only be UTF-8."""
    beyond = [c for c in content.decode("utf-8", errors="replace") if c > "\x7f"]
    return beyond.count("\ufffd") < 0.1 * len(beyond)


def _french(sample: bytes, encoding: str) -> float:
    """The part of characters beyond ASCII that French uses."""
    beyond = [c for c in sample.decode(encoding, errors="replace") if c > "\x7f"]
    return sum(c in FRENCH for c in beyond) / max(len(beyond), 1)


def guess_separator(text: str) -> str:
    """The one that cuts the first rows in the most columns, all alike."""

    def score(separator: str) -> tuple[bool, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        widths = [len(cells) for cells, _n in zip(reader, range(20), strict=False) if cells]
        alike = len(set(widths[:-1] or widths)) == 1
        return alike and widths[0] > 1, widths[0] if widths else 0

    return max(SEPARATORS, key=score)


def propose(kind: str, columns: Iterable[str]) -> dict[str, Source]:
    """A column for each field that one of its usual names gives away."""
    left = {fold(name).replace(" ", "_"): name for name in columns}
    found = {}
    for one in fields.FIELDS[kind]:
        for name in one.usual:
            if name in left:
                found[one.name] = Source(left.pop(name))
                break
    return found


def missing(kind: str, mapping: Columns) -> list[str]:
    """The names of the fields that a file of that kind cannot do without."""
    return [f.name for f in fields.FIELDS[kind] if f.required and f.name not in mapping.sources]


def unknown_columns(sheet: Sheet, mapping: Columns) -> list[str]:
    asked = [*(source.column for source in mapping.sources.values()), *mapping.public]
    return [name for name in asked if name not in sheet.columns]


def check(sheet: Sheet, kind: str, mapping: Columns, zone: str) -> Iterator[Row | Fault]:
    """Each row of the file: one that can be written, or what is wrong with it."""
    seen: dict[str, int] = {}
    for line, cells in sheet.rows():
        try:
            row = _row(sheet, kind, mapping, line, cells, ZoneInfo(zone))
            before = seen.setdefault(row.values["external_id"], line)
            if before != line:
                raise BadCell(_("identifiant déjà lu à la ligne %(line)s", line=before))
        except BadCell as fault:
            yield Fault(line, str(fault))
        else:
            yield row


def _row(
    sheet: Sheet, kind: str, mapping: Columns, line: int, cells: list[str], zone: ZoneInfo
) -> Row:
    if len(cells) != len(sheet.columns):
        raise BadCell(
            _("%(found)s cellules au lieu de %(asked)s", found=len(cells), asked=len(sheet.columns))
        )
    if any("\x00" in cell for cell in cells):
        raise BadCell(_("caractère nul dans une cellule"))
    by_name = dict(zip(sheet.columns, cells, strict=True))
    values: dict[str, Any] = {}
    kept = {name: cell for name, cell in by_name.items() if name not in mapping.public}
    for one in fields.FIELDS[kind]:
        source = mapping.sources.get(one.name)
        if source is None:
            values[one.name] = one.absent
            continue
        cell = by_name[source.column]
        values[one.name], exact = one.read(cell, source.prefix, zone)
        if exact:
            kept.pop(source.column, None)
    _complete(values, cells)
    said = {"open": {name: by_name[name] for name in mapping.public}, "kept": kept}
    return Row(line, values, {part: found for part, found in said.items() if found})


def _complete(values: dict[str, Any], cells: list[str]) -> None:
    """A title for a text that has none, an identifier for a row that has none."""
    if "title" in values and not values["title"]:
        values["title"] = excerpt(values["body"], 80)
    if not values["external_id"]:
        values["external_id"] = fields.fingerprint(cells)
