"""XLSX, streamed: a zip whose sheets are written row after row, strings inline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from ...i18n import lazy_gettext as _l
from ..format import ROWS_OF_A_SHEET, Format, Sheet, for_spreadsheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Xlsx(Format):
    slug = "xlsx"
    extension = ".xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    label = _l("XLSX")
    explanation = _l("Pour Excel et les autres tableurs.")

    def write(self, out: BinaryIO, sheet: Sheet) -> int:
        rows, count, sheets = sheet.rows(), 0, 0
        with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=4) as archive:
            while (first := next(rows, None)) is not None or not sheets:
                sheets += 1
                some = chain([first] if first is not None else [], rows)
                count += _sheet(archive, sheets, sheet, islice(some, ROWS_OF_A_SHEET - 1))
            for name, content in _parts(sheet.name, sheets):
                archive.writestr(name, XML + content)
        return count


def _sheet(archive: ZipFile, number: int, sheet: Sheet, rows: Iterator[Sequence[Any]]) -> int:
    count = 0
    with archive.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as file:
        file.write(f'{XML}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
        file.write(_row([column.name for column in sheet.columns]))
        for row in rows:
            file.write(_row(row))
            count += 1
        file.write(b"</sheetData></worksheet>")
    return count


def _row(cells: Sequence[Any]) -> bytes:
    return f"<row>{''.join(map(_cell, cells))}</row>".encode()


def _cell(value: Any) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    said = escape(for_spreadsheet(str(value)))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def _parts(name: str, sheets: int) -> Iterator[tuple[str, str]]:
    numbers = range(1, sheets + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f"{overrides}</Types>",
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    named = "".join(
        f'<sheet name="{escape(name)}{n if n > 1 else ""}" sheetId="{n}" r:id="rId{n}"/>'
        for n in numbers
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>',
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations([("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]),
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    said = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{said}</Relationships>'
