"""Readings by the engine, and what they propose."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import cast, func, or_, select, true
from sqlalchemy.dialects.postgresql import JSONPATH
from sqlalchemy.orm import aliased, undefer

from ...consultations.models import Consultation
from ...contributions.models import Contribution, Revision
from ...db import db
from ...paging import Order, Page, page
from ...visibility import PUBLISHED
from ..again import Earlier
from ..models import ProposedGroup, ProposedTheme, Reading
from ..scheme import Scheme
from .texts import whole

GROUPS_A_PAGE = 40
COMPARED = 3  # readings of a phase, or of all of them, whose themes are not proposed again
SOME: Any = cast("$[0 to 4]", JSONPATH)  # one of them is shown: the first whose text is public


def public(of: Consultation, phase_id: int | None) -> Any:
    """(id, version, title, body) of what the engine reads."""
    asked = select(
        Contribution.id, Contribution.version, Contribution.title, Contribution.body
    ).where(Contribution.consultation_id == of.id, Contribution.state == PUBLISHED)
    return asked if phase_id is None else asked.where(Contribution.phase_id == phase_id)


def how_many(of: Consultation, phase_id: int | None) -> int:
    counted = select(func.count()).select_from(public(of, phase_id).subquery())
    return db.session.scalar(counted) or 0


def stream(of: Consultation, phase_id: int | None) -> Iterator[tuple[int, int, str]]:
    asked = public(of, phase_id).order_by(Contribution.id).execution_options(yield_per=2000)
    for row in db.session.execute(asked):
        yield row.id, row.version, whole(row.title, row.body)


def latest(of: Consultation) -> Sequence[Reading]:
    return db.session.scalars(
        select(Reading)
        .where(Reading.consultation_id == of.id)
        .order_by(Reading.id.desc())
        .limit(10)
    ).all()


def one(of: Consultation, number: int) -> Reading | None:
    return db.session.scalar(
        select(Reading).where(Reading.id == number, Reading.consultation_id == of.id)
    )


def unfinished(of: Consultation, phase_id: int | None) -> Reading | None:
    return db.session.scalar(
        select(Reading).where(
            Reading.consultation_id == of.id,
            Reading.phase_id.is_not_distinct_from(phase_id),
            Reading.ended_at.is_(None),
        )
    )


def held(number: int) -> Reading | None:
    """As it is now, until the end of the transaction."""
    return db.session.scalar(
        select(Reading)
        .where(Reading.id == number)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


# What it proposes --------------------------------------------------------------------------------


OTHER = aliased(ProposedTheme)
FIRST = func.coalesce(ProposedTheme.same_as_id, ProposedTheme.id)


def _accepted(known: Scheme, *among: Any) -> dict[int, int]:
    """Where each stands in the codebook: the theme that it, or the same one proposed by another
    reading, became or was merged into. One that was retired since may be proposed again.
    """
    standing: dict[int, int] = {}
    for theme in known.themes.values():
        root = known.root(theme.id)
        if theme.proposal_id and root is not None:
            standing.setdefault(theme.proposal_id, root)
    rows = db.session.execute(
        select(ProposedTheme.id, OTHER.id)
        .join(OTHER, or_(OTHER.id == FIRST, OTHER.same_as_id == FIRST))
        .where(OTHER.id.in_(standing), *among)
        .order_by(OTHER.id == ProposedTheme.id, OTHER.id.desc())  # its own last, which counts
    )
    return {proposed: standing[other] for proposed, other in rows}


def themes(reading: Reading, known: Scheme) -> Sequence[tuple[ProposedTheme, int | None]]:
    """Each with the theme of the codebook it is."""
    accepted = _accepted(known, ProposedTheme.reading_id == reading.id)
    rows = db.session.scalars(
        select(ProposedTheme)
        .where(ProposedTheme.reading_id == reading.id)
        .order_by(ProposedTheme.position)
    )
    return [(row, accepted.get(row.id)) for row in rows]


def earlier(reading: Reading) -> list[Earlier]:
    """What the last readings of the same texts before this one proposed, the last first."""
    among = [Reading.phase_id == reading.phase_id, Reading.phase_id.is_(None)]
    turns = func.row_number().over(partition_by=Reading.phase_id, order_by=Reading.id.desc())
    before = (
        select(Reading.id, turns.label("turn"))
        .where(
            Reading.consultation_id == reading.consultation_id,
            Reading.id < reading.id,
            Reading.ended_at.is_not(None),
            Reading.failure == "",
            true() if reading.phase_id is None else or_(*among),
        )
        .subquery()
    )
    rows = db.session.execute(
        select(ProposedTheme.reading_id, FIRST.label("first"), ProposedTheme.places)
        .join(before, before.c.id == ProposedTheme.reading_id)
        .where(before.c.turn <= COMPARED)
        .order_by(ProposedTheme.reading_id.desc(), ProposedTheme.position)
        .execution_options(yield_per=10)  # places are long
    )
    found: list[tuple[int, int, frozenset[int]]] = []
    read: dict[int, frozenset[int]] = {}
    for row in rows:
        texts = frozenset(one[0] for one in row.places if one[2] is None)
        found.append((row.reading_id, row.first, texts))
        read[row.reading_id] = read.get(row.reading_id, frozenset()) | texts
    return [Earlier(first, texts, read[number]) for number, first, texts in found]


def theme(reading: Reading, position: int) -> ProposedTheme | None:
    return db.session.scalar(
        select(ProposedTheme)
        .where(ProposedTheme.reading_id == reading.id, ProposedTheme.position == position)
        .options(undefer(ProposedTheme.demands), undefer(ProposedTheme.objections))
    )


def accepted_as(proposed: ProposedTheme, known: Scheme) -> int | None:
    return _accepted(known, ProposedTheme.id == proposed.id).get(proposed.id)


def accepted_among(ids: Collection[int], known: Scheme) -> bool:
    return bool(_accepted(known, ProposedTheme.id.in_(ids)))


def groups(proposed: ProposedTheme, *, after: str | None = None, before: str | None = None) -> Page:
    """All of them, the largest first."""
    asked = select(
        ProposedGroup.id,
        ProposedGroup.position.label("sort_key"),
        ProposedGroup.texts,
        func.jsonb_path_query_array(ProposedGroup.ideas, SOME).label("some"),
    ).where(ProposedGroup.theme_id == proposed.id)
    order = Order(
        ProposedGroup.position.expression, ProposedGroup.id.expression, int, descending=False
    )
    return page(asked, order, size=GROUPS_A_PAGE, after=after, before=before)


def group(proposed: ProposedTheme, number: int) -> ProposedGroup | None:
    return db.session.scalar(
        select(ProposedGroup).where(
            ProposedGroup.id == number, ProposedGroup.theme_id == proposed.id
        )
    )


def all_accepted(reading: Reading, known: Scheme) -> bool:
    return all(accepted is not None for _theme, accepted in themes(reading, known))


def each_said(passages: Collection[Sequence[Any]]) -> Iterator[tuple[Sequence[Any], str]]:
    """The words of each passage whose text is public today."""
    ids = {int(one[0]) for one in passages}
    rows = db.session.execute(
        select(Revision.contribution_id, Revision.version, Revision.title, Revision.body)
        .join(Contribution, Contribution.id == Revision.contribution_id)
        .where(Revision.contribution_id.in_(ids), Contribution.state == PUBLISHED)
    )
    known = {(row.contribution_id, row.version): whole(row.title, row.body) for row in rows}
    for one in passages:
        number, version, start, stop = one[:4]
        text = known.get((number, version))
        if text is not None:
            yield one, text if start is None else text[start:stop]


def said(passages: Collection[Sequence[Any]]) -> list[tuple[int, str]]:
    """(number of the text, words of the passage)."""
    return [(one[0], words) for one, words in each_said(passages)]
