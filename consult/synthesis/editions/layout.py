"""What the printed editions show, in their order, whatever draws it. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ...i18n import gettext as _
from ...text import excerpt
from ..certificate import Certificate
from ..counts import Counts
from ..document import Argument, Contribution, Document, Finding, Source, Vote
from . import figures
from .figures import Figures

HEADING = re.compile(r"<h([3-5])>(.*?)</h\1>", re.DOTALL)
LONG = 140  # signs of the title of a source


@dataclass(frozen=True)
class Frame:
    """What stands around the text: who publishes it, where and when."""

    title: str
    consultation: str
    lab: str
    place: str
    state: tuple[str, ...]  # lines of the official title; none: the instance is not the State's
    home: str  # address of the consultation
    version: int
    published_at: datetime
    zone: str
    signed_by: str

    @property
    def address(self) -> str:
        return f"{self.home}/synthese?version={self.version}"

    @property
    def certificate(self) -> str:
        return f"{self.home}/synthese/certificat?version={self.version}"


@dataclass(frozen=True)
class Reference:
    """A source, and where it is read."""

    label: str
    title: str  # empty once it is no longer public
    href: str


@dataclass(frozen=True)
class Phrase:
    number: str
    shown: str
    theme: str
    href: str
    opinion: bool
    signed_by: str
    proposed_by: str  # a language model
    direction: str | None
    for_: tuple[Reference, ...]
    against: tuple[Reference, ...]


@dataclass(frozen=True)
class Laid:
    frame: Frame
    body_html: str  # links whole, headings named
    headings: tuple[tuple[str, str, int], ...]  # name, words, level from 1
    phrases: tuple[Phrase, ...]
    themes: tuple[tuple[str, int, int], ...]  # title, depth, public contributions
    accounts: tuple[tuple[str, int], ...]
    certificate: Certificate
    figures: Figures | None


def laid_out(
    document: Document, issued: Certificate, frame: Frame, body_html: str, counts: Counts | None
) -> Laid:
    root = frame.home.split("/concertations/")[0]
    body = body_html.replace('href="/', f'href="{root}/')
    headings: list[tuple[str, str, int]] = []

    def named(found: re.Match[str]) -> str:
        name = f"titre-{len(headings) + 1}"
        headings.append((name, re.sub(r"<[^>]+>", "", found[2]), int(found[1]) - 2))
        return f'<h{found[1]} id="{name}">{found[2]}</h{found[1]}>'

    body = HEADING.sub(named, body)
    counted = Counter(one.account for one in issued.items)
    return Laid(
        frame,
        body,
        tuple(headings),
        tuple(_phrase(one, document, frame) for one in document.findings),
        tuple(_themes(document)),
        tuple((name, counted[name]) for name in _accounts()),
        issued,
        figures.of(counts) if counts else None,
    )


def _accounts() -> tuple[str, ...]:
    return ("person", "machine", "merged", "aside", "unaccounted")


def _phrase(said: Finding, document: Document, frame: Frame) -> Phrase:
    titles = {one.id: one.title for one in document.themes}
    cited = [(one.role, _reference(one, document, frame)) for one in said.sources]
    return Phrase(
        said.id,
        said.shown,
        titles.get(said.theme or "", ""),
        f"{frame.home}/synthese/phrases/{said.id}?version={frame.version}",
        said.kind == "opinion",
        said.signed_by or "",
        said.proposed_by or "",
        said.direction,
        tuple(one for role, one in cited if role == "for"),
        tuple(one for role, one in cited if role == "against"),
    )


def _reference(source: Source, document: Document, frame: Frame) -> Reference:
    there = document.cited(source)
    if isinstance(there, Argument):
        on = document.by_kind["contribution"].get(there.contribution)
        label = _(
            "argument n°\u00a0%(number)s sur la contribution n°\u00a0%(on)s",
            number=there.id,
            on=there.contribution,
        )
        seen = there.state == "public" and isinstance(on, Contribution) and on.state == "public"
        href = f"{frame.home}/contributions/{there.contribution}#argument-{there.id}"
        title = there.text if seen else ""
    elif isinstance(there, Vote):
        label = _("scrutin n°\u00a0%(number)s", number=there.id)
        seen, title = there.state == "public", there.title
        href = f"{frame.home}/scrutins/{there.id}"
    else:
        label = _("contribution n°\u00a0%(number)s", number=source.id)
        seen = isinstance(there, Contribution) and there.state == "public"
        href = f"{frame.home}/contributions/{source.id}"
        title = there.title if isinstance(there, Contribution) else ""
    if not seen:
        return Reference(label, "", "")
    return Reference(label, excerpt(title, LONG), href)


def _themes(document: Document) -> Iterator[tuple[str, int, int]]:
    """Each theme under the one above, with its public contributions."""
    below: dict[str | None, list[str]] = {}
    titles = {one.id: one.title for one in document.themes}
    for one in document.themes:
        below.setdefault(one.parent, []).append(one.id)

    def down(parent: str | None, depth: int) -> Iterator[tuple[str, int, int]]:
        for name in below.get(parent, ()):
            yield titles[name], depth, len(document.populations[name])
            yield from down(name, depth + 1)

    yield from down(None, 0)
