"""The vote as its facilitator writes it, and the ballot."""

from __future__ import annotations

from typing import Any

from wtforms import (
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from ..consultations.models import Phase
from ..i18n import format_day, format_time, ngettext
from ..i18n import gettext as _
from ..i18n import lazy_gettext as _l
from ..web import Form
from . import queries, wording
from .actions import Draft
from .models import Vote

ELECTORATES = {
    "everyone": _l("Toutes les personnes qui ont prouvé leur adresse électronique"),
    "citizens": _l("Les citoyennes et citoyens (adresse prouvée, hors agents)"),
    "agents": _l("Les agents publics (adresse professionnelle prouvée)"),
}


class VoteForm(Form):
    title = StringField(
        _l("Question posée"),
        [InputRequired(_l("Écrivez la question du scrutin.")), Length(max=200)],
        description=_l("Par exemple\u00a0: Quelles mesures engager d’abord\u202f?"),
    )
    description = TextAreaField(
        _l("Ce qu’il faut savoir pour voter"),
        [Length(max=2000)],
        description=_l("Ce que le résultat engage, et qui décidera ensuite."),
    )
    phase = SelectField(_l("Étape"), coerce=int)
    options = TextAreaField(
        _l("Options"),
        description=_l(
            "Une par ligne, dans l’ordre où elles seront montrées. Pour reprendre une contribution, "
            "écrivez son numéro\u00a0: #123, suivi si vous voulez d’un titre plus court."
        ),
    )
    contributions = SelectMultipleField(
        _l("Ajouter parmi les contributions les plus soutenues"), coerce=int
    )
    minimum = IntegerField(
        _l("Nombre minimum de choix"),
        [InputRequired(_l("Écrivez un nombre, 0 compris.")), NumberRange(0, 100)],
        description=_l("0 permet le vote blanc."),
        default=1,
    )
    maximum = IntegerField(
        _l("Nombre maximum de choix"),
        [InputRequired(_l("Écrivez un nombre.")), NumberRange(1, 100)],
        default=3,
    )
    electorate = RadioField(
        _l("Qui peut voter"),
        [InputRequired(_l("Choisissez qui peut voter."))],
        choices=list(ELECTORATES.items()),
        default="everyone",
    )

    def offer(self, phases: list[Phase], supported: list[Any], zone: str) -> None:
        """The phases that have not opened, and the contributions that can be ticked."""
        self.phases = {phase.id: phase for phase in phases}
        self.phase.choices = [(p.id, _when(p, zone)) for p in phases]
        self.contributions.choices = [
            (row.id, _candidate(row.id, row.title, row.supports)) for row in supported
        ]

    def fill(self, vote: Vote) -> None:
        self.title.data, self.description.data = vote.title, vote.description
        self.phase.data, self.electorate.data = vote.phase_id, vote.electorate
        self.minimum.data, self.maximum.data = vote.minimum, vote.maximum
        self.options.data = wording.write((o.label, o.contribution_id) for o in vote.options)

    def validate_maximum(self, field: Any) -> None:
        if (field.data or 0) < (self.minimum.data or 0):
            raise ValidationError(_("Le maximum est plus petit que le minimum."))

    def draft(self) -> Draft:
        typed = wording.read(self.options.data or "")
        known = {one.number for one in typed}
        ticked = [
            wording.Wording(number=number)
            for number in self.contributions.data or []
            if number not in known
        ]
        return Draft(
            title=" ".join((self.title.data or "").split()),
            description=(self.description.data or "").strip(),
            phase=self.phases[self.phase.data],
            minimum=self.minimum.data or 0,
            maximum=self.maximum.data or 1,
            electorate=self.electorate.data,
            options=[*typed, *ticked],
        )


def _when(phase: Phase, zone: str) -> str:
    return _(
        "%(title)s (du %(first)s à %(opening)s au %(last)s à %(closing)s)",
        title=phase.title,
        first=format_day(phase.opens_at, zone),
        opening=format_time(phase.opens_at, zone),
        last=format_day(phase.closes_at, zone),
        closing=format_time(phase.closes_at, zone),
    )


def _candidate(number: int, title: str, supports: int) -> str:
    said = ngettext("%(num)s soutien", "%(num)s soutiens", supports)
    return f"#{number} {title} ({said})"


class BallotForm(Form):
    # The method checks the choices, so that a ballot is read with one statement.
    choices = SelectMultipleField(_l("Vos choix"), coerce=int, validate_choice=False)

    def offer(self, options: list[queries.Choice]) -> None:
        self.choices.choices = [(o.position, label_of(o)) for o in options]


def label_of(option: queries.Choice) -> str:
    """What is read on the ballot: a text hidden by moderation, or by its author, is not repeated."""
    if option.shown:
        return option.label
    return _(
        "Option tirée de la contribution n° %(number)s, qui n’est plus publiée",
        number=option.contribution_id,
    )
