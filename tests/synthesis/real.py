"""Two real consultations, read from beside the repository, with the findings written on them by hand."""

from __future__ import annotations

import csv
from pathlib import Path

from consult.synthesis.document import (
    Argument,
    Contribution,
    Document,
    Named,
    Option,
    Theme,
    Vote,
    register_of,
)
from tests.conftest import ROOT
from tests.synthesis import material

DATA = ROOT.parent / "shared" / "data" / "contributions"
SIDES = {"pour": "for", "contre": "against"}


def rows(name: str, folder: Path) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def republique(folder: Path = DATA) -> material.Material:
    return material.on(_republique(folder), material.HERE / "republique-numerique.txt")


def grand_debat(folder: Path = DATA) -> material.Material:
    return material.on(_grand_debat(folder), material.HERE / "grand-debat.txt")


def _republique(folder: Path) -> Document:
    texts = rows("republique-numerique-2015-propositions", folder)
    headings = {
        name: f"t{n}" for n, name in enumerate(dict.fromkeys(one["rubrique"] for one in texts))
    }
    contributions = tuple(
        Contribution(
            one["id"], 1, "citizen", one["titre"], one["texte"], "public", one["date"],
            (headings[one["rubrique"]],), "person", 1,
        )
        for one in texts
    )  # fmt: skip
    votes = tuple(
        Vote(f"v-{one['id']}", one["titre"], sum(counts), tuple(options))
        for one in texts
        for counts in [[int(one[f"votes_{how}"]) for how in ("pour", "mitiges", "contre")]]
        for options in [
            [
                Option(label, label, n)
                for label, n in zip(("Pour", "Mitigé", "Contre"), counts, strict=True)
            ]
        ]
    )
    arguments = tuple(
        Argument(
            one["id"], one["proposition_id"], SIDES[one["sens"]], "citizen", one["texte"], "public"
        )  # type: ignore[arg-type]
        for one in rows("republique-numerique-2015-arguments", folder)
    )
    return Document(
        Named("republique-numerique", "République numérique"),
        received=register_of(contributions),
        contributions=contributions,
        arguments=arguments,
        votes=votes,
        themes=tuple(Theme(id, name) for name, id in headings.items()),
    )


def _grand_debat(folder: Path) -> Document:
    texts = rows("grand-debat-mel-2019-propositions", folder)
    contributions = tuple(
        Contribution(
            one["id"], 1, "citizen", one["titre"], one["texte"], "public", one["date"], ("t0",),
            "person", 1,
        )
        for one in texts
    )  # fmt: skip
    return Document(
        Named("grand-debat", "Grand débat"),
        received=register_of(contributions),
        contributions=contributions,
        themes=(Theme("t0", "Grand débat"), Theme("t1", "Rien")),
    )
