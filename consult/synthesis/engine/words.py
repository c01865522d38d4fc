"""The words of texts: which of them carry meaning, their stems, and their runs of four letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ...signals.lists import listed
from ...text import fold, stem

RUN = 4
WORD = re.compile(r"[^\W_]+")

# Words of every subject, without accents: articles, pronouns, auxiliaries, adverbs, and those that
# every consultation repeats (« il faudrait mettre en place »).
EMPTY = listed(
    """
    a ai aie aient ait allez allons alors ans apres as assez au aucun aucune aujourd aupres auquel
    aura aurai auraient aurait auront aussi aussitot autant autre autrement autres aux auxquelles
    auxquels avaient avais avait avant avec avez avoir avons ayant ayons beaucoup bien bon bonne
    bonnes bons bref c ca car cas ce ceci cela celle celles celui cent cependant certain certaine
    certaines certains ces cet cette ceux chacun chacune chaque chez ci combien comme comment compte
    contre d dans davantage de debout dedans dehors deja dela depuis derriere des desormais
    desquelles desquels dessous dessus deux devant devra devrai devraient devrait devront different
    differents dire dit dites divers diverses doit doivent donc dont du duquel durant e elle elles
    en encore enfin enormement ensuite entre environ es est et etaient etais etait etant etc ete
    etes etre eu eue eues euh eus eut eux exemple fais faire faisant fait faite faites faits falloir
    fasse fassent faudra faudrait faut fois font fur grace h hein hormis hors hui ici idem il ils j
    jamais je jusqu jusque juste l la laquelle le lequel les lesquelles lesquels leur leurs lors
    lorsqu lorsque lui m ma maintenant mais malgre me meme memes merci mes met mets mettent mettre
    meilleur mien mienne mieux mis mise mises moi moindre moins mon moyen n ne neanmoins ni niveau
    non nos notamment notre notres nous nouveau nul o oh on ont or ou ouais oui outre p par parce
    parfois parmi part partie pas passe pendant permet permettant permettent permettra permettrait
    permettre personne petit petite peu peut peuvent peux place plupart plus plusieurs plutot point
    pour pourquoi pourra pourraient pourrait pourront premier premiere pres presque propos propose
    proposer proposition propositions puis puisqu puisque qu quand quant quasi que quel quelconque
    quelle quelles quels quelqu quelque quelques qui quiconque quoi quoique rien s sa sans sauf se
    selon sera serai seraient serait seront ses seul seule seulement seuls si sien sienne simplement
    sinon soi soient sois soit solution sommes son sont souhait souhaite souhaiterais sous soyez
    soyons sujet suffit suis suivant sur surtout t ta tant te tel telle tellement telles tels tes
    toi ton tot toujours tous tout toute toutes tres trois trop tu un une unes uns va vais vas vers
    veulent veut veux via voici voila voir voire vois voit vont vos votre votres vouloir voulons
    vous vraiment vu vue y the of and to in is for it that on are be with this as we not by at have
    from
    """
)
# What may stand inside a phrase: « transports en commun », « pouvoir d’achat ».
LINKS = listed(
    """
    a au aux d de des du en et l la le les par pour sans sur
    """
)

# Words that mean something in a sentence but tell no subject: no phrase of a title begins or ends
# with one (« semble logique », « grand chose »).
VAGUE = listed(
    """
    abord absolu absolument afin aimer aimerais ajouter aller amelioration ameliore ameliorer
    apparait apporter argument arguments arreter arrive arriver auquel autrui besoin but
    certainement changer chose choses clair clairement commentaire commentaires comprendre
    concernant concerne concerner consequent considerer constater continuer correspond croire
    croit croyez debut demande demander developpe developper devenir difficile dommage donner
    effectivement effectuer engager ensemble essentiel est-ce evidemment evidence evident evite
    eviter exact face facile facon faut favorise favorisent favoriser hesiter hurler idee idees
    important importante importants interessant intitule lien logique long longue mal maniere
    manque mauvais mauvaise meilleure meilleures necessaire nom nombreuses nombreux objectif ok
    oublier participer pense penser perplexe perplexite porter poser possibilite possible
    pratique precise prendre prenez priori pris prise probleme problemes proposez question
    questions raison rappeler realiser realite reel reelle regarder rendre rendu repondre
    reponse reste rester retrouver rond semble serieux situation souci suite sur surement
    surtout systematiquement tenant tenir terme termes totalement tourne tout travers trouve
    trouver uniquement utile utiliser venir vient vise viser vois voulais vrai vraie
    """
)


def unified(text: str) -> str:
    """One spelling of each letter, lower case, as long as the original or not: no places kept."""
    return unicodedata.normalize("NFKC", text).lower()


def words(text: str) -> list[str]:
    return WORD.findall(unified(text))


@lru_cache(maxsize=200_000)
def meant(word: str) -> str:
    """The stem of a word that carries meaning, else nothing."""
    if len(word) < 2 or word.isdigit() or fold(word) in EMPTY:
        return ""
    return stem(word)


def stems(text: str) -> list[str]:
    return [one for one in map(meant, words(text)) if one]


def runs(word: str) -> Iterator[str]:
    """The runs of four letters of a word, its two ends included: « logement » and « loger » share two."""
    framed = f" {fold(word)} "
    return (framed[i : i + RUN] for i in range(max(1, len(framed) - RUN + 1)))
