"""Prepare the database: trigrams, and the tables of the job queue."""

from __future__ import annotations

from alembic import op
from procrastinate.schema import SchemaManager

revision = "0000"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    # A driver cursor: the functions hold percent signs, which SQLAlchemy would read as parameters.
    op.get_bind().connection.cursor().execute(SchemaManager.get_schema())


def downgrade() -> None:
    op.execute("DROP EXTENSION pg_trgm")
