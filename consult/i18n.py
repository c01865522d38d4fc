"""The visitor's language, French dates, numbers and spacing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import dates, numbers
from babel.support import LazyProxy, NullTranslations, Translations

LANGUAGES = {"fr": "Français", "en": "English", "es": "Español"}
SOURCE = "fr"
FORMATS = {"en": "en_GB"}  # the dates of Britain
CATALOGUES = Path(__file__).resolve().parent.parent / "translations"
PARIS = "Europe/Paris"


def N_(message: str) -> str:
    """Mark a message for the catalogues without translating it yet."""
    return message


# The civil times of the regions and of the collectivities, said as French readers say them.
ZONES = {
    "Europe/Paris": N_("heure de Paris"),
    "America/Guadeloupe": N_("heure de la Guadeloupe"),
    "America/Martinique": N_("heure de la Martinique"),
    "America/Cayenne": N_("heure de la Guyane"),
    "Indian/Reunion": N_("heure de La Réunion"),
    "Indian/Mayotte": N_("heure de Mayotte"),
    "America/Miquelon": N_("heure de Saint-Pierre-et-Miquelon"),
    "America/St_Barthelemy": N_("heure de Saint-Barthélemy"),
    "America/Marigot": N_("heure de Saint-Martin"),
    "Pacific/Wallis": N_("heure de Wallis-et-Futuna"),
    "Pacific/Tahiti": N_("heure de Tahiti"),
    "Pacific/Noumea": N_("heure de la Nouvelle-Calédonie"),
}

_locale: ContextVar[str] = ContextVar("locale", default=SOURCE)


def locale() -> str:
    return _locale.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Everything said inside is in ``language``."""
    token = _locale.set(language if language in LANGUAGES else SOURCE)
    try:
        yield
    finally:
        _locale.reset(token)


class LanguagePrefix:
    """WSGI: /en/… and /es/… choose the language; French has no prefix. url_for keeps it by itself."""

    def __init__(self, app: Callable[..., Any]) -> None:
        self.app = app

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        language, path = split_language(environ.get("PATH_INFO", ""))
        if language != SOURCE:
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + "/" + language
            environ["PATH_INFO"] = path
        environ["consult.language"] = language
        _locale.set(language)
        return self.app(environ, start_response)


def split_language(path: str) -> tuple[str, str]:
    head, _slash, rest = path[1:].partition("/")
    if head in LANGUAGES and head != SOURCE:
        return head, "/" + rest
    return SOURCE, path


@lru_cache(maxsize=8)
def catalogue(language: str) -> NullTranslations:
    return Translations.load(str(CATALOGUES), [language])


@lru_cache(maxsize=16384)
def _translate(language: str, message: str) -> str:
    return str(catalogue(language).ugettext(message))


def gettext(message: str, **values: Any) -> str:
    said = _translate(_locale.get(), message)
    return said % values if values else said.replace("%%", "%")


class Shown(int):
    """A number that prints as readers write it: « %(num)s » says « 1 997 »."""

    def __str__(self) -> str:
        return format_number(int(self))


def ngettext(singular: str, plural: str, num: int, **values: Any) -> str:
    said = str(catalogue(_locale.get()).ungettext(singular, plural, num))
    return said % {"num": Shown(num), **values}


def pgettext(context: str, message: str, **values: Any) -> str:
    said = str(catalogue(_locale.get()).upgettext(context, message))
    return said % values if values else said.replace("%%", "%")


def lazy_gettext(message: str, **values: Any) -> Any:
    return LazyProxy(gettext, message, enable_cache=False, **values)


# Dates, times and numbers ------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _date(moment: date, pattern: str, language: str) -> str:
    said = dates.format_date(moment, pattern, locale=FORMATS.get(language, language))
    return re.sub(r"\b1 (?=[a-zéû])", "1er ", said) if language == "fr" else said


def local(moment: datetime, zone: str = PARIS) -> datetime:
    return moment.astimezone(ZoneInfo(zone))


def format_day(moment: datetime | date, zone: str = PARIS) -> str:
    """« 1er décembre 2026 »."""
    day = local(moment, zone).date() if isinstance(moment, datetime) else moment
    return _date(day, "long" if locale() != "fr" else "d MMMM y", locale())


def format_weekday(moment: datetime, zone: str = PARIS) -> str:
    """« mardi 1er décembre 2026 »."""
    return _date(local(moment, zone).date(), "full", locale())


@lru_cache(maxsize=4096)
def _time(hour: int, minute: int, language: str) -> str:
    if language == "fr":
        return f"{hour}\u00a0h" + (f"\u00a0{minute:02d}" if minute else "")
    moment = datetime(2000, 1, 1, hour, minute)
    return dates.format_time(moment, "short", locale=FORMATS.get(language, language))


def format_hour(hour: int) -> str:
    """« 18 h »."""
    return _time(hour, 0, locale())


def format_time(moment: datetime, zone: str = PARIS) -> str:
    """« 18 h » or « 18 h 30 »."""
    at = local(moment, zone)
    return _time(at.hour, at.minute, locale())


def format_moment(moment: datetime, zone: str = PARIS) -> str:
    """« mardi 1er décembre 2026 à 18 h (heure de Paris) »: the zone is always said."""
    return gettext(
        "%(day)s à %(time)s (%(zone)s)",
        day=format_weekday(moment, zone),
        time=format_time(moment, zone),
        zone=zone_name(zone),
    )


def zone_name(zone: str) -> str:
    return gettext(ZONES.get(zone, ZONES[PARIS]))


def format_delta(delta: timedelta, *, direction: bool = True) -> str:
    """« dans 12 jours », « il y a 3 heures »."""
    in_days = timedelta(days=1) <= abs(delta) < timedelta(days=60)
    return dates.format_timedelta(
        delta,
        granularity="day" if in_days else "minute",
        threshold=float("inf") if in_days else 1,
        add_direction=direction,
        locale=FORMATS.get(locale(), locale()),
    )


@lru_cache(maxsize=4096)
def _number(value: float, language: str) -> str:
    return str(numbers.format_decimal(value, locale=language))


def format_number(value: float) -> str:
    return _number(value, locale())


def format_amount(value: float) -> str:
    """« 305,80 », « 1 200 »: two decimals unless it is whole."""
    if value == int(value):
        return format_number(int(value))
    return str(numbers.format_decimal(value, "#,##0.00", locale=locale()))


def format_percent(value: float) -> str:
    return str(numbers.format_percent(value, locale=locale()))


def format_size(size: int) -> str:
    """Bytes as « 44 ko » or « 1,2 Mo »."""
    if size < 1_000_000:
        return gettext("%(size)s ko", size=format_number(max(1, round(size / 1000))))
    return gettext("%(size)s Mo", size=format_number(round(size / 1_000_000, 1)))
