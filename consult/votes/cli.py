"""``flask votes``: what the pages count, counted again from a file. No database is needed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup

from ..errors import Refused
from ..i18n import Shown, ngettext
from ..i18n import gettext as _
from . import reading
from .ballot_file import BadFile
from .counting import METHODS, written

commands = AppGroup("votes", help="Votes.")


@commands.command("count", with_appcontext=False)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--method", type=click.Choice(sorted(METHODS)), help="That of the file, if it says one."
)
@click.option("--variant", "said", multiple=True, metavar="NAME=VALUE", help="seats=3, skip=false…")
@click.option("--json", "as_json", is_flag=True, help="The whole result, as JSON.")
def count_file(file: Path, method: str | None, said: tuple[str, ...], as_json: bool) -> None:
    """Count the ballots of FILE: .pb (Pabulib), .blt, .csv of grades, or .json."""
    try:
        ballots = reading.read(file.name, file.read_bytes())
        slug = method or ballots.method
        if slug not in METHODS:
            raise click.UsageError("Say the method: --method " + "|".join(sorted(METHODS)))
        result = reading.counted(ballots, METHODS[slug], dict(map(_variant, said)))
    except BadFile as error:
        click.echo(f"{file.name}, {error}", err=True)
        sys.exit(2)
    except Refused as refused:
        click.echo(str(refused.message), err=True)
        sys.exit(2)
    if as_json:
        click.echo(written(result).decode())
    else:
        _show(result, ballots.labels)


def _variant(said: str) -> tuple[str, str]:
    name, equals, value = said.partition("=")
    if not equals:
        raise click.UsageError(f"--variant {said}: write NAME=VALUE.")
    return name.strip(), value.strip()


def _show(result: dict[str, Any], labels: Any) -> None:
    method = METHODS[result["method"]]
    rules = ", ".join(f"{name}={value}" for name, value in result["variant"].items() if value != "")
    click.echo(f"{method.label} ({rules})" if rules else str(method.label))
    blank = ngettext("dont %(num)s blanc", "dont %(num)s blancs", result["blank"])
    click.echo(
        _(
            "Bulletins\u00a0: %(ballots)s, %(blank)s. Nuls\u00a0: %(invalid)s.",
            ballots=Shown(result["ballots"]),
            blank=blank,
            invalid=Shown(result["invalid"]),
        )
    )
    for place, option in enumerate(result["ranking"], start=1):
        mark = "*" if option in result["winners"] else " "
        label = labels.get(option, option)
        click.echo(f"{mark} {place:3}. {option}" + (f" {label}" if label != option else ""))
    click.echo(method.sentence(result, labels))
