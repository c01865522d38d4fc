"""The electoral list, and its links."""

from __future__ import annotations

from typing import Any

from flask_wtf.file import FileField
from wtforms import (
    EmailField,
    TextAreaField,
)
from wtforms.validators import (
    InputRequired,
    ValidationError,
)

from ...accounts.forms import address
from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from ...web import Form


class RollForm(Form):
    """A list, pasted or in a file; what is sent with its first reading comes back to be confirmed."""

    pasted = TextAreaField(
        _l("Coller la liste"),
        description=_l(
            "Une personne par ligne. L’adresse électronique suffit\u202f; le nom, le collège (citoyen ou "
            "agent) et un identifiant peuvent suivre, dans des colonnes avec ou sans titre."
        ),
    )
    file = FileField(
        _l("Ou choisir un fichier CSV"),
        description=_l("Enregistré depuis un tableur\u00a0: encodage et séparateur sont reconnus."),
    )

    def content(self) -> bytes:
        """The file when there is one, else the text."""
        sent = self.file.data.read() if self.file.data else b""
        return sent or (self.pasted.data or "").encode()

    def validate_pasted(self, field: Any) -> None:
        if not (field.data or "").strip() and not self.file.data:
            raise ValidationError(_("Collez la liste, ou choisissez un fichier."))


class LostLinkForm(Form):
    email = EmailField(
        _l("Votre adresse électronique"),
        description=_l("Celle que le labo a inscrite sur la liste."),
        validators=[InputRequired(_l("Saisissez votre adresse électronique.")), address],
    )
