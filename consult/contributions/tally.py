"""Counts: each fact adds a delta in its transaction, a job folds them into the rows that lists read.

A folded row is locked while it is read, so that hiding a contribution takes away exactly what was
counted for it, and what is folded later counts only if the contribution is public.
"""

from __future__ import annotations

import logging

from sqlalchemy import func, insert, select, text

from .. import throttle
from ..comments.models import Comment
from ..db import db, touch
from ..visibility import PUBLISHED
from .models import Contribution, Delta

log = logging.getLogger(__name__)


def _add(consultation_id: int, contribution_id: int | None, **changes: int) -> None:
    rows = [
        {
            "consultation_id": consultation_id,
            "contribution_id": contribution_id,
            "column": column,
            "change": change,
        }
        for column, change in changes.items()
        if change
    ]
    if rows:
        db.session.execute(insert(Delta), rows)


def _change(before: str, after: str) -> int:
    return (after == PUBLISHED) - (before == PUBLISHED)


def contribution_changed(row: Contribution, before: str, after: str) -> None:
    """To call once ``row.state`` is ``after``; ``before`` is "" for a new contribution."""
    change = _change(before, after)
    if not change:
        return
    db.session.flush()  # the row is locked from here on: no fold comes in between
    db.session.refresh(row, ["supports", "comments"])
    column = "contributions_" + (row.college if row.college != "unknown" else "other")
    _add(
        row.consultation_id,
        None,
        **{column: change},
        supports_count=change * row.supports,
        comments_count=change * row.comments,
    )


def comment_changed(row: Comment, before: str, after: str) -> None:
    """To call once ``row.state`` is ``after``. Answers are shown with their argument only."""
    change = _change(before, after)
    if not change:
        return
    db.session.flush()
    if row.parent_id is not None:
        above = db.session.scalar(select(Comment.state).where(Comment.id == row.parent_id))
        number = 1 if above == PUBLISHED else 0
    else:
        answers = select(func.count()).where(
            Comment.parent_id == row.id, Comment.state == PUBLISHED
        )
        number = 1 + (db.session.scalar(answers) or 0)
    contribution_id = db.session.scalar(
        select(Contribution.id).where(Contribution.thread_id == row.thread_id)
    )
    _add(row.consultation_id, contribution_id, comments=change * number)


# One person backs one contribution once; the delta exists only if the support is new. One round
# trip counts the act (throttle), does it within the limit, and tells the count.
_ACT = (
    f"WITH taken AS ({throttle.TAKE}), changed AS ("  # noqa: S608  (constants only)
    "{act} RETURNING college), said AS ("
    'INSERT INTO tally_delta (consultation_id, contribution_id, "column", change) '
    "SELECT %(consultation)s, %(contribution)s, 'supports_' || college, {change} FROM changed) "
    "SELECT count AS number FROM taken"
)
BACK = _ACT.format(
    act="INSERT INTO support (contribution_id, user_id, college, created_at) "
    "SELECT %(contribution)s, %(person)s, %(college)s, %(now)s FROM taken "
    "WHERE count <= %(times)s ON CONFLICT DO NOTHING",
    change=1,
)
UNDO = _ACT.format(
    act="DELETE FROM support USING taken WHERE contribution_id = %(contribution)s "
    "AND user_id = %(person)s AND count <= %(times)s",
    change=-1,
)

# Folding -----------------------------------------------------------------------------------------

ONE_AT_A_TIME = 20250002
LOCK = text("SELECT pg_try_advisory_xact_lock(:key)")
WAIT_LOCK = text("SELECT pg_advisory_xact_lock(:key)")

# Folded contributions in the order of their ids; their state is read under their lock.
FOLD = text(
    """
    WITH taken AS (
      DELETE FROM tally_delta WHERE id IN (
        SELECT id FROM tally_delta ORDER BY id LIMIT :batch FOR UPDATE SKIP LOCKED)
      RETURNING consultation_id, contribution_id, "column" AS what, change),
    summed AS (
      SELECT contribution_id,
        coalesce(sum(change) FILTER (WHERE what = 'supports_citizen'), 0) AS citizen,
        coalesce(sum(change) FILTER (WHERE what = 'supports_agent'), 0) AS agent,
        coalesce(sum(change) FILTER (WHERE what = 'comments'), 0) AS comments
      FROM taken WHERE contribution_id IS NOT NULL GROUP BY contribution_id),
    folded AS (
      UPDATE contribution c SET
        supports = c.supports + s.citizen + s.agent,
        supports_citizen = c.supports_citizen + s.citizen,
        supports_agent = c.supports_agent + s.agent,
        comments = c.comments + s.comments
      FROM summed s WHERE c.id = s.contribution_id
      RETURNING c.consultation_id, c.state, s.citizen + s.agent AS supports, s.comments),
    public AS (
      SELECT consultation_id,
        coalesce(sum(change) FILTER (WHERE what = 'contributions_citizen'), 0) AS citizen,
        coalesce(sum(change) FILTER (WHERE what = 'contributions_agent'), 0) AS agent,
        coalesce(sum(change) FILTER (WHERE what = 'contributions_other'), 0) AS other,
        coalesce(sum(change) FILTER (WHERE what = 'supports_count'), 0) AS supports,
        coalesce(sum(change) FILTER (WHERE what = 'comments_count'), 0) AS comments
      FROM taken WHERE contribution_id IS NULL GROUP BY consultation_id
      UNION ALL
      SELECT consultation_id, 0, 0, 0, sum(supports), sum(comments)
      FROM folded WHERE state = 'published' GROUP BY consultation_id),
    totals AS (
      SELECT consultation_id, sum(citizen) AS citizen, sum(agent) AS agent, sum(other) AS other,
        sum(supports) AS supports, sum(comments) AS comments
      FROM public GROUP BY consultation_id),
    counted AS (
      UPDATE consultation k SET
        contributions_citizen = k.contributions_citizen + t.citizen,
        contributions_agent = k.contributions_agent + t.agent,
        contributions_other = k.contributions_other + t.other,
        supports_count = k.supports_count + t.supports,
        comments_count = k.comments_count + t.comments
      FROM totals t WHERE k.id = t.consultation_id)
    SELECT DISTINCT consultation_id FROM taken
    """
)
BATCH = 20_000


