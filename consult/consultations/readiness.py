"""What a consultation lacks before it can be published, and why it is asked. Pure.

CRPA, article L131-1: the public knows the procedure, has useful information and a reasonable time,
and learns the results or the follow-up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ..i18n import gettext as _
from ..i18n import lazy_gettext as _l
from ..i18n import ngettext

QUESTION, FRAME, PHASES, PROMISE, CHECK = SCREENS = (
    "question",
    "cadre",
    "etapes",
    "promesse",
    "verification",
)
SCREEN_LABELS = {
    QUESTION: _l("La question et l’essentiel"),
    FRAME: _l("Le cadre"),
    PHASES: _l("Les étapes"),
    PROMISE: _l("La modération et la promesse"),
    CHECK: _l("Vérifier et publier"),
}
PROCEDURE = _l("Les modalités de la procédure doivent être rendues publiques.")
INFORMATION = _l("Les personnes concernées doivent disposer des informations utiles.")
TIME = _l("Chacun doit avoir un délai raisonnable pour participer.")
FOLLOW_UP = _l("Les résultats ou les suites envisagées doivent être rendus publics.")
DATA = _l("Le RGPD, article 13, demande cette information au moment où l’on recueille des données.")

SENTENCES = 5
LONG_SENTENCE = 20  # words
REASONABLE = timedelta(days=15)
TAKING_PART = ("ideas", "vote")
TO_COMPLETE = "[À COMPLÉTER"


@dataclass(frozen=True)
class Missing:
    screen: str
    what: str
    why: Any


def missing(consultation: Any, at: datetime) -> list[Missing]:
    """In the order of the screens."""
    return [
        *_question(consultation),
        *_frame(consultation),
        *_phases(consultation, at),
        *_promise(consultation),
    ]


def _question(one: Any) -> Iterator[Missing]:
    if not one.title.strip():
        yield Missing(QUESTION, _("La question posée"), INFORMATION)
    lacking = SENTENCES - len([sentence for sentence in one.essential if sentence.strip()])
    if lacking > 0:
        what = ngettext(
            "«\u00a0L’essentiel\u00a0»\u00a0: il manque une phrase",
            "«\u00a0L’essentiel\u00a0»\u00a0: il manque %(num)s phrases",
            lacking,
        )
        yield Missing(QUESTION, what, INFORMATION)


def _frame(one: Any) -> Iterator[Missing]:
    asked = {
        "authority": (_("L’autorité qui consulte"), PROCEDURE),
        "open_to_change": (_("Ce qui est ouvert à la discussion"), INFORMATION),
        "already_decided": (_("Ce qui est déjà décidé"), INFORMATION),
        "decider": (_("Qui décidera, et comment"), PROCEDURE),
        "territory": (_("Le territoire concerné"), INFORMATION),
    }
    for name, (what, why) in asked.items():
        if not getattr(one, name).strip():
            yield Missing(FRAME, what, why)


def _phases(one: Any, at: datetime) -> Iterator[Missing]:
    for phase in one.unfinished_phases:
        what = _("Les dates de l’étape «\u00a0%(title)s\u00a0»", title=phase["title"])
        yield Missing(PHASES, what, PROCEDURE)
    if not any(phase.kind in TAKING_PART for phase in one.phases):
        if not one.unfinished_phases:
            what = _("Au moins une étape où l’on participe\u00a0: idées ou scrutin")
            yield Missing(PHASES, what, PROCEDURE)
    elif one.published_at is None:
        for phase in one.phases:
            if phase.closes_at <= at:
                what = _(
                    "Les dates de l’étape «\u00a0%(title)s\u00a0» sont passées", title=phase.title
                )
                yield Missing(PHASES, what, TIME)


def _promise(one: Any) -> Iterator[Missing]:
    if one.moderation_hours < 1:
        yield Missing(PROMISE, _("Le délai de modération promis"), PROCEDURE)
    if one.synthesis_due is None:
        yield Missing(PROMISE, _("La date de la synthèse"), FOLLOW_UP)
    elif one.phases and one.synthesis_due < _last_day(one):
        what = _("Une date de synthèse qui suive la fin de la dernière étape")
        yield Missing(PROMISE, what, FOLLOW_UP)
    if not one.contact.strip():
        yield Missing(PROMISE, _("L’adresse de contact"), PROCEDURE)
    if not one.data_notice.strip():
        yield Missing(PROMISE, _("L’information sur les données personnelles"), DATA)
    elif TO_COMPLETE in one.data_notice:
        what = _(
            "Les passages «\u00a0à compléter\u00a0» de l’information sur les données personnelles"
        )
        yield Missing(PROMISE, what, DATA)


def _last_day(one: Any) -> Any:
    """Of the phases where people take part: a reading phase may show the synthesis."""
    closings = [p.closes_at for p in one.phases if p.kind in TAKING_PART]
    latest = max(closings or [p.closes_at for p in one.phases])
    return latest.astimezone(ZoneInfo(one.lab.zone)).date()


def warnings(one: Any) -> list[Missing]:
    """What does not prevent publication, and deserves another look."""
    found = [
        Missing(
            QUESTION, _("«\u00a0%(sentence)s\u00a0»", sentence=sentence), long_sentence(sentence)
        )
        for sentence in one.essential
        if is_long(sentence)
    ]
    for phase in one.phases:
        if phase.kind in TAKING_PART and phase.closes_at - phase.opens_at < REASONABLE:
            what = _(
                "L’étape «\u00a0%(title)s\u00a0» dure moins de quinze jours", title=phase.title
            )
            found.append(Missing(PHASES, what, TIME))
    return found


def is_long(sentence: str) -> bool:
    return len(sentence.split()) > LONG_SENTENCE


def long_sentence(sentence: str) -> str:
    return _(
        "Cette phrase compte %(count)s mots. En dessous de vingt, elle sera comprise par tout le monde.",
        count=len(sentence.split()),
    )
