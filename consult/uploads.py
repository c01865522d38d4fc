"""Files that people attach: judged by their content, images drawn again so that no EXIF survives."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any, BinaryIO

from flask import Response, current_app, send_file
from itsdangerous import BadSignature, URLSafeSerializer
from PIL import Image, ImageOps
from sqlalchemy import select, text
from werkzeug.datastructures import FileStorage

from . import jobs
from .db import Base, db, now
from .errors import Refused
from .i18n import lazy_gettext as _l
from .storage import storage

LIMIT = 5 * 1024 * 1024
MANY_PIXELS = 30_000_000  # a hundred megabytes once drawn
PDF, ODT = "application/pdf", "application/vnd.oasis.opendocument.text"
JPEG, PNG = "image/jpeg", "image/png"
EXTENSIONS = {PDF: "pdf", ODT: "odt", JPEG: "jpg", PNG: "png"}
ACCEPT = ".pdf,.odt,.jpg,.jpeg,.png"


class BadFile(Refused):
    status = 422


class TooLarge(BadFile):
    message = _l("Ce fichier dépasse 5\u00a0Mo. Choisissez un fichier plus léger.")


class Empty(BadFile):
    message = _l("Ce fichier est vide.")


class UnknownType(BadFile):
    message = _l(
        "Ce fichier n’est pas accepté\u00a0: choisissez un PDF, un ODT, une image JPEG ou PNG."
    )


class BadImage(BadFile):
    message = _l(
        "Cette image est illisible ou trop grande. Enregistrez-la à nouveau, puis réessayez."
    )


class Gone(BadFile):
    message = _l("Ce fichier n’est plus là\u00a0: envoyez-le de nouveau.")
    status = 409


@dataclass(frozen=True)
class Kept:
    """A file already stored, as a form carries it from one screen to the next."""

    digest: str
    name: str
    media_type: str
    size: int

    def signed(self) -> str:
        said = _serializer().dumps(asdict(self))
        return said if isinstance(said, str) else said.decode()


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="upload")


def keep(file: FileStorage) -> Kept:
    """Store an uploaded file; raises BadFile with the reason."""
    content = file.stream.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise TooLarge
    if not content:
        raise Empty
    media_type = sniff(content)
    if media_type in (JPEG, PNG):
        content = redrawn(content, media_type)
    stay()
    digest = storage().put(content)
    return Kept(digest, safe_name(file.filename or "", media_type), media_type, len(content))


def read_back(signed: Iterable[str]) -> list[Kept]:
    """The files that a form carried; those whose signature was touched are left out."""
    found = []
    for one in dict.fromkeys(signed):
        try:
            fields: dict[str, Any] = _serializer().loads(one)
        except BadSignature:
            continue
        found.append(Kept(**fields))
    return found


def renew(file: Kept) -> None:
    """It waits one more day for its form to be sent; raises Gone when it waited too long."""
    try:
        storage().renew(file.digest)
    except KeyError:
        raise Gone from None


def hold(files: Iterable[Kept]) -> None:
    """Before rows name these files: all are there, and none leaves before those rows are committed."""
    for file in files:
        stay()
        renew(file)


def sniff(content: bytes) -> str:
    """The media type that the bytes themselves show; UnknownType for any other."""
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if b"%PDF-" in content[:1024]:
        return PDF
    if content.startswith(b"PK\x03\x04") and _is_odt(content):
        return ODT
    raise UnknownType


def _is_odt(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            said = archive.getinfo("mimetype")
            # Stored as it is, says the format: nothing is inflated to know what a file is.
            plain = said.compress_type == zipfile.ZIP_STORED and said.file_size < 100
            return plain and archive.read(said).decode("ascii").strip() == ODT
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError, OSError):
        return False


def redrawn(content: bytes, media_type: str) -> bytes:
    """The same picture, upright, with nothing of its file: no place, no date, no camera."""
    try:
        with Image.open(io.BytesIO(content), formats=(PILLOW[media_type],)) as given:
            if given.width * given.height > MANY_PIXELS:
                raise BadImage
            ImageOps.exif_transpose(given, in_place=True)
            mode = "RGB" if media_type == JPEG or "A" not in _mode(given) else "RGBA"
            clean = given if given.mode == mode else given.convert(mode)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise BadImage from None
    clean.info = {}
    made = io.BytesIO()
    clean.save(made, PILLOW[media_type], **OPTIONS[media_type])
    return made.getvalue()


PILLOW = {JPEG: "JPEG", PNG: "PNG"}
OPTIONS: dict[str, dict[str, Any]] = {JPEG: {"quality": 85}, PNG: {"compress_level": 6}}


def _mode(picture: Image.Image) -> str:
    return "RGBA" if "transparency" in picture.info else picture.mode


def safe_name(given: str, media_type: str) -> str:
    """The name someone gave, without its path nor what a header could not hold."""
    base = re.split(r"[/\\]", given)[-1].rsplit(".", 1)[0]
    base = re.sub(r"[\x00-\x1f\x7f\"<>|:*?;]+", " ", base)
    base = " ".join(base.split())[:100].strip(". ") or "document"
    return f"{base}.{EXTENSIONS[media_type]}"


def served(stored: Any) -> Response:
    """Always to be saved, never opened in the site's own pages."""
    content: BinaryIO = storage().open(stored.digest)
    answer = send_file(
        content, mimetype=stored.media_type, as_attachment=True, download_name=stored.name
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    answer.content_length = stored.size
    return answer


# Files that nothing names ------------------------------------------------------------------------

ABANDONED = timedelta(days=1)
SWEEPING = {"key": 20250003}
# Shared by all who put files; whoever throws away has it alone.
STAY = text("SELECT pg_advisory_xact_lock_shared(:key)")
SWEEP = text("SELECT pg_try_advisory_xact_lock(:key)")


def stay() -> None:
    """No file is thrown away until this transaction ends."""
    db.session.execute(STAY, SWEEPING)


@jobs.every("29 * * * *", "uploads.throw_away")
def throw_away() -> None:
    """Files a day old that no row names: of forms never sent, of imports, of what was deleted."""
    if not db.session.scalar(SWEEP, SWEEPING):
        return  # somebody is putting one: in an hour
    old = list(storage().older_than(now() - ABANDONED))
    for digest in set(old) - _named(old):
        storage().delete(digest)


def _named(digests: list[str]) -> set[str]:
    columns = [c for t in Base.metadata.tables.values() for c in t.columns if c.info.get("file")]
    return {
        digest
        for column in columns
        for digest in db.session.scalars(select(column).where(column.in_(digests)))
    }
