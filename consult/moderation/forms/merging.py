"""Bringing contributions together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from wtforms import SelectMultipleField, StringField, TextAreaField, ValidationError
from wtforms.validators import InputRequired

from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from ...web import Form, Length

MOST_DIGITS = 15


class MergeForm(Form):
    chosen = SelectMultipleField(
        _l("Textes proches"), coerce=int, validate_choice=False, choices=[]
    )
    numbers = StringField(
        _l("Autres numéros"),
        [Length(max=400)],
        description=_l(
            "Le numéro est sur la page de chaque contribution. Exemple\u00a0: 12, 48, 305."
        ),
    )
    title = StringField(
        _l("Titre du regroupement"),
        [InputRequired(_l("Donnez un titre.")), Length(max=120)],
        description=_l("Public. Il dit ce que ces textes ont en commun, sans en ajouter."),
    )
    introduction = TextAreaField(
        _l("Introduction"),
        [Length(max=1000)],
        description=_l(
            "Public. Deux ou trois phrases au plus\u00a0: les originaux parlent d’eux-mêmes."
        ),
    )

    def validate_title(self, field: Any) -> None:
        if not (field.data or "").strip():
            raise ValidationError(_("Donnez un titre."))

    def validate_numbers(self, field: Any) -> None:
        said = re.findall(r"[^\s,;]+", field.data or "")
        wrong = [one for one in said if not one.isascii() or not one.isdecimal()]
        wrong += [one for one in said if len(one) > MOST_DIGITS or not one.strip("0")]
        if wrong:
            raise ValidationError(
                _("«\u00a0%(said)s\u00a0» n’est pas un numéro de contribution.", said=wrong[0][:40])
            )

    def all_numbers(self) -> set[int]:
        typed = re.findall(r"\d+", self.numbers.data or "")
        return {int(one) for one in typed} | set(self.chosen.data or [])

    def offer(self, candidates: Iterable[tuple[int, str]]) -> None:
        self.chosen.choices = list(candidates)
