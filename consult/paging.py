"""Pages by keyset: each starts after the last row of the one before, so nobody's post moves them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, asc, desc, tuple_
from sqlalchemy.sql.elements import ColumnElement

from .db import db

Key = tuple[Any, int]  # what rows are ordered by, then their id


@dataclass(frozen=True)
class Order:
    """Rows by ``column``, then ``id``. ``segments`` are conditions read one after the other."""

    column: ColumnElement[Any]
    id: ColumnElement[Any]
    parse: Callable[[str], Any]
    descending: bool = True
    segments: tuple[ColumnElement[bool] | None, ...] = (None,)
    segment_of: Callable[[Any], int] = lambda _value: 0


@dataclass(frozen=True)
class Page:
    rows: Sequence[Any]
    previous: str | None = None  # cursors, for addresses
    next: str | None = None


def cursor_of(key: Key) -> str:
    value = key[0].isoformat() if isinstance(key[0], datetime) else repr(key[0])
    return f"{value}~{key[1]}"


def parse_cursor(said: str | None, parse: Callable[[str], Any]) -> Key | None:
    """None for no cursor, and for one that somebody damaged: the first page is shown."""
    value, _tilde, number = (said or "").replace(" ", "+").partition("~")
    try:
        return parse(value), int(number)
    except ValueError:
        return None


def page(
    statement: Select[Any],
    order: Order,
    values: Mapping[str, Any] | None = None,
    *,
    size: int,
    after: str | None = None,
    before: str | None = None,
) -> Page:
    """The rows after, or before, a cursor. ``statement`` selects ``sort_key`` and ``id``.

    ``values`` are those of its parameters.
    """
    back = bool(before) and not after
    cursor = parse_cursor(before if back else after, order.parse)
    back = back and cursor is not None
    rows: list[Any] = []
    start = _first_segment(order, cursor, back)
    steps = range(start, -1, -1) if back else range(start, len(order.segments))
    for segment in steps:
        edge = cursor if segment == start else None
        read = _segment(statement, order, segment, edge, back, size + 1 - len(rows))
        rows += db.session.execute(read, values or {})
        if len(rows) > size:
            break
    more, rows = len(rows) > size, rows[:size]
    if back:
        rows.reverse()
    return _linked(rows, earlier=more if back else cursor is not None, later=back or more)


def _first_segment(order: Order, cursor: Key | None, back: bool) -> int:
    if cursor is None:
        return len(order.segments) - 1 if back else 0
    return order.segment_of(cursor[0])


def _segment(
    statement: Select[Any], order: Order, segment: int, edge: Key | None, back: bool, limit: int
) -> Select[Any]:
    key = tuple_(order.column, order.id)
    falling = order.descending != back
    condition = order.segments[segment]
    if condition is not None:
        statement = statement.where(condition)
    if edge is not None:
        statement = statement.where(key < edge if falling else key > edge)
    direction = desc if falling else asc
    return statement.order_by(direction(order.column), direction(order.id)).limit(limit)


def _linked(rows: list[Any], *, earlier: bool, later: bool) -> Page:
    if not rows:
        return Page(rows)
    first, last = rows[0], rows[-1]
    return Page(
        rows,
        cursor_of((first.sort_key, first.id)) if earlier else None,
        cursor_of((last.sort_key, last.id)) if later else None,
    )
