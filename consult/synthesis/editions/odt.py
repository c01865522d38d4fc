"""The synthesis as a text that an office suite opens and changes: real styles, no layout by hand. Pure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from ...i18n import format_day, format_moment, format_number, ngettext
from ...i18n import gettext as _
from ...lazy import odfdo
from ..labels import ACCOUNTS, DIRECTIONS, LICENCE
from .layout import Laid, Phrase, Reference
from .package import EPOCH
from .styles import CONTENTS, LISTS, PAGE, STYLES, TABLES

MIMETYPE = "mimetype"
DEEPEST = 2  # of the headings in the contents


def write(laid: Laid) -> bytes:
    document = odfdo.Document("text")
    document.body.clear()
    _style(document)
    _say_of_itself(document, laid)
    _Text(document.body, laid).write()
    return _packed(document)


def _style(document: Any) -> None:
    document.set_language("fr-FR")
    for one in (*STYLES, *LISTS):
        document.insert_style(odfdo.Element.from_tag(one))
    for one in TABLES:
        document.insert_style(odfdo.Element.from_tag(one), automatic=True)
    styles = document.styles
    styles.get_element("//text:outline-style").delete()  # headings bear no number
    layout = styles.get_element("//style:page-layout[1]")
    master = styles.get_element('//style:master-page[@style:name="Standard"]')
    for old, new in zip((layout, master), PAGE, strict=True):
        made = odfdo.Element.from_tag(new.replace("LAYOUT", layout.get_attribute("style:name")))
        old.parent.insert(made, position=old.parent.index(old))
        old.delete()


def _say_of_itself(document: Any, laid: Laid) -> None:
    frame, meta = laid.frame, document.meta
    at = frame.published_at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    meta.set_title(frame.title)
    meta.set_subject(
        _(
            "Synthèse de la concertation «\u00a0%(title)s\u00a0», version %(number)s",
            title=frame.consultation,
            number=frame.version,
        )
    )
    meta.set_initial_creator(frame.lab)
    meta.set_creator(frame.lab)
    meta.set_language("fr-FR")
    meta.set_creation_date(at)
    meta.set_modification_date(at)
    meta.set_generator("Consult")


def _packed(document: Any) -> bytes:
    """The same document gives the same bytes; the type comes first and as it is, as ODF asks."""
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w") as archive:
        names = sorted(source.namelist(), key=lambda name: (name != MIMETYPE, name))
        for name in names:
            member = zipfile.ZipInfo(name, EPOCH)
            stored = name == MIMETYPE
            member.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(member, source.read(name))
    return out.getvalue()


class _Text:
    """The parts of the document, one after the other."""

    def __init__(self, body: Any, laid: Laid) -> None:
        self.body, self.laid = body, laid

    def write(self) -> None:
        self._cover()
        contents = odfdo.Element.from_tag(CONTENTS)
        self.body.append(contents)
        self._heading(1, _("Le texte"))
        self._paragraph(
            _(
                "Le numéro entre crochets, à la fin d’une phrase, mène à sa page\u00a0: ce qui la fonde "
                "et ce qui s’y oppose."
            ),
            style="Note",
        )
        _Body(self.body).feed(self.laid.body_html)
        self._heading(1, _("Chaque phrase et ses sources"))
        for one in self.laid.phrases:
            self._phrase(one)
        if self.laid.themes:
            self._themes()
        self._certificate()
        self._licence()
        self._fill(contents)

    def _fill(self, contents: Any) -> None:
        """What the headings say, each entry a link; an office suite adds the pages when asked."""
        inside = contents.get_element("text:index-body")
        title = odfdo.Element.from_tag('<text:index-title text:name="Sommaire_Head"/>')
        title.append(odfdo.Paragraph(_("Sommaire"), style="Contents_20_Heading"))
        inside.append(title)
        for number, heading in enumerate(self.body.headers, start=1):
            level = int(heading.get_attribute("text:outline-level"))
            if level > DEEPEST or heading.get_element("text:a"):  # a sentence, which has its page
                continue
            name, words = f"titre-{number}", str(heading).strip()
            heading.insert(odfdo.Bookmark(name), position=0)
            entry = odfdo.Paragraph(style=f"Contents_20_{level}")
            entry.append(odfdo.Link(f"#{name}", text=words))
            inside.append(entry)

    def _cover(self) -> None:
        frame = self.laid.frame
        if frame.state:
            for line in frame.state:
                self._paragraph(line, style="State")
        else:
            said = _("Site de démonstration – ce n’est pas un site officiel de l’État")
            self._paragraph(said, style="Note")
        self._paragraph(_("Synthèse de concertation"), style="Subtitle")
        self._paragraph(frame.title, style="Title")
        self._paragraph(frame.consultation, style="Subtitle")
        self._paragraph(f"{frame.lab}, {frame.place}")
        day = format_day(frame.published_at, frame.zone)
        self._paragraph(_("Version %(number)s du %(day)s", number=frame.version, day=day))
        if frame.signed_by:
            self._paragraph(_("Signée par %(name)s", name=frame.signed_by))
        self._linked(
            _(
                "Cette synthèse se lit et se vérifie en ligne, phrase par phrase. La page web en est la "
                "version de référence\u00a0:"
            ),
            frame.address,
        )
        digest = _("Empreinte SHA-256 du document\u00a0:") + " " + self.laid.certificate.document
        self._paragraph(digest, style="Note")

    def _heading(self, level: int, words: str) -> None:
        self.body.append(odfdo.Header(level, words, style=f"Heading_20_{level}"))

    def _paragraph(self, words: str, style: str = "Text_20_body") -> None:
        self.body.append(odfdo.Paragraph(words, style=style))

    def _linked(self, words: str, address: str, name: str = "") -> None:
        made = odfdo.Paragraph(f"{words} ", style="Text_20_body")
        made.append(_link(address, name or address))
        self.body.append(made)

    def _phrase(self, one: Phrase) -> None:
        heading = odfdo.Header(2, style="Heading_20_2")
        heading.append(_link(one.href, _("Phrase %(number)s", number=one.number)))
        self.body.append(heading)
        self._paragraph(one.shown, style="Said")
        if one.theme:
            self._paragraph(_("Thème\u00a0: %(title)s", title=one.theme), style="Note")
        if one.direction:
            side = DIRECTIONS[one.direction]
            self._paragraph(
                _("Sens de la phrase\u00a0: %(direction)s.", direction=side), style="Note"
            )
        if one.opinion:
            said = _("Cette phrase est l’avis du labo. %(name)s la signe.", name=one.signed_by)
            self._paragraph(said, style="Note")
        elif one.signed_by:
            said = _(
                "La vérification laissait un doute\u00a0: %(name)s a relu ses sources et la signe.",
                name=one.signed_by,
            )
            self._paragraph(said, style="Note")
        if one.proposed_by:
            said = _(
                "Ses mots ont été proposés par un modèle de langage, %(model)s.",
                model=one.proposed_by,
            )
            self._paragraph(said, style="Note")
        self._sources(
            ngettext(
                "Ce qui la fonde\u00a0: %(num)s source",
                "Ce qui la fonde\u00a0: %(num)s sources",
                len(one.for_),
            ),
            one.for_,
        )
        self._sources(
            ngettext(
                "Ce qui s’y oppose\u00a0: %(num)s source",
                "Ce qui s’y oppose\u00a0: %(num)s sources",
                len(one.against),
            ),
            one.against,
        )

    def _sources(self, words: str, references: Sequence[Reference]) -> None:
        if not references:
            return
        self._paragraph(words, style="Sources")
        made = odfdo.List(style="Bullets")
        for one in references:
            label = one.label[0].upper() + one.label[1:]
            line = odfdo.Paragraph(style="List_20_Contents")
            if one.href:
                line.append(_link(one.href, label))
                line.append("\u00a0: " + one.title)
            else:
                line.append(_("%(source)s, qui n’est plus visible du public", source=label))
            item = odfdo.ListItem()
            item.append(line)
            made.append(item)
        self.body.append(made)

    def _themes(self) -> None:
        self._heading(1, _("Les thèmes"))
        self._table(
            "Themes",
            _(
                "Contributions publiques de chaque thème\u202f; une contribution peut être de plusieurs "
                "thèmes"
            ),
            (_("Thème"), _("Contributions")),
            (("\u2003" * depth + title, number) for title, depth, number in self.laid.themes),
        )

    def _certificate(self) -> None:
        issued, frame = self.laid.certificate, self.laid.frame
        self._heading(1, _("Annexe\u00a0: le certificat de couverture"))
        if issued.green:
            said = _(
                "Tout est compté\u00a0: chaque contribution reçue a été lue par une personne, placée par le programme, ou mise de côté avec une "
                "raison."
            )
        else:
            said = ngettext(
                "Tout n’est pas compté\u00a0: %(num)s contribution n’a été ni lue ni mise de côté avec "
                "une raison.",
                "Tout n’est pas compté\u00a0: %(num)s contributions n’ont été ni lues ni mises de côté "
                "avec une raison.",
                issued.unaccounted,
            )
        self._paragraph(said, style="Said")
        rows = [(str(ACCOUNTS[name]).capitalize(), number) for name, number in self.laid.accounts]
        self._table(
            "Certificat",
            _("Ce que les contributions reçues sont devenues"),
            (_("Devenue"), _("Contributions")),
            [*rows, (_("Reçues"), issued.received)],
        )
        self._linked(
            _(
                "Le certificat dit, contribution par contribution, qui l’a lue, dans quelle phrase elle "
                "sert, ou pourquoi elle a été mise de côté. Il est public\u00a0:"
            ),
            frame.certificate,
        )
        at = format_moment(datetime.fromisoformat(issued.issued_at), frame.zone)
        self._paragraph(_("Date du certificat\u00a0: %(at)s", at=at))
        digest = _("Empreinte SHA-256 du certificat\u00a0:") + " " + issued.digest
        self._paragraph(digest, style="Note")

    def _licence(self) -> None:
        self._heading(1, _("Licence et accessibilité"))
        self._linked(_("Ce document est publié sous"), LICENCE["address"], LICENCE["name"])
        self._paragraph(
            _(
                "Les contributions ne portent ici aucun nom. Les mots d’un texte retiré de la vue du "
                "public quittent ce document, qui est alors refait."
            )
        )

    def _table(
        self, name: str, caption: str, heads: Sequence[str], rows: Iterable[tuple[str, int]]
    ) -> None:
        self._paragraph(caption, style="Caption")
        table = odfdo.Table(name, style="Table")
        columns = [f"Column{n}" for n in (1, 2)]
        for style in columns:
            table.append(odfdo.Column(style=style))
        head = odfdo.Element.from_tag("<table:table-header-rows/>")
        head.append(
            _row(zip(heads, ("Table_20_Heading", "Table_20_Heading_20_Number"), strict=True))
        )
        table.append(head)
        for words, number in rows:
            said = (words, format_number(number))
            table.append(_row(zip(said, ("Table_20_Contents", "Table_20_Number"), strict=True)))
        self.body.append(table)


def _row(cells: Iterable[tuple[str, str]]) -> Any:
    made = odfdo.Element.from_tag("<table:table-row/>")
    for words, style in cells:
        one = odfdo.Element.from_tag(
            '<table:table-cell table:style-name="Cell" office:value-type="string"/>'
        )
        one.append(odfdo.Paragraph(words, style=style))
        made.append(one)
    return made


def _link(address: str, words: str) -> Any:
    return odfdo.Link(address, text=words, style="Internet_20_link")


class _Body(HTMLParser):
    """The text of the lab, from its safe HTML: headings, paragraphs, lists, quotations, links."""

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
            self._enter(_link(dict(attrs).get("href") or "", ""))

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
