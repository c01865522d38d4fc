"""Describing a theme, placing texts, by hand or by words, signing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, NumberRange, Optional

from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from ...web import Form, Length, choices
from ..labels import REASONS
from ..queries.texts import LEFT

TITLE = 120
MOST_THEMES = 60


def number(said: Any) -> int | None:
    """The value of a choice: none for the empty one."""
    return int(said) if str(said or "").isdecimal() and len(str(said)) < 18 else None


Offered = Iterable[tuple[int, str]]


class StartForm(Form):
    phase = SelectField(_l("Textes à lire"), coerce=number, validate_choice=False)
    wanted = IntegerField(
        _l("Nombre de thèmes"),
        [
            Optional(),
            NumberRange(
                2,
                MOST_THEMES,
                message=_l("Entre 2 et 60, ou rien pour laisser le programme choisir."),
            ),
        ],
        description=_l("Laissez vide pour que le nombre vienne des textes."),
    )

    def offer(self, phases: Offered) -> None:
        self.phase.choices = [("", _("Toutes les contributions publiques")), *phases]


class ThemeForm(Form):
    title = StringField(
        _l("Titre"), [InputRequired(_l("Donnez un titre au thème.")), Length(max=TITLE)]
    )
    description = TextAreaField(
        _l("Ce qui entre dans ce thème, et ce qui n’y entre pas"),
        [Length(max=2000)],
        description=_l("Pour que deux personnes placent les mêmes textes au même endroit."),
    )
    parent = SelectField(_l("Rangé sous"), [Optional()], coerce=number, validate_choice=False)
    seen = HiddenField()

    def offer(self, themes: Offered) -> None:
        self.parent.choices = [("", _("Aucun\u00a0: premier niveau")), *themes]

    def validate_title(self, field: Any) -> None:
        if not (field.data or "").strip():
            raise ValidationError(_("Donnez un titre au thème."))


class MergeThemeForm(Form):
    into = SelectField(
        _l("Fusionner dans"),
        [InputRequired(_l("Choisissez un thème."))],
        coerce=number,
        validate_choice=False,
    )

    def offer(self, themes: Offered) -> None:
        self.into.choices = [("", _("Choisissez un thème")), *themes]


class GroupForm(Form):
    title = StringField(
        _l("Titre du thème"), [InputRequired(_l("Donnez un titre au thème.")), Length(max=TITLE)]
    )


class SelectionForm(Form):
    """The buttons say what is done with the texts that are ticked."""

    texts = SelectMultipleField(_l("Textes"), coerce=int, validate_choice=False, choices=[])
    to = SelectField(_l("Thème"), [Optional()], coerce=number, validate_choice=False)
    title = StringField(_l("Titre du nouveau thème"), [Length(max=TITLE)])

    def offer(self, themes: Offered) -> None:
        self.to.choices = [("", _("Choisissez un thème")), *themes]


class TextForm(Form):
    """One text: its themes, those of its ideas, or why it is set aside."""

    seen = HiddenField()
    themes = SelectMultipleField(
        _l("Thèmes du texte"), coerce=int, validate_choice=False, choices=[]
    )
    reason = SelectField(_l("Pourquoi le mettre de côté"), [Optional()], validate_choice=False)
    note = TextAreaField(
        _l("Précision"),
        [Length(max=1000)],
        description=_l("Publiée avec la raison\u00a0: n’y recopiez rien de personnel."),
    )

    def offer(self, themes: Offered) -> None:
        self.themes.choices = list(themes)
        self.reason.choices = choices({"": _("Choisissez une raison"), **REASONS})

    def refuse_reason(self) -> bool:
        """For who sets it aside: a reason of the list, in words where it is another one."""
        if self.reason.data not in REASONS:
            self.reason.errors = [_("Choisissez une raison\u00a0: elle figurera au bilan.")]
        elif self.reason.data == "other" and not (self.note.data or "").strip():
            self.note.errors = [_("Dites la raison en quelques mots.")]
        return bool(self.reason.errors or self.note.errors)


class PointForm(Form):
    what = TextAreaField(
        _l("Quel point\u202f?"),
        [Length(max=1000)],
        description=_l("Pour l’équipe\u00a0: par exemple l’article, le risque, qui le dit."),
    )


class RereadForm(Form):
    themes = SelectMultipleField(
        _l("Thèmes du texte"), coerce=int, validate_choice=False, choices=[]
    )

    def offer(self, themes: Offered) -> None:
        self.themes.choices = list(themes)


class RuleForm(Form):
    """Shown by an address, applied by the same fields."""

    words = StringField(
        _l("Mots"),
        [InputRequired(_l("Écrivez au moins un mot.")), Length(max=200)],
        description=_l(
            "Un texte doit contenir tous les mots, accents et pluriels compris. "
            "Une virgule sépare deux possibilités\u00a0: vélo, piste cyclable."
        ),
    )
    scope = SelectField(
        _l("Parmi"),
        [Optional()],
        choices=choices(
            {
                LEFT: _l("Les textes qui ne sont dans aucun thème"),
                "": _l("Tous les textes que personne n’a relus"),
            }
        ),
        validate_choice=False,
    )
    theme = SelectField(
        _l("Placer dans"),
        [InputRequired(_l("Choisissez un thème."))],
        coerce=number,
        validate_choice=False,
    )

    def offer(self, themes: Offered) -> None:
        self.theme.choices = [("", _("Choisissez un thème")), *themes]


class AskedRuleForm(RuleForm):
    """Read from the address, so without a token."""

    class Meta(Form.Meta):
        csrf = False


class SignForm(Form):
    note = TextAreaField(
        _l("Note de version"),
        [Length(max=2000)],
        description=_l("Ce qui a changé depuis la version précédente, ou comment vous avez lu."),
    )
    unread = BooleanField(
        _l("Je signe quand même\u00a0: cette grille n’a été confrontée à aucun texte lu")
    )
    seen = HiddenField()
