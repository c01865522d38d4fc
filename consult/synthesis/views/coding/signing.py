"""Signing the codebook, reading a signed version, taking it away as a file."""

from __future__ import annotations

import csv
import io
from typing import Any

import orjson
from flask import Response, abort, flash, redirect, url_for

from ....cells import neutralise
from ....i18n import gettext as _
from ....web import person
from ...actions import refusals, signing
from ...forms.coding import SignForm, number
from ...models import Codebook
from ...queries import coding
from ..blueprint import bp
from .shared import opened, show

COLUMNS = ("id", "title", "description", "parent", "phase", "origin", "proposed_by", "merged")


@bp.route("/grille/signer", methods=["GET", "POST"])
def sign(slug: str) -> Any:
    of = opened(slug, "coding.edit")
    form = SignForm()
    seen, overtaken = number(form.seen.data) or 0, None
    form.seen.data = str(coding.last_act(of))
    if form.validate_on_submit():
        try:
            made = signing.sign(
                of,
                person(),
                (form.note.data or "").strip(),
                seen,
                knowing_unread=bool(form.unread.data),
            )
            flash(_("La grille est signée\u00a0: cette version ne changera plus."), "success")
            return redirect(url_for(".signed", slug=slug, number=made.number), 303)
        except refusals.NothingToSign as refused:
            form.form_errors.append(refused.message)
        except refusals.NobodyRead as refused:
            form.unread.errors = [refused.message]
        except refusals.Overtaken as refused:
            overtaken = refused.message
    known = coding.scheme(of)
    page = show(
        "sign",
        of,
        form,
        known=known,
        counts=coding.counts(of, known),
        progress=coding.progress(of, known),
        signed=coding.codebooks(of),
        overtaken=overtaken,
    )
    return (page, 409) if overtaken else page


def _version(slug: str, number: int) -> tuple[Any, Codebook]:
    of = opened(slug)
    return of, coding.codebook(of, number) or abort(404)


@bp.get("/grille/versions/<int:number>")
def signed(slug: str, number: int) -> Any:
    of, version = _version(slug, number)
    whole = signing.digest(version.snapshot) == version.digest
    return show("signed", of, version=version, whole=whole, signed=coding.codebooks(of))


@bp.get("/grille/versions/<int:number>.<any(csv, json):format>")
def signed_file(slug: str, number: int, format: str) -> Response:
    of, version = _version(slug, number)
    kinds = {"csv": "text/csv", "json": "application/json"}
    answer = Response(_csv(version) if format == "csv" else _json(version), mimetype=kinds[format])
    name = f"grille-{of.slug}-v{version.number}.{format}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _json(version: Codebook) -> bytes:
    signature = {"number": version.number, "at": version.at, "signed_by": version.signed_by}
    signature |= {"note": version.note, "digest": version.digest}
    return orjson.dumps({"signature": signature, "codebook": version.snapshot})


def _csv(version: Codebook) -> str:
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow([*COLUMNS, "texts"])
    for theme in version.snapshot["themes"]:
        said = {**theme, "merged": " | ".join(theme["merged"])}
        sheet.writerow([*(neutralise(str(said[name] or "")) for name in COLUMNS), theme["texts"]])
    return out.getvalue()
