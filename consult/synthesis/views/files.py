"""The files of a published synthesis: as they were kept, without the words of what is hidden since."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

from flask import Response, send_file

from ...consultations.models import Consultation
from ...storage import storage
from .. import certificate, counts, loading
from ..certificate import Certificate
from ..counts import Counts
from ..document import FILE_NAME, Document, Position, dump
from ..models import Synthesis
from ..queries import syntheses as queries

ZIP = "synthese.zip"
NAMES = {
    FILE_NAME: "application/json",
    certificate.FILE_NAME: "application/json",
    ZIP: "application/zip",
}


def certificate_of(synthesis: Synthesis) -> Certificate:
    with storage().open(synthesis.certificate or "") as kept:
        return certificate.loads(kept.read())


def counts_of(synthesis: Synthesis) -> Counts | None:
    """As they were when it was published: hiding a text since takes its words away, not its number."""
    if synthesis.counts is None:
        return None
    with storage().open(synthesis.counts) as kept:
        return counts.loads(kept.read())


def document_of(of: Consultation, synthesis: Synthesis) -> bytes:
    """What was hidden after the publication has its number here, and no word any more."""
    with storage().open(synthesis.document or "") as kept:
        content = kept.read()
    made = loading.parsed(content)
    public = queries.public_numbers(of, [one.id for one in made.contributions])
    gone = {one.id for one in made.contributions if one.state == "public"} - public
    hidden = queries.hidden_arguments(of, [one.id for one in made.arguments]) | {
        one.id for one in made.arguments if one.contribution in gone
    }
    return dump(_without(made, gone, hidden)) if gone or hidden else content


def _without(made: Document, gone: set[str], hidden: set[str]) -> Document:
    return replace(
        made,
        contributions=tuple(
            replace(one, title="", text="", state="hidden", departement=None)
            if one.id in gone
            else one
            for one in made.contributions
        ),
        arguments=tuple(
            replace(one, text="", state="hidden") if one.id in hidden else one
            for one in made.arguments
        ),
        positions=tuple(filter(None, (_of_the_others(one, gone, made) for one in made.positions))),
    )


def _of_the_others(held: Position, gone: set[str], made: Document) -> Position | None:
    """Held by those that are left, and titled with the words of one of them."""
    left = tuple(one for one in held.contributions if one not in gone)
    if not left or len(left) == len(held.contributions):
        return held if left else None
    first = made.by_kind["contribution"][left[0]]
    return replace(held, title=" ".join(first.words.split()), contributions=left)


def changed_since(of: Consultation, issued: Certificate) -> list[str]:
    """What came, was hidden or was rewritten since: unaccounted until the next version."""
    return queries.changed_since(of, [(one.id, one.state, one.version) for one in issued.items])


def answer(of: Consultation, synthesis: Synthesis, name: str) -> Response:
    content = _content(of, synthesis, name)
    made: Any = send_file(
        io.BytesIO(content),
        mimetype=NAMES[name],
        as_attachment=True,
        download_name=f"{of.slug}-v{synthesis.version}-{name}",
    )
    return made  # type: ignore[no-any-return]


def _content(of: Consultation, synthesis: Synthesis, name: str) -> bytes:
    if name == FILE_NAME:
        return document_of(of, synthesis)
    with storage().open(synthesis.certificate or "") as kept:
        issued = kept.read()
    if name == certificate.FILE_NAME:
        return issued
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(FILE_NAME, document_of(of, synthesis))
        archive.writestr(certificate.FILE_NAME, issued)
    return packed.getvalue()
