"""Quotations are literal: typography may differ, words may not; cuts are marked […]."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ...i18n import gettext as _
from ..document import Document, Finding
from .faults import Fault
from .words import QUOTATION

_SPELLED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "«": '"', "»": '"'}
                         | {"“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"}
                         | {"−": "-", "\u00ad": "", "\u200b": ""})  # fmt: skip
_CUT = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)")
_TURNED = re.compile(r"(?:\bn'|\bne\s|\bpas\s|\bjamais\s|\bnon\s|\bsans\s|\bni\s)(?:\w+\s){0,1}$")
_NEGATED = re.compile(r"\bn'|\b(?:ne|pas|jamais|aucune?|non|sans|ni)\b")


@lru_cache(maxsize=20_000)
def spelled(text: str) -> str:
    """One typography: NFKC, apostrophes, quotes, dashes, ellipses, spaces, case."""
    text = unicodedata.normalize("NFKC", text.translate(_SPELLED)).replace("…", "...")
    text = unicodedata.normalize("NFC", text.translate(_SPELLED)).casefold()
    text = " ".join(text.split())
    return re.sub(r"\s+([,.;:!?)%])|([(])\s+|\s*(\")\s*", r"\1\2\3", text)


def of(text: str) -> list[str]:
    """What stands between quotation marks."""
    return [
        next(part for part in one.groups() if part is not None) for one in QUOTATION.finditer(text)
    ]


def literal(quoted: str, text: str) -> bool:
    return place(quoted, text) is not None


def place(quoted: str, text: str) -> int | None:
    """Where the quotation starts in ``text``, spelled; its cut pieces stand there in order."""
    text, start, at = spelled(text), None, 0
    for piece in _CUT.split(quoted):
        words = spelled(piece).strip(' "')
        if not words:
            continue
        whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        found = whole.search(text, at)
        if found is None:
            return None
        start, at = (found.start() if start is None else start), found.end()
    return start


def check(finding: Finding, document: Document) -> Iterator[Fault]:
    texts = [there.words for _source, there in document.read_by(finding) if there.state == "public"]
    left = QUOTATION.sub("", finding.text)
    if re.search(r"[«»“”\"]", left):
        yield Fault(
            finding.id,
            "quotation-open",
            finding.text,
            _("Un guillemet est ouvert ou fermé sans l’autre\u00a0: fermez la citation."),
        )
    for quoted in of(finding.text):
        places = [(text, place(quoted, text)) for text in texts]
        found = [(spelled(text), start) for text, start in places if start is not None]
        if not found:
            yield Fault(
                finding.id,
                "quotation",
                quoted.strip(),
                _(
                    "La citation «\u00a0%(words)s\u00a0» ne se trouve mot pour mot dans aucune des sources "
                    "de cette phrase. Recopiez-la sans rien changer, marquez vos coupes par […], ou retirez "
                    "les guillemets.",
                    words=quoted.strip(),
                ),
            )
        elif all(_cut_short(text, start, quoted) for text, start in found):
            yield Fault(
                finding.id,
                "quotation-cut",
                quoted.strip(),
                _(
                    "La citation «\u00a0%(words)s\u00a0» commence juste après une négation de la source\u00a0: "
                    "elle lui fait dire le contraire. Reprenez-la depuis la négation.",
                    words=quoted.strip(),
                ),
            )


def _cut_short(text: str, start: int, quoted: str) -> bool:
    before = text[max(0, start - 24) : start]
    return bool(_TURNED.search(before)) and not _NEGATED.search(spelled(quoted))
