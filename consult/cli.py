"""The flask commands of the foundations. Domains add theirs in their own cli.py."""

from __future__ import annotations

import sys
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from . import jobs, journal
from .lazy import migrate_cli

journal_commands = AppGroup("journal", help="The journal of acts.")


class Migrations(click.Command):
    """``flask db``, loaded when it is asked for."""

    def make_context(self, *said: Any, **settings: Any) -> click.Context:
        made: click.Context = migrate_cli.db.make_context(*said, **settings)
        return made


def init(app: Flask) -> None:
    app.cli.add_command(Migrations("db", help="The migrations of the database."))
    app.cli.add_command(journal_commands)
    app.cli.add_command(worker)


@click.command("worker")
@click.option("--concurrency", default=2, help="Jobs at once.")
def worker(concurrency: int) -> None:
    """Run the jobs: mail, exports, counts."""
    jobs.work(current_app._get_current_object(), concurrency)  # type: ignore[attr-defined]


@journal_commands.command("verify")
@click.option(
    "--head", "kept", metavar="NUMBER:HASH", help="A head printed earlier, kept elsewhere."
)
def verify(kept: str | None) -> None:
    """Check the chain; name each row that was changed, removed or inserted."""
    faults = journal.verify(journal.chain(), journal.head())
    if kept:
        faults += journal.verify_kept(kept)
    for fault in faults:
        click.echo(f"act {fault.number}: {fault.reason}")
    if faults:
        sys.exit(1)
    head = journal.head()
    click.echo(f"{head[0] if head else 0} acts, no fault.")


@journal_commands.command("head")
def head() -> None:
    """Print the last number and hash, to be kept outside this machine."""
    last = journal.head()
    click.echo(f"{last[0]}:{last[1]}" if last else "0:")
