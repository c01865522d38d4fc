"""A synthesis as its lab writes it: sentences, what each cites, and under which theme. Pure.

A paragraph, or an item of a list, is cut into sentences. « #12 » cites contribution 12, « #a7 »
argument 7, « #v3 » the result of vote 3; « !#12 » cites what stands against the sentence. « [pour] », « [contre] » or « [partagé] »
says its direction. References that follow the end of a sentence are its own. A heading that is the
title of a theme places the sentences below it in that theme.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

KINDS = {"": "contribution", "a": "argument", "v": "vote"}
DIRECTIONS = {"pour": "for", "contre": "against", "partagé": "divided", "partagée": "divided"}
# Not part of a word, of an address, nor of a link already made.
REFERENCE = re.compile(r"(?<![\w/&#\[])(!?)#([av]?)(\d{1,18})\b", re.IGNORECASE)
TAG = re.compile(r"\[(pour|contre|partagée?)\]", re.IGNORECASE)
HEADING = re.compile(r"#{1,6}\s+(.*\S)\s*$")
ITEM = re.compile(r"(\s*(?:[-*+]|\d{1,4}[.)])\s+|\s*>\s?)")
# The end of a sentence: its mark, what closes it, then references and tags; a capital, a figure or a
# quotation comes next, or nothing.
END = re.compile(
    r"[.!?…]+[»”\")\]]*"
    r"(?:\s*(?:!?#[av]?\d{1,18}\b[,;]?|\[(?:pour|contre|partagée?)\]))*"
    r"(?=\s+[A-ZÀ-ÖØ-ÞŒ0-9«“\"{*_(]|\s*$)"
)
SHORT = re.compile(r"(?:\b(?:M|MM|Mme|Mlle|Dr|art|al|cf|p|n|etc|ex|env|min|max|av|bd)|\b[A-Z])\.$")
EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)")
LINK = re.compile(r"\[([^\]]+)\]\([^)\s]*\)")
HOLLOW = re.compile(r"\s*\([\s,;]*(?:et[\s,;]*)*\)")  # where references stood alone
OPENING, CLOSING = "«“", "»”"


class Reference(NamedTuple):
    kind: str  # contribution, argument, vote
    number: int
    role: str  # for, against


@dataclass(frozen=True)
class Sentence:
    start: int  # characters of the manuscript
    end: int
    text: str  # its words, without references and tags
    references: tuple[Reference, ...]
    direction: str | None
    theme: str | None  # title of the heading above, as written
    repeated: tuple[Reference, ...] = ()  # written several times


@dataclass(frozen=True)
class Manuscript:
    body: str
    sentences: tuple[Sentence, ...]

    def headings(self) -> list[str]:
        """Each once, in the order of the text, even those with nothing below."""
        found = (HEADING.match(self.body[start:end]) for start, end in _blocks(self.body))
        return list(dict.fromkeys(one[1] for one in found if one))

    def references(self) -> list[Reference]:
        """Each thing cited, once, in the order of the text."""
        return list(dict.fromkeys(one for said in self.sentences for one in said.references))

    def numbers(self, kind: str) -> list[int]:
        cited = (one.number for one in self.references() if one.kind == kind)
        return list(dict.fromkeys(cited))


def plain(title: str) -> str:
    """A heading is the title of a theme whatever its spaces and capitals."""
    return " ".join(title.split()).casefold()


def read(body: str) -> Manuscript:
    return Manuscript(body, tuple(_sentences(body)))


def _sentences(body: str) -> Iterator[Sentence]:
    theme: str | None = None
    for start, end in _blocks(body):
        heading = HEADING.match(body[start:end])
        if heading:
            theme = heading[1]
            continue
        for first, last in _cut(body, start, end):
            made = _sentence(body, first, last, theme)
            if made is not None:
                yield made


def _blocks(body: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, headings and items of lists, without their marks."""
    start: int | None = None
    at = 0
    for line in body.splitlines(keepends=True):
        end = at + len(line)
        said = line.strip()
        mark = ITEM.match(line)
        if not said or HEADING.match(said) or mark:
            if start is not None:
                yield start, at
            start = None
        if HEADING.match(said):
            yield at + line.index(said), at + line.index(said) + len(said)
        elif said and start is None:
            start = at + (mark.end() if mark else 0)
        at = end
    if start is not None:
        yield start, at


