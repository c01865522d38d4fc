"""Writing, changing, arguing, finding a receipt."""

from __future__ import annotations

from typing import Any

from flask import current_app, g
from itsdangerous import BadSignature, URLSafeSerializer
from wtforms import (
    BooleanField,
    FileField,
    HiddenField,
    MultipleFileField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, Optional

from .. import geography, signals
from .. import text as words
from ..accounts import appearance
from ..accounts.forms import address as proper_address
from ..consultations.models import Consultation
from ..db import now
from ..i18n import gettext as _
from ..i18n import lazy_gettext as _l
from ..labs.charter import InForce
from ..uploads import ACCEPT
from ..web import Form, Length, choices
from . import codes, fields
from .actions import Signed, Text

TITLE, BODY, ARGUMENT = 150, 10_000, 3_000
QUICK_SECONDS = 2
REQUIRED = _l("Ce champ est à remplir.")


def one_line(said: str | None) -> str:
    return " ".join((said or "").split())


def whole(said: str | None) -> str:
    return (said or "").replace("\r\n", "\n").strip()


class UnderCharter(Form):
    """``charter`` is the version that the page named above its button; sending accepts that one."""

    charter = HiddenField()

    def accepts(self, in_force: InForce) -> bool:
        """Whether the page was of the charter in force; shown again, it will be."""
        same = bool(self.charter.data == str(in_force.version))
        self.charter.data = str(in_force.version)
        return same


class TextForm(Form):
    """The text itself: the same fields to write it and to change it."""

    title = StringField(
        _l("Titre"),
        filters=[one_line, words.spaced],
        description=_l("Votre idée en une phrase."),
        validators=[DataRequired(REQUIRED), Length(max=TITLE)],
    )
    body = TextAreaField(
        _l("Texte"),
        filters=[whole],
        description=_l(
            "Dites ce que vous proposez et pourquoi. Une ligne vide sépare les paragraphes, un tiret "
            "commence une liste. N’y mettez ni nom, ni adresse, ni numéro de téléphone."
        ),
        validators=[DataRequired(REQUIRED), Length(max=BODY)],
    )
    theme = SelectField(_l("Thème"), coerce=str, validators=[Optional()])
    commune = StringField(
        _l("Commune concernée"),
        filters=[one_line],
        description=_l("Son nom ou son code postal, si votre idée concerne un lieu."),
        validators=[Optional(), Length(max=120)],
    )
    commune_chosen = StringField()  # on the check screen, when several have that name

    def __init__(self, consultation: Consultation, **more: Any) -> None:
        super().__init__(**more)
        if consultation.themes:
            themes = {str(theme.id): theme.name for theme in consultation.themes}
            self.theme.choices = choices({"": _("Aucun en particulier"), **themes})
        else:
            del self.theme

    def communes(self) -> list[geography.Commune]:
        """Those the text of the field may mean; one when it is clear."""
        said = self.commune.data
        if not said:
            return []
        only = geography.find_commune(said)
        found = [only] if only else list(geography.search_communes(said, 12))
        chosen = [one for one in found if one.code == self.commune_chosen.data]
        return chosen or found

    def validate_commune(self, field: Any) -> None:
        found = self.communes()
        if field.data and not found:
            raise ValidationError(
                _(
                    "Cette commune est introuvable. Écrivez son nom ou son code postal, ou laissez vide."
                )
            )
        if len(found) == 1:
            field.data = found[0].label

    @property
    def place(self) -> geography.Commune | None:
        found = self.communes()
        return found[0] if len(found) == 1 else None

    @property
    def written(self) -> Text:
        theme = self.theme.data if "theme" in self else ""
        return Text(
            self.title.data,
            self.body.data,
            int(theme) if theme else None,
            self.place.code if self.place else "",
        )

    @property
    def warnings(self) -> list[tuple[str, str]]:
        """What looks like personal data: the rule, and the exact words."""
        return signals.personal_data(f"{self.title.data}\n{self.body.data}")


class WriteForm(TextForm, UnderCharter):
    shown_as = RadioField(_l("Votre signature"), validators=[DataRequired(REQUIRED)])
    name = StringField(
        _l("Nom affiché"),
        filters=[one_line],
        description=_l("Si vous affichez un nom\u00a0: prénom, pseudonyme ou association."),
        validators=[Length(max=80)],
    )
    email = StringField(
        _l("Adresse électronique"),
        filters=[one_line],
        description=_l(
            "Pour recevoir votre code de suivi, revenir, corriger ou retirer votre texte. Elle n’est "
            "jamais affichée. Exemple\u00a0: nom@exemple.fr"
        ),
        validators=[Optional(), Length(max=254), proper_address],
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )
    files = MultipleFileField(
        _l("Ajouter des fichiers"),
        description=_l("Deux au plus, de 5\u00a0Mo chacun\u00a0: PDF, ODT, JPEG ou PNG."),
        validators=[Optional()],
        render_kw={"accept": ACCEPT},
    )
    website = StringField(_l("Laissez ce champ vide"), validators=[Optional()])  # robots fill it
    token = HiddenField()  # the receipt's code, signed: the same form makes one contribution

    def __init__(self, consultation: Consultation, who: Any, **more: Any) -> None:
        super().__init__(consultation, **more)
        self.shown_as.choices = choices(dict(appearance.choices(who)))
        if self.shown_as.data is None:
            self.shown_as.data = appearance.usual(who)
        self.visitor = who.id is None
        if not self.visitor:
            del self.name, self.email
        if read_token(self.token.data) is None:
            self.token.data = new_token()

    def validate_name(self, field: Any) -> None:
        if self.shown_as.data == appearance.NAME and not field.data:
            raise ValidationError(_("Écrivez le nom à afficher, ou choisissez de rester anonyme."))

    def validate_website(self, field: Any) -> None:
        if field.data:
            raise ValidationError(_("Ce champ est un piège à robots\u00a0: videz-le."))

    def too_quick(self) -> bool:
        """Nobody reads a form and writes an idea in two seconds."""
        opened = g.get("form_opened_at")
        return self.visitor and (opened is None or (now() - opened).total_seconds() < QUICK_SECONDS)

    @property
    def signed(self) -> Signed:
        return Signed(
            self.shown_as.data,
            self.name.data if self.visitor else "",
            self.email.data if self.visitor else "",
        )

    @property
    def code(self) -> str:
        return read_token(self.token.data) or codes.new()

    def typed(self) -> dict[str, str]:
        """What a draft keeps: the words and choices, no file, no address."""
        names = ("title", "body", "theme", "commune", "shown_as")
        return {name: str(self[name].data or "") for name in names if name in self}


def _tokens() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="contribution")


