"""The data sets: what is public, read through the one visibility rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ...i18n import lazy_gettext as _l
from ..format import Sheet
from .arguments import arguments
from .contributions import contributions
from .results import results, unsealed
from .supports import supports

__all__ = ["DATASETS", "Dataset", "unsealed"]


@dataclass(frozen=True)
class Dataset:
    slug: str
    label: Any
    explanation: Any
    sheet: Callable[..., Sheet]


DATASETS = {
    one.slug: one
    for one in (
        Dataset(
            "contributions",
            _l("Contributions"),
            _l("Chaque texte publié, avec son thème, son collège, ses soutiens et son origine."),
            contributions,
        ),
        Dataset(
            "arguments",
            _l("Arguments"),
            _l("Les arguments pour, contre et les questions, avec leurs réponses."),
            arguments,
        ),
        Dataset(
            "supports",
            _l("Soutiens"),
            _l("Leur nombre par contribution et par collège, sans aucun nom."),
            supports,
        ),
        Dataset(
            "results",
            _l("Résultats des scrutins"),
            _l("Les scrutins clos, voix par option et par collège."),
            results,
        ),
    )
}
