"""The texts that are read: those of a theme, those that wait, and one of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import and_, func, not_, or_, select

from ... import text as words
from ...accounts.models import User
from ...consultations.models import Consultation
from ...contributions.models import Contribution, Revision
from ...contributions.queries import matching
from ...db import db
from ...paging import Order, Page, page
from ...visibility import PUBLISHED
from ..models import Handling, LegalPoint, Placement
from ..scheme import Scheme
from .coding import handled, in_some_theme

PAGE_SIZE = 20
LEFT, PLACED = "reste", "places"
ORDER = Order(Contribution.id.expression, Contribution.id.expression, int, descending=False)


def _cards(of: Consultation) -> Any:
    return (
        select(
            Contribution.id,
            Contribution.id.label("sort_key"),
            Contribution.title,
            Contribution.body,
            Contribution.version,
            Contribution.language,
            Contribution.signature,
            Contribution.college,
            Contribution.supports,
            Handling.state.label("handling"),
            Handling.version.label("handled_version"),
        )
        .outerjoin(Handling, Handling.contribution_id == Contribution.id)
        .where(Contribution.consultation_id == of.id, Contribution.state == PUBLISHED)
    )


def _nobody_read() -> Any:
    return func.coalesce(not_(handled()), True)


def _active(known: Scheme) -> list[int]:
    return [one for one in known.themes if known.root(one) is not None]


def waiting_condition(known: Scheme, what: str) -> Any:
    """Nobody read them: in a theme already, or in none."""
    placed = _in_themes(_active(known))
    return and_(_nobody_read(), placed if what == PLACED else not_(placed))


def _in_themes(themes: Collection[int]) -> Any:
    """Looked up text by text. OFFSET keeps it so: as a join it was quadratic until the database had counted
    the rows just written.
    """
    there = select(Placement.id).where(
        Placement.contribution_id == Contribution.id, Placement.theme_id.in_(themes)
    )
    return there.correlate(Contribution).offset(0).exists()


def waiting(of: Consultation, known: Scheme, what: str, **asked: Any) -> Page:
    return page(_cards(of).where(waiting_condition(known, what)), ORDER, size=PAGE_SIZE, **asked)


def following(of: Consultation, known: Scheme, what: str, after: int = 0) -> int | None:
    """The next text to read; from the first again once at the end."""
    asked = (
        select(Contribution.id)
        .outerjoin(Handling, Handling.contribution_id == Contribution.id)
        .where(
            Contribution.consultation_id == of.id,
            Contribution.state == PUBLISHED,
            waiting_condition(known, what),
            Contribution.id != after,
        )
        .order_by(Contribution.id < after, Contribution.id)
        .limit(1)
    )
    return db.session.scalar(asked)


def of_themes(
    of: Consultation, themes: Collection[int], *, unread: bool = False, **asked: Any
) -> Page:
    """Those with a place in one of these themes, merged ones included."""
    statement = _cards(of).where(_in_themes(themes))
    if unread:
        statement = statement.where(_nobody_read())
    return page(statement, ORDER, size=PAGE_SIZE, **asked)


def set_aside(of: Consultation, **asked: Any) -> Page:
    statement = (
        _cards(of)
        .add_columns(Handling.reason, Handling.note, Handling.at, User.name.label("who"))
        .outerjoin(User, User.id == Handling.by_id)
        .where(handled("aside"))
    )
    return page(statement, ORDER, size=PAGE_SIZE, **asked)


def pointed(of: Consultation, **asked: Any) -> Page:
    """Those said to raise a point of law or of safety."""
    statement = (
        _cards(of)
        .add_columns(LegalPoint.note, LegalPoint.at, User.name.label("who"))
        .join(LegalPoint, LegalPoint.contribution_id == Contribution.id)
        .outerjoin(User, User.id == LegalPoint.by_id)
        .where(LegalPoint.standing)
    )
    return page(statement, ORDER, size=PAGE_SIZE, **asked)


def places(ids: Collection[int]) -> dict[int, list[Placement]]:
    """What is placed of each text, the whole text first."""
    found: dict[int, list[Placement]] = {}
    for row in db.session.scalars(
        select(Placement)
        .where(Placement.contribution_id.in_(ids))
        .order_by(Placement.contribution_id, Placement.start.nulls_first(), Placement.id)
    ):
        found.setdefault(row.contribution_id, []).append(row)
    return found


# One text ----------------------------------------------------------------------------------------


def one(of: Consultation, number: int) -> Contribution | None:
    """A public one: nothing else is read."""
    return db.session.scalar(
        select(Contribution).where(
            Contribution.id == number,
            Contribution.consultation_id == of.id,
            Contribution.state == PUBLISHED,
        )
    )


def some(of: Consultation, ids: Collection[int]) -> list[int]:
    """Those of ``ids`` that are public texts of the consultation."""
    return list(
        db.session.scalars(
            select(Contribution.id)
            .where(
                Contribution.id.in_(ids),
                Contribution.consultation_id == of.id,
                Contribution.state == PUBLISHED,
            )
            .order_by(Contribution.id)
        )
    )


def handling(number: int) -> Any:
    """(row, name of who did it)."""
    return db.session.execute(
        select(Handling, User.name)
        .outerjoin(User, User.id == Handling.by_id)
        .where(Handling.contribution_id == number)
    ).first()


def point(number: int) -> Any:
    """(row, name of who said so), where the text is said to raise a point of law or of safety."""
    return db.session.execute(
        select(LegalPoint, User.name)
        .outerjoin(User, User.id == LegalPoint.by_id)
        .where(LegalPoint.contribution_id == number, LegalPoint.standing)
    ).first()


def versions(pairs: Collection[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """The text of each version, as passages count its characters."""
    if not pairs:
        return {}
    ids = {number for number, _version in pairs}
    rows = db.session.execute(
        select(Revision.contribution_id, Revision.version, Revision.title, Revision.body).where(
            Revision.contribution_id.in_(ids)
        )
    )
    return {
        (row.contribution_id, row.version): whole(row.title, row.body)
        for row in rows
        if (row.contribution_id, row.version) in pairs
    }


def whole(title: str, body: str) -> str:
    """A text as it is read: its title, an empty line, its body."""
    return f"{title}\n\n{body}"


def public_versions(of: Consultation, ids: Collection[int]) -> dict[int, int]:
    rows = db.session.execute(
        select(Contribution.id, Contribution.version).where(
            Contribution.id.in_(ids),
            Contribution.consultation_id == of.id,
            Contribution.state == PUBLISHED,
        )
    )
    return {row.id: row.version for row in rows}


# By words ----------------------------------------------------------------------------------------


def said(typed: str) -> str:
    """« vélo, piste cyclable »: one of these; each with all its words."""
    asked = [words.query(part) for part in typed.split(",")]
    return " | ".join(f"({one})" for one in asked if one)


def with_words(of: Consultation, typed: str, known: Scheme, scope: str) -> Any:
    """Public texts that nobody has read, with these words: in a theme or not."""
    conditions = [
        Contribution.consultation_id == of.id,
        Contribution.state == PUBLISHED,
        matching_any(typed),
        _nobody_read(),
    ]
    if scope == LEFT:
        conditions.append(not_(Contribution.id.in_(in_some_theme(_active(known)))))
    return (
        select(Contribution.id, Contribution.version, Contribution.title, Contribution.body)
        .outerjoin(Handling, Handling.contribution_id == Contribution.id)
        .where(*conditions)
    )


def matching_any(typed: str) -> Any:
    alternatives = [part for part in typed.split(",") if words.query(part)]
    return or_(*(matching(part) for part in alternatives))


def found(of: Consultation, typed: str, known: Scheme, scope: str, limit: int) -> Sequence[Any]:
    asked = with_words(of, typed, known, scope).order_by(Contribution.id)
    return db.session.execute(asked.limit(limit)).all()


def how_many(of: Consultation, typed: str, known: Scheme, scope: str) -> int:
    asked = with_words(of, typed, known, scope).subquery()
    return db.session.scalar(select(func.count()).select_from(asked)) or 0
