"""Jobs of the synthesis: reading the texts, placing those that came since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert, update

from ... import jobs, throttle
from ...consultations.models import Consultation
from ...db import db, now
from .. import acts, again, engine
from ..engine import Excerpt, Settings, Theme
from ..models import Placement, ProposedGroup, ProposedTheme, Reading
from ..queries import arrivals, coding, readings
from ..queries.texts import whole

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
        earlier = readings.earlier(reading)
        for position, theme in enumerate(found.themes, start=1):
            own = frozenset(int(one) for one in self._own(theme))
            self._write_theme(reading, position, theme, again.same(own, earlier))

    def _own(self, theme: Theme) -> set[str]:
        """The texts that say it first."""
        return {one for one in theme.texts if self.found.placed[one][0] == theme.id}

    def _write_theme(
        self, reading: Reading, position: int, theme: Theme, same_as: int | None
    ) -> None:
        made = ProposedTheme(
            reading_id=reading.id,
            position=position,
            same_as_id=same_as,
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
        own = self._own(theme)
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
