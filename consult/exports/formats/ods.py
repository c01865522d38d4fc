"""ODS, streamed: a zip whose content is written row after row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from ...i18n import lazy_gettext as _l
from ..format import ROWS_OF_A_SHEET, Format, Sheet, for_spreadsheet

URN = "urn:oasis:names:tc:opendocument:xmlns"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content '
    f'xmlns:office="{URN}:office:1.0" xmlns:table="{URN}:table:1.0" xmlns:text="{URN}:text:1.0" '
    'office:version="1.3"><office:body><office:spreadsheet>'
)
TAIL = "</office:spreadsheet></office:body></office:document-content>"
SPACES = re.compile(r"(?<= ) +|^ +")


class Ods(Format):
    slug = "ods"
    extension = ".ods"
    media_type = "application/vnd.oasis.opendocument.spreadsheet"
    label = _l("ODS")
    explanation = _l("Pour LibreOffice et les autres tableurs.")

    def write(self, out: BinaryIO, sheet: Sheet) -> int:
        count, heading = 0, [column.name for column in sheet.columns]
        with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=4) as archive:
            archive.writestr("mimetype", self.media_type, ZIP_STORED)
            archive.writestr("META-INF/manifest.xml", _manifest(self.media_type))
            with archive.open("content.xml", "w", force_zip64=True) as file:
                file.write(HEAD.encode() + _table(sheet, 1) + _row(heading))
                for row in sheet.rows():
                    if count and count % (ROWS_OF_A_SHEET - 1) == 0:
                        number = count // (ROWS_OF_A_SHEET - 1) + 1
                        file.write(b"</table:table>" + _table(sheet, number) + _row(heading))
                    file.write(_row(row))
                    count += 1
                file.write(b"</table:table>" + TAIL.encode())
        return count


def _table(sheet: Sheet, number: int) -> bytes:
    name = sheet.name if number == 1 else f"{sheet.name}{number}"
    columns = f'<table:table-column table:number-columns-repeated="{len(sheet.columns)}"/>'
    return f'<table:table table:name="{escape(name)}">{columns}'.encode()


def _row(cells: Sequence[Any]) -> bytes:
    return f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>".encode()


def _cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    lines = "".join(f"<text:p>{_line(line)}</text:p>" for line in _lines(value))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _lines(value: Any) -> list[str]:
    return for_spreadsheet(str(value)).split("\n")


def _line(line: str) -> str:
    """ODF folds spaces: those that follow another are written as elements."""
    said = SPACES.sub(lambda m: f"\0{len(m.group())}\0", escape(line).replace("\t", "<text:tab/>"))
    return re.sub("\0(\\d+)\0", r'<text:s text:c="\1"/>', said)


def _manifest(media_type: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<manifest:manifest xmlns:manifest="{URN}:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{media_type}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
