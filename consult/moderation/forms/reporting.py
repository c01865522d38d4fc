"""Reporting."""

from __future__ import annotations

from typing import Any

from wtforms import (
    BooleanField,
    EmailField,
    RadioField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Email, InputRequired, Optional

from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from ...web import Form, Length, choices
from ..grounds import GROUNDS


class ReportForm(Form):
    ground = RadioField(
        _l("Pourquoi signaler ce texte\u202f?"),
        [InputRequired(_l("Choisissez un motif."))],
        choices=choices(GROUNDS),
    )
    explanation = TextAreaField(
        _l("Ce qui pose problème"),
        [Length(max=2000)],
        description=_l("Quelques mots aident à décider vite. Ils ne seront pas publiés."),
    )
    email = EmailField(
        _l("Votre adresse électronique"),
        [Optional(), Email(_l("Cette adresse n’est pas complète.")), Length(max=254)],
        description=_l("Pour connaître la suite donnée. Elle ne sert à rien d’autre."),
    )
    good_faith = BooleanField(
        _l("Je signale ce texte de bonne foi"),
        [InputRequired(_l("Confirmez votre bonne foi."))],
    )
    website = StringField()  # seen by robots only

    def validate_explanation(self, field: Any) -> None:
        if self.ground.data in ("illegal", "other") and not (field.data or "").strip():
            raise ValidationError(_("Expliquez en quelques mots ce qui pose problème."))
