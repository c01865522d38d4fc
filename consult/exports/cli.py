"""``flask exports``."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import click
from flask.cli import AppGroup

from ..consultations import queries as consultations
from ..db import commit
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
    with output.open("wb") if output else nullcontext(sys.stdout.buffer) as out:
        if complete:
            count = work.write_complete(of, dataset, format, out, actor_id=None)
            commit()
        else:
            count = work.write(of, dataset, format, out)
    if output is not None:
        click.echo(f"{count} rows in {output}", err=True)
