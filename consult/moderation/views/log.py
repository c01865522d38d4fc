"""The journal of moderation of a lab, as a file for those who answer for it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import orjson
from flask import Response, abort, stream_with_context

from ...cells import neutralise
from ...i18n import local
from ...labs import queries as labs
from ...web import require
from ..queries import log
from .blueprint import bp

# What has a column of its own; the rest of an act is in « details », as JSON.
SAID = (
    "consultation",
    "decision",
    "before",
    "after",
    "version",
    "ground",
    "rule",
    "charter",
    "college",
    "source",
    "signals",
    "helped",
    "waited",
)
HEAD = ("number", "at", "verb", "object", "object_id", "by", *SAID, "details", "hash")


@bp.get("/labos/<slug>/moderation/journal.csv")
def log_file(slug: str) -> Response:
    lab = labs.lab_of(slug) or abort(404)
    require("moderation.log", lab)
    answer = Response(stream_with_context(written(lab.id, lab.zone)), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="moderation-{slug}.csv"'
    return answer


def written(lab_id: int, zone: str) -> Iterator[str]:
    """Line by line: memory does not grow with the journal. The request is over by then, and its rows
    with it."""
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(HEAD)
    for act in log.acts(lab_id):
        sheet.writerow(_line(act, zone))
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _line(act: Any, zone: str) -> list[Any]:
    rest = {name: said for name, said in act.details.items() if name not in SAID}
    return [
        act.number,
        local(act.at, zone).isoformat(timespec="seconds"),
        act.verb,
        act.object_kind,
        act.object_id,
        neutralise(act.actor or ""),
        *(_cell(act.details.get(name)) for name in SAID),
        orjson.dumps(rest).decode() if rest else "",
        act.hash,
    ]


def _cell(said: Any) -> Any:
    if isinstance(said, list):
        return neutralise(" ".join(str(one) for one in said))
    return neutralise(said) if isinstance(said, str) else said
