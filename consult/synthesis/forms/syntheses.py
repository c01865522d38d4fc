"""The form of a synthesis."""

from __future__ import annotations

from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired

from ...i18n import lazy_gettext as _l
from ...web import Form, Length
from ..actions.syntheses import LONGEST


class SynthesisForm(Form):
    title = StringField(
        _l("Titre"),
        validators=[InputRequired(_l("Donnez un titre à la synthèse.")), Length(max=200)],
    )
    body = TextAreaField(
        _l("Texte"),
        description=_l(
            "Chaque phrase cite ce qui la fonde par son numéro\u00a0: #123 une contribution, #a45 un argument, "
            "#v3 un scrutin, !#123 ce qui s’y oppose. [pour], [contre] ou [partagé] dit son sens. Les chiffres sont calculés\u00a0: {contributions}, {citées}, {soutiens}… "
            "Un dièse suivi d’une espace commence un titre, un tiret une liste\u202f; **gras**, *italique*."
        ),
        validators=[InputRequired(_l("Écrivez la synthèse.")), Length(max=LONGEST)],
    )
    token = HiddenField()


class PublishForm(Form):
    signed = BooleanField(_l("Je signe ces phrases de mon nom"))
    token = HiddenField()
