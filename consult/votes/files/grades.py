"""Grades in a CSV: a column an option, a row a ballot, the higher the better.

0 and an empty cell are no grade; a row of empty cells only is a blank ballot. A column named
``weight`` or ``count`` says how many ballots a row stands for; a first column without a name, or
named ``id``, ``voter`` or ``voter_id``, is passed over.
"""

from __future__ import annotations

import re
from typing import Any

from ...i18n import lazy_gettext as _l
from ...lazy import np
from ..ballot_file import (
    MOST_POINTS,
    BadFile,
    BallotFile,
    Format,
    each,
    lines_of,
    rows_of,
    text_of,
    whole,
)
from ..profile import Grades, Lists, numbered

NAMES = ("", "id", "voter", "voter_id")
WEIGHTS = ("weight", "count")
BYTE = 250  # grades that fit a byte


class GradesFile(Format):
    slug = "csv"

    def read(self, content: bytes) -> BallotFile:
        text = text_of(content)
        reader = rows_of(text, _delimiter(text))
        head = [name.strip() for name in next(reader, (1, []))[1]]
        ignored = {0} if head and head[0].lower() in NAMES else set()
        weight = next((n for n, name in enumerate(head) if name.lower() in WEIGHTS), None)
        used = [n for n in range(len(head)) if n not in ignored and n != weight]
        options = [head[n] for n in used]
        if not options or len(set(options)) < len(options) or "" in options:
            raise BadFile(1, 1, _l("la première ligne nomme les options, chacune une fois."))
        rows, weights, blank = [], [], []
        for line, row in reader:
            if not row:
                continue
            if len(row) != len(head):
                raise BadFile(
                    line,
                    1,
                    _l(
                        "%(found)s colonnes au lieu de %(awaited)s.",
                        found=len(row),
                        awaited=len(head),
                    ),
                )
            said = [row[n] for n in used]
            rows.append(_numbers(row, used, line))
            blank.append(not any(cell.strip() for cell in said))
            weights.append(1 if weight is None else _weight(row, weight, line))
        highest = max((max(row) for row in rows), default=1)
        profile = _profile(rows, weights, blank, len(options))
        return BallotFile(options, profile, variant={"highest": max(highest, 1)})

    def write(self, file: BallotFile) -> str:
        names = [file.labels.get(option, option) for option in file.options]
        head = ["weight", *names]
        lines = [",".join(map(_cell, head))]
        for weight, choice in each(file.profile):
            cells = ["" if not choice else choice.get(n, 0) for n in range(len(names))]
            lines.append(",".join(map(str, [weight, *cells])))
        return "\n".join(lines) + "\n"


def _delimiter(text: str) -> str:
    """As in the first line, outside quotes."""
    first = re.sub(r'"[^"]*"', "", lines_of(text)[0])
    return ";" if first.count(";") > first.count(",") else ","


def _cell(name: str) -> str:
    said = " ".join(name.split())
    return '"' + said.replace('"', '""') + '"' if re.search('[,;"]', said) else said


def _column(row: list[str], place: int) -> int:
    return sum(len(cell) + 1 for cell in row[:place]) + 1


def _numbers(row: list[str], used: list[int], line: int) -> list[int]:
    try:
        found = [int(row[n] or 0) for n in used]
        if max(map(abs, found)) <= MOST_POINTS:
            return found
    except ValueError:
        pass
    most = {"lowest": -MOST_POINTS, "highest": MOST_POINTS}
    return [whole(row[n].strip() or "0", line, _column(row, n), **most) for n in used]


def _weight(row: list[str], place: int, line: int) -> int:
    return whole(row[place], line, _column(row, place), lowest=1)


def _profile(rows: list[list[int]], weights: list[int], blank: list[bool], size: int) -> Any:
    lowest = min((min(row) for row in rows), default=0)
    highest = max((max(row) for row in rows), default=0)
    if lowest >= 0 and highest <= BYTE:
        return Grades(
            np.array(rows, dtype=np.uint8).reshape(len(rows), size),
            np.array(weights, dtype=np.int64),
            np.array(blank, dtype=bool),
        )
    made: Lists = numbered(
        size,
        (
            (weight, {} if empty else dict(enumerate(row)))
            for row, weight, empty in zip(rows, weights, blank, strict=True)
        ),
    )
    return made
