"""Backing a contribution: one statement to know, one to write."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request

from ...render import address
from ...web import can, person, require
from .. import actions
from ..queries import one
from .blueprint import bp, contribution_of, glimpsed

ADDRESS = "/concertations/<slug>/contributions/<int:contribution_id>/soutien"


@bp.get(ADDRESS)
def support(slug: str, contribution_id: int) -> Any:
    """For whoever comes from a link: asks to confirm, or explains how to sign in."""
    contribution = contribution_of(slug, contribution_id)
    return render_template(
        "contributions/support.html",
        contribution=contribution,
        consultation=contribution.consultation,
        facts=one.facts(contribution, person()),
    )


@bp.post(ADDRESS)
def back(slug: str, contribution_id: int) -> Any:
    contribution = one.to_back(glimpsed(slug), contribution_id)
    if contribution is None or not can("contribution.read", contribution):
        abort(404)
    require("contribution.support", contribution)
    verb = actions.unsupport if request.form.get("undo") else actions.support
    verb(contribution, person())
    back_to = address(".show", slug=slug, contribution_id=contribution_id, _anchor="soutiens")
    return redirect(back_to, 303)
