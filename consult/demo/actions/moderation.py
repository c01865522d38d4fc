"""The life of moderation in the demo: what was decided in the five labs, and what waits."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from ... import journal
from ...accounts.models import User
from ...comments.models import Comment
from ...consultations.models import Consultation
from ...contributions import rules
from ...contributions.models import Contribution
from ...db import db, now
from ...moderation.actions import reporting
from ...moderation.grounds import GRAVE
from ...moderation.models import Decision
from ...permissions import FACILITATOR, MANAGER, MODERATOR
from ...visibility import PUBLISHED
from .. import rereading
from ..consultations import member
from ..material import QUESTIONS
from ..material import moderation as material
from ..material.shape import Judged, Notice, Question, Said
from ..saying import Moment, Pen, ago, hands, rewrite, titled
from ..typography import french
from . import decisions
from .decisions import Past, Why

HELD = "held"
DECIDED = Decision.contribution_id.is_not(None)


def fill() -> None:
    """After everybody has written. Its own seed: the rest of the demo does not depend on it."""
    chance, past = random.Random(1881), Past()  # noqa: S311  (texts, not secrets)
    crowd, signs = hands(), dict[str, User]()
    for question in QUESTIONS:
        of = db.session.scalars(
            select(Consultation).where(Consultation.slug == question.slug)
        ).one()
        if any(phase.kind == "ideas" and phase.opens_at < now() for phase in of.phases):
            desk = Desk(of, Pen(of, crowd, chance, question.places, signs), chance, past)
            desk.fill(question)
    past.live()


class Desk:
    """The moderators of one consultation."""

    def __init__(self, of: Consultation, pen: Pen, chance: random.Random, past: Past) -> None:
        self.of, self.pen, self.chance, self.past = of, pen, chance, past
        self.team = {role: member(of.lab_id, role) for role in (MODERATOR, FACILITATOR, MANAGER)}

    def fill(self, question: Question) -> None:
        again = random.Random(self.of.slug)  # noqa: S311
        rereading.fill(self.of, again, self.past.add)
        self._others()
        self._ideas(question)
        self._judged(material.DECIDED.get(self.of.slug, ()))
        self._waiting(material.WAITING.get(self.of.slug, ()))

    # Texts written already ------------------------------------------------------------------------

    def _ideas(self, question: Question) -> None:
        """Those refused or to be corrected; before, they waited or were public."""
        for idea in question.ideas:
            if idea.refusal:
                row = titled(self.of, idea.title)
                why = Why(idea.refusal.ground, idea.refusal.sentence)
                self._played(row, idea.refusal.kind, row.state_since, why)

    def _played(self, row: Any, kind: str, at: datetime, why: Why = decisions.PLAIN) -> None:
        """That decision again, on a text that already is as it left it."""
        if self.of.regime == "after":
            row.state, row.published_at = PUBLISHED, row.created_at
        else:
            row.published_at = None
            decisions.hold(row, row.created_at)
        self._decided(row, kind, at, why)

    def _others(self) -> None:
        """Texts of everybody that were held, or reported, and stayed."""
        if self.of.regime == "before":
            for model in (Contribution, Comment):
                for key in self._public(model, unread=True):
                    self._published(db.session.get_one(model, key), Why())
            return
        held = material.HELD_THEN_PUBLISHED.get(self.of.slug, 0)
        kept = material.REPORTED_THEN_KEPT.get(self.of.slug, 0)
        drawn = self._drawn(held, unread=True)
        for row in drawn:
            signal = self.chance.choice(material.WRONG_SIGNALS)
            self._published(row, Why(signals=(signal,), helped=False))
        others = [row for row in self._drawn(kept + held) if row not in drawn]
        for row, (notice, unfounded) in zip(others[:kept], material.UNHEARD, strict=False):
            self._kept(row, notice, Why(unfounded=unfounded))

    def _drawn(self, count: int, *, unread: bool = False) -> list[Any]:
        keys = self.chance.sample(self._public(Contribution, unread=unread), count) if count else []
        return [db.session.get_one(Contribution, key) for key in keys]

    def _public(self, model: Any, *, unread: bool = False) -> list[int]:
        """But those that are reported now, and, if asked, those that somebody decided on."""
        asked = select(model.id).where(
            model.consultation_id == self.of.id,
            model.state == PUBLISHED,
            model.created_at < now() - timedelta(days=2),
        )
        if model is Contribution:
            reported = material.WAITING.get(self.of.slug, ())
            if unread:
                asked = asked.where(~model.id.in_(select(Decision.contribution_id).where(DECIDED)))
            asked = asked.where(model.title.not_in([french(one.title) for one in reported]))
        return list(db.session.scalars(asked.order_by(model.id)))

    def _kept(self, row: Any, notice: Notice, why: Why) -> None:
        since = self._between(row.created_at, 0.4)
        at = max(self._awake(self._between(since, 0.2)), since)
        self._report(row, [notice], since, at)
        self._decided(row, "publish", at, why)

    def _published(self, row: Any, why: Why) -> None:
        row.published_at = None
        decisions.hold(row, row.created_at)
        at = self._awake(row.created_at + timedelta(hours=self.chance.uniform(0.5, 40)))
        self._decided(row, "publish", at, why)

    def _decided(self, row: Any, kind: str, at: datetime, why: Why) -> None:
        who = self._someone(self._who(), row)
        self.past.add(at, partial(decisions.decide, row, kind, who, at, why))

    def _report(self, row: Any, notices: Sequence[Notice], since: datetime, at: datetime) -> None:
        decisions.report(self.past, row, notices, since, at, self.pen.crowd.citizens, self.chance)

    def _between(self, since: datetime, most: float) -> datetime:
        """After ``since``, within the three days that follow and before now."""
        return since + min(timedelta(days=3), (now() - since) * most) * self.chance.uniform(0.2, 1)

    def _awake(self, at: datetime) -> datetime:
        """That moment, or the next morning; in the past."""
        morning = at + timedelta(hours=(31 - at.hour) % 24)
        return min(at if 7 <= at.hour < 17 else morning, ago(1, now()))

    def _someone(self, role: str, row: Any) -> int:
        """Of that role, or another of the team when they wrote the text."""
        return next(who for who in (self.team[role], *self.team.values()) if who != row.author_id)

    def _who(self) -> str:
        return self.chance.choices((MODERATOR, FACILITATOR, MANAGER), (14, 5, 1))[0]

    # Texts written for the moderators -------------------------------------------------------------

    def _judged(self, judged: tuple[Judged, ...]) -> None:
        when = {one: self._at_work(one.days) for one in judged}
        moments = {one: self._moment(one.text, at, own=one.own) for one, at in when.items()}
        keys = self.pen.put(moments.values())
        for one, at in when.items():
            row = _row(one.text, keys[one.text])
            self._noticed(row, one.text, moments[one].state, at)
            self.past.add(at, partial(self._judge, row, one, at))

    def _judge(self, row: Any, one: Judged, at: datetime) -> None:
        who = self._someone(one.role, row)
        why = Why(one.ground, one.sentence, one.words, one.signals, one.helped)
        decision = decisions.decide(row, one.kind, who, at, why)
        if one.contest:
            decisions.contest(self.past, row, decision, one.contest)

    def _waiting(self, waiting: tuple[Said, ...]) -> None:
        moments = {one: self._moment(one, now()) for one in waiting if one.body}
        keys = self._put(moments)
        for one in waiting:
            row = _row(one, keys[one]) if one.body else titled(self.of, one.title)
            if one.former:
                self._corrected(row, one)
            self._noticed(row, one, moments[one].state if one.body else PUBLISHED, now())

    def _put(self, moments: dict[Said, Moment]) -> dict[Said, int]:
        """What no signal held waits since the days when everything was read first."""
        read_first = {
            one: moment
            for one, moment in moments.items()
            if moment.state == HELD and not (one.notices or one.former or _flagged(one))
        }
        usual = self.of.regime
        if usual == "flagged" and read_first:
            self._changes_regime(max(one.hours for one in read_first) + 1)
            self._changes_regime(min(one.hours for one in read_first) / 2)
        self.of.regime = "before" if read_first else usual
        db.session.flush()
        keys = self.pen.put(read_first.values())
        self.of.regime = usual
        db.session.flush()
        return keys | self.pen.put(one for said, one in moments.items() if said not in read_first)

    def _changes_regime(self, hours: float) -> None:
        of, who, at = self.of, self.team[FACILITATOR], ago(hours, now())
        act = partial(journal.record, "consultation.edit", lab_id=of.lab_id, at=at)
        self.past.add(at, partial(act, of, who, fields=["regime"]))

    def _moment(self, said: Said, until: datetime, *, own: bool = False) -> Moment:
        """Held before publication or for what is seen in it; else public, until someone reports it."""
        since = ago(said.hours, until)
        created = since
        if said.notices or said.former or own:
            earlier = ago(self.chance.uniform(20, 120), since)
            created = min(max(earlier, self.pen.start), self.pen.end)
        flagged = self.of.regime == "flagged" and not own and _seen(said)
        held = self.of.regime == "before" or flagged
        waits = held and not said.former
        return Moment(said, HELD if held else PUBLISHED, created, since if waits else created)

    def _noticed(self, row: Any, said: Said, state: str, until: datetime) -> None:
        if not said.notices:
            return
        since = ago(said.hours, until)
        if state == HELD:
            self.past.add(since, partial(reporting.write_hold, row, at=since))
        self._report(row, said.notices, since, until)

    def _corrected(self, row: Contribution, said: Said) -> None:
        """Sent back to its author, who wrote it again until it said what it says."""
        wrote, last = row.created_at, ago(said.hours, now())
        step = (last - wrote) / len(said.former)
        for body in (*said.former[1:], said.body):
            soon, wrote = wrote + step * 0.1, wrote + step
            asked = min(self._awake(soon), wrote - step * 0.1)
            who = self._someone(MODERATOR, row)
            self.past.add(
                asked, partial(decisions.decide, row, "amend", who, asked, Why(*said.asked))
            )
            self.past.add(wrote, partial(_written_again, row, french(body), wrote))

    def _at_work(self, days: float) -> datetime:
        """That many days ago, in office hours."""
        at = now() - timedelta(days=days)
        return at.replace(hour=self.chance.randint(7, 15), minute=self.chance.randint(0, 59))


def _seen(said: Said) -> bool:
    """A signal held it, or a report did: on a grave ground."""
    return not said.notices or any(one.ground in GRAVE for one in said.notices)


def _flagged(said: Said) -> bool:
    return bool(rules.flags(french(said.title), french(said.body)))


def _row(said: Said, key: int) -> Any:
    return db.session.get_one(Comment if said.on else Contribution, key)


def _written_again(row: Contribution, body: str, at: datetime) -> None:
    rewrite(row, row.title, body, at)
    decisions.hold(row, at)
