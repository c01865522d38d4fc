"""Figures are computed: the vocabulary of placeholders, and the numbers that were typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ...i18n import gettext as _
from ...moderation.disclosure import stands
from ..document import Argument, Contribution, Document, Figure, Finding, Vote
from .faults import Fault
from .words import COLLEGES, COUNTED, PLACEHOLDER, SMALL, Word, blanked, cut

BY_COLLEGE = {"citoyens": "citizen", "agents": "agent"}
Texts = Sequence[Contribution]
Counter = Callable[[Finding, Document, str | None], int]


class NoSuchFigure(ValueError):
    """A placeholder outside the vocabulary, or that the sources do not feed."""

    def __init__(self, placeholder: str, why: str = "") -> None:
        self.placeholder = placeholder
        super().__init__(
            why
            or _(
                "«\u00a0{%(name)s}\u00a0» n’est pas un chiffre que l’on sache calculer ici. Les mots connus\u00a0: "
                "%(known)s.",
                name=placeholder,
                known=", ".join(f"{{{one}}}" for one in (*COUNTERS, *OTHERS)),
            )
        )


def number(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")


def percent(part: int, whole: int) -> str:
    """Rounded half up; never 0 nor 100 when it is not."""
    if not whole:
        return "0\u00a0%"
    rounded = (200 * part + whole) // (2 * whole)
    if part and not rounded:
        return "moins de 1\u00a0%"
    if part < whole and rounded == 100:
        return "plus de 99\u00a0%"
    return f"{rounded}\u00a0%"


def cited(finding: Finding, document: Document) -> list[Contribution]:
    """The public contributions the finding rests on, those its arguments answer left out."""
    there = (one for _source, one in document.read_by(finding))
    return [one for one in there if isinstance(one, Contribution) and one.state == "public"]


def vote_of(finding: Finding, document: Document) -> Vote | None:
    return next((v for _s, v in document.read_by(finding) if isinstance(v, Vote)), None)


def sides(finding: Finding, document: Document) -> tuple[int, int]:
    """Arguments for and against: those on the contributions cited, and those cited themselves."""
    found = {a.id: a for c in cited(finding, document) for a in document.arguments_on.get(c.id, ())}
    for _source, one in document.read_by(finding):
        if isinstance(one, Argument) and one.state == "public":
            found[one.id] = one
    said = [one.side for one in found.values()]
    return said.count("for"), said.count("against")


def _of(texts: Texts, college: str | None) -> list[Contribution]:
    return [one for one in texts if college is None or one.college == college]


def _total(finding: Finding, document: Document, college: str | None) -> int:
    return len(_of(document.populations[None], college))


def _theme(finding: Finding, document: Document, college: str | None) -> int:
    return len(_of(document.population(finding), college))


def _cited(finding: Finding, document: Document, college: str | None) -> int:
    return len(_of(cited(finding, document), college))


def _people(finding: Finding, document: Document, college: str | None) -> int:
    return sum(one.people for one in _of(cited(finding, document), college))


def _supports(finding: Finding, document: Document, college: str | None) -> int:
    given = [one.supports for one in cited(finding, document)]
    return sum(one.total if college is None else getattr(one, college) for one in given)


def _for(finding: Finding, document: Document, college: str | None) -> int:
    return sides(finding, document)[0]


def _against(finding: Finding, document: Document, college: str | None) -> int:
    return sides(finding, document)[1]


def _ballots(finding: Finding, document: Document, college: str | None) -> int:
    vote = vote_of(finding, document)
    if vote is None:
        raise NoSuchFigure("bulletins", _no_vote("bulletins"))
    return vote.ballots


# Each may be followed by « citoyens » or « agents », but for the last three.
COUNTERS: dict[str, Counter] = {
    "total": _total,  # contributions of the whole consultation
    "contributions": _theme,  # of the theme of the finding
    "citées": _cited,  # that the finding cites
    "personnes": _people,  # behind those cited
    "soutiens": _supports,  # given to those cited
    "pour": _for,  # arguments on those cited
    "contre": _against,
    "bulletins": _ballots,  # of the vote cited
}
ALONE = ("pour", "contre", "bulletins")
OTHERS = ("part", "voix …", "part …")  # cited out of the theme; of an option of the vote cited


def value(placeholder: str, finding: Finding, document: Document) -> str:
    """What it says; NoSuchFigure when nobody can tell."""
    name, _space, rest = " ".join(placeholder.split()).partition(" ")
    if name in COUNTERS and (not rest or (rest in BY_COLLEGE and name not in ALONE)):
        return number(COUNTERS[name](finding, document, BY_COLLEGE.get(rest)))
    if name == "part" and (not rest or rest in BY_COLLEGE):
        college = BY_COLLEGE.get(rest)
        return percent(_cited(finding, document, college), _theme(finding, document, college))
    vote = vote_of(finding, document)
    if name in ("voix", "part") and vote is not None:
        for option in vote.options:
            if option.label == rest and option.voices is not None:
                expressed = vote.ballots - vote.blank
                return (
                    number(option.voices) if name == "voix" else percent(option.voices, expressed)
                )
        counted = [f"{{{name} {one.label}}}" for one in vote.options if one.voices is not None]
        raise NoSuchFigure(placeholder, _no_option(placeholder, counted))
    if name == "voix" or (name == "part" and rest):
        raise NoSuchFigure(placeholder, _no_vote(placeholder))
    if name in ALONE and rest in BY_COLLEGE:
        raise NoSuchFigure(placeholder, _whole_only(placeholder, name))
    raise NoSuchFigure(placeholder)


def _no_vote(placeholder: str) -> str:
    return _(
        "«\u00a0{%(name)s}\u00a0» compte les voix d’un scrutin, et la phrase n’en cite aucun\u00a0: citez-le par son "
        "numéro, comme #v3.",
        name=placeholder,
    )


def _no_option(placeholder: str, counted: list[str]) -> str:
    if not counted:
        return _(
            "«\u00a0{%(name)s}\u00a0»\u00a0: ce scrutin ne compte pas de voix par option. Dites son résultat en mots.",
            name=placeholder,
        )
    return _(
        "«\u00a0{%(name)s}\u00a0» ne nomme aucune option du scrutin cité. Écrivez l’une de celles-ci\u00a0: %(known)s.",
        name=placeholder,
        known=", ".join(counted),
    )


def _whole_only(placeholder: str, name: str) -> str:
    return _(
        "«\u00a0{%(name)s}\u00a0» ne se compte pas par collège\u00a0: écrivez {%(whole)s}.",
        name=placeholder,
        whole=name,
    )


def fill(text: str, finding: Finding, document: Document) -> str:
    """The sentence as displayed."""
    return PLACEHOLDER.sub(lambda found: value(found[1], finding, document), text)


def figures(finding: Finding, document: Document) -> tuple[Figure, ...]:
    names = dict.fromkeys(found[1] for found in PLACEHOLDER.finditer(finding.text))
    return tuple(Figure(name, value(name, finding, document)) for name in names)


def check(finding: Finding, document: Document) -> Iterator[Fault]:
    yield from _computed(finding, document)
    yield from _colleges(finding, document)
    yield from _typed(finding, document)


def _computed(finding: Finding, document: Document) -> Iterator[Fault]:
    unknown = False
    said = {one.placeholder: one.value for one in finding.figures}
    names = dict.fromkeys(found[1] for found in PLACEHOLDER.finditer(finding.text))
    for name in names:
        try:
            true = value(name, finding, document)
        except NoSuchFigure as fault:
            unknown = True
            yield Fault(finding.id, "placeholder", f"{{{name}}}", str(fault))
            continue
        if said.get(name) != true:
            yield Fault(
                finding.id,
                "figure",
                said.get(name, f"{{{name}}}"),
                _(
                    "Le chiffre {%(name)s} vaut %(true)s d’après les données, et non «\u00a0%(said)s\u00a0». "
                    "Enregistrez de nouveau la phrase pour qu’il soit recalculé.",
                    name=name,
                    true=true,
                    said=said.get(name, "…"),
                ),
            )
    for name in said:
        if name not in names:
            yield Fault(
                finding.id,
                "figure",
                said[name],
                _(
                    "Le chiffre {%(name)s} est déclaré mais la phrase ne l’emploie pas\u00a0: retirez-le.",
                    name=name,
                ),
            )
    if not unknown and fill(finding.text, finding, document) != finding.shown:
        yield Fault(
            finding.id,
            "shown",
            finding.shown,
            _(
                "La phrase affichée n’est pas la phrase écrite avec ses chiffres calculés\u00a0: "
                "«\u00a0%(true)s\u00a0». Enregistrez-la de nouveau.",
                true=fill(finding.text, finding, document),
            ),
        )


def _colleges(finding: Finding, document: Document) -> Iterator[Fault]:
    """« {citées agents} habitants » counts some and names others; small cells name nobody."""
    for found in PLACEHOLDER.finditer(finding.text):
        name, _space, rest = " ".join(found[1].split()).partition(" ")
        college = BY_COLLEGE.get(rest)
        if college is None or name not in (*COUNTERS, "part"):
            continue
        after = [one.said for one in cut(finding.text[found.end() :])[:4]]
        other = "citizen" if college == "agent" else "agent"
        for word in after:
            if COLLEGES[other].fullmatch(word):
                yield Fault(
                    finding.id,
                    "college",
                    f"{found[0]} {word}",
                    _(
                        "Le chiffre %(name)s ne compte pas ceux que la phrase nomme («\u00a0%(word)s\u00a0»). "
                        "Choisissez le chiffre de leur collège.",
                        name=found[0],
                        word=word,
                    ),
                )
        if not _tellable(name, finding, document):
            yield Fault(
                finding.id,
                "small",
                found[0],
                _(
                    "Moins de cinq dans un collège, ou ce qui permettrait de le retrouver\u00a0: publier "
                    "%(name)s désignerait quelqu’un. Employez {%(all)s}, tous collèges ensemble.",
                    name=found[0],
                    all=name,
                ),
            )


def _tellable(name: str, finding: Finding, document: Document) -> bool:
    """By college, what the table of the two colleges tells, and no more."""
    if name == "soutiens":
        return all(stands(_supports(finding, document, one)) for one in BY_COLLEGE.values())
    if name == "total" or (name == "contributions" and finding.theme is None):
        return all(stands(_total(finding, document, one)) for one in BY_COLLEGE.values())
    theme, mine = ("theme", finding.theme or ""), ("finding", finding.id)
    if name == "contributions":
        return theme in document.told
    whole = finding.theme is None or theme in document.told
    every = frozenset(one.id for one in cited(finding, document)) == document.lines.get(mine)
    return every and mine in document.told and (name != "part" or whole)


# Typed numbers ------------------------------------------------------------------------------------

_DIGITS = re.compile(r"\d+(?:\.\d+)?|[½¼¾]")
WORDS = {
    "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "sept": "7", "huit": "8",
    "neuf": "9", "dix": "10", "onze": "11", "douze": "12", "treize": "13", "quatorze": "14",
    "quinze": "15", "seize": "16", "vingt": "20", "trente": "30", "quarante": "40",
    "cinquante": "50", "soixante": "60", "cent": "100", "cents": "100", "mille": "1000",
    "dizaine": "10~", "dizaines": "10~", "douzaine": "12~", "quinzaine": "15~", "vingtaine": "20~",
    "trentaine": "30~", "quarantaine": "40~", "cinquantaine": "50~", "soixantaine": "60~",
    "centaine": "100~", "centaines": "100~", "millier": "1000~", "milliers": "1000~",
    "million": "10^6", "millions": "10^6", "moitie": "1/2", "tiers": "1/3", "quart": "1/4",
    "quarts": "1/4", "cinquieme": "1/5", "dixieme": "1/10", "double": "x2", "triple": "x3",
    "½": "1/2", "¼": "1/4", "¾": "3/4",
}  # fmt: skip
_ORDINAL = re.compile(r"^(?:les|des|aux|ces|leurs|nos)$")


def is_number(said: str) -> bool:
    return said in WORDS or bool(_DIGITS.fullmatch(said))


def _same(said: str) -> str:
    return WORDS.get(said, said.lstrip("0") or "0") if is_number(said) else said


def _typed(finding: Finding, document: Document) -> Iterator[Fault]:
    words = cut(blanked(finding.text))
    read = [cut(there.words) for _source, there in document.read_by(finding)]
    for place, word in enumerate(words):
        if not is_number(word.said) or _idiom(words, place):
            continue
        beside = _beside(words, place)
        people = place + 1 < len(words) and any(
            COUNTED.fullmatch(one.said) for one in words[place + 1 : place + 4]
        )
        if not people and any(_stands(_same(word.said), beside, those) for those in read):
            continue
        said = finding.text[min(words[max(0, place - 1)].start, word.start) :]
        said = said[: words[min(place + 1, len(words) - 1)].end - words[max(0, place - 1)].start]
        yield Fault(
            finding.id,
            "typed",
            said,
            _(
                "«\u00a0%(words)s\u00a0» est un nombre écrit à la main. S’il compte la concertation, "
                "remplacez-le par un chiffre calculé, comme {citées} ou {part}\u00a0; s’il vient d’une "
                "contribution, écrivez-le comme elle.",
                words=said,
            ),
        )


def _idiom(words: Sequence[Word], place: int) -> bool:
    """« d’un côté et de l’autre », « les deux collèges », « à deux roues »: nothing is counted."""
    before = words[place - 1].said if place else ""
    after = words[place + 1].said if place + 1 < len(words) else ""
    if words[place].said == "deux" and _ORDINAL.match(before):
        return after in ("colleges", "sens", "cotes", "avis", "camps") or before == "les"
    return words[place].said == "tiers" and before in ("un", "le", "du") and after == "lieu"


def _beside(words: Sequence[Word], place: int) -> list[tuple[int, str]]:
    """The words just before and after, numbers and small words skipped when others are there."""
    near = [(step, words[place + step].said) for step in (-1, 1) if 0 <= place + step < len(words)]
    kept = [(step, said) for step, said in near if said not in SMALL and said != "\x00"]
    return kept or near


def _stands(number: str, beside: Sequence[tuple[int, str]], words: Sequence[Word]) -> bool:
    """That very number, beside one of those words, on the same side."""
    for place, word in enumerate(words):
        if is_number(word.said) and _same(word.said) == number:
            if not beside:
                return True
            for step, said in beside:
                there = place + step
                if 0 <= there < len(words) and _near(words[there].said, said):
                    return True
    return False


def _near(one: str, other: str) -> bool:
    """The same word, in the plural or not; or the same number."""
    return _same(one).rstrip("sx") == _same(other).rstrip("sx")
