"""Deciding, on one text or on several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import AnyOf, InputRequired, Optional

from ...db import now
from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from ...labs.charter import InForce, Rule
from ...web import Form, Length, choices
from .. import course, masking, rules
from ..actions import Reasons

LATEST = timedelta(days=90)


class ReasonsForm(Form):
    """The buttons say which decision is taken; a reason left empty takes the ready sentence."""

    kind = StringField(validators=[AnyOf(list(course.COURSE))])
    ground = RadioField(_l("Motif"), validate_choice=False)
    sentence = TextAreaField(
        _l("Phrase envoyée à l’auteur ou à l’autrice"),
        [Length(max=5000)],
        description=_l("Laissez vide pour envoyer la phrase du motif choisi, telle quelle."),
    )
    amend_before = DateField(
        _l("À corriger avant le"),
        [Optional()],
        description=_l("Pour une correction. Quinze jours si vous laissez vide."),
    )

    reference = SelectField(
        _l("Texte de loi"),
        [Optional()],
        description=_l("Demandé quand le motif est la loi."),
        validate_choice=False,
    )

    offered: Sequence[Rule] = ()
    charter: InForce | None = None

    def offer(self, charter: InForce) -> None:
        self.charter, self.offered = charter, rules.offered(charter)
        self.ground.choices = choices({one.slug: one.title for one in self.offered})
        self.reference.choices = choices({"": _("Aucun"), **rules.laws()})

    @property
    def rule(self) -> Rule | None:
        return rules.chosen(self.ground.data or "", self.offered)

    def validate_ground(self, field: Any) -> None:
        if self.kind.data in course.WITH_REASONS and self.rule is None:
            raise ValidationError(
                _("Choisissez un motif\u00a0: l’auteur ou l’autrice a droit aux raisons.")
            )

    def validate_sentence(self, field: Any) -> None:
        said = (field.data or "").strip() or (self.rule and str(rules.sentence(self.rule)))
        if self.kind.data in course.WITH_REASONS and self.rule and not said:
            raise ValidationError(_("Écrivez la raison\u00a0: ce motif n’a pas de phrase prête."))

    def validate_reference(self, field: Any) -> None:
        illegal = self.rule is not None and self.rule.category == "illegal"
        if self.kind.data in course.WITH_REASONS and illegal and not rules.law(field.data or ""):
            raise ValidationError(_("Choisissez le texte de loi sur lequel repose la décision."))

    def validate_amend_before(self, field: Any) -> None:
        if self.kind.data != "amend" or field.data is None:
            return
        today = now().date()
        if not today < field.data <= today + LATEST:
            raise ValidationError(_("Choisissez une date à venir, dans les trois mois."))

    def reasons(self, zone: str, **more: Any) -> Reasons:
        """What the moderator said, as the action takes it; days are those of ``zone``, the lab's."""
        rule = self.rule
        return Reasons(
            ground=rule.category if rule else "",
            rule=rule.slug if rule and rule is not rules.OTHER else "",
            charter_version=self.charter.version if rule and self.charter else None,
            reference=rules.law(self.reference.data or ""),
            sentence=(self.sentence.data or "").strip()
            or str(rules.sentence(rule) if rule else ""),
            amend_before=_end_of(self.amend_before.data, zone) if self.amend_before.data else None,
            **more,
        )


def _end_of(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(zone))


class DecisionForm(ReasonsForm):
    seen = HiddenField(validators=[InputRequired()])
    words = TextAreaField(
        _l("Mots à masquer, un par ligne"),
        [Length(max=5000)],
        description=_l(
            "Écrits comme dans le texte. Ils sont remplacés par [masqué]\u00a0; l’original est gardé pour le recours."
        ),
    )
    helped = BooleanField(_l("Un signal automatique m’a aidé à décider"))
    unfounded = BooleanField(_l("Les signalements étaient sans fondement"))

    def validate_words(self, field: Any) -> None:
        if self.kind.data == "mask" and not masking.wanted(field.data or ""):
            raise ValidationError(
                _("Écrivez au moins un mot à masquer, tel qu’il est dans le texte.")
            )


class SelectionForm(ReasonsForm):
    """One decision, and one reason, for several texts."""
