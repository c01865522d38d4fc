"""One act on a codebook: what it writes carries its number, what it writes over is kept in it.

Acts on one consultation wait for each other. An act is undone whole, or not at all: not while a later
act stands on what it wrote.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import orjson
from sqlalchemy import delete, func, or_, select, text, update
from sqlalchemy.orm import aliased

from .. import journal
from ..consultations.models import Consultation
from ..db import Base, db, now
from .models import CodebookTheme, CodingAct, Handling, LegalPoint, Placement

LOCK = text("SELECT pg_advisory_xact_lock(20250005, (:of % 2147483647)::int)")
# Where each row is found again.
KEYS: dict[type[Base], Any] = {
    CodebookTheme: CodebookTheme.id,
    Placement: Placement.id,
    Handling: Handling.contribution_id,
    LegalPoint: LegalPoint.contribution_id,
}
TABLES = {model.__tablename__: model for model in KEYS}


def lock(of: Consultation) -> None:
    """Until the end of the transaction, nobody else writes in this codebook."""
    db.session.execute(LOCK, {"of": of.id})


@contextmanager
def act(of: Consultation, kind: str, who_id: int | None, about: str = "") -> Iterator[CodingAct]:
    """The act in which rows are written; the lock is held already."""
    made = CodingAct(consultation_id=of.id, kind=kind, by_id=who_id, at=now(), about=about)
    made.before, made.over, made.texts = {}, [], 0
    db.session.add(made)
    db.session.flush()
    yield made
    db.session.flush()
    journal.record(
        f"coding.{kind}",
        made,
        who_id,
        lab_id=of.lab_id,
        consultation=of.id,
        about=made.about,
        texts=made.texts,
    )


def keep(made: CodingAct, model: type[Base], condition: Any) -> list[int]:
    """Keep the rows as they are: this act is about to write over them. Their keys."""
    db.session.flush()
    key = KEYS[model]
    rows = db.session.execute(
        select(key, model.act_id, func.to_jsonb(model.__table__.table_valued()))  # type: ignore[attr-defined]
        .where(condition, model.act_id != made.id)  # type: ignore[attr-defined]
        .order_by(key)
        .with_for_update()
    ).all()
    if not rows:
        return []
    name = model.__tablename__
    made.before = {**made.before, name: [*made.before.get(name, []), *(row[2] for row in rows)]}
    made.over = sorted({*made.over, *(row[1] for row in rows)} - {made.id})
    return [row[0] for row in rows]


# Undoing -----------------------------------------------------------------------------------------


def later(made: CodingAct) -> CodingAct | None:
    """The last act that stands on what this one wrote."""
    written = [
        select(Placement.act_id).where(Placement.theme_id.in_(_themes_made(made))),
        *(
            select(CodebookTheme.act_id).where(column.in_(_themes_made(made)))
            for column in (CodebookTheme.parent_id, CodebookTheme.merged_into_id)
        ),
        _taken_places(made),
    ]
    return db.session.scalar(
        select(CodingAct)
        .where(
            CodingAct.consultation_id == made.consultation_id,
            CodingAct.id != made.id,
            CodingAct.undone_at.is_(None),
            or_(
                CodingAct.over.contains([made.id]),
                *(CodingAct.id.in_(one) for one in written),
            ),
        )
        .order_by(CodingAct.id.desc())
        .limit(1)
    )


def _themes_made(made: CodingAct) -> Any:
    one = aliased(CodebookTheme)
    kept = _kept_ids(made, CodebookTheme)
    return select(one.id).where(one.act_id == made.id, one.id.not_in(kept))


def _kept(made: CodingAct, model: type[Base]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = made.before.get(model.__tablename__, [])
    return rows


def _kept_ids(made: CodingAct, model: type[Base]) -> list[int]:
    return [row[KEYS[model].key] for row in _kept(made, model)]


def _taken_places(made: CodingAct) -> Any:
    """Who placed since, in the same place, what this act took away."""
    back = text(
        "SELECT contribution_id, theme_id, start, stop "
        "FROM jsonb_populate_recordset(NULL::placement, CAST(:rows AS jsonb))"
    ).bindparams(rows=_json(_kept(made, Placement)))
    sub = back.columns(
        Placement.contribution_id, Placement.theme_id, Placement.start, Placement.stop
    ).subquery("back")
    there = aliased(Placement)
    return (
        select(there.act_id)
        .join(
            sub,
            (sub.c.contribution_id == there.contribution_id)
            & (sub.c.theme_id == there.theme_id)
            & sub.c.start.is_not_distinct_from(there.start)
            & sub.c.stop.is_not_distinct_from(there.stop),
        )
        .where(there.act_id != made.id)
    )


def homeless(made: CodingAct) -> bool:
    """What would come back names a theme that is not there any more."""
    named = {row["theme_id"] for row in _kept(made, Placement)}
    for row in _kept(made, CodebookTheme):
        named |= {row["parent_id"], row["merged_into_id"]} - {None}
    known = select(func.count()).where(CodebookTheme.id.in_(named))
    return bool(named) and db.session.scalar(known) != len(named)


def put_back(made: CodingAct) -> None:
    """Each row as it was; what this act made is gone."""
    db.session.flush()
    for model in (Placement, Handling, LegalPoint):
        db.session.execute(delete(model).where(model.act_id == made.id))
        _insert(model, _kept(made, model))
    _restore_themes(_kept(made, CodebookTheme))
    db.session.execute(
        delete(CodebookTheme).where(
            CodebookTheme.act_id == made.id,
            CodebookTheme.id.not_in(_kept_ids(made, CodebookTheme)),
        )
    )
    db.session.expire_all()


def _insert(model: type[Base], rows: Collection[dict[str, Any]]) -> None:
    """But for texts that were erased meanwhile."""
    if rows:
        name = model.__tablename__
        db.session.execute(
            text(
                f"INSERT INTO {name} SELECT back.* "  # noqa: S608  (the name of one of our tables)
                f"FROM jsonb_populate_recordset(NULL::{name}, CAST(:rows AS jsonb)) AS back "
                "JOIN contribution ON contribution.id = back.contribution_id"
            ),
            {"rows": _json(rows)},
        )


def _restore_themes(rows: Collection[dict[str, Any]]) -> None:
    columns = [column.name for column in CodebookTheme.__table__.columns]
    for row in rows:
        back = func.jsonb_populate_record(text("NULL::codebook_theme"), text("CAST(:row AS jsonb)"))
        values = select(text(", ".join(columns))).select_from(back)
        found = db.session.execute(values, {"row": _json(row)}).one()
        db.session.execute(
            update(CodebookTheme)
            .where(CodebookTheme.id == row["id"])
            .values(dict(zip(columns, found, strict=True)))
        )


def _json(said: Any) -> str:
    return orjson.dumps(said).decode()
