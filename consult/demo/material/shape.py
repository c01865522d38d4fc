"""The shape of the material. Texts are typed with ordinary spaces; typography.py sets them right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


def words(said: str) -> tuple[str, ...]:
    return tuple(said.split())


@dataclass(frozen=True)
class Argument:
    side: str
    body: str
    answers: tuple[str, ...] = ()
    state: str = "published"


def For(body: str, *answers: str) -> Argument:
    return Argument("for", body, answers)


def Against(body: str, *answers: str) -> Argument:
    return Argument("against", body, answers)


def Ask(body: str, *answers: str) -> Argument:
    return Argument("question", body, answers)


@dataclass(frozen=True)
class Refusal:
    """A moderator's decision: amend or refuse, on which ground, and the sentence told."""

    kind: str
    ground: str
    sentence: str


@dataclass(frozen=True)
class Idea:
    title: str
    body: str
    theme: str = ""
    citizens: int = 0  # supports by college
    agents: int = 0
    arguments: tuple[Argument, ...] = ()
    college: str = "citizen"
    state: str = "published"
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Notice:
    """A report, and what the person wrote."""

    ground: str
    said: str = ""


@dataclass(frozen=True)
class Said:
    """A text for the moderators: a contribution, or an argument ``on`` the one of that title."""

    hours: float  # since it waits, or how long it waited
    title: str = ""
    body: str = ""  # none: the idea of that title, already written
    theme: str = ""
    on: str = ""
    side: str = "for"
    by: str = ""  # texts of the same hand
    account: bool = True
    email: str = ""  # left by who has no account
    college: str = "citizen"
    language: str = "fr"
    former: tuple[str, ...] = ()  # what it said before, corrected since
    asked: tuple[str, str] = ("", "")  # ground and sentence of the correction
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Contest:
    """An appeal: its argument, then its outcome and reasons, if there are."""

    argument: str
    outcome: str = ""
    reasons: str = ""
    lab: str = ""  # another lab is asked
    role: str = "moderator"  # of who decides again
    days: float = 0  # since it waits


@dataclass(frozen=True)
class Judged:
    """A decision of ``days`` ago, with its reasons."""

    days: float
    kind: str
    text: Said
    ground: str = ""
    sentence: str = ""  # none: the ready one of the ground
    words: tuple[str, ...] = ()  # masked
    role: str = "moderator"
    own: bool = False  # nobody asked, it was not waiting
    signals: tuple[str, ...] = ()
    helped: bool | None = None
    contest: Contest | None = None


@dataclass(frozen=True)
class Stage:
    """A phase, in days from now; it opens at 9 and closes at 18 in the lab's zone."""

    kind: str
    title: str
    description: str
    opens: int
    closes: int


@dataclass(frozen=True)
class Choice:
    label: str
    description: str
    idea: str = ""  # title of the contribution it comes from
    weight: int = 10  # how often ballots choose it, out of 100
    cost: int = 0  # euros


@dataclass(frozen=True)
class Poll:
    title: str
    description: str
    maximum: int
    choices: tuple[Choice, ...]
    citizens: int  # ballots by college
    agents: int
    electorate: str = "everyone"
    method: str = "approval"
    variant: dict[str, Any] = field(default_factory=dict)
    budget: int = 0
    sealed: bool = False  # by scrutineers, whose key is awaited
    listed: int = 0  # people of its electoral list
    paper: str = ""  # where one votes on paper too
    lots: tuple[tuple[str, int, bool], ...] = ()  # name, ballots, typed twice and in the box


@dataclass(frozen=True)
class Reading:
    """The synthesis; « #{Titre d’une contribution} » becomes its number, « #{Thème: 5 citoyens, 5
    agents} » those of so many texts of that theme."""

    title: str
    body: str
    days_ago: int


@dataclass(frozen=True)
class Campaign:
    """A text that an association proposes: each person sends it with their own changes."""

    titles: tuple[str, ...]
    theme: str
    openings: tuple[str, ...]
    sentences: tuple[str, ...]  # of the text itself; one may be left out
    personal: tuple[str, ...]  # what some add
    closings: tuple[str, ...]
    people: int


@dataclass(frozen=True)
class Voices:
    """Short texts on one theme: what a citizen or an agent sees, then what they ask."""

    theme: str
    titles: tuple[str, ...]
    seen: tuple[str, ...]
    seen_by_agents: tuple[str, ...]
    asked: tuple[str, ...]
    citizens: int
    agents: int


@dataclass(frozen=True)
class Question:
    slug: str
    lab: str
    title: str
    subject: str
    essential: tuple[str, ...] = ()
    authority: str = ""
    open_to_change: str = ""
    already_decided: str = ""
    decider: str = ""
    territory: str = ""
    region: str = ""
    who_may: str = "everyone"
    account_required: bool = False
    regime: str = "after"
    contact: str = ""
    data_notice: str = ""
    published: int | None = None  # days ago; None is a draft
    synthesis_due: int | None = None  # days from now
    stages: tuple[Stage, ...] = ()
    themes: tuple[str, ...] = ()
    places: str = ""  # name of a list of places.py
    ideas: tuple[Idea, ...] = ()
    voices: tuple[Voices, ...] = ()
    campaign: Campaign | None = None
    composed: int = 0  # contributions composed from parts, beside the ideas
    polls: tuple[Poll, ...] = ()
    reading: Reading | None = None
    document: tuple[str, str] | None = None  # name and text of a file of the frame
