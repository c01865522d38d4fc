"""The forms of labs."""

from __future__ import annotations

from wtforms import EmailField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired

from ..accounts.forms import address, tidy
from ..i18n import lazy_gettext as _l
from ..web import Form, Length, choices
from .roles import ROLE_LABELS


class LabForm(Form):
    name = StringField(
        _l("Nom du labo"),
        filters=[tidy],
        validators=[
            DataRequired(_l("Écrivez le nom du labo.")),
            Length(max=120, message=_l("120 caractères au maximum.")),
        ],
    )
    city = StringField(
        _l("Ville"),
        filters=[tidy],
        validators=[
            DataRequired(_l("Écrivez la ville où le labo est installé.")),
            Length(max=80, message=_l("80 caractères au maximum.")),
        ],
    )
    email = EmailField(
        _l("Adresse électronique publique"),
        description=_l(
            "Affichée sur la page du labo. Format attendu\u00a0: labo@prefecture.gouv.fr"
        ),
        validators=[DataRequired(_l("Écrivez l’adresse du labo.")), address],
    )
    presentation = TextAreaField(
        _l("Présentation"),
        description=_l(
            "Ce que fait le labo, pour qui, avec quels résultats. Titres, listes et liens en Markdown."
        ),
        validators=[
            DataRequired(_l("Présentez le labo en quelques phrases.")),
            Length(max=5000, message=_l("5\u202f000 caractères au maximum.")),
        ],
    )


class InviteForm(Form):
    email = EmailField(
        _l("Adresse électronique"),
        description=_l("Format attendu\u00a0: prenom.nom@exemple.gouv.fr"),
        validators=[DataRequired(_l("Écrivez l’adresse de la personne à inviter.")), address],
    )
    role = RadioField(
        _l("Rôle"),
        choices=choices(ROLE_LABELS),
        validators=[InputRequired(_l("Choisissez un rôle."))],
    )


class RoleForm(Form):
    role = RadioField(
        _l("Rôle"),
        choices=choices(ROLE_LABELS),
        validators=[InputRequired(_l("Choisissez un rôle."))],
    )
