"""The styles of the ODT, by the names that office suites give them: changing one changes them all."""

from __future__ import annotations

BLUE, GREY = "#000091", "#3a3a3a"
SANS = 'style:font-name="Liberation Sans" fo:font-family="\'Liberation Sans\', Arial, sans-serif"'
SERIF = 'style:font-name="Liberation Serif" fo:font-family="\'Liberation Serif\', serif"'
FRENCH = 'fo:language="fr" fo:country="FR"'


def _paragraph(name: str, parent: str, block: str = "", words: str = "", **more: str) -> str:
    shown = name.replace("_20_", " ")
    attributes = "".join(f' style:{key.replace("_", "-")}="{said}"' for key, said in more.items())
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"{attributes}>'
        f"<style:paragraph-properties {block}/><style:text-properties {words}/></style:style>"
    )


def _words(name: str, words: str) -> str:
    shown = name.replace("_20_", " ")
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="text">'
        f"<style:text-properties {words}/></style:style>"
    )


def _heading(level: int, size: int, above: float, more: str = "") -> str:
    words = f'{SANS} fo:font-size="{size}pt" fo:font-weight="bold" fo:color="{BLUE}"'
    block = (
        f'fo:margin-top="{above}cm" fo:margin-bottom="0.25cm" fo:keep-with-next="always" '
        f'fo:hyphenation-ladder-count="no-limit" {more}'
    )
    return _paragraph(
        f"Heading_20_{level}", "Heading", block, words, default_outline_level=str(level)
    )


BODY = 'fo:margin-top="0cm" fo:margin-bottom="0.3cm" fo:line-height="130%" fo:orphans="3" fo:widows="3"'
STYLES = (
    _paragraph("Text_20_body", "Standard", BODY, f'{SERIF} fo:font-size="11pt" {FRENCH}'),
    _paragraph(
        "Contents_20_Heading",
        "Heading",
        'fo:break-before="page" fo:margin-bottom="0.4cm"',
        f'{SANS} fo:font-size="18pt" fo:font-weight="bold" fo:color="{BLUE}"',
    ),
    _heading(1, 18, 0.0, 'fo:break-before="page"'),
    _heading(2, 13, 0.7),
    _heading(3, 11, 0.5),
    _heading(4, 11, 0.4),
    _paragraph(
        "Title",
        "Heading",
        'fo:margin-top="0.3cm" fo:margin-bottom="0.5cm"',
        f'{SANS} fo:font-size="26pt" fo:font-weight="bold"',
    ),
    _paragraph(
        "Subtitle",
        "Heading",
        'fo:margin-top="1.2cm" fo:margin-bottom="0.5cm"',
        f'{SANS} fo:font-size="13pt" fo:color="{BLUE}"',
    ),
    _paragraph("State", "Standard", "", f'{SANS} fo:font-size="12pt" fo:font-weight="bold"'),
    _paragraph("Note", "Text_20_body", 'fo:margin-bottom="0.15cm"', f'{SANS} fo:font-size="9pt"'),
    _paragraph("Said", "Text_20_body", 'fo:keep-with-next="always"', 'fo:font-size="12pt"'),
    _paragraph(
        "Sources",
        "Note",
        'fo:keep-with-next="always"',
        f'{SANS} fo:font-size="9pt" fo:font-weight="bold"',
    ),
    _paragraph("List_20_Contents", "Text_20_body", 'fo:margin-bottom="0.1cm"'),
    _paragraph(
        "Quotations",
        "Text_20_body",
        f'fo:margin-left="0.8cm" fo:padding="0.2cm" fo:border-left="1.5pt solid {BLUE}"',
        'fo:font-style="italic"',
    ),
    _paragraph(
        "Caption",
        "Standard",
        'fo:margin-top="0.3cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
        f'{SANS} fo:font-size="10pt" fo:font-weight="bold"',
    ),
    _paragraph("Table_20_Contents", "Standard", "", f'{SANS} fo:font-size="10pt" {FRENCH}'),
    _paragraph("Table_20_Number", "Table_20_Contents", 'fo:text-align="end"'),
    _paragraph("Table_20_Heading", "Table_20_Contents", "", 'fo:font-weight="bold"'),
    _paragraph("Table_20_Heading_20_Number", "Table_20_Heading", 'fo:text-align="end"'),
    _paragraph("Header", "Standard", "", f'{SANS} fo:font-size="8pt" fo:color="{GREY}"'),
    _paragraph(
        "Footer", "Standard", 'fo:text-align="end"', f'{SANS} fo:font-size="8pt" fo:color="{GREY}"'
    ),
    _words("Emphasis", 'fo:font-style="italic"'),
    _words("Strong_20_Emphasis", 'fo:font-weight="bold"'),
    _words("Internet_20_link", f'fo:color="{BLUE}" style:text-underline-style="solid"'),
)
WIDTHS = (2.4, 2.5, 3.0, 3.5, 3.6, 4.0, 5.0, 6.0, 8.0, 12.0, 12.5)  # of columns, in centimetres


