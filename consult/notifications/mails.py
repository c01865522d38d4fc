"""The mails already written: a job run twice writes to nobody twice."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from ..db import db
from .models import Mail


def written(kind: str, about: str, to: Collection[str]) -> set[str]:
    """Among the addresses ``to``, those an earlier run of the same job has written to."""
    sent = select(Mail.to).where(Mail.to.in_(to), Mail.kind == kind, Mail.body.contains(about))
    return set(db.session.scalars(sent))
