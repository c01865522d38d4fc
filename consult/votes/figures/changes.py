"""What would have changed a result, where it is cheap to say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from ...i18n import Shown, format_amount, format_number, format_percent, ngettext
from ...i18n import gettext as _
from ..method import named
from ..methods.majority_judgment import APART, mentions
from .rows import Labels, Result, expressed, ratio

VOICES = ("plurality", "approval", "quadratic", "support")


def change(result: Result, labels: Labels, currency: str = "") -> str:
    """One or two sentences; empty when nothing short is true."""
    if not expressed(result) or len(result["ranking"]) < 2:
        return ""
    if result["method"] == "greedy":
        return too_dear(result, labels, currency)
    return SAID.get(result["method"], added)(result, labels)


def added(result: Result, labels: Labels) -> str:
    """Between the last option retained and the first one that is not."""
    last, left = result["winners"][-1], result["ranking"][len(result["winners"]) :]
    if not left:
        return ""
    gap = _score(result, last) - _score(result, left[0])
    first, kept = named(left[:1], labels), named([last], labels)
    if not gap:
        return _(
            "%(first)s et %(kept)s sont à égalité\u00a0: seul le tirage publié les sépare.",
            first=first,
            kept=kept,
        )
    if result["method"] in VOICES:
        if result["method"] == "quadratic":  # where each ballot holds many
            return ngettext(
                "Il manquait %(num)s voix à %(first)s pour rejoindre %(kept)s.",
                "Il manquait %(num)s voix à %(first)s pour rejoindre %(kept)s.",
                gap,
                first=first,
                kept=kept,
            )
        share = format_percent(ratio(gap, expressed(result)))
        return ngettext(
            "Il manquait %(num)s voix à %(first)s pour rejoindre %(kept)s (%(share)s des bulletins exprimés).",
            "Il manquait %(num)s voix à %(first)s pour rejoindre %(kept)s (%(share)s des bulletins exprimés).",
            gap,
            first=first,
            kept=kept,
            share=share,
        )
    return ngettext(
        "Il manquait %(num)s point à %(first)s pour rejoindre %(kept)s.",
        "Il manquait %(num)s points à %(first)s pour rejoindre %(kept)s.",
        gap,
        first=first,
        kept=kept,
    )


def _score(result: Result, option: str) -> int:
    found: Any = result["tally"][option]
    return int(found["support"] - found["oppose"] if isinstance(found, Mapping) else found)


def middle(result: Result, labels: Labels) -> str:
    """How many graders hold the middle grade of the first, and what parts it from the second."""
    one, two = result["rounds"][:2]
    words = mentions(result["variant"])
    counts = result["tally"][one["option"]]
    first, second = named([one["option"]], labels), named([two["option"]], labels)
    said = []
    lower = (sum(counts) - 1) // 2 - one["below"] + 1
    if one["grade"] > one["lowest"] and sum(counts):
        said.append(
            ngettext(
                "Si %(num)s personne de plus avait jugé %(first)s moins bien que «\u00a0%(mention)s\u00a0», "
                "sa mention aurait baissé.",
                "Si %(num)s personnes de plus avaient jugé %(first)s moins bien que «\u00a0%(mention)s\u00a0», "
                "sa mention aurait baissé.",
                lower,
                first=first,
                mention=words[one["grade"] - one["lowest"]],
            )
        )
    if one["grade"] == two["grade"] and result["variant"]["absent"] != APART:
        removed = parted(counts, result["tally"][two["option"]])
        if removed:
            said.append(
                ngettext(
                    "%(second)s, la plus proche, a la même mention\u00a0: elles diffèrent une fois retirée "
                    "%(num)s mention médiane à chacune.",
                    "%(second)s, la plus proche, a la même mention\u00a0: elles diffèrent une fois retirées "
                    "%(num)s mentions médianes à chacune.",
                    removed,
                    second=second,
                )
            )
    return " ".join(said)


def parted(one: Sequence[int], two: Sequence[int]) -> int:
    """How many middle grades are removed until two options with as many grades differ; 0: never."""
    ends = [list(accumulate(counts)) for counts in (one, two)]
    total = ends[0][-1]
    low, high = (total - 1) // 2, total // 2
    # Grades change at the ends only. The lower grade of each pair of middles is read first; on an
    # odd number the first pair is one.
    edges = {d for end in ends for place in end for d in (low - place + 1, place - high)}
    for distance in sorted(d for d in {0, *edges} if 0 <= d <= low):
        for turn, place in enumerate((low - distance, high + distance)):
            grades = {bisect_right(end, place) for end in ends}
            if len(grades) == 2:
                return 2 * distance + turn - (low == high and distance > 0)
    return 0


def runoff(result: Result, labels: Labels) -> str:
    """Of the last round."""
    last = result["rounds"][-1]["totals"]
    if len(last) < 2:
        return ""
    one, two = result["ranking"][:2]
    return ngettext(
        "Au dernier tour, %(num)s bulletin passé de %(first)s à %(second)s aurait changé le résultat.",
        "Au dernier tour, %(num)s bulletins passés de %(first)s à %(second)s auraient changé le résultat.",
        (last[one] - last[two]) // 2 + 1,
        first=named([one], labels),
        second=named([two], labels),
    )


def last_seat(result: Result, labels: Labels) -> str:
    """Between the last elected and the last that left."""
    left = result["ranking"][len(result["winners"]) :]
    if not left:
        return ""
    stages = result["rounds"]
    stage = next((s for s in reversed(stages) if s["totals"].get(left[0], 0) > 0), stages[0])
    rivals = [one for one in result["winners"] if stage["totals"][one] > 0]
    rival = min(rivals, key=lambda one: stage["totals"][one], default=None)
    if rival is None:
        return ""
    gap = round(stage["totals"][rival] - stage["totals"][left[0]], 2)
    return _(
        "À l’étape %(stage)s, %(first)s, première option non élue, avait %(gap)s voix de moins que %(last)s.",
        stage=stages.index(stage) + 1,
        first=named(left[:1], labels),
        gap=format_number(gap),
        last=named([rival], labels),
    )


def narrowest(result: Result, labels: Labels) -> str:
    """The narrowest duel of the winner."""
    duels, first = result["tally"], result["winners"][0]
    margins = {
        other: duels[first][other] - duels[other][first] for other in duels if other != first
    }
    other = min((one for one in margins if margins[one] > 0), key=margins.__getitem__, default=None)
    if other is None or len(result["winners"]) > 1:
        return ""
    return ngettext(
        "Le duel le plus serré que gagne %(first)s l’oppose à %(other)s, %(mine)s à %(theirs)s\u00a0: "
        "%(num)s bulletin classant ces deux options dans l’autre ordre l’aurait renversé.",
        "Le duel le plus serré que gagne %(first)s l’oppose à %(other)s, %(mine)s à %(theirs)s\u00a0: "
        "%(num)s bulletins classant ces deux options dans l’autre ordre l’auraient renversé.",
        margins[other] // 2 + 1,
        first=named([first], labels),
        other=named([other], labels),
        mine=Shown(duels[first][other]),
        theirs=Shown(duels[other][first]),
    )


def too_dear(result: Result, labels: Labels, currency: str) -> str:
    """The first project that did not fit, and by how much."""
    dear = next((step for step in result["rounds"] if step["why"] == "dear"), None)
    if dear is None:
        return ""
    return _(
        "%(first)s aurait été financé avec %(missing)s de plus dans l’enveloppe.",
        first=named([dear["option"]], labels),
        missing=f"{format_amount(round(dear['cost'] - dear['left'], 2))}\u00a0{currency}".rstrip(),
    )


SAID: dict[str, Callable[[Result, Labels], str]] = {
    "majority-judgment": middle,
    "irv": runoff,
    "stv": last_seat,
    "schulze": narrowest,
    "equal-shares": lambda _result, _labels: "",
}
