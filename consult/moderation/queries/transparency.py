"""What the journal of acts says of moderation: nothing else is read, so anyone can recount it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import text

from ...cache import Ticket
from ...db import db
from ..disclosure import Atom, Place, atoms
from ..figures import KEPT, KIND_OF
from ..models.appeals import ANSWERED_WITHIN

ZONE = "Europe/Paris"  # years are those of the capital, for every lab
LIFE_SECONDS = 60.0

WHERE = """
SELECT lab_id, (details->>'consultation')::bigint AS consultation,
       extract(year FROM at AT TIME ZONE :zone)::int AS year,
"""
# Decisions that were undone within their ten seconds were never told to anyone.
STANDING = """
FROM act
WHERE verb IN ('moderation.publish', 'moderation.mask', 'moderation.amend', 'moderation.refuse',
               'moderation.restore', 'moderation.warn', 'moderation.restrict')
  AND coalesce(details->>'decision', '') NOT IN (
    SELECT coalesce(undone.details->>'decision', '-') FROM act undone
    WHERE undone.verb = 'moderation.undo')
"""
DECISIONS = text(
    f"""{WHERE}
       substr(verb, 12) AS kind, coalesce(details->>'ground', '') AS ground,
       coalesce(details->>'college', 'unknown') AS college,
       CASE WHEN details->>'helped' = 'true' THEN 'helped'
            WHEN jsonb_array_length(coalesce(nullif(details->'signals', 'null'), '[]')) > 0 THEN 'shown'
            ELSE 'none' END AS signal,
       count(*) AS number
{STANDING}
GROUP BY 1, 2, 3, 4, 5, 6, 7"""
)
WAITED = f"""
SELECT count(*), percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
       ORDER BY (details->>'waited')::float8)
{STANDING} AND details->>'waited' IS NOT NULL"""
REPORTS = text(
    f"""{WHERE} details->>'ground' AS ground, count(*) AS number
FROM act WHERE verb = 'report.received' GROUP BY 1, 2, 3, 4"""
)
# An appeal is of the year it was received; its answer is the act « appeal.decided » on the same row.
APPEALS = text(
    f"""WITH answered AS (
  SELECT object_id, at AS decided_at, details->>'outcome' AS outcome FROM act
  WHERE verb = 'appeal.decided')
{WHERE} coalesce(outcome, 'pending') AS outcome,
       CASE WHEN coalesce(decided_at, :at) - at > :within THEN 'late' ELSE 'on-time' END AS delay,
       count(*) AS number
FROM act LEFT JOIN answered USING (object_id)
WHERE verb = 'appeal.received' GROUP BY 1, 2, 3, 4, 5"""  # noqa: S608
)


def all_atoms(at: datetime) -> dict[str, list[Atom]]:
    """By subject, for the whole network: what a view may tell depends on the others. Kept a minute."""
    pages = current_app.extensions["pages"]
    found: dict[str, list[Atom]] | None = pages.shelf.get("transparency")
    if found is None:
        versions = pages.versions.of(("site",))
        decided = list(_decisions())
        found = {
            "kept": atoms(one for one in decided if one[1][0] == KEPT),
            "reasoned": atoms(one for one in decided if one[1][0] != KEPT),
            "reports": atoms(
                (Place(row.lab_id, row.consultation, row.year), (row.ground,), row.number)
                for row in db.session.execute(REPORTS, {"zone": ZONE})
            ),
            "appeals": atoms(
                (
                    Place(row.lab_id, row.consultation, row.year),
                    (row.outcome, row.delay),
                    row.number,
                )
                for row in db.session.execute(
                    APPEALS, {"zone": ZONE, "at": at, "within": ANSWERED_WITHIN}
                )
            ),
        }
        pages.shelf.put("transparency", Ticket(("site",), versions, LIFE_SECONDS), found)
    return found


def _decisions() -> Iterator[tuple[Place, tuple[str, ...], int]]:
    for row in db.session.execute(DECISIONS, {"zone": ZONE}):
        kind = KIND_OF.get(row.kind, row.kind)
        key = (kind, row.ground, row.college, row.signal)
        yield Place(row.lab_id, row.consultation, row.year), key, row.number


def waited(
    lab: int | None, consultation: int | None, year: int | None
) -> tuple[int, float, float] | None:
    """How many decisions were awaited, with the median and the ninth decile of the wait, in seconds."""
    asked, values = WAITED, dict[str, Any]()
    for name, value, condition in (
        ("lab", lab, "lab_id = :lab"),
        ("consultation", consultation, "(details->>'consultation')::bigint = :consultation"),
        ("year", year, f"extract(year FROM at AT TIME ZONE '{ZONE}') = :year"),
    ):
        if value is not None:
            asked += f" AND {condition}"
            values[name] = value
    number, deciles = db.session.execute(text(asked), values).one()
    return (number, *deciles) if number else None


def years(of: dict[str, list[Atom]]) -> list[int]:
    """Those that have figures, the latest first."""
    found = {one.place.year for several in of.values() for one in several}
    return sorted((year for year in found if year is not None), reverse=True)
