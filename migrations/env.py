"""Alembic's environment: one connection, in one transaction, with a short lock time-out."""

from __future__ import annotations

from alembic import context
from sqlalchemy import text

from consult import models
from consult.db import Base, db

# Tables of the queue belong to procrastinate.
FOREIGN = "procrastinate_"


def ours(thing: object, name: str | None, kind: str, reflected: bool, compared: object) -> bool:
    return not (name or "").startswith(FOREIGN)


assert models
with db.engine.connect() as connection:
    connection.execute(text("SET lock_timeout = '4s'"))
    connection.commit()
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_object=ours,
        compare_type=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
