"""Contesting, and deciding again."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, EmailField, RadioField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, Email, InputRequired, Optional

from ...i18n import lazy_gettext as _l
from ...web import Form, Length, choices
from ..actions.appealing import OUTCOMES


class ContestForm(Form):
    argument = TextAreaField(
        _l("Ce que vous voulez faire savoir"),
        [Length(max=5000)],
        description=_l("Ce n’est pas obligatoire\u00a0: votre texte sera relu de toute façon."),
    )
    elsewhere = BooleanField(_l("Je veux qu’un autre labo décide"))
    email = EmailField(
        _l("Votre adresse électronique"),
        [Optional(), Email(_l("Cette adresse n’est pas complète.")), Length(max=254)],
        description=_l(
            "Pour recevoir la réponse. Sans elle, vous la lirez sur cette page, dont il faut garder l’adresse."
        ),
    )

    def __init__(self, *args: Any, reachable: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reachable:
            del self.email


class AgainForm(Form):
    outcome = RadioField(
        _l("Que devient la décision contestée\u202f?"),
        [InputRequired(_l("Choisissez\u00a0: la maintenir, ou l’annuler.")), AnyOf(OUTCOMES)],
        choices=choices(
            {
                "upheld": _l("Je la maintiens"),
                "reversed": _l("Je l’annule\u00a0: tout redevient comme avant"),
            }
        ),
    )
    reasons = TextAreaField(
        _l("Vos raisons"),
        [DataRequired(_l("Écrivez vos raisons\u00a0: elles sont envoyées.")), Length(max=5000)],
        description=_l("Elles répondent à ce que dit la personne, et lui sont envoyées."),
    )
