"""The filters of the queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import SelectField

from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from ...web import Form, choices


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
