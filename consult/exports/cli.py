"""``flask exports``."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from ..consultations import queries as consultations
from . import queries, work

commands = AppGroup("exports", help="Open data of consultations.")


@commands.command("write")
@click.argument("slug")
@click.argument("dataset", type=click.Choice(sorted(queries.DATASETS)))
@click.argument("format", type=click.Choice(sorted(work.FORMATS)))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Else the standard output.")
@click.option(
    "--complete",
    is_flag=True,
    help="With the names shown and every imported cell: for the lab's facilitators, not to publish.",
)
def write(slug: str, dataset: str, format: str, output: Path | None, complete: bool) -> None:
    """Write one data set, row after row."""
    of = consultations.by_slug(slug)
    if of is None:
        raise click.ClickException(f"No consultation « {slug} ».")
    if output is None:
        work.write(of, dataset, format, sys.stdout.buffer, complete)
        return
    with output.open("wb") as out:
        count = work.write(of, dataset, format, out, complete)
    click.echo(f"{count} rows in {output}", err=True)
