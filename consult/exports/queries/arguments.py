"""Each public argument, and its answers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, literal, or_, select
from sqlalchemy.orm import aliased

from ... import visibility
from ...comments.models import Comment
from ...consultations.models import Consultation
from ...contributions.models import Contribution
from .. import columns as c
from ..sheets import Query, Said
from .shared import college, day, empty_is_null, extras, french, origin


def arguments(of: Consultation, complete: bool = False) -> Query:
    above, source = aliased(Comment), _public_comments(of)
    source = source.outerjoin(above, above.id == Comment.parent_id).where(
        or_(Comment.parent_id.is_(None), above.state == visibility.PUBLISHED)
    )
    said: tuple[Said, ...] = (
        Said(c.ARGUMENT, Comment.id),
        Said(c.NUMBER_, Contribution.id),
        Said(c.ANSWERED, Comment.parent_id),
        Said(c.CONSULTATION, literal(of.slug)),
        Said(c.DAY, day(Comment.published_at, of.lab.zone)),
        Said(c.COLLEGE, college(Comment.college)),
        Said(c.SIDE, french(Comment.side, "for", "against", "neutral")),
        Said(c.BODY, Comment.body),
        Said(c.COUNTED_VOTES, Comment.counted_votes),
        Said(c.ORIGIN, origin(Comment.origin)),
        Said(c.SOURCE_ID, Comment.external_id),
        Said(c.SOURCE_PARENT, Contribution.external_id),
        Said(c.SOURCE_ANSWERED, above.external_id),
    )
    if complete:
        said += (Said(c.SIGNATURE, empty_is_null(Comment.signature)),)
    return Query("arguments", said + extras(Comment, of, complete, source), source)


def _public_comments(of: Consultation) -> Select[Any]:
    return (
        select(Comment.id)
        .join(Contribution, Contribution.thread_id == Comment.thread_id)
        .join(Consultation, Consultation.id == Comment.consultation_id)
        .where(
            Comment.consultation_id == of.id,
            visibility.public_comment(Comment, Contribution, Consultation),
        )
        .order_by(Comment.id)
    )
