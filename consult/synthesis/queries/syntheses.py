"""Questions about syntheses."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import aliased

from ... import visibility
from ...comments.models import Comment
from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import db
from ...votes.models import Vote
from ..document import digest
from ..manuscript import Reference
from ..models import Citation, Sentence, Synthesis
from . import votes


def published(consultation_id: int, version: int | None = None) -> Synthesis | None:
    """That version, or the latest one."""
    statement = select(Synthesis).where(
        Synthesis.consultation_id == consultation_id, Synthesis.published_at.is_not(None)
    )
    if version is not None:
        statement = statement.where(Synthesis.version == version)
    return db.session.scalar(statement.order_by(Synthesis.version.desc()).limit(1))


def draft(consultation_id: int) -> Synthesis | None:
    return db.session.scalar(_draft(consultation_id))


def draft_held(consultation_id: int) -> Synthesis | None:
    """The draft as last saved; nobody starts, saves nor publishes it before we have."""
    alone = select(Consultation.id).where(Consultation.id == consultation_id)
    db.session.execute(alone.with_for_update(key_share=True))
    locked = _draft(consultation_id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def _draft(consultation_id: int) -> Select[Synthesis]:
    return select(Synthesis).where(
        Synthesis.consultation_id == consultation_id, Synthesis.published_at.is_(None)
    )


def versions(consultation_id: int) -> Sequence[Any]:
    """(version, published_at), the latest first."""
    return db.session.execute(
        select(Synthesis.version, Synthesis.published_at)
        .where(Synthesis.consultation_id == consultation_id, Synthesis.published_at.is_not(None))
        .order_by(Synthesis.version.desc())
    ).all()


def next_version(consultation_id: int) -> int:
    found = select(func.max(Synthesis.version)).where(
        Synthesis.consultation_id == consultation_id, Synthesis.published_at.is_not(None)
    )
    return (db.session.scalar(found) or 0) + 1


def as_they_are(of: Consultation, references: Collection[Reference]) -> dict[str, list[Any]]:
    """Version and digest of what is public of these, by name."""
    texts = [one.number for one in references if one.kind == "contribution"]
    said = [one.number for one in references if one.kind == "argument"]
    public = visibility.public_contribution(Contribution, Consultation)
    found: dict[str, list[Any]] = {}
    for row in db.session.execute(
        select(Contribution.id, Contribution.version, Contribution.title, Contribution.body)
        .join(Consultation, Consultation.id == Contribution.consultation_id)
        .where(Contribution.consultation_id == of.id, Contribution.id.in_(texts), public)
    ):
        found[f"contribution {row.id}"] = [row.version, digest(f"{row.title}\n\n{row.body}")]
    for said_ in db.session.execute(
        select(Comment.id, Comment.body)
        .join(Contribution, Contribution.thread_id == Comment.thread_id)
        .join(Consultation, Consultation.id == Contribution.consultation_id)
        .where(
            Contribution.consultation_id == of.id,
            Comment.id.in_(said),
            Comment.state == visibility.PUBLISHED,
            public,
        )
    ):
        found[f"argument {said_.id}"] = [1, digest(said_.body)]
    counted = {one.number for one in references if one.kind == "vote"}
    for vote in votes.counted(of) if counted else ():
        if int(vote.id) in counted:
            found[f"vote {vote.id}"] = [vote.version, digest(vote)]
    return found


# Its sentences -----------------------------------------------------------------------------------


def sentence(synthesis: Synthesis, number: int) -> Sentence | None:
    return db.session.scalar(
        select(Sentence).where(Sentence.synthesis_id == synthesis.id, Sentence.number == number)
    )


def sentences(synthesis: Synthesis) -> Sequence[Any]:
    """Each as published, with what it cites: (kind, number, role), of an argument its own number."""
    kind = case(
        (Citation.contribution_id.is_not(None), "contribution"),
        (Citation.comment_id.is_not(None), "argument"),
        else_="vote",
    )
    number = func.coalesce(Citation.contribution_id, Citation.comment_id, Citation.vote_id)
    cited_ = func.array_agg(
        aggregate_order_by(func.jsonb_build_array(kind, number, Citation.role), Citation.id)
    )
    return db.session.execute(
        select(
            Sentence.number,
            Sentence.shown,
            Sentence.theme,
            cited_.filter(Citation.id.is_not(None)).label("cited"),
        )
        .outerjoin(Citation, Citation.sentence_id == Sentence.id)
        .where(Sentence.synthesis_id == synthesis.id)
        .group_by(Sentence.id)
        .order_by(Sentence.number)
    ).all()


def from_model(synthesis: Synthesis) -> int:
    """How many of its sentences have the words of a language model."""
    counted = select(func.count()).where(
        Sentence.synthesis_id == synthesis.id, Sentence.proposed_by != ""
    )
    return db.session.scalar(counted) or 0


def cited(sentence: Sentence) -> Sequence[Any]:
    """What it rests on, and what stands against it: (citation, contribution, comment), as they are
    now; the contribution is also the one that an argument answers."""
    answered = aliased(Contribution)
    return db.session.execute(
        select(
            Citation,
            func.coalesce(Contribution.id, answered.id).label("number"),
            func.coalesce(Contribution.title, answered.title).label("title"),
            func.coalesce(Contribution.body, Comment.body).label("body"),
            func.coalesce(Contribution.version, 1).label("now"),
            func.coalesce(Contribution.college, Comment.college).label("college"),
            func.coalesce(Contribution.language, "fr").label("language"),
            Contribution.supports,
            Comment.side,
            Vote.title.label("vote"),
            and_(
                func.coalesce(Contribution.state, answered.state, visibility.PUBLISHED)
                == visibility.PUBLISHED,
                func.coalesce(Comment.state, visibility.PUBLISHED) == visibility.PUBLISHED,
            ).label("public"),
        )
        .outerjoin(Contribution, Contribution.id == Citation.contribution_id)
        .outerjoin(Comment, Comment.id == Citation.comment_id)
        .outerjoin(answered, answered.thread_id == Comment.thread_id)
        .outerjoin(Vote, Vote.id == Citation.vote_id)
        .where(Citation.sentence_id == sentence.id)
        .order_by(Citation.role.desc(), Citation.id)
    ).all()


def no_longer_public(synthesis: Synthesis) -> Sequence[int]:
    """The contributions that it cites and that nobody may read any more, or those its arguments answer."""
    answered = aliased(Contribution)
    number = func.coalesce(Contribution.id, answered.id)
    return db.session.scalars(
        select(number)
        .distinct()
        .select_from(Citation)
        .join(Sentence, Sentence.id == Citation.sentence_id)
        .outerjoin(Contribution, Contribution.id == Citation.contribution_id)
        .outerjoin(Comment, Comment.id == Citation.comment_id)
        .outerjoin(answered, answered.thread_id == Comment.thread_id)
        .where(
            Sentence.synthesis_id == synthesis.id,
            func.coalesce(Contribution.state, answered.state) != visibility.PUBLISHED,
        )
    ).all()


# Since it was published ------------------------------------------------------------------------


def public_numbers(of: Consultation, numbers: Collection[str]) -> set[str]:
    """Those that anyone may read today."""
    ids = [int(one) for one in numbers if one.isdecimal()]
    found = db.session.scalars(
        select(Contribution.id)
        .join(Consultation, Consultation.id == Contribution.consultation_id)
        .where(
            Contribution.consultation_id == of.id,
            Contribution.id.in_(ids),
            visibility.public_contribution(Contribution, Consultation),
        )
    )
    return {str(one) for one in found}


def changed_since(of: Consultation, items: Collection[tuple[str, str, int]]) -> list[str]:
    """Numbers of what came since, of what is hidden or shown since, of what was rewritten."""
    known = {number: (state, version) for number, state, version in items}
    rows = db.session.execute(
        select(Contribution.id, Contribution.state, Contribution.version)
        .where(Contribution.consultation_id == of.id)
        .order_by(Contribution.id)
    )
    return [
        str(row.id)
        for row in rows
        if known.get(str(row.id))
        != ("public" if row.state == visibility.PUBLISHED else "hidden", row.version)
    ]
