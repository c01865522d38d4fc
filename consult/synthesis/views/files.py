"""The files of a published synthesis, without the words of what left the public view since."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from flask import Response, render_template, send_file

from ...consultations.models import Consultation
from ...storage import storage
from .. import certificate
from ..certificate import Certificate
from ..document import FILE_NAME
from ..labels import EDITIONS
from ..models import FORMATS, Edition, Synthesis
from ..queries import editions, kept
from ..queries import syntheses as queries

PREFIX = "synthese."
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "zip": "application/zip",
}
JSON = (FILE_NAME, certificate.FILE_NAME)
NAMES = (*JSON, *(PREFIX + one for one in FORMATS))
A_MINUTE = 60


@dataclass(frozen=True)
class Offered:
    """An edition on the page: ready to be taken, being made, or not made here."""

    name: str
    label: Any
    format: str
    edition: Edition | None


def offered(of: Consultation, synthesis: Synthesis) -> list[Offered]:
    if synthesis.document is None:
        return []
    there = editions.standing(of, synthesis)
    return [
        Offered(PREFIX + one, label, one.upper(), there.get(one)) for one, label in EDITIONS.items()
    ]


def changed_since(of: Consultation, issued: Certificate) -> list[str]:
    """What came, was hidden or was rewritten since: unaccounted until the next version."""
    return queries.changed_since(of, [(one.id, one.state, one.version) for one in issued.items])


def answer(of: Consultation, synthesis: Synthesis, name: str) -> Any:
    if name in JSON:
        return _json(of, synthesis, name)
    format = name.removeprefix(PREFIX)
    edition = editions.standing(of, synthesis).get(format)
    if edition is None or edition.sha256 is None:
        page = render_template(
            "synthesis/preparing.html",
            consultation=of,
            synthesis=synthesis,
            label=EDITIONS[format],
            edition=edition,
        )
        return page, 503, {"Retry-After": str(A_MINUTE)}
    sent = send_file(
        storage().open(edition.sha256),
        mimetype=MEDIA_TYPES[format],
        as_attachment=True,
        download_name=f"{of.slug}-synthese-v{synthesis.version}.{format}",
        etag=edition.sha256,
        last_modified=edition.made_at,
    )
    if sent.status_code == 200:
        sent.content_length = edition.size
    # Asked again each time, answered in one line: words may leave it at any moment.
    sent.headers["Cache-Control"] = "public, no-cache" if of.published_at else "private, no-cache"
    return sent


def _json(of: Consultation, synthesis: Synthesis, name: str) -> Response:
    if name == FILE_NAME:
        content = kept.as_it_stands(of, synthesis)[1]
    else:
        content = certificate.dump(kept.certificate_of(synthesis))
    return send_file(
        io.BytesIO(content),
        mimetype="application/json",
        as_attachment=True,
        download_name=f"{of.slug}-v{synthesis.version}-{name}",
    )
