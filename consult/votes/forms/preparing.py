"""The vote as its facilitator writes it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import (
    InputRequired,
    NumberRange,
    Optional,
    StopValidation,
    ValidationError,
)

from ...consultations.models import Phase
from ...errors import Refused
from ...i18n import format_day, format_time, ngettext
from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from ...text import spaced
from ...web import Form, Length
from .. import wording
from ..actions import Draft, version
from ..counting import METHODS
from ..method import BadVariant, Method, Variant
from ..models import CONFIDENTIAL, SEALED, Vote

ELECTORATES = {
    "everyone": _l("Toutes les personnes qui ont prouvé leur adresse électronique"),
    "citizens": _l("Les citoyennes et citoyens (adresse prouvée, hors agents)"),
    "agents": _l("Les agents publics (adresse professionnelle prouvée)"),
    "roll": _l("Les personnes d’une liste électorale, chacune par son lien personnel"),
}
SECRECIES = {
    SEALED: _l(
        "Vote secret\u00a0: des scrutateurs gardent la clé de l’urne, et eux seuls peuvent l’ouvrir"
    ),
    CONFIDENTIAL: _l("Vote confidentiel\u00a0: le serveur garde la clé de l’urne"),
}
# What a rule changes, in the words of who sets it.
HINTS = {
    "grades": _l(
        "Six mentions, de «\u00a0À rejeter\u00a0» à «\u00a0Très bien\u00a0», sont l’usage. Avec un autre nombre, "
        "le bulletin montre des chiffres."
    ),
    "minimum": _l("0 s’il n’y en a pas. Voter blanc reste toujours possible."),
    "maximum": _l("Laissez vide pour que chacun coche autant d’options qu’il veut."),
    "seats": _l("Combien d’options le résultat désigne."),
    "skip": _l("Sinon, le premier projet trop cher arrête tout."),
    "threshold": _l("Un projet moins soutenu n’est pas financé, même s’il reste de l’argent."),
    "points": _l("Assez pour nuancer, pas trop pour compter de tête\u00a0: 10, par exemple."),
    "credits": _l("100 crédits permettent de donner dix voix à une seule option."),
    "negative": _l("Un nombre négatif retire des voix, au même prix."),
    "completion": _l(
        "Les parts seules laissent souvent de l’argent\u00a0: les augmenter pas à pas finance davantage de "
        "projets, toujours avec la même règle."
    ),
}
# Not asked: the draw comes from the list of the vote, the price of options from its purpose.
NOT_ASKED = ("draw", "costs", "utility", "increment")
PREFIX = "rule_"


def only_on_paper(form: Any, field: Any) -> None:
    """What a vote without paper says of its paper is not read."""
    if not form.paper.data:
        field.errors = []
        raise StopValidation


class VoteForm(Form):
    """Of one method: ``form_for`` adds its rules as fields."""

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
            "Une par ligne. Pour l’expliquer, ajoutez dessous une ligne qui commence par «\u00a0>\u00a0». Pour "
            "reprendre une contribution, écrivez son numéro, #123, suivi si vous voulez d’un titre plus "
            "court. L’ordre affiché sera tiré au sort pour chaque votant."
        ),
    )
    contributions = SelectMultipleField(
        _l("Ajouter parmi les contributions les plus soutenues"), coerce=int
    )
    budget = StringField(
        _l("Enveloppe à répartir, en euros"), description=_l("Par exemple\u00a0: 100 000")
    )
    electorate = RadioField(
        _l("Qui peut voter"),
        [InputRequired(_l("Choisissez qui peut voter."))],
        choices=[SelectChoice(*one) for one in ELECTORATES.items()],
        default="everyone",
    )
    secrecy = RadioField(
        _l("Qui garde la clé de l’urne"),
        [InputRequired(_l("Choisissez qui garde la clé."))],
        choices=[SelectChoice(*one) for one in SECRECIES.items()],
        default=SEALED,
    )
    publish = BooleanField(
        _l("Publier aussi les bulletins, sans nom, pour que chacun recompte"),
        description=_l(
            "Avec peu d’options, un bulletin ne désigne personne. Avec beaucoup, un classement ou une "
            "série de mentions peut servir de signature à qui veut acheter ou surveiller un vote."
        ),
    )
    paper = BooleanField(
        _l("Accepter aussi des bulletins papier"),
        description=_l(
            "L’équipe les saisit deux fois, et ils entrent dans la même urne. Voter sur papier exclut de "
            "voter en ligne\u00a0: rien d’autre que la feuille d’émargement ne l’empêche."
        ),
    )
    paper_place = StringField(
        _l("Où et quand voter sur papier"),
        [only_on_paper, Length(max=200)],
        description=_l("Par exemple\u00a0: à l’accueil de la mairie, de 9\u00a0h à 17\u00a0h."),
    )
    paper_hours = IntegerField(
        _l("Délai de saisie après la clôture, en heures"),
        [
            only_on_paper,
            NumberRange(
                1, 168, _l("Écrivez un nombre d’heures de 1 à 168, soit une semaine au plus.")
            ),
        ],
        default=24,
        description=_l(
            "L’urne attend la saisie des derniers bulletins papier\u00a0: le résultat aussi. Vous pourrez "
            "la clore plus tôt, quand tout sera saisi."
        ),
    )
    seen = HiddenField()  # the version that is being changed
    method: Method
    fixed: dict[str, Any]

    def offer(self, phases: list[Phase], supported: list[Any], zone: str) -> None:
        """The phases that are not over, and the contributions that can be ticked."""
        self.phases = {phase.id: phase for phase in phases}
        self.phase.choices = [SelectChoice(p.id, _when(p, zone)) for p in phases]
        self.contributions.choices = [
            SelectChoice(row.id, _candidate(row.id, row.title, row.supports)) for row in supported
        ]

    @property
    def priced(self) -> bool:
        return self.method.priced and self.fixed.get("costs") != "unit"

    @property
    def rule_fields(self) -> list[Any]:
        return [field for field in self if field.name.startswith(PREFIX)]

    def fill(self, vote: Vote) -> None:
        self.seen.data = version(vote)
        self.title.data, self.description.data = vote.title, vote.description
        self.phase.data, self.electorate.data = vote.phase_id, vote.electorate
        self.secrecy.data, self.publish.data = vote.secrecy, vote.publish
        if vote.paper:
            self.paper.data, self.paper_place.data = True, vote.paper["place"]
            self.paper_hours.data = vote.paper["hours"]
        self.budget.data = wording.said(vote.budget) if vote.budget else ""
        self.options.data = wording.write(
            (o.label, o.contribution_id, o.cost, o.description) for o in vote.options
        )
        for field in self.rule_fields:
            name = field.name.removeprefix(PREFIX)
            if name in vote.variant:
                field.data = vote.variant[name]

    def blame(self, refused: Refused) -> None:
        """Say what was refused at the field it is about."""
        name = getattr(refused, "field", "options")
        if isinstance(refused, BadVariant) and self.rule_fields:
            name = self.rule_fields[0].name
        field = getattr(self, name, self.options)
        field.errors = (*field.errors, str(refused.message))

    def validate_budget(self, field: Any) -> None:
        try:
            self.amount = wording.amount(field.data) if field.data else Decimal(0)
        except wording.NoAmount:
            raise ValidationError(_("Écrivez un montant, par exemple 100 000.")) from None

    def validate_paper_place(self, field: Any) -> None:
        if self.paper.data and not (field.data or "").strip():
            raise ValidationError(_("Écrivez où et quand voter sur papier."))

    def variant(self) -> dict[str, Any]:
        said = {
            field.name.removeprefix(PREFIX): field.data
            for field in self.rule_fields
            if field.data not in (None, "")
        }
        return {**self.fixed, **said}

    def draft(self) -> Draft:
        typed = wording.read(self.options.data or "")
        known = {one.number for one in typed}
        ticked = [
            wording.Wording(number=number)
            for number in self.contributions.data or []
            if number not in known
        ]
        return Draft(
            title=spaced(" ".join((self.title.data or "").split())),
            description=(self.description.data or "").strip(),
            phase=self.phases[self.phase.data],
            method=self.method.slug,
            electorate=self.electorate.data,
            options=[*typed, *ticked],
            variant=self.variant(),
            secrecy=self.secrecy.data,
            budget=self.amount if self.priced else Decimal(0),
            publish=bool(self.publish.data),
            paper=self.on_paper(),
        )

    def on_paper(self) -> dict[str, Any] | None:
        if not self.paper.data:
            return None
        place = spaced(" ".join((self.paper_place.data or "").split()))
        return {"place": place, "hours": self.paper_hours.data}


def form_for(slug: str, preset: Mapping[str, Any]) -> VoteForm:
    """The form of a method, with the rules that its purpose already fixes."""
    form = _kind_of(slug, "costs" in preset)()
    form.method = METHODS[slug]
    form.fixed = {name: value for name, value in preset.items() if name in NOT_ASKED}
    return form


def passed(method: Method, unit: bool) -> tuple[str, ...]:
    """Rules that nobody sets: seats mean nothing where money decides."""
    return NOT_ASKED if not method.priced or unit else (*NOT_ASKED, "seats")


@cache
def _kind_of(slug: str, unit: bool) -> type[VoteForm]:
    method = METHODS[slug]
    fields = {
        PREFIX + rule.name: _field(rule)
        for rule in method.variants
        if rule.name not in passed(method, unit)
    }
    return type("VoteForm", (VoteForm,), fields)


def _field(rule: Variant) -> Any:
    hint = HINTS.get(rule.name, "")
    if rule.names:
        choices = [SelectChoice(*one) for one in rule.names.items()]
        return RadioField(rule.label, choices=choices, default=rule.default, description=hint)
    if isinstance(rule.default, bool):
        return BooleanField(rule.label, default=rule.default, description=hint)
    bounds = NumberRange(rule.lowest, min(rule.highest, 10**6))
    needed = Optional() if rule.default is None else InputRequired(_l("Écrivez un nombre."))
    return IntegerField(rule.label, [needed, bounds], default=rule.default, description=hint)


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
