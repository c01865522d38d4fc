"""The database: session, base model, shared column types, naming convention, now()."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import psycopg
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from psycopg.rows import namedtuple_row
from sqlalchemy import BigInteger, DateTime, Identity, MetaData, String, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import make_url
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import DeclarativeBase, mapped_column
from werkzeug.local import LocalProxy

from . import postgres
from .errors import Gone
from .lazy import flask_migrate

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"

Key = Annotated[int, mapped_column(BigInteger, Identity(), primary_key=True)]
Ref = Annotated[int, mapped_column(BigInteger)]
Line = Annotated[str, mapped_column(String(200))]
Code = Annotated[str, mapped_column(String(40))]
Prose = Annotated[str, mapped_column(Text)]
Moment = Annotated[datetime, mapped_column(DateTime(timezone=True))]
Digest = Annotated[str, mapped_column(String(64), info={"file": True})]  # of a file in the storage
Record = Annotated[dict[str, Any], mapped_column(JSONB)]


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy()


def init(app: Flask) -> None:
    app.config["SQLALCHEMY_DATABASE_URI"] = "postgresql+psycopg://"
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {
        "creator": lambda: psycopg.connect(conninfo(app)),
        "pool_pre_ping": False,
        "pool_size": 10,
        "max_overflow": 10,
        "hide_parameters": True,  # what people wrote never enters a log
    }
    db.init_app(app)
    app.extensions["migrate"] = LocalProxy(lambda: _migrations(app))


def _migrations(app: Flask) -> Any:
    """The settings of ``flask db``, made when a command first asks for them."""
    flask_migrate.Migrate(app, db, directory=str(MIGRATIONS))
    return app.extensions["migrate"]


def conninfo(app: Flask) -> str:
    """The address of the database. The private server starts here, for whoever first needs it."""
    given: str = app.config["DATABASE_URL"]
    return _libpq(given or postgres.ensure(app.config["INSTANCE"]))


def _libpq(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def now() -> datetime:
    return datetime.now(UTC)


def one_of(column: str, values: tuple[str, ...]) -> str:
    """The body of a check constraint: ``column`` holds one of ``values``."""
    return f"{column} IN ({', '.join(repr(v) for v in values)})"


def execute(statement: str, values: dict[str, Any]) -> psycopg.Cursor[Any]:
    """One row at most, in this transaction, by the driver itself (``%(name)s``): for hot paths.

    Compiling a statement and describing its result costs as much again as running it.
    """
    connection: Any = db.session.connection()
    cursor = connection.connection.driver_connection.cursor(row_factory=namedtuple_row)
    for listen in connection.dispatch.before_cursor_execute:  # whoever counts statements
        listen(connection, cursor, statement, values, None, False)
    return cursor.execute(statement, values)  # type: ignore[no-any-return]


def lock(row: Base) -> None:
    """Read ``row`` as whoever wrote last left it; who writes next waits for our transaction."""
    reread(row, with_for_update={"of": type(row)})


def reread(row: Base, **options: Any) -> None:
    """As the database has it now; raises Gone when it has it no more."""
    try:
        db.session.refresh(row, **options)
    except InvalidRequestError:
        raise Gone from None


def touch(*scopes: str) -> None:
    """Mark pages as changed: "site", or "c:<consultation id>". Written by commit(), see cache.py."""
    db.session.info.setdefault("touched", set()).update(scopes)


BUMP = text(
    "INSERT INTO page_version (scope, version) VALUES (:scope, 1) "
    "ON CONFLICT (scope) DO UPDATE SET version = page_version.version + 1"
)


def commit() -> None:
    """Commit once. Version rows are bumped last, in one order, so they are held for an instant."""
    session = db.session()
    touched = session.info.pop("touched", set())
    if touched:
        session.flush()
        session.execute(BUMP, [{"scope": scope} for scope in sorted(touched)])
    session.commit()


def rollback() -> None:
    db.session().info.pop("touched", None)
    db.session.rollback()
