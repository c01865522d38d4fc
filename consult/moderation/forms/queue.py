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
    quoi = SelectField(
        _l("Quoi"),
        choices=choices(
            {
                "": _l("Tout"),
                "contribution": _l("Contributions"),
                "comment": _l("Arguments"),
                "attachment": _l("Fichiers joints"),
                "profile": _l("Noms affichés"),
                "consultation": _l("Textes des labos"),
            }
        ),
    )
    reason = SelectField(
        _l("Pourquoi"),
        choices=choices(
            {
                "": _l("Toutes les raisons"),
                "reported": _l("Signalé"),
                "appeal": _l("Recours"),
                "before": _l("À lire avant publication"),
                "flagged": _l("Retenu par un signal"),
            }
        ),
    )
    lent = SelectField(
        _l("Lecture"),
        choices=choices(
            {
                "": _l("Tout"),
                "free": _l("Ce que personne d’autre ne lit"),
                "mine": _l("Ce que je lis"),
            }
        ),
    )

    def offer(self, consultations: Sequence[Any]) -> None:
        titles = {str(c.id): c.title for c in consultations}
        self.consultation.choices = choices({"": _("Toutes"), **titles})
