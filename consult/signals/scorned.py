"""Turns of scorn, over a text marked with the lists that they read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import aimed, despised
from .humans import INSTITUTIONS, PEOPLE, PEOPLES
from .lexicon import BEAST, HUMAN, PERSON, STRONG, WEAK
from .lists import inflected, listed
from .marking import Marks
from .scorn import ABUSE, IMAGE

# Crimes, beliefs and illnesses: spoken of for themselves too.
FEARED = inflected(
    """
    voleur voleuse escroc bandit voyou mafieux mafieuse truand+ gangster malfrat brigand+ criminel criminelle assassin+ bourreau
    tortionnaire predateur pedophile pervers perverse satyre obsede+ fou fous folle terroriste fasciste facho nazi raciste sexiste
    fanatique illumine+ ivrogne poivrot+ alcolo alcoolo pochard+ soulard+ clodo clochard+ racaille dictateur dictatrice despote tyran potentat
    stalinien+ communiste islamiste barbare sauvage drogue+ psychopathe sociopathe mythomane mytho menteur menteuse traitre traitresse
    malade_mental malades_mentaux malade_mentale collabo hypocrite corrompu+ vendu+ pourri+ raté+ lache incompetent+ incapable ignorant+
    parasite nuisible profiteur profiteuse assiste+ faineant+ feignant+ imposteur
    """
)
BEASTS = inflected(
    """
    chien chienne clebs vache poule oie mouton cochon porc rat ane veau veaux truie mule singe macaque autruche corbeau corbeaux vipere
    serpent crapaud limace cafard punaise pou poux tique morpion moule huitre thon maquereau requin boudin animal animaux bete_sauvage
    chimpanze gorille babouin baleine elephant dinosaure phoque mammouth vautour rapace hyene chacal cochonne
    patate courge nouille poire navet concombre banane legume saucisse jambon quiche enclume endive
    mulet paon dindon
    """
)
FILTH = listed(
    "ordures fumier fumiers vermine vermines pourriture pourritures racaille racailles charogne charognes crapule crapules canaille"
    " canailles dechet dechets rebut rebuts parasite parasites"
)
WEAKENED = listed(
    "victime victimes fragile fragiles esclave esclaves puceau puceaux frustre frustres aigri aigris"
)
LISTS = {
    "S": STRONG,
    "A": ABUSE,
    "O": FILTH,
    "T": WEAKENED,
    "K": FEARED,
    "B": BEASTS,
    "C": (IMAGE | HUMAN | PERSON | WEAK | BEAST)
    - listed(
        "merde merdes ordure demeure demeures arriere arrieres malade malades moule moules chose nul nuls nulle nulles stupide stupides trisomique attarde attardes zero zeros"
    ),
    "G": PEOPLES,
    "R": PEOPLE,
    "I": INSTITUTIONS,
}
SCORN = "SACBKTO"
# Adjectives of ``despised`` that no list holds.
ADJECTIVES = listed(
    """
    pitoyable pitoyables pathetique pathetiques senile seniles abject abjecte abjects infect infecte infects puant puante puants puantes immonde
    immondes ignoble ignobles repugnant repugnante repugnants degueulasse degueulasses veule veules borne bornes bornee bornees malhonnete malhonnetes
    timbre timbres timbree bete betes stupide stupides vereux vereuse nul nuls nulle nulles moche moches bigleux consanguin consanguins attarde
    attardes arriere arrieres constipe libidineux gateux
    """
)


@cache
def _marks() -> Marks:
    return Marks(LISTS)


# One of these, or a phrase of the lists: else no turn is looked for.
ANCHORS = frozenset(word for letter in SCORN for word in LISTS[letter] if " " not in word) | {
    *(
        "merde",
        "couilles",
        "trou",
        "trous",
        "tg",
        "ordure",
        "demeure",
        "demeures",
        "puent",
        "empestent",
        "malades",
        "anormaux",
        "cervelle",
        "saloperie",
        "saloperies",
    ),
    *ADJECTIVES,
}


@cache
def _turns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(said, re.MULTILINE) for said in (*aimed.TURNS, *despised.TURNS))


@cache
def _idioms() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    return tuple(
        (listed(words), re.compile(said, re.MULTILINE))
        for words, said in (*aimed.IDIOMS, *despised.IDIOMS)
    )


def find(plain: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    if not ANCHORS.isdisjoint(words) or _marks().any_phrase(words):
        marked = _marks().on(plain, words)
        for pattern in _turns():
            for m in pattern.finditer(marked):
                yield m.span(m.lastgroup or 0)
    for anchors, pattern in _idioms():
        if not anchors.isdisjoint(words):
            for m in pattern.finditer(plain):
                yield m.span()