def _cut(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in END.finditer(body, start, end):
        said = body[at : found.end()]
        mark = found.start() + 1
        if SHORT.search(body[at:mark]) or _inside(said):
            continue
        yield at, found.end()
        at = found.end()
    if body[at:end].strip():
        yield at, end


def _inside(said: str) -> bool:
    """A quotation begun in the sentence goes on after the mark."""
    opened = sum(said.count(mark) for mark in OPENING)
    return opened > sum(said.count(mark) for mark in CLOSING)


def _sentence(body: str, start: int, end: int, theme: str | None) -> Sentence | None:
    said = body[start:end]
    start += len(said) - len(said.lstrip())
    end -= len(said) - len(said.rstrip())
    counted = Counter(_references(said))
    tags = TAG.findall(said)
    text = " ".join(
        EMPHASIS.sub("", LINK.sub(r"\1", REFERENCE.sub(" ", TAG.sub(" ", said)))).split()
    )
    text = re.sub(r"\s+([.,])", r"\1", HOLLOW.sub("", text)).strip()
    if not re.search(r"\w", text):
        return None
    direction = DIRECTIONS[tags[-1].lower()] if tags else None
    repeated = tuple(one for one, times in counted.items() if times > 1)
    return Sentence(start, end, text, tuple(counted), direction, theme, repeated)


def _references(said: str) -> Iterator[Reference]:
    return (_one(found) for found in REFERENCE.finditer(said))


def written(
    manuscript: Manuscript,
    shown: Callable[[int, Sentence], str],
    link: Callable[[Reference], str],
    after: Callable[[int, Sentence], str],
) -> str:
    """The Markdown to read: each sentence as ``shown``, each reference as its ``link``, then ``after``.

    The words of a sentence keep their places, so that emphasis and line ends stay.
    """
    parts, at = [], 0
    for number, sentence in enumerate(manuscript.sentences, start=1):
        parts.append(manuscript.body[at : sentence.start])
        said = manuscript.body[sentence.start : sentence.end]
        said = re.sub(rf"[ \t]*{TAG.pattern}", "", said, flags=re.IGNORECASE)
        said = REFERENCE.sub(lambda found: link(_one(found)), said)
        parts.append(shown(number, Sentence(**{**vars(sentence), "text": said})).rstrip())
        parts.append(after(number, sentence))
        at = sentence.end
    parts.append(manuscript.body[at:])
    return "".join(parts)


def _one(found: re.Match[str]) -> Reference:
    kind = KINDS[found[2].lower()]
    return Reference(kind, int(found[3]), "against" if found[1] else "for")


def missing(references: Iterable[Reference], known: Iterable[tuple[str, int]]) -> list[Reference]:
    there = set(known)
    return [one for one in references if (one.kind, one.number) not in there]


def with_line(body: str, heading: str, line: str) -> str:
    """``line`` as a paragraph of its own, at the end of what is under the heading of that title; under
    a new one at the end where there is none."""
    asked, rows = plain(heading), body.rstrip().splitlines()
    inside = None
    for place, row in enumerate(rows):
        found = HEADING.match(row.strip())
        if found and inside is not None:
            above = "\n".join(rows[:place]).rstrip()
            return f"{above}\n\n{line}\n\n" + "\n".join(rows[place:]) + "\n"
        if found and plain(found[1]) == asked:
            inside = place
    above = "\n".join(rows)
    if inside is None:
        above = f"{above}\n\n## {heading}".lstrip()
    return f"{above}\n\n{line}\n"
