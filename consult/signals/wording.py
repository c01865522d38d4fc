"""What kind of word each word is, for whoever compares turns and not words: who, to whom, when, by what.

The letters are those of lists shared with ``verbs``: L P U kill, V E W hurt, X break, Z orders it; D is a part
of the body, M an arm, F the kin, H a home or a car, R people, G peoples.
"""

from __future__ import annotations

import re
from functools import cache

from .humans import PEOPLE, PEOPLES
from .lists import listed
from .verbs import (
    ARMS,
    BREAK,
    HIT,
    HITS,
    HOMES,
    KILL,
    KILLS,
    KIN,
    ORDER,
    PARTS,
    WILL_HIT,
    WILL_KILL,
)

VIOLENT = {
    "L": KILL, "P": KILLS, "U": WILL_KILL, "X": BREAK, "V": HIT, "E": HITS, "W": WILL_HIT, "Z": ORDER,
    "D": PARTS, "M": ARMS, "F": KIN, "H": HOMES, "G": PEOPLES, "R": PEOPLE,
}  # fmt: skip
OTHERS = {
    "i": "je moi",
    "we": "on nous",
    "you": "tu te toi vous",
    "your": "ta ton tes votre vos",
    "the": "le la les lui leur",
    "go": "vais va vas allons allez vont irai ira irons iront",
    "want": "veux voudrais aimerais peux pourrais compte reve envie jure promets",
    "must": "faut faudrait faudra devrait doit devrais merite meritent meritez merites meriterait meriteraient",
    "if": "si sinon quand prochaine prochain premier premiere prochains celui celle ceux",
    "mind": "attention gaffe gare mefie mefiez evite evitez conseille conseil surveille surveillez regarde regardez",
    "know": "sais sait savons connais connait connaissons reconnu repere retrouve retrouver retrouverai retrouvera trouverai trouvera trouver",
    "where": "adresse plaque trajet horaires photo photos immatriculation domicile etage code interphone",
    "come": """viens viendrai viendra viendrons venir debarque debarquer passe passer passerai passera reviens reviendrai
        reviendra revenir arrive arriverai arrivera attend attends attendrai attendra attendrons attendent attendons
        attendre chercher cueillir visite""",
    "fire": "feu essence allumette allumettes briquet bidon jerrican flammes cendres fumee flamber flambera sauter",
    "end": """canal riviere fosse trou coffre cercueil tombe cimetiere hopital morgue fauteuil brancard civiere urgences
        caveau seine loire rhone ravin puits cave terre planches reanimation pont balcon fenetre""",
    "skin": "peau tete fete sort compte cas vie",
    "die": "mort morts morte mortes mourir mourra mourras mourrez meurs meurt meure meurent mourez creveras creverez",
    "fear": "peur trembler tremble tremblez dormir dors dormez dort nuit soir seul seule",
    "pay": """payer paiera paieras paierez paye payez regretter regretteras regretterez regrettera sang souffrir souffrira
        souffrirez souffriras pleurer chialer ramper supplier hurler comptes jours tour liste""",
    "shot": "balle balles plomb bastos pruneau cartouche cartouches bombe bombes colis corde guillotine poteau peloton armes pique piques",
    "blow": "claque claques gifle gifles baffe baffes raclee coup coups poing poings droite mandale beigne torgnole rouste correction branlee derouillee",
    "shoot": """tir tire tires tirer tirera tirerai tirerait tirerons tireront tirez tirons tirent foncer fonce foncerai roule rouler
        roulera roulerai rouleront accelere canarder mitraille viser vise viseur mire cible""",
    "finish": """finir finira finiras finirai finirez finiront finis finit terminer termine terminera terminerez repart repartira
        repartiras repartirez repartiront repars ressortira ressort ressortiras redescend redescendra remontera vivant vivante vivants
        disparaitre disparaitra disparaitrez enterre enterrera enterrement testament prieres""",
    "catch": """niquer nique niquera niker choper chope chopera attraper attrape attrapera coincer coince traquer traque pister suivre suis
        suivra croise croiser croiserai morfler deguster goumer marave secher trouer occuper occupe occupera regler regle reglera reglons
        taire depecer arroser menotter tondre tond tondra suspend suspendre attacher attachera attache ligoter""",
    "throw": """jeter jette jettera jetterai jetez balancer balance balancera pousser pousse lacher lache lacherai envoyer enverrai
        enverra envoie prendre prend prendra prendras prendrez prends recevra recevrez manger avaler bouffer cracher couler coulez""",
    "means": """acide camion tracteur bulldozer pelleteuse pave paves parpaing caillou marteau pioche masse freins chien chiens rottweilers
        four fours lanterne bucher echafaud potence pendaison poison boulette cable guillotines tank armee prison cagoules beton""",
    "not": "pas jamais plus ni aucun aucune",
    "said": "dit dire ecrit disait menace menaces menacee menacait menacent cri crie crient traite lettre recu recue",
    "that": "que qui",
    "for": "pour",
    "at": "chez domicile porte",
    "be": "est es etes sont sera serez seras seront suis",
    "make": "faire fera ferai ferons fais fait feras",
}
# As it is typed on a telephone.
SHORT = {
    "jvais": "je vais", "jv": "je vais", "jve": "je vais", "jvai": "je vais", "jva": "je vais", "jvas": "je vais", "chvais": "je vais",
    "ve": "vais", "vai": "vais", "v": "vais", "jte": "je te", "jvous": "je vous", "jvs": "je vous", "jle": "je le", "jla": "je la",
    "jles": "je les", "jlui": "je lui", "vs": "vous", "vou": "vous", "vot": "votre", "t": "te", "kelkun": "quelqu un", "kelqun": "quelqu un",
    "qqun": "quelqu un", "qq1": "quelqu un", "ds": "dans", "pr": "pour", "dmn": "demain", "2main": "demain", "c": "c est", "g": "j ai",
    "jai": "j ai", "ke": "que", "ki": "qui", "koi": "quoi", "q": "que", "qu": "que", "ss": "sans", "tt": "tout", "ts": "tous", "ns": "nous",
    "jpeux": "je peux", "jsuis": "je suis", "chui": "je suis", "jsui": "je suis", "jsais": "je sais", "jviens": "je viens",
    "jarrive": "je arrive", "jfrappe": "je frappe", "jpasse": "je passe", "jattends": "je attends", "e": "et", "mtn": "maintenant",
    "fo": "faut", "fodrait": "faudrait", "ya": "il y a", "yaka": "il y a que a", "m": "me", "l": "le", "d": "de", "j": "je", "s": "se", "n": "ne",
}  # fmt: skip
# What may announce harm: a sentence without any of these is calm.
GRAVE = frozenset("LPUXVEWZDMFH") | listed(
    "fire end die skin fear pay shot blow shoot finish catch throw means mind know where come"
)
TOKEN = re.compile(r"[a-z0-9]+|[!?]")
Word = tuple[str, int, int]


@cache
def classes() -> dict[str, str]:
    found = {word: name for name, said in OTHERS.items() for word in said.split()}
    for letter, words in reversed(VIOLENT.items()):
        found |= {word: letter for word in words if " " not in word and "'" not in word}
    return found


def words(plain: str, start: int, end: int) -> list[Word]:
    """Those said there, short forms written out, each with its place."""
    found: list[Word] = []
    for m in TOKEN.finditer(plain, start, end):
        for said in SHORT.get(m[0], m[0]).split():
            found.append((said, m.start(), m.end()))
    return found
