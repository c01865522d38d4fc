"""Threats: violence announced or wished against someone, by the most certain of its turns.

« Tuer le commerce », « la voiture tue », « abattre les platanes » threaten nobody: the verb needs a
person it is aimed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .plain import Reading
from .violence import VIOLENCE, WHO

PESTS = re.compile(
    r"\b(?:loups?|sangliers?|moustiques?|frelons?|rats?|pigeons?|nuisibles?|insectes?|ours|virus|"
    r"bacteries?|mauvaises herbes|renards?|"
    r"cerfs?|chevreuils?|cormorans?|corbeaux|corneilles|arbres?|platanes?|peupliers?|haies?|"
    r"chenilles?|ragondins?|limaces|taupes?|fouines?|"
    r"abeilles|betes?|animaux|animal|brebis|poulets?|poules?|vaches?|porcs|cochons|tiques?|punaises?|"
    r"cafards|blaireaux|marmottes|chasse)\b"
)
# Said of others' words, or of oneself as their victim.
REPORTED = re.compile(
    r"\b(?:m'a|m'ont|nous a|nous ont|l'a|l'ont|lui a|leur a|me|nous|lui|se fait|se font|on m'a|il a|"
    r"elle a|ils ont) (?:dit|crie|lance|hurle|ecrit|"
    r"menace\w*|repondu|envoye|disait|disaient|disent|dire)(?: de| que| qu'il| qu'elle|"
    r" qu'on)? ?[:,]?(?: il| elle| ils)? ?$|"
    r"\b(?:menace\w*|peur|crain\w+|risque\w*|menac\w+)(?: \w+){0,2} (?:de|que|qu'(?:il|on|elle|"
    r"ils))? ?(?:se |me |nous )?$|"
    r"\b(?:suis|es|est|sommes|etes|sont|ete|se|me|nous|vous) faite?s? $|"
    r"\b(?:rumeur|chanson|film|livre|titre|slogan)\b[^.\n]{0,12}$"
)


HUMAN = re.compile(WHO)
FACING = re.compile(r"\b(?:te|t'|vous|toi|ta|tes|votre|vos)\b")


def _of_pests(plain: str, start: int, end: int) -> bool:
    """« Il faut tuer les moustiques »: beasts and trees are spoken of, and nobody is spoken to."""
    around = plain[max(0, start - 120) : end + 40]
    said = plain[start:end]
    return bool(PESTS.search(around)) and not FACING.search(said) and not HUMAN.search(said)


# A text without any of these is not read further.
TRIGGER = re.compile(
    r"\b(?:te|t|tu|toi|ta|tes|ton|vous|vs|votre|vos|jte|jvais|jv|jt|jve|mort|peau|balles?|bastos|feu|"
    r"bombes?|cram\w+|brul\w+|fusil\w*|"
    r"guillotin\w+|poteau|peloton|bucher|gibet|pend[uresazn]*|flingu\w*|lynch\w*|egorg\w*|decapit\w*|"
    r"crev\w*|bute\w*|butt?er|"
    r"tue|tuer|tuez|tuent|massacr\w*|assassin\w*|gaze[rz]|extermin\w*|saigner|saccager?|saute\w*|"
    r"explos\w*|peter|dynamite\w*|raser|gueules?|dents|"
    r"habite|abite|arme[es]*|batte|kalach\w*|calibre|couteau|regler\w*|regle|comptes|attendre|payer|"
    r"regretter|dessus|abattr?\w*|eliminer|descend\w*|"
    r"sang|garde|corde|cancer|envies?|execut\w*|tabass\w*|finira|finiront|chercher|dehors|passera|"
    r"passer|tire|coller|raclee|voir)\b"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(said, re.MULTILINE) for said in VIOLENCE)


def find(reading: Reading) -> Iterator[tuple[str, int, int]]:
    plain = reading.plain
    for start, end in _said(plain):
        if REPORTED.search(plain[max(0, start - 50) : start]) or _of_pests(plain, start, end):
            continue
        start += len(plain[start:end]) - len(plain[start:end].lstrip(" .,;:!?\n"))
        if start < end:
            yield "violence", start, end


def _said(plain: str) -> Iterator[tuple[int, int]]:
    for start, end in _spoken(plain):
        for pattern in _patterns():
            for m in pattern.finditer(plain, start, end):
                yield m.span()


SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")


def _spoken(plain: str) -> Iterator[tuple[int, int]]:
    """Where those turns may be: runs of sentences that hold one of their words."""
    first = last = -1
    for m in SENTENCE.finditer(plain):
        if not TRIGGER.search(plain, m.start(), m.end()):
            continue
        if m.start() != last and last >= 0:
            yield max(0, first - 2), last
            first = -1
        if first < 0:
            first = m.start()
        last = m.end()
    if last >= 0:
        yield max(0, first - 2), last