def new_token() -> str:
    return str(_tokens().dumps(codes.new()))


def read_token(token: str | None) -> str | None:
    try:
        return str(_tokens().loads(token or ""))
    except BadSignature:
        return None


class ArgumentForm(UnderCharter):
    side = RadioField(
        _l("Votre avis"),
        choices=choices(
            {"for": _l("Pour"), "against": _l("Contre"), "question": _l("Une question")}
        ),
        validators=[DataRequired(_l("Choisissez\u00a0: pour, contre ou une question."))],
    )
    body = TextAreaField(
        _l("Votre argument"),
        filters=[whole],
        validators=[DataRequired(REQUIRED), Length(max=ARGUMENT)],
    )
    shown_as = RadioField(_l("Votre signature"), validators=[DataRequired(REQUIRED)])

    def __init__(self, who: Any, *, answer: bool = False, **more: Any) -> None:
        super().__init__(**more)
        self.shown_as.choices = choices(dict(appearance.choices(who)))
        if self.shown_as.data is None:
            self.shown_as.data = appearance.usual(who)
        if answer:
            del self.side
            self.body.label.text = _("Votre réponse")


class CodeForm(Form):
    code = StringField(
        _l("Code de suivi"),
        description=_l("Dix lettres et chiffres, par exemple K7P2M-9XQ4D."),
        validators=[DataRequired(REQUIRED)],
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )

    def validate_code(self, field: Any) -> None:
        if codes.read(field.data or "") is None:
            raise ValidationError(
                _(
                    "Un code compte dix lettres et chiffres. Vérifiez le vôtre, par exemple K7P2M-9XQ4D."
                )
            )


class UploadForm(Form):
    """A CSV file to import; what its columns hold is asked next."""

    file = FileField(
        _l("Fichier CSV"),
        description=_l("Jusqu’à 10\u00a0Mo. L’encodage et le séparateur sont reconnus."),
        render_kw={"accept": ".csv,.tsv,.txt,text/csv"},
    )
    kind = RadioField(
        _l("Ce que contient une ligne"),
        choices=choices(fields.KIND_LABELS),
        default=fields.CONTRIBUTIONS,
    )
    origin = StringField(
        _l("D’où vient ce fichier"),
        description=_l("Affiché avec chaque texte, par exemple «\u00a0Grand Débat, 2019\u00a0»."),
        validators=[DataRequired(REQUIRED), Length(max=200)],
    )

    def validate_file(self, field: Any) -> None:
        if not field.data or not field.data.filename:
            raise ValidationError(_("Choisissez un fichier."))


class ColumnsForm(Form):
    all_or_nothing = BooleanField(_l("Ne rien importer si une seule ligne est mauvaise"))
    placeholders = BooleanField(
        _l("Créer les contributions que le fichier ne fait que nommer"),
        description=_l(
            "Leurs arguments sont gardés\u202f; un texte dit que l’original est absent."
        ),
    )
