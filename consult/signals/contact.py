"""Ways to reach a person: telephone numbers and e-mail addresses, spelled out too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ..lazy import phonenumbers
from .lists import listed
from .places import ends_public
from .plain import Reading

Found = tuple[int, int]

_GAP = r"(?:[ .\-/_·|+*]{0,3}|[,:])"
FRENCH = re.compile(
    rf"(?<![\w+])(?<!\d-)(?:(?:\+|00){_GAP}(?:33|262|590|594|596){_GAP}(?:\( ?0 ?\){_GAP}|0{_GAP})?|"
    rf"\(?(?:[0o]|zero)\)?{_GAP})[1-79]\)?(?:{_GAP}[\doil]){{8}}(?![\doil])"
)
ABROAD = re.compile(r"(?<![\w+])(?:\+|00) ?[1-9][\d .\-()/]{6,18}\d(?!\d)")
# Six or eight digits, in the Pacific and at Saint-Pierre: only where a telephone is spoken of.
SHORT = re.compile(
    r"\b(?:tel|telephone|portable|mobile|gsm|fixe|appel\w*|joign\w*|joindre|numero|whatsapp)\b"
    r"[^\w\n]{0,4}(?:(?:est|le|au|:)[^\w\n]{1,3}){0,2}(\d\d(?:[ .-]?\d\d){2,3}|[67](?:[ .-]?\d\d){4})(?![ .-]?\d)"
)
# How the digits of a telephone are grouped: dates and references are grouped otherwise.
GROUPS = {
    *[(10,), (2, 2, 2, 2, 2), (4, 2, 2, 2), (2, 2, 3, 3), (2, 3, 3, 2), (4, 3, 3), (4, 6)],
    *[(2, 8), (2, 4, 4), (2, 2, 2, 4), (1,) * 10, (1, 1, 2, 2, 2, 2), (2, 2, 2, 2, 1, 1)],
}
REGIONS = ("FR", "RE", "GP", "MQ", "GF", "YT", "PF", "NC", "PM", "WF")
_ONES = "zero|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
_NUMBER = (
    rf"(?:{_ONES}|une?|vingts?|trente|quarante|cinquante|soixante|septante|octante|nonante|et)"
)
SPELLED = re.compile(
    rf"\bzero[ ,./-]{{1,3}}(?:six|sept|un|deux|trois|quatre|cinq|neuf)(?:[ ,./-]{{1,3}}{_NUMBER}){{4,24}}\b"
)


# « Zéro six 14 22… », « 06 un deux trois… ».
MIXED = re.compile(
    rf"\b(?:0[1-79]|zero[ ,-]{{1,2}}(?:[1-79]|six|sept|un|deux|trois|quatre|cinq|neuf))(?:[ ,./-]{{1,3}}(?:\d{{1,2}}|{_NUMBER})){{4,16}}\b(?<=[a-z\d])"
)
STARTED = re.compile(r"\bzero\b|\b0[1-79]\b")
LETTERS = re.compile(r"\b(?!et\b)[a-z]{2,}")
COMMA = re.compile(r"(?<![\w.+-])[\w.+-]{2,40}@[\w-]{2,30}, ?(?:fr|com|net|org)\b")


def phones(reading: Reading) -> Iterator[Found]:
    plain = reading.plain
    for m in FRENCH.finditer(plain):
        cut = tuple(map(len, re.findall(r"\d+", m[0]))) not in GROUPS
        if cut and plain[max(0, m.start() - 2) : m.start()].strip(" .-").isdigit():
            continue
        if _is_phone(m[0]) and not _of_a_service(reading, m.start(), m[0]):
            yield m.span()
    for m in ABROAD.finditer(plain):
        if _valid(m[0], "FR") and not FRENCH.match(plain, m.start()):
            yield m.span()
    for m in SHORT.finditer(plain):
        if (m[1][0] in "67" and len(re.sub(r"\D", "", m[1])) == 9) or any(
            _valid(m[1], region) for region in REGIONS[6:]
        ):  # its first zero left out
            yield m.span(1)
    if STARTED.search(plain):
        for m in SPELLED.finditer(plain):
            yield m.span()
        for m in MIXED.finditer(plain):
            if len(LETTERS.findall(m[0])) > 2 or m[0].startswith("zero"):
                yield m.span()


TYPED = str.maketrans("oil", "011")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _is_phone(said: str) -> bool:
    # A letter « o » for a zero, but for a whole number of them.
    said = said.replace("zero", "0").translate(TYPED)
    if "," in said and said[:2] not in ("06", "07"):
        return False
    if said.lstrip("(").startswith(("+", "00")):
        return True
    groups = tuple(map(len, re.findall(r"\d+", said)))
    if groups not in GROUPS:
        # However it is cut, a mobile phone is one, but for a date among its digits.
        return said[:2] in ("06", "07") and not YEAR.search(said) and _valid(said, "FR")
    if groups == (2, 2, 2, 2, 2):
        pairs = [int(pair) for pair in re.findall(r"\d+", said)]
        steps = {b - a for a, b in pairwise(pairs)}
        return steps not in ({1}, {2}, {5}, {10}, {0, 1})  # a list of numbers
    return len(groups) > 1 or _valid(said, "FR") or any(_valid(said, r) for r in REGIONS[1:6])


def _valid(said: str, region: str) -> bool:
    try:
        number: Any = phonenumbers.parse(said, region)
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_valid_number(number))


def _of_a_service(reading: Reading, start: int, said: str) -> bool:
    """The line of a town hall reaches nobody in particular; a mobile phone always does."""
    digits = (
        re.sub(r"\D", "", said.replace("zero", "0").translate(TYPED))
        .removeprefix("00")
        .removeprefix("33")
        .lstrip("0")
    )
    return digits[:1] not in "67" and ends_public(reading.plain, start)


EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)*\.[a-z]{2,18}(?![\w-])")
PROVIDERS = (
    "gmail|googlemail|orange|wanadoo|free|laposte|hotmail|outlook|live|msn|yahoo|ymail|sfr|neuf|"
    "bbox|numericable|aol|icloud|me|mac|gmx|protonmail|proton|pm|tutanota|mailo|club-internet|"
    "cegetel|noos|9online|aliceadsl|caramail|voila|skynet|mail|zaclys|netcourrier|lilo|ikmail"
)
_ENDS = (
    "fr|com|net|org|eu|info|be|ch|lu|de|uk|ca|re|nc|pf|mq|gp|bzh|me|io|email|corsica|alsace|paris"
)
_DOT = r" ?(?:\.|\[ ?\.? ?\]|[\[(]?\b(?:point|dot|pt)\b[\])]?) ?"
# Where a spelled « @ » stands: the name before it is read backwards from there.
SPELLED_AT = re.compile(
    r" ?(?:(?P<word>[\[({<*_-]?\b ?(?:arobas[e]?|arrobase?|arobaz|arobace)\b ?[\])}>*_-]?)|"
    r"(?P<at>[\[({<] ?(?:at|@|a|chez) ?[\])}>]|\B@\B|(?<=\w) ?@ (?=\w)|(?<=\w) @(?=\w))|"
    r"(?P<bare>(?<=\w) (?:at|chez|a) (?=\w))) ?"
    rf"(?P<host>[\w-]{{2,40}}){_DOT}(?:(?:gouv|asso|co|univ-\w{{2,20}}|ac-\w{{2,20}}){_DOT})?(?:{_ENDS})\b"
)
BEFORE = re.compile(r"[\w+-]+(?: ?(?:\.|\b(?:point|dot|tiret|underscore)\b) ?[\w+-]+){0,3}$")
# Offices, not persons.
ROLES = listed(
    """
    contact contacts accueil info infos information informations secretariat mairie commune ville
    prefecture direction communication presse standard urbanisme etatcivil service services
    webmaster noreply no-reply support concertation consultation participation participer dpo rgpd
    courrier recrutement inscription inscriptions reservation reservations administration admin
    cabinet technique voirie labo ne bonjour hello redaction abonnement postmaster cnil
    """
)


def emails(reading: Reading) -> Iterator[Found]:
    plain = reading.plain
    for m in EMAIL.finditer(plain):
        if not _office(m[0]):
            yield m.span()
    for m in COMMA.finditer(plain):
        if not _office(m[0]):
            yield m.span()
    for m in SPELLED_AT.finditer(plain):
        if m["bare"] and m["host"] not in PROVIDERS.split("|"):
            continue
        before = plain[max(0, m.start() - 80) : m.start()]
        name = BEFORE.search(before)
        if name is None or _office(f"{name[0]}@"):
            continue
        local = re.sub(r" ?\b(?:point|dot)\b ?", ".", name[0])
        if m["bare"] and not re.search(r"[\d.]|\w{5}", local):
            continue
        yield m.start() - len(before) + name.start(), m.end()


def _office(said: str) -> bool:
    local, _at, host = said.partition("@")
    if host.partition(".")[0] in ("gmail", "hotmail", "yahoo", "outlook", "icloud"):
        return False
    return re.split(r"[._+-]", local)[0] in ROLES or local in ROLES
