"""The form of a synthesis."""

from __future__ import annotations

from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired

from ...i18n import lazy_gettext as _l
from ...web import Form, Length


class SynthesisForm(Form):
    title = StringField(
        _l("Titre"),
        validators=[InputRequired(_l("Donnez un titre à la synthèse.")), Length(max=200)],
    )
    body = TextAreaField(
        _l("Texte"),
        description=_l(
            "Citez une contribution par son numéro, par exemple #123\u00a0: il devient un lien. "
            "Un dièse suivi d’une espace commence un titre, un tiret une liste\u202f; **gras**, *italique*."
        ),
        validators=[InputRequired(_l("Écrivez la synthèse.")), Length(max=100_000)],
    )
    token = HiddenField()


class PublishForm(Form):
    token = HiddenField()
