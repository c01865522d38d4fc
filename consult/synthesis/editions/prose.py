"""The text of the lab, from its safe HTML to paragraphs of the ODT. Pure."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from ...lazy import odfdo


def link(address: str, words: str) -> Any:
    return odfdo.Link(address, text=words, style="Internet_20_link")


class Prose(HTMLParser):
    """Headings, paragraphs, lists, quotations, links."""

    def __init__(self, body: Any) -> None:
        super().__init__()
        self.within = [body]  # the document, or an item of a list
        self.quoted = 0
        self.inline: list[Any] = []  # the paragraph being written, then what is open in it

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("h3", "h4", "h5"):
            level = int(tag[1]) - 1
            self._open(odfdo.Header(level, style=f"Heading_20_{level}"))
        elif tag == "p":
            self._open(odfdo.Paragraph(style=self._style()))
        elif tag in ("ul", "ol"):
            self.inline = []
            self._nest(odfdo.List(style="Bullets" if tag == "ul" else "Numbers"))
        elif tag == "li":
            self._nest(odfdo.ListItem())
        elif tag == "blockquote":
            self.quoted += 1
        elif tag == "br":
            self._write(odfdo.LineBreak())
        elif tag in ("em", "strong"):
            style = "Emphasis" if tag == "em" else "Strong_20_Emphasis"
            self._enter(odfdo.Span(style=style))
        elif tag == "a":
            self._enter(link(dict(attrs).get("href") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h3", "h4", "h5", "p"):
            self.inline = []
        elif tag in ("ul", "ol", "li"):
            self.inline = []
            self.within.pop()
        elif tag == "blockquote":
            self.quoted -= 1
        elif tag in ("em", "strong", "a") and len(self.inline) > 1:
            self.inline.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() or self.inline:
            self._write(data.replace("\n", " "))

    def _style(self) -> str:
        if self.quoted:
            return "Quotations"
        return "Text_20_body" if len(self.within) == 1 else "List_20_Contents"

    def _open(self, block: Any) -> None:
        self.within[-1].append(block)
        self.inline = [block]

    def _nest(self, block: Any) -> None:
        self.within[-1].append(block)
        self.within.append(block)

    def _enter(self, one: Any) -> None:
        self._write(one)
        self.inline.append(one)

    def _write(self, one: Any) -> None:
        if not self.inline:  # the words of an item that holds no paragraph
            self._open(odfdo.Paragraph(style=self._style()))
        self.inline[-1].append(one)
