"""Sentences made false, one fault each, from a true synthesis: deterministic, by kind.

python -m tests.synthesis.corrupted [--show]
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from consult.synthesis.checking import check_finding
from consult.synthesis.checking.support import Weights
from consult.synthesis.document import Document, Finding, digest
from tests.synthesis import material, real

PLACEHOLDER = re.compile(r"\{[^{}]*\}")
QUOTATION = re.compile(r"« ?([^«»]*?) ?»")


@dataclass(frozen=True)
class Corrupted:
    kind: str
    manner: str
    finding: Finding
    document: Document


def corrupted(of: material.Material) -> Iterator[Corrupted]:
    document = of.document
    known = {one.id: one for one in document.findings}
    for finding in document.findings:
        draw = random.Random(finding.id)
        for manner, changed in ids(finding, document, draw):
            yield Corrupted("sources", manner, changed, document)
        for manner, changed in numbers(finding, document):
            yield Corrupted("chiffres", manner, changed, document)
        for manner, changed in quotations(finding, document, draw):
            yield Corrupted("citations", manner, changed, document)
        yield Corrupted(
            "hors sujet",
            "même thème, empreinte refaite",
            elsewhere(finding, document, draw),
            document,
        )
    for name, manner, text in of.inversions:
        said = material.refilled(replace(known[name], text=text), document)
        yield Corrupted("inversions", manner, said, document)
        yield Corrupted("inversions déclarées", manner, turned(said, document), document)
    for name, text in of.overstated:
        said = material.refilled(replace(known[name], text=text), document)
        yield Corrupted("généralités", "trop général", said, document)


def ids(finding: Finding, document: Document, draw: random.Random) -> Iterator[tuple[str, Finding]]:
    first, *rest = finding.sources
    cited = {one.id for one in finding.sources}
    others = [c for c in document.contributions if c.id not in cited]
    near = draw.choice([c for c in others if finding.theme in c.themes])
    far = [c for c in others if finding.theme not in c.themes]
    yield "numéro échangé", replace(finding, sources=(replace(first, id=near.id), *rest))
    yield "numéro inexistant", replace(finding, sources=(replace(first, id="c9999"), *rest))
    if far:
        moved = draw.choice(far)
        pin = replace(first, kind="contribution", id=moved.id, version=1, digest=digest(moved))
        yield "autre thème, empreinte refaite", replace(finding, sources=(pin, *rest))
    yield "sans source", replace(finding, sources=())


def elsewhere(finding: Finding, document: Document, draw: random.Random) -> Finding:
    """Every source another one of the theme, with its own digest."""
    cited = {one.id for one in finding.sources}
    others = [c for c in document.contributions if c.id not in cited and finding.theme in c.themes]
    drawn = draw.sample(others, min(len(others), len(finding.sources)))
    pins = zip(finding.sources, drawn, strict=False)
    moved = tuple(
        replace(one, kind="contribution", id=c.id, version=c.version, digest=digest(c))
        for one, c in pins
    )
    return (
        material.refilled(replace(finding, sources=moved), document)
        if not _votes(finding)
        else replace(finding, sources=moved)
    )


def _votes(finding: Finding) -> bool:
    return any(one.kind == "vote" for one in finding.sources)


def numbers(finding: Finding, document: Document) -> Iterator[tuple[str, Finding]]:
    if finding.figures:
        figure = finding.figures[0]
        wrong = _more(figure.value)
        shown = finding.text
        for one in finding.figures:
            value = wrong if one is figure else one.value
            shown = shown.replace(f"{{{one.placeholder}}}", value)
        yield "chiffre affiché", replace(finding, shown=shown)
        made = (replace(figure, value=wrong), *finding.figures[1:])
        yield "chiffre enregistré", replace(finding, shown=shown, figures=made)
        typed = finding.text.replace(f"{{{figure.placeholder}}}", wrong, 1)
        yield "chiffre tapé", replace(finding, text=typed, shown=shown, figures=finding.figures[1:])
        yield (
            "mot inconnu",
            _rewritten(finding, finding.text.replace(figure.placeholder, "nombre", 1)),
        )
    else:
        end = finding.text.rstrip(". ")
        yield "chiffre ajouté", _rewritten(finding, f"{end} (47 contributions).")
        yield "nombre en lettres", _rewritten(finding, f"{end}, disent trente participants.")
        yield "fraction en lettres", _rewritten(finding, f"{end}, pour les deux tiers d’entre eux.")


def _rewritten(finding: Finding, text: str) -> Finding:
    return replace(finding, text=text, shown=text)


def _more(value: str) -> str:
    return re.sub(r"\d+", lambda found: str(int(found[0]) + 1), value, count=1)


def quotations(
    finding: Finding, document: Document, draw: random.Random
) -> Iterator[tuple[str, Finding]]:
    found = QUOTATION.search(finding.text)
    if found is None:
        invented = "il faut agir vite et ensemble"
        yield (
            "inventée",
            _quoting(finding, f"{finding.text.rstrip('. ')} : « {invented} ».", document),
        )
        return
    words = found[1].split()
    cuts = {
        "mot changé": [*words[:-1], "demain"],
        "mot ajouté": [*words[:1], "vraiment", *words[1:]],
        "mots échangés": [*words[1::-1], *words[2:]] if len(words) > 1 else ["bientôt"],
        "mot retiré": [*words[:1], *words[2:]] if len(words) > 2 else ["rien"],
        "inventée": ["c’est", "la", "volonté", "de", "tout", "le", "pays"],
    }
    for manner, those in cuts.items():
        text = finding.text[: found.start(1)] + " ".join(those) + finding.text[found.end(1) :]
        yield manner, _quoting(finding, text, document)
    others = [c for c in document.contributions if c.id not in {s.id for s in finding.sources}]
    taken = " ".join(draw.choice(others).text.split()[:6])
    text = finding.text[: found.start(1)] + taken + finding.text[found.end(1) :]
    yield "prise ailleurs", _quoting(finding, text, document)


def _quoting(finding: Finding, text: str, document: Document) -> Finding:
    return material.refilled(replace(finding, text=text), document)


def turned(finding: Finding, document: Document) -> Finding:
    """The sense declared turned with the sentence: only the words of the sources tell."""
    direction = {"for": "against", "against": "for", "divided": "for"}.get(finding.direction or "")
    sides = {"for": "against", "against": "for"}
    sources = finding.sources
    if finding.direction != "divided":
        sources = tuple(replace(one, role=sides[one.role]) for one in sources)  # type: ignore[arg-type]
    return material.refilled(replace(finding, direction=direction, sources=sources), document)  # type: ignore[arg-type]


# What counts as caught: a fault that says it, and not another that the change brought along.
SAYS = {
    "sources": ("source-", "unsourced"),
    "chiffres": ("figure", "shown", "typed", "placeholder"),
    "citations": ("quotation",),
    "inversions": ("inversion", "direction", "unheard", "unconfirmed"),
    "inversions déclarées": ("inversion", "direction", "unheard", "unconfirmed"),
    "généralités": ("quantity",),
    "hors sujet": ("support",),
}


@dataclass
class Score:
    made: int = 0
    blocked: int = 0
    flagged: int = 0  # blocked, or « à vérifier »
    missed: list[Corrupted] = field(default_factory=list)  # not blocked


def measure(of: material.Material) -> dict[str, dict[str, Score]]:
    """Kind → manner → caught."""
    found: dict[str, dict[str, Score]] = defaultdict(lambda: defaultdict(Score))
    weights = Weights(of.document)
    for one in corrupted(of):
        score = found[one.kind][one.manner]
        faults = [
            f
            for f in check_finding(one.finding, one.document, weights)
            if f.code.startswith(SAYS[one.kind])
        ]
        score.made += 1
        score.blocked += any(f.blocking for f in faults)
        score.flagged += bool(faults)
        if not any(f.blocking for f in faults):
            score.missed.append(one)
    return found


def alarms(of: material.Material) -> tuple[int, int, list[str]]:
    """True sentences that are blocked, that are left to a person, and what is said of them."""
    weights, blocked, flagged, said = Weights(of.document), 0, 0, []
    for one in of.document.findings:
        faults = check_finding(one, of.document, weights)
        blocked += any(fault.blocking for fault in faults)
        flagged += bool(faults) and not any(fault.blocking for fault in faults)
        said += [f"{one.id} {fault.code} « {fault.words} » {one.text}" for fault in faults]
    return blocked, flagged, said


def total(scores: dict[str, Score]) -> tuple[int, int, int]:
    each = scores.values()
    return sum(s.made for s in each), sum(s.blocked for s in each), sum(s.flagged for s in each)


def show(name: str, of: material.Material, *, each: bool) -> None:
    number = len(of.document.findings)
    print(f"\n{name} : {len(of.document.contributions)} contributions, {number} phrases justes")
    for kind, scores in measure(of).items():
        made, blocked, flagged = total(scores)
        print(f"  {kind:24} {made:4} fautes, {blocked:4} bloquées, {flagged:4} arrêtées")
        for manner, score in scores.items() if each else ():
            print(f"      {manner:36} {score.blocked:4}/{score.made}")
            for one in score.missed:
                print(f"          {one.finding.id} {one.finding.text}")
    blocked, flagged, said = alarms(of)
    print(f"  phrases justes           {blocked:4} bloquées, {flagged:4} à vérifier, sur {number}")
    for line in said if each else ():
        print(f"      {line}")


def main() -> None:
    each = "--show" in sys.argv
    for path in (*material.HALVES, material.LAST):
        show(path.name, material.read(path), each=each)
    if real.DATA.exists():
        show("République numérique", real.republique(), each=each)
        show("Grand débat", real.grand_debat(), each=each)
    else:
        print(f"\n{real.DATA} n’existe pas : rien de réel n’a été mesuré.")


if __name__ == "__main__":
    main()
