"""What was asked to the model, what it proposed, and whose words a sentence is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import func, select

from ...accounts.models import User
from ...consultations.models import Consultation
from ...db import db
from .. import manuscript
from ..language_model import Endpoint, suspicions
from ..models import ModelConsent, ModelProposal, ModelRequest

LATEST = 30


def consent(lab_id: int, to: Endpoint) -> ModelConsent | None:
    """The one that stands, for that host and that model."""
    return db.session.scalar(
        select(ModelConsent).where(
            ModelConsent.lab_id == lab_id,
            ModelConsent.host == to.host,
            ModelConsent.model == to.name,
            ModelConsent.withdrawn_at.is_(None),
        )
    )


def how_many(of: Consultation) -> int:
    asked = select(func.count()).where(ModelRequest.consultation_id == of.id)
    return db.session.scalar(asked) or 0


def latest(of: Consultation) -> Sequence[Any]:
    """(request, name of who asked), the last first."""
    return db.session.execute(
        select(ModelRequest, User.name)
        .outerjoin(User, User.id == ModelRequest.asked_by)
        .where(ModelRequest.consultation_id == of.id)
        .order_by(ModelRequest.id.desc())
        .limit(LATEST)
    ).all()


def one(of: Consultation, number: int) -> ModelRequest | None:
    return db.session.scalar(
        select(ModelRequest).where(ModelRequest.id == number, ModelRequest.consultation_id == of.id)
    )


def unfinished(
    of: Consultation, kind: str, reading_id: int | None, theme_id: int | None
) -> ModelRequest | None:
    return db.session.scalar(
        select(ModelRequest).where(
            ModelRequest.consultation_id == of.id,
            ModelRequest.kind == kind,
            ModelRequest.reading_id.is_not_distinct_from(reading_id),
            ModelRequest.theme_id.is_not_distinct_from(theme_id),
            ModelRequest.ended_at.is_(None),
        )
    )


def held(number: int) -> ModelRequest | None:
    """As it is now, until the end of the transaction."""
    return db.session.scalar(
        select(ModelRequest)
        .where(ModelRequest.id == number)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def proposals(request: ModelRequest) -> Sequence[ModelProposal]:
    return db.session.scalars(
        select(ModelProposal)
        .where(ModelProposal.request_id == request.id)
        .order_by(ModelProposal.position)
    ).all()


def proposal(of: Consultation, number: int) -> ModelProposal | None:
    """Held until the end of the transaction: it is accepted once."""
    return db.session.scalar(
        select(ModelProposal)
        .join(ModelRequest, ModelRequest.id == ModelProposal.request_id)
        .where(ModelProposal.id == number, ModelRequest.consultation_id == of.id)
        .with_for_update(of=ModelProposal)
        .execution_options(populate_existing=True)
    )


class Origin(NamedTuple):
    model: str
    accepted_by: str


def origins(of: Consultation) -> Mapping[str, Origin]:
    """Whose words sentences are: by their folded words, whether they came by a button or were copied."""
    rows = db.session.execute(
        select(
            ModelProposal.words,
            ModelProposal.line,
            ModelRequest.model,
            ModelProposal.accepted_by,
            ModelProposal.rewritten,
        )
        .join(ModelRequest, ModelRequest.id == ModelProposal.request_id)
        .where(ModelRequest.consultation_id == of.id, ModelRequest.kind == "findings")
        .order_by(ModelProposal.accepted_at.nulls_first(), ModelProposal.id)
    )
    return {
        said: Origin(row.model, "" if row.rewritten else row.accepted_by)
        for row in rows
        for said in spoken(row.words, row.line)
    }


def spoken(words: str, line: str) -> set[str]:
    """What the model said, folded: as it wrote it, as the manuscript reads it, sentence by sentence too."""
    read = [one.text for one in manuscript.read(line).sentences]
    return {suspicions.folded(one) for one in (words, " ".join(read), *read)} - {""}
