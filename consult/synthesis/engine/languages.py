"""The language of a text, where it is plainly not French. A hint: nothing is left out for it."""

from __future__ import annotations

from ...lazy import py3langid
from ...signals import language, plain


def foreign(text: str) -> str:
    """The two letters of a language, when the text is long enough to tell and is not French."""
    sample = text[: language.SAMPLE]
    if not language.find(plain.read(sample)):
        return ""
    code, _score = py3langid.classify(sample)
    return str(code)
