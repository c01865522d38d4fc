"""The forms of people."""

from __future__ import annotations

from typing import Any

from wtforms import (
    EmailField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired

from ..i18n import LANGUAGES
from ..i18n import gettext as _
from ..i18n import lazy_gettext as _l
from ..text import fold
from ..web import Form, Length, choices
from .addresses import normalised
from .colleges import APPEARANCE_LABELS


def tidy(typed: str | None) -> str:
    return " ".join((typed or "").split())


def address(form: Any, field: Any) -> None:
    """A well-written address, kept in its one spelling. Whether it exists is never said."""
    found = normalised(field.data or "")
    if found is None:
        raise ValidationError(
            _("Vérifiez l’adresse\u00a0: elle s’écrit comme prenom.nom@exemple.fr, sans espace.")
        )
    field.data = found


class SignInForm(Form):
    email = EmailField(
        _l("Votre adresse électronique"),
        description=_l("Format attendu\u00a0: prenom.nom@exemple.fr"),
        validators=[DataRequired(_l("Saisissez votre adresse électronique.")), address],
    )
    next = HiddenField()


class ContestForm(Form):
    email = EmailField(
        _l("L’adresse refusée"),
        description=_l("Nous y enverrons la réponse."),
        validators=[DataRequired(_l("Saisissez l’adresse refusée.")), address],
    )
    reason = TextAreaField(
        _l("Pourquoi elle est bien la vôtre"),
        description=_l(
            "Par exemple\u00a0: c’est l’adresse de mon association, ou un service d’alias que je garde."
        ),
        validators=[
            DataRequired(_l("Dites en une phrase pourquoi cette adresse est la vôtre.")),
            Length(max=1000),
        ],
    )


class DecideForm(Form):
    """A button."""


class ProfileForm(Form):
    name = StringField(
        _l("Nom d’affichage"),
        description=_l("Celui que vous voulez\u00a0: prénom et nom, prénom seul ou pseudonyme."),
        filters=[tidy],
        validators=[Length(max=80, message=_l("80 caractères au maximum."))],
    )
    appears_as = RadioField(
        _l("Par défaut, vos contributions paraissent"),
        validators=[InputRequired(_l("Choisissez comment vos contributions paraissent."))],
    )
    service = StringField(
        _l("Votre service"),
        description=_l("Par exemple\u00a0: préfecture de l’Orne, direction régionale de l’emploi."),
        filters=[tidy],
        validators=[Length(max=120, message=_l("120 caractères au maximum."))],
    )
    language = SelectField(_l("Langue de vos courriels"), validators=[InputRequired()])

    def __init__(self, *args: Any, college: str, refused: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refused = refused
        self.appears_as.choices = choices(APPEARANCE_LABELS[college])
        self.language.choices = choices(LANGUAGES)
        if college != "agent":
            del self.service

    def validate_name(self, field: Any) -> None:
        if "@" in field.data:
            raise ValidationError(
                _("Un nom d’affichage est public\u00a0: n’y mettez pas d’adresse.")
            )
        if field.data and fold(field.data) == fold(self.refused):
            raise ValidationError(
                _("Ce nom a été refusé par un labo\u00a0: choisissez-en un autre.")
            )
        if self.appears_as.data == "name" and not field.data:
            raise ValidationError(_("Écrivez le nom sous lequel vos contributions paraissent."))

    def validate_service(self, field: Any) -> None:
        if self.appears_as.data == "service" and not field.data:
            raise ValidationError(_("Écrivez le nom de votre service."))


class CloseForm(Form):
    texts = RadioField(
        _l("Que deviennent vos contributions et vos arguments\u202f?"),
        choices=choices(
            {"keep": _l("Ils restent en ligne, sans nom"), "withdraw": _l("Ils sont retirés")}
        ),
        validators=[InputRequired(_l("Choisissez ce que deviennent vos contributions."))],
    )
