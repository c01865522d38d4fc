"""Questions about the files of a synthesis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import String, cast, literal, select
from sqlalchemy.orm import defer

from ...cache import PageVersion
from ...consultations.models import Consultation
from ...db import db
from ..models import FORMATS, Edition, Synthesis
from . import kept


def pages(of: Consultation) -> int:
    """Version of the pages of the consultation: read before what a file is made of."""
    found = select(PageVersion.version).where(PageVersion.scope == of.scope)
    return db.session.scalar(found) or 0


def standing(of: Consultation, synthesis: Synthesis) -> dict[str, Edition]:
    """Those that say what is public now, or why they cannot be made, by format."""
    rows = _of(synthesis)
    key = kept.key(of, synthesis) if rows else ""
    return {row.format: row for row in rows if row.failure or row.key == key}


def made(synthesis: Synthesis, key: str) -> set[str]:
    """The formats that need not be made again."""
    return {row.format for row in _of(synthesis) if row.key == key and not row.failure}


def _of(synthesis: Synthesis) -> Sequence[Edition]:
    return db.session.scalars(select(Edition).where(Edition.synthesis_id == synthesis.id)).all()


def to_compare(failed_before: datetime) -> Iterator[tuple[Synthesis, str, Edition | None]]:
    """The files of published versions that are missing, that failed, or whose pages changed since
    they were last compared with what is public."""
    scope = literal("c:").concat(cast(Consultation.id, String))
    every = db.session.execute(
        select(Synthesis, Edition, PageVersion.version)
        .join(Consultation, Consultation.id == Synthesis.consultation_id)
        .outerjoin(Edition, Edition.synthesis_id == Synthesis.id)
        .outerjoin(PageVersion, PageVersion.scope == scope)
        .where(Synthesis.published_at.is_not(None), Synthesis.document.is_not(None))
        .options(defer(Synthesis.body), defer(Synthesis.body_html), defer(Synthesis.pins))
        .order_by(Synthesis.id)
    ).all()
    known: dict[Synthesis, dict[str, Edition]] = {}
    versions: dict[Synthesis, int] = {}
    for synthesis, edition, version in every:
        found = known.setdefault(synthesis, {})
        versions[synthesis] = version or 0
        if edition is not None:
            found[edition.format] = edition
    for synthesis, found in known.items():
        for format in FORMATS:
            made = found.get(format)
            if made is None:
                due = True
            elif made.failure:
                due = made.made_at < failed_before
            else:
                due = made.pages != versions[synthesis]
            if due:
                yield synthesis, format, made
