"""``flask contributions``."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from ..consultations import queries as consultations
from ..consultations.models import Consultation
from ..db import commit, rollback
from ..signals import copies as engine
from . import copy_measure, fields, importing, imports
from .importing import Columns, Sheet, Source

commands = AppGroup("contributions", help="Contributions.")
SHOWN = 3


@commands.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--consultation", "slug", required=True)
@click.option("--kind", type=click.Choice(fields.KINDS), default=fields.CONTRIBUTIONS)
@click.option(
    "--map",
    "said",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="title=titre; parent=mel-p{racine} puts « mel-p » first; public=COLUMN exports it as it is.",
)
@click.option("--origin", default="", help="Where it comes from, shown to readers.")
@click.option("--encoding", default="", help="Guessed when not given.")
@click.option("--separator", default="", help="Guessed when not given.")
@click.option("--all-or-nothing", is_flag=True, help="Write nothing if one row is bad.")
@click.option(
    "--placeholders", is_flag=True, help="Make the contributions that arguments only name."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, write nothing.")
def import_file(
    file: Path,
    slug: str,
    kind: str,
    said: tuple[str, ...],
    origin: str,
    encoding: str,
    separator: str,
    all_or_nothing: bool,
    placeholders: bool,
    dry_run: bool,
) -> None:
    """Import a CSV file, whatever its encoding and its separator."""
    of = _found(slug)
    sheet = importing.read(file.read_bytes(), encoding, separator)
    columns = mapping(said, kind, sheet)
    _show(sheet, kind, columns)
    order = imports.Order(kind, columns, origin or file.stem, all_or_nothing, placeholders, dry_run)
    report = imports.run(
        of, sheet, order, None, lambda done: click.echo(f"  {done} rows", err=True)
    )
    if report.written:
        commit()
    else:
        rollback()
    _tell(report, order)


def _found(slug: str) -> Consultation:
    of = consultations.by_slug(slug)
    if of is None:
        raise click.ClickException(f"No consultation « {slug} ».")
    return of


def mapping(said: tuple[str, ...], kind: str, sheet: Sheet) -> Columns:
    """What was asked, completed by what the names of the columns give away."""
    pairs = [one.partition("=")[::2] for one in said]
    asked = {name: _source(column) for name, column in pairs if name != "public"}
    unknown = set(asked) - {field.name for field in fields.FIELDS[kind]}
    if unknown:
        raise click.ClickException(f"Unknown fields: {', '.join(sorted(unknown))}")
    used = {source.column for source in asked.values()}
    proposed = {
        name: source
        for name, source in importing.propose(kind, sheet.columns).items()
        if name not in asked and source.column not in used
    }
    public = tuple(column for name, column in pairs if name == "public")
    columns = Columns({**proposed, **asked}, public)
    for fault, names in (
        ("No such column", importing.unknown_columns(sheet, columns)),
        ("Map these fields", importing.missing(kind, columns)),
    ):
        if names:
            raise click.ClickException(f"{fault}: {', '.join(names)}. Columns: {sheet.columns}")
    return columns


def _source(said: str) -> Source:
    """« mel-p{racine} » is the column « racine » after « mel-p »."""
    prefix, brace, rest = said.partition("{")
    return Source(rest.rstrip("}"), prefix) if brace else Source(said)


def _show(sheet: Sheet, kind: str, columns: Columns) -> None:
    click.echo(f"Encoding {sheet.encoding}, separator {sheet.separator!r}")
    for name, source in columns.sources.items():
        click.echo(f"  {name:14} ← {source.prefix}{source.column}")
    sources = {source.column for source in columns.sources.values()}
    for column in sheet.columns:
        if column not in sources:
            click.echo(f"  {'public' if column in columns.public else 'kept':14} ← {column}")
    for (line, cells), _n in zip(sheet.rows(), range(SHOWN), strict=False):
        click.echo(f"  line {line}: " + " | ".join(cell[:40].replace("\n", " ") for cell in cells))


def _tell(report: imports.Report, order: imports.Order) -> None:
    for fault in (*report.bad, *report.changed):
        click.echo(f"line {fault.line}: {fault.reason}")
    for key in report.placeholders:
        click.echo(f"made for its arguments: {key}")
    verb = "added" if report.written else "to add, nothing was written"
    click.echo(
        f"{report.read} rows: {report.added} {verb}, {report.known} already there, "
        f"{len(report.changed)} changed since, {len(report.bad)} bad"
    )
    if report.bad and order.all_or_nothing:
        sys.exit(1)


@commands.command("copies")
@click.option(
    "--data",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of CSV files with a column « texte ».",
)
def copies(data: Path) -> None:
    """Measure on real texts how near-copies are found. No database."""
    found = copy_measure.measure(copy_measure.texts(data))
    click.echo(
        f"{found.read} texts, {found.long} of {engine.FEWEST_WORDS} words or more; "
        f"near-copies from {engine.THRESHOLD:.2f}"
    )
    for name, recall in found.recall.items():
        click.echo(f"  {recall:7.2%}  {name}")
    rate = found.false_alarms / max(1, found.unrelated)
    click.echo(f"recall {found.mean:.2%}, false alarms {rate:.2%} of {found.unrelated} texts")
    precision = found.mean / (found.mean + rate) if found.mean else 0
    click.echo(f"precision {precision:.2%}, as many copies as unrelated texts being asked for")
    click.echo(
        f"as they are, the texts hold {len(found.groups)} groups of near-copies, "
        f"{sum(found.groups)} texts, {max(found.groups, default=0)} at most"
    )
