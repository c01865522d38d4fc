"""The open package: a ZIP whose bytes depend on what it holds alone. Pure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from .. import certificate
from ..certificate import Certificate
from ..document import FILE_NAME

EPOCH = (1980, 1, 1, 0, 0, 0)  # of every member: the package says its dates itself


def write(document: bytes, issued: Certificate) -> bytes:
    return packed([(FILE_NAME, document), (certificate.FILE_NAME, certificate.dump(issued))])


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, content)
    return out.getvalue()
