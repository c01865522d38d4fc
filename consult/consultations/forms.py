"""The screens that prepare a consultation. Every one may be saved incomplete."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    MultipleFileField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms import Form as PlainForm
from wtforms.validators import DataRequired, Email, NumberRange, Optional, ValidationError

from .. import geography
from ..i18n import gettext as _
from ..i18n import lazy_gettext as _l
from ..signals import LABELS
from ..text import spaced
from ..web import Form, Length
from . import readiness, timetable
from .actions import Named
from .labels import AUDIENCES, REGIMES
from .phases import KINDS
from .subjects import SUBJECTS
from .timetable import Planned

# As browsers write it first, then as people without such a field type it.
CIVIL = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"]
MANY_PHASES, MANY_THEMES = 12, 30


def trimmed(said: Any) -> Any:
    """Without the spaces around, and with the line ends of one system."""
    return said.replace("\r\n", "\n").strip() if isinstance(said, str) else said


def worded(said: Any) -> Any:
    return spaced(trimmed(said)) if isinstance(said, str) else said


TRIMMED = (trimmed,)
WORDED = (worded,)


def choices(*pairs: tuple[Any, Any]) -> list[SelectChoice]:
    return [SelectChoice(value, label) for value, label in pairs]


class Part(PlainForm):
    """A repeated part of a form."""

    class Meta(Form.Meta):
        csrf = False


class Screen(Form):
    """``seen`` is when the page was read: a later save by someone else is not overwritten."""

    seen = HiddenField()

    def read_at(self) -> datetime:
        try:
            return datetime.fromisoformat(self.seen.data or "")
        except ValueError:
            return datetime.fromisoformat("1970-01-01T00:00:00+00:00")


class QuestionForm(Screen):
    title = StringField(
        _l("La question posée au public"),
        [
            DataRequired(_l("Écrivez la question\u00a0: tout le reste peut attendre.")),
            Length(max=200),
        ],
        filters=WORDED,
        description=_l(
            "Une vraie question, à laquelle on peut répondre. Par exemple\u00a0: «\u00a0Comment mieux accueillir le public à la préfecture\u202f?\u00a0»"
        ),
    )
    subject = SelectField(_l("Thématique"), validate_choice=True)
    essential = FieldList(
        TextAreaField(_l("Phrase"), [Length(max=300)], filters=WORDED),
        min_entries=readiness.SENTENCES,
        max_entries=8,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject.choices = choices(("", _("Choisir une thématique")), *SUBJECTS.items())

    def changes(self) -> dict[str, Any]:
        return {
            "title": self.title.data,
            "subject": self.subject.data,
            "essential": [said for said in self.essential.data if said],
        }

    def long_sentences(self) -> dict[int, str]:
        """What to say under each sentence that is hard to read."""
        return {
            index: readiness.long_sentence(said)
            for index, said in enumerate(self.essential.data)
            if said and readiness.is_long(said)
        }


class NewForm(QuestionForm):
    lab = SelectField(_l("Labo"), coerce=int)


class DuplicateForm(Form):
    lab = SelectField(_l("Labo qui prépare la nouvelle concertation"), coerce=int)


class FrameForm(Screen):
    authority = StringField(
        _l("Qui consulte"),
        [Length(max=2000)],
        filters=TRIMMED,
        description=_l(
            "L’autorité au nom de laquelle la question est posée. Par exemple\u00a0: «\u00a0Le préfet de la région Normandie\u00a0»."
        ),
    )
    open_to_change = TextAreaField(
        _l("Ce qui est ouvert à la discussion"),
        [Length(max=4000)],
        filters=TRIMMED,
        description=_l("Ce que les contributions peuvent réellement faire changer."),
    )
    already_decided = TextAreaField(
        _l("Ce qui est déjà décidé"),
        [Length(max=4000)],
        filters=TRIMMED,
        description=_l("Budget, calendrier, loi\u00a0: le dire évite les espoirs déçus."),
    )
    decider = TextAreaField(
        _l("Qui décidera, et comment"),
        [Length(max=2000)],
        filters=TRIMMED,
        description=_l(
            "Qui lira la synthèse, qui tranchera, quand et comment la décision sera annoncée."
        ),
    )
    who_may = RadioField(_l("Qui peut participer"), choices=choices(*AUDIENCES.items()))
    account_required = BooleanField(
        _l("Demander un compte pour contribuer"),
        description=_l(
            "Un compte s’ouvre avec un lien reçu par courriel. Sans compte, chacun suit sa contribution avec un code."
        ),
    )
    territory = StringField(
        _l("Territoire concerné"),
        [Length(max=200)],
        filters=TRIMMED,
        description=_l(
            "En toutes lettres. Par exemple\u00a0: «\u00a0Le canton de Bricquebec\u00a0»."
        ),
    )
    region = SelectField(_l("Région"))
    removed = SelectMultipleField(_l("Retirer des documents"), coerce=int)
    files = MultipleFileField(
        _l("Ajouter des documents"),
        description=_l(
            "PDF, ODT, JPEG ou PNG, 5\u00a0Mo au plus par fichier, deux fichiers à la fois."
        ),
    )

    def __init__(self, *args: Any, documents: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.region.choices = choices(
            ("", _("France entière")),
            *((one.code, one.name) for one in geography.regions()),
        )
        self.removed.choices = choices(*((one.id, one.name) for one in documents))

    COLUMNS = [
        "authority",
        "open_to_change",
        "already_decided",
        "decider",
        "who_may",
        "account_required",
        "territory",
        "region",
    ]

    def changes(self) -> dict[str, Any]:
        return {name: self[name].data for name in self.COLUMNS}


class PhasePart(Part):
    id = HiddenField()
    kind = SelectField(_l("Nature de l’étape"), choices=choices(*KINDS.items()))
    title = StringField(_l("Titre"), [Length(max=200)], filters=TRIMMED)
    description = TextAreaField(
        _l("Ce que l’on attend des participants"), [Length(max=2000)], filters=TRIMMED
    )
    opens_at = DateTimeLocalField(_l("Ouverture"), [Optional()], format=CIVIL)
    closes_at = DateTimeLocalField(_l("Clôture"), [Optional()], format=CIVIL)


class ThemePart(Part):
    id = HiddenField()
    name = StringField(_l("Nom du thème"), [Length(max=200)], filters=TRIMMED)


class PhasesForm(Screen):
    phases = FieldList(FormField(PhasePart), max_entries=MANY_PHASES)
    themes = FieldList(FormField(ThemePart), max_entries=MANY_THEMES)

    def planned(self) -> list[Planned]:
        """The phases typed; rows left blank are not phases."""
        found = [_planned(row) for row in self.phases.data]
        self.places = [index for index, one in enumerate(found) if one is not None]
        return [one for one in found if one is not None]

    def named(self) -> list[Named]:
        return [Named(_id(row["id"]), row["name"] or "") for row in self.themes.data]

    def show_faults(self, faults: list[timetable.Fault], general: list[str]) -> None:
        for fault in faults:
            field = self.phases[self.places[fault.index]].form[fault.field]
            field.errors = [*field.errors, fault.message]
        self.phases.errors = [entry.errors for entry in self.phases] if faults else []
        self.form_errors.extend(general)


def _planned(row: dict[str, Any]) -> Planned | None:
    title, description = row["title"] or "", row["description"] or ""
    opens_at, closes_at = row["opens_at"], row["closes_at"]
    if not (row["id"] or title or description or opens_at or closes_at):
        return None
    return Planned(_id(row["id"]), row["kind"], title, description, opens_at, closes_at)


def _id(said: str | None) -> int | None:
    return int(said) if said and said.isdecimal() else None


class PromiseForm(Screen):
    regime = RadioField(
        _l("Quand les contributions paraissent-elles\u202f?"), choices=choices(*REGIMES.items())
    )
    signals = SelectMultipleField(
        _l("Ce qu’un programme peut montrer à la modération"),
        choices=choices(*LABELS.items()),
        description=_l(
            "Il montre des mots à une personne, qui décide seule. Là où les textes ne sont lus que signalés, les quatre premiers font attendre une relecture."
        ),
    )
    moderation_hours = IntegerField(
        _l("Délai de modération promis, en heures"),
        [DataRequired(_l("Donnez un nombre d’heures.")), NumberRange(1, 720)],
        description=_l(
            "Le temps que vous vous donnez pour lire un texte ou un signalement. Il est affiché."
        ),
    )
    synthesis_due = DateField(
        _l("Date promise pour la synthèse"),
        [Optional()],
        description=_l(
            "Elle est publique. Passée cette date, la page dira que la synthèse est en retard."
        ),
    )
    contact = StringField(
        _l("Adresse de contact"),
        [
            Optional(),
            Email(_l("Cette adresse est incomplète. Par exemple\u00a0: labo@region.gouv.fr")),
            Length(max=254),
        ],
        filters=TRIMMED,
        description=_l("Une adresse électronique d’équipe, lue par plusieurs personnes."),
    )
    data_notice = TextAreaField(
        _l("Information sur les données personnelles"),
        [Length(max=8000)],
        filters=TRIMMED,
        description=_l(
            "Responsable, finalité, durée de conservation, droits\u00a0: ce que demande l’article 13 du RGPD."
        ),
    )

    COLUMNS = ("regime", "signals", "moderation_hours", "synthesis_due", "contact", "data_notice")

    def validate_synthesis_due(self, field: Any) -> None:
        if field.data and field.data.year not in timetable.YEARS:
            raise ValidationError(timetable.wrong_year(field.data))

    def changes(self) -> dict[str, Any]:
        return {name: self[name].data for name in self.COLUMNS}
