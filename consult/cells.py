"""Cells that a spreadsheet would compute, made plain: what people type stays what they typed."""

from __future__ import annotations

import re

# Apostrophes before it count, so that one can be taken away again and give back exactly what was
# written.
FORMULA = "^'*[=+@\t\r-]"
SUSPECT = ("=", "+", "-", "@", "\t", "\r", "'")
_formula = re.compile(FORMULA)
_neutralised = re.compile(r"^'+[=+@\t\r-]")


def neutralise(cell: str) -> str:
    """What no spreadsheet takes for a formula."""
    return "'" + cell if _formula.match(cell) else cell


def restore(cell: str) -> str:
    """The cell before ``neutralise``."""
    return cell[1:] if _neutralised.match(cell) else cell
