"""The statements that a page sends to the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from consult.cache import READ_VERSIONS
from consult.db import db

AROUND = ("SAVEPOINT", "RELEASE", "ROLLBACK")


@contextmanager
def counted() -> Iterator[list[str]]:
    """Those sent meanwhile, without the versions of pages: a process reads them once a second,
    whoever asks for what."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if not statement.startswith(AROUND) and statement != str(READ_VERSIONS):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)  # the connection of the test
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
