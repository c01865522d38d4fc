"""How the roles of a team are said."""

from __future__ import annotations

from ..i18n import lazy_gettext as _l
from ..permissions import FACILITATOR, MANAGER, MODERATOR

ROLE_LABELS = {
    MODERATOR: _l("Modération"),
    FACILITATOR: _l("Animation"),
    MANAGER: _l("Responsable"),
}
ROLE_HINTS = {
    MODERATOR: _l("Lit la file de modération, publie, demande une correction ou refuse."),
    FACILITATOR: _l("Ouvre et conduit les concertations, et modère."),
    MANAGER: _l("Invite et retire des membres, présente le labo, anime et modère."),
}
