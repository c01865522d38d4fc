"""What people wrote in a consultation: contributions, arguments, supports, and their moderation."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from ..accounts import appearance
from ..accounts.models import User
from ..bulk import copy, ids
from ..comments.models import Comment, Thread
from ..consultations.models import Consultation
from ..contributions import codes
from ..contributions.models import Contribution, Fingerprint, Revision, Support
from ..db import db, now
from ..permissions import AGENT, CITIZEN
from . import consultations, texts
from .compose import Composed
from .material import parts
from .material.places import PLACES, departement
from .material.shape import Argument, Campaign, Idea, Voices
from .typography import french


@dataclass
class Crowd:
    """Who takes part, by college."""

    citizens: list[User]
    agents: list[User]

    @classmethod
    def load(cls) -> Crowd:
        plain = select(User).where(~User.steward, User.service != "").order_by(User.id)
        agents = [u for u in db.session.scalars(plain) if u.created_at]
        citizens = db.session.scalars(
            select(User).where(User.college == CITIZEN).order_by(User.id)
        ).all()
        return cls(list(citizens), agents)

    def of(self, college: str) -> list[User]:
        return self.agents if college == AGENT else self.citizens


@dataclass
class Text:
    """One contribution before it is written."""

    title: str
    sentences: tuple[str, ...]
    theme: str
    college: str = CITIZEN
    commune: str = ""
    citizens: int = 0
    agents: int = 0
    arguments: tuple[Argument, ...] = ()
    idea: Idea | None = None
    paragraphs: bool = False
    account: bool = True
    composed: bool = False

    @property
    def body(self) -> str:
        return ("\n\n" if self.paragraphs else " ").join(self.sentences)


@dataclass
class Batch:
    """Rows waiting for COPY, in the order their tables allow."""

    threads: list[dict[str, Any]] = field(default_factory=list)
    contributions: list[dict[str, Any]] = field(default_factory=list)
    revisions: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    supports: list[dict[str, Any]] = field(default_factory=list)

    def write(self) -> None:
        copy(Thread, self.threads)
        copy(Contribution, self.contributions)
        copy(Revision, self.revisions)
        parents = [c for c in self.comments if c["parent_id"] is None]
        copy(Comment, parents)
        copy(Comment, [c for c in self.comments if c["parent_id"] is not None])
        copy(Support, self.supports)


class Writer:
    """Turns texts into rows of one consultation."""

    def __init__(self, of: Consultation, crowd: Crowd, chance: random.Random) -> None:
        self.of, self.crowd, self.chance = of, crowd, chance
        self.themes = {theme.name: theme.id for theme in of.themes}
        self.phase_id = next(p.id for p in of.phases if p.kind == "ideas")
        self.start, self.end = consultations.span(of)

    def write(self, written: list[Text]) -> dict[str, int]:
        """Write them in an order drawn by lot; the number of each title of the ideas."""
        count = len(written)
        self.chance.shuffle(written)
        moments = consultations.moments(self.chance, self.start, self.end, count)
        threads, numbers = ids(Thread, count), ids(Contribution, count)
        answers = sum(1 + len(a.answers) for text in written for a in text.arguments)
        self.comment_ids = ids(Comment, answers)
        found: dict[str, int] = {}
        composed: list[int] = []
        batch = Batch()
        for text, at in zip(written, moments, strict=True):
            number, thread = next(numbers), next(threads)
            self._add(batch, text, number, thread, at)
            if text.idea is not None:
                found[text.idea.title] = number
            if text.composed:
                composed.append(number)
        batch.write()
        _leave_unread(composed)
        return found

    def _add(self, batch: Batch, text: Text, number: int, thread: int, at: datetime) -> None:
        batch.threads.append({"id": thread, "consultation_id": self.of.id})
        row = self._contribution(text, number, thread, at)
        batch.contributions.append(row)
        batch.revisions.append(
            {
                "contribution_id": number,
                "version": 1,
                "title": row["title"],
                "body": row["body"],
                "body_html": row["body_html"],
                "written_at": at,
            }
        )
        batch.comments += self._comments(text, thread, at)
        batch.supports += self._supports(text, number, row["author_id"], at)

    def _contribution(self, text: Text, number: int, thread: int, at: datetime) -> dict[str, Any]:
        author = self.chance.choice(self.crowd.of(text.college)) if text.account else None
        state = text.idea.state if text.idea else "published"
        title = text.title
        return {
            "id": number,
            "consultation_id": self.of.id,
            "phase_id": self.phase_id,
            "thread_id": thread,
            "code": codes.new(),
            "title": title,
            "body": text.body,
            "body_html": texts.html(text.sentences, text.paragraphs),
            "theme_id": self.themes.get(text.theme),
            "commune": text.commune,
            "departement": departement(text.commune) if text.commune else "",
            "author_id": author.id if author else None,
            "signature": signature(author),
            "college": text.college,
            "state": state,
            "state_since": min(at + timedelta(hours=9), now()),
            "created_at": at,
            "published_at": at if state == "published" else None,
            "shuffle": self.chance.random(),
            "title_stems": texts.stems(title),
            "body_stems": texts.stems(*text.sentences),
            "external_id": None,
        }

    def _comments(self, text: Text, thread: int, at: datetime) -> Iterator[dict[str, Any]]:
        for argument in text.arguments:
            at = self._later(at)
            parent = next(self.comment_ids)
            yield self._comment(argument.side, argument.body, thread, parent, None, at)
            for answer in argument.answers:
                at = self._later(at)
                key = next(self.comment_ids)
                yield self._comment("neutral", answer, thread, key, parent, at)

    def _comment(
        self, side: str, said: str, thread: int, key: int, parent: int | None, at: datetime
    ) -> dict[str, Any]:
        college = self._college()
        author, body = self.chance.choice(self.crowd.of(college)), french(said)
        return {
            "id": key,
            "thread_id": thread,
            "consultation_id": self.of.id,
            "parent_id": parent,
            "side": side,
            "body": body,
            "body_html": texts.html((body,), False),
            "author_id": author.id,
            "signature": signature(author),
            "college": college,
            "state": "published",
            "state_since": at,
            "created_at": at,
            "published_at": at,
            "external_id": None,
        }

    def _college(self) -> str:
        if self.of.who_may == "agents":
            return AGENT
        return AGENT if self.chance.random() < 0.15 else CITIZEN

    def _later(self, at: datetime) -> datetime:
        return at + (self.end - at) * self.chance.random() * 0.4

    def _supports(
        self, text: Text, number: int, author_id: int | None, at: datetime
    ) -> Iterator[dict[str, Any]]:
        for college, count in ((CITIZEN, text.citizens), (AGENT, text.agents)):
            people = self.crowd.of(college)
            for person in self.chance.sample(people, min(count, len(people))):
                if person.id != author_id:
                    yield {
                        "contribution_id": number,
                        "user_id": person.id,
                        "college": college,
                        "created_at": self._later(at),
                    }


def _leave_unread(composed: list[int]) -> None:
    """Composed from the same sentences, they are all one another's near-copies, as no real texts
    are: nobody looks for those.
    """
    unread = update(Fingerprint).where(Fingerprint.contribution_id.in_(composed))
    db.session.execute(unread.values(due_at=None, version=1))


def signature(author: User | None) -> str:
    return appearance.signature(author, author.appears_as) if author else ""


def from_ideas(
    ideas: Iterable[Idea], of: Consultation, places: str, chance: random.Random
) -> list[Text]:
    communes = PLACES.get(places, ())
    return [
        Text(
            title=french(idea.title),
            sentences=(french(idea.body),),
            theme=french(idea.theme),
            college=AGENT if of.who_may == "agents" else idea.college,
            commune=chance.choice(communes) if communes and chance.random() < 0.8 else "",
            citizens=idea.citizens,
            agents=idea.agents,
            arguments=idea.arguments,
            idea=idea,
        )
        for idea in ideas
    ]


def from_voices(several: Iterable[Voices], places: str, chance: random.Random) -> list[Text]:
    communes = PLACES.get(places, ())
    return [
        Text(
            title=french(chance.choice(one.titles)),
            sentences=(french(chance.choice(seen)), french(chance.choice(one.asked))),
            theme=french(one.theme),
            college=college,
            commune=chance.choice(communes) if communes and chance.random() < 0.8 else "",
            citizens=chance.choice((0, 0, 1, 2, 3, 5, 9)),
            agents=chance.choice((0, 0, 0, 1, 2)),
            composed=True,
        )
        for one in several
        for college, seen, people in (
            (CITIZEN, one.seen, one.citizens),
            (AGENT, one.seen_by_agents, one.agents),
        )
        for _ in range(people)
    ]


def from_campaign(campaign: Campaign, places: str, chance: random.Random) -> list[Text]:
    communes = PLACES.get(places, ())
    made = []
    for _ in range(campaign.people):
        said = list(campaign.sentences)
        if chance.random() < 0.3:
            said.pop(chance.randrange(len(said)))
        if chance.random() < 0.6:
            said.insert(chance.randrange(len(said) + 1), chance.choice(campaign.personal))
        said = [chance.choice(campaign.openings), " ".join(said), chance.choice(campaign.closings)]
        made.append(
            Text(
                title=french(chance.choice(campaign.titles)),
                sentences=tuple(french(one) for one in said if one),
                theme=french(campaign.theme),
                commune=chance.choice(communes) if communes and chance.random() < 0.8 else "",
                citizens=chance.choice((0, 0, 0, 1, 2, 4)),
                paragraphs=True,
                account=chance.random() < 0.7,
            )
        )
    return made


def from_composed(composed: Iterable[Composed], chance: random.Random) -> list[Text]:
    return [
        Text(
            title=french(one.title),
            sentences=tuple(map(french, one.sentences)),
            theme=french(one.theme),
            commune=one.commune,
            college=AGENT if chance.random() < 0.07 else CITIZEN,
            citizens=_popularity(chance),
            agents=chance.choice((0, 0, 0, 0, 0, 1, 1, 2, 3)),
            arguments=_arguments(chance),
            paragraphs=len(one.sentences) > 2 and chance.random() < 0.35,
            account=chance.random() < 0.55,
            composed=True,
        )
        for one in composed
    ]


def _popularity(chance: random.Random) -> int:
    """Few texts gather many supports, most gather a handful."""
    return min(int(chance.paretovariate(0.95)) - 1, 160)


def _arguments(chance: random.Random) -> tuple[Argument, ...]:
    sides = chance.choices(
        ("for", "against", "question"), (6, 3, 2), k=chance.choice((0, 0, 0, 0, 1, 1, 2))
    )
    return tuple(Argument(side, chance.choice(parts.ARGUMENTS[side])) for side in sides)
