"""JSON: an array of objects, one a line."""

from __future__ import annotations

from typing import BinaryIO

import orjson

from ...i18n import lazy_gettext as _l
from ..format import Format, Sheet


class Json(Format):
    slug = "json"
    extension = ".json"
    media_type = "application/json"
    label = _l("JSON")
    explanation = _l("Pour les programmes\u00a0: une liste d’objets.")

    def write(self, out: BinaryIO, sheet: Sheet) -> int:
        names = [column.name for column in sheet.columns]
        count = 0
        out.write(b"[")
        for row in sheet.rows():
            out.write(b",\n" if count else b"\n")
            out.write(orjson.dumps(dict(zip(names, row, strict=True))))
            count += 1
        out.write(b"\n]\n")
        return count
