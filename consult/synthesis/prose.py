"""The text of a synthesis as it is read: its figures filled, each thing cited a link. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from .. import text
from ..i18n import gettext as _
from . import manuscript
from .checking import Fault, figures
from .document import Document, Finding
from .manuscript import Reference, Sentence


def published(slug: str, body: str, made: Document) -> str:
    """Each sentence leads to what it rests on."""

    def after(said: Finding) -> str:
        where = f"{_home(slug)}/synthese/phrases/{said.id}?version={made.version}"
        lab = said.kind == "opinion"
        name = _("%(number)s, avis du labo", number=said.id) if lab else said.id
        return f"\u00a0[\\[{name}\\]]({where})"

    return _html(slug, body, made, after)


def checked(
    slug: str, body: str, made: Document, faults: Sequence[Fault], noted: Collection[str] = ()
) -> str:
    """Each sentence of which something is said leads to it, and can be come back to."""
    stopped: dict[str, bool] = {}
    for one in faults:
        stopped[one.finding] = stopped.get(one.finding, False) or one.blocking

    def after(said: Finding) -> str:
        if said.id not in stopped:
            name = _("phrase %(number)s\u00a0: remarque", number=said.id)
            return f"\u00a0[\\[{name}\\]](#remarque-{said.id})" if said.id in noted else ""
        name = (
            _("phrase %(number)s\u00a0: à corriger", number=said.id)
            if stopped[said.id]
            else _("phrase %(number)s\u00a0: à vérifier", number=said.id)
        )
        return f"\u00a0[\\[{name}\\]](#phrase-{said.id})"

    return _anchored(_html(slug, body, made, after), {*stopped, *noted})


def _anchored(shown: str, numbers: Iterable[str]) -> str:
    """Where each of these sentences stands in the text."""
    for number in numbers:
        link = re.compile(rf'(?=href="#(?:phrase|remarque)-{number}")')
        shown = link.sub(f'id="texte-{number}" ', shown, count=1)
    return shown


def _home(slug: str) -> str:
    return f"/concertations/{slug}"


def _html(slug: str, body: str, made: Document, after: Callable[[Finding], str]) -> str:
    def shown(number: int, one: Sentence) -> str:
        try:
            return figures.fill(one.text, made.findings[number - 1], made)
        except figures.NoSuchFigure:
            return one.text

    def ended(number: int, _one: Sentence) -> str:
        return after(made.findings[number - 1])

    read = manuscript.read(body)
    return text.to_html(manuscript.written(read, shown, _links(slug, made), ended))


def _links(slug: str, made: Document) -> Callable[[Reference], str]:
    """The Markdown of each thing cited: its number alone where nobody may read it; what stands against
    the sentence says so."""
    home = _home(slug)
    answered = {one.id: one.contribution for one in made.arguments}
    public = {one.id for one in made.contributions if one.state == "public"}
    votes = made.by_kind["vote"]

    def link(one: Reference) -> str:
        if one.role == "against":
            return _("contre\u00a0: %(source)s", source=named(one))
        return named(one)

    def named(one: Reference) -> str:
        number = str(one.number)
        if one.kind == "vote":
            said = _("scrutin n°\u00a0%(number)s", number=number)
            return f"[{said}]({home}/scrutins/{number})" if number in votes else f"#v{number}"
        if one.kind == "argument":
            said, on = _("argument n°\u00a0%(number)s", number=number), answered.get(number)
            return f"[{said}]({home}/contributions/{on}#argument-{number})" if on else f"#a{number}"
        there = f"[n°\u00a0{number}]({home}/contributions/{number})"
        return there if number in public else f"#{number}"

    return link
