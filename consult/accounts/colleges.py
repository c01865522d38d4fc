"""How colleges and appearances are said."""

from __future__ import annotations

from ..i18n import lazy_gettext as _l
from ..permissions import AGENT, CITIZEN

COLLEGE_LABELS = {
    CITIZEN: _l("Citoyenne ou citoyen"),
    AGENT: _l("Agente ou agent public"),
}
APPEARANCE_LABELS = {
    CITIZEN: {
        "name": _l("Sous mon nom d’affichage"),
        "anonymous": _l("Sans nom"),
    },
    AGENT: {
        "name": _l("Sous mon nom d’affichage"),
        "agent": _l("Sans nom, comme «\u00a0un agent\u00a0»"),
        "service": _l("Sans nom, comme «\u00a0un agent\u00a0» de mon service"),
    },
}
DEFAULT_APPEARANCE = {CITIZEN: "anonymous", AGENT: "agent"}
