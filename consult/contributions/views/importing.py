"""A file brought by a facilitator: upload, say which column is what, read the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from ... import uploads
from ...consultations.models import Consultation
from ...i18n import gettext as _
from ...i18n import ngettext
from ...storage import storage
from ...web import page_invalid, person, require
from .. import fields, importing, imports
from ..forms import ColumnsForm, UploadForm
from ..importing import Columns, Sheet, Source
from .blueprint import bp, consultation_of

# Before the content, so that the file kept for the next page is nobody else's file.
MARK = b"import\n"
PREVIEW = 5
SHOWN_FAULTS = 200
NOT_IMPORTED, PUBLIC = "", "public"


@bp.route("/concertations/<slug>/contributions/importer", methods=["GET", "POST"])
def import_file(slug: str) -> Any:
    of = consultation_of(slug)
    require("contribution.import", of)
    form = UploadForm()
    if not form.validate_on_submit():
        show = page_invalid if request.method == "POST" else render_template
        return show("contributions/import_upload.html", consultation=of, form=form)
    uploads.stay()
    digest = storage().put(MARK + form.file.data.read())
    return redirect(
        url_for(
            ".import_columns",
            slug=slug,
            digest=digest,
            kind=form.kind.data,
            origin=form.origin.data,
        ),
        303,
    )


@bp.route("/concertations/<slug>/contributions/importer/<digest>", methods=["GET", "POST"])
def import_columns(slug: str, digest: str) -> Any:
    of = consultation_of(slug)
    require("contribution.import", of)
    sheet, kind = _kept(digest), _kind()
    if sheet is None:
        flash(_("Ce fichier n’est plus là\u00a0: envoyez-le de nouveau."), "warning")
        return redirect(url_for(".import_file", slug=slug), 303)
    form = ColumnsForm()
    chosen = _chosen(sheet, kind)
    page = {"consultation": of, "form": form, "sheet": sheet, "kind": kind, "chosen": chosen}
    page |= {"fields": fields.FIELDS[kind], "preview": _preview(sheet)}
    if not form.validate_on_submit():
        return render_template("contributions/import_columns.html", **page)
    absent = importing.missing(kind, chosen)
    if absent:
        labels = {field.name: field.label for field in fields.FIELDS[kind]}
        form.form_errors += [
            _("Choisissez la colonne «\u00a0%(field)s\u00a0».", field=labels[name])
            for name in absent
        ]
        return page_invalid("contributions/import_columns.html", **page)
    return _run(of, sheet, page)


def _run(of: Consultation, sheet: Sheet, page: dict[str, Any]) -> Any:
    form = page["form"]
    order = imports.Order(
        page["kind"],
        page["chosen"],
        request.args.get("origin", "")[:200],
        form.all_or_nothing.data,
        form.placeholders.data,
        dry=request.form.get("then") != "import",
    )
    report = imports.run(of, sheet, order, person().id, lambda _done: None)
    if report.written:
        flash(
            ngettext("%(num)s ligne importée.", "%(num)s lignes importées.", report.added),
            "success",
        )
    template = (
        "contributions/import_report.html"
        if report.written
        else "contributions/import_columns.html"
    )
    return render_template(template, **page, report=report, shown=SHOWN_FAULTS)


def _kept(digest: str) -> Sheet | None:
    try:
        with storage().open(digest) as file:
            content = file.read()
    except KeyError:
        return None
    return importing.read(content.removeprefix(MARK)) if content.startswith(MARK) else None


def _kind() -> str:
    kind = request.args.get("kind", "")
    return kind if kind in fields.KINDS else fields.CONTRIBUTIONS


def _chosen(sheet: Sheet, kind: str) -> Columns:
    """What the selects say; before they are sent, what the names of the columns give away."""
    if request.method == "GET":
        return Columns(importing.propose(kind, sheet.columns))
    return Columns(
        dict(_sources(sheet, kind)),
        tuple(name for name in request.form.getlist(PUBLIC) if name in sheet.columns),
    )


def _sources(sheet: Sheet, kind: str) -> Iterator[tuple[str, Source]]:
    for field in fields.FIELDS[kind]:
        column = request.form.get(f"field-{field.name}", NOT_IMPORTED)
        if column in sheet.columns:
            prefix = request.form.get(f"prefix-{field.name}", "")[:40]
            yield field.name, Source(column, prefix if field.prefixed else "")


def _preview(sheet: Sheet) -> list[tuple[int, list[str]]]:
    return [row for row, _n in zip(sheet.rows(), range(PREVIEW), strict=False)]
