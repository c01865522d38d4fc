"""What in a vote does not look like people voting one by one: pure, from figures of fifty or more.

Nothing here says that anyone cheated. A letter to everyone makes a burst, a ministry makes one domain
heavy; the report says what was seen, for people to explain.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..i18n import format_percent, ngettext
from ..i18n import gettext as _

FEWEST = 50  # of whatever is counted: below, a figure would speak of people
SLICES = 24  # in the curve of a long vote
MOST_BURSTS = 10
RARE = math.log(1e-6)
ALIKE = 5  # addresses that differ by digits and dots alone, before they are counted
STEP = 5  # shares are rounded to as many hundredths
HEAVY = 50  # hundredths of the voters, at one domain
MANY_REPLACED = 20  # hundredths of the ballots
DIFFERENCES = re.compile(r"[\d._-]+")


@dataclass(frozen=True)
class Slice:
    """Ballots listed between two moments, second ballots included."""

    start: datetime
    end: datetime
    added: int

    @property
    def seconds(self) -> float:
        return max((self.end - self.start).total_seconds(), 60.0)  # lists grow once a minute


@dataclass(frozen=True)
class Anomalies:
    curve: Sequence[Slice] = ()
    bursts: Sequence[Slice] = ()
    sentences: Sequence[str] = field(default_factory=list)


def anomalies(
    opened_at: datetime,
    batches: Iterable[tuple[datetime, int]],
    added: int,
    withdrawn: int,
    known: dict[str, Any] | None,
    on_paper: int = 0,
) -> Anomalies:
    """From the batches of the public list, and from what was added up at the close (see ``add_up``)."""
    batches = list(batches)
    fine = slices(opened_at, batches, FEWEST)
    bursts = [one for n, one in enumerate(fine) if is_burst(fine, n)][:MOST_BURSTS]
    curve = slices(opened_at, batches, max(FEWEST, math.ceil(added / SLICES)))
    said = [*_pace_said(fine, bursts, on_paper), *_replaced(added, withdrawn), *_known(known)]
    return Anomalies(curve, bursts, said)


def slices(opened_at: datetime, batches: Iterable[tuple[datetime, int]], least: int) -> list[Slice]:
    """Batches put together until each slice has ``least`` ballots; the last one joins the one before."""
    found: list[Slice] = []
    start, waiting, end = opened_at, 0, opened_at
    for at, number in batches:
        waiting, end = waiting + number, at
        if waiting >= least:
            found.append(Slice(start, end, waiting))
            start, waiting = at, 0
    if waiting and found:
        last = found.pop()
        found.append(Slice(last.start, end, last.added + waiting))
    return found


def is_burst(parts: Sequence[Slice], place: int) -> bool:
    """More than chance brings in that time, at the pace of the whole vote and of what is around it.

    Chernoff's bound on the tail of a Poisson law, for as many slices as are looked at.
    """
    one, rest = parts[place], [p for n, p in enumerate(parts) if n != place]
    if not rest:
        return False
    around = [parts[n] for n in (place - 1, place + 1) if 0 <= n < len(parts)]
    awaited = one.seconds * max(_pace(rest), _pace(around))
    n = one.added
    if n <= awaited:
        return False
    return n - awaited + n * math.log(awaited / n) < RARE - math.log(len(parts))


def _pace(parts: Sequence[Slice]) -> float:
    return sum(one.added for one in parts) / sum(one.seconds for one in parts)


def _pace_said(fine: Sequence[Slice], bursts: Sequence[Slice], on_paper: int) -> Iterable[str]:
    if len(fine) < 2:
        yield _(
            "La liste publique n’a pas deux tranches de cinquante bulletins\u00a0: le rythme du vote n’est "
            "pas examiné."
        )
    elif bursts:
        yield ngettext(
            "%(num)s pointe d’affluence dépasse ce que le hasard explique. Un courriel ou une annonce en "
            "fait autant\u00a0: comparez-en l’heure.",
            "%(num)s pointes d’affluence dépassent ce que le hasard explique. Un courriel ou une annonce "
            "en fait autant\u00a0: comparez-en les heures.",
            len(bursts),
        )
        if on_paper:
            yield _(
                "Un lot de bulletins papier entre tout entier à la fois\u00a0: il peut faire une pointe à "
                "lui seul."
            )
    else:
        yield _("Aucune pointe d’affluence ne dépasse ce que le hasard explique.")


def _replaced(added: int, withdrawn: int) -> Iterable[str]:
    if added >= FEWEST:
        part = share(withdrawn, added)
        yield (
            _(
                "Environ %(part)s des bulletins ont été remplacés par un second\u00a0: c’est beaucoup.",
                part=_said_share(part),
            )
            if part >= MANY_REPLACED
            else _(
                "Moins de %(part)s des bulletins ont été remplacés par un second.",
                part=_said_share(MANY_REPLACED),
            )
        )


def _said_share(part: int) -> str:
    return format_percent(part / 100)


def _known(known: dict[str, Any] | None) -> Iterable[str]:
    if known is None:
        return
    heavy = [(domain, part) for domain, part in known["domains"] if part >= HEAVY]
    for domain, part in heavy:
        yield _(
            "Environ %(part)s des votants en ligne ont une adresse chez %(domain)s.",
            part=_said_share(part),
            domain=domain,
        )
    if known["domains"] and not heavy:
        yield _("Aucun domaine d’adresses ne réunit la moitié des votants en ligne.")
    if known.get("since"):
        yield _(
            "Environ %(part)s des votants en ligne ont ouvert leur compte après l’ouverture de "
            "l’urne.",
            part=_said_share(known["since"]),
        )
    yield (
        ngettext(
            "%(num)s adresse admise à voter ne diffère de plusieurs autres que par des chiffres ou des points.",
            "%(num)s adresses admises à voter ne diffèrent de plusieurs autres que par des chiffres ou des "
            "points.",
            known["alike"],
        )
        if known["alike"]
        else _("Aucune famille d’adresses presque identiques parmi les personnes admises à voter.")
    )
    if "unreached" in known:
        yield ngettext(
            "%(num)s adresse de la liste électorale a été refusée par son serveur de courriel.",
            "%(num)s adresses de la liste électorale ont été refusées par leur serveur de courriel.",
            known["unreached"],
        )


# Added up at the close ----------------------------------------------------------------------------


def add_up(
    voters: Iterable[tuple[str, datetime | None]], admitted: Iterable[str], opened_at: datetime
) -> dict[str, Any]:
    """Figures that outlive the keys: shares of fifty voters or more, rounded, and nothing of anyone.

    ``voters`` are (mailbox, when the account was made); ``admitted`` the mailboxes that could vote.
    """
    mine = list(voters)
    domains = Counter(mailbox.rpartition("@")[2] for mailbox, _at in mine)
    since = sum(at is not None and at > opened_at for _mailbox, at in mine)
    shown = [(domain, n) for domain, n in domains.most_common(3) if n >= FEWEST]
    return {
        "domains": [[domain, share(n, len(mine))] for domain, n in shown],
        "since": share(since, len(mine)) if min(since, len(mine) - since) >= FEWEST else None,
        "alike": alike(admitted),
    }


def alike(mailboxes: Iterable[str]) -> int:
    """How many addresses are in a family whose members differ by digits and separators alone."""
    families: Counter[str] = Counter()
    for mailbox in mailboxes:
        local, _at, domain = mailbox.rpartition("@")
        families[f"{DIFFERENCES.sub('', local)}@{domain}"] += 1
    return sum(n for n in families.values() if n >= ALIKE)


def share(part: int, whole: int) -> int:
    """Hundredths, to the nearest five: enough to see, too coarse to tell one person."""
    return round(100 * part / whole / STEP) * STEP if whole else 0
