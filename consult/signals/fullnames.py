"""A first name and a family name, where the sentence says of whom: reached, owning, accused, beside an address.

A full name alone is not enough: consultations quote authors, ministers and streets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .humans import PEOPLE
from .lists import listed
from .people import FAMILY_NAMES, FIRST_NAMES, FUNCTIONS
from .plain import Reading

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'-]+"
CANDIDATE = re.compile(
    rf"(?<![\w'@.-]){_CAPITAL} (?:(?:de la |de |du |van |von |le |la |el |ben |da |dos |d'|Le |La |De |Du |Van |El |Ben |Da |Di ))?{_CAPITAL}(?![@\w])"
)
LOWER = re.compile(
    r"(?<![\w'@.-])([a-zà-ÿ]{3,15}(?:-[a-zà-ÿ]{3,12})?) ([a-zà-ÿ'-]{3,20})(?![@\w.-]*@)(?![\w-])"
)
# Words as well as first names.
WORDS = listed(
    """
    rose claire france said max marine victor roman martin ali pierre jean marie cage colin blanche reine ange victoire lise prune
    olive aime aimee fleur eve dominique franc noel parfait juste constant clement lucie felix solange florence lea leon robin basile
    """
)
CONTACT = re.compile(
    r"\w@\w|\barobase\b|\b0\d(?:[ .-]?\d\d){2}|\+\d\d|\b\d{5} \w|\b\d{1,4},? ?(?:bis |ter )?,? ?(?:rue|r\.|avenue|av\b|bd|boulevard|impasse|chemin|allee|place|pl\.|"
    r"route|cours|quai|square|cote|montee|residence)\b|\bbp \d|\biban\b|\bfr\d\d "
)
INTRODUCED = re.compile(
    r"(?:\b(?:contact\w*|joindre|appele[rz]|appelez|rappele[rz]|demande[rz]|ecri(?:re|vez)|voir|nommee?|denommee?|un certain|une certaine|s'appel\w+|appelee?|nom|prenom|"
    r"signe\w*|accuse\w*|denonce\w*|plainte contre|soupconne\w*|remercie\w*|au nom|a l'attention|destinataire|titulaire|adressez-vous|est|responsable|coupable|"
    r"referente?|correspondante?|interlocuteur|interlocutrice|temoin|trice)(?: (?:a|avec|est|de|par|monsieur|madame|c'est|apres))? ?[:,]? ?|"
    r"\b(?:moi|nous|lui|elle|demandez|contact|ca|dire|denoncer) ?[:,] ?)$"
)
OWNING = re.compile(
    r"\b(?:chiens?|chiennes?|chats?|voiture|bagnole|maison|haie|terrain|jardin|fils|fille|femme|mari|mere|pere|frere|soeur|enfants?|gamins?|gosses?|boutique|garage|magasin|"
    r"ferme|champ|cabinet|camion|moto|scooter|caravane|tondeuse|arbres?|mur|portail|cloture|dossier|entreprise|chantier|poules?|poulailler|coq|taxi|bar|"
    r"restaurant|piscine|parcelle|appartement|logement|epicerie|chevaux|cheval|betes|troupeau|tracteur|fumier|hangar|atelier|amende|conge|bail|chez) (?:de |d')$|\bchez $"
)
BEHAVIOUR = re.compile(
    r",? (?:qui |il |elle |lui |celui qui |celle qui |et sa femme |et son mari |et son fils )?(?:(?:ne |n'|me |m'|nous |se |s'|l'|les |le |la |lui |leur |y |en |a |ont |est |continue (?:de |a )|passe son temps a |tout |"
    r"aurait |avait |va |vient de |ose |refuse de |du \w+ |de la \w+ |au \d+,? )){0,4}"
    r"(?:vol|frapp|touch|trich|fraud|ment|insult|harcel|menac|cogn|boi[st]|dor[st]|cri|perd|refus|bloqu|brul|gar|jet|construi|lou|deal|vend|trafiqu|abus|couch|tripot|"
    r"detourn|squatt|empoisonn|tap|gueul|hurl|bat|maltrait|vir|licenci|piqu|escroqu|arnaqu|rackett|pollu|devers|travaill|tien|habit|log|encaiss|embauch|coup|tu[eé]|"
    r"sabot|cach|tromp|laiss|fum|condui|roul|falsifi|agress|mor[dt]|puni|transmi|racont|bless|renvers|fout|menti|dealer|exploit|rackett|arros|stock|pass|sor[st]|sous-lou|"
    r"ouvr|ferm|stationn|occup|boir|emmerd|pourri|terroris|raccroch|pose|epand|decharg|insulte|denonc|espionn|film|suiv|suit|drogu|crach|siffl|humili|gifl|claqu|traumatis|favoris|corromp|magouill)\w*\b"
)
OFFICE = re.compile(
    r",? (?:du |de la |de l'|de l |des |au |a l'|a la )(?:secretariat|accueil|guichet|service|standard|urbanisme|compta\w*|caf|poste|voirie|bureau|"
    r"\d+e? ?(?:etage)?|cantine|scolarite|syndic|perception)\b"
)
DOER = re.compile(r"\bc'est $|\bc est $|\bc $")
MY = re.compile(r"\b(?:mon|ma|notre|votre|le|la) [a-z-]+ $")
ASIDE = re.compile(r",? ?(?:\([^()\n]{2,30}\),?|,? c'est son nom,|, [^,.;\n]{2,40},)(?= )")
WHO_DID = re.compile(r",? (?:qui|le|la|du|au)\b")
# Trades whose people are quoted for their work.
QUOTED = listed(
    "auteur auteure ecrivain artiste acteur actrice chanteur chanteuse journaliste president presidente ministre depute deputee maire mairesse elu elue senateur senatrice"
    " prefet prefete expert experte animateur animatrice presentateur editorialiste chroniqueur influenceur pape chercheur avocat gens personne rue"
)
TRADES = PEOPLE - QUOTED


def find(reading: Reading) -> Iterator[tuple[int, int]]:
    clean, plain = reading.clean, reading.plain
    reached = CONTACT.search(plain) is not None
    if not reached and FIRST_NAMES.isdisjoint(re.findall(r"[a-z]+", plain)):
        return
    position = 0
    while m := CANDIDATE.search(clean, position):
        position = clean.index(" ", m.start()) + 1
        words = plain[m.start() : m.end()].split(" ")
        known = words[0].split("-")[0] in FIRST_NAMES or words[-1].split("-")[0] in FIRST_NAMES
        named = words[0] not in FUNCTIONS and words[-1] not in FUNCTIONS and len(words[-1]) > 2
        if named and (
            _said_of(plain, m.start(), m.end())
            if words[0].split("-")[0] in FIRST_NAMES
            else _reached(plain, m.start(), m.end()) and (known or _strictly(plain, m.start()))
        ):
            yield m.span()
            position = m.end()
    position = 0
    while m := LOWER.search(plain, position):
        first, last = m[1].split("-")[0], m[2]
        position = m.end(1)
        if (
            first not in FIRST_NAMES
            or first in WORDS
            or last in FUNCTIONS
            or (last in FIRST_NAMES and last not in FAMILY_NAMES)
        ):
            continue
        before, after = plain[max(0, m.start() - 60) : m.start()], plain[m.end() : m.end() + 60]
        known = last in FAMILY_NAMES
        if (
            OWNING.search(before)
            or (DOER.search(before) and WHO_DID.match(after))
            or (_strictly(plain, m.start()) and CONTACT.search(after))
            or (MY.search(before) and _trade(before) and BEHAVIOUR.match(after))
            or (before.endswith(", ") and _trade(before) and after.startswith(","))
            or (
                known
                and (
                    OFFICE.match(after)
                    or BEHAVIOUR.match(after)
                    or INTRODUCED.search(before)
                    or _trade(before)
                )
            )
        ):
            yield m.span()
            position = m.end()


# Whoever bears a rare first name, or writes it last, where a form or a call says that it is a name.
STRICTLY = re.compile(
    r"(?:\b(?:nom|prenom|nom et prenom|contact(?: presse)?[^.\n:]{0,20}|interlocut\w+|titulaire|signe) ?: ?|\bau nom de |\bje m'appelle |\b(?:joindre|appele[rz]|contacte[rz]|demande[rz]) )$"
)


def _strictly(plain: str, start: int) -> bool:
    return STRICTLY.search(plain[max(0, start - 60) : start]) is not None


def _reached(plain: str, start: int, end: int) -> bool:
    return CONTACT.search(plain[end : end + 45]) is not None and (
        INTRODUCED.search(plain[max(0, start - 60) : start]) is not None or _strictly(plain, start)
    )


def _said_of(plain: str, start: int, end: int) -> bool:
    before, after = plain[max(0, start - 60) : start], plain[end : end + 90]
    aside = ASIDE.match(after)
    return bool(
        (
            aside
            and BEHAVIOUR.match(after, aside.end())
            and not QUOTED.intersection(aside[0].replace(",", " ").split())
        )
        or CONTACT.search(after[:40])
        or CONTACT.search(before[-30:])
        or INTRODUCED.search(before)
        or OWNING.search(before)
        or BEHAVIOUR.match(after)
        or OFFICE.match(after)
        or (DOER.search(before) and WHO_DID.match(after))
        or _trade(before)
    )


NEAR = re.compile(r"\b([a-z-]+)(?:,| :)? ?(?:c'est |c |c est |nommee? |est )?$")
FARTHER = re.compile(
    r"\b([a-z-]+) (?:du|de la|de l'|de l|d'|des|de|en) ?[\w'-]+(?: [\w'-]+)?(?:,| :)? ?(?:c'est )?$"
)


def _trade(before: str) -> bool:
    """« Le gardien, … », « la dame de l’accueil, … »."""
    return any(
        m is not None and m[1] in TRADES for m in (NEAR.search(before), FARTHER.search(before))
    )
