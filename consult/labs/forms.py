"""The forms of labs."""

from __future__ import annotations

from typing import Any

from wtforms import (
    EmailField,
    FieldList,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms import Form as PlainForm
from wtforms.validators import DataRequired, InputRequired

from ..accounts.forms import address, tidy
from ..i18n import gettext as _
from ..i18n import lazy_gettext as _l
from ..text import spaced
from ..web import Form, Length, choices
from .charter import CATEGORIES, WORDED, Rule, named
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


# The charter -------------------------------------------------------------------------------------

MANY_RULES = 30


def worded(said: Any) -> str:
    """Without the spaces around, with the line ends of one system and the spaces of French."""
    return spaced((said or "").replace("\r\n", "\n").strip())


class RulePart(PlainForm):
    """One rule; the slug is its address, kept from one version to the next."""

    class Meta(Form.Meta):
        csrf = False

    slug = HiddenField()
    category = SelectField(_l("Motif"), choices=choices(CATEGORIES))
    title = StringField(
        _l("Titre"),
        filters=[worded],
        validators=[DataRequired(_l("Donnez un titre à cette règle.")), Length(max=150)],
    )
    text = TextAreaField(
        _l("Ce que dit la règle"),
        filters=[worded],
        validators=[DataRequired(_l("Écrivez ce que dit la règle.")), Length(max=3000)],
    )
    sentence = TextAreaField(
        _l("Phrase envoyée à l’auteur ou à l’autrice d’un texte refusé"),
        filters=[worded],
        validators=[
            DataRequired(_l("Écrivez la phrase\u00a0: les équipes l’adapteront à chaque texte.")),
            Length(max=2000),
        ],
    )
    example = TextAreaField(
        _l("Exemple inventé d’un texte qui enfreint la règle"),
        filters=[worded],
        validators=[Length(max=1000)],
        description=_l(
            "Et, à la ligne, ce qu’il faudrait écrire plutôt. Rien de vrai, rien de cru."
        ),
    )


class CharterForm(Form):
    seen = HiddenField()
    introduction = TextAreaField(
        _l("Introduction"),
        filters=[worded],
        description=_l(
            "Ce qui est bienvenu, qui lit et quand, ce que devient un texte, comment contester. "
            "Titres, listes et liens en Markdown."
        ),
        validators=[DataRequired(_l("Écrivez l’introduction.")), Length(max=8000)],
    )
    rules = FieldList(FormField(RulePart), max_entries=MANY_RULES)

    def validate_rules(self, field: Any) -> None:
        if not field.entries:
            raise ValidationError(_("Une charte compte au moins une règle."))

    def written(self) -> list[Rule]:
        found: list[Rule] = []
        kept = [row["slug"] for row in self.rules.data if row["slug"]]
        for row in self.rules.data:
            taken = {one.slug for one in found}
            slug = row["slug"]
            if not slug or slug in taken or slug != named(slug, ()):
                slug = named(row["title"], {*taken, *kept})
            found.append(Rule(slug, row["category"], *(row[name] for name in WORDED)))
        return found


class PublishCharterForm(Form):
    seen = HiddenField()
    summary = TextAreaField(
        _l("Ce qui change, en quelques phrases"),
        filters=[worded],
        description=_l(
            "Envoyé aux personnes qui participent à vos concertations ouvertes, et affiché sur la "
            "page de la charte."
        ),
        validators=[
            DataRequired(_l("Dites ce qui change\u00a0: les participants le liront.")),
            Length(max=2000),
        ],
    )
