"""Campaigns: near-identical public texts of one consultation, sent by several people.

Nothing here is done while somebody waits: a trigger says which texts are due, a job reads them.
Each text is compared with the first of a campaign, never with the others (signals/copies.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, literal_column, or_, select, text, update
from sqlalchemy.sql.elements import ColumnElement

from ..db import db, now, touch
from ..signals import copies
from ..visibility import PUBLISHED
from .models import CAMPAIGN, Contribution, Fingerprint, Fold
from .tally import ONE_AT_A_TIME, WAIT_LOCK

FEWEST_PEOPLE = 2
BATCH = 2000
MANY = 300  # due at once: everything is read, rather than what shares a band with each

# Without an account nor an address, a text is a person; imported, its signature is one.
PERSON = (
    "coalesce('u' || contribution.author_id, nullif(contribution.contact_email, ''), "
    "CASE WHEN contribution.origin = 'import' THEN 's' || nullif(contribution.signature, '') END, "
    "'#' || contribution.id)"
)
_is_public = Contribution.state == PUBLISHED


def settle(batch: int = BATCH) -> int:
    """Read the texts that are due; the number read. One at a time, and never beside a fold of
    counts: both write many contributions.
    """
    db.session.scalar(WAIT_LOCK, {"key": ONE_AT_A_TIME})
    due = db.session.execute(_due(batch)).all()
    _sign([row for row in due if row.read != row.version])
    by_consultation: dict[int, list[Any]] = {}
    for row in due:
        by_consultation.setdefault(row.consultation_id, []).append(row)
    for consultation_id, rows in sorted(by_consultation.items()):
        _settle(consultation_id, rows)
    _done(due)
    return len(due)


def _due(batch: int) -> Any:
    return (
        select(
            Contribution.id,
            Contribution.consultation_id,
            Contribution.version,
            Contribution.campaign_id,
            Contribution.merge_id,
            Fingerprint.version.label("read"),
            Fingerprint.due_at,
            Fingerprint.leads,
        )
        .join(Fingerprint, Fingerprint.contribution_id == Contribution.id)
        .where(Fingerprint.due_at.is_not(None))
        .order_by(Fingerprint.due_at, Contribution.id)
        .limit(batch)
    )


def _sign(rows: Sequence[Any]) -> None:
    ids = [row.id for row in rows]
    said = (Contribution.id, Contribution.version, Contribution.title, Contribution.body)
    written = db.session.execute(select(*said).where(Contribution.id.in_(ids))).all()
    signed = copies.signatures(f"{row.title}\n{row.body}" for row in written)
    _write(
        {"contribution_id": row.id, "version": row.version, "signature": one}
        for row, one in zip(written, signed, strict=True)
    )


def _write(rows: Iterable[dict[str, Any]]) -> None:
    if listed := list(rows):
        db.session.execute(update(Fingerprint), listed)


DONE = text("UPDATE fingerprint SET due_at = NULL WHERE contribution_id = :id AND due_at = :due_at")


def _done(due: Sequence[Any]) -> None:
    """Unless one changed again in the meantime: it stays due."""
    if due:
        db.session.execute(DONE, [{"id": row.id, "due_at": row.due_at} for row in due])


# One consultation --------------------------------------------------------------------------------


def _settle(consultation_id: int, due: Sequence[Any]) -> None:
    reopened = {row.campaign_id for row in due if row.leads and row.campaign_id}
    placing = _texts(
        or_(Contribution.id.in_([row.id for row in due]), Contribution.campaign_id.in_(reopened))
    )
    around = _around(consultation_id, placing)
    place = _places(consultation_id, placing, around, reopened)
    before = {row.id: row.campaign_id for row in (*placing, *around)}
    changed = {key: one.campaign for key, one in place.items() if one.campaign != before[key]}
    _join(changed)
    _write(
        {
            "contribution_id": row.id,
            "leads": place[row.id].leads,
            "bands": []
            if place[row.id].campaign and not place[row.id].leads
            else copies.bands(row.signature, consultation_id),
        }
        for row in (*placing, *(row for row in around if row.id in changed))
    )
    folds = {*changed.values(), *(before[key] for key in changed)}
    folds |= {fold for row in due for fold in (row.campaign_id, row.merge_id)}
    if recount(fold for fold in folds if fold is not None) or changed:
        touch(f"c:{consultation_id}")


def _texts(*which: ColumnElement[bool]) -> Sequence[Any]:
    return db.session.execute(
        select(
            Contribution.id,
            Contribution.campaign_id,
            literal_column(PERSON).label("person"),
            _is_public.label("public"),
            Fingerprint.signature,
            Fingerprint.leads,
        )
        .join(Fingerprint, Fingerprint.contribution_id == Contribution.id)
        .where(*which)
        .order_by(Contribution.id)
    ).all()


def _around(consultation_id: int, placing: Sequence[Any]) -> Sequence[Any]:
    """The public texts that those to be placed may be copies of."""
    looked_for = [row.signature for row in placing if row.public and row.signature]
    if not looked_for:
        return []
    near = [
        Contribution.consultation_id == consultation_id,
        _is_public,
        Fingerprint.bands != [],
        Contribution.id.not_in([row.id for row in placing]),
    ]
    if len(looked_for) <= MANY:
        shared = {band for one in looked_for for band in copies.bands(one, consultation_id)}
        near.append(Fingerprint.bands.overlap(sorted(shared)))
    return _texts(*near)


@dataclass(frozen=True)
class Place:
    campaign: int | None = None
    leads: bool = False


def _places(
    consultation_id: int, placing: Sequence[Any], around: Sequence[Any], reopened: set[int]
) -> dict[int, Place]:
    """Where each text goes. The first of a campaign that is not reopened stays where it is."""
    kept = {row.id: Place(row.campaign_id, True) for row in around if row.leads}
    place = {row.id: kept.get(row.id, Place()) for row in (*placing, *around)}
    texts = {row.id: row for row in (*placing, *around) if row.public and row.signature}
    order = sorted(texts.values(), key=lambda row: (row.id not in kept, not row.leads, row.id))
    new = []
    signed = {row.id: row.signature for row in order}
    fresh = {row.id for row in placing}
    # Copies by one person are no campaign, until somebody else joins them.
    waiting = {key for group in copies.groups(signed, fresh) for key in group if key not in kept}
    for group in copies.groups(signed, fresh | waiting):
        first = group[0]
        if first in kept:
            place |= {key: Place(kept[first].campaign) for key in group if key not in kept}
        elif len({texts[key].person for key in group}) >= FEWEST_PEOPLE:
            new.append(group)
    for group, campaign in _numbered(consultation_id, new, texts, reopened):
        place |= {key: Place(campaign, key == group[0]) for key in group}
    return place


def _numbered(
    consultation_id: int, groups: list[list[int]], texts: dict[int, Any], reopened: set[int]
) -> Iterator[tuple[list[int], int]]:
    """A campaign that was reopened keeps its address, with the most of those it had."""
    free = set(reopened)
    for group in sorted(groups, key=lambda group: (-len(group), group[0])):
        had = Counter(texts[key].campaign_id for key in group if texts[key].campaign_id in free)
        campaign = had.most_common(1)[0][0] if had else _new(consultation_id)
        free.discard(campaign)
        yield group, campaign


def _new(consultation_id: int) -> int:
    made = insert(Fold).values(consultation_id=consultation_id, kind=CAMPAIGN, made_at=now())
    return db.session.scalars(made.returning(Fold.id)).one()


def _join(changed: dict[int, int | None]) -> None:
    by_campaign: dict[int | None, list[int]] = {}
    for key, campaign in changed.items():
        by_campaign.setdefault(campaign, []).append(key)
    for campaign, keys in by_campaign.items():
        db.session.execute(
            update(Contribution)
            .where(Contribution.id.in_(keys))
            .values(campaign_id=campaign)
            .execution_options(synchronize_session=False)
        )


# Counts ------------------------------------------------------------------------------------------


def recount(folds: Iterable[int]) -> bool:
    """Count the public texts and the people of these folds; whether anything differed. A campaign
    of one person is none: its texts are to be placed again.
    """
    ids = list(folds)
    if not ids:
        return False
    differed = db.session.scalars(RECOUNT, {"ids": ids}).all()
    alone = select(Fold.id).where(
        Fold.id.in_(ids), Fold.kind == CAMPAIGN, Fold.people < FEWEST_PEOPLE
    )
    dissolved = db.session.scalars(alone).all()
    if dissolved:
        db.session.execute(AGAIN, {"ids": list(dissolved)})
        db.session.execute(delete(Fold).where(Fold.id.in_(dissolved)))
    return bool(differed)


RECOUNT = text(
    f"""
    UPDATE fold SET texts = n.texts, people = n.people FROM (
      SELECT f.id, count(contribution.id) AS texts, count(DISTINCT {PERSON}) AS people
      FROM fold f LEFT JOIN contribution ON contribution.state = 'published'
        AND (contribution.campaign_id = f.id OR contribution.merge_id = f.id)
      WHERE f.id = ANY(:ids) GROUP BY f.id) AS n
    WHERE n.id = fold.id AND (fold.texts, fold.people) IS DISTINCT FROM (n.texts, n.people)
    RETURNING fold.id
    """  # noqa: S608  (our own words)
)
AGAIN = text(
    "UPDATE fingerprint f SET due_at = clock_timestamp() FROM contribution c "
    "WHERE c.id = f.contribution_id AND c.campaign_id = ANY(:ids)"
)
