"""Judging again."""

from __future__ import annotations

from wtforms import RadioField
from wtforms.validators import InputRequired

from ...i18n import lazy_gettext as _l
from ...web import Form, choices


class RereadingForm(Form):
    verdict = RadioField(
        _l("Que décideriez-vous\u202f?"),
        [InputRequired(_l("Choisissez une décision."))],
        choices=choices(
            {
                "publish": _l("Publier le texte tel quel"),
                "mask": _l("Publier en masquant des données personnelles"),
                "amend": _l("Demander une correction"),
                "refuse": _l("Refuser le texte"),
            }
        ),
    )
