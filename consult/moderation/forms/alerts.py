"""When a moderator is written to."""

from __future__ import annotations

from wtforms import BooleanField, SelectField

from ...i18n import format_hour
from ...i18n import lazy_gettext as _l
from ...web import Form, choices

NEVER = ""


class AlertsForm(Form):
    hour = SelectField(
        _l("Chaque jour, ce qui attend"),
        description=_l("À l’heure de votre labo. Rien n’est envoyé quand rien n’attend."),
    )
    at_once = BooleanField(
        _l("Aussitôt, ce qui ne peut pas attendre"),
        description=_l("Un signalement grave, ou un délai promis au public qui est dépassé."),
    )

    def __init__(self, **more: object) -> None:
        super().__init__(**more)
        hours = {str(hour): format_hour(hour) for hour in range(24)}
        self.hour.choices = choices({NEVER: _l("Jamais"), **hours})
