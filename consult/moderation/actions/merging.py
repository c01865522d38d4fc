"""Bringing contributions together, leaving, undoing.

A merge writes ``merge_id`` on its contributions and two rows of its own, nothing else: what supports
and arguments come meanwhile stay on each text, and undoing leaves no trace but in the journal.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from ... import journal
from ...contributions import campaigns, codes
from ...contributions.models import MERGE, Contribution, Fold
from ...db import db, now, touch
from ...errors import Refused
from ...i18n import lazy_gettext as _l
from ...notifications.actions import send
from ...notifications.letters import letter
from ..models import Left, Merge
from ..queries import merging, things
from . import refusals, telling

FEWEST, MOST = 2, 50


class Taken(refusals.Overtaken):
    message = _l(
        "Entre-temps, l’un de ces textes a été retiré ou regroupé avec d’autres\u00a0: relisez la liste."
    )


class TooFew(Refused):
    message = _l("Choisissez au moins un autre texte.")
    status = 422


class TooMany(Refused):
    message = _l("Regroupez cinquante textes au plus.")
    status = 422


class NotAllThere(Refused):
    status = 422

    def __init__(self, numbers: Collection[int]) -> None:
        self.numbers = sorted(numbers)
        super().__init__()


def merge(
    consultation: Any, numbers: Collection[int], title: str, introduction: str, moderator: Any
) -> Fold:
    """Under a title of the moderator's. Two at once: the first wins, the second is told."""
    if len(numbers) < FEWEST:
        raise TooFew
    if len(numbers) > MOST:
        raise TooMany
    rows = merging.locked(numbers, consultation.id)
    if unknown := set(numbers) - {row.id for row in rows}:
        raise NotAllThere(unknown)
    if not things.still_in_team(moderator.id, consultation.lab_id):
        raise refusals.NoLonger
    if not all(merging.free(row) for row in rows):
        raise Taken
    made = Fold(consultation_id=consultation.id, kind=MERGE, title=title, made_at=now())
    db.session.add(made)
    db.session.flush()
    db.session.add(Merge(fold_id=made.id, introduction=introduction, made_by=moderator.id))
    for row in rows:
        row.merge_id = made.id
    db.session.flush()
    _changed(made, consultation)
    _write_down("merge", made, moderator.id, before=[], after=[row.id for row in rows])
    for row in rows:
        _tell(row, made, len(rows) - 1)
    return made


def _tell(row: Contribution, fold: Fold, others: int) -> None:
    to, language, user_id = telling.address_of(row)
    if not to:
        return
    said = letter(
        "merged",
        language,
        contribution=row,
        fold=fold,
        others=others,
        code=codes.shown(row.code),
    )
    send(to=to, kind="merged", user_id=user_id, **said)


def _held(fold_id: int, consultation_id: int) -> tuple[Fold | None, list[Contribution]]:
    """The fold and its contributions, in the order that the jobs write them too."""
    ids = [row.id for row in merging.members(fold_id)]
    rows = merging.locked(ids, consultation_id)
    return merging.locked_fold(fold_id), [row for row in rows if row.merge_id == fold_id]


def leave(contribution: Contribution, actor_id: int | None) -> None:
    """Its author's right, without giving reasons; asked again, it changes nothing."""
    if contribution.merge_id is None:
        return
    fold, rows = _held(contribution.merge_id, contribution.consultation_id)
    left = [row for row in rows if row.id != contribution.id]
    if fold is None or len(left) == len(rows):
        return
    contribution.merge_id = None
    if db.session.get(Left, contribution.id) is None:
        db.session.add(Left(contribution_id=contribution.id, left_at=now()))
    db.session.flush()
    ids = {"before": [row.id for row in rows], "after": [row.id for row in left]}
    _write_down("leave", fold, actor_id, **ids)
    if len(left) < FEWEST:
        _dissolve(fold, left)
    else:
        _changed(fold, contribution.consultation)


def undo(fold: Fold, moderator: Any) -> None:
    """Each contribution is again as it was before; two at once: the second finds nothing to undo."""
    kept, rows = _held(fold.id, fold.consultation_id)
    if kept is None:
        raise refusals.Overtaken
    if not things.still_in_team(moderator.id, kept.consultation.lab_id):
        raise refusals.NoLonger
    _write_down("unmerge", kept, moderator.id, before=[row.id for row in rows], after=[])
    _dissolve(kept, rows)


def _dissolve(fold: Fold, rows: Sequence[Contribution]) -> None:
    scope = fold.consultation.scope
    for row in rows:
        row.merge_id = None
    db.session.flush()
    said = db.session.get(Merge, fold.id)
    if said is not None:
        db.session.delete(said)
        db.session.flush()
    db.session.delete(fold)
    db.session.flush()
    for row in rows:
        db.session.refresh(row, ["fold_id", "merge_id"])
    touch(scope, "site")


def _changed(fold: Fold, consultation: Any) -> None:
    campaigns.recount([fold.id])
    db.session.refresh(fold, ["texts", "people"])
    touch(consultation.scope, "site")


def _write_down(verb: str, fold: Fold, actor_id: int | None, **members: Any) -> None:
    journal.record(
        f"contribution.{verb}",
        fold,
        actor_id,
        lab_id=fold.consultation.lab_id,
        consultation=fold.consultation_id,
        title=fold.title,
        introduction=merging.introduction(fold.id),
        **members,
    )
