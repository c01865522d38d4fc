"""What the screens of a question, a frame and a promise write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from ...db import now
from ...uploads import Kept
from ..models import Consultation, Document
from .refusals import TooManyDocuments
from .saving import hold, saved

MANY_DOCUMENTS = 10


def save(
    consultation: Consultation, changes: Mapping[str, Any], actor_id: int, seen: datetime
) -> None:
    """Write the fields of one screen, read at ``seen``."""
    hold(consultation, seen)
    changed = [name for name, value in changes.items() if getattr(consultation, name) != value]
    for name in changed:
        setattr(consultation, name, changes[name])
    saved(consultation, changed, actor_id)


def save_frame(
    consultation: Consultation,
    changes: Mapping[str, Any],
    removed: Iterable[int],
    added: Sequence[Kept],
    actor_id: int,
    seen: datetime,
) -> None:
    """The frame, with its documents."""
    hold(consultation, seen)
    changed = [name for name, value in changes.items() if getattr(consultation, name) != value]
    for name in changed:
        setattr(consultation, name, changes[name])
    kept = [one for one in consultation.documents if one.id not in set(removed)]
    if len(kept) + len(added) > MANY_DOCUMENTS:
        raise TooManyDocuments
    if added or len(kept) != len(consultation.documents):
        changed.append("documents")
        consultation.documents = kept + [_document(one) for one in added]
    saved(consultation, changed, actor_id)


def _document(kept: Kept) -> Document:
    return Document(
        name=kept.name,
        media_type=kept.media_type,
        size=kept.size,
        digest=kept.digest,
        created_at=now(),
    )
