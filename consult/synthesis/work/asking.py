"""Asking the language model, where the instance has one and the lab agreed."""

from __future__ import annotations

import time
from typing import Any

from flask import current_app
from sqlalchemy import update

from ... import db as database
from ... import jobs, journal, throttle
from ...consultations.models import Consultation
from ...db import db, now
from .. import language_model as models
from ..language_model import Endpoint
from ..language_model.answers import plain
from ..models import ModelProposal, ModelRequest
from ..queries import asking, proposals, sending


@jobs.job("synthesis.ask")
def ask(request_id: int) -> None:
    """Once: a worker that died while it asked may have been answered, so nobody asks again for it."""
    request = db.session.get(ModelRequest, request_id)
    if request is None or request.ended_at is not None:
        return
    if not _begin(request_id):
        _end(request_id, failure="failed")
        return
    try:
        _ask(request)
    except Exception:
        database.rollback()
        _end(request_id, failure="failed")
        database.commit()
        raise


def _begin(request_id: int) -> bool:
    """Seen at once, and by one worker alone."""
    with throttle.transaction() as connection:
        asked = update(ModelRequest).where(
            ModelRequest.id == request_id,
            ModelRequest.started_at.is_(None),
            ModelRequest.ended_at.is_(None),
        )
        return connection.execute(asked.values(started_at=now())).rowcount == 1


def _ask(request: ModelRequest) -> None:
    number, kind = request.id, request.kind
    sent = _sent(request)
    if sent is None:
        _end(number, failure="changed")
        return
    to, body = sent
    database.commit()  # nothing is held while the model thinks
    began = time.monotonic()
    answer, failure, found = None, "", []
    try:
        answer = models.complete(to, body)
        found = models.read(kind, answer.said)
    except models.Failed as failed:
        failure = failed.code
    except models.Invalid:
        failure = "invalid"
    spent = round((time.monotonic() - began) * 1000)
    kept = _end(number, failure or ("" if found else "nothing"), spent, answer)
    if kept is not None:
        _keep(kept, found)


def _sent(request: ModelRequest) -> tuple[Endpoint, bytes] | None:
    """What somebody saw and asked to send, where it is still that, and still allowed."""
    to = Endpoint.of(current_app.config)
    of = db.session.get_one(Consultation, request.consultation_id)
    if to is None or asking.consent(of.lab_id, to) is None:
        return None
    asked = {"reading_id": request.reading_id, "theme_id": request.theme_id}
    made = sending.plan(of, request.kind, asked, request.seed, to)
    if made is None or made.digest(to) != request.digest:
        return None
    return to, made.body(to)


def _end(
    request_id: int,
    failure: str,
    milliseconds: int | None = None,
    answer: models.Answer | None = None,
) -> ModelRequest | None:
    """Nothing when somebody gave it up meanwhile."""
    kept = asking.held(request_id)
    if kept is None or kept.ended_at is not None:
        return None
    kept.ended_at, kept.failure, kept.milliseconds = now(), failure, milliseconds
    if answer is not None:
        kept.asked_tokens, kept.said_tokens = answer.asked_tokens, answer.said_tokens
    db.session.flush()
    journal.record(
        "model.answer",
        kept,
        kept.asked_by,
        lab_id=kept.consultation.lab_id,
        consultation=kept.consultation_id,
        model=kept.model,
        host=kept.host,
        outcome=failure or "answered",
        milliseconds=milliseconds,
        asked_tokens=kept.asked_tokens,
        said_tokens=kept.said_tokens,
    )
    return kept


def _keep(request: ModelRequest, found: list[Any]) -> None:
    """As the model said them: what is wrong in them is looked for each time they are shown."""
    numbers = request.numbers
    for position, said in enumerate(found, start=1):
        if request.kind == "findings":
            words, given = plain(said.text), [*said.supports, *said.opposes]
            line = proposals.line_of(words, said, numbers)
        else:
            words = line = plain(said.title)
            given = [said.theme] if request.kind == "titles" else list(said.themes)
        about = dict.fromkeys(numbers[str(one)] for one in given if str(one) in numbers)
        made = {"words": words, "line": line, "given": given, "about": list(about)}
        db.session.add(ModelProposal(request_id=request.id, position=position, **made))
