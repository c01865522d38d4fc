"""The blueprint, and what its pages share."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort

from ... import geography
from ...accounts import appearance
from ...consultations.models import Consultation
from ...consultations.views import blueprint as loading
from ...db import now
from ...web import can, require
from .. import labels
from ..models import Contribution
from ..queries import one

bp = Blueprint("contributions", __name__)


@bp.app_context_processor
def words() -> dict[str, Any]:
    return {"said": labels, "signature": appearance.shown}


def consultation_of(slug: str) -> Consultation:
    """A draft does not exist for those who may not read it."""
    return _asked(loading.found(slug))


def shown(slug: str) -> Consultation:
    """The same for pages that only show: teams, who may have just changed it, read it anew."""
    return _asked(loading.shown(slug))


def glimpsed(slug: str) -> Consultation:
    """Shown, and of no session: to read a few facts of it."""
    return _asked(loading.glimpsed(slug))


def _asked(consultation: Consultation) -> Consultation:
    require("consultation.read", consultation)
    return consultation


def ideas_open(consultation: Consultation) -> bool:
    at = now()
    return any(phase.kind == "ideas" and phase.is_current(at) for phase in consultation.phases)


def contribution_of(slug: str, contribution_id: int) -> Contribution:
    """A hidden text does not exist for those who may not read it."""
    contribution = one.load(slug, contribution_id)
    if contribution is None or not can("contribution.read", contribution):
        abort(404)
    require("contribution.read", contribution)
    return contribution


def commune_label(code: str) -> str:
    found = geography.commune(code) if code else None
    return found.label if found else ""
