"""Texts for the moderators, written as rows beside those of everybody."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from ..accounts.models import User
from ..bulk import ids
from ..comments.models import Comment, Thread
from ..consultations.models import Consultation
from ..contributions.models import Contribution, Revision
from ..db import db
from ..labs.models import Membership
from . import people, texts
from .contributions import Batch, Crowd, Text, Writer, signature
from .material.places import PLACES
from .material.shape import Said
from .typography import french


@dataclass(frozen=True)
class Moment:
    """A text in the state it is given, since then."""

    said: Said
    state: str
    created: datetime
    since: datetime


def hands() -> Crowd:
    """Who writes for the moderators: nobody of a team, nor those whom visitors of the demo become."""
    known = (people.FIRST_CITIZEN, people.FIRST_AGENT)
    team = set(db.session.scalars(select(Membership.user_id)))
    crowd = Crowd.load()
    return Crowd(
        *(
            [one for one in of if one.id not in team and one.name not in known]
            for of in (crowd.citizens, crowd.agents)
        )
    )


class Pen(Writer):
    """Writes them in one consultation, each in its state; the same hand signs what it wrote."""

    def __init__(
        self,
        of: Consultation,
        crowd: Crowd,
        chance: random.Random,
        places: str,
        signs: dict[str, User],
    ) -> None:
        super().__init__(of, crowd, chance)
        self.communes, self.signs = PLACES.get(places, ()), signs

    def put(self, moments: Iterable[Moment]) -> dict[Said, int]:
        """Their ids. The database opens a case for each that is held."""
        listed, batch = list(moments), Batch()
        arguments = [one for one in listed if one.said.on]
        others = [one for one in listed if not one.said.on]
        found = dict(
            zip((one.said for one in arguments), ids(Comment, len(arguments)), strict=True)
        )
        numbers, threads = ids(Contribution, len(others)), ids(Thread, len(others))
        for one, number, thread in zip(others, numbers, threads, strict=True):
            found[one.said] = number
            self._contribute(batch, one, number, thread)
        batch.comments = [self._argue(one, found[one.said]) for one in arguments]
        batch.write()
        return found

    def _contribute(self, batch: Batch, one: Moment, number: int, thread: int) -> None:
        said = one.said
        body = said.former[0] if said.former else said.body
        text = Text(french(said.title), (french(body),), french(said.theme), said.college)
        if self.communes and self.chance.random() < 0.7:
            text.commune = self.chance.choice(self.communes)
        row = self._contribution(text, number, thread, one.created)
        row |= self._state(one) | self._signed(said)
        row |= {"contact_email": said.email, "language": said.language}
        batch.threads.append({"id": thread, "consultation_id": self.of.id})
        batch.contributions.append(row)
        batch.revisions.append(first_version(row))

    def _argue(self, one: Moment, key: int) -> dict[str, Any]:
        above = titled(self.of, one.said.on)
        row = self._comment(one.said.side, one.said.body, above.thread_id, key, None, one.created)
        return row | self._state(one) | self._signed(one.said)

    @staticmethod
    def _state(one: Moment) -> dict[str, Any]:
        return {
            "state": one.state,
            "state_since": one.since,
            "published_at": one.created if one.state == "published" or one.said.notices else None,
        }

    def _signed(self, said: Said) -> dict[str, Any]:
        author = self._hand(said) if said.account else None
        return {
            "author_id": author.id if author else None,
            "signature": signature(author),
            "college": said.college,
        }

    def _hand(self, said: Said) -> User:
        another = self.chance.choice(self.crowd.of(said.college))
        return self.signs.setdefault(said.by, another) if said.by else another


def first_version(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "contribution_id": row["id"],
        "version": 1,
        "title": row["title"],
        "body": row["body"],
        "body_html": row["body_html"],
        "written_at": row["created_at"],
    }


def rewrite(row: Contribution, title: str, body: str, at: datetime) -> None:
    """One more version, of that moment."""
    row.title, row.body, row.version = title, body, row.version + 1
    row.body_html = texts.html((body,), False)
    row.title_stems, row.body_stems = texts.stems(title), texts.stems(body)
    db.session.add(
        Revision(
            contribution_id=row.id,
            version=row.version,
            title=title,
            body=body,
            body_html=row.body_html,
            written_at=at,
        )
    )


def titled(of: Consultation, title: str) -> Contribution:
    """The contribution of that title."""
    asked = select(Contribution).where(
        Contribution.consultation_id == of.id, Contribution.title == french(title)
    )
    return db.session.scalars(asked).one()


def ago(hours: float, at: datetime) -> datetime:
    return at - timedelta(hours=hours)
