"""Questions asked to one contribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import bindparam, func, null, select, text, union, union_all
from sqlalchemy.orm import contains_eager, joinedload

from ... import visibility
from ...accounts.models import User
from ...comments.models import Comment
from ...consultations.models import Consultation, Phase
from ...db import db, execute
from ...moderation.models import Decision
from ...visibility import PUBLISHED
from ..models import Attachment, Contribution, Draft, Fold, Revision, Support

LOAD = (
    select(Contribution)
    .join(Contribution.consultation)
    .options(contains_eager(Contribution.consultation), joinedload(Contribution.theme))
    .where(Contribution.id == bindparam("id"), Consultation.slug == bindparam("slug"))
)


def load(slug: str, contribution_id: int) -> Contribution | None:
    """With its consultation, lab and theme: two statements, phases included."""
    return db.session.scalar(LOAD, {"id": contribution_id, "slug": slug})


OF = select(Contribution).where(
    Contribution.id == bindparam("id"), Contribution.consultation_id == bindparam("of")
)


def of(consultation: Consultation, contribution_id: int) -> Contribution | None:
    """One of its contributions; the consultation and its themes are there already."""
    return db.session.scalar(OF, {"id": contribution_id, "of": consultation.id})


def by_code(code: str) -> Contribution | None:
    return db.session.scalar(
        select(Contribution)
        .options(joinedload(Contribution.consultation))
        .where(Contribution.code == code)
    )


def thread_owner(thread_id: int) -> Contribution | None:
    return db.session.scalar(
        select(Contribution)
        .options(joinedload(Contribution.consultation))
        .where(Contribution.thread_id == thread_id)
    )


# Facts around one contribution -------------------------------------------------------------------


@dataclass(frozen=True)
class Facts:
    """Counts as of now, deltas not yet folded included; files; what the reader did."""

    citizens: int
    agents: int
    counted: list[dict[str, Any]]  # figures imported: position, origin, count
    backed: bool
    comments: int
    sides: dict[str, dict[str, int]]  # public arguments by side, then by college
    attachments: list[dict[str, Any]]
    campaign: dict[str, Any] | None  # id, texts, people
    merge: dict[str, Any] | None  # id, title, texts

    @property
    def supports(self) -> int:
        return self.citizens + self.agents + self.imported

    @property
    def imported(self) -> int:
        return sum(int(one["count"]) for one in self.counted if one["position"] == "for")


FACTS = text(
    """
    SELECT
      (SELECT coalesce(sum(change) FILTER (WHERE "column" = 'supports_citizen'), 0) || ' ' ||
              coalesce(sum(change) FILTER (WHERE "column" = 'supports_agent'), 0) || ' ' ||
              coalesce(sum(change) FILTER (WHERE "column" = 'comments'), 0)
       FROM tally_delta WHERE contribution_id = :id) AS pending,
      (SELECT json_agg(json_build_object('position', position, 'origin', origin, 'count', count)
                       ORDER BY position)
       FROM counted_support WHERE contribution_id = :id) AS counted,
      EXISTS (SELECT 1 FROM support WHERE contribution_id = :id AND user_id = :person) AS backed,
      (SELECT json_agg(json_build_object('side', side, 'college', college, 'number', number))
       FROM (SELECT side, college, count(*) AS number FROM comment
             WHERE thread_id = :thread AND state = 'published' AND parent_id IS NULL
             GROUP BY side, college) AS grouped) AS sides,
      (SELECT json_agg(json_build_object('id', id, 'name', name, 'media_type', media_type,
                                         'size', size, 'state', state) ORDER BY id)
       FROM attachment WHERE contribution_id = :id) AS attachments,
      (SELECT row_to_json(f) FROM fold f WHERE id = :campaign AND texts > 1) AS campaign,
      (SELECT row_to_json(f) FROM fold f WHERE id = :merge AND texts > 1) AS merge
    """
)


def facts(contribution: Contribution, who: Any) -> Facts:
    row = db.session.execute(
        FACTS,
        {
            "id": contribution.id,
            "thread": contribution.thread_id,
            "person": who.id,
            "campaign": contribution.campaign_id if contribution.state == PUBLISHED else None,
            "merge": contribution.merge_id if contribution.state == PUBLISHED else None,
        },
    ).one()
    citizens, agents, comments = map(int, row.pending.split())
    return Facts(
        contribution.supports_citizen + citizens,
        contribution.supports_agent + agents,
        row.counted or [],
        row.backed,
        contribution.comments + comments,
        _by_side(row.sides or []),
        [file for file in row.attachments or [] if _readable(file, contribution, who)],
        row.campaign,
        row.merge,
    )


def _readable(file: dict[str, Any], contribution: Contribution, who: Any) -> bool:
    of = contribution.consultation
    return bool(visibility.attachment(SimpleNamespace(**file), contribution, of, who))


def _by_side(counts: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for one in counts:
        found.setdefault(one["side"], {})[one["college"]] = one["number"]
    return found


# Supporting --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Backed:
    """Just what the right to support asks of a contribution."""

    id: int
    state: str
    author_id: int | None
    consultation: Consultation

    @property
    def consultation_id(self) -> int:
        return self.consultation.id


TO_BACK = "SELECT state, author_id FROM contribution WHERE id = %(id)s AND consultation_id = %(of)s"


def to_back(consultation: Consultation, contribution_id: int) -> Backed | None:
    row = execute(TO_BACK, {"id": contribution_id, "of": consultation.id}).fetchone()
    return Backed(contribution_id, row.state, row.author_id, consultation) if row else None


# Around it ---------------------------------------------------------------------------------------


def revisions(contribution: Contribution, *, everything: bool) -> Sequence[Revision]:
    """Its versions, the last first; the public reads those since ``public_from``."""
    first = 1 if everything else contribution.public_from
    return db.session.scalars(
        select(Revision)
        .where(Revision.contribution_id == contribution.id, Revision.version >= first)
        .order_by(Revision.version.desc())
    ).all()


def attachment(contribution: Contribution, attachment_id: int, who: Any) -> Attachment | None:
    found = db.session.scalar(
        select(Attachment).where(
            Attachment.id == attachment_id, Attachment.contribution_id == contribution.id
        )
    )
    of = contribution.consultation
    seen = found is not None and visibility.attachment(found, contribution, of, who)
    return found if seen else None


def of_author(person_id: int) -> Sequence[Any]:
    """What someone wrote, the last first."""
    return db.session.execute(
        select(
            Contribution.id,
            Contribution.title,
            Contribution.state,
            Contribution.code,
            Contribution.created_at,
            Contribution.supports,
            Contribution.comments,
            Consultation.slug,
            Consultation.title.label("question"),
        )
        .join(Consultation)
        .where(Contribution.author_id == person_id)
        .order_by(Contribution.id.desc())
        .limit(500)
    ).all()


def members(fold: Fold) -> Sequence[Contribution]:
    """The public texts of a merge, in the order they were sent."""
    return db.session.scalars(
        select(Contribution)
        .options(joinedload(Contribution.consultation))
        .where(Contribution.merge_id == fold.id, Contribution.state == PUBLISHED)
        .order_by(Contribution.id)
    ).all()


def merge_of(contribution: Contribution) -> Fold | None:
    """The merge that a receipt speaks of, whatever the state of the text."""
    return db.session.get(Fold, contribution.merge_id) if contribution.merge_id else None


def draft(person_id: int | None, consultation_id: int) -> Draft | None:
    return None if person_id is None else db.session.get(Draft, (person_id, consultation_id))


def drafts_of(person_id: int) -> Sequence[Any]:
    return db.session.execute(
        select(
            Draft.fields["title"].astext.label("title"),
            Draft.updated_at,
            Consultation.slug,
            Consultation.title.label("question"),
        )
        .join(Consultation, Consultation.id == Draft.consultation_id)
        .where(Draft.user_id == person_id)
        .order_by(Draft.updated_at.desc())
    ).all()


def supporters(contribution: Contribution) -> Sequence[Any]:
    """Who backs it, its author aside, and has kept an account."""
    return db.session.execute(
        select(User.id, User.email, User.language)
        .join(Support, Support.user_id == User.id)
        .where(
            Support.contribution_id == contribution.id,
            User.closed_at.is_(None),
            User.id.is_distinct_from(contribution.author_id),
        )
        .order_by(User.id)
    ).all()


def participants(lab_id: int, at: datetime, after: str, limit: int) -> Sequence[Any]:
    """Who wrote in the consultations of the lab that are not over, and can be reached, by address."""
    going_on = (
        select(Phase.consultation_id)
        .join(Consultation, Consultation.id == Phase.consultation_id)
        .where(Consultation.lab_id == lab_id, Consultation.published_at.is_not(None))
        .group_by(Phase.consultation_id)
        .having(func.min(Phase.opens_at) <= at, func.max(Phase.closes_at) > at)
        .scalar_subquery()
    )
    wrote = [
        select(model.author_id).where(
            model.consultation_id.in_(going_on), model.state != "withdrawn"
        )
        for model in (Contribution, Comment)
    ]
    with_account = select(User.id, User.email, User.language).where(
        User.closed_at.is_(None), User.id.in_(union(*wrote))
    )
    without = (
        select(null().label("id"), Contribution.contact_email, func.max(Contribution.language))
        .where(
            Contribution.consultation_id.in_(going_on),
            Contribution.state != "withdrawn",
            Contribution.author_id.is_(None),
            Contribution.contact_email != "",
        )
        .group_by(Contribution.contact_email)
    )
    everyone = union_all(with_account, without).subquery()
    return db.session.execute(
        select(everyone)
        .where(everyone.c.email > after)
        .order_by(everyone.c.email, everyone.c.id)
        .limit(limit)
    ).all()


def last_decision(contribution: Contribution) -> Decision | None:
    """On the text itself, that stands."""
    return db.session.scalar(
        select(Decision)
        .where(
            Decision.contribution_id == contribution.id,
            Decision.undone_at.is_(None),
            Decision.kind.not_in(("warn", "restrict")),
        )
        .order_by(Decision.id.desc())
        .limit(1)
    )


def decisions_about(person_id: int) -> Sequence[Any]:
    """What moderators decided against what someone wrote, that stands, the latest first."""
    return db.session.execute(
        select(
            Decision.code,
            Decision.kind,
            Decision.decided_at,
            Consultation.title.label("question"),
        )
        .join(Consultation, Consultation.id == Decision.consultation_id)
        .where(
            Decision.author_id == person_id,
            Decision.undone_at.is_(None),
            Decision.kind.not_in(("publish", "restore")),
        )
        .order_by(Decision.id.desc())
        .limit(50)
    ).all()
