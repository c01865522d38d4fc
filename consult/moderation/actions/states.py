"""What becomes of a text: its state, its counts, the versions that the public reads."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ...comments import actions as comments
from ...comments.models import Comment
from ...contributions import actions as contributions
from ...contributions import tally
from ...contributions.models import Contribution
from ...db import now, touch
from ...visibility import PUBLISHED
from .. import course, masking
from ..queries.things import Row, Text
from . import others

KEPT = ("state", "state_since", "published_at", "public_from", "version", "title", "body")


def move(row: Row, after: str) -> None:
    before = row.state
    if after == before:
        return
    if not isinstance(row, Text):
        others.move(row, after)
        return
    row.state, row.state_since = after, now()
    if after == PUBLISHED and row.published_at is None:
        row.published_at = now()
    counted(row, before, after)


def counted(row: Text, before: str, after: str) -> None:
    """Counts follow the state, which is ``after`` already."""
    if isinstance(row, Comment):
        tally.comment_changed(row, before, after)
    else:
        tally.contribution_changed(row, before, after)
    touch(row.consultation.scope, "site")


def settle_versions(row: Row, kind: str) -> None:
    """What must be amended or masked is never read again; what was never public starts here."""
    if not isinstance(row, Contribution):
        return
    if kind in ("amend", "mask"):
        row.public_from = row.version + (kind == "amend")
    elif course.COURSE[kind][1] == PUBLISHED:
        was_public = row.published_at is not None
        row.public_from = course.first_public_version(row.version, row.public_from, was_public)


def mask(row: Text, words: list[str]) -> dict[str, Any]:
    """Take ``words`` out of the text; what it said before."""
    if isinstance(row, Comment):
        original: dict[str, Any] = {"body": row.body}
        comments.reword(row, masking.masked(row.body, words))
    else:
        original = {"title": row.title, "body": row.body, "version": row.version}
        contributions.reword(row, masking.masked(row.title, words), masking.masked(row.body, words))
    return original


# Exactly as it was -------------------------------------------------------------------------------


def snapshot(row: Row) -> dict[str, Any]:
    """All that a decision may change, in JSON."""
    if not isinstance(row, Text):
        return others.snapshot(row)
    held = {name: getattr(row, name) for name in KEPT if hasattr(row, name)}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in held.items()
    }


def put_back(row: Row, before: dict[str, Any]) -> None:
    if not isinstance(row, Text):
        others.put_back(row, before)
        return
    after = row.state
    if row.body != before["body"] or getattr(row, "title", "") != before.get("title", ""):
        if isinstance(row, Comment):
            comments.reword(row, before["body"])
        else:
            contributions.unword(row, before["title"], before["body"], before["version"])
    for name in ("state", "public_from"):
        if name in before:
            setattr(row, name, before[name])
    for name in ("state_since", "published_at"):
        setattr(row, name, before[name] and datetime.fromisoformat(before[name]))
    counted(row, after, row.state)
