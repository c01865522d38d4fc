"""The texts of any CSV file, each with a name of its own. Pure."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..contributions import importing
from ..i18n import gettext as _
from ..i18n import ngettext
from ..text import excerpt, fold

SHOWN = 30  # names of columns
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # XLSX and ODS, XLS
_TAG = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|strong|em|b|i|u|a|h[1-6]|blockquote)\b[^<>]*>", re.I
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6});", re.I)
# « sep=; » is Excel’s.
_ABOVE = re.compile(r"(?:[^\S\r\n]*\r?\n)*(?:sep=(?P<separator>.)\r?\n)?(?:[^\S\r\n]*\r?\n)*", re.I)


class Unreadable(ValueError):
    """Why a file cannot be read, for whoever gave it."""


@dataclass
class Texts:
    """``notes`` say what was read otherwise than it is written."""

    by_id: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Sheet:
    """``before`` lines stand above the names of the columns."""

    columns: tuple[str, ...]
    separator: str
    text: str
    before: int


def read(
    content: bytes, text_column: str, id_column: str = "", encoding: str = "", separator: str = ""
) -> Texts:
    sheet = _sheet(content, text_column, encoding, separator)
    text_at = _place(sheet, text_column)
    id_at = _place(sheet, id_column) if id_column else None
    made = Texts()
    again = 0
    for number, cells in enumerate(_rows(sheet, made.notes), start=1):
        last = text_at == len(sheet.columns) - 1
        text = sheet.separator.join(cells[text_at:]) if last else cells[text_at]
        said = cells[id_at].strip() if id_at is not None else ""
        name = _own(said or str(number), made.by_id)
        again += name != said and bool(said)
        made.by_id[name] = _bare(text)
    if again:
        made.notes.append(
            ngettext(
                "%(num)s identifiant répété, suivi de (2).",
                "%(num)s identifiants répétés, suivis de (2), (3)…",
                again,
            )
        )
    return made


def _bare(text: str) -> str:
    """Without the marks of a page, where a platform exports them with its texts."""
    if not (_TAG.search(text) or _ENTITY.search(text)):
        return text
    return html.unescape(_TAG.sub(_blank, text)).strip()


def _blank(tag: re.Match[str]) -> str:
    name = tag[0].strip("</> ").split()[0].lower()
    return "" if name in ("a", "b", "em", "i", "span", "strong", "u") else "\n"


def _own(name: str, taken: dict[str, str]) -> str:
    number, own = 1, name
    while own in taken:
        number += 1
        own = f"{name} ({number})"
    return own


def _sheet(content: bytes, text_column: str, encoding: str, separator: str) -> _Sheet:
    """As its separator is guessed, unless another one shows the column asked for."""
    if content.startswith(WORKBOOKS):
        raise Unreadable(_("c’est un classeur\u00a0: enregistrez sa feuille en CSV."))
    try:
        text = content.decode(encoding or importing.guess_encoding(content), errors="replace")
        text = text.removeprefix("\ufeff")
        above = next(_ABOVE.finditer(text))
        separator = separator or (above["separator"] or "")
        start = above.end()
        guessed = separator or importing.guess_separator(text[start:][: importing.SAMPLE])
        tried = (guessed, *(() if separator else importing.SEPARATORS))
        found = {one: _columns(text[start:], one) for one in tried}
    except (LookupError, csv.Error, TypeError) as fault:
        raise Unreadable(str(fault)) from None
    if not found[guessed]:
        raise Unreadable(_("le fichier est vide."))
    fit = next((one for one in tried if text_column in found[one]), guessed)
    return _Sheet(found[fit], fit, text[start:], text.count("\n", 0, start))


def _columns(text: str, separator: str) -> tuple[str, ...]:
    head = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    return importing.told_apart(name.strip() for name in head)


def _place(sheet: _Sheet, column: str) -> int:
    """A column by its name, or by its name without capitals nor accents if one alone has it."""
    if column in sheet.columns:
        return sheet.columns.index(column)
    near = [n for n, name in enumerate(sheet.columns) if fold(name) == fold(column.strip())]
    if len(near) == 1:
        return near[0]
    shown = [f"«\u00a0{excerpt(name, 60)}\u00a0»" for name in sheet.columns[:SHOWN]]
    listed = ", ".join(shown) + (", …" if len(sheet.columns) > SHOWN else "")
    raise Unreadable(
        _(
            "aucune colonne «\u00a0%(name)s\u00a0». Colonnes\u00a0: %(listed)s.",
            name=column,
            listed=listed,
        )
    )


def _rows(sheet: _Sheet, notes: list[str]) -> Iterator[list[str]]:
    """Each row as wide as the head: what a short one lacks is empty, what a wide one adds follows."""
    width, odd, line = len(sheet.columns), 0, 1
    reader = csv.reader(io.StringIO(sheet.text, newline=""), delimiter=sheet.separator, strict=True)
    try:
        next(reader, None)
        line = reader.line_num + 1
        for cells in reader:
            if cells:
                odd += len(cells) > width > 1
                yield cells + [""] * (width - len(cells))
            line = reader.line_num + 1
    except csv.Error:
        # Read on, it would take the rows that follow for one text.
        reason = _("un guillemet ouvert n’est pas fermé, ou est mal placé.")
        raise Unreadable(
            _("ligne %(line)s\u00a0: %(reason)s", line=sheet.before + line, reason=reason)
        ) from None
    if odd:
        notes.append(
            ngettext(
                "%(num)s ligne a plus de cellules que l’en-tête.",
                "%(num)s lignes ont plus de cellules que l’en-tête.",
                odd,
            )
        )
