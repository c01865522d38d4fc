"""The synthesis as a text that an office suite opens and changes: real styles, no layout by hand. Pure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from ...i18n import format_day, format_moment, format_number, ngettext
from ...i18n import gettext as _
from ...lazy import odfdo
from ..labels import ACCOUNTS, DIRECTIONS, LICENCE
from .figures import Column, Figures, Grid
from .layout import Laid, Phrase, Reference
from .package import EPOCH
from .prose import Prose, link
from .styles import CONTENTS, LISTS, PAGE, STYLES, TABLES, column_style

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
        Prose(self.body).feed(self.laid.body_html)
        self._heading(1, _("Chaque phrase et ses sources"))
        for one in self.laid.phrases:
            self._phrase(one)
        if self.laid.themes:
            self._themes()
        if self.laid.figures and self.laid.figures.total:
            self._colleges(self.laid.figures)
            self._images(self.laid.figures)
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
        made.append(link(address, name or address))
        self.body.append(made)

    def _phrase(self, one: Phrase) -> None:
        heading = odfdo.Header(2, style="Heading_20_2")
        heading.append(link(one.href, _("Phrase %(number)s", number=one.number)))
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
                line.append(link(one.href, label))
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

    def _colleges(self, figures: Figures) -> None:
        self._heading(1, _("Citoyens et agents, côte à côte"))
        if figures.why:
            self._paragraph(". ".join(figures.why))
            return
        self._paragraph(
            _(
                "Chaque thème et chaque phrase sont comptés dans les deux collèges, le jour de la publication. "
                "L’écart compare leurs parts, en points, avec sa marge d’incertitude (à 95\u00a0%%, méthode de "
                "Newcombe)."
            )
        )
        self._paragraph(
            _(
                "«\u00a0Non publié\u00a0»\u00a0: un nombre de un à quatre pourrait désigner quelqu’un. Il n’est "
                "jamais dit, ni rien dont une addition ou une soustraction le ferait retrouver\u202f; c’est pourquoi "
                "une ligne plus grande peut être tue aussi."
            )
        )
        for one in figures.colleges:
            self._grid(one)

    def _images(self, figures: Figures) -> None:
        """Drawn in the PDF; here, the tables alone."""
        self._heading(1, _("Le temps, les lieux, les sources"))
        if figures.days:
            self._grid(figures.days)
        if figures.places:
            self._grid(figures.places)
        if figures.beside:
            self._paragraph(figures.beside)
        if figures.cited:
            self._grid(figures.cited)

    def _table(
        self, name: str, caption: str, heads: Sequence[str], rows: Iterable[tuple[str, int]]
    ) -> None:
        columns = (Column(heads[0], 12.5), Column(heads[1], 3.5, number=True))
        self._grid(
            Grid(name, caption, columns, tuple((said, format_number(n)) for said, n in rows))
        )

    def _grid(self, grid: Grid) -> None:
        self._paragraph(grid.caption, style="Caption")
        table = odfdo.Table(grid.name, style="Table")
        for one in grid.columns:
            table.append(odfdo.Column(style=column_style(one.width)))
        head = odfdo.Element.from_tag("<table:table-header-rows/>")
        head.append(_row(grid, [one.head for one in grid.columns], "Heading", "Heading_20_Number"))
        table.append(head)
        for row in grid.rows:
            table.append(_row(grid, row, "Contents", "Number"))
        self.body.append(table)


def _row(grid: Grid, cells: Sequence[str], words_style: str, number_style: str) -> Any:
    made = odfdo.Element.from_tag("<table:table-row/>")
    for column, words in zip(grid.columns, cells, strict=True):
        one = odfdo.Element.from_tag(
            '<table:table-cell table:style-name="Cell" office:value-type="string"/>'
        )
        style = number_style if column.number else words_style
        one.append(odfdo.Paragraph(words, style=f"Table_20_{style}"))
        made.append(one)
    return made
