"""The figures of moderation, from the acts of the journal: what is told of one group of acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..i18n import lazy_gettext as _l
from .disclosure import LEAST, REST, Atom, Tables, added, grouped, stands
from .grounds import REPORTED

# Kinds of a decision, as the public reads them; putting a text back is keeping it.
KEPT, REFUSED = "kept", "refuse"
KIND_OF = {"publish": KEPT, "restore": KEPT}
KINDS = {
    KEPT: _l("Laissés ou rendus publics"),
    "mask": _l("Publiés, données personnelles masquées"),
    "amend": _l("Correction demandée"),
    REFUSED: _l("Refusés"),
    "warn": _l("Avertissements"),
    "restrict": _l("Comptes restreints pour un temps"),
}
SIGNALS = {
    "helped": _l("Un signal automatique a aidé"),
    "shown": _l("Un signal était affiché, sans aider"),
    "none": _l("Aucun signal automatique"),
}
COLLEGES = {
    "citizen": _l("Citoyennes et citoyens"),
    "agent": _l("Agents publics"),
    "unknown": _l("Collège inconnu (textes importés)"),
}
OUTCOMES = {
    "upheld": _l("Décision confirmée"),
    "reversed": _l("Décision annulée"),
    "moot": _l("Devenu sans objet"),
    "pending": _l("Réponse à venir"),
}
DELAYS = {"on-time": _l("Dans les quinze jours"), "late": _l("En retard")}
REPORTS = REPORTED
TABLES = {
    "reports": (_l("Signalements reçus, par motif"), REPORTS),
    "kinds": (_l("Décisions, par nature"), KINDS),
    "grounds": (_l("Décisions motivées, par motif"), REPORTS),
    "signals": (_l("Décisions et moyens automatiques"), SIGNALS),
    "outcomes": (_l("Recours, par issue"), OUTCOMES),
    "delays": (_l("Recours, par délai de réponse"), DELAYS),
}
TOTAL = "total"


def of_decisions(atom: Atom) -> Tables:
    """Cells are (kind, ground, college, signal). Decisions that leave a text public and those that
    must give reasons are counted apart: neither tells the other by what a total would leave."""
    kinds, grounds = _counts(atom, 0), _counts(atom, 1)
    return {
        "decisions": {TOTAL: atom.total},
        "kinds": grouped(kinds),
        "grounds": {} if KEPT in kinds else grouped(grounds),
        "signals": grouped(_counts(atom, 3)),
    }


def of_colleges(kept: Iterable[Atom], reasoned: Iterable[Atom]) -> Tables:
    """Refusals among decisions, by college, of the places where each of the four may be told."""
    public = {one.place: one for one in kept}
    refused, decided = Counter[str](), Counter[str]()
    for one in reasoned:
        beside = public.get(one.place)
        kinds = grouped(_counts(one, 0))
        cross = Counter[tuple[str, bool]]()
        for (kind, _ground, college, _signal), n in one.cells.items():
            cross[college, kind == REFUSED] += n
        others = _counts(beside, 2) if beside is not None else Counter[str]()
        told = beside is not None and REFUSED in kinds
        if told and all(map(stands, [*cross.values(), *others.values()])):
            for (college, gone), n in cross.items():
                decided[college] += n
                refused[college] += n if gone else 0
            decided.update(others)
    return {"decided": dict(decided), "refused": {one: refused[one] for one in decided}}


def of_reports(atom: Atom) -> Tables:
    """Cells are (ground,)."""
    return {
        "received": {TOTAL: atom.total},
        "reports": grouped(_counts(atom, 0)),
    }


def of_appeals(atom: Atom) -> Tables:
    """Cells are (outcome, delay)."""
    return {
        "appeals": {TOTAL: atom.total},
        "outcomes": grouped(_counts(atom, 0)),
        "delays": grouped(_counts(atom, 1)),
    }


def _counts(atom: Atom, place: int) -> Counter[str]:
    found = Counter[str]()
    for key, n in atom.cells.items():
        found[key[place]] += n
    return found


MADE = {
    "kept": of_decisions,
    "reasoned": of_decisions,
    "reports": of_reports,
    "appeals": of_appeals,
}


@dataclass(frozen=True)
class Figures:
    """Of a view: a consultation, a lab or the network; a year or all."""

    tables: Tables
    median: float | None  # hours
    ninth_decile: float | None

    def total(self, name: str) -> int:
        return self.tables.get(name, {}).get(TOTAL, 0)

    def rows(self, name: str) -> list[tuple[str, int]]:
        """The lines of a table, in the order of its categories, then what is grouped."""
        counts, order = self.tables.get(name, {}), [*TABLES[name][1], REST]
        return sorted(counts.items(), key=lambda one: order.index(one[0]))

    def refused(self) -> list[tuple[str, int, int]]:
        """(college, refused, decided) where both may be told."""
        decided = self.tables.get("decided", {})
        refused = self.tables.get("refused", {})
        return [(c, refused.get(c, 0), decided[c]) for c in COLLEGES if decided.get(c)]

    @property
    def empty(self) -> bool:
        return not any(self.total(name) for name in ("received", "decisions", "appeals"))


def figures(by_subject: dict[str, list[Atom]], waited: tuple[int, float, float] | None) -> Figures:
    tables = added(MADE[subject](one) for subject, several in by_subject.items() for one in several)
    tables |= of_colleges(by_subject.get("kept", ()), by_subject.get("reasoned", ()))
    told = waited is not None and waited[0] >= LEAST
    return Figures(
        tables,
        waited[1] / 3600 if told and waited else None,
        waited[2] / 3600 if told and waited else None,
    )


def lines(seen: Figures) -> Iterable[tuple[str, str, int]]:
    """(table, category, count): all that the page says, for a file."""
    for name, counts in seen.tables.items():
        for category, number in counts.items():
            yield name, category, number
