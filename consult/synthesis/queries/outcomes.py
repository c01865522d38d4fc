"""What the latest published synthesis made of a contribution, for its receipt and its page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, and_, func, or_, select

from ...comments.models import Comment
from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import db
from ...i18n import SOURCE, speaking
from .. import quoting
from ..labels import HIDDEN, REFUSED
from ..models import Citation, Outcome, Sentence, Synthesis
from . import quoted


@dataclass(frozen=True)
class Fed:
    """A sentence that cites a contribution, or an argument on it."""

    number: int
    shown: str  # as it may be read today
    theme: str
    role: str
    by_argument: bool


@dataclass(frozen=True)
class Fate:
    version: int  # of the synthesis
    published_at: datetime
    counted: bool  # that version says what became of each thing received
    read: int | None  # the version of the text that was read; None: that version does not say
    account: str | None
    reason: str
    hidden: bool  # that day, by moderation
    themes: Sequence[str]
    sentences: Sequence[Fed]


def _latest() -> ScalarSelect[Any]:
    """The version that readers are shown, of the consultation of a contribution."""
    return (
        select(func.max(Synthesis.version))
        .where(
            Synthesis.consultation_id == Contribution.consultation_id,
            Synthesis.published_at.is_not(None),
        )
        .correlate(Contribution)
        .scalar_subquery()
    )


def fate(of: Consultation, contribution_id: int) -> Fate | None:
    """None while no synthesis is published, and of a version that says nothing of it."""
    if of.synthesis_published_at is None:
        return None
    rows = db.session.execute(
        select(
            Synthesis.id,
            Synthesis.version,
            Synthesis.published_at,
            Synthesis.received,
            Outcome.version.label("read"),
            Outcome.account,
            Outcome.reason,
            Outcome.themes,
        )
        .select_from(Synthesis)
        .join(Contribution, Contribution.id == contribution_id)
        .outerjoin(
            Outcome,
            and_(Outcome.synthesis_id == Synthesis.id, Outcome.contribution_id == contribution_id),
        )
        .where(Synthesis.consultation_id == of.id, Synthesis.version == _latest())
    ).all()
    for row in rows:
        sentences = _feeding(row.id, contribution_id)
        if row.received is None and row.account is None and not sentences:
            return None
        return Fate(
            row.version,
            row.published_at,
            row.received is not None,
            row.read,
            row.account,
            row.reason or "",
            _by_moderation(row.reason),
            row.themes or (),
            sentences,
        )
    return None


def _by_moderation(reason: str | None) -> bool:
    with speaking(SOURCE):  # the language in which it is kept
        return reason in (str(REFUSED), str(HIDDEN))


def _feeding(synthesis_id: int, contribution_id: int) -> list[Fed]:
    rows = db.session.execute(
        select(
            Sentence.number,
            Sentence.shown,
            Sentence.theme,
            Citation.role,
            Citation.comment_id.is_not(None).label("by_argument"),
        )
        .select_from(Citation)
        .join(Sentence, Sentence.id == Citation.sentence_id)
        .join(Contribution, Contribution.id == contribution_id)
        .outerjoin(Comment, Comment.id == Citation.comment_id)
        .where(
            Sentence.synthesis_id == synthesis_id,
            or_(
                Citation.contribution_id == contribution_id,
                Comment.thread_id == Contribution.thread_id,
            ),
        )
        .order_by(Sentence.number, Citation.comment_id.is_not(None), Citation.id)
    ).all()
    gone = quoted.gone(synthesis_id, {row.number for row in rows})
    found: dict[int, Fed] = {}  # a sentence once, by the text itself rather than by an argument
    for row in rows:
        shown = quoting.without(row.shown, gone.get(row.number, ()))
        found.setdefault(row.number, Fed(row.number, shown, row.theme, row.role, row.by_argument))
    return list(found.values())


def accounts(contributions: Collection[int]) -> dict[int, Any]:
    """(account, sentences) of each of these in the latest version of its synthesis, if there is one."""
    citing = (
        select(func.count(Citation.sentence_id.distinct()))
        .select_from(Citation)
        .join(Sentence, Sentence.id == Citation.sentence_id)
        .outerjoin(Comment, Comment.id == Citation.comment_id)
        .where(
            Sentence.synthesis_id == Synthesis.id,
            or_(
                Citation.contribution_id == Contribution.id,
                Comment.thread_id == Contribution.thread_id,
            ),
        )
        .correlate(Synthesis, Contribution)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(Outcome.contribution_id, Outcome.account, citing.label("sentences"))
        .join(Contribution, Contribution.id == Outcome.contribution_id)
        .join(Synthesis, Synthesis.id == Outcome.synthesis_id)
        .where(Contribution.id.in_(contributions), Synthesis.version == _latest())
    )
    return {row.contribution_id: row for row in rows}
