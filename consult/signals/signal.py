"""What a machine noticed in a text: the rule, the exact words, and the sentence that says why."""

from __future__ import annotations

from dataclasses import dataclass

from ..i18n import N_
from ..i18n import gettext as _
from ..i18n import lazy_gettext as _l

PERSONAL, INSULT, THREAT, SPAM = "personal-data", "insult", "threat", "spam"
COPY, LANGUAGE, EMPTY = "copy", "language", "empty"
KINDS = (PERSONAL, INSULT, THREAT, SPAM, COPY, LANGUAGE, EMPTY)
LABELS = {
    PERSONAL: _l("Données personnelles"),
    INSULT: _l("Injures"),
    THREAT: _l("Menaces"),
    SPAM: _l("Publicité et liens"),
    COPY: _l("Textes presque identiques"),
    LANGUAGE: _l("Autre langue que le français"),
    EMPTY: _l("Textes vides"),
}
SHOWN = 60  # characters of the words that a reason repeats

# Rule: its kind, and why it speaks.
RULES = {
    "phone": (PERSONAL, N_("Numéro de téléphone\u00a0: «\u00a0%(words)s\u00a0».")),
    "email": (PERSONAL, N_("Adresse électronique\u00a0: «\u00a0%(words)s\u00a0».")),
    "address": (PERSONAL, N_("Adresse postale\u00a0: «\u00a0%(words)s\u00a0».")),
    "name": (PERSONAL, N_("Nom d’une personne\u00a0: «\u00a0%(words)s\u00a0».")),
    "nir": (PERSONAL, N_("Numéro de sécurité sociale\u00a0: «\u00a0%(words)s\u00a0».")),
    "iban": (PERSONAL, N_("Numéro de compte bancaire (IBAN)\u00a0: «\u00a0%(words)s\u00a0».")),
    "card": (PERSONAL, N_("Numéro de carte bancaire\u00a0: «\u00a0%(words)s\u00a0».")),
    "plate": (PERSONAL, N_("Plaque d’immatriculation\u00a0: «\u00a0%(words)s\u00a0».")),
    "insulting-word": (INSULT, N_("Mot injurieux\u00a0: «\u00a0%(words)s\u00a0».")),
    "insulting-turn": (
        INSULT,
        N_("Tournure injurieuse envers quelqu’un\u00a0: «\u00a0%(words)s\u00a0»."),
    ),
    "hate": (
        INSULT,
        N_("Injure envers un groupe de personnes\u00a0: «\u00a0%(words)s\u00a0»."),
    ),
    "violence": (THREAT, N_("Violence annoncée ou souhaitée\u00a0: «\u00a0%(words)s\u00a0».")),
    "likeness": (
        THREAT,
        N_("Ces mots ressemblent à des menaces déjà lues\u00a0: «\u00a0%(words)s\u00a0»."),
    ),
    "many-links": (SPAM, N_("Beaucoup de liens, dont «\u00a0%(words)s\u00a0».")),
    "short-link": (SPAM, N_("Lien raccourci, dont la destination est cachée\u00a0: %(words)s.")),
    "repeated": (SPAM, N_("Le même lien ou numéro revient plusieurs fois\u00a0: %(words)s.")),
    "commercial": (SPAM, N_("Tournure commerciale\u00a0: «\u00a0%(words)s\u00a0».")),
    "near-copy": (COPY, N_("Texte presque identique à un autre\u00a0: «\u00a0%(words)s\u00a0».")),
    "language": (
        LANGUAGE,
        N_("Ce texte n’est peut-être pas en français\u00a0: «\u00a0%(words)s\u00a0»."),
    ),
    "too-short": (EMPTY, N_("Presque rien n’est dit\u00a0: «\u00a0%(words)s\u00a0».")),
    "no-words": (EMPTY, N_("Aucun mot, ou des touches au hasard\u00a0: «\u00a0%(words)s\u00a0».")),
    "one-word": (EMPTY, N_("Les mêmes mots répétés\u00a0: «\u00a0%(words)s\u00a0».")),
}
# What the same rule says of another kind.
ALSO = {
    ("likeness", INSULT): N_(
        "Ces mots ressemblent à des injures déjà lues\u00a0: «\u00a0%(words)s\u00a0»."
    ),
}


@dataclass(frozen=True)
class Signal:
    """``start`` and ``end`` count the characters of ``field``, « title » or « body »."""

    kind: str
    start: int
    end: int
    rule: str
    words: str
    field: str = "body"

    @property
    def reason(self) -> str:
        """A sentence in the language of whoever reads."""
        words = " ".join(self.words.split())
        said = words if len(words) <= SHOWN else words[:SHOWN].rstrip() + "…"
        return _(ALSO.get((self.rule, self.kind)) or RULES[self.rule][1], words=said)
