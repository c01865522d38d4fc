"""Deciding."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.validators import AnyOf, InputRequired

from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from ...web import Form, Length, choices
from .. import course
from ..grounds import GROUNDS, SENTENCES


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
