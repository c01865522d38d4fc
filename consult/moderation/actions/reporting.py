"""Reporting what is public."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import func, literal_column, text
from sqlalchemy.dialects.postgresql import insert

from ... import journal, throttle
from ...db import db, now
from ...i18n import locale
from ...visibility import PUBLISHED
from ..grounds import CHILD_ABUSE, GRAVE
from ..models import Case, Report
from ..models.cases import OPEN
from ..models.things import naming
from ..queries import history, people, things
from ..queries.things import Row
from . import states, telling

GRAVE_WITHIN = timedelta(hours=24)
# Reports kept of one thing in an hour; beyond, they are counted, and read as one.
KEPT_AN_HOUR = 200
# People who report a text gravely before it is out of sight, where texts are read only when flagged:
# nobody takes one down alone, but of a child, at once.
HELD_FROM = 3
# Wrong reports of one person in a year, told so before: theirs no longer come first (regulation (EU)
# 2022/2065, article 23).
LOWERED_FROM = 5
ONCE = text("SELECT pg_advisory_xact_lock(hashtextextended(:said, 0))")


@dataclass(frozen=True)
class Reporter:
    """By account, by the address they left, or else by their network that day on that thing."""

    user_id: int | None = None
    name: str = ""
    email: str = ""
    network: str = ""

    def key(self, kind: str, thing_id: int) -> str:
        """The same for the same person; says neither their address nor where they are."""
        if self.user_id is not None:
            return f"user {self.user_id}"
        if self.email:
            return keyed(f"address|{self.email}")
        if self.network:
            return keyed(f"network|{now():%Y-%m-%d}|{self.network}|{kind}|{thing_id}")
        return ""


def keyed(said: str) -> str:
    secret = current_app.config["SECRET_KEY"].encode()
    return hmac.digest(secret, f"reporter|{said}".encode(), "sha256").hex()[:60]


NOBODY = Reporter()


def report(
    row: Row,
    *,
    ground: str,
    explanation: str = "",
    who: Reporter = NOBODY,
) -> Report | None:
    """Put a thing in the queue. The same said again is the same report; the same person counts once.
    But who shares a network is not told of each other: each has a report of their own.

    None once the thing had its fill in this hour: the report is counted, without a row.
    """
    if ground == CHILD_ABUSE:  # neither name nor address is kept
        who = Reporter(network=who.network or (f"user {who.user_id}" if who.user_id else ""))
    kind = things.kind_of(row)
    key = who.key(kind, row.id)
    if key:
        db.session.execute(ONCE, {"said": f"report {kind} {row.id} {key}"})
    before = history.reports_by(kind, row.id, key) if key else ()
    same = _same(before, ground, explanation, things.form_since(row))
    if same is not None and same.answerable:
        return same
    again = any(one.closed_at is None for one in before)
    full = throttle.count("report of", f"{kind} {row.id}", 3600) > KEPT_AN_HOUR
    made = None if full else _keep(row, ground, explanation, who, key)
    if made is not None and same is None:
        write_down(made)
    lowered = history.unfounded([key]).get(key, 0) >= LOWERED_FROM
    opened = _open_case(row, ground, lowered=lowered, counted=not again)
    if opened:
        telling.tell_whose_page_it_is(row, ground)
    db.session.flush()
    if ground in GRAVE and row.consultation.regime == "flagged" and not lowered:
        people = history.grave_reporters(kind, row.id)
        if ground == CHILD_ABUSE or people >= HELD_FROM:
            _hold(row, ground)
    if made is not None:
        telling.acknowledge(made)
    return made


def _same(before: Any, ground: str, explanation: str, since: Any) -> Report | None:
    """What they said already, waiting; or answered, of a thing that has not changed since."""
    for one in before:
        said = one.ground == ground and explanation in ("", one.explanation)
        if said and (one.closed_at is None or (one.answerable and one.created_at > since)):
            return one  # type: ignore[no-any-return]
    return None


def _keep(row: Row, ground: str, explanation: str, who: Reporter, key: str) -> Report:
    made = Report(
        consultation_id=row.consultation_id,
        ground=ground,
        explanation=explanation,
        reporter_id=who.user_id,
        reporter_name=who.name,
        reporter_email=who.email,
        reporter_key=key,
        language=locale(),
        created_at=now(),
        **naming(things.kind_of(row), row.id),
    )
    db.session.add(made)
    db.session.flush()
    return made


def write_down(made: Report, *, at: datetime | None = None) -> None:
    """In the journal; not who reports, nor what they say."""
    journal.record(
        "report.received",
        made,
        None,
        lab_id=made.consultation.lab_id,
        at=at,
        consultation=made.consultation_id,
        ground=made.ground,
        about=made.kind_of_thing,
    )


# The case ----------------------------------------------------------------------------------------


def due(of: Any, ground: str) -> timedelta:
    """How soon a report of that ground is read."""
    promised = timedelta(hours=of.moderation_hours)
    return min(promised, GRAVE_WITHIN) if ground in GRAVE else promised


def gravity(ground: str, *, lowered: bool = False) -> int:
    if lowered:
        return 0
    return 3 if ground == CHILD_ABUSE else 2 if ground in GRAVE else 1


def _open_case(row: Row, ground: str, *, lowered: bool, counted: bool) -> bool:
    """One case whatever the number of reports, the gravest gives its deadline; True when it is new."""
    at, of, kind = now(), row.consultation, things.kind_of(row)
    asked = insert(Case).values(
        consultation_id=of.id,
        lab_id=of.lab_id,
        reason="reported",
        opened_at=at,
        due_at=at + (timedelta(hours=of.moderation_hours) if lowered else due(of, ground)),
        gravity=gravity(ground, lowered=lowered),
        reports=1,
        author_id=people.writer_of(row),
        **naming(kind, row.id),
    )
    where = "kind_of_thing = 'consultation'" if kind == "consultation" else f"{kind}_id IS NOT NULL"
    named = {"profile": ["profile_id", "consultation_id"]}.get(kind, [f"{kind}_id"])
    opened: bool = db.session.execute(
        asked.on_conflict_do_update(
            index_elements=named,
            index_where=text(f"{OPEN} AND appeal_id IS NULL AND {where}"),
            set_={
                "reports": Case.reports + int(counted),
                "due_at": func.least(Case.due_at, asked.excluded.due_at),
                "gravity": func.greatest(Case.gravity, asked.excluded.gravity),
            },
        ).returning(literal_column("xmax = 0"))
    ).scalar_one()
    return opened


def _hold(row: Row, ground: str) -> None:
    """Out of sight at once, unless a moderator already read this very text and kept it."""
    kind = things.kind_of(row)
    if not isinstance(row, things.Text):
        return  # a file, a name and the lab's page are seen or not: nothing waits in between
    row = things.locked(kind, row.id)
    if row.state != PUBLISHED or history.already_kept(kind, row.id, things.form_since(row)):
        return
    states.move(row, "held")
    write_hold(row)
    telling.tell_held(row, ground, now() + due(row.consultation, ground))


def write_hold(row: Row, *, at: datetime | None = None) -> None:
    journal.record(
        "moderation.hold",
        row,
        None,
        lab_id=row.consultation.lab_id,
        at=at,
        consultation=row.consultation_id,
    )
