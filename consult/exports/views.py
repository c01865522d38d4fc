"""The page of the data, and its files."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, send_file

from .. import throttle
from ..consultations.models import Consultation
from ..consultations.phases import next_change
from ..consultations.views.blueprint import found
from ..db import commit, now
from ..storage import storage
from ..web import cacheable, changes_at, person, require
from . import manifest, queries, work
from .models import ExportFile

bp = Blueprint("exports", __name__, url_prefix="/concertations/<slug>/donnees")
AN_HOUR = 3600


@bp.get("")
def index(slug: str) -> str:
    of = found(slug)
    require("export.read", of)
    cacheable(of.scope)
    changes_at(next_change(of.phases, now()))
    formats = [work.FORMATS[one] for one in work.ORDER]
    return render_template(
        "exports/index.html",
        consultation=of,
        datasets=queries.DATASETS.values(),
        formats=formats,
        choices=[(one.label, one.explanation) for one in formats],
        files=work.kept(of),
        licence=manifest.LICENCE,
    )


@bp.get("/<any(contributions, arguments, supports, results):dataset>.<format>")
def download(slug: str, dataset: str, format: str) -> Response:
    of = found(slug)
    require("export.read", of)
    if format not in work.FORMATS:
        abort(404)
    return _sent(_file(of, dataset, format), work.FORMATS[format].media_type)


@bp.get("/tout.zip")
def everything(slug: str) -> Response:
    of = found(slug)
    require("export.read", of)
    return _sent(_file(of, work.ALL, work.ZIP), "application/zip")


@bp.get("/manifeste.json")
def said(slug: str) -> Any:
    of = found(slug)
    require("export.read", of)
    return _file(of, work.ALL, work.ZIP).manifest


@bp.get("/complet/<any(contributions, arguments):dataset>.<format>")
def complete(slug: str, dataset: str, format: str) -> Response:
    """With names and every imported cell: made for one facilitator, kept nowhere."""
    of = found(slug)
    require("export.complete", of)
    if format not in work.FORMATS:
        abort(404)
    form = work.FORMATS[format]
    file = work.complete_file(of, dataset, format, person().id)
    name = work.name(of, f"{dataset}-complet", form.extension)
    commit()  # what a reading leaves in the journal
    return send_file(file, mimetype=form.media_type, as_attachment=True, download_name=name)


def _file(of: Consultation, dataset: str, format: str) -> ExportFile:
    """Made at the first request of each version; making is limited, reading is not."""
    ready = work.kept(of).get((dataset, format))
    if ready is None:
        throttle.limit("export", throttle.visitor(), 60, AN_HOUR)
        ready = work.make(of, dataset, format)
        commit()
    return ready


def _sent(file: ExportFile, media_type: str) -> Response:
    answer = send_file(
        storage().open(file.sha256),
        mimetype=media_type,
        as_attachment=True,
        download_name=file.name,
        etag=file.sha256,
        last_modified=file.made_at,
    )
    answer.headers["Content-Length"] = str(file.size)
    return answer
