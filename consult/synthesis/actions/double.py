"""Drawing texts to be read twice, and reading them again."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ... import journal
from ...consultations.models import Consultation
from ...db import db, now
from ...moderation.agreement import sample
from .. import acts
from ..models import DoubleReading, ReadTwice
from ..queries import coding, double
from . import refusals, themes

DRAWN = 50


def draw(of: Consultation, who_id: int) -> DoubleReading:
    """The seed is the hash of the last act of the journal: nobody chose it, and whoever has the
    journal draws the same texts."""
    acts.lock(of)
    before = double.last(of)
    if before is not None and double.left(before):
        raise refusals.DrawnAlready
    rows = {row.id: row for row in double.readable(of)}
    if not rows:
        raise refusals.NothingToDraw
    head = journal.head()
    seed = head[1] if head else journal.GENESIS
    chosen = sample(rows, seed, DRAWN)
    said = double.themes_of(chosen, coding.scheme(of))
    made = DoubleReading(consultation_id=of.id, drawn_at=now(), seed=seed)
    db.session.add(made)
    db.session.flush()
    for one in chosen:
        kept = {"version": rows[one].version, "first_id": rows[one].by_id, "first": said[one]}
        db.session.add(ReadTwice(draw_id=made.id, contribution_id=one, **kept))
    db.session.flush()
    facts: dict[str, Any] = {"consultation": of.id, "seed": seed, "texts": chosen}
    journal.record("coding.draw", made, who_id, lab_id=of.lab_id, **facts)
    return made


def read_again(of: Consultation, number: int, who: Any, chosen: Collection[int]) -> ReadTwice:
    """Nothing changes for the text: the two readings are compared."""
    acts.lock(of)
    last = double.last(of)
    found = double.offered(last, number, who) if last else None
    if found is None:
        raise refusals.Overtaken
    known = coding.scheme(of)
    item: ReadTwice = found[0]
    item.second = sorted(themes.standing(known, one) for one in chosen)
    item.second_id, item.read_at = who.id, now()
    db.session.flush()
    facts: dict[str, Any] = {"consultation": of.id, "first": item.first, "second": item.second}
    journal.record("coding.reread", item, who.id, lab_id=of.lab_id, **facts)
    return item
