"""What no proposal may hold, whatever its sources: marks of a page, orders to a machine, our own
instructions, numbers that were never sent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ...i18n import gettext as _
from ..checking.faults import Fault
from ..checking.words import cut
from .instructions import BY_KIND

MARKUP = re.compile(
    r"[<>`#*|\\\x00-\x1f\x7f]|\[(?!\s*(?:…|\.\.\.)\s*\])|\]\(|https?:|www\.|javascript:|&#?\w+;",
    re.IGNORECASE,
)
# Said to a machine: orders about its orders, on folded words.
ORDERS = re.compile(
    r"\b(?:ignor\w*|oubli\w*|disregard\w*|forget\w*|ne tien\w* pas compte|contourn\w*|suis|suivez|repete\w*|"
    r"obei\w*|follow|repeat|reveal|revel\w*)\b.{0,60}\b(?:consignes?|instructions?|prompts?|invites?|"
    r"directives? precedentes?|ce qui precede|above)\b|"
    r"\bsystem prompts?\b|\bprompts? systeme\b|\ben tant qu (?:ia|intelligence artificielle|assistant|"
    r"modele de langage)\b|\bas an ai\b|\byou are (?:a|an|now)\b|\btu es (?:desormais|maintenant)\b|"
    r"\bnouvelles? (?:consignes?|instructions?)\b|\bnew instructions?\b"
)
LEAKED = 7  # words in a row


def of_words(id: str, words: str) -> Iterator[Fault]:
    if MARKUP.search(words):
        yield Fault(
            id,
            "markup",
            words,
            _("Ce texte contient une balise, un lien ou un signe qui n’a rien à y faire."),
        )
    folded = [one.said for one in cut(words)]
    if ORDERS.search(" ".join(folded)):
        yield Fault(
            id,
            "order",
            words,
            _("Cette phrase s’adresse à une machine\u00a0: elle vient peut-être d’un texte piégé."),
        )
    if _leaks(folded):
        yield Fault(
            id,
            "leak",
            words,
            _("Cette phrase répète les consignes données au modèle, et non les textes."),
        )


def _leaks(folded: Sequence[str]) -> bool:
    runs = {tuple(folded[at : at + LEAKED]) for at in range(len(folded) - LEAKED + 1)}
    return any(
        tuple(told[at : at + LEAKED]) in runs
        for told in _told()
        for at in range(len(told) - LEAKED + 1)
    )


def _told() -> list[list[str]]:
    return [[one.said for one in cut(said)] for said in BY_KIND.values()]


def of_numbers(id: str, said: Sequence[int], sent: Collection[int]) -> Iterator[Fault]:
    """``said`` by the model, ``sent`` with the question."""
    for number in dict.fromkeys(one for one in said if one not in sent):
        yield Fault(
            id,
            "unknown-source",
            str(number),
            _(
                "Le modèle cite le numéro %(number)s, qui n’est celui d’aucun texte envoyé.",
                number=number,
            ),
        )
    for number in dict.fromkeys(one for one in said if list(said).count(one) > 1):
        yield Fault(
            id,
            "source-twice",
            str(number),
            _("Le modèle cite deux fois le numéro %(number)s.", number=number),
        )


def folded(words: str) -> str:
    """The words alone: what a comma or a capital does not change."""
    return " ".join(one.said for one in cut(words))
