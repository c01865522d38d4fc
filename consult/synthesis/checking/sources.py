"""Each sentence has its sources: there, visible, unchanged since they were read, of its theme."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import gettext as _
from ..document import Argument, Cited, Contribution, Document, Finding, Minutes, Source, digest
from .faults import Fault
from .words import COLLEGES, blanked, cut, sentences


def check(finding: Finding, document: Document) -> Iterator[Fault]:
    if not finding.sources:
        yield from _opinion(finding)
        return
    if finding.kind == "opinion" and not finding.signed_by:
        yield from _opinion(finding)
    seen: dict[tuple[str, str], str] = {}
    for source in finding.sources:
        if (source.kind, source.id) in seen:
            why = (
                _("est citée deux fois\u00a0: retirez-en une.")
                if seen[source.kind, source.id] == source.role
                else _("est citée comme appui et comme opposition\u00a0: gardez l’un des deux.")
            )
            yield fault(finding, source, "source-twice", why)
        seen[source.kind, source.id] = source.role
        there = document.cited(source)
        if there is None:
            why = _(
                "n’existe pas dans cette concertation\u00a0: retirez-la, ou corrigez son numéro."
            )
            yield fault(finding, source, "source-missing", why)
        else:
            yield from _pinned(finding, source, there)
            yield from _in_theme(finding, source, there, document)
    yield from _speakers(finding, document)


def _opinion(finding: Finding) -> Iterator[Fault]:
    if finding.kind == "opinion" and finding.signed_by and finding.signed_by.strip():
        return
    yield Fault(
        finding.id,
        "unsourced",
        finding.text,
        _(
            "Cette phrase n’a pas de source, ou donne un avis sans signature. Citez ce qui la fonde, ou publiez-la "
            "comme l’avis du labo, signé d’un nom."
        ),
    )


def _pinned(finding: Finding, source: Source, there: Cited) -> Iterator[Fault]:
    if there.state != "public":
        why = {
            "hidden": _("n’est pas visible du public\u00a0: retirez-la."),
            "erased": _("a été effacée\u00a0: retirez-la."),
        }[there.state]
        yield fault(finding, source, "source-hidden", why)
    elif source.version != there.version:
        why = _(
            "a changé depuis sa lecture (version %(read)s lue, version %(now)s en ligne)\u00a0: relisez-la.",
            read=source.version,
            now=there.version,
        )
        yield fault(finding, source, "source-version", why)
    elif source.digest != digest(there):
        why = _(
            "n’est pas le texte qui a été lu\u00a0: vérifiez son numéro, relisez-la et citez-la de nouveau."
        )
        yield fault(finding, source, "source-digest", why)


def _in_theme(
    finding: Finding, source: Source, there: Cited, document: Document
) -> Iterator[Fault]:
    if finding.theme is None:
        return
    of: Contribution | None = there if isinstance(there, Contribution) else None
    if isinstance(there, Argument):
        found = document.by_kind["contribution"].get(there.contribution)
        of = found if isinstance(found, Contribution) else None
    family = document.families.get(finding.theme, frozenset())
    if of is not None and family.isdisjoint(of.themes):
        why = _(
            "n’est pas dans le thème de la phrase\u00a0: placez-la dans ce thème, ou retirez-la."
        )
        yield fault(finding, source, "source-theme", why)


def fault(finding: Finding, source: Source, code: str, why: str, *, blocking: bool = True) -> Fault:
    said, name = f"{source.kind} {source.id}", named(source)
    message = _("La source «\u00a0%(name)s\u00a0» %(why)s", name=name, why=why)
    return Fault(finding.id, code, said, message, blocking, name, why)


def named(source: Source) -> str:
    kinds = {
        "contribution": _("contribution"),
        "argument": _("argument"),
        "vote": _("scrutin"),
        "minutes": _("compte rendu"),
    }
    return f"{kinds[source.kind]} {source.id}"


def _speakers(finding: Finding, document: Document) -> Iterator[Fault]:
    """« Les agents demandent… » rests on one agent at least; and so for citizens."""
    colleges = {
        there.college
        for _source, there in document.read_by(finding)
        if isinstance(there, Contribution | Argument)
    }
    minutes = any(isinstance(there, Minutes) for _source, there in document.read_by(finding))
    if not colleges or minutes:
        return
    unsure = "unknown" in colleges
    if unsure and finding.signed_by:
        return
    for sentence in sentences(blanked(finding.text)):
        for word in cut(sentence)[:4]:
            said = sentence[word.start : word.end]
            for college, pattern in COLLEGES.items():
                if pattern.fullmatch(word.said) and college not in colleges:
                    yield Fault(
                        finding.id,
                        "college",
                        said,
                        _unsure(college, said) if unsure else _unspoken(college, said),
                        blocking=not unsure,
                    )


def _unspoken(college: str, word: str) -> str:
    if college == "agent":
        return _(
            "La phrase fait parler des agents («\u00a0%(word)s\u00a0»), et aucune de ses sources ne vient d’un agent. "
            "Citez-en une, ou nommez ceux qui ont parlé.",
            word=word,
        )
    return _(
        "La phrase fait parler des citoyens («\u00a0%(word)s\u00a0»), et aucune de ses sources ne vient d’un citoyen. "
        "Citez-en une, ou nommez ceux qui ont parlé.",
        word=word,
    )


def _unsure(college: str, word: str) -> str:
    if college == "agent":
        return _(
            "La phrase fait parler des agents («\u00a0%(word)s\u00a0»)\u00a0: aucune de ses sources n’est connue pour "
            "venir d’un agent, et le collège de l’une au moins est inconnu. Relisez-les\u00a0: si ce sont bien des "
            "agents qui parlent, une personne nommée le signe.",
            word=word,
        )
    return _(
        "La phrase fait parler des citoyens («\u00a0%(word)s\u00a0»)\u00a0: aucune de ses sources n’est connue pour "
        "venir d’un citoyen, et le collège de l’une au moins est inconnu. Relisez-les\u00a0: si ce sont bien des "
        "citoyens qui parlent, une personne nommée le signe.",
        word=word,
    )
