"""What kind of word each word is, for whoever compares insults: who is meant, by what, and how it is introduced.

Capitals are the lists of ``scorned``; what only introduces (``LIGHT``) counts beside something that weighs.
"""

from __future__ import annotations

import re
from functools import cache

from . import scorned
from .lists import listed

LIGHT = {
    "i": "je moi j suis",
    "my": "mon ma mes notre nos nous on sommes",
    "you": "tu te toi vous t es etes",
    "your": "ta ton tes votre vos",
    "he": "il elle ils elles lui celui celle ceux",
    "be": "est sont etait etaient sera c",
    "a": "un une des",
    "the": "le la les l au aux",
    "of": "de du d",
    "this": "ce cet cette ces",
    "all": "tous toutes tout que qu",
    "not": "pas n ne ni jamais rien aucun sans moins",
    "as": "comme aussi plus pire",
    "have": "a ai as avez ont",
    "!": "!",
    "?": "?",
    "polite": "merci bonjour svp cordialement salutations",
}
HEAVY = {
    "quel": "quel quelle quels quelles",
    "band": """bande bandes tas ramassis espece especes clique meute gang brochette mafia race equipe engeance va vas
        foutez fichez espere""",
    "big": """gros grosse grosses sale sales sal pauvre pauvres pov pauv povre vieux vieille vieilles petit petite petits ptit
        sombre sombres vrai vraie vrais vraies parfait parfaite sacre sacree triste maudit maudite fieffe fieffee
        foutu foutue putain joli beau belle fini finie finis notoire patente""",
    "said": """traite traites traiter traitait traitent dit dire disent mot mots insulte insultes insulter injure injures
        propos entendu appelle appellent appelait nom surnom surnomme lettre crie ecrit respect""",
    "brain": """cerveau cerveaux cervelle neurone neurones qi crane intelligence jugeote bulbe plafond front idee reflechir
        penser pense comprend comprends comprennent comprenez lire ecrire compter instruction diplome certificat ampoule
        lumiere lumieres genie genies courant fute malin""",
    "lazy": """dormir dort dorment dors ronfler ronfle ronflent roupiller sieste sommeil cafe cafes digerer digere glander
        glandent branler foutre bosser bosse bossent travailler travaillent paye payes paresse paresseux paresseuse
        tire-au-flanc flemme bureau fauteuil chaise machine""",
    "graft": """pots vin enveloppe enveloppes copains copain piston pistonne pistonnes fric pognon magouille magouilles
        combines bakchich gamelle rateliers soupe croute caisse poches vole volent volez gratte gave gavent gavez
        engraisse engraissent""",
    "sex": """couche couchent coucher cul culs suce sucent lit cuisses bite bites couilles fesses baise baisee chatte
        trottoir canape jupe cuisine cuisines menage rideaux bonnes femmes""",
    "dirt": """pue puent pues puez sent sentent crasse pisse pissent chie chient chier vomir vomis gerber bave crache crachat
        merde caca crotte fange egout egouts fumier poubelle poubelles purin bouse vomi""",
    "out": """retourne retourner retournez retournent rentre rentrez dehors pays bled charter afrique savane brousse
        casse degage degagez dehors chez envahissent envahir reproduisent pullulent grouillent pondent egorgent
        origine souche importes""",
    "cult": "islam imam mosquee voile coran synagogue juif juifs catholiques religion secte curetons cureton macons",
    "old": "senile seniles gateux croulant croulants rance rances dentier ehpad momie fossile fossiles dinosaure naphtaline",
    "shut": "ferme fermez ta gueule gueules tg bec clapet bouche",
    "body": "tete tetes face faces gueule tronche trogne nez ventre peau langue yeux oreilles bottes vertebrale",
    "worth": """honte mepris meprise meprisable digne dignite indigne lachete betise sottise connerie incompetence
        malhonnetete mediocrite ignorance stupidite nullite arrogance arrogant arrogante suffisance avine avines
        subventionne subventionnes decerebre decerebres degenere degeneres notoire ambulant ambulante patente""",
    "beasts": """chien chienne chat chatte perdu perdue pucee puce veterinaire veto pattes patte ferme elevage troupeau
        kilos litiere collier vaccin vaccination foin etable enclos""",
}  # fmt: skip
PEJORATIVE = re.compile(
    r"[a-z]{2,}(?:ards?|ardes?|asses?|ouilles?|ouillons?|aillons?|ouses?|oches?|atres?|auds?|audes?|ailles?|asseux|"
    r"outeux|arasse|inards?|olles?|iotes?)"
)
NEUTRAL = listed(
    """
    regard regards retard retards hasard placard placards boulevard boulevards brouillard tard plutard part milliard milliards
    standard standards billard foulard renard renards canard canards montagnard montagnards egard egards gard depart
    terrasse terrasses classe classes masse masses impasse impasses chasse chasses passe passes basse basses trasse
    tasse tasses casse casses depasse depasses entasse ramasse ramassent brasse grasse lasse potasse
    broche poche poches proche proches approche approches cloche cloches roche roches reproche reproches
    theatre theatres quatre pediatre psychiatre psychiatres platre chaud chauds chaude chaudes
    travaille travailles taille tailles bataille medaille volaille volailles paille ferraille muraille
    pelouse pelouses epouse douche mouille fouille fouilles rouille grenouille grenouilles citrouille
    ecole ecoles colle colles folle molle pharmacie
    """
)


@cache
def kinds() -> dict[str, str]:
    found = {word: name for name, said in LIGHT.items() for word in said.split()}
    for name, said in HEAVY.items():
        found |= dict.fromkeys(said.split(), name)
    found |= dict.fromkeys(scorned.ADJECTIVES, "adj")
    # The rarer lists last: a word of several is of those.
    for letter in "IRGCTKBOAS":
        found |= {
            word: letter
            for word in scorned.LISTS[letter]
            if " " not in word and word not in LIGHT_WORDS
        }
    return found


LIGHT_WORDS = frozenset(word for said in LIGHT.values() for word in said.split())


def of(word: str) -> str:
    found = kinds().get(word, "")
    if not found and len(word) > 4 and word not in NEUTRAL and PEJORATIVE.fullmatch(word):
        return "ard"
    return found