def fold() -> int:
    """Move deltas into the counts; the number of consultations changed. One fold at a time."""
    if not db.session.scalar(LOCK, {"key": ONE_AT_A_TIME}):
        return 0
    return _fold()


def _fold() -> int:
    changed = db.session.scalars(FOLD, {"batch": BATCH}).all()
    touch(*(f"c:{consultation_id}" for consultation_id in changed))
    return len(changed)


# Recounting --------------------------------------------------------------------------------------

RECOUNT_CONTRIBUTIONS = text(
    """
    WITH real AS (
      SELECT c.id,
        (SELECT count(*) FROM support s WHERE s.contribution_id = c.id AND s.college = 'citizen') AS citizen,
        (SELECT count(*) FROM support s WHERE s.contribution_id = c.id AND s.college = 'agent') AS agent,
        (SELECT coalesce(sum(x.count), 0) FROM counted_support x
         WHERE x.contribution_id = c.id AND x.position = 'for') AS counted,
        (SELECT count(*) FROM comment a LEFT JOIN comment above ON above.id = a.parent_id
         WHERE a.thread_id = c.thread_id AND a.state = 'published'
         AND (above.id IS NULL OR above.state = 'published')) AS comments
      FROM contribution c)
    UPDATE contribution c SET
      supports_citizen = r.citizen, supports_agent = r.agent, supports_counted = r.counted,
      supports = r.citizen + r.agent + r.counted, comments = r.comments
    FROM real r WHERE r.id = c.id
      AND (c.supports_citizen, c.supports_agent, c.supports_counted, c.supports, c.comments)
      IS DISTINCT FROM (r.citizen, r.agent, r.counted, r.citizen + r.agent + r.counted, r.comments)
    RETURNING c.id
    """
)
RECOUNT_CONSULTATIONS = text(
    """
    WITH real AS (
      SELECT k.id,
        count(c.id) FILTER (WHERE c.college = 'citizen') AS citizen,
        count(c.id) FILTER (WHERE c.college = 'agent') AS agent,
        count(c.id) FILTER (WHERE c.college = 'unknown') AS other,
        coalesce(sum(c.supports), 0) AS supports, coalesce(sum(c.comments), 0) AS comments
      FROM consultation k
      LEFT JOIN contribution c ON c.consultation_id = k.id AND c.state = 'published'
      GROUP BY k.id)
    UPDATE consultation k SET
      contributions_citizen = r.citizen, contributions_agent = r.agent,
      contributions_other = r.other, supports_count = r.supports, comments_count = r.comments
    FROM real r WHERE r.id = k.id
      AND (k.contributions_citizen, k.contributions_agent, k.contributions_other,
           k.supports_count, k.comments_count)
      IS DISTINCT FROM (r.citizen, r.agent, r.other, r.supports, r.comments)
    RETURNING k.id
    """
)


def recount() -> dict[str, list[int]]:
    """Count everything again from the facts; what differed is reported, then set right."""
    db.session.scalar(WAIT_LOCK, {"key": ONE_AT_A_TIME})
    # Nobody adds a fact while all of them are counted; readers are not kept waiting.
    db.session.execute(text("LOCK TABLE contribution, support, comment, tally_delta IN SHARE MODE"))
    while _fold():
        pass
    found = {
        "contribution": sorted(db.session.scalars(RECOUNT_CONTRIBUTIONS)),
        "consultation": sorted(db.session.scalars(RECOUNT_CONSULTATIONS)),
    }
    for kind, ids in found.items():
        if ids:
            log.warning("counts of %s differed from the facts: %s", kind, ids[:50])
    touch(*(f"c:{consultation_id}" for consultation_id in found["consultation"]))
    return found
