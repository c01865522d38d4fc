"""The codebook: its themes, and how far the reading has come."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, url_for

from .... import jobs
from ....i18n import gettext as _
from ... import work
from ...forms.coding import StartForm
from ...queries import arrivals, coding, readings
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
        counts=coding.counts(of, known),
        progress=coding.progress(of, known),
        masked=coding.masked(of),
        readings=readings.latest(of),
        signed=coding.codebooks(of)[:1],
        new=arrivals.how_many(of) if known else 0,
    )


@bp.post("/grille/nouvelles")
def place_new(slug: str) -> Any:
    of = opened(slug, "coding.edit")
    jobs.defer(work.place_now, consultation_id=of.id)
    flash(_("Les nouveaux textes sont placés dans un instant."), "success")
    return redirect(url_for(".codebook", slug=slug), 303)


def start_form(of: Any) -> StartForm:
    form = StartForm()
    form.offer((phase.id, phase.title) for phase in of.phases if phase.kind == "ideas")
    return form
