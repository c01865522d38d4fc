"""Names of private persons: after a civility, said by oneself, beside a relation or an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import fullnames
from .people import (
    FAMILY_NAMES,
    FIRST_NAMES,
    FUNCTIONS,
    OFFICES,
    PUBLIC_FIGURES,
    PUBLIC_FIRST_NAMES,
    RELATIONS,
)
from .plain import FOLDED, Reading

Found = tuple[int, int]

PARTICLES = ("de", "du", "des", "le", "la", "van", "von", "ben", "el", "al", "d")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'-]*\.?"
_NAME = rf"(?:(?:de la|de|du|des|d'|van|von|ben|el|al) ?)?{_CAPITAL}(?: (?:(?:de la|de|du|d'|van|ben|el) )?{_CAPITAL}){{0,3}}"
CIVIL = re.compile(
    r"(?<![\w'.-])(?P<civil>M\.|M(?= [A-ZÀ-Þ][a-zà-ÿ])|MM\.|[Mm][Rr]\.?|[Mm]me\.?s?|MME\.?|[Mm]lle\.?|MLLE|[Mm]onsieur|"
    r"[Mm]adame|MONSIEUR|MADAME|[Mm]ademoiselle|[Mm]essieurs|[Mm]esdames|[Dd]r\.?|DR\.?|[Dd]octeur|DOCTEUR|[Pp]r\.|"
    rf"[Pp]rofesseure?|[Mm]aître) (?P<name>{_NAME})"
)
# Typed in haste: « mme dupont », « mr martin », « monsieur lefebvre ».
LOWER = re.compile(
    r"(?<![\w'.-])(?P<civil>m\.|mr\.?|mme\.?|mlle|monsieur|madame|docteur|dr\.?) (?P<name>[a-zà-ÿ][a-zà-ÿ'-]{2,24})"
    r"(?P<last> [a-zà-ÿ][a-zà-ÿ'-]{2,24})?"
)
SELF = re.compile(
    r"\b(?:je m'appell?e|je me (?:nomme|pr[ée]nomme)|mon nom (?:est|c'est)|c'est moi,?|sign[ée]+ ?:?|"
    r"cordialement ?,?|salutations ?,?|"
    rf"bien [àa] vous ?,?|je suis|moi,? c'est|moi c est|je soussign[ée]+,?) +(?P<name>{_NAME}|"
    rf"[a-zà-ÿ'-]{{2,20}} [a-zà-ÿ'-]{{2,25}})",
    re.IGNORECASE,
)
RELATION = re.compile(
    rf"\b(?:{RELATIONS})(?: (?:du|de la|de l'|d'a|des|d'en) ?[\w']{{2,20}}(?: [\w']{{2,20}})?)?,? (?=\w)"
)
FULL = re.compile(rf"{_CAPITAL}(?: (?:de |du |van |le |la |el |ben )?{_CAPITAL}){{1,3}}")
HOUSED = re.compile(
    rf"(?<![\w'-])(?P<name>{_CAPITAL}(?: (?:[Dd]e |[Dd]u |"
    rf"[Ll]e )?{_CAPITAL}){{1,2}}),? (?:qui )?(?:(?:habite|demeure|réside|loge|vit|domicilié|"
    r"domiciliée|demeurant|habitant|résidant)\b|(?=(?:au \d|rue|avenue|impasse|boulevard|allée) ))"
)
WAYS = re.compile(
    r"(?:\b(?:rue|avenue|av\.?|place|boulevard|bd|quai|square|allee|impasse|hopital|lycee|college|"
    r"(?<!auto-)ecole|universite|stade|gymnase|salle|"
    r"centre|clinique|maison|parc|pont|station|arret|fondation|espace|cours|chemin|residence|"
    r"groupe scolaire|rond-point|"
    r"esplanade|promenade|jardin|mediatheque|tour|fort|esplanade|faubourg|hotel)(?: (?:du|de la|de|"
    r"des))?|\bloi|\brapport|"
    r"\bplan|\bmethode|\bjurisprudence|\barret|\bprix|\bfilm|\blivre) $"
)
# An office after the name, or before it: « M. Durand, maire de », « notre maire, Mme Petit ».
OFFICE_AFTER = re.compile(
    rf",? \(?(?:l'|le |la |notre |votre |ancien(?:ne)? |alors |est |etait )*(?:{OFFICES})\b"
)
OFFICE_BEFORE = re.compile(
    rf"\b(?:{OFFICES})(?: (?:de|d'|du|des|la|l'|le)? ?[\w'-]+){{0,4}},? (?:\(|est |c'est |etait )?$"
)


def names(reading: Reading) -> Iterator[Found]:
    clean, plain = reading.clean, reading.plain
    shouted = sum(map(str.isupper, clean)) > 0.6 * sum(map(str.isalpha, clean))
    if not shouted:
        for m in CIVIL.finditer(clean):
            name = _person(m["name"])
            if name and not _public(plain, m.start(), m.start("name") + len(name), name):
                yield m.start(), m.start("name") + len(name)
    for m in LOWER.finditer(clean if not shouted else clean.lower()):
        end = _typed(m)
        if end and not _public(plain, m.start(), end, m["name"]):
            yield m.start(), end
    for m in SELF.finditer(clean):
        name = _own(m)
        if name:
            yield m.start("name"), m.start("name") + len(name)
    related = (FULL.match(clean, m.end()) for m in RELATION.finditer(plain))
    housed = ((m.start("name"), m.end("name")) for m in HOUSED.finditer(clean))
    full = set() if shouted else set(fullnames.find(reading))
    for start, end in [*(m.span() for m in related if m), *housed, *sorted(full)]:
        said = clean[start:end]
        if (_full(said) or (start, end) in full) and not _public(plain, start, end, said):
            yield start, end


def _folded(said: str) -> list[str]:
    return [word.strip(".,'") for word in said.translate(FOLDED).split()]


def _person(said: str) -> str:
    """The name, cut before what is no name; nothing when it names an office or nobody."""
    words = said.split(" ")
    kept: list[str] = []
    for place, word in enumerate(words):
        bare = word.translate(FOLDED).strip(".,'")
        particle = bare in PARTICLES
        following = [w for w in _folded(" ".join(words[place + 1 :])) if w not in PARTICLES]
        if bare.startswith(("d'", "l'")):
            break
        if bare in FUNCTIONS and not (particle and following and following[0] not in FUNCTIONS):
            break
        kept.append(word)
        if word.endswith(".") and len(bare) > 2:
            break
    said = " ".join(kept).rstrip(".,'")
    letters = [w for w in _folded(said) if len(w) > 1]
    return said if letters and any(len(w) > 2 or w in FAMILY_NAMES for w in letters) else ""


def _typed(m: re.Match[str]) -> int:
    """Where a name typed without capitals ends; 0 when it may be any word."""
    name = m["name"].translate(FOLDED)
    known = name in FAMILY_NAMES or name in FIRST_NAMES
    short = m["civil"].rstrip(".") in ("mr", "mme", "mlle", "dr")
    if name in FUNCTIONS or not (known or (short and name.isalpha())):
        return 0
    last = (m["last"] or "").strip().translate(FOLDED)
    whole = name in FIRST_NAMES and last and last not in FUNCTIONS and (last in FAMILY_NAMES)
    return m.end("last") if whole else m.end("name")


def _own(m: re.Match[str]) -> str:
    """« Je m’appelle … » is a name; « cordialement » and « je suis » need a first name after them."""
    said = m["name"]
    words = [word for word in _folded(said) if word not in PARTICLES]
    sure = re.match(r"(?:je m'a|je me|mon nom|moi)", m[0], re.IGNORECASE)
    if len(words) < 2 or words[0] in FUNCTIONS or words[1] in FUNCTIONS:
        return ""
    first = re.split("-", words[0])[0] in FIRST_NAMES
    if said[0].islower() and not (first and (sure or words[1] in FAMILY_NAMES)):
        return ""
    if not sure and not (first and words[1].isalpha() and said.split(" ")[1][0].isupper()):
        return ""
    return " ".join(said.split(" ")[:3]) if said[0].isupper() else said


def _full(said: str) -> bool:
    words = _folded(said)
    return (
        re.split("-", words[0])[0] in FIRST_NAMES
        and words[1] not in FUNCTIONS
        and len(words[-1]) > 1
    )


def _public(plain: str, start: int, end: int, name: str) -> bool:
    words = _folded(name)
    known = PUBLIC_FIGURES.intersection([*words, "-".join(words)])
    if known and not any(_namesake(words, one) for one in known):
        return True
    before = plain[max(0, start - 60) : start]
    return bool(
        (WAYS.search(before) and not fullnames.OWNING.search(before))
        or OFFICE_AFTER.match(plain, end)
        or OFFICE_BEFORE.search(before)
    )


def _namesake(words: list[str], known: str) -> bool:
    """Madame Isabelle Faure is not the public figure of that name."""
    firsts = [word for word in words if word != known and word in FIRST_NAMES]
    return bool(
        firsts
        and known in PUBLIC_FIRST_NAMES
        and not set(firsts) & set(PUBLIC_FIRST_NAMES[known].split())
    )
