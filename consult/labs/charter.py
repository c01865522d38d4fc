"""What a charter is made of: rules, each of a category, each with a sentence ready to adapt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..i18n import SOURCE, speaking
from ..i18n import lazy_gettext as _l
from ..text import fold

# The grounds of a report or of a refusal, in the words of the team and of the public.
CATEGORIES = {
    "insult": _l("Injure, diffamation ou menace"),
    "hate": _l("Propos haineux ou discriminatoires"),
    "personal-data": _l("Données personnelles"),
    "off-topic": _l("Hors sujet"),
    "advertising": _l("Publicité ou démarchage"),
    "duplicate": _l("Texte déjà déposé"),
    "illegal": _l("Autre contenu contraire à la loi"),
    "other": _l("Autre raison"),
}

# Told to the author when the moderator writes no other; « other » has none, its reason is written.
SENTENCES = {
    "insult": _l(
        "Votre texte s’en prend à une personne ou à un groupe par l’injure, l’accusation ou la "
        "menace. Vous pouvez défendre la même idée sans viser quelqu’un."
    ),
    "hate": _l(
        "Votre texte rabaisse des personnes en raison de leur origine, de leur religion, de leur "
        "sexe, de leur orientation, de leur santé ou de leur situation. La loi l’interdit."
    ),
    "personal-data": _l(
        "Votre texte permet de reconnaître une personne ou contient ses coordonnées. Retirez les "
        "noms, adresses, numéros et détails qui la désignent."
    ),
    "off-topic": _l(
        "Votre texte ne répond pas à la question posée par cette concertation. D’autres "
        "concertations, ou le service concerné, peuvent l’accueillir."
    ),
    "advertising": _l(
        "Votre texte fait la promotion d’un produit, d’un service, d’un parti ou d’une personne. "
        "Cet espace est réservé aux idées."
    ),
    "duplicate": _l(
        "Vous avez déjà déposé ce texte, ou un texte presque identique. Le premier reste publié et "
        "peut être soutenu."
    ),
    "illegal": _l(
        "Votre texte contient des propos ou des éléments que la loi interdit de publier."
    ),
}

WORDED = ("title", "text", "sentence", "example")


@dataclass(frozen=True)
class Rule:
    """``sentence`` is told to the author, once adapted; ``example`` breaks the rule, invented."""

    slug: str
    category: str
    title: Any  # a string, or one that waits for its language
    text: Any  # Markdown
    sentence: Any
    example: Any = ""

    @property
    def anchor(self) -> str:
        """Where the rule is on the page of its charter."""
        return f"regle-{self.slug}"

    @property
    def label(self) -> Any:
        return CATEGORIES[self.category]

    def kept(self) -> dict[str, str]:
        """As the database keeps it, in French."""
        with speaking(SOURCE):
            worded = {name: str(getattr(self, name)) for name in WORDED}
        return {"slug": self.slug, "category": self.category, **worded}


def rule(kept: Mapping[str, str]) -> Rule:
    return Rule(**{name: kept[name] for name in ("slug", "category", *WORDED)})


@dataclass(frozen=True)
class InForce:
    """A charter that was published: of a lab, or of the network (version 0)."""

    version: int
    published_at: datetime
    paragraphs: tuple[Any, ...]  # before the rules, in Markdown
    rules: tuple[Rule, ...]
    summary: str = ""  # what changed since the version before

    @property
    def introduction(self) -> str:
        return "\n\n".join(str(part) for part in self.paragraphs)

    def said_in_french(self) -> str:
        with speaking(SOURCE):
            return self.introduction

    @property
    def is_common(self) -> bool:
        return self.version == 0

    def rule(self, slug: str) -> Rule | None:
        return next((one for one in self.rules if one.slug == slug), None)


def named(title: str, taken: Iterable[str]) -> str:
    """A slug for a rule, that no other rule has."""
    base = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:36].strip("-") or "regle"
    known, found, n = set(taken), base, 2
    while found in known:
        found, n = f"{base}-{n}", n + 1
    return found


@dataclass(frozen=True)
class Change:
    kind: str  # added, changed, removed
    before: Rule | None
    after: Rule | None

    @property
    def rule(self) -> Rule:
        found = self.after or self.before
        assert found is not None
        return found


def changes(before: Iterable[Rule], after: Iterable[Rule]) -> list[Change]:
    """What differs from one charter to the next, in the order of the second, then what left."""
    old, new = ({one.slug: one for one in side} for side in (before, after))
    found = [
        Change("changed" if slug in old else "added", old.get(slug), one)
        for slug, one in new.items()
        if slug not in old or old[slug].kept() != one.kept()
    ]
    return found + [Change("removed", one, None) for slug, one in old.items() if slug not in new]


def reordered(before: Iterable[Rule], after: Iterable[Rule]) -> bool:
    """The rules that stay do not follow one another as they did."""
    old, new = ([one.slug for one in side] for side in (before, after))
    return [slug for slug in old if slug in new] != [slug for slug in new if slug in old]
