"""``flask moderation``: what a machine notices in the texts of a file. No database is needed."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import orjson
from flask.cli import AppGroup

from .. import signals
from ..contributions import importing
from ..i18n import gettext as _
from ..signals import learning, likeness, measure

commands = AppGroup("moderation", help="Moderation.")
CASES = Path(__file__).resolve().parents[2] / "tests" / "signals" / "cases"
TEXTS, TITLES = ("texte", "text", "body"), ("titre", "title")
a_file = click.Path(exists=True, dir_okay=False, path_type=Path)
a_folder = click.Path(exists=True, file_okay=False, path_type=Path)


class Malformed(ValueError):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(_("ligne %(line)s\u00a0: %(reason)s", line=line, reason=reason))


@commands.command("signals", with_appcontext=False)
@click.argument("file", type=a_file)
@click.option("--text-column", required=True, help="The column of the texts.")
@click.option("--title-column", default="", help="That of their titles, if there is one.")
@click.option("--id-column", default="", help="What names each row; else its number, from 1.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(signals.KINDS),
    help="All when none is said.",
)
@click.option(
    "--without",
    multiple=True,
    type=click.Choice(sorted(signals.RULES)),
    help="A rule switched off.",
)
@click.option("--encoding", default="", help="Guessed when not given.")
@click.option("--separator", default="", help="Guessed when not given.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for each row.")
def signals_of_file(
    file: Path,
    text_column: str,
    title_column: str,
    id_column: str,
    kinds: tuple[str, ...],
    without: tuple[str, ...],
    encoding: str,
    separator: str,
    as_json: bool,
) -> None:
    """What is noticed in each text of a CSV FILE, whatever its encoding and its separator."""
    try:
        rows = list(
            _rows(file.read_bytes(), encoding, separator, (text_column, title_column, id_column))
        )
    except Malformed as error:
        click.echo(f"{file.name}, {error}", err=True)
        sys.exit(2)
    asked = (not kinds or "copy" in kinds) and "near-copy" not in without
    copied = signals.near_copies([text for text, _title, _name in rows]) if asked else {}
    for number, (text, title, name) in enumerate(rows, start=1):
        row = name if id_column else number
        found = signals.read(title, text, kinds=kinds or signals.KINDS, without=without)
        if number - 1 in copied:
            found.append(copied[number - 1])
        if as_json:
            click.echo(orjson.dumps({"row": row, "signals": [_said(one) for one in found]}))
        else:
            for one in found:
                click.echo(f"{row}\t{one.kind}\t{one.field} {one.start}-{one.end}\t{one.reason}")


def _said(one: signals.Signal) -> dict[str, object]:
    said = {"kind": one.kind, "span": [one.start, one.end], "reason": one.reason}
    return {**said, "rule": one.rule, "field": one.field, "words": one.words}


def _rows(
    content: bytes, encoding: str, separator: str, columns: tuple[str, str, str]
) -> Iterator[tuple[str, str, str]]:
    """The cells of these columns in each row, empty where no column is named."""
    try:
        sheet = importing.read(content, encoding, separator)
    except (LookupError, csv.Error, TypeError) as error:
        raise Malformed(1, str(error)) from None
    if not sheet.columns:
        raise Malformed(1, _("le fichier est vide."))
    for name in columns:
        if name and name not in sheet.columns:
            listed = ", ".join(sheet.columns)
            raise Malformed(
                1,
                _(
                    "aucune colonne «\u00a0%(name)s\u00a0». Colonnes\u00a0: %(listed)s.",
                    name=name,
                    listed=listed,
                ),
            )
    places = [sheet.columns.index(name) if name else None for name in columns]
    for cells in _cells(sheet):
        text, title, name = ("" if place is None else cells[place] for place in places)
        yield text, title, name


def _cells(sheet: importing.Sheet) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(sheet.text, newline=""), delimiter=sheet.separator, strict=True)
    width, line = len(sheet.columns), 1
    try:
        for number, cells in enumerate(reader):
            if number and width == 1:
                # A list of sentences, whose commas are not quoted.
                cells = [sheet.separator.join(cells)] if cells else []
            if number and cells:
                if len(cells) != width:
                    raise Malformed(
                        line,
                        _(
                            "%(found)s cellules au lieu de %(asked)s.",
                            found=len(cells),
                            asked=width,
                        ),
                    )
                yield cells
            line = reader.line_num + 1
    except csv.Error:
        raise Malformed(line, _("un guillemet ouvert n’est pas fermé, ou est mal placé.")) from None


@commands.command("measure", with_appcontext=False)
@click.option(
    "--cases",
    type=a_folder,
    default=CASES,
    help="Labelled texts: FAMILY-….csv, columns expected and text.",
)
@click.option("--data", type=a_folder, help="Real contributions, in CSV files.")
@click.option(
    "--show", is_flag=True, help="Each text that is read wrongly, or flagged, but unseen ones."
)
def measure_rules(cases: Path, data: Path | None, show: bool) -> None:
    """Recompute the figures of docs/signaux.md: precision and recall, flags on real texts."""
    click.echo(f"{'Cas':34} {'textes':>7} {'rappel':>7} {'précision':>10}")
    for family, kinds in measure.FAMILIES.items():
        for path in sorted(cases.glob(f"{family}*.csv")):
            rows = _rows(path.read_bytes(), "utf-8", ",", ("text", "expected", ""))
            made = measure.score(((expected, text) for text, expected, _none in rows), kinds)
            click.echo(f"{path.stem:34} {made.cases:7} {made.recall:7.3f} {made.precision:10.3f}")
            shown = show and learning.UNSEEN not in path.stem  # nobody may write rules from those
            for text in [*made.missed, *made.wrong] if shown else ():
                click.echo(f"    {'manqué' if text in made.missed else 'à tort'} : {text}")
    if data is not None:
        _measure_real(data, show)


@commands.command("learn", with_appcontext=False)
@click.option("--data", type=a_folder, required=True, help="Real contributions, in CSV files.")
@click.option(
    "--left-out",
    is_flag=True,
    help="Only say how many real texts are flagged by weights that did not read them.",
)
def learn_likeness(data: Path, left_out: bool) -> None:
    """Learn again what threats and insults look like, from the labelled texts and real contributions."""
    lessons = learning.labelled() + learning.of_real(real_texts(data))
    if not left_out:
        likeness.WEIGHTS.write_text(learning.written(learning.learn(lessons)), encoding="utf-8")
        return
    parts = [learning.left_out(lessons, part) for part in range(learning.PARTS)]
    texts, flagged = (sum(counts) for counts in zip(*parts, strict=True))
    click.echo(
        f"{texts} textes réels, {flagged} signalés par des poids qui ne les ont pas lus "
        f"({1000 * flagged / max(1, texts):.2f} pour 1 000)"
    )


def _measure_real(data: Path, show: bool) -> None:
    texts = real_texts(data)
    click.echo(f"\n{len(texts)} textes réels\n{'Signalés':34} {'textes':>7} {'pour 1 000':>12}")
    families = {**measure.FAMILIES, **{kind: (kind,) for kind in ("spam", "language", "empty")}}
    for family, kinds in families.items():
        found = measure.flagged(texts, kinds)
        whole = found.pop("", 0)
        click.echo(f"{family:34} {whole:7} {1000 * whole / max(1, len(texts)):12.2f}")
        for rule, count in sorted(found.items()):
            click.echo(f"    {rule:30} {count:7}")
        for title, body in texts if show else ():
            for one in signals.read(title, body, kinds=kinds):
                click.echo(f"        {one.reason}")


def real_texts(data: Path) -> list[tuple[str, str]]:
    """(title, text) of each row of the CSV files that have a column of texts."""
    found = []
    for path in sorted(data.glob("*.csv")):
        sheet = importing.read(path.read_bytes())
        texts = [name for name in sheet.columns if name in TEXTS]
        titles = [name for name in sheet.columns if name in TITLES]
        if texts:
            columns = (texts[0], titles[0] if titles else "", "")
            rows = _rows(path.read_bytes(), "", "", columns)
            found += [(title, text) for text, title, _none in rows]
    return found
