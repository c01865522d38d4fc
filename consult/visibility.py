"""The one visibility rule: what a person may see of each kind of thing.

Every channel (pages, search, feeds, exports, mails) asks here. Each rule is written once and works
on a loaded row, where it answers a bool, and on a mapped class, where it answers an SQL condition.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import and_, false, or_, true
from sqlalchemy.sql.elements import ColumnElement

Condition = Any  # bool on rows, ColumnElement on classes

PUBLISHED = "published"
HIDDEN_STATES = ("held", "amend", "refused", "withdrawn")
STATES = (PUBLISHED, *HIDDEN_STATES)

# A form opened before closing time is accepted that long after; results wait for it.
GRACE = timedelta(minutes=10)


class Viewer(Protocol):
    """Who looks. ``id`` is None for a visitor who is not signed in."""

    @property
    def id(self) -> int | None: ...
    @property
    def team_labs(self) -> Collection[int]: ...  # labs where they moderate, facilitate or manage
    @property
    def facilitated_labs(self) -> Collection[int]: ...  # labs where they facilitate or manage


def any_of(*conditions: Condition) -> Condition:
    if any(isinstance(c, ColumnElement) for c in conditions):
        return or_(*(_sql(c) for c in conditions))
    return any(conditions)


def all_of(*conditions: Condition) -> Condition:
    if any(isinstance(c, ColumnElement) for c in conditions):
        return and_(*(_sql(c) for c in conditions))
    return all(conditions)


def _sql(condition: Condition) -> ColumnElement[bool]:
    if isinstance(condition, ColumnElement):
        return condition
    return true() if condition else false()


def among(value: Any, ids: Collection[int]) -> Condition:
    if not ids:
        return False
    return value.in_(ids) if hasattr(value, "in_") else value in ids


def same(value: Any, other: Any) -> Condition:
    """Equality in which a visitor without a name is nobody, not everybody."""
    return False if other is None else value == other


def present(value: Any) -> Condition:
    return value.is_not(None) if hasattr(value, "is_not") else value is not None


def consultation(row: Any, who: Viewer) -> Condition:
    """A consultation exists for the public once published; before, for its lab's facilitators."""
    return any_of(present(row.published_at), among(row.lab_id, who.facilitated_labs))


def public_consultation(row: Any) -> Condition:
    """What lists, feeds and searches show, whoever asks."""
    return present(row.published_at)


def contribution(row: Any, parent: Any, who: Viewer) -> Condition:
    """Published text is public; what is hidden is for its author and for those who moderate it."""
    return all_of(
        consultation(parent, who),
        any_of(
            row.state == PUBLISHED,
            same(row.author_id, who.id),
            among(parent.lab_id, who.team_labs),
        ),
    )


def public_contribution(row: Any, parent: Any) -> Condition:
    """What lists, feeds, searches and exports show, whoever asks."""
    return all_of(present(parent.published_at), row.state == PUBLISHED)


def public_comment(row: Any, above: Any, parent: Any) -> Condition:
    """An argument is public when itself, and the contribution ``above`` it, are.

    Its answers hide with it: queries check the argument answered to with the same rule.
    """
    return all_of(public_contribution(above, parent), row.state == PUBLISHED)


def comment(row: Any, above: Any, parent: Any, who: Viewer) -> Condition:
    return all_of(contribution(above, parent, who), argument(row, parent, who))


def argument(row: Any, parent: Any, who: Viewer) -> Condition:
    """Under a contribution that this person may see."""
    return any_of(
        row.state == PUBLISHED,
        same(row.author_id, who.id),
        among(parent.lab_id, who.team_labs),
    )


def attachment(row: Any, above: Any, parent: Any, who: Viewer) -> Condition:
    """A file is read with its contribution ``above``; refused, by who sent it and who moderates it."""
    return all_of(
        contribution(above, parent, who),
        any_of(
            row.state == PUBLISHED,
            same(above.author_id, who.id),
            among(parent.lab_id, who.team_labs),
        ),
    )


def public_attachment(row: Any, above: Any, parent: Any) -> Condition:
    return all_of(public_contribution(above, parent), row.state == PUBLISHED)


def result(vote: Any, parent: Any, who: Viewer, at: datetime) -> Condition:
    """Sealed until the last ballot can be in, the lab included: partial results sway voters."""
    return all_of(consultation(parent, who), vote.closes_at <= at - GRACE)


def synthesis(row: Any, parent: Any, who: Viewer) -> Condition:
    return all_of(
        consultation(parent, who),
        any_of(present(row.published_at), among(parent.lab_id, who.facilitated_labs)),
    )


def signature(row: Any, who: Viewer) -> bool:
    """Who really wrote an anonymous text: its author and the lab's moderators know, nobody else."""
    lab_id = row.consultation.lab_id
    return bool(any_of(same(row.author_id, who.id), among(lab_id, who.team_labs)))
