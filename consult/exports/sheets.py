"""Sheets read from the database as they are written: memory does not grow with their rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, and_, case, func, literal
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.elements import ColumnElement

from ..cells import FORMULA, SUSPECT, neutralise
from ..db import db
from .format import TEXT, Column

DIALECT = postgresql.dialect(paramstyle="named")  # type: ignore[no-untyped-call]
BLOCK = 2000


@dataclass(frozen=True)
class Said:
    """A column and the expression behind it."""

    column: Column
    value: Any


@dataclass(frozen=True)
class Query:
    """Rows of one statement, in its order. CSV comes out of PostgreSQL already written."""

    name: str
    said: tuple[Said, ...]
    source: Select[Any]  # FROM, WHERE and ORDER BY; its columns are replaced

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(one.column for one in self.said)

    def rows(self) -> Iterator[Sequence[Any]]:
        statement = self.source.with_only_columns(*(one.value for one in self.said))
        yield from db.session.execute(statement.execution_options(yield_per=BLOCK))

    def lines(self, separator: str) -> Iterator[bytes]:
        values = [
            _neutral(one.value) if one.column.kind == TEXT else one.value for one in self.said
        ]
        statement = self.source.with_only_columns(*values)
        sql = str(statement.compile(dialect=DIALECT, compile_kwargs={"literal_binds": True}))
        connection: Any = db.session.connection().connection.driver_connection
        options = f"FORMAT csv, DELIMITER '{separator}'"
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY ({sql}) TO STDOUT WITH ({options})") as out,
        ):
            yield from map(bytes, out)


def _neutral(value: Any) -> ColumnElement[Any]:
    # The first character tells nearly all: the pattern reads whole texts only when it may match.
    first = func.left(value, 1).in_(SUSPECT)
    return case((and_(first, value.regexp_match(FORMULA)), literal("'").concat(value)), else_=value)


@dataclass(frozen=True)
class Counted:
    """A few rows, already counted."""

    name: str
    columns: tuple[Column, ...]
    counted: list[tuple[Any, ...]] = field(default_factory=list)

    def rows(self) -> Iterator[Sequence[Any]]:
        yield from self.counted

    def lines(self, separator: str) -> Iterator[bytes]:
        for row in self.counted:
            out = io.StringIO()
            writer = csv.writer(out, delimiter=separator, lineterminator="\n")
            writer.writerow([neutralise(v) if isinstance(v, str) else v for v in row])
            yield out.getvalue().encode()
