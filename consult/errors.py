"""An action that the rules do not allow, with its message."""

from __future__ import annotations

from typing import Any

from .i18n import lazy_gettext as _l


class Refused(Exception):
    """Raised by actions; ``message`` is shown to the person, ``status`` is the answer's."""

    message: Any = _l("Cette action n’est pas possible.")
    status = 409

    def __init__(self, message: Any = None) -> None:
        super().__init__()
        if message is not None:
            self.message = message

    def __str__(self) -> str:
        return str(self.message)


class Gone(Refused):
    message = _l("Quelqu’un l’a supprimé pendant que vous étiez sur cette page.")


class TooMany(Refused):
    message = _l("Patientez quelques minutes, puis recommencez.")
    status = 429


class Restricted(Refused):
    """The account may not write here for a time; it reads, votes and contests as before."""

    status = 403

    def __init__(self, until: Any, code: str, zone: str) -> None:
        super().__init__()
        self.until, self.code, self.zone = until, code, zone
