"""French dates, hours, numbers and plurals; the language of each address."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import url_for
from werkzeug.test import Client
from werkzeug.wrappers import Response

from consult import i18n, render

NBSP, NARROW = "\u00a0", "\u202f"
FIRST = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)


def test_the_first_of_the_month_is_the_1er():
    assert i18n.format_day(date(2026, 12, 1)) == "1er décembre 2026"
    assert i18n.format_day(date(2026, 12, 11)) == "11 décembre 2026"
    assert i18n.format_day(date(2026, 8, 21)) == "21 août 2026"
    assert i18n.format_weekday(FIRST) == "mardi 1er décembre 2026"
    months = [i18n.format_day(date(2026, month, 1)) for month in range(1, 13)]
    assert all(day.startswith("1er ") for day in months)


def test_hours_are_said_the_french_way():
    def said(hour: int, minute: int) -> str:
        return i18n.format_time(datetime(2026, 1, 5, hour, minute, tzinfo=UTC), "UTC")

    assert said(18, 0) == f"18{NBSP}h"
    assert said(18, 30) == f"18{NBSP}h{NBSP}30"
    assert said(9, 5) == f"9{NBSP}h{NBSP}05"
    assert said(0, 0) == f"0{NBSP}h"


def test_a_moment_always_says_its_zone():
    assert i18n.format_moment(FIRST) == f"mardi 1er décembre 2026 à 18{NBSP}h (heure de Paris)"
    assert i18n.format_moment(FIRST, "Indian/Reunion") == (
        f"mardi 1er décembre 2026 à 21{NBSP}h (heure de La Réunion)"
    )
    midnight = datetime(2026, 12, 1, 2, 30, tzinfo=UTC)
    assert i18n.format_moment(midnight, "America/Martinique") == (
        f"lundi 30 novembre 2026 à 22{NBSP}h{NBSP}30 (heure de la Martinique)"
    )


def test_summer_and_winter_keep_their_hour():
    summer = datetime(2026, 7, 1, 16, 0, tzinfo=UTC)
    assert i18n.format_time(summer) == f"18{NBSP}h"
    assert i18n.format_time(FIRST) == f"18{NBSP}h"


def test_numbers_are_spaced_without_breaking():
    assert i18n.format_number(1234567) == f"1{NARROW}234{NARROW}567"
    assert i18n.format_number(3.5) == "3,5"
    assert i18n.format_percent(0.25) in (f"25{NBSP}%", f"25{NARROW}%")
    assert " " not in i18n.format_number(10_000)
    with i18n.speaking("en"):
        assert i18n.format_number(1234567) == "1,234,567"


def test_sizes_are_in_octets():
    assert i18n.format_size(12).split() == ["1", "ko"]
    assert i18n.format_size(44_000).endswith("ko")
    assert i18n.format_size(1_200_000).startswith("1,2")


def test_delays_are_said_in_words():
    assert i18n.format_delta(timedelta(days=12)) == "dans 12 jours"
    assert i18n.format_delta(timedelta(hours=-3)) == "il y a 3 heures"
    assert i18n.format_delta(timedelta(days=1)) == "dans 1 jour"
    assert i18n.format_delta(timedelta(days=40)) == "dans 40 jours"
    assert i18n.format_delta(timedelta(days=90)) == "dans 3 mois"
    assert i18n.format_delta(timedelta(hours=23)) == "dans 23 heures"
    assert i18n.format_delta(timedelta(minutes=50)) == "dans 50 minutes"
    assert i18n.format_delta(timedelta(seconds=20), direction=False) == "1 minute"


def test_zero_and_one_are_singular_in_french():
    def said(number: int) -> str:
        return i18n.ngettext("%(num)s contribution", "%(num)s contributions", number)

    assert [said(n) for n in (0, 1, 2)] == ["0 contribution", "1 contribution", "2 contributions"]
    with i18n.speaking("en"):
        plural = i18n.catalogue("en").plural
        assert [plural(n) for n in (0, 1, 2)] == [1, 0, 1]


def test_speaking_ends_with_its_block():
    with i18n.speaking("es"):
        assert i18n.locale() == "es"
        with i18n.speaking("xx"):
            assert i18n.locale() == "fr"
        assert i18n.locale() == "es"
    assert i18n.locale() == "fr"


def test_percent_signs_survive():
    assert i18n.gettext("À 50 %% près") == "À 50 % près"
    assert i18n.gettext("%(part)s %% des voix", part=12) == "12 % des voix"


def test_a_lazy_message_speaks_the_language_of_its_reader():
    seen = []
    message = i18n.lazy_gettext("Idées")
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            seen.append(str(message) == i18n.gettext("Idées"))
    assert seen == [True, True, True]


@pytest.mark.parametrize(
    "path, expected",
    [
        ("/", ("fr", "/")),
        ("/en", ("en", "/")),
        ("/en/", ("en", "/")),
        ("/en/labos", ("en", "/labos")),
        ("/es/a/b/", ("es", "/a/b/")),
        ("/fr/labos", ("fr", "/fr/labos")),
        ("/english", ("fr", "/english")),
        ("/entre", ("fr", "/entre")),
        ("", ("fr", "")),
        ("//en/x", ("fr", "//en/x")),
    ],
)
def test_the_address_says_the_language(path, expected):
    assert i18n.split_language(path) == expected


def test_links_keep_the_language(app):
    for language, prefix in (("fr", ""), ("en", "/en"), ("es", "/es")):
        environ = {"SCRIPT_NAME": prefix}
        with app.test_request_context("/", environ_overrides=environ):
            made = [url_for("pages.legal"), render.address("pages.legal")]
        assert made == [f"{prefix}/mentions-legales"] * 2, language


def parts(address: str) -> tuple[str, list[str]]:
    path, _mark, query = address.partition("?")
    return path, sorted(query.split("&"))


def test_remembered_links_are_the_links(app):
    values: list[dict[str, Any]] = [
        {},
        {"page": 2},
        {"theme": ["a", "b"], "order": "new"},
        {"next": "/a?b=c&d=é", "empty": None},
    ]
    with app.test_request_context("/"):
        for given in values:
            for _ in range(2):
                kept = {k: v for k, v in given.items() if v is not None}
                made = render.address("pages.legal", **given)
                assert parts(made) == parts(url_for("pages.legal", **kept))


def test_one_request_does_not_speak_the_language_of_the_one_before():
    said = []

    def site(environ: dict[str, Any], start: Any) -> list[bytes]:
        said.append(i18n.locale())
        start("200 OK", [])
        return [b""]

    client = Client(i18n.LanguagePrefix(site), Response)
    for address in ("/en/a", "/a", "/es/a", "/fr/a"):
        client.get(address)
    assert said == ["en", "fr", "es", "fr"]


def test_every_language_has_the_same_words_in_its_templates(app):
    """What an extension adds to one environment is missing in the others."""
    names = {}
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            known = app.jinja_env
            names[language] = (set(known.globals), set(known.filters), set(known.tests))
    assert names["fr"] == names["en"] == names["es"]
