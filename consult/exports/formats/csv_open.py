"""CSV of open data: UTF-8, commas, RFC 4180."""

from __future__ import annotations

from typing import BinaryIO

from ...i18n import lazy_gettext as _l
from ..format import Format, Sheet, write_lines


class OpenCsv(Format):
    slug = "csv"
    extension = ".csv"
    media_type = "text/csv"  # whose charset answers add
    label = _l("CSV")
    explanation = _l("Pour les réutilisations et les programmes (UTF‑8, virgules).")

    def write(self, out: BinaryIO, sheet: Sheet) -> int:
        return write_lines(out, sheet, ",", b"\r\n")
