"""French sentences cut into folded words, and who is spoken of in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ...text import fold, stem

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
QUOTATION = re.compile(r"«([^«»]*)»|“([^“”]*)”|\"([^\"]*)\"|(?<!\w)‘([^‘’]*)’(?!\w)")
_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+|[%€½¼¾]|\x00")
_END = re.compile(r"[.!?;:\n]+(?=\s|$)|\n")


def listed(said: str) -> frozenset[str]:
    return frozenset(said.split())


SMALL = listed(
    """a au aux avec ce ces cet cette d dans de des du elle elles en et eux il ils j je l la le
    les leur leurs lui ma mais me mes mon m n ne nos notre nous on ou par pas pour qu que qui s
    sa se ses son sur t ta te tes ton tu un une vos votre vous y c est sont etre si ni car donc
    or dont afin ainsi aussi comme entre sous chez vers pendant quand lorsque puis alors cela
    ceci celui celle ceux celles"""
)
# Who takes part, as sentences name them; and of which college they speak.
PEOPLE = re.compile(
    r"(?:contribut(?:ion|eur|rice)|particip(?:ant|ante|ation)|repondant|habitant|riverain|usager|"
    r"citoyen|citoyenne|agent|personne|gens|avis|parent|famille|commercant|cycliste|pieton|salarie|"
    r"fonctionnaire|electeur|votant|proposition|commentaire|reponse|message|internaute|jeune|"
    r"senior|retraite|professionnel|association|eleve|voyageur|conducteur|automobiliste|locataire|"
    r"benevole|argument|voix|guichetier|auteur|autrice|intervenant|temoignage)e?s?$"
)
# Those the figures of a consultation count, whatever a source says.
COUNTED = re.compile(r"(?:contribut(?:ion|eur|rice)|particip(?:ant|ante)|repondant|avis|votant|"
                     r"reponse|argument|internaute|auteur|soutien|voix)e?s?$")  # fmt: skip
COLLEGES = {"agent": re.compile(r"(?:agente?|fonctionnaire|guichetier)s?$"),
            "citizen": re.compile(r"(?:citoyen|citoyenne|habitante?|riveraine?|usagere?)s?$")}  # fmt: skip


@dataclass(frozen=True)
class Word:
    said: str  # folded
    start: int
    end: int


@lru_cache(maxsize=20_000)
def cut(text: str) -> tuple[Word, ...]:
    """Folded words with their places; figures and letters apart (« 8h30 » is three words)."""
    found = _WORD.finditer(text)
    return tuple(Word(fold(one[0]).replace(",", "."), one.start(), one.end()) for one in found)


def blanked(text: str) -> str:
    """Without its quotations and placeholders: what the writer says by themselves, in place."""
    text = PLACEHOLDER.sub(lambda m: "\x00".ljust(len(m[0])), text)
    return QUOTATION.sub(lambda m: "".ljust(len(m[0])), text)


HELD = listed("plus moins avec sans faut faudrait doit doivent devrait devraient")


def as_written(said: str, text: str) -> str:
    """The word of ``text`` that is ``said`` once folded; one that means nothing alone, with what follows
    it: « plus de bus », « faut fermer »."""
    words = cut(text)
    place = next((n for n, one in enumerate(words) if one.said == said), None)
    if place is None:
        return said
    end = words[place].end
    if said not in HELD:
        return text[words[place].start : end]
    for one in words[place + 1 : place + 4]:
        if text[end : one.start].strip(" \u00a0\u202f’'-"):
            break
        if meaning(one.said):
            return text[words[place].start : one.end]
        end = one.end
    return text[words[place].start : words[place].end]


def sentences(text: str) -> list[str]:
    return [one for one in _END.split(text) if one.strip()]


def meaning(said: str) -> bool:
    return len(said) > 1 and said not in SMALL


def root(said: str) -> str:
    return stem(said)
