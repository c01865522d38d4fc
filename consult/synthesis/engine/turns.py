"""Turns of phrase by which a sentence asks for something, or objects to something.

The words only: nobody's side is guessed from them. « Non » to a tax is « oui » to its abolition.
"""

from __future__ import annotations

import re

from ...text import fold

DEMAND = re.compile(
    r"""\b(?:
      il\ (?:faut|faudra|faudrait|est\ (?:urgent|necessaire|indispensable|temps|important|imperatif))(?:\ \w+)?
    | (?:je|nous|on)\ (?:propose|proposons|demande|demandons|souhaite|souhaitons|souhaiterais|souhaiterions
        |suggere|suggerons|voudrais|voudrions|aimerais|aimerions|reclame|reclamons|preconise|exige|exigeons)
    | (?:doit|doivent|devra|devront|devrait|devraient|faudrait)(?:\ \w+)?
    | pourquoi\ (?:ne\ pas|pas)
    | serait\ (?:bien|bon|utile|souhaitable|interessant|necessaire|judicieux|preferable)
    | (?:merci|priere)\ de
    )\b
    | ^\W*(?:(?:ne\ (?:pas|plus)|mieux|mettre\ en\ place)\ )?[a-z]{3,}(?:er|ir)\b
    | ^\W*(?:mettre|rendre|permettre|prendre|reduire|introduire|construire|produire|inclure|etendre|promouvoir|prevoir)\b
    """,
    re.VERBOSE,
)
OBJECTION = re.compile(
    r"""\b(?:
      (?:je|nous)\ (?:suis|sommes)\ (?:\w+\ )?(?:contre|oppose\w*|defavorable\w*|hostile\w*|en\ desaccord)
    | (?:pas|plus|aucunement)\ d.accord | desaccord | non\ (?:a|au|aux)\b
    | (?:je|nous)\ (?:refuse|refusons|conteste|contestons|rejette|rejetons|deplore|deplorons)
    | inadmissible\w* | inacceptable\w* | scandaleu\w+ | honteu\w+ | absurde\w* | aberrant\w* | injuste\w*
    | ne\ (?:doit|doivent|devrait|devraient|faut|faudrait)\ (?:pas|plus|jamais|en\ aucun)
    | (?:il\ )?ne\ faut\ (?:pas|plus|surtout)
    | (?:mauvaise|fausse)\ (?:idee|bonne\ idee|solution) | (?:tres|trop)\ (?:dangereu\w+|risque\w*)
    | dangereu\w+ | nuisible\w* | contre-?productif\w* | inutile\w* | ne\ sert\ a\ rien
    | le\ (?:probleme|risque|danger)\ (?:est|serait|de\ cette) | probleme\ de\ cette
    )""",
    re.VERBOSE,
)
_SPACES = re.compile(r"[\s’']")


def found(said: str) -> tuple[str, str]:
    """What asks and what objects, in the words of the sentence without accents; nothing if none."""
    plain = _SPACES.sub(" ", fold(said))
    asks, objects = DEMAND.search(plain), OBJECTION.search(plain)
    return asks[0].strip() if asks else "", objects[0].strip() if objects else ""
