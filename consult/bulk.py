"""Rows written in bulk, through COPY in the current transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import JSONB

from .db import Base, db

NEXT = "SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :count)"


def ids(model: type[Base], count: int) -> Iterator[int]:
    """``count`` new keys, in order."""
    found = db.session.scalars(text(NEXT), {"table": model.__tablename__, "count": count})
    return iter(found.all())


def copy(model: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    """Write rows given by column name; what is not given takes the model's default."""
    columns = [c for c in model.__table__.columns if c.computed is None]
    listed = iter(rows)
    first = next(listed, None)
    if first is None:
        return
    columns = [c for c in columns if c.name in first or c.default is not None]
    defaults = {c.name: _default(c) for c in columns if c.name not in first}
    as_json = [isinstance(c.type, JSONB) for c in columns]
    names = [c.name for c in columns]
    said = ", ".join(f'"{name}"' for name in names)
    connection: Any = db.session.connection().connection.driver_connection
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{model.__tablename__}" ({said}) FROM STDIN') as out,
    ):
        for row in _all(first, listed):
            values = [row[n] if n in row else defaults[n] for n in names]
            out.write_row(
                [
                    orjson.dumps(v).decode() if is_json else v
                    for v, is_json in zip(values, as_json, strict=True)
                ]
            )


def _all(first: dict[str, Any], rest: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield first
    yield from rest


def _default(column: Any) -> Any:
    return column.default.arg(None) if column.default.is_callable else column.default.arg
