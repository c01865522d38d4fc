"""Many rows at once, by copies of one inside the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text

from consult.contributions.models import Contribution
from consult.db import Base, db

VARIED = {
    "thread_id": "made.id",
    "code": "'B' || made.id",
    "title": "original.title || ' ' || n",
    "title_stems": "original.title_stems || ' ' || n",
    "college": "CASE WHEN n % 5 = 0 THEN 'agent' ELSE 'citizen' END",
    "signature": "'Personne ' || n",
    "shuffle": "random()",
    "supports": "n % 90",
    "supports_citizen": "n % 90",
    "comments": "n % 7",
    "created_at": "now() - n * interval '7 seconds'",
    "published_at": "now() - n * interval '7 seconds'",
}


def copies(original: Contribution, count: int) -> None:
    """``count`` more contributions like ``original``, in its consultation."""
    db.session.flush()
    names = columns(Contribution)
    values = ", ".join(VARIED.get(name, f"original.{name}") for name in names)
    statement = f"""
        WITH made AS (
          INSERT INTO thread (consultation_id)
          SELECT :consultation FROM generate_series(1, :count) RETURNING id
        ), numbered AS (SELECT id, row_number() OVER () AS n FROM made)
        INSERT INTO contribution ({", ".join(names)})
        SELECT {values} FROM numbered AS made, contribution AS original WHERE original.id = :id
    """
    asked = {"consultation": original.consultation_id, "count": count, "id": original.id}
    db.session.execute(text(statement), asked)


def copy_comment(original: Any, count: int, **changed: Any) -> None:
    """``count`` more arguments like ``original``."""
    db.session.flush()
    names = columns(type(original))
    values = ", ".join(f":{name}" if name in changed else name for name in names)
    statement = f"""
        INSERT INTO comment ({", ".join(names)})
        SELECT {values} FROM comment, generate_series(1, :count) WHERE comment.id = :id
    """
    asked: Mapping[str, Any] = {"count": count, "id": original.id, **changed}
    db.session.execute(text(statement), asked)


def columns(model: type[Base]) -> list[str]:
    """Those that are neither generated nor computed."""
    return [c.name for c in model.__table__.columns if not (c.identity or c.computed)]
