"""What people write: a Markdown subset to safe HTML, French stems for search and likeness."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import nh3
import snowballstemmer
from markdown_it import MarkdownIt
from rapidfuzz import fuzz

# Marks that turn the reading of what follows them (Unicode, UAX 9), and controls but tabs and lines.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ACCENTS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_HEAP = re.compile(f"([{_ACCENTS}]{{4}})[{_ACCENTS}]+")


def harmless(typed: str) -> str:
    """Without what turns the words around it, nor accents heaped over other lines: no language writes
    more than four of them on a letter."""
    if typed.isascii() and typed.isprintable():
        return typed
    return _HEAP.sub(r"\1", _TURNING.sub("", typed))


_RULES = ["emphasis", "link", "list", "blockquote", "newline", "autolink", "heading", "escape"]
_markdown = MarkdownIt("zero").enable(_RULES)
_by_lines = MarkdownIt("zero", {"breaks": True}).enable(_RULES)
_HEADING = re.compile(r"<h([1-6])>")
_HEADING_WHOLE = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_TAGS = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "h3", "h4", "h5"}


_WIDE = re.compile(r"(?<=[\w)\]»’€%]) (?=[:»])|(?<=«) (?=\S)|(?<=\d) (?=[€%])")
_THIN = re.compile(r"(?<=[\w)\]»’€%]) (?=[;!?])|(?<=\d) (?=\d{3}(?!\d))")


def spaced(said: str) -> str:
    """French double signs never start a line, nor the rest of a number: their spaces do not break."""
    return _THIN.sub("\u202f", _WIDE.sub("\u00a0", said))


def to_html(source: str, *, lines: bool = False) -> str:
    """Safe HTML of a Markdown subset: emphasis, links, lists, quotations, headings from h3 down.

    With ``lines``, each end of line stays one: who contributes, or what is imported, knows no Markdown.
    """
    made = (_by_lines if lines else _markdown).render(spaced(source))
    return nh3.clean(
        _under_the_page(made),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener",
    )


def _under_the_page(made: str) -> str:
    """Headings as h3, h4, h5 whatever levels were written, and none deeper by two than the last."""
    levels = sorted(set(_HEADING.findall(made)))
    depth = 2

    def placed(found: re.Match[str]) -> str:
        nonlocal depth
        depth = min(3 + levels.index(found[1]), depth + 1, 5)
        return f"<h{depth}>{found[2]}</h{depth}>"

    return _HEADING_WHOLE.sub(placed, made) if levels else made


_STOP = frozenset(
    [
        "a",
        "au",
        "aux",
        "avec",
        "ce",
        "ces",
        "cet",
        "cette",
        "ceci",
        "cela",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "elle",
        "elles",
        "en",
        "et",
        "eux",
        "il",
        "ils",
        "j",
        "je",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "lui",
        "ma",
        "mais",
        "me",
        "mes",
        "moi",
        "mon",
        "m",
        "n",
        "ne",
        "nos",
        "notre",
        "nous",
        "on",
        "ou",
        "où",
        "par",
        "pas",
        "pour",
        "qu",
        "que",
        "qui",
        "s",
        "sa",
        "se",
        "ses",
        "son",
        "sur",
        "t",
        "ta",
        "te",
        "tes",
        "toi",
        "ton",
        "tu",
        "un",
        "une",
        "vos",
        "votre",
        "vous",
        "y",
        "c",
        "est",
        "sont",
        "être",
        "plus",
        "sans",
        "si",
        "fait",
        "faire",
        "comme",
        "tout",
        "tous",
        "toute",
        "toutes",
        "très",
        "aussi",
    ]
)
_stemmer = snowballstemmer.stemmer("french")


def fold(text: str) -> str:
    """Lower case, without accents or ligatures."""
    text = text.lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=60_000)
def stem(word: str) -> str:
    # French Snowball keeps the s after o (« vélos ») : plurals go first.
    if len(word) > 3 and word[-1] in "sx":
        word = word[:-1]
    return fold(_stemmer.stemWord(word))


def words(text: str) -> list[str]:
    # One spelling of each letter first: « é » in two signs is « é », « ½ » is 1 and 2.
    said = unicodedata.normalize("NFKC", text).lower()
    return [w for w in re.findall(r"[^\W_]+", said) if w not in _STOP]


def stems(text: str) -> list[str]:
    """The stems of ``text``, and those of its words typed without accents when they differ."""
    found: list[str] = []
    for word in words(text):
        one, bare = stem(word), stem(fold(word))
        found.append(one)
        if bare != one:
            found.append(bare)
    return found


def query(text: str) -> str:
    """``text`` as a tsquery of the « simple » configuration: every word, under either spelling."""
    clauses = []
    for word in words(text)[:12]:
        forms = sorted({stem(word), stem(fold(word))})
        clauses.append("(" + " | ".join(forms) + ")" if len(forms) > 1 else forms[0])
    return " & ".join(clauses)


def likeness(one: str, other: str) -> float:
    """How alike two texts are, between 0 and 1, by their stems."""
    return fuzz.token_set_ratio(" ".join(stems(one)), " ".join(stems(other))) / 100


def excerpt(text: str, length: int = 220) -> str:
    """The beginning of ``text``, cut between two words."""
    flat = spaced(" ".join(text.split()))
    if len(flat) <= length:
        return flat
    return flat[:length].rsplit(" ", 1)[0].rstrip(",;:–( \u00a0\u202f") + "\u202f…"
