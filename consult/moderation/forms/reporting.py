"""Reporting: first the ground, then what it asks."""

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
from ..grounds import CHILD_ABUSE, REPORTED

PARTS = {"text": _l("Le texte"), "name": _l("Le nom affiché à côté")}
NO_GROUND = _l("Choisissez un motif.")


class GroundForm(Form):
    """A question of its own: what is asked next depends on it. Read from the address."""

    class Meta(Form.Meta):
        csrf = False

    part = RadioField(_l("Que signalez-vous\u202f?"), choices=choices(PARTS), default="text")
    ground = RadioField(
        _l("Pour quel motif\u202f?"),
        [InputRequired(NO_GROUND)],
        choices=choices(REPORTED),
    )


class ReportForm(Form):
    part = StringField(default="text")
    ground = RadioField(
        _l("Pour quel motif\u202f?"),
        [InputRequired(NO_GROUND)],
        choices=choices(REPORTED),
    )
    explanation = TextAreaField(
        _l("Ce qui pose problème"),
        [Length(max=2000)],
        description=_l("Quelques mots aident à décider vite. Ils ne seront pas publiés."),
    )
    name = StringField(
        _l("Votre nom"),
        [Length(max=200)],
        description=_l(
            "Pour que le labo puisse revenir vers vous. Il n’est donné à personne d’autre."
        ),
    )
    email = EmailField(
        _l("Votre adresse électronique"),
        [Optional(), Email(_l("Cette adresse n’est pas complète.")), Length(max=254)],
        description=_l(
            "Pour recevoir l’accusé de réception et la décision. Elle ne sert à rien d’autre."
        ),
    )
    good_faith = BooleanField(
        _l("Je signale de bonne foi, et ce que j’écris est exact à ma connaissance"),
        [InputRequired(_l("Confirmez votre bonne foi."))],
    )
    website = StringField()  # seen by robots only

    def __init__(self, *args: Any, known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known or self.ground.data == CHILD_ABUSE:
            del self.name, self.email

    def validate_explanation(self, field: Any) -> None:
        if self.ground.data in ("illegal", "other") and not (field.data or "").strip():
            raise ValidationError(_("Expliquez en quelques mots ce qui pose problème."))

    def said(self, name: str) -> str:
        """What was typed in a field that may not be asked."""
        return (self[name].data or "").strip() if name in self else ""
