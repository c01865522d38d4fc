"""Export files: made once per version of their consultation, kept, and thrown away when replaced."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

import orjson
from flask import current_app
from sqlalchemy import delete, select, text
from sqlalchemy.dialects.postgresql import insert

from .. import jobs, journal, uploads
from ..cache import PageVersion
from ..consultations.models import Consultation
from ..db import db, now
from ..i18n import local
from ..registry import offered
from ..storage import storage
from . import formats, manifest, queries
from .format import Format
from .models import ExportFile

FORMATS: dict[str, Format] = offered(formats, Format)  # type: ignore[type-abstract]
ALL, ZIP = "tout", "zip"
ORDER = ("csv", "bureautique", "xlsx", "ods", "json")
KEPT = timedelta(hours=1)  # a file replaced by a newer one may still be on its way to someone


def version_of(of: Consultation) -> int:
    """Of the pages of the consultation: read before the rows, so that a file is never too new."""
    found = select(PageVersion.version).where(PageVersion.scope == of.scope)
    return db.session.scalar(found) or 0


def kept(of: Consultation) -> dict[tuple[str, str], ExportFile]:
    """The files that say what is public now, by data set and format."""
    rows = db.session.scalars(
        select(ExportFile).where(
            ExportFile.consultation_id == of.id,
            ExportFile.version == version_of(of),
            ExportFile.made_at >= last_unsealing(of),
        )
    )
    return {(row.dataset, row.format): row for row in rows}


def last_unsealing(of: Consultation) -> datetime:
    """Results appear by themselves: nothing is written when the seal of a vote ends."""
    ended = [vote.last_ballots for vote in queries.unsealed(of)]
    return max(ended, default=of.created_at)


def file_of(of: Consultation, dataset: str, format: str) -> ExportFile:
    """The file of today's data: the one already made, or a new one."""
    found = kept(of).get((dataset, format))
    return found or make(of, dataset, format)


def make(of: Consultation, dataset: str, format: str) -> ExportFile:
    version, at = version_of(of), now()
    with storage().draft() as path:
        if (dataset, format) == (ALL, ZIP):
            said = _write_all(of, path)
        else:
            said = _write_one(of, dataset, FORMATS[format], path)
        uploads.stay()
        size, digest = path.stat().st_size, storage().keep(path)
    said |= {"taille": size, "sha256": digest}
    row = {
        "consultation_id": of.id,
        "dataset": dataset,
        "format": format,
        "version": version,
        "name": said["fichier"],
        "rows": said["lignes"],
        "size": size,
        "sha256": digest,
        "manifest": said,
        "made_at": at,
    }
    statement = insert(ExportFile).values(row)
    statement = statement.on_conflict_do_update(
        index_elements=["consultation_id", "dataset", "format", "version"], set_=row
    )
    key = db.session.scalar(statement.returning(ExportFile.id))
    return db.session.get_one(ExportFile, key, populate_existing=True)


def _write_one(of: Consultation, dataset: str, format: Format, path: Path) -> dict[str, Any]:
    sheet = queries.DATASETS[dataset].sheet(of)
    with path.open("wb") as out:
        count = format.write(out, sheet)
    return manifest.of_file(of, dataset, sheet, count, name(of, dataset, format.extension))


def _write_all(of: Consultation, path: Path) -> dict[str, Any]:
    """The open CSV of each data set, and the manifest of all of them."""
    files = [file_of(of, dataset, "csv") for dataset in queries.DATASETS]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            with storage().open(file.sha256) as source, archive.open(file.name, "w") as out:
                for block in blocks(source):
                    out.write(block)
        archive.writestr("manifeste.json", _json(manifest.of_all(of, files)))
    return {
        **manifest.of_all(of, files),
        "fichier": name(of, ALL, ".zip"),
        "lignes": sum(file.rows for file in files),
    }


def _json(said: dict[str, Any]) -> bytes:
    return orjson.dumps(said, option=orjson.OPT_INDENT_2)


def name(of: Consultation, dataset: str, extension: str) -> str:
    """« 2026-11-24_estran_ma-concertation_contributions.csv »."""
    day = local(now(), of.lab.zone).date().isoformat()
    return f"{day}_{of.lab.slug}_{of.slug}_{dataset}{extension}"


def blocks(source: BinaryIO, size: int = 64 * 1024) -> Iterator[bytes]:
    while block := source.read(size):
        yield block


def write(of: Consultation, dataset: str, format: str, out: BinaryIO) -> int:
    """Straight to a file, kept nowhere."""
    return FORMATS[format].write(out, queries.DATASETS[dataset].sheet(of))


def write_complete(
    of: Consultation, dataset: str, format: str, out: BinaryIO, actor_id: int | None
) -> int:
    """With what only the lab's facilitators read: the journal says who took it out."""
    count = FORMATS[format].write(out, queries.DATASETS[dataset].sheet(of, complete=True))
    journal.record(
        "export.complete",
        of,
        actor_id,
        lab_id=of.lab_id,
        dataset=dataset,
        format=format,
        rows=count,
    )
    return count


def complete_file(of: Consultation, dataset: str, format: str, actor_id: int) -> BinaryIO:
    """An anonymous temporary file, gone once read."""
    out: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115  (closed by the answer)
    write_complete(of, dataset, format, out, actor_id)
    out.seek(0)
    return out


# Jobs --------------------------------------------------------------------------------------------


@jobs.every("17 3 * * *", "exports.prepare")
def prepare() -> None:
    """Each night, the files of each consultation that changed: the first visitor does not wait."""
    published = select(Consultation).where(Consultation.published_at.is_not(None))
    for of in db.session.scalars(published).all():
        file_of(of, ALL, ZIP)
        for dataset in queries.DATASETS:
            for format in ORDER:
                file_of(of, dataset, format)


@jobs.every("47 * * * *", "exports.purge")
def purge() -> None:
    """Files of an earlier version, and their content when no other row names it."""
    old = text(
        "SELECT f.id, f.sha256 FROM export_file f JOIN page_version v "
        "ON v.scope = 'c:' || f.consultation_id WHERE f.version < v.version AND f.made_at < :before"
    )
    rows = db.session.execute(old, {"before": now() - KEPT}).all()
    db.session.execute(delete(ExportFile).where(ExportFile.id.in_([row.id for row in rows])))
    left = set(db.session.scalars(select(ExportFile.sha256)))
    for digest in {row.sha256 for row in rows} - left:
        storage().delete(digest)
    current_app.logger.info("%d export files purged", len(rows))
