"""One database per worker, made by the migrations; a transaction around each test."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import psycopg
import pytest
from flask import Flask, g
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import text
from sqlalchemy.engine import make_url

from consult import cache, create_app, i18n, jobs, postgres, throttle
from consult.accounts import sessions
from consult.db import Base, db

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = ROOT / "instance" / "tests"


def server() -> str:
    """A throw-away PostgreSQL for the whole run, or TEST_DATABASE_URL."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        return given
    return postgres.ensure(SCRATCH, durable=False)


def new_database(name: str) -> str:
    """Create an empty database, for this process alone, and return its address."""
    name = f"{name}_{os.getpid()}"
    administer(f'CREATE DATABASE "{name}"')
    return make_url(server()).set(database=name).render_as_string(hide_password=False)


def drop_database(url: str) -> None:
    administer(f'DROP DATABASE "{make_url(url).database}" WITH (FORCE)')


def administer(statement: str) -> None:
    libpq = make_url(server()).set(drivername="postgresql")
    address = libpq.render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement)


def settings(url: str, instance: Path, **more: Any) -> dict[str, Any]:
    return {
        "TESTING": True,
        "DATABASE_URL": url,
        "INSTANCE": instance,
        "SECRET_KEY": "tests",
        "VOTE_KEYS": instance / "vote-keys",
        "WTF_CSRF_ENABLED": False,
        "DEMO": True,
        **more,
    }


def worker() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    url = new_database(f"consult_{worker()}")
    made = create_app(settings(url, tmp_path_factory.mktemp("instance")))
    with made.app_context():
        upgrade(directory=str(ROOT / "migrations"))
    yield made
    with made.app_context():
        db.engine.dispose()
    drop_database(url)


@pytest.fixture(autouse=True)
def _in_french() -> Iterator[None]:
    """Each request chooses its language; what a test renders outside of one is in French."""
    with i18n.speaking(i18n.SOURCE):
        yield


@pytest.fixture
def session(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    with rolled_back(app, monkeypatch):
        yield db.session


@contextmanager
def rolled_back(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """db.session in a transaction that is rolled back, even when the code commits."""
    with app.app_context():
        engines = db.engines
        real = engines[None]
        with real.connect() as connection:
            outer = connection.begin()
            engines[None] = connection  # type: ignore[assignment]
            db.session.remove()
            db.session.configure(join_transaction_mode="create_savepoint")
            monkeypatch.setattr(throttle, "transaction", lambda: inside(connection))
            monkeypatch.setattr(cache, "reading", lambda: nullcontext(connection))
            sessions._known.clear()
            try:
                yield
            finally:
                db.session.remove()
                engines[None] = real
                outer.rollback()


@pytest.fixture
def committed(app: Flask) -> Iterator[None]:
    """For tests whose rows are really committed, by several threads: all tables are emptied after."""
    yield
    with app.app_context():
        db.session.remove()
        tables = ", ".join(f'"{table}"' for table in (*Base.metadata.tables, "procrastinate_jobs"))
        db.session.execute(text("SET session_replication_role = replica"))
        db.session.execute(text(f"TRUNCATE {tables} CASCADE"))
        db.session.execute(text("SET session_replication_role = origin"))
        db.session.commit()
    sessions._known.clear()


@contextmanager
def inside(connection: Any) -> Iterator[Any]:
    """A savepoint of the test's transaction, where the code opens one of its own."""
    with connection.begin_nested():
        yield connection


class Browser(FlaskClient):
    """A test browser. Each request reads the database anew, as another process would."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        kwargs.setdefault("follow_redirects", False)
        db.session.commit()  # to the savepoint: the request ends by a rollback
        sessions._known.clear()
        self.application.extensions["pages"].forget()
        for name in list(g):
            g.pop(name)
        return super().open(*args, **kwargs)

    def follow(self, *args: Any, **kwargs: Any) -> Any:
        return self.post(*args, follow_redirects=True, **kwargs)


@pytest.fixture
def browse(app: Flask, session: Any) -> Callable[..., Browser]:
    """browse() is a visitor's browser; browse(user) is signed in as ``user``."""

    def browser(user: Any = None) -> Browser:
        client = Browser(app, app.response_class, use_cookies=True)
        if user is not None:
            token = sessions.open_session(user.id, team=False)
            db.session.commit()
            with client.session_transaction() as cookie:
                cookie["_user_id"] = token
                cookie["_fresh"] = True
        return client

    return browser


@pytest.fixture
def run_jobs(session: Any) -> Callable[[], int]:
    """Run the jobs deferred so far, in this transaction; the number run."""

    def run() -> int:
        done = 0
        while True:
            rows = db.session.execute(
                text(
                    "DELETE FROM procrastinate_jobs WHERE status = 'todo' RETURNING task_name, args"
                )
            ).all()
            if not rows:
                return done
            for name, arguments in rows:
                jobs.queue.tasks[name].work(**arguments)
                db.session.flush()
                done += 1

    return run


def visible_text(page: Any) -> str:
    """The words of a page, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.get_data(as_text=True)))
