"""What a machine notices in a text, for a person who decides: each signal says its rule and its words.

Nothing here reads a database or a request; `docs/signaux.md` says what each rule is worth.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from . import copies, empty, hurtful, language, masks, personal, plain, spam
from .plain import Reading
from .signal import (
    COPY,
    EMPTY,
    INSULT,
    KINDS,
    LABELS,
    LANGUAGE,
    PERSONAL,
    RULES,
    SPAM,
    THREAT,
    Signal,
)

__all__ = [
    "HOLDING",
    "KINDS",
    "LABELS",
    "RULES",
    "Signal",
    "near_copies",
    "personal_data",
    "read",
]

MOST = 200  # signals of one rule: a moderator needs no more of them
# Those that hold a text, where texts are held only when flagged; the others order the queue.
HOLDING = (PERSONAL, INSULT, THREAT, SPAM)


def read(
    title: str,
    body: str = "",
    *,
    kinds: Collection[str] = KINDS,
    without: Collection[str] = (),
) -> list[Signal]:
    """The signals of a text, in the order of its words; ``without`` names rules switched off."""
    found: list[Signal] = []
    fields = [(name, text) for name, text in (("title", title), ("body", body)) if text]
    for name, text in fields:
        found += _of(name, text, kinds, without)
    # What is empty or foreign is so as a whole: a title of one word says enough above a text.
    name, text = fields[-1] if fields else ("body", "")
    found += _whole(name, text, kinds)
    return [one for one in found if one.rule not in without]


def personal_data(text: str) -> list[tuple[str, str]]:
    """What looks like personal data: (rule, the words themselves), each said once."""
    found = _of("body", text, (PERSONAL,))
    return list(dict.fromkeys((one.rule, one.words) for one in found))


def near_copies(texts: Sequence[str]) -> dict[int, Signal]:
    """Of texts read together, those that are nearly another one, by their place among them."""
    groups = copies.groups(dict(enumerate(copies.signatures(texts))))
    return {
        place: Signal(COPY, 0, len(texts[place]), "near-copy", texts[place])
        for group in groups
        for place in group
    }


def _of(
    field: str, text: str, kinds: Collection[str], without: Collection[str] = ()
) -> list[Signal]:
    reading = plain.read(text)
    found: list[Signal] = []
    if PERSONAL in kinds:
        found += _signals(field, PERSONAL, reading, personal.find(reading))
    if SPAM in kinds:
        found += _signals(field, SPAM, reading, spam.find(reading))
    if INSULT in kinds or THREAT in kinds:
        said = masks.undone(reading)
        both = hurtful.find(said, without)
        for kind in (INSULT, THREAT):
            if kind in kinds:
                found += _signals(field, kind, said, (one[1:] for one in both if one[0] == kind))
    return sorted(found, key=lambda one: (one.start, one.end))


def _whole(field: str, text: str, kinds: Collection[str]) -> Iterator[Signal]:
    reading = plain.read(text)
    rule = empty.find(reading) if EMPTY in kinds else ""
    if rule:
        yield Signal(EMPTY, 0, len(text), rule, text, field)
    elif LANGUAGE in kinds and language.find(reading):
        yield Signal(LANGUAGE, 0, len(text), "language", text, field)


def _signals(
    field: str, kind: str, reading: Reading, found: Iterable[tuple[str, int, int]]
) -> list[Signal]:
    """Each place once: of two signals that overlap, the longer one."""
    taken = bytearray(len(reading.clean))
    kept: list[Signal] = []
    for rule, start, end in sorted(found, key=lambda one: (one[1] - one[2], one[1])):
        if any(taken[start:end]) or len(kept) >= MOST:
            continue
        taken[start:end] = b"\x01" * (end - start)
        first, last = reading.span(start, end)
        kept.append(Signal(kind, first, last, rule, reading.original[first:last], field))
    return kept
