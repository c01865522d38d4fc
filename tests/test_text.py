"""What people write: a Markdown subset without danger, and French stems."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult import text

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "<javascript:alert(1)>",
    '[x](https://exemple.fr "onmouseover=alert(1)")',
    '[x](https://exemple.fr" onmouseover="alert(1))',
    "![x](https://exemple.fr/pixel.png)",
    "<iframe src=//exemple.fr>",
    "<style>*{display:none}</style>",
    "<b onclick=x>gras</b>",
    "</p><script>x</script>",
    "<!-- --><script>x</script>",
    "`<script>x</script>`",
    "    <script>x</script>",
    "&lt;script&gt;x",
    "<form action=/deconnexion method=post>",
    "# <script>x</script>",
    "> <img src=x onerror=x>",
    "\x00<script>x</script>",
]
ALLOWED = re.compile(
    r"</?(?:p|em|strong|ul|ol|li|blockquote|h3|h4|h5)>|<br>|</a>"
    r'|<a href="(?:https?:|mailto:|/|#|[^":]*")[^"<>]*"?[^<>]*>'
)


def assert_safe(html: str) -> None:
    assert "<" not in ALLOWED.sub("", html), html
    for href in re.findall(r'href="([^"]*)"', html):
        scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", href, re.IGNORECASE)
        assert scheme is None or scheme[1].lower() in ("http", "https", "mailto"), href


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_goes_through(attack):
    assert_safe(text.to_html(attack))


@given(st.text(alphabet=st.sampled_from(list("<>\"'[]()!*_#`&;:/\\=- \n\tajsv0")), max_size=60))
def test_nothing_typed_makes_another_tag(typed):
    assert_safe(text.to_html(typed))


@given(st.text(max_size=200))
def test_any_text_can_be_read(typed):
    assert_safe(text.to_html(typed))
    text.query(typed)
    text.stems(typed)
    assert len(text.excerpt(typed, 50)) <= 52


@pytest.mark.parametrize(
    "typed, html",
    [
        ("un *mot* et **deux**", "<p>un <em>mot</em> et <strong>deux</strong></p>"),
        ("- un\n- deux", "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>"),
        ("1. un\n2. deux", "<ol>\n<li>un</li>\n<li>deux</li>\n</ol>"),
        ("> cité", "<blockquote>\n<p>cité</p>\n</blockquote>"),
        ("# Titre", "<h3>Titre</h3>"),
        ("## Un\n## Deux", "<h3>Un</h3>\n<h3>Deux</h3>"),
        ("# Un\n### Deux", "<h3>Un</h3>\n<h4>Deux</h4>"),
        ("### Un\n# Deux", "<h3>Un</h3>\n<h3>Deux</h3>"),
        ("### Titre", "<h3>Titre</h3>"),
        ("# Un\n## Deux\n###### Trois", "<h3>Un</h3>\n<h4>Deux</h4>\n<h5>Trois</h5>"),
        (r"5 \* 3", "<p>5 * 3</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
    ],
)
def test_the_subset_of_markdown(typed, html):
    assert text.to_html(typed).strip() == html


def test_each_line_of_a_contribution_stays_one():
    made = text.to_html("Un\r\ndeux\n\n- trois\n- quatre\n<br>", lines=True)
    lines = "<p>Un<br>\ndeux</p>\n<ul>\n<li>trois</li>\n<li>quatre<br>\n&lt;br&gt;</li>\n</ul>"
    assert made.strip() == lines
    assert "<br>" not in text.to_html("Un\ndeux")


def test_links_are_kept_and_warn_engines():
    made = text.to_html("[le site](https://exemple.fr/a?b=1&c=2)")
    assert 'href="https://exemple.fr/a?b=1&amp;c=2"' in made
    assert 'rel="nofollow ugc noopener"' in made


def test_images_stay_words():
    assert "<img" not in text.to_html("![une photo](https://exemple.fr/photo.png)")


@pytest.mark.parametrize(
    "one, other",
    [
        ("vélos", "vélo"),
        ("vélo", "velo"),
        ("pistes cyclables", "piste cyclable"),
        ("l’école", "ecole"),
        ("écoles", "école"),
        ("cœur", "coeur"),
        ("préfectures", "prefecture"),
        ("choix", "choix"),
        ("bureaux", "bureau"),
    ],
)
def test_forms_of_a_word_meet(one, other):
    assert set(text.stems(one)) & set(text.stems(other))


def found(database, typed: str, written: str) -> bool:
    from sqlalchemy import text as sql

    return database.scalar(
        sql("SELECT to_tsvector('simple', :stems) @@ to_tsquery('simple', :query)"),
        {"stems": " ".join(text.stems(written)), "query": text.query(typed)},
    )


@pytest.mark.parametrize(
    "typed, written",
    [
        ("pistes cyclables", "Une piste cyclable sécurisée"),
        ("piste cyclable", "Des pistes cyclables"),
        ("securisee", "Une piste cyclable sécurisée"),
        ("sécurisée", "UNE PISTE SECURISEE"),
        ("Vélos", "le velo"),
        ("horaires d’ouverture", "L’ouverture du guichet et ses horaires"),
    ],
)
def test_a_search_finds_with_or_without_accents(session, typed, written):
    assert found(session, typed, written)
    assert not found(session, typed + " zèbre", written)


@pytest.mark.parametrize(
    "typed",
    ["", "le la les", "'", "a' | b", "!&|()", "((", "a:*", "\\", "«\u202fvélo\u202f»", "c++"],
)
def test_whatever_is_searched_is_a_valid_question(session, typed):
    found(session, typed, "vélo")


def test_likeness_is_between_zero_and_one_and_knows_synonymous_forms():
    assert text.likeness("Des pistes cyclables", "Une piste cyclable") > 0.95
    assert text.likeness("Ouvrir le samedi", "Planter des arbres") < 0.5


def test_an_excerpt_ends_between_words():
    long = "mot " * 100
    assert text.excerpt(long, 22) == "mot mot mot mot mot\u202f…"
    assert text.excerpt("court") == "court"


def test_an_excerpt_leaves_out_the_sign_that_announced_more():
    assert text.excerpt("Deux choses\u00a0: l’heure, et le lieu", 15) == "Deux choses\u202f…"
    assert text.excerpt("Deux choses, dont l’heure et le lieu", 15) == "Deux choses\u202f…"


def test_each_letter_has_one_spelling():
    assert text.words("E\u0301te\u0301 ½ ⑴ ﬁn") == ["été", "1", "2", "1", "fin"]
    assert text.query("\ufdfa vélo") == text.query("صلى الله عليه وسلم vélo")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Un marché ? Oui !", "Un marché\u202f? Oui\u202f!"),
        (
            "À la radio : le « niveau » ; rien",
            "À la radio\u00a0: le «\u00a0niveau\u00a0»\u202f; rien",
        ),
        ("Why? No: yes!", "Why? No: yes!"),
        ("- ?\n- : x", "- ?\n- : x"),
        ("46 000 € en 2019, soit 3 %", "46\u202f000\u00a0€ en 2019, soit 3\u00a0%"),
        ("Que payer avec 60 000 € ?", "Que payer avec 60\u202f000\u00a0€\u202f?"),
        ("06 12 34 56 78", "06 12 34 56 78"),
    ],
)
def test_a_line_never_starts_with_a_double_sign(typed, shown):
    assert text.spaced(typed) == shown
