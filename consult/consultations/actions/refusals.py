"""What a lab is refused, by name."""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import Refused
from ...i18n import lazy_gettext as _l
from .. import readiness
from ..timetable import Fault


class SavedMeanwhile(Refused):
    message = _l("Quelqu’un a enregistré cette page pendant que vous écriviez.")


class Incomplete(Refused):
    """Published, or about to be, with a required block missing."""

    message = _l("Il manque un élément exigé avant publication.")
    status = 422

    def __init__(self, missing: Sequence[readiness.Missing]) -> None:
        super().__init__()
        self.missing = missing


class BadTimetable(Refused):
    message = _l("Le calendrier n’est pas possible.")
    status = 422

    def __init__(self, faults: Sequence[Fault] = (), removals: Sequence[str] = ()) -> None:
        super().__init__()
        self.faults, self.removals = faults, removals


class AlreadyPublished(Refused):
    message = _l("Cette concertation est déjà publiée.")


class NotEmpty(Refused):
    message = _l("Ce brouillon contient des contributions\u00a0: il ne peut pas être supprimé.")


class ThemeInUse(Refused):
    message = _l("Un thème qui classe des contributions peut être renommé, pas retiré.")
    status = 422


class TooManyDocuments(Refused):
    message = _l("Dix documents au plus\u00a0: retirez-en un avant d’en ajouter.")
    status = 422
