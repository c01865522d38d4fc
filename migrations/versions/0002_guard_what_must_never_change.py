"""Guard what must never change: the journal, a published synthesis, a lot of paper ballots once settled."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
        """
    )
    op.execute(
        "CREATE TRIGGER act_append_only BEFORE UPDATE OR DELETE ON act "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER act_no_truncate BEFORE TRUNCATE ON act "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER revision_append_only BEFORE UPDATE ON revision "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER synthesis_published BEFORE UPDATE ON synthesis "
        "FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        """
        CREATE FUNCTION refuse_unsigned_lot() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF (SELECT count(signed_at) FROM paper_typist WHERE lot_id = NEW.id) < 2 THEN
            RAISE EXCEPTION 'paper_lot enters with two signatures'
              USING ERRCODE = 'integrity_constraint_violation';
          END IF;
          RETURN NEW;
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER paper_lot_signed BEFORE INSERT OR UPDATE ON paper_lot "
        "FOR EACH ROW WHEN (NEW.entered_at IS NOT NULL) EXECUTE FUNCTION refuse_unsigned_lot()"
    )
    op.execute(
        "CREATE TRIGGER paper_lot_settled BEFORE UPDATE OR DELETE ON paper_lot FOR EACH ROW "
        "WHEN (OLD.entered_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL) "
        "EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    for trigger, table in (
        ("paper_lot_settled", "paper_lot"),
        ("paper_lot_signed", "paper_lot"),
        ("act_append_only", "act"),
        ("act_no_truncate", "act"),
        ("revision_append_only", "revision"),
        ("synthesis_published", "synthesis"),
    ):
        op.execute(f"DROP TRIGGER {trigger} ON {table}")
    op.execute("DROP FUNCTION refuse_unsigned_lot")
    op.execute("DROP FUNCTION refuse_change")
