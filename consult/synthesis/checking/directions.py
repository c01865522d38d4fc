"""The direction declared is that of the data, and the words say the same as the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...i18n import gettext as _
from ..document import Argument, Contribution, Direction, Document, Finding, Vote
from . import inversions, lexicon, senses
from .faults import Fault
from .figures import vote_of
from .words import Word, as_written, blanked, cut, sentences

# A side leads with more than two thirds of those who took one; else they are divided.
LEADS = (2, 3)
YES = frozenset(("oui", "pour", "favorable", "d accord", "accord", "approuve"))
NO = frozenset(("non", "contre", "defavorable", "pas d accord", "desaccord", "rejette"))


def names() -> dict[Direction, str]:
    return {"for": _("pour"), "against": _("contre"), "divided": _("partagés")}


def tally(finding: Finding, document: Document) -> tuple[int, int]:
    """(for, against): the contributions cited, on their side, and each argument on them, for or
    against what they say; the voices instead when a vote with a yes and a no is cited."""
    vote = vote_of(finding, document)
    voices = _voices(vote) if vote is not None else None
    if voices is not None:
        return voices
    found: dict[str, int] = {}
    for source, there in document.read_by(finding):
        side = 1 if source.role == "for" else -1
        found[f"{source.kind} {source.id}"] = side
        if isinstance(there, Contribution):
            for one in document.arguments_on.get(there.id, ()):
                turned = {"for": side, "against": -side}.get(one.side)
                if turned is not None:
                    found.setdefault(f"argument {one.id}", turned)
        elif isinstance(there, Argument):
            found[f"argument {there.id}"] = side
    return list(found.values()).count(1), list(found.values()).count(-1)


def _voices(vote: Vote) -> tuple[int, int] | None:
    said = {" ".join(w.said for w in cut(one.label)): one.voices or 0 for one in vote.options}
    yes = [number for label, number in said.items() if label in YES]
    no = [number for label, number in said.items() if label in NO]
    return (sum(yes), sum(no)) if yes and no else None


def of(counts: tuple[int, int]) -> Direction | None:
    """The direction of these counts; none without any."""
    pro, con = counts
    if not pro + con:
        return None
    part, whole = LEADS
    if whole * pro > part * (pro + con):
        return "for"
    return "against" if whole * con > part * (pro + con) else "divided"


def check(finding: Finding, document: Document) -> Iterator[Fault]:
    if not finding.sources:
        return
    counts = tally(finding, document)
    true = of(counts)
    if finding.direction is not None and finding.direction != true:
        yield Fault(
            finding.id,
            "direction",
            finding.text,
            _(
                "Le sens déclaré («\u00a0%(said)s\u00a0») n’est pas celui des données\u00a0: textes ou voix pour, "
                "%(pro)s\u00a0; contre, %(con)s. Corrigez le sens, ou citez ce qui manque d’un côté.",
                said=names()[finding.direction],
                pro=counts[0],
                con=counts[1],
            ),
        )
    yield from _worded(finding)
    yield from inversions.check(finding, document)


def _worded(finding: Finding) -> Iterator[Fault]:
    """« s’opposent » declared for, « partagés » declared against."""
    text = blanked(finding.text)
    said = [stance for sentence in sentences(text) for stance in stances(cut(sentence))]
    if not said:
        return
    found = {direction for _word, direction in said}
    declared = finding.direction
    if "agreed" in found and declared == "divided" and "divided" not in found:
        found = {"agreed"}
    if found == {"agreed"} and declared != "divided":
        return
    words = said[0][0]
    written = " ".join(one if one == "ne" else as_written(one, text) for one in words.split()[:2])
    if declared == "divided" and {"for", "against"} <= found:
        return
    if declared in found:
        first = {direction for word, direction in said if word == words}
        if declared != "divided" and declared not in first and "divided" not in found:
            yield _mixed(finding, written)
        return
    if declared is None:
        if found == {"for"}:
            return  # a wish alone takes no side
        yield Fault(
            finding.id,
            "direction-missing",
            written,
            _(
                "«\u00a0%(words)s\u00a0» prend parti\u00a0: déclarez le sens de la phrase, par [pour], [contre] ou "
                "[partagé]\u00a0; il sera comparé aux données.",
                words=written,
            ),
        )
        return
    yield Fault(
        finding.id,
        "inversion",
        written,
        _(
            "«\u00a0%(words)s\u00a0» ne dit pas le sens déclaré («\u00a0%(said)s\u00a0»)\u00a0: la phrase est peut-être "
            "retournée. Relisez les sources, puis corrigez la phrase ou le sens.",
            words=written,
            said=names()[declared],
        ),
    )


def _mixed(finding: Finding, words: str) -> Fault:
    return Fault(
        finding.id,
        "inversion",
        words,
        _(
            "«\u00a0%(words)s\u00a0» ne va pas dans le sens déclaré, alors que d’autres mots de la phrase y vont. "
            "Relisez-la\u00a0: si elle est juste, une personne nommée la signe.",
            words=words,
        ),
        blocking=False,
    )


def stances(words: Sequence[Word]) -> list[tuple[str, str]]:
    """The sides that a sentence says people take; « ne demandent pas » is a refusal."""
    found: list[tuple[str, str]] = []
    said = [one.said for one in words]
    for place, word in enumerate(said):
        negated = senses.negated(said, place)
        if lexicon.DIVIDES.match(word) or _sets_apart(said, place):
            found.append((word, "for" if negated else "divided"))
            continue
        together = word == "sens" and said[max(0, place - 1) : place] == ["meme"]
        if together or (lexicon.AGREES.match(word) and not lexicon.stance(word)):
            off = negated or (place and said[place - 1] in ("pas", "sans", "aucun"))
            found.append((f"ne {word} pas", "divided") if off else (word, "agreed"))
            continue
        side = lexicon.stance(word)
        if (
            word in ("pour", "contre")
            and place
            and said[place - 1] in ("sont", "est", "majoritairement")
        ):
            side = 1 if word == "pour" else -1
        if not side:
            continue
        if said[max(0, place - 1) : place] == ["mal"]:
            negated = True  # « mal accepté »
        side *= -1 if negated else 1
        found.append((f"ne {word} pas" if negated else word, "for" if side > 0 else "against"))
        if side > 0 and any(one in lexicon.NE for one in said[place + 1 : place + 9]):
            found.append((word, "against"))  # « demandent de ne pas fermer » may be said either way
    return found


def _sets_apart(said: Sequence[str], place: int) -> bool:
    """« le projet oppose les habitants », not « ils s’opposent »."""
    before = said[place - 1] if place else ""
    return said[place] in ("oppose", "opposent") and before not in ("s", "se", "m", "y", "nous")
