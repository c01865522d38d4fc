"""Postal addresses. That of a town hall or of a school is nobody's home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lists import listed
from .plain import Reading

Found = tuple[int, int]

_STREET = (
    "rue|r\\.|avenue|av\\.?|ave|alles?|all|boulevard|bd\\.?|bld|blvd|bvd|impasse|imp\\.|allees?|all\\.|lotissement|"
    "sentier|sente|venelle|ruelle|faubourg|fbg|esplanade|montee|chem\\.|chemin|route|rte|place|pl\\.|cours|"
    "square|passage|quai|cite|residence|clos|hameau|villa|voie|domaine|rond-point|promenade|traverse|"
    "cote|grand-?rue|grande rue|mail|parvis|galerie|rampe|cour|levee|corniche|rocade"
)
SURE = listed(
    """
    rue r. avenue av av. ave boulevard bd bd. bld blvd bvd impasse imp. allee alle ruelle
    """
)
ADDRESS = re.compile(
    r"(?<![\w.,/-])(?P<number>\d{1,4})(?: ?(?:bis|ter|quater|[a-d])\b)?(?: ?[-/] ?\d{1,4}(?: ?(?:bis|ter))?)?"
    rf" ?(?:,|;)? {{0,2}}(?P<type>{_STREET})(?![\w-]) {{0,2}}"
    r"(?P<small>(?:(?:de|du|des|la|le|les|aux?) |[ld]' ?){0,3})(?P<name>[\w'-]{2,40})"
    r"(?P<rest>(?: [\w'-]{2,25}){0,4}(?:,? {1,2}\d{5}(?: [\w'-]{2,30}){1,3})?)"
)
NOT_NAMES = listed(
    """
    sans qui que est en avec pour ou et dans sur pieton pietonne pietonnes pietonnier cyclable
    cyclables fermee fermees commercante par ont sont seulement seule parallele pmr parking parkings
    stationnement handicape handicapes creche creches assise assises libre libres disponible
    disponibles hebergement eau natation danse sport yoga gym musique francais anglais math maths
    dessin randonnee service departementale departementales nationale nationales communale
    communales rurale ruraux rural forestiers forestier forestiere interieure securisee souterrain
    autrefois entiere entieres par a d' publique publiques privee privees jour elu elus cinema
    camping theatre soir route arret minutes couverte couvertes dediee gratuite gratuites payante
    payantes supplementaire supplementaires debout vacante vacantes jeu jeux depot
    """
)
HOME = re.compile(
    r"\bhabit\w*|\babite?s?\b|\bresid\w+|\bdemeur\w+|\bdomicil\w*|\badresses?\b|\bloge\w*|"
    r"\bchez (?:moi|nous|lui|elle|m\w+|l\w+|notre|nos)\b|"
    r"\bje vis\b|\bj'? ?vis\b|\bvit\b|\bvivons\b|\bm(?:on|a) (?:maison|immeuble|appart\w*|logement|"
    r"rue)\b|\bvoisine?s?\b|"
    r"\bmonsieur\b|\bmadame\b|\bmme\b|\bm\. |\bmr\b"
)
PUBLIC = re.compile(
    r"\b(?:mairie|hotel de ville|prefecture|sous-prefecture|hopital|chu|chr|caf|cpam|carsat|ehpad|france travail|"
    r"pole emploi|mission locale|impots|tresor public|commissariat|gendarmerie|police municipale|ecoles?|maternelle|"
    r"college|lycee|universite|creche|gymnase|stade|piscine|mediatheque|bibliotheque|musee|theatre|cinema|"
    r"salle (?:des fetes|polyvalente|municipale)|maison (?:des? \w+|france services|departementale|du citoyen)|"
    r"france services|office de tourisme|office du tourisme|gare|poste|tribunal|dechetterie|decheterie|chambre de \w+|"
    r"standard|accueil|guichet|permanence|secretariat|services? (?:\w+ )?(?:technique|urbanisme|"
    r"etat civil|client\w*|social|"
    r"sociaux|publics?|voirie)|samu social|ministere|rectorat|ddt|dreal|ars|msa|urssaf|centre social|"
    r"ccas|numero vert)\b"
)
MINE = re.compile(r"\b(?:j|je|j'\w*|mon|ma|mes|moi|me|m'\w*|chez)\b")
TIMES = re.compile(
    r"(?:\ben|\bdepuis|\bde|\bfin|\bdebut|\bannees?|\bvers|\bavant|\bapres|\bl'an|\bdes|\bjanvier|\bfevrier|\bmars|"
    r"\bavril|\bmai|\bjuin|\bjuillet|\baout|\bseptembre|\boctobre|\bnovembre|\bdecembre) $"
)
NUMBERED = re.compile(
    r"(?:\b(?:lignes?|bus|tram|tramway|metro|car|navette|article|zone|lot)|\d ?[h:]) ?$"
)
PLACE_NUMBERED = re.compile(
    r"\blieu[ -]?dits?\b[ ,:]{1,3}[^\n,;.]{2,40}[, ]{1,3}\d{5}\b(?: [\w'-]{2,30}){0,2}"
)
LAST_NUMBER = re.compile(
    r"\b(?:habit\w+|resid\w+|demeur\w+|domicil\w+|adresse|chez moi|loge\w*|vi[st]|vivons)\b[^.\n]{0,25}?\b"
    r"((?:rue|avenue|av\.?|boulevard|bd|impasse|allee|chemin|place|quai|route|rte|cours|square|montee) [^.,;\n\d]{3,40}?,? ?(?:au )?(?:n°|"
    r"no|numero)? ?\d{1,4})\b"
)
FLAT = re.compile(
    r"\b(?:appartement|appart|appt|apt|app)\.? ?(?:n°|no|numero)? ?[a-z]?-?\d{1,4}[a-z]?\b"
    r"(?! ?(?:pieces?|m2|m²|metres|chambres?|euros|€|%|personnes|places|ans))"
)
BUILDING = re.compile(
    r"\b(?:residence|batiment|bat|immeuble|escalier|esc|etage|porte|tour|hall|rue|hlm)\b"
)


NUMBERS, POSTCODE = re.compile(r"\d"), re.compile(r"\b\d{5}\b")
# « Au numéro 8 de l’impasse des Roses. »
NUMBER_OF = re.compile(
    rf"(?:\b(?:au|numero|no)|n°|nº) ?(?:n° ?|numero )?(?P<number>\d{{1,4}})(?: ?(?:bis|ter))?,? (?:de la |de l'|du |des |de )(?:{_STREET})(?![\w-])"
    r"[^,.;\n\d]{2,40}(?:,? \d{5} [\w'-]{2,30})?"
)
# A place without a number, up to its postcode.
PLACE_CODED = re.compile(
    r"(?<![\w-])(?:(?:bp|cs|b\.p\.|boite postale) ?n?°? ?\d{1,5}|(?:le |la |les |l'|au |aux )?(?:mas|ferme|bourg|hameau|quartier|section|villa|residence|domaine|"
    r"chateau|lotissement|cite|chemin|route|rte|chalet|moulin|habitation|ravine|morne|lieu-dit|lieudit|ld|ecart|chef-lieu|camping|impasse|rue|allee|tour|clos|"
    r"logis|manoir|bergerie|maison)\b[^,.;:!?\n]{0,45}(?:,[^,.;:!?\n]{0,40})?),? ?\d{5} (?!habitants|euros|personnes|logements|m2|voitures|places|emplois)[a-z][\w'-]+(?: [\w'-]{2,20}){0,2}"
)
# « Notre adresse, Le Bourg, 23150 Ahun ».
GIVEN = re.compile(r"\badresse[^.\n]{0,20}?[:,] ?[^.:\n@]{3,60}?,? \d{5} [a-z][\w'-]+")
# « 10, Grande-Rue »; « avenue de Cour 88, 1007 Lausanne »; « avenue Foch, numéro 90 ».
MAIN_STREET = re.compile(
    r"(?<![\w.,/-])\d{1,4}(?: bis)?,? grand(?:e|')?[- ]?(?:rue|place)\b(?:,? \d{4,5} [a-z][\w'-]+)?"
)
STREET_FIRST = re.compile(
    r"\b(?:rue|avenue|av\.?|boulevard|bd|chaussee|impasse|allee|quai|place|chemin) [^.,;:!?\n\d]{3,40}(?:,? \d{1,4}(?: ?(?:bis|[a-d]))?,? "
    r"\d{4,5} (?!vehicules|habitants|euros|personnes|voitures|logements|camions|passages|ans|m2)[a-z][\w'-]+|, ?(?:au )?(?:numero|n°|no) ?\d{1,4}(?:,? a [\w-]+)?)"
)
# « Kergoat, 29180 Quéménéven »: a name of place, its postcode, its town, with their capitals.
CAPITALS_CODED = re.compile(
    r"(?<![\w'-])(?:(?:Les?|La|L'|Au|Aux|Lieu-dit) ?)?[A-ZÀ-Þ][\w'-]+(?: (?:de |du |des |la |le |les |l'|d')*[A-ZÀ-Þ0-9][\w'-]*){0,3},? \d{5},? [A-ZÀ-Þ][\w'-]+"
)
INSIDE = re.compile(
    r"\b(?:bat|batiment|hall|tour|esc|escalier)\.? ?[a-z\d]{1,3},? (?:esc|escalier|porte|etage|appt|apt|appart|appartement|hall|cage)\.? ?\d?[a-z\d]{1,4}\b"
)

NOBODYS = re.compile(
    r"\b(?:commune|ville|code|cedex|cs|bp|association|asso|festival|canton|centre|siege|agence|zone|za|zi|zac|bureau|service|maison)\b"
)
# Known of all, and nobody's home.
FAMOUS = re.compile(
    r"36,? quai des orfevres|55,? rue du faubourg saint[ -]honore|57,? rue de varenne|10,? rue de solferino"
)


def addresses(reading: Reading) -> Iterator[Found]:
    plain = reading.plain
    for m in ADDRESS.finditer(plain):
        if _is_address(reading, m) and not ends_public(plain, m.start()):
            yield m.start(), _end(reading, m)
    for m in PLACE_NUMBERED.finditer(plain):
        yield m.span()
    for needed, pattern in (
        (NUMBERS, NUMBER_OF),
        (POSTCODE, PLACE_CODED),
        (POSTCODE, GIVEN),
        (NUMBERS, MAIN_STREET),
        (NUMBERS, STREET_FIRST),
        (NUMBERS, INSIDE),
    ):
        for m in pattern.finditer(plain) if needed.search(plain) else ():
            if not ends_public(plain, m.start()) and not PUBLIC.search(m[0]):
                yield m.span()
    for m in CAPITALS_CODED.finditer(reading.clean) if POSTCODE.search(plain) else ():
        said = plain[m.start() : m.end()]
        if (
            not ends_public(plain, m.start())
            and not PUBLIC.search(said)
            and not NOBODYS.search(said)
        ):
            yield m.span()
    for m in LAST_NUMBER.finditer(plain):
        yield m.span(1)
    for m in FLAT.finditer(plain):
        before = plain[max(0, m.start() - 70) : m.start()]
        if before.endswith(" un "):
            continue
        if BUILDING.search(before) or HOME.search(before):
            yield m.span()


def _is_address(reading: Reading, m: re.Match[str]) -> bool:
    before = reading.plain[max(0, m.start() - 60) : m.start()]
    if m["name"] in NOT_NAMES or NUMBERED.search(before) or FAMOUS.match(m[0]):
        return False
    if re.fullmatch("(?:19|20)\\d\\d", m["number"]) and TIMES.search(before):
        return False
    named = reading.clean[m.start("name")].isupper() and not m[0].isupper()
    coded = re.search(r"\b\d{5}\b", m["rest"]) is not None
    home = HOME.search(before) is not None
    if m["type"] in SURE:
        return True
    return coded or home or (named and reading.clean[m.start("type")].islower())


def _end(reading: Reading, m: re.Match[str]) -> int:
    """Up to the town when there is a postcode, else to the last capital of the street's name."""
    if re.search(r"\d{5}", m["rest"]):
        return m.end()
    end = m.end("name")
    for word in re.finditer(r" ([\w'-]+)", reading.clean[end : m.end()]):
        if not word[1][0].isupper():
            break
        end = m.end("name") + word.end()
    return end


def ends_public(plain: str, start: int) -> bool:
    """What stands before says a public place, and nothing of oneself, in the same sentence."""
    said = re.split(r"[.!?\n] ", plain[max(0, start - 70) : start])[-1]
    found = PUBLIC.search(said)
    return found is not None and not MINE.search(said) and not HOME.search(said)
