"""A true synthesis written by hand, and the sentences that betray it: read from the texts beside."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from consult.synthesis.checking.figures import figures, fill
from consult.synthesis.document import (
    Argument,
    Contribution,
    Document,
    Finding,
    Named,
    Option,
    Position,
    Supports,
    Theme,
    Vote,
    register_of,
    source,
)

HERE = Path(__file__).resolve().parent
HALVES = (HERE / "val-de-serine-1.txt", HERE / "val-de-serine-2.txt")  # tuned on
LAST = HERE / "val-de-serine-3.txt"  # measured on


@dataclass
class Material:
    document: Document
    inversions: list[tuple[str, str, str]] = field(default_factory=list)  # finding, kind, sentence
    overstated: list[tuple[str, str]] = field(default_factory=list)


def read(*paths: Path) -> Material:
    contributions: list[Contribution] = []
    arguments: list[Argument] = []
    themes: list[Theme] = []
    votes: list[Vote] = []
    drafts: list[tuple[Finding, list[str]]] = []
    made = Material(Document(Named("val-de-serine", "Vivre dans le Val de Serine")))
    for line in (one for path in paths for one in path.read_text(encoding="utf-8").splitlines()):
        head, *rest = [one.strip() for one in line.split(" | ")]
        if line.startswith("== "):
            themes.append(Theme(head[3:], rest[0]))
        elif line.startswith("> "):
            name, direction, *cited = head[2:].split()
            drafts.append((_draft(name, direction, themes[-1].id, rest[0]), cited))
        elif line.startswith("! "):
            made.inversions.append((drafts[-1][0].id, head[2:], rest[0]))
        elif line.startswith("% "):
            made.overstated.append((drafts[-1][0].id, line[2:].strip()))
        elif line.startswith("v"):
            votes.append(_vote(head, rest))
        elif line.startswith("c"):
            contributions.append(_contribution(head, rest, themes[-1].id, len(contributions)))
        elif line.startswith("a"):
            name, on, side, college = head.split()
            arguments.append(Argument(name, on, side, college, rest[0], "public"))  # type: ignore[arg-type]
    made.document = replace(
        made.document,
        published_at="2026-06-30T12:00:00+00:00",
        received=register_of(contributions),
        contributions=tuple(contributions),
        arguments=tuple(arguments),
        votes=tuple(votes),
        themes=tuple(themes),
        positions=tuple(
            Position(
                f"p-{one.id}", one.title, tuple(c.id for c in contributions if one.id in c.themes)
            )
            for one in themes
        ),
    )
    return _founded(made, drafts)


def on(document: Document, path: Path) -> Material:
    """The findings of a file that holds no contribution, in the theme of the first it cites."""
    made, drafts = Material(document), []
    theme_of = {one.id: one.themes[0] for one in document.contributions}
    for line in path.read_text(encoding="utf-8").splitlines():
        head, _bar, text = (one.strip() for one in line.partition(" | "))
        if line.startswith("> "):
            name, direction, *cited = head[2:].split()
            drafts.append((_draft(name, direction, theme_of[cited[0].rstrip("+-")], text), cited))
        elif line.startswith("! "):
            made.inversions.append((drafts[-1][0].id, head[2:], text))
    return _founded(made, drafts)


def _founded(made: Material, drafts: list[tuple[Finding, list[str]]]) -> Material:
    findings = [pinned(one, cited, made.document) for one, cited in drafts]
    made.document = replace(made.document, findings=tuple(findings))
    return made


def _draft(name: str, direction: str, theme: str, text: str) -> Finding:
    declared = None if direction == "none" else direction
    return Finding(name, text, text, theme, direction=declared)  # type: ignore[arg-type]


def _contribution(head: str, rest: list[str], theme: str, place: int) -> Contribution:
    name, college, people, supports = head.split()
    citizens, agents = (int(one) for one in supports.split("/"))
    return Contribution(
        name,
        1,
        college,  # type: ignore[arg-type]
        rest[0],
        rest[1],
        "public",
        f"2026-03-{1 + place % 28:02d}T08:00:00+00:00",
        (theme,),
        "person" if place % 3 else "machine",
        1,
        people=int(people),
        supports=Supports(citizens, agents),
    )


def _vote(head: str, rest: list[str]) -> Vote:
    name, ballots = head.split()
    options = [one.rsplit(" ", 1) for one in rest[1:]]
    return Vote(
        name,
        rest[0],
        int(ballots),
        tuple(Option(f"o{n}", label, int(voices)) for n, (label, voices) in enumerate(options)),
    )


def pinned(draft: Finding, cited: list[str], document: Document) -> Finding:
    """The finding with its sources pinned, its figures computed, its sentence filled."""
    known = {id: one for kind in document.by_kind.values() for id, one in kind.items()}
    sources = tuple(
        source(known[one.rstrip("+-")], "against" if one.endswith("-") else "for") for one in cited
    )
    return refilled(replace(draft, sources=sources), document)


def refilled(finding: Finding, document: Document) -> Finding:
    finding = replace(finding, shown=fill(finding.text, finding, document))
    return replace(finding, figures=figures(finding, document))
