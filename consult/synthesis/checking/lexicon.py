"""French words that take sides: what people want or refuse, and pairs of contrary words.

Patterns are on folded words. What is not here is not seen: the measure in docs/synthese.md says how
much that is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .words import listed


def _words(said: str) -> re.Pattern[str]:
    """``said``: words, a final dash for any ending."""
    parts = [one[:-1] + r"\w*" if one.endswith("-") else one for one in said.split()]
    return re.compile(rf"(?:{'|'.join(parts)})$")


WANTS = _words(
    """demand- reclam- souhait- veulent veut voudrai- voulons vouloir propos- prefer- plaid- appel- appell-
    favorable- soutien- soutenir soutenu- approuv- approbation salu- appreci- defend- defens- encourag-
    preconis- recommand- suggere- suggest- suggerent attend- espere- esper- reve- insist- adhere- adhes- accept-
    partisan- enthousias- desir- exig- sollicit- plebiscit- valid- accueill- revendiqu- acquiesc- privilegi- partant- partants
    acclam- applaudi- aimerai- aimeraient rejoui- enthous- plait plaisent oui reve- voulu voulue voulus voulues
    enchant- sedui- ravi ravis convain- charm- interess- tiennent tient attach- aspir- ambition- requier- requis necessit- attente- volonte-
    adhesion louent vant- conseill- invit- incit- opt- choisi- pench- retenu- bienven- estim- opinent ralli- prone- pronent pronant milit- satisf- felicit-"""
)
REFUSES = _words(
    """oppos- refus- rejet- defavorable- hostile- hostilite contest- denonc- desapprouv- recus- repouss-
    combat- combattent critiqu- deplor- regrett- condamn- protest- craign- crain- redout- inquiet- recri-
    reticen- decri- deconseill- desavou- ecart- exclu- insatisf- mecontent- indign- reprouv- bannir reprochent reproch-
    s’elevent elevent desaccord- fustig- blam- sceptiqu- boud- revolt- veto renonc- mefi- choqu- scandalis- exasper- irrit- agac- lass- apprehend- effray- effrai- alarm- detest- ecoeur- fach-
    coler- resist- refractair- dubitati- doute- gene- genent derang- lament- insurg- souleve- boycott- dedaign- mepris- regim-
    peur- craint- plain- plaig- inutil- superflu- passeraient nefast- abusi-"""
)
DIVIDES = _words(
    "partag- divis- diverg- cliv- debat- controvers- oscill- contrast- polaris- dress- tension- fractur- mitig- disput- nuanc-"
)
AGREES = _words(
    "consensus consensuel- unanim- unanimite accord- rassembl- converg- rejoignent convien- reuni- soud- feder-"
)

WISHES = _words(
    """faut faudrait faudra falloir demand- souhait- veux veut veulent voudrai- voulons propos- propose
    besoin manque- manquent devrait devraient doit doivent pour favorable- merci ideal mieux serait seraient
    reclam- prefer- aimerai- esper- utile- indispensable- necessaire- important- urgent- pourrait
    pourraient suggere- mettez installez ajoutez gardez pourquoi bonne oui vive suffirait attendons demandons"""
)
AGAINST = _words("contre non stop refus- oppos- hostile- defavorable- inutile- rejet- arretez arretons halte "
                 "absurde scandale- scandaleux inadmissible- aberra- mauvaise honte")  # fmt: skip

# What turns the words after it.
TURNS = _words(
    """sans aucun aucune ni contre stop non oppos- refus- rejet- evit- empech- renonc- cesser cessez cessons arretez arretons
    defavorable- hostile- denonc- contest- craign- crain- redout- peur inquiet- halte inutile- protest- lutt-
    deplor- regrett- condamn- critiqu- combat- recus- desapprouv- reticen- ecart- exclu- decri- deconseill- reprochent"""
)
NE = listed("""ne n""")
PAS = listed("""pas personne nul plus jamais point rien aucun aucune guere ni nulle""")


@dataclass(frozen=True)
class Axis:
    """Two contrary families of words."""

    name: str
    more: re.Pattern[str]
    less: re.Pattern[str]

    def pole(self, said: str) -> int:
        if self.less.match(said):
            return -1
        return 1 if self.more.match(said) else 0


AXES = tuple(
    Axis(name, _words(more), _words(less))
    for name, more, less in (
        ("opening", "ouvr- ouver- rouvr- reouv-", "ferm- clos clore cloture- referm-"),
        ("keeping",
         "maint- rest-  maintenir conserv- gard- preserv- sauvegard- sauver sauvez sauvons protege- proteg- perenn- prolong- retabli- remett- cre creer creation- crees cree creent install- ajout- implant- instaur- reintroduct- reintrodui- renov- entreten-",
         "supprim- suppress- dispar- oter otent otez fin retir- retrait enlev- abandonn- demol- demant- detrui- destruct- elimin- aboli- abolition abroge- abrog- desinstall- effac- suspend- suspens-"),
        ("amount",
         "plus davantage augment- renforc- accroi- accroit- multipli- develop- elargi- elarg- etend- extension allong- hauss- intensifi- rallong- agrandi- doubler doublez relev- enrichi- manque- manquent insuffisan-",
         "moins redui- reduct- diminu- baiss- restrein- restrict- limit- raccourc- abaiss- allege- alleg- attenu- affaibli- ralenti- modere- rogn- plafonn- amoindr-"),
        ("allowing", "autoris- permet- permis permission toler- legalis- admet- admis", "interdi- interdict- prohib- defendu- proscri- bannir banni-"),
        ("free", "gratuit- gratuite- offert- offrir exoner-", "payant- paye- paie- taxe- taxer tarifi- factur- peage"),
        ("cheap", "abordable- accessible- bon-marche", "cher chere chers cheres onereu- inaccessible- inabordable-"),
        ("compelled", "obligat- oblige- impos- contraign- contraint-", "facultati- volontaire- volontariat libre- optionnel-"),
        ("speed", "accelere- acceler- rapid- vite hat- avance-", "ralent- lent- retard- freine- frein- repouss- reporter"),
        ("early", "avant tot matin matinee anticip-", "apres tard soir soiree"),
        ("trust", "confian- rassur- confiant-", "defian- mefian- inquiet- mefie-"),
        ("ease", "simpl- facil- aise- clair- lisible- comprehensible-", "compliqu- complex- difficil- obscur- illisible- incomprehensible-"),
        ("good", "satisf- content- bon bonne bons bonnes amelior- positi- reussi- benefi- util- efficac- excellent-",
         "insatisf- mecontent- mauvais- degrad- negati- rat- echec nefast- inutil- inefficac- deterior- empir-"),
        ("public", "publi- transparen- diffus- divulgu-", "secret- confidentiel- dissimul- cach- opaqu- priv prive-"),
        ("single", "centralis- regroup- fusionn- mutualis- concentr- rassembl- unifi-", "decentralis- dispers- eclat- separ- scind- repart- morcel-"),
        ("online", "en-ligne dematerialis- numeris- numerique- internet", "papier physique- presentiel"),
        ("safety", "sure sures securis- securit- sans-danger", "danger- insecur- peril- risque-"),
        ("near", "proch- proximite rapproch-", "loin lointain- eloign- distan-"),
        ("green", "plant- replant- veget- arbor- verdi-", "abat- abatt- coup- arrach- beton- bitum- minerali-"),
        ("clean", "propr- nettoy- entret- entretien", "sale sales sali- saleté salete neglig-"),
        ("light", "eclaire- allum- lumin-", "etein- extinct- obscur- sombre-"),
        ("quiet", "calm- silence- silencieu- tranquil-", "bruit- bruyant- nuisance- vacarme"),
        ("hire", "embauch- recrut- titularis-", "licenci-"),
        ("public-owner", "nationalis- municipalis- regie publique-", "privatis- conced- delegu- externalis-"),
        ("sufficient", "suffisan- assez suffit suffisent", "insuffisan- manque- manquent penuri-"),
        ("first", "priorit- premier- d-abord", "secondaire- accessoire- dernier-"),
        ("continue", "poursui- continu- reconduct- reconduir- renouvel-", "interromp- cesser cessent stopp- interrupt- suspend-"),
        ("with", "avec", "sans"),
        ("equal", "egal- equit- meme memes juste uniform-", "inegal- inequit- different- injust- discrimin-"),
        ("present", "present- presence", "absent- absence"),
        ("strict", "sever- ferme-te durci- strict- sanctionn- verbalis-", "souple- assoupli- indulgen- laxis- toler-"),
        ("always", "toujours souvent permanen- regulier-", "jamais rarement ponctuel- exceptionnel- temporaire-"),
        ("return", "reven- revienn- retour- restitu-", "depart- quitt-"),
        ("invest", "invest- financ- subvention- depens-", "economis- coupe- desinvest- definanc-"),
        ("local", "locaux local- locale- courts", "import- industriel- lointain-"),
        ("enter", "entr- adher- rejoin-", "sort- quitt-"),
        ("old", "neuf neuve neuves renov- modernis- nouve-", "ancien- vieux vieil- vetust-"),
        ("long", "long longs longue longues longtemps", "court courts courte courtes bref breve-"),
        ("big", "fort forts forte fortes grand grande grands grandes gros grosse haut hauts haute hautes eleve-", "petit petite petits petites basse basses faible-"),
        ("collective", "collecti- commun-", "individuel- personnel-"),
        ("increase-price", "encher- rencher-", "abaisse-"),
        ("know", "sait savent connai- inform- averti-", "ignor- meconnai- desinform-"),
        ("help", "aid- accompagn- assist- soutien- encourag-", "abandonn- decourag- penalis- dissuad-"),
    )
)  # fmt: skip


# Said of the thing itself, wherever they stand.
GOOD = _words(
    "genial- formidable- excellent- ideal- precieu- bonne-idee indispensable- bravo continuez plait plairait aimais"
)
BAD = _words(
    "folie crime vol scandale- absurd- honte dommage catastroph- erreur aberra- inacceptable- insultant- ridicule- idiot- disproportionne- delire gabegie danger-"
)

# To have it or not: when a source has no word of the same pair, these answer one another.
EXISTENCE = listed("""opening keeping allowing green hire continue""")
# Said of things rather than done: « payant », « long ».
QUALITIES = listed(
    """free cheap compelled speed early trust ease good public single online safety near clean
    light quiet sufficient first with equal present always local old long big collective"""
)


@lru_cache(maxsize=20_000)
def stance(said: str) -> int:
    """1: wants; -1: refuses; 0: neither."""
    if REFUSES.match(said):
        return -1
    return 1 if WANTS.match(said) else 0


@lru_cache(maxsize=20_000)
def poles(said: str) -> tuple[tuple[str, int], ...]:
    found = ((axis.name, axis.pole(said)) for axis in AXES)
    return tuple((name, pole) for name, pole in found if pole)
