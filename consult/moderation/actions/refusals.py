"""What the rules of moderation do not allow."""

from __future__ import annotations

from ...errors import Refused
from ...i18n import lazy_gettext as _l


class Overtaken(Refused):
    message = _l("Entre-temps, ce texte a changé ou quelqu’un d’autre a décidé.")


class NotOpen(Refused):
    message = _l("Cette décision n’est pas possible sur ce texte dans l’état où il est.")


class NoReasons(Refused):
    message = _l("Choisissez un motif, et écrivez la phrase si le motif n’en propose pas.")


class NoSuchWords(Refused):
    message = _l("Les mots à masquer ne sont pas tels quels dans le texte.")
    status = 422


class NoLonger(Refused):
    message = _l("Vous ne modérez plus pour ce labo\u00a0: votre décision n’est pas enregistrée.")
    status = 403


class TooLate(Refused):
    message = _l("Cette décision ne peut plus être annulée\u00a0: dix secondes sont passées.")


class Withdrawn(Refused):
    message = _l(
        "Ce texte a été retiré par la personne qui l’a écrit\u00a0: il n’y a plus rien à rétablir."
    )


class NoLongerStands(Refused):
    message = _l(
        "Cette décision ne s’applique plus\u00a0: elle a été annulée, remplacée, ou le texte a été réécrit depuis."
    )


class SixMonthsPassed(Refused):
    message = _l("Les six mois pour contester cette décision sont passés.")


class TookPart(Refused):
    message = _l(
        "Vous avez déjà décidé de ce texte\u00a0: un recours se décide par quelqu’un d’autre."
    )
    status = 403


class AlreadyAnswered(Refused):
    message = _l("Vous avez déjà répondu à ce recours.")


class AlreadyRead(Refused):
    message = _l("Cette relecture est déjà faite, par vous ou par quelqu’un d’autre.")


class AlreadyUnmerged(Refused):
    message = _l("Ce regroupement est déjà défait\u00a0: chaque texte est comme avant.")


class NoAccount(Refused):
    message = _l(
        "Ce texte n’est rattaché à aucun compte ouvert\u00a0: il n’y a personne à restreindre."
    )


class WarnFirst(Refused):
    message = _l("Un compte est d’abord averti. Il peut être restreint s’il recommence.")
    status = 422
