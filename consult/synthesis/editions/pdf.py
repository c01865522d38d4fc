"""The tagged PDF: PDF/UA-1, with its faces inside, and nothing fetched from anywhere. Pure.

The same page gives the same bytes on the same machine.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from ...lazy import weasyprint

ROOT = Path(__file__).resolve().parents[3]
SHEET = ROOT / "static" / "print" / "edition.css"
FACES = ROOT / "consult" / "data" / "fonts"
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"  # of Debian


class Lacking(RuntimeError):
    """The machine cannot make a PDF; the message says what to install."""


def write(page: str) -> bytes:
    """``page`` is the whole HTML document."""
    try:
        make = weasyprint.HTML
    except OSError as missing:  # a system library that it opens when it is loaded
        why = str(missing).splitlines()[0]
        raise Lacking(
            f"A PDF asks for Pango and HarfBuzz (Debian: apt-get install {PACKAGES}): {why}"
        ) from None
    fetch = weasyprint.urls.URLFetcher(allowed_protocols=("data", "file"))
    faces = weasyprint.text.fonts.FontConfiguration()
    sheet = weasyprint.CSS(
        string=SHEET.read_text(encoding="utf-8"),
        base_url=f"{FACES.as_uri()}/",
        font_config=faces,
        url_fetcher=fetch,
    )
    described = _Links(page).described
    made: bytes = make(string=page, url_fetcher=fetch).write_pdf(
        stylesheets=[sheet],
        font_config=faces,
        pdf_variant="pdf/ua-1",
        finisher=lambda _document, pdf: _finish(pdf, described),
    )
    return made


class _Links(HTMLParser):
    """The words of the links, by address: what a reader says aloud, rather than an address."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.described: dict[str, str] = {}
        self._href = ""
        self._words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            given = dict(attrs)
            self._href, self._words = (given.get("href") or "").removeprefix("#"), []
            if given.get("title"):  # rather than « [1] », in the text, for the same address
                self.described[self._href] = str(given["title"])

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._href:
            words = " ".join("".join(self._words).split())
            self.described.setdefault(self._href, words)
            self._href = ""


def _finish(pdf: Any, described: dict[str, str]) -> None:
    """What readers ask for beside the tags: links said in words, the scope of headers."""
    for made in pdf.objects:
        if not isinstance(made, dict):
            continue
        if made.get("Subtype") == "/Link":
            said = made["Contents"]
            said.string = described.get(said.string) or said.string
        elif made.get("S") == "/TH":
            _table, row, _column = made["ID"].string.split("-")
            made["A"]["Scope"] = "/Column" if row == "0" else "/Row"
