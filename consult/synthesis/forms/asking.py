"""Asking the language model: for which theme, and what was read before it left."""

from __future__ import annotations

from wtforms import HiddenField, SelectField
from wtforms.validators import Optional

from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from ...web import Form
from .coding import Offered, number


class AskForm(Form):
    seen = HiddenField()  # the digest of what was shown


class ThemeToWriteForm(Form):
    """Read from the address, so without a token."""

    class Meta(Form.Meta):
        csrf = False

    quoi = HiddenField(default="phrases")
    theme = SelectField(_l("Thème"), [Optional()], coerce=number, validate_choice=False)

    def offer(self, themes: Offered) -> None:
        self.theme.choices = [("", _("Choisissez un thème")), *themes]
