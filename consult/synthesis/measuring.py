"""``flask synthesis measure``: what the reading of texts is worth, on real ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

import click
import orjson

from ..contributions import copy_measure
from . import measure, planted
from .engine import encoder


@click.command("measure")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--size",
    "sizes",
    multiple=True,
    type=click.IntRange(min=1),
    help="Time and memory for that many texts, real sentences in new company.",
)
@click.option("--only-size", is_flag=True, help="Nothing but time and memory.")
@click.option(
    "--planted",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Nothing but how often the list of dissent finds the positions of this file, planted.",
)
@click.option("--encoder", "model", default="", type=click.Choice(["", *encoder.NAMES]))
@click.option("--json", "as_json", is_flag=True)
def measure_reading(
    folder: Path,
    sizes: tuple[int, ...],
    only_size: bool,
    file: Path | None,
    model: str,
    as_json: bool,
) -> None:
    """Recompute the figures of docs/synthese.md on a FOLDER of real contributions."""
    made = {} if only_size or file else _measured(folder, model)
    if file:
        points = planted.curve(folder, planted.load(file))
        made["planted"] = [dataclasses.asdict(point) for point in points]
    made["cost"] = [dataclasses.asdict(measure.cost(folder, size)) for size in sizes]
    if as_json:
        click.echo(orjson.dumps(made))
    else:
        for line in _told(made):
            click.echo(line)


def _measured(folder: Path, model: str) -> dict[str, Any]:
    every = measure.labelled(folder)
    often = [one.often() for one in every]
    copies = copy_measure.measure(copy_measure.texts(folder))
    asked, found = measure.titles_found(folder)
    return {
        "themes": [dataclasses.asdict(measure.themes(one, model)) for one in often],
        "reached": [
            {"name": one.name, **dataclasses.asdict(measure.reached(one))} for one in every
        ],
        "copies": {
            "recall": copies.mean,
            "false_alarms": copies.false_alarms / max(1, copies.unrelated),
        },
        "titles": {"asked": asked, "found": found},
        "similar": [
            dict(zip(("name", "same", "chance"), (one.name, *measure.same_label(one)), strict=True))
            for one in often
        ],
    }


def _told(made: dict[str, Any]) -> Iterator[str]:
    if rows := made.get("themes"):
        yield "Étiquettes de substitution : la section, la question ou la proposition de chaque texte."
        yield f"{'':52}{'textes':>7}{'étiq.':>6}{'thèmes':>7}{'AMI':>6}{'AMI N':>6}{'graine':>7}{'-10 %':>6}"
        for one in rows:
            yield (
                f"{one['name'][:50]:52}{one['texts']:7}{one['labels']:6}{one['themes']:7}"
                f"{one['agreement']:6.2f}{one['told']:6.2f}{one['seeds']:7.2f}{one['dropped']:6.2f}"
            )
        means = [_mean(rows, name) for name in ("agreement", "told", "seeds", "dropped")]
        yield f"{'moyenne':72}" + "".join(f"{mean:7.3f}" for mean in means)
    if rows := made.get("reached"):
        total = {name: sum(one[name] for one in rows) for name in rows[0] if name != "name"}
        yield (
            f"Étiquettes rares : {total['rare']} ; atteintes par les {total['groups']} groupes "
            f"{total['by_groups'] / max(1, total['rare']):.2f}, par autant de textes au hasard "
            f"{total['by_chance'] / max(1, total['rare']):.2f}, par trois verbatims par thème "
            f"{total['by_verbatims'] / max(1, total['rare']):.2f}"
        )
        yield f"Textes : {total['texts']} ; textes ou idées perdus : {total['lost']}"
    if "copies" in made:
        copies, titles, rows = made["copies"], made["titles"], made["similar"]
        yield f"Quasi-copies : rappel {copies['recall']:.3f}, fausses alertes {copies['false_alarms']:.3f}"
        yield f"Un titre retrouve son texte parmi cinq : {titles['found']:.3f} ({titles['asked']} titres)"
        yield f"Cinq textes proches, même étiquette : {_mean(rows, 'same'):.3f} (hasard {_mean(rows, 'chance'):.3f})"
    for one in made.get("planted", ()):
        yield (
            f"Position plantée, {one['share']:.0%} des textes : trouvée {one['found']:.2f} fois sur 1 "
            f"({one['draws']} essais), {one['held']:.2f} de ses textes, {one['entries']:.0f} positions listées"
        )
    for one in made["cost"]:
        yield (
            f"{one['texts']} textes : {one['themes']} thèmes, {one['seconds']:.0f} s de processeur, "
            f"{one['megabytes']:.0f} Mo au plus"
        )


def _mean(rows: list[dict[str, Any]], name: str) -> float:
    return fmean(float(one[name]) for one in rows) if rows else 0.0
