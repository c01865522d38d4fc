"""Reporting, filtering the queue, deciding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import (
    BooleanField,
    EmailField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import AnyOf, Email, InputRequired, Optional

from ..i18n import gettext as _
from ..i18n import lazy_gettext as _l
from ..web import Form, Length, choices
from . import course
from .grounds import GROUNDS, SENTENCES


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


class DecisionForm(Form):
    """The buttons say which decision is taken; a reason left empty takes the ready sentence."""

    seen = HiddenField(validators=[InputRequired()])
    kind = StringField(validators=[AnyOf(list(course.COURSE))])
    ground = RadioField(_l("Motif"), choices=choices(GROUNDS), validate_choice=False)
    sentence = TextAreaField(
        _l("Phrase envoyée à l’auteur ou à l’autrice"),
        [Length(max=2000)],
        description=_l("Laissez vide pour envoyer la phrase du motif choisi, telle quelle."),
    )

    def validate_ground(self, field: Any) -> None:
        if self.kind.data in course.WITH_REASONS and field.data not in GROUNDS:
            raise ValidationError(
                _("Choisissez un motif\u00a0: l’auteur ou l’autrice a droit aux raisons.")
            )

    def validate_sentence(self, field: Any) -> None:
        unsaid = self.ground.data in GROUNDS and self.ground.data not in SENTENCES
        if self.kind.data in course.WITH_REASONS and unsaid and not (field.data or "").strip():
            raise ValidationError(_("Écrivez la raison\u00a0: ce motif n’a pas de phrase prête."))


class QueueForm(Form):
    """The filters of the queue: read from the address, so without a token."""

    class Meta(Form.Meta):
        csrf = False

    consultation = SelectField(_l("Concertation"))
    kind = SelectField(
        _l("Textes"),
        choices=choices(
            {
                "": _l("Contributions et arguments"),
                "contribution": _l("Contributions"),
                "comment": _l("Arguments"),
            }
        ),
    )

    def offer(self, consultations: Sequence[Any]) -> None:
        titles = {str(c.id): c.title for c in consultations}
        self.consultation.choices = choices({"": _("Toutes les concertations"), **titles})
