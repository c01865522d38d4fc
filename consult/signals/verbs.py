"""Verbs of violence in every form that announces it: to do, done now, to come."""

from __future__ import annotations

from .lists import listed

# To a person alone.
_HUMAN = listed(
    """
    but butt flingu egorg etrangl tabass lynch decapit fusill poignard surin etrip zigouill dezingu schlass assassin
    gifl baff goum latt savat derouill marav castagn ross trucid kalach kalash rafal eventr gaz shoot fum plomb bastonn tarrass
    defonc defigur violent molest talocher tartin torgnol scalp canard sequestr kidnapp ligot lapid castr empal defenestr immol mitraill degomm estourb cribl dessoud
    """
)
# Also said of a tree, of a shop, of a law.
_OTHER = listed(
    """
    tu crev saign massacr broy cogn frapp plant brul cram eclat explos fracass ecras noy enterr achev elimin liquid extermin tortur viol
    corrig dress allum claqu matraqu tap etouff empoisonn pulveris dezingu atomis annihil execut incendi dynamit
    """
)
_IRREGULAR_HUMAN = {
    "inf": "pendre occire",
    "now": "pends pend pendent",
    "later": "pendrai pendra pendrons pendront pendrais pendrait",
}
_IRREGULAR = {
    "inf": "abattre descendre demolir battre rouer ecorcher detruire",
    "now": "abats abat abattent descends descend demolis demolit bats bat",
    "later": "abattrai abattra abattrons abattront descendrai descendra descendrons descendront demolirai demolira demolirons demoliront",
}
_LATER = ("erai", "era", "erons", "eront", "erais", "erait", "erions", "eraient", "eras", "erez")


def _forms(stems: frozenset[str], endings: tuple[str, ...], more: str) -> frozenset[str]:
    return frozenset(f"{stem}{ending}" for stem in stems for ending in endings) | listed(more)


KILL = _forms(_HUMAN, ("er", "ers"), _IRREGULAR_HUMAN["inf"])
HIT = _forms(_OTHER, ("er",), _IRREGULAR["inf"])
ORDER = _forms(
    _HUMAN | _OTHER,
    ("ez", "ons"),
    "pendez pendons abattez abattons brisez cassez petez arrachez coupez tranchez broyez caner canez",
)
KILLS = _forms(_HUMAN, ("e", "es", "ent"), _IRREGULAR_HUMAN["now"])
HITS = _forms(_OTHER, ("e", "es", "ent"), _IRREGULAR["now"]) | listed("noie noient broie broient")
WILL_KILL = _forms(_HUMAN, _LATER, _IRREGULAR_HUMAN["later"])
WILL_HIT = _forms(_OTHER, _LATER, _IRREGULAR["later"]) | listed("noierai noiera broierai broiera")
BREAK = listed(
    """
    casser peter briser arracher couper exploser defoncer eclater fracasser tordre demonter trancher crever broyer pulveriser scier
    sectionner demolir ouvrir botter ratatiner demantibuler eborgner fendre aplatir
    casse pete brise arrache coupe explose defonce eclate fracasse tords tord demonte tranche creve broie botte fends
    casserai cassera casserons peterai petera peterons briserai brisera arracherai arrachera couperai coupera couperons exploserai explosera
    defoncerai defoncera eclaterai eclatera fracasserai fracassera tordrai tordra trancherai tranchera creverai crevera demonterai demontera
    """
)
PARTS = listed(
    """
    gueule gueules dent dents tete tetes crane jambe jambes tronche genou genoux face os bras nez machoire machoires cotes main mains doigt doigts
    rotule rotules langue gorge cou yeux oeil œil couilles colonne tibia tibias mollets cheville chevilles poignet poignets pif ratiches chicots
    portrait cul coeur nuque tempe tripes boyaux trogne rate foie
    """
)
ARMS = listed(
    """
    fusil fusils carabine carabines flingue flingues calibre couteau couteaux batte battes hache haches kalach kalachnikov kalachs fourche fourches
    machette machettes tronconneuse chevrotine chevrotines molotov molotovs pistolet revolver barre barres marteau
    cutter lame opinel gourdin gourdins matraque explosif explosifs dynamite
    grenade grenades pitbull pitbulls tazer taser gun schlass surin
    """
)
KIN = listed(
    """
    femme mari fille filles fils enfant enfants gosse gosses gamin gamins gamine famille mere pere parents frere soeur conjoint compagne
    proches petits mioches mome momes
    """
)
HOMES = listed(
    """
    maison maisons voiture voitures bagnole bagnoles caisse baraque baraques villa appart appartement immeuble pavillon vitrine vitrines permanence bureau bureaux local locaux mairie hangar grange garage
    engins engin chantier camion grue pelleteuse chalet cabane entrepot usine antenne eolienne eoliennes radar radars guichet agence siege prefecture cabinet
    """
)
