"""What the checker says of what the model proposes: the very one that publishing asks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from ...consultations.models import Consultation
from ...db import db
from ...i18n import gettext as _
from .. import manuscript
from ..checking import Fault, check_finding
from ..checking.support import Weights
from ..document import Contribution, Document, Finding, source
from ..language_model import drawn, suspicions
from ..models import ModelProposal, ModelRequest, ProposedTheme
from . import coding, sending
from . import document as documents

READ_FOR_A_TITLE = 40  # texts of its theme, in the order of the draw
# A title declares no side, and is not signed: what only a declaration or a signature lifts is not asked.
NOT_OF_TITLES = ("direction-missing", "unconfirmed", "unheard")
# What a person lifts by reading the sources again. Of a model, no other doubt is left to them.
DOUBTS = ("unconfirmed", "unheard")


def faults(
    of: Consultation, request: ModelRequest, proposals: Sequence[ModelProposal]
) -> dict[int, list[Fault]]:
    """Of each proposal, as the data are now."""
    lines = {one.id: one.line for one in proposals}
    if request.kind == "findings":
        said = of_lines(of, request.theme_id, lines)
    else:
        about = {one.id: one.about for one in proposals}
        said = of_titles(of, request, lines, about)
    return {one.id: [*suspected(request, one), *said[one.id]] for one in proposals}


def bars(fault: Fault) -> bool:
    """It cannot be accepted as it is."""
    return fault.code not in DOUBTS


def suspected(request: ModelRequest, one: ModelProposal) -> list[Fault]:
    """What no source can lift."""
    sent = {int(number) for number in request.numbers}
    words = suspicions.of_words(str(one.id), one.words)
    return [*words, *suspicions.of_numbers(str(one.id), one.given, sent)]


def of_lines(
    of: Consultation, theme_id: int | None, lines: dict[int, str]
) -> dict[int, list[Fault]]:
    """Of sentences as the manuscript writes them, in their theme."""
    known = coding.scheme(of)
    found: dict[int, list[Fault]] = {one: [] for one in lines}
    if theme_id is None or known.root(theme_id) != theme_id:
        return {one: [_no_theme(str(one))] for one in lines}
    alone = {
        one: said
        for one, said in lines.items()
        if "\n" not in said and len(manuscript.read(said).sentences) == 1
    }
    for one in lines.keys() - alone.keys():
        found[one].append(_not_one(str(one), lines[one]))
    body = "\n\n".join([f"## {known.themes[theme_id].title}", *alone.values()])
    made = documents.of(of, manuscript.read(body), {})
    weights = Weights(made)
    for one, finding in zip(alone, made.findings, strict=True):
        found[one] += check_finding(replace(finding, theme=str(theme_id)), made, weights)
    return found


def of_titles(
    of: Consultation,
    request: ModelRequest,
    titles: dict[int, str],
    about: dict[int, list[int]],
) -> dict[int, list[Fault]]:
    made = documents.of(of, manuscript.read(""), {})
    weights, known = Weights(made), coding.scheme(of)
    found = {}
    for one, title in titles.items():
        ids = set[str]()
        for theme in about[one]:
            if request.reading_id is not None:
                proposed = db.session.get(ProposedTheme, theme)
                ids |= {str(n) for n in sending.texts_proposed(proposed)} if proposed else set()
            elif known.root(theme) == theme:
                inside = {str(member) for member in sending.family(known, theme)}
                ids |= {text.id for text in made.contributions if inside & set(text.themes)}
        found[one] = _of_title(str(one), title, _texts(made, ids, request.seed), made, weights)
    return found


def _texts(made: Document, ids: Collection[str], seed: str) -> list[Contribution]:
    public = {int(one.id): one for one in made.populations[None] if one.id in ids}
    return [public[one] for one in drawn(public, seed)[:READ_FOR_A_TITLE]]


def _of_title(
    id: str, title: str, texts: Sequence[Contribution], made: Document, weights: Weights
) -> list[Fault]:
    if not texts:
        return [_no_theme(id)]
    sources = tuple(source(one) for one in texts)
    said = check_finding(Finding(id, title, title, sources=sources), made, weights)
    apart = [one for one in said if one.code == "support"]
    kept = [one for one in said if one.code not in (*NOT_OF_TITLES, "support")]
    # A title is short: it is for all of these texts, not for each.
    if len(apart) == len(texts):
        kept.append(_no_word(id, title))
    return kept


def _no_theme(id: str) -> Fault:
    return Fault(
        id,
        "no-theme",
        "",
        _("Ce thème n’est plus dans la grille, ou n’a plus de texte public."),
    )


def _not_one(id: str, line: str) -> Fault:
    return Fault(
        id,
        "sentences",
        line,
        _("Ce n’est pas une phrase seule\u00a0: chacune doit pouvoir être vérifiée."),
    )


def _no_word(id: str, title: str) -> Fault:
    return Fault(id, "support", title, _("Ce titre n’a presque aucun mot des textes de son thème."))


def line_of(words: str, said: Any, numbers: dict[str, int]) -> str:
    """A sentence of the model as the manuscript writes it; numbers that were not sent are left out."""
    known = [numbers[str(one)] for one in said.supports if str(one) in numbers]
    against = [numbers[str(one)] for one in said.opposes if str(one) in numbers]
    cited = [*(f"#{one}" for one in known), *(f"!#{one}" for one in against)]
    tag = [f"[{said.direction}]"] if said.direction else []
    return " ".join([words, *dict.fromkeys(cited), *tag])
