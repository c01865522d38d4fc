"""HTML and stems of composed texts, remembered sentence by sentence."""

from __future__ import annotations

from functools import lru_cache

from .. import text


@lru_cache(maxsize=100_000)
def _html(sentence: str) -> str:
    return text.to_html(sentence).strip().removeprefix("<p>").removesuffix("</p>")


@lru_cache(maxsize=100_000)
def _stems(sentence: str) -> str:
    return " ".join(text.stems(sentence))


def html(sentences: tuple[str, ...], paragraphs: bool) -> str:
    glue = "</p>\n<p>" if paragraphs else " "
    return f"<p>{glue.join(map(_html, sentences))}</p>\n"


def stems(*sentences: str) -> str:
    return " ".join(map(_stems, sentences))
