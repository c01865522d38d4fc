"""Lots of paper ballots."""

from __future__ import annotations

from wtforms import (
    BooleanField,
    IntegerField,
    StringField,
    TextAreaField,
)
from wtforms.validators import (
    DataRequired,
    InputRequired,
    NumberRange,
)

from ...i18n import lazy_gettext as _l
from ...web import Form, Length
from ..models import LARGEST_LOT


class LotForm(Form):
    name = StringField(
        _l("Nom du lot"),
        [DataRequired(_l("Donnez un nom à ce lot.")), Length(max=200)],
        description=_l(
            "Par exemple\u00a0: Mairie de Saint-Flour, matin. Il sera publié avec le résultat\u00a0: n’y "
            "mettez le nom de personne."
        ),
    )
    announced = IntegerField(
        _l("Signatures sur la feuille d’émargement"),
        [
            InputRequired(_l("Écrivez le nombre de signatures.")),
            NumberRange(
                1,
                LARGEST_LOT,
                _l(
                    "Un lot compte de 1 à %(most)s bulletins\u00a0: au-delà, faites plusieurs lots.",
                    most=LARGEST_LOT,
                ),
            ),
        ],
        description=_l(
            "Comptez aussi les bulletins\u00a0: il en faut autant. Un bulletin qui manque se saisit comme "
            "nul\u202f; un bulletin de trop ne peut pas entrer."
        ),
    )


class SignatureForm(Form):
    sure = BooleanField(
        _l(
            "J’atteste avoir saisi ce lot d’après les bulletins papier eux-mêmes, sans avoir vu la saisie "
            "de l’autre personne, et que leur nombre est celui des signatures."
        ),
        [InputRequired(_l("Cochez la case pour signer."))],
    )


class WithdrawalForm(Form):
    reason = TextAreaField(
        _l("Pourquoi retirer ce lot"),
        [DataRequired(_l("Écrivez pourquoi ce lot est retiré.")), Length(max=500)],
        description=_l(
            "Publié après la clôture, avec le nom du lot. Ne nommez personne, et ne dites rien des choix."
        ),
    )


VOID_REASONS = {
    "marked": _l("Nul\u00a0: signé, ou marqué d’un signe de reconnaissance"),
    "unreadable": _l("Nul\u00a0: illisible ou déchiré"),
    "rules": _l("Nul\u00a0: contraire aux règles du bulletin"),
    "foreign": _l("Nul\u00a0: ce n’est pas le bulletin de ce scrutin"),
    "missing": _l("Nul\u00a0: absent, une signature sans bulletin"),
}
