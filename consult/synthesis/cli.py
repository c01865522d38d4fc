"""``flask synthesis``: the themes of a file, as the pages propose them, and the verification of a
synthesis. No database is needed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import orjson
from flask.cli import AppGroup

from ..i18n import Shown, ngettext
from ..i18n import gettext as _
from ..text import excerpt
from . import engine, measuring, sheet, verifying
from .engine import Reading, Settings, encoder

commands = AppGroup("synthesis", help="Syntheses.")
commands.add_command(verifying.check_file)
commands.add_command(verifying.certificate_file)
commands.add_command(verifying.counts_file)
commands.add_command(measuring.measure_reading)


@commands.command("themes", with_appcontext=False)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--text-column", required=True, help="The column of the texts.")
@click.option("--id-column", default="", help="What names each row; else its number, from 1.")
@click.option(
    "--themes",
    "number",
    type=click.IntRange(min=1),
    help="How many; as many as the texts show when not said.",
)
@click.option("--seed", default=Settings.seed, show_default=True, type=click.IntRange(0, 2**20))
@click.option(
    "--encoder",
    "model",
    default="",
    type=click.Choice(["", *encoder.NAMES]),
    help="A model of meaning, if it is installed; words alone are read without it.",
)
@click.option("--encoding", default="", help="Guessed when not given.")
@click.option("--separator", default="", help="Guessed when not given.")
@click.option("--json", "as_json", is_flag=True, help="The whole result, as JSON.")
def themes(
    file: Path,
    text_column: str,
    id_column: str,
    number: int | None,
    seed: int,
    model: str,
    encoding: str,
    separator: str,
    as_json: bool,
) -> None:
    """Themes proposed for the texts of a CSV FILE, whatever its encoding and its separator."""
    try:
        texts = sheet.read(file.read_bytes(), text_column, id_column, encoding, separator)
    except sheet.Unreadable as fault:
        click.echo(f"{file.name}\u00a0: {fault}", err=True)
        sys.exit(2)
    for note in texts.notes:
        click.echo(f"{file.name}\u00a0: {note}", err=True)
    if model and not encoder.installed(model):
        absent = _("%(name)s n’est pas installé\u00a0: seuls les mots sont lus.", name=model)
        click.echo(absent, err=True)
    found = engine.read(texts.by_id, Settings(themes=number, seed=seed, encoder=model))
    if as_json:
        click.echo(orjson.dumps(as_said(found)))
    else:
        _show(found, texts.by_id)


def as_said(found: Reading) -> dict[str, Any]:
    """The promise of ``--json``."""
    return {
        "themes": [
            {
                "id": theme.id,
                "title": theme.title,
                "terms": theme.terms,
                "size": len(theme.texts),
                "representatives": [one.id for one in theme.verbatims],
            }
            for theme in found.themes
        ],
        "assignments": found.placed,
        "unassigned": found.unplaced,
        "campaigns": found.campaigns,
    }


def _show(found: Reading, texts: dict[str, str]) -> None:
    counts = (
        ngettext("%(num)s texte", "%(num)s textes", len(texts)),
        ngettext("%(num)s thème proposé", "%(num)s thèmes proposés", len(found.themes)),
        ngettext("%(num)s texte sans thème", "%(num)s textes sans thème", len(found.unplaced)),
        ngettext("%(num)s campagne", "%(num)s campagnes", len(found.campaigns)),
    )
    click.echo(", ".join(counts) + ".")
    for theme in found.themes:
        click.echo(f"\n{theme.id:>4} {Shown(len(theme.texts)):>7}  {theme.title}")
        click.echo(f"{'':14}{', '.join(theme.terms)}")
        for one in theme.verbatims:
            click.echo(f"{'':14}{one.id}\u00a0: {excerpt(texts[one.id][one.start : one.end], 160)}")
    for campaign in found.campaigns:
        alike = ngettext(
            "%(num)s texte presque identique", "%(num)s textes presque identiques", len(campaign)
        )
        click.echo(
            f"\n{alike}\u00a0: {', '.join(campaign[:10])}{'…' if len(campaign) > 10 else ''}"
        )
    if found.unplaced:
        click.echo("\n" + _("Sans thème") + f"\u00a0: {', '.join(found.unplaced)}")
