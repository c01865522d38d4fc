"""The texts of any CSV file, each with a name of its own. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..contributions import importing
from ..contributions.importing import Sheet
from ..i18n import gettext as _
from ..i18n import ngettext
from ..text import fold


class Unreadable(ValueError):
    """Why a file cannot be read, for whoever gave it."""


@dataclass
class Texts:
    """``notes`` say what was read otherwise than it is written."""

    by_id: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def read(
    content: bytes, text_column: str, id_column: str = "", encoding: str = "", separator: str = ""
) -> Texts:
    sheet = _sheet(content, text_column, encoding, separator)
    text_at = _place(sheet, text_column)
    id_at = _place(sheet, id_column) if id_column else None
    made = Texts()
    again = 0
    for number, cells in enumerate(_rows(sheet, made.notes), start=1):
        text = (
            sheet.separator.join(cells[text_at:])
            if text_at == len(sheet.columns) - 1
            else (cells[text_at])
        )
        said = cells[id_at].strip() if id_at is not None else ""
        name = _own(said or str(number), made.by_id)
        again += name != said and bool(said)
        made.by_id[name] = text
    if again:
        made.notes.append(
            ngettext(
                "%(num)s identifiant répété, suivi de (2).",
                "%(num)s identifiants répétés, suivis de (2), (3)…",
                again,
            )
        )
    return made


def _own(name: str, taken: dict[str, str]) -> str:
    number, own = 1, name
    while own in taken:
        number += 1
        own = f"{name} ({number})"
    return own


def _sheet(content: bytes, text_column: str, encoding: str, separator: str) -> Sheet:
    """As its separator is guessed, unless another one shows the column asked for."""
    try:
        sheet = importing.read(content, encoding, separator)
        if not separator and text_column not in sheet.columns:
            others = (importing.read(content, encoding, one) for one in importing.SEPARATORS)
            sheet = next((one for one in others if text_column in one.columns), sheet)
    except (LookupError, csv.Error, TypeError) as fault:
        raise Unreadable(str(fault)) from None
    if not sheet.columns:
        raise Unreadable(_("le fichier est vide."))
    return sheet


def _place(sheet: Sheet, column: str) -> int:
    """A column by its name, or by its name without capitals nor accents if one alone has it."""
    if column in sheet.columns:
        return sheet.columns.index(column)
    near = [n for n, name in enumerate(sheet.columns) if fold(name) == fold(column.strip())]
    if len(near) == 1:
        return near[0]
    listed = ", ".join(f"«\u00a0{name}\u00a0»" for name in sheet.columns)
    raise Unreadable(
        _(
            "aucune colonne «\u00a0%(name)s\u00a0». Colonnes\u00a0: %(listed)s.",
            name=column,
            listed=listed,
        )
    )


def _rows(sheet: Sheet, notes: list[str]) -> Iterator[list[str]]:
    """Each row as wide as the head: what a short one lacks is empty, what a wide one adds follows."""
    width, odd = len(sheet.columns), 0
    reader = csv.reader(io.StringIO(sheet.text, newline=""), delimiter=sheet.separator)
    try:
        next(reader, None)
        for cells in reader:
            if cells:
                odd += len(cells) > width > 1
                yield cells + [""] * (width - len(cells))
    except csv.Error as fault:
        raise Unreadable(
            _("ligne %(line)s\u00a0: %(reason)s", line=reader.line_num, reason=fault)
        ) from None
    if odd:
        notes.append(
            ngettext(
                "%(num)s ligne a plus de cellules que l’en-tête.",
                "%(num)s lignes ont plus de cellules que l’en-tête.",
                odd,
            )
        )
