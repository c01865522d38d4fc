"""What is wrong in a sentence: the words it rests on, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from ...i18n import gettext as _


@dataclass(frozen=True)
class Fault:
    finding: str
    code: str
    words: str  # those of the sentence it rests on; of the source when the sentence has none
    message: str
    blocking: bool = True  # else « à vérifier »: a named person lifts it
    source: str = ""  # the name of the source it is about
    why: str = ""  # what is said of that source, and may be of others

    def told(self) -> dict[str, Any]:
        """As the command says it."""
        return {key: said for key, said in asdict(self).items() if key not in ("source", "why")}


def together(faults: Iterable[Fault]) -> list[Fault]:
    """Those of one sentence, what blocks first; what is said alike of several sources is said once."""
    alike: dict[tuple[bool, str, str], list[Fault]] = {}
    for one in faults:
        alike.setdefault((not one.blocking, one.code, one.why or one.message), []).append(one)
    return list(_once(alike[key] for key in sorted(alike, key=lambda key: key[0])))


def _once(groups: Iterable[list[Fault]]) -> Iterator[Fault]:
    for those in groups:
        names = list(dict.fromkeys(one.source for one in those))
        if len(names) == 1:
            yield those[0]
        else:
            said = _(
                "Chacune de ces sources (%(names)s) %(why)s",
                names=", ".join(names),
                why=those[0].why,
            )
            yield replace(those[0], message=said)
