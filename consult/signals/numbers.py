"""Numbers that name a person, each proved by its key or by its form: NIR, IBAN, card, plate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lists import listed
from .plain import Reading

Found = tuple[int, int]

NIR = re.compile(
    r"(?<![\w])([1-478])[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d|2[ab])[ .-]?(\d[ .-]?\d\d)[ .-]?(\d{3})"
    r"(?:[ .-]{0,3}(?:/ ?)?(?:cle ?:? ?)?(\d\d))?(?![\w])"
)
SECURITY = re.compile(
    r"\bsecu\b|securite sociale|\bnir\b|\bn(?:°|o|umero)? ?(?:de )?ss\b|insee|assure"
)
OWN = re.compile(
    r"\b(?:mon|ma|son|sa|votre|ton) (?:n°|no|numero|nir)[^.\n]{0,30}$|\b(?:nir|secu|securite sociale) ?(?::|n°|numero|est|=|c'est)? ?$"
)


def nirs(reading: Reading) -> Iterator[Found]:
    """With its key, a NIR is proved; without, the words before it must say what it is."""
    for m in NIR.finditer(reading.plain):
        said, month, key = re.sub(r"\W", "", "".join(m.groups()[:6])), int(m[3]), m[7]
        if not (1 <= month <= 12 or 20 <= month <= 42 or month >= 50):
            continue
        before = reading.plain[max(0, m.start() - 60) : m.start()]
        if key is None or not _has_key(said, int(key)):
            spoken = SECURITY.search(before) or SECURITY.search(
                reading.plain, m.end(), m.end() + 40
            )
            if not spoken or (key is not None and not OWN.search(before)):
                continue
        yield m.span()


def _has_key(said: str, key: int) -> bool:
    return 97 - int(said.replace("2a", "19").replace("2b", "18")) % 97 == key


IBAN = re.compile(r"(?<![a-z0-9])[a-z]{2} ?\d\d(?:[ .-]?[a-z0-9]){11,30}(?![a-z0-9])")
LENGTHS = {
    "fr": 27, "mc": 27, "be": 16, "de": 22, "lu": 20, "ch": 21, "es": 24, "it": 27, "pt": 25, "nl": 18, "gb": 22,
    "ie": 22, "at": 20, "lt": 20, "pl": 28, "ro": 24, "ma": 28, "tn": 24, "dz": 26, "sn": 28, "ci": 28, "ad": 24,
}  # fmt: skip


def ibans(reading: Reading) -> Iterator[Found]:
    """Proved by its remainder modulo 97, once cut at the length of its country."""
    for m in IBAN.finditer(reading.plain):
        taken, end = "", m.start()
        wanted = LENGTHS.get(m[0][:2], 0)
        for place in range(m.start(), m.end()):
            if reading.plain[place].isalnum():
                taken, end = taken + reading.plain[place], place + 1
            if len(taken) == wanted:
                break
        if len(taken) == wanted and sum(map(str.isdigit, taken)) > 9 and _remainder(taken) == 1:
            yield m.start(), end


def _remainder(said: str) -> int:
    return int("".join(str(int(c, 36)) for c in said[4:] + said[:4])) % 97


CARD = re.compile(r"(?<![\d.-])[345]\d{3}(?:[ -]?\d{4}){3}(?![\d-])")


def cards(reading: Reading) -> Iterator[Found]:
    for m in CARD.finditer(reading.plain):
        digits = [int(c) for c in m[0] if c.isdigit()]
        doubled = [sum(divmod(2 * n, 10)) for n in digits[-2::-2]]
        if (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0:
            yield m.span()


_LETTER = "[A-HJ-NP-TV-Z]"
PLATE = re.compile(
    rf"(?<![\w-]){_LETTER}{{2}}(?P<sep>[ .-]?)\d{{3}}(?P=sep){_LETTER}{{2}}(?![\w-])", re.IGNORECASE
)
OLD_PLATE = re.compile(
    r"(?<![\w,.-])\d{1,4}[ -]?[A-HJ-NP-Z]{2,3}[ -]?(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])(?![\w-])",
    re.IGNORECASE,
)
VEHICLE = re.compile(
    r"\b(?:plaque|immat\w*|voitures?|vehicules?|auto|bagnole|caisse|camions?|camionnette|fourgon\w*|"
    r"utilitaire|motos?|scooters?|quad|remorque|caravane|camping-car|clio|twingo|megane|kangoo|"
    r"scenic|dacia|duster|sandero|renault|peugeot|citroen|c[1-5]|(?:la|ma|sa|une|ta|notre|votre|peugeot) [1-6]0[1-8]8?|berlingo|bmw|audi|"
    r"mercedes|golf|polo|volkswagen|opel|corsa|ford|fiesta|focus|toyota|yaris|fiat|tesla|nissan|"
    r"qashqai|seat|skoda|4x4|suv|conduct\w*|chauffard|gare|garee|stationn\w*|roule)\b"
)


# « La 206 ne roule plus. »
SMALL = listed("la le de du en au ne se et ou il un on es sa si ma ta je tu ce ca as ai qu")
WORDS = re.compile(
    "(?:les|des|met|est|ans|par|sur|qui|que|une|son|ses|mes|nos|vos|bis|ter|lot|fin|dit|pas|sud|ou|et|en|de|le|la|au|km|mn|cm|mm|eur|kwh)"
)
REFERENCE = re.compile(
    r"\b(?:modele|references?|ref|chaudiere|version|lot|cadastr\w*|parcelle|dossier|produit|serie|norme|article|facture|"
    r"commande|ticket|appareil|pompe|code|colis)\b"
)
# Of other countries, where the sentence says so.
ABROAD = re.compile(
    r"(?<![\w-])(?:[12]-[A-Z]{3}-\d{3}|\d{4} ?[B-DF-HJ-NP-TV-Z]{3}|[A-Z]{1,3}[- ][A-Z]{1,2} ?\d{1,4}|"
    r"(?:GE|VD|VS|FR|NE|JU|ZH|BE|BS|TI|AG|LU|SG|TG) ?\d{4,6}|[A-Z]{2} ?\d{4}|[A-Z]{2}\d{2} ?[A-Z]{3})(?![\w-])"
)
COUNTRY = re.compile(
    r"\b(?:plaques?|immatricul\w*|immat)\b|\b(?:voiture|camion|vehicule|fourgon\w*|4x4|suv|berline) (?:\w+ )?(?:belge|allemande?|suisse|espagnole?|italien(?:ne)?|luxembourgeoise?|anglaise?|portugaise?|polonaise?|roumaine?)\b"
)


def plates(reading: Reading) -> Iterator[Found]:
    """The form of today with its dashes; others where a vehicle is spoken of."""
    for m in PLATE.finditer(reading.clean):
        if m[0][:2] in SMALL or m[0][-2:] in SMALL:
            continue
        if (
            (m["sep"] == "-" and not _reference(reading, m))
            or (m["sep"] == " " and m[0].isupper())
            or _vehicle(reading, *m.span())
        ):
            yield m.span()
    for m in OLD_PLATE.finditer(reading.clean):
        if not WORDS.search(m[0]) and _vehicle(reading, *m.span()):
            yield m.span()

    for m in ABROAD.finditer(reading.clean):
        if COUNTRY.search(reading.plain, max(0, m.start() - 60), m.end() + 40):
            yield m.span()


def _reference(reading: Reading, m: re.Match[str]) -> bool:
    """« Chaudière GT-124-XL » is no car."""
    said = REFERENCE.search(reading.plain, max(0, m.start() - 40), m.start())
    return said is not None and not _vehicle(reading, *m.span())


def _vehicle(reading: Reading, start: int, end: int) -> bool:
    return bool(VEHICLE.search(reading.plain, max(0, start - 80), end + 60))
