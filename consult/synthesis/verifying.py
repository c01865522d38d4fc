"""``flask synthesis check``, ``certificate`` and ``counts``: an exported synthesis verified by anyone, without
a database."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
import orjson

from ..geography import PARIS
from ..i18n import gettext as _
from ..i18n import ngettext
from . import certificate as certificates
from . import counts, dissent, loading
from .certificate import Certificate
from .checking import blocked, check
from .checking.faults import Fault
from .document import Document

a_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("check")
@click.argument("file", type=a_file)
@click.option("--json", "as_json", is_flag=True, help="The faults and what would be lost, as JSON.")
def check_file(file: Path, as_json: bool) -> None:
    """Each sentence of FILE (synthesis.json, or a ZIP that holds it) against its sources and data."""
    document = _read(file)
    faults = check(document)
    lost = dissent.lost(document, *dissent.sizes(document))
    if as_json:
        said = {
            "publishable": not faults and not lost,
            "faults": [one.told() for one in faults],
            "lost": [
                {
                    "position": one.position.id,
                    "title": one.position.title,
                    "reasons": one.reasons,
                    "people": one.people,
                    "contributions": [text.id for text in one.contributions],
                }
                for one in lost
            ],
        }
        click.echo(orjson.dumps(said))
    else:
        _show(document, faults, lost)
    if blocked(faults):
        sys.exit(1)


@click.command("counts")
@click.argument("file", type=a_file)
@click.option("--zone", default=PARIS, show_default=True, help="Of the lab: it says the days.")
def counts_file(file: Path, zone: str) -> None:
    """What the pages of FILE count: by college, day, département and sentence, as JSON."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise click.BadParameter(zone, param_hint="--zone") from None
    click.echo(counts.dump(counts.count(_read(file), zone)))


def _read(file: Path) -> Document:
    try:
        return loading.load(file)
    except loading.Unreadable as fault:
        click.echo(f"{file.name}\u00a0: {fault}", err=True)
        sys.exit(2)


def _show(document: Document, faults: list[Fault], lost: list[dissent.Held]) -> None:
    for fault in faults:
        level = _("bloque") if fault.blocking else _("à vérifier")
        click.echo(f"{fault.finding}\t{level}\t{fault.code}\t{fault.message}")
    for one in lost:
        click.echo(
            ngettext(
                "Serait perdue\u00a0: «\u00a0%(title)s\u00a0» (%(num)s personne)",
                "Serait perdue\u00a0: «\u00a0%(title)s\u00a0» (%(num)s personnes)",
                one.people,
                title=one.position.title,
            )
        )
    stopped = {one.finding for one in faults if one.blocking}
    click.echo(
        ngettext("%(num)s phrase lue", "%(num)s phrases lues", len(document.findings))
        + ", "
        + ngettext("%(num)s bloquée", "%(num)s bloquées", len(stopped))
        + ", "
        + ngettext(
            "%(num)s à vérifier",
            "%(num)s à vérifier",
            len({one.finding for one in faults} - stopped),
        )
        + "."
    )


@click.command("certificate")
@click.argument("file", type=a_file)
@click.option("--verify", is_flag=True, help="Check the certificate of FILE, alone or in its ZIP.")
@click.option("--json", "as_json", is_flag=True, help="The certificate itself, as it is kept.")
def certificate_file(file: Path, verify: bool, as_json: bool) -> None:
    """What became of each thing received, from FILE: synthesis.json, its ZIP, or certificate.json."""
    if verify:
        _verify(file)
        return
    made = certificates.issue(_read(file), datetime.now(UTC).isoformat(timespec="seconds"))
    if as_json:
        click.echo(certificates.dump(made), nl=False)
    else:
        _summary(made)
    if not made.green:
        sys.exit(1)


def _summary(made: Certificate) -> None:
    for item in certificates.unaccounted(made):
        click.echo(f"{item.id}\t{item.reason}")
    colour = _("VERT") if made.green else _("ROUGE")
    click.echo(
        _(
            "%(colour)s\u00a0: reçues %(received)s, lues %(read)s, mises de côté %(aside)s, sans compte %(left)s.",
            colour=colour,
            received=made.received,
            read=made.read,
            aside=made.aside,
            left=made.unaccounted,
        )
    )
    click.echo(f"{made.issued_at}  {made.digest}")


def _verify(file: Path) -> None:
    try:
        content = file.read_bytes()
        packed = content.startswith(b"PK")
        kept = loading.member(content, certificates.FILE_NAME) if packed else content
        given = certificates.loads(kept)
        document = loading.loads(content) if packed else None
    except loading.Unreadable as fault:
        click.echo(f"{file.name}\u00a0: {fault}", err=True)
        sys.exit(2)
    faults = certificates.verify(given, document)
    for said in faults:
        click.echo(said)
    _summary(given)
    if faults or not given.green:
        sys.exit(1)
