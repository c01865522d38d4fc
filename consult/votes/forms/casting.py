"""The ballot, its receipt, and the words of its options."""

from __future__ import annotations

from wtforms import (
    StringField,
)
from wtforms.validators import (
    InputRequired,
)

from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from ...web import Form
from .. import queries


class BallotForm(Form):
    """Its fields are read by ballots.py: they depend on the method and on the options."""


class ReceiptForm(Form):
    class Meta(Form.Meta):
        csrf = False  # a question asked by address: it changes nothing, and visitors keep no cookie

    recu = StringField(
        _l("Votre reçu"),
        [InputRequired(_l("Écrivez les vingt lettres et chiffres de votre reçu."))],
        description=_l(
            "Vingt lettres et chiffres, par groupes de quatre. Les tirets sont facultatifs."
        ),
    )


def label_of(option: queries.Choice) -> str:
    """What is read on the ballot: a text hidden by moderation, or by its author, is not repeated."""
    if option.shown:
        return option.label
    return _(
        "Option tirée de la contribution n° %(number)s, qui n’est plus publiée",
        number=option.contribution_id,
    )
