"""The codebook: its themes, and how far the reading has come."""

from __future__ import annotations

from typing import Any

from ...forms.coding import StartForm
from ...queries import coding, readings
from ..blueprint import bp
from .shared import opened, show


@bp.get("/grille")
def codebook(slug: str) -> Any:
    of = opened(slug)
    known = coding.scheme(of)
    return show(
        "codebook",
        of,
        known=known,
        counts=coding.counts(known),
        progress=coding.progress(of, known),
        readings=readings.latest(of),
        signed=coding.codebooks(of)[:1],
        start=start_form(of),
    )


def start_form(of: Any) -> StartForm:
    form = StartForm()
    form.offer((phase.id, phase.title) for phase in of.phases if phase.kind == "ideas")
    return form