def column_style(width: float) -> str:
    return f"Column{round(10 * width)}"


# Of the tables alone: ODF keeps them with the content.
TABLES = (
    '<style:style style:name="Table" style:family="table">'
    '<style:table-properties style:width="16cm" table:align="left" fo:margin-bottom="0.4cm" table:border-model="collapsing"/>'
    "</style:style>",
    *(
        f'<style:style style:name="{column_style(width)}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}cm"/></style:style>'
        for width in WIDTHS
    ),
    '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
    'fo:padding="0.12cm" fo:border-bottom="0.5pt solid #929292"/></style:style>',
)


def _list(name: str, kind: str, mark: str) -> str:
    def level(number: int) -> str:
        indent = 0.6 * number
        return (
            f'<text:list-level-style-{kind} text:level="{number}" {mark}>'
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            '<style:list-level-label-alignment text:label-followed-by="listtab" '
            f'text:list-tab-stop-position="{indent:.1f}cm" fo:text-indent="-0.5cm" '
            f'fo:margin-left="{indent:.1f}cm"/></style:list-level-properties>'
            f"</text:list-level-style-{kind}>"
        )

    levels = "".join(map(level, range(1, 5)))
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>'


LISTS = (
    _list("Bullets", "bullet", 'text:bullet-char="•"'),
    _list("Numbers", "number", 'style:num-format="1" style:num-suffix="."'),
)
# A4; the title above each page but the first, its number below.
PAGE = (
    '<style:page-layout style:name="LAYOUT"><style:page-layout-properties fo:page-width="21cm" '
    'fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="2cm" '
    'fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/>'
    '<style:header-style><style:header-footer-properties fo:min-height="0.8cm" '
    'fo:margin-bottom="0.5cm"/></style:header-style>'
    '<style:footer-style><style:header-footer-properties fo:min-height="0.8cm" '
    'fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>',
    '<style:master-page style:name="Standard" style:page-layout-name="LAYOUT">'
    '<style:header><text:p text:style-name="Header"><text:title/></text:p></style:header>'
    '<style:header-first><text:p text:style-name="Header"/></style:header-first>'
    '<style:footer><text:p text:style-name="Footer"><text:page-number text:select-page="current"/>'
    " / <text:page-count/></text:p></style:footer>"
    '<style:footer-first><text:p text:style-name="Footer"/></style:footer-first>'
    "</style:master-page>",
)

# With what an office suite needs to make it again, pages included.
_LEVELS = "".join(
    f'<text:table-of-content-entry-template text:outline-level="{level}" '
    f'text:style-name="Contents_20_{level}"><text:index-entry-link-start/><text:index-entry-text/>'
    '<text:index-entry-tab-stop style:type="right" style:leader-char="."/>'
    "<text:index-entry-page-number/><text:index-entry-link-end/>"
    "</text:table-of-content-entry-template>"
    for level in (1, 2)
)
CONTENTS = (
    '<text:table-of-content text:name="Sommaire" text:protected="false">'
    '<text:table-of-content-source text:outline-level="2">'
    '<text:index-title-template text:style-name="Contents_20_Heading">Sommaire'
    f"</text:index-title-template>{_LEVELS}</text:table-of-content-source><text:index-body/>"
    "</text:table-of-content>"
)
