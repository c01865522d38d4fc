"""Each format, read back by someone else's library."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from odf.element import Element
from odf.namespaces import TEXTNS
from odf.opendocument import load
from odf.table import Table, TableCell, TableRow
from odf.text import P

from consult.cells import neutralise, restore
from consult.exports.format import NUMBER, Column
from consult.exports.formats import ods, xlsx
from consult.exports.sheets import Counted
from consult.exports.work import FORMATS

COLUMNS = (Column("numero", "", NUMBER), Column("titre", ""), Column("texte", ""))
ROWS = [
    (1, "L’accueil", 'Deux lignes,\net « des guillemets » ; des "droits".'),
    (2, "=SOMME(A1)", "+33 1 23"),
    (3, "-5 minutes", "@moi"),
    (4, "\ttabulée", "  deux  espaces   "),
    (5, None, "Un œuf à 3 €, <b>gras</b> & fin"),
    (6, "'=déjà", "é" * 400),
]


def written(slug: str, rows: Sequence[tuple[Any, ...]] = ROWS) -> bytes:
    out = io.BytesIO()
    FORMATS[slug].write(out, Counted("essai", COLUMNS, list(rows)))
    return out.getvalue()


def shown(rows: Sequence[tuple[Any, ...]], none: Any) -> list[list[Any]]:
    return [
        [none if v is None else neutralise(v) if isinstance(v, str) else v for v in r] for r in rows
    ]


def test_every_format_promised_is_offered():
    assert sorted(FORMATS) == ["bureautique", "csv", "json", "ods", "xlsx"]


@pytest.mark.parametrize(
    ("slug", "separator", "mark"), [("csv", ",", b""), ("bureautique", ";", b"\xef\xbb\xbf")]
)
def test_csv_is_read_back_whole(slug, separator, mark):
    made = written(slug)
    assert made.startswith(mark + b"numero")
    assert made.endswith(b"\r\n")
    read = list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), delimiter=separator))
    assert read[0] == [c.name for c in COLUMNS]
    assert [[int(r[0]), *r[1:]] for r in read[1:]] == shown(ROWS, "")


def test_json_gives_back_every_cell_as_it_was():
    names = [c.name for c in COLUMNS]
    assert json.loads(written("json")) == [dict(zip(names, row, strict=True)) for row in ROWS]


def test_xlsx_is_read_back_by_openpyxl():
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx"))).active
    read = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert read[0] == [c.name for c in COLUMNS]
    assert read[1:] == shown(ROWS, None)


def test_ods_is_read_back_by_odfpy():
    table = load(io.BytesIO(written("ods"))).spreadsheet.getElementsByType(Table)[0]
    read = [
        [cell(c) for c in r.getElementsByType(TableCell)] for r in table.getElementsByType(TableRow)
    ]
    assert read[0] == [c.name for c in COLUMNS]
    assert [[int(r[0]), *r[1:]] for r in read[1:]] == shown(ROWS, "")


def cell(element: Any) -> str:
    return "\n".join(
        "".join(said(node) for node in p.childNodes) for p in element.getElementsByType(P)
    )


def said(node: Any) -> str:
    if not isinstance(node, Element):
        return str(node)
    if node.qname[1] == "s":
        return " " * int(node.attributes[(TEXTNS, "c")])
    return "\t" if node.qname[1] == "tab" else ""


@pytest.mark.parametrize("slug", ["xlsx", "ods"])
def test_a_second_sheet_starts_where_spreadsheets_stop(slug, monkeypatch):
    for module in (ods, xlsx):
        monkeypatch.setattr(module, "ROWS_OF_A_SHEET", 4)
    made = io.BytesIO(written(slug))
    if slug == "xlsx":
        sizes = [s.max_row for s in openpyxl.load_workbook(made).worksheets]
    else:
        tables = load(made).spreadsheet.getElementsByType(Table)
        sizes = [len(t.getElementsByType(TableRow)) for t in tables]
    assert sizes == [4, 4]


@pytest.mark.parametrize("slug", sorted(FORMATS))
def test_an_empty_sheet_is_a_valid_file(slug):
    assert b"numero" in written(slug, []) or slug in ("xlsx", "ods", "json")


def test_what_xml_cannot_hold_is_left_out():
    sheet = openpyxl.load_workbook(
        io.BytesIO(written("xlsx", [(1, "a\x00b\x1f", "c\r\nd")]))
    ).active
    assert [c.value for c in sheet[2]] == [1, "ab", "c\nd"]


@given(st.text())
def test_a_neutralised_cell_is_given_back_exactly(cell):
    assert restore(neutralise(cell)) == cell
    assert not neutralise(cell).startswith(tuple("=+-@\t\r"))
