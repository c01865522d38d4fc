"""Warning, then restricting."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, RadioField, StringField
from wtforms.validators import AnyOf, InputRequired

from ...i18n import lazy_gettext as _l
from ...web import choices
from .deciding import ReasonsForm

STEPS = {
    "0": _l("Avertir, sans rien restreindre"),
    "7": _l("Restreindre pour 7 jours"),
    "30": _l("Restreindre pour 30 jours"),
    "180": _l("Restreindre pour 180 jours"),
}


class RestrictionForm(ReasonsForm):
    kind = StringField(validators=[AnyOf(("warn", "restrict"))])
    seen = HiddenField(validators=[InputRequired()])
    days = RadioField(
        _l("Quelle mesure\u202f?"),
        [InputRequired(_l("Choisissez une mesure."))],
        choices=choices(STEPS),
    )

    def __init__(self, *args: Any, warned: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.data = "restrict"
        if not warned:
            self.days.choices = choices({"0": STEPS["0"]})
