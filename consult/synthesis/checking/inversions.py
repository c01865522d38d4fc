"""Inversions: the sense of a sentence compared with what its sources say of the same thing.

Said by no source is « à vérifier »; said by none and denied by some is a fault.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ...i18n import gettext as _
from ..document import Document, Finding, Vote
from . import lexicon
from .faults import Fault
from .feelings import felt, has
from .senses import BE, MUST, Hit, content, hits, negated
from .words import QUOTATION, Word, as_written, blanked, cut, listed, root, sentences

# Words that say nothing by themselves of what is wanted.
LIGHT = re.compile(
    r"soit|soient|fusse|avoir|ayant|aient|eues?|rendre|rende|rendent|rendues?|rendus?|pouvoir|puisse|puissent|"
    r"peut|peuvent|mettre|mette|mettent|mises?|faire|fasse|fassent|faite?s?|aille|aillent|aller|prendre|"
    r"prenne|prennent|prises?|devoir|autres?|memes?|telles?|tels?|seconde?s?|plupart|chose|choses|facon|"
    r"maniere|sorte|chaque|cas|fois|mieux|vraiment|aussi|encore|enfin|surtout|notamment|davantage|lors|selon"
)
# How one introduces the words of somebody.
TOLD = re.compile(
    r"ecri(?:t|vent|vait)|di(?:t|sent|sait)|(?:expliqu|racont|ajout|precis|resum|rapport)(?:e|ent)|conclut|poursuit|"
    r"autres?|exemple|ainsi|mots?|termes?|phrase"
)
SOMEBODY = re.compile(r"\b(?:une(?: autre)?|cette|la meme) personne\b")
# Words of everything, compared only where they stand beside the same words.
_ANYWHERE = listed("amount early with big long always first old good equal")


def check(finding: Finding, document: Document) -> Iterator[Fault]:
    texts = [
        (1 if source.role == "for" else -1, there.title if isinstance(there, Vote) else there.words)
        for source, there in document.read_by(finding)
    ]
    if not texts:
        return
    text = blanked(finding.text).replace("\x00", " ")
    divided = finding.direction == "divided"
    ours = hits(text)
    both = {
        one.axis for one in ours if any(one.axis == o.axis and one.pole != o.pole for o in ours)
    }
    faults: dict[str, Fault] = {}
    confirmed, lacking = False, set[str]()
    for hit in ours:
        if hit.axis in both and divided:
            continue
        agreeing, contrary = _compared(hit, texts, divided)
        if hit.axis not in lexicon.QUALITIES:
            confirmed = confirmed or agreeing > contrary
            if hit.pole < 0 and not agreeing + contrary:
                lacking.add(hit.word)  # « moins », « supprimer », that the sources say otherwise
        if contrary > agreeing:
            faults.setdefault(hit.word, _fault(finding, hit.word, blocking=not agreeing))
    if not faults and not divided:
        lacking = set() if confirmed else lacking
        for word, counts in _whole(text, texts, lacking):
            confirmed = confirmed or counts[1] > counts[-1]
            if counts[-1] > counts[1]:
                sure = not counts[1] and not lacking
                faults.setdefault(word, _fault(finding, word, blocking=sure))
    yield from faults.values()
    if not faults and not divided and not confirmed and not _quotes_alone(finding.text, text):
        yield _unconfirmed(finding)
    elif not faults:
        yield from _unheard(finding, text, [words for _side, words in texts])


def _compared(hit: Hit, texts: Sequence[tuple[int, str]], divided: bool) -> tuple[int, int]:
    """How many sources say the same on this pair, and how many the contrary."""
    close: Counter[bool] = Counter()
    far: Counter[bool] = Counter()
    for side, text in texts:
        every = [one for one in hits(text) if _comparable(hit, one)]
        there = [one for one in every if one.axis == hit.axis]
        near = [one for one in there if one.about & hit.about]
        counts = close
        if not near and hit.axis not in _ANYWHERE and there:
            near, counts = there, far
        if not there and hit.axis in lexicon.EXISTENCE:
            near = [
                one
                for one in every
                if one.axis in lexicon.EXISTENCE and one.about & hit.about and one.word != "plus"
            ]
        # Of a divided matter, those against want the contrary of what is said.
        wanted = hit.sign * (side if divided else 1)
        implied = side < 0 and hit.sign != hit.pole  # refused by its role, without saying so
        signs = [
            one.sign
            for one in near
            if not (implied and one.sign == one.pole == hit.pole and not one.asked)
        ]
        total = sum(signs) * wanted
        if signs and (total > 0 or (total == 0 and wanted in signs)):
            counts[True] += 1
        elif total < 0:
            counts[False] += 1
    found = close or far
    return found[True], found[False]


def _comparable(ours: Hit, theirs: Hit) -> bool:
    return ours.wish == theirs.wish or (not ours.wish and ours.axis in lexicon.QUALITIES)


def _whole(
    text: str, texts: Sequence[tuple[int, str]], lacking: set[str]
) -> Iterator[tuple[str, Counter[int]]]:
    """Each word that takes a side, with how many sources feel the same (1) or the contrary (-1):
    « refusent un médiateur » when they say « il faudrait un médiateur »."""
    for sentence in sentences(text):
        said = [one.said for one in cut(sentence)]
        place = next(
            (n for n, word in enumerate(said) if lexicon.stance(word) or word in MUST), None
        )
        if place is None:
            continue
        off = negated(said, place) or said[place + 1 : place + 2] in (["pas"], ["mal"])
        off = off or said[max(0, place - 1) : place] == ["mal"]
        sign = (lexicon.stance(said[place]) or 1) * (-1 if off else 1)
        if any(one in BE for one in said[max(0, place - 2) : place]):
            rest = said[:place]
        elif said[place] in MUST:
            rest = said[:place] + said[place + 1 : place + 15]
        else:
            rest = said[place + 1 : place + 15]
            if any(one in lexicon.NE for one in rest[:6]) or "sans" in rest[:3]:
                sign = -sign
        if any(word in lacking for word in rest):
            sign = -sign
        about = {root(word) for word in rest if content(word)} or {
            root(word) for word in said if content(word)
        }
        counts: Counter[int] = Counter()
        for side, source in texts:
            wanted = felt(source, about)
            if wanted:
                counts[sign if wanted > 0 else -sign] += 1
            elif sign > 0 and side > 0 and not lacking and has(source, about):
                counts[1] += 1  # a contribution that only describes is a proposal
        yield said[place], counts


def _unheard(finding: Finding, text: str, texts: Sequence[str]) -> Iterator[Fault]:
    """What is asked for or refused, in a word that no source has, nor one of its family."""
    there = {one.said for words in texts for one in cut(words)}
    roots = {root(word) for word in there}
    families = {word[:5] for word in there if len(word) > 4}
    known = {(hit.axis, hit.sign) for words in texts for hit in hits(words)}
    ours = hits(text)
    for sentence in sentences(text):
        words = cut(sentence)
        found = _object(sentence, words)
        if found is None:
            continue
        first, place = found
        head = words[place].said
        if root(head) in roots or head[:5] in families:
            continue
        if any(hit.word == head and (hit.axis, hit.sign) in known for hit in ours):
            continue
        said = " ".join(sentence[words[first].start : words[place].end].split())
        yield Fault(
            finding.id,
            "unheard",
            said,
            _(
                "Aucune source ne parle, avec ces mots ou des mots de leur famille, de «\u00a0%(words)s\u00a0», que la "
                "phrase dit demandé ou refusé. Relisez-les\u00a0: si c’est bien ce qu’elles disent, une personne "
                "nommée le signe.",
                words=said,
            ),
            blocking=False,
        )


def _quotes_alone(text: str, said: str) -> bool:
    """« Une personne écrit : “…” » says nothing of its own: its quotation is compared to the letter."""
    own = SOMEBODY.sub(" ", " ".join(one.said for one in cut(said))).split()
    return bool(QUOTATION.search(text)) and not any(
        word in lexicon.NE
        or word in lexicon.PAS
        or lexicon.stance(word)
        or (content(word) and not TOLD.fullmatch(word))
        for word in own
    )


def _unconfirmed(finding: Finding) -> Fault:
    return Fault(
        finding.id,
        "unconfirmed",
        finding.text,
        _(
            "Les mots des sources ne suffisent pas à confirmer le sens de cette phrase. Relisez-les\u00a0: si elles le "
            "disent bien, une personne nommée le signe."
        ),
        blocking=False,
    )


def _object(sentence: str, words: Sequence[Word]) -> tuple[int, int] | None:
    """What is wanted or refused, in its clause: where it begins, and the first word that says it, past
    those that hold others up (« rendre publiques », « que soit fixée »)."""
    said = [one.said for one in words]
    stance = next((n for n, word in enumerate(said) if lexicon.stance(word) or word in MUST), None)
    if stance is None:
        return None
    passive_ = any(one in BE for one in said[max(0, stance - 2) : stance])
    span = range(stance) if passive_ else range(stance + 1, min(stance + 8, len(said)))
    clause: list[int] = []
    for place in span:
        if place and "," in sentence[words[place - 1].end : words[place].start]:
            if not passive_:
                break
            clause = []
        clause.append(place)
    spoken = [n for n in clause if content(said[n]) and said[n] not in BE]
    heads = [n for n in spoken if not LIGHT.fullmatch(said[n])]
    return (spoken[0], heads[0]) if heads else None


def _fault(finding: Finding, word: str, *, blocking: bool) -> Fault:
    said = as_written(word, blanked(finding.text))
    return Fault(
        finding.id,
        "inversion",
        said,
        _(
            "«\u00a0%(words)s\u00a0»\u00a0: les sources disent le contraire de la phrase sur ce point. Relisez-les, puis "
            "corrigez la phrase, ou citez ce qui la fonde.",
            words=said,
        )
        if blocking
        else _(
            "«\u00a0%(words)s\u00a0»\u00a0: plus de sources disent le contraire que la même chose. Relisez-les\u00a0: si la "
            "phrase est juste, une personne nommée le signe.",
            words=said,
        ),
        blocking,
    )
