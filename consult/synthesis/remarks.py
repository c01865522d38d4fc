"""What is worth a look in a manuscript, and forbids nothing. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from ..i18n import gettext as _
from ..i18n import ngettext
from .document import Document
from .manuscript import Manuscript, Reference, plain

ALIKE = 75  # of a hundred: below, no theme is proposed for a heading


@dataclass(frozen=True)
class Remark:
    message: str
    sentence: str | None = None  # its number


def remarks(read: Manuscript, made: Document) -> list[Remark]:
    return [*_twice(read), *_headings(read, made)]


def _twice(read: Manuscript) -> Iterator[Remark]:
    for number, said in enumerate(read.sentences, start=1):
        if said.repeated:
            yield Remark(
                ngettext(
                    "%(list)s y est écrit plusieurs fois\u202f; cette source n’est comptée qu’une fois.",
                    "%(list)s y sont écrits plusieurs fois\u202f; chacune de ces sources n’est comptée qu’une fois.",
                    len(said.repeated),
                    list=", ".join(_written(one) for one in said.repeated),
                ),
                str(number),
            )


def _written(one: Reference) -> str:
    kinds = {"contribution": "", "argument": "a", "vote": "v"}
    return f"{'!' if one.role == 'against' else ''}#{kinds[one.kind]}{one.number}"


def _headings(read: Manuscript, made: Document) -> Iterator[Remark]:
    """Without themes, headings are only headings."""
    themes = {plain(one.title): one.title for one in made.themes}
    for heading in read.headings() if themes else ():
        if plain(heading) in themes:
            continue
        near = process.extractOne(plain(heading), list(themes), scorer=fuzz.ratio)
        if near is not None and near[1] >= ALIKE:
            yield Remark(
                _(
                    "Le titre «\u00a0%(heading)s\u00a0» n’est pas celui d’un thème de la grille. Est-ce "
                    "«\u00a0%(theme)s\u00a0»\u202f? Ses phrases sont comptées dans toute la concertation.",
                    heading=heading,
                    theme=themes[near[0]],
                )
            )
        else:
            yield Remark(
                _(
                    "Le titre «\u00a0%(heading)s\u00a0» n’est pas celui d’un thème de la grille\u00a0: ses phrases "
                    "sont comptées dans toute la concertation.",
                    heading=heading,
                )
            )
