"""CSV that French spreadsheets open by a double click: byte order mark, semicolons."""

from __future__ import annotations

from typing import BinaryIO

from ...i18n import lazy_gettext as _l
from ..format import Format, Sheet, write_lines


class OfficeCsv(Format):
    slug = "bureautique"
    extension = ".bureautique.csv"
    media_type = "text/csv"  # whose charset answers add
    label = _l("CSV bureautique")
    explanation = _l("Pour un tableur en français (points-virgules).")

    def write(self, out: BinaryIO, sheet: Sheet) -> int:
        out.write(b"\xef\xbb\xbf")
        return write_lines(out, sheet, ";", b"\r\n")
