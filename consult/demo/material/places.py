"""Communes by name of list: INSEE codes of the official geographic code."""

from __future__ import annotations

from .shape import words

# What people call these places in their texts.
NAMES: dict[str, str] = {
    "62119": "Béthune",
    "62498": "Lens",
    "62041": "Arras",
    "59178": "Douai",
    "59606": "Valenciennes",
    "59122": "Cambrai",
    "59392": "Maubeuge",
    "59183": "Dunkerque",
    "62193": "Calais",
    "62160": "Boulogne-sur-Mer",
    "62765": "Saint-Omer",
    "59295": "Hazebrouck",
    "59017": "Armentières",
    "59512": "Roubaix",
    "59599": "Tourcoing",
    "59350": "Lille",
    "59009": "Villeneuve-d'Ascq",
    "59650": "Wattrelos",
    "80021": "Amiens",
    "80001": "Abbeville",
    "80620": "Péronne",
    "80561": "Montdidier",
    "60057": "Beauvais",
    "60159": "Compiègne",
    "60175": "Creil",
    "60612": "Senlis",
    "60471": "Noyon",
    "60157": "Clermont",
    "02408": "Laon",
    "02722": "Soissons",
    "02691": "Saint-Quentin",
    "02173": "Chauny",
    "02168": "Château-Thierry",
    "02381": "Hirson",
    "59249": "Fourmies",
    "59036": "Avesnes-sur-Helpe",
    "59139": "Caudry",
    "59172": "Denain",
    "62178": "Bruay-la-Buissière",
    "62510": "Liévin",
    "62427": "Hénin-Beaumont",
    "62215": "Carvin",
    "62318": "Étaples",
    "62108": "Berck",
    "62268": "Desvres",
    "62364": "Fruges",
    "80016": "Albert",
    "80253": "Doullens",
    "80685": "Roye",
    "80410": "Ham",
    "02361": "Guise",
    "02789": "Vervins",
    "59043": "Bailleul",
    "59067": "Bergues",
    "59273": "Gravelines",
    "62893": "Wimereux",
    "62560": "Marquise",
    "62060": "Auxi-le-Château",
    "62767": "Saint-Pol-sur-Ternoise",
    "62065": "Avion",
    "62637": "Oignies",
    "59449": "Orchies",
    "59375": "Marchiennes",
    "59481": "Le Quesnoy",
    "59053": "Bavay",
    "59324": "Jeumont",
    "59033": "Aulnoye-Aymeries",
    "59328": "Lambersart",
    "59163": "Croix",
    "59410": "Mons-en-Barœul",
    "59360": "Loos",
    "59560": "Seclin",
}

PLACES: dict[str, tuple[str, ...]] = {
    "hauts-de-france": tuple(NAMES),
    "pays-de-la-loire": words(
        "44109 44184 44162 44143 44190 44114 44215 44047 44026 44035 44020 44131 44055 "
        "44069 49007 49099 49328 85191 85194 85047"
    ),
    "larzac": words(
        "12145 12208 12063 12044 12168 12025 12231 12077 12220 12155 12039 12082 12260 12274"
    ),
    "reunion": words(
        "97411 97415 97416 97422 97409 97414 97412 97410 97418 97408 97413 97407 97420 97404"
    ),
    "occitanie": words(
        "34172 34032 34301 34003 34145 30189 30007 30028 30032 30258 48095 48092 48140 "
        "12202 12145 12300 12208"
    ),
    "lille": words("59350 59512 59599 59009 59650 59328 59163 59410 59360 59560"),
}


def departement(commune: str) -> str:
    return commune[:3] if commune.startswith("97") else commune[:2]
