"""Jobs of the synthesis: reading the texts, placing those that came since, asking the language model."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from flask import current_app
from sqlalchemy import insert, update

from .. import db as database
from .. import jobs, journal, throttle
from ..consultations.models import Consultation
from ..db import db, now
from ..notifications import mails, topics
from ..notifications.actions import send
from ..notifications.letters import letter
from . import acts, engine
from . import language_model as models
from .engine import Excerpt, Settings, Theme
from .language_model import Endpoint
from .language_model.answers import plain
from .models import (
    ModelProposal,
    ModelRequest,
    Placement,
    ProposedGroup,
    ProposedTheme,
    Reading,
    Synthesis,
)
from .queries import (
    arrivals,
    asking,
    authors,
    coding,
    proposals,
    readings,
    sending,
    syntheses,
)
from .queries.authors import Fed
from .queries.texts import whole

ROWS = 2000  # of one insertion
ENGINE_UNTIL = 95  # per cent, the rest is writing


@jobs.job("synthesis.read")
def read(reading_id: int) -> None:
    """Run again from the start when a worker died in the middle: nothing is kept before the end."""
    reading = db.session.get(Reading, reading_id)
    if reading is None or reading.ended_at is not None:
        return
    _tell(reading_id, 0, started=True)
    try:
        made = _Read(reading)
    except Exception:
        _fail(reading_id)
        raise
    kept = readings.held(reading_id)
    if kept is None or kept.ended_at is not None:  # given up meanwhile
        return
    made.write(kept)
    kept.done, kept.ended_at = 100, now()


def _tell(reading_id: int, done: int, started: bool = False) -> None:
    """Seen at once: outside the transaction of the job, which ends with it."""
    with throttle.transaction() as connection:
        asked = update(Reading).where(Reading.id == reading_id, Reading.ended_at.is_(None))
        values: dict[str, Any] = {"done": done}
        if started:
            values["started_at"] = now()
        connection.execute(asked.values(values))


def _fail(reading_id: int) -> None:
    with throttle.transaction() as connection:
        asked = update(Reading).where(Reading.id == reading_id, Reading.ended_at.is_(None))
        connection.execute(asked.values(failure="failed", ended_at=now()))


class _Read:
    """What the engine found, with the version of each text it read."""

    def __init__(self, reading: Reading) -> None:
        self.versions: dict[int, int] = {}
        texts = {}
        of = db.session.get_one(Consultation, reading.consultation_id)
        for number, version, said in readings.stream(of, reading.phase_id):
            self.versions[number] = version
            texts[str(number)] = said
        number = reading.id
        settings = Settings(themes=reading.wanted)
        self.found = engine.read(
            texts, settings, lambda done: _tell(number, min(done, ENGINE_UNTIL))
        )

    def write(self, reading: Reading) -> None:
        found = self.found
        reading.texts, reading.unplaced = len(self.versions), len(found.unplaced)
        reading.positions = [[self._whole(one)[:2] for one in held] for held in found.positions]
        reading.stamp = {
            "engine": found.stamp.engine,
            "settings": vars(found.stamp.settings),
            "libraries": found.stamp.libraries,
            "texts": found.stamp.texts,
        }
        for position, theme in enumerate(found.themes, start=1):
            self._write_theme(reading, position, theme)

    def _write_theme(self, reading: Reading, position: int, theme: Theme) -> None:
        made = ProposedTheme(
            reading_id=reading.id,
            position=position,
            title=theme.title[:200],
            terms=theme.terms,
            texts=len(theme.texts),
            groups=len(theme.groups),
            verbatims=self._passages(theme.verbatims),
            sample=[self._whole(one) for one in theme.sample],
            demands=[[*self._passage(one), one.turn] for one in theme.demands],
            objections=[[*self._passage(one), one.turn] for one in theme.objections],
            places=self._places(theme),
        )
        db.session.add(made)
        db.session.flush()
        rows = [
            {
                "theme_id": made.id,
                "position": number,
                "texts": group.texts,
                "ideas": self._passages(group.ideas),
            }
            for number, group in enumerate(theme.groups, start=1)
        ]
        for start in range(0, len(rows), ROWS):
            db.session.execute(insert(ProposedGroup), rows[start : start + ROWS])

    def _places(self, theme: Theme) -> list[list[Any]]:
        """A text is whole in the theme it says first; of the others, the ideas alone."""
        own = {one for one in theme.texts if self.found.placed[one][0] == theme.id}
        places = [self._whole(one) for one in theme.texts if one in own]
        for group in theme.groups:
            places += [self._passage(one) for one in group.ideas if one.id not in own]
        return places

    def _whole(self, key: str) -> list[Any]:
        return [int(key), self.versions[int(key)], None, None]

    def _passage(self, one: Excerpt) -> list[Any]:
        return [int(one.id), self.versions[int(one.id)], one.start, one.end]

    def _passages(self, those: Iterable[Excerpt]) -> list[list[Any]]:
        return [self._passage(one) for one in those]


# Texts that come later ---------------------------------------------------------------------------


@jobs.every("41 * * * *", "synthesis.arrivals")
def place_arrivals() -> None:
    """Every hour, in each codebook; what is placed is to be read by someone."""
    for of in arrivals.consultations():
        place_new(of)


@jobs.job("synthesis.place-new")
def place_now(consultation_id: int) -> None:
    of = db.session.get(Consultation, consultation_id)
    if of is not None:
        place_new(of)


def place_new(of: Consultation) -> int:
    """Each new text is looked at once: taken out of its theme by someone, it does not come back."""
    acts.lock(of)
    known, new = coding.scheme(of), arrivals.new(of)
    if not known or not new:
        return 0
    with acts.act(of, arrivals.ARRIVALS, None) as act:
        for phase in {row.phase_id for row in new}:
            mine = [row for row in new if row.phase_id == phase]
            texts = [whole(row.title, row.body) for row in mine]
            found = engine.placed(arrivals.known(of, known, phase), texts)
            rows = [
                {
                    "consultation_id": of.id,
                    "contribution_id": row.id,
                    "version": row.version,
                    "theme_id": theme,
                    "by": "machine",
                    "at": act.at,
                    "act_id": act.id,
                }
                for row, theme in zip(mine, found, strict=True)
                if theme is not None
            ]
            if rows:
                db.session.execute(insert(Placement), rows)
            act.texts += len(rows)
        return act.texts


# Authors -----------------------------------------------------------------------------------------

LETTERS_AT_ONCE = 200


@jobs.job("synthesis.tell_authors")
def tell_authors(synthesis_id: int, after: str = "") -> None:
    """One mail to each author: what their texts became. Of a later version, only to those for whom
    something changed. By turns of some hundreds; run twice, nobody is written to twice."""
    synthesis = db.session.get(Synthesis, synthesis_id)
    if synthesis is None or synthesis.published_at is None:
        return
    of = synthesis.consultation
    people = authors.reached(of.id, after, LETTERS_AT_ONCE)
    addresses = [person.email for person in people]
    about = f"/{of.slug}/synthese?version={synthesis.version}\n"
    skipped = mails.written("synthesis", about, addresses)
    skipped |= topics.silent(topics.SYNTHESIS, addresses)
    now_said = authors.fed(synthesis, people)
    earlier = syntheses.published(of.id, synthesis.version - 1)
    before = authors.fed(earlier, people) if earlier else {}
    for person in people:
        texts = now_said.get(person.email, [])
        if person.email in skipped or not texts or (earlier and _same(texts, before[person.email])):
            continue
        skipped.add(person.email)
        stop = topics.address(person.email, topics.SYNTHESIS, person.language)
        said = letter(
            "synthesis",
            person.language,
            consultation=of,
            synthesis=synthesis,
            texts=texts,
            unsubscribe=stop,
        )
        send(to=person.email, kind="synthesis", user_id=person.id, unsubscribe=stop, **said)
    if len(people) == LETTERS_AT_ONCE:
        jobs.defer(tell_authors, synthesis_id=synthesis_id, after=people[-1].email)


def _same(texts: list[Fed], before: list[Fed]) -> bool:
    return [(one.id, one.words) for one in texts] == [(one.id, one.words) for one in before]


# The language model ------------------------------------------------------------------------------


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
