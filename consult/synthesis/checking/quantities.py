"""Words of quantity are said in stated ranges only: « la plupart » is more than half of those who spoke."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ...i18n import gettext as _
from ...i18n import ngettext
from ..document import Argument, Contribution, Document, Finding
from . import lexicon, senses
from .faults import Fault
from .figures import number
from .words import COLLEGES, PEOPLE, Word, blanked, cut, listed, sentences


@dataclass(frozen=True)
class Range:
    """How many of those who spoke of it: between two shares, and no fewer than ``least``."""

    low: Fraction
    high: Fraction
    least: int = 1
    most: int | None = None

    def holds(self, part: int, whole: int) -> bool:
        if not whole or part < self.least or (self.most is not None and part > self.most):
            return False
        return self.low <= Fraction(part, whole) <= self.high


def _share(low: int, high: int, least: int = 1, most: int | None = None) -> Range:
    return Range(Fraction(low, 100), Fraction(high, 100), least, most)


HALF = Range(Fraction(501, 1000), Fraction(1), 2)
# The first that matches is the one meant. On folded words.
RANGES: tuple[tuple[re.Pattern[str], Range], ...] = tuple(
    (re.compile(rf"(?:{pattern})$"), kept)
    for pattern, kept in (
        (
            r"(?:presque|quasi|quasiment) (?:tous|toutes|unanimes?|unanimement)(?: les)?|quasi unanimite|"
            r"presque tout le monde|(?:immense|ecrasante) majorite|presque aucune?",
            _share(90, 100, 2),
        ),
        (r"(?:tres )?(?:grande|large|forte) majorite|tres majoritairement", _share(66, 100, 2)),
        (
            r"tous|toutes|tout le monde|chacun|chacune|chaque|unanimes?|unanimement|unanimite|ensemble des|"
            r"totalite|aucune?|personne|nul|nulle|systematiquement|sans exception|consensus|consensuelle?s?",
            _share(100, 100, 2),
        ),
        (
            r"plupart|majoritairement|majoritaires?|majorite|plus de la moitie|essentiel des|"
            r"generalement|en general|globalement|massivement|principalement",
            HALF,
        ),
        (
            r"beaucoup|(?:de |d |tres )?nombreux|(?:de |tres )?nombreuses|nombre de|bon nombre|quantite de|"
            r"souvent|frequemment|regulierement|largement|une foule|multiples",
            _share(20, 100, 5),
        ),
        (r"plusieurs|divers|diverses|differents|differentes", _share(0, 100, 3)),
        (r"certains|certaines|une partie", _share(0, 50, 2)),
        (
            r"quelques|quelques uns|quelques unes|parfois|ponctuellement|une poignee",
            _share(0, 25, 2),
        ),
        (
            r"(?:tres )?peu|rares|rarement|a la marge|marginalement|marginale?s?|isolee?s?",
            _share(0, 10),
        ),
        (r"minorite|minoritaires?|minoritairement", Range(Fraction(0), Fraction(499, 1000))),
    )
)
LONGEST = 4
# Said of how people think, whatever stands beside.
MANNERS = re.compile(
    r"(?:(?:tres |quasi )?(?:majoritairement|majoritaires?|unanimement|unanimes?|minoritairement|"
    r"minoritaires?|massivement)|(?:quasi )?unanimite|consensus|consensuelle?s?|tout le monde|"
    r"presque tout le monde|sans exception|globalement|largement|generalement|(?:tres )?(?:grande |large |forte |"
    r"immense |ecrasante )?majorite|minorite|plupart)$"
)
_BETWEEN = listed("des de du d les l ces leurs nos la le autres une un")
_PRONOUNS = ("beaucoup", "certains", "plusieurs", "tous", "toutes", "plupart", "peu", "rares")
_CLITICS = listed("ne n se s y en le la l les")
_ARTICLES = listed("la l une un de d a")
_BEFORE = listed("pour a aux au avec dans chez sur sous sans vers contre entre en d")


def expressions(words: Sequence[Word]) -> Iterator[tuple[int, int, Range]]:
    """(start, end, range) of each expression of quantity, the longest first."""
    place = 0
    while place < len(words):
        for size in range(LONGEST, 0, -1):
            said = " ".join(one.said for one in words[place : place + size])
            kept = next((kept for pattern, kept in RANGES if pattern.match(said)), None)
            if kept is not None and place + size <= len(words):
                yield place, place + size, kept
                place += size - 1
                break
        place += 1


def check(finding: Finding, document: Document) -> Iterator[Fault]:
    if not finding.sources:
        yield from _unsourced(finding)
        return
    for sentence in sentences(blanked(finding.text)):
        words = cut(sentence)
        for start, end, kept in expressions(words):
            if not _of_people(words, start, end):
                continue
            college = _college(words, end)
            counts = _counts(finding, document, college)
            if not any(kept.holds(part, whole) for part, whole in counts):
                first = start - 1 if start and words[start - 1].said in _ARTICLES else start
                said = sentence[words[first].start : words[end - 1].end]
                yield _fault(finding, said, counts[0], kept, college)


def _unsourced(finding: Finding) -> Iterator[Fault]:
    """How many want or refuse a thing is not an opinion that someone could sign."""
    for sentence in sentences(blanked(finding.text)):
        words = cut(sentence)
        if not any(lexicon.stance(one.said) for one in words):
            continue
        for start, end, _kept in expressions(words):
            if _of_people(words, start, end):
                yield Fault(
                    finding.id,
                    "quantity",
                    sentence[words[start].start : words[min(end, len(words) - 1)].end],
                    _(
                        "Cette phrase dit ce que veulent ou refusent ceux qui ont parlé, sans source\u00a0: "
                        "citez ce qui le montre, ou dites ce que pense le labo."
                    ),
                )
                break


def _fault(
    finding: Finding, said: str, count: tuple[int, int], kept: Range, college: str | None
) -> Fault:
    part, whole = count
    return Fault(
        finding.id,
        "quantity",
        said,
        _(
            "«\u00a0%(words)s\u00a0» ne se dit pas ici\u00a0: %(count)s. Ce mot demande %(range)s. Citez toutes celles "
            "qui le disent, ou changez de mot.",
            words=said,
            count=_counted(part, whole, finding.theme is not None, college),
            range=in_words(kept),
        ),
    )


def _counted(part: int, whole: int, in_theme: bool, college: str | None) -> str:
    if college == "agent":
        return ngettext(
            "%(num)s contribution d’agent est citée, sur %(whole)s",
            "%(num)s contributions d’agents sont citées, sur %(whole)s",
            part,
            whole=number(whole),
        )
    if in_theme:
        return ngettext(
            "%(num)s contribution du thème est citée, sur %(whole)s",
            "%(num)s contributions du thème sont citées, sur %(whole)s",
            part,
            whole=number(whole),
        )
    return ngettext(
        "%(num)s contribution est citée, sur %(whole)s dans toute la concertation",
        "%(num)s contributions sont citées, sur %(whole)s dans toute la concertation",
        part,
        whole=number(whole),
    )


def in_words(kept: Range) -> str:
    low, high = round(100 * kept.low), round(100 * kept.high)
    if kept.low == 1:
        return _("qu’elles le disent toutes")
    if kept == HALF:
        return _("plus de la moitié")
    if low and high == 100:
        return _("au moins %(low)s\u00a0%% et %(least)s contributions", low=low, least=kept.least)
    if high == 100:
        return _("au moins %(least)s contributions", least=kept.least)
    return _("au moins %(least)s, et pas plus de %(high)s\u00a0%%", least=kept.least, high=high)


def _of_people(words: Sequence[Word], start: int, end: int) -> bool:
    """Said of those who spoke, as the subject: not « tous les jours », nor « pour tous les usagers »."""
    said = " ".join(one.said for one in words[start:end])
    folded = [one.said for one in words]
    if MANNERS.match(said):
        return not senses.negated(folded, start)
    if said in ("tous", "toutes") and start and lexicon.stance(folded[start - 1]):
        return True  # « les agents craignent tous »
    nobody = said in ("personne", "aucun", "aucune", "nul", "nulle")
    if (
        nobody
        and folded[max(0, start - 1) : start] != ["ni"]
        and not {"ne", "n"} & {*folded[end : end + 6]}
    ):
        return False
    first = next((n for n, one in enumerate(words) if lexicon.stance(one.said)), len(words))
    if (
        start > first + 3
        and words[start - 1].said not in ("par", "ni")
        and not _second(words, start)
    ):
        return False
    if start and words[start - 1].said in _BEFORE and start > 1:
        return False
    place = end
    while place < len(words) and words[place].said in _BETWEEN:
        place += 1
    if place == len(words):
        return True
    after = words[place].said
    if after == "d" or PEOPLE.fullmatch(after) or (place + 1 < len(words) and after == "entre"):
        return True
    if not start and words[end].said.endswith("ent") and said in _PRONOUNS:
        return True  # « Beaucoup voient… »
    place = end
    while place < len(words) and words[place].said in _CLITICS:
        place += 1
    return place < len(words) and bool(
        lexicon.stance(folded[place]) or (place > end and said != "tous")
    )


def _second(words: Sequence[Word], start: int) -> bool:
    """The subject of a second clause: « …, quelques-uns s’y opposent », « mais beaucoup refusent »."""
    return any(lexicon.stance(one.said) for one in words[start : start + 7])


def _college(words: Sequence[Word], end: int) -> str | None:
    near = [one.said for one in words[end : end + 6]]
    agents, citizens = (
        any(COLLEGES[one].fullmatch(word) for word in near) for one in ("agent", "citizen")
    )
    return "agent" if agents and not citizens else None


def _counts(finding: Finding, document: Document, college: str | None) -> list[tuple[int, int]]:
    """(contributions cited, those of the theme): on the side declared first, then on each side."""
    whole = {c.id for c in document.population(finding) if college in (None, c.college)}
    by_role: dict[str, set[str]] = {"for": set(), "against": set()}
    for source, there in document.read_by(finding):
        if isinstance(there, Contribution):
            by_role[source.role].add(there.id)
        elif isinstance(there, Argument):
            by_role[source.role].add(there.contribution)
    by_role = {role: ids & whole for role, ids in by_role.items()}
    both = by_role["for"] | by_role["against"]
    sides = [by_role["for"], by_role["against"]]
    if finding.direction == "against":
        sides.reverse()
    if finding.direction in (None, "divided"):
        sides.insert(0, both)
    return [(len(one), len(whole)) for one in sides if one] or [(0, len(whole))]
