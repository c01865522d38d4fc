"""Guard what must never change (the journal, a published synthesis, a signed codebook, a lot of paper
ballots once settled), open a case for each text that waits for a moderator, and say of each text that is
written or changed that its near-copies are to be looked for."""

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
    for table in ("sentence", "citation", "outcome"):
        op.execute(
            f"CREATE TRIGGER {table}_published BEFORE UPDATE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    op.execute(
        "CREATE TRIGGER charter_published BEFORE UPDATE OR DELETE ON charter "
        "FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER codebook_signed BEFORE UPDATE ON codebook "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
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
    op.execute(PLACE)
    op.execute(
        "CREATE TRIGGER moderation_case_place BEFORE INSERT OR UPDATE OF due_at, gravity "
        "ON moderation_case FOR EACH ROW EXECUTE FUNCTION place_case()"
    )
    for kind, email in (("contribution", "NEW.contact_email"), ("comment", "''")):
        op.execute(FOLLOW % {"kind": kind, "email": email})
        op.execute(
            f"CREATE TRIGGER {kind}_case_opens AFTER INSERT ON {kind} FOR EACH ROW "
            f"WHEN (NEW.state = 'held') EXECUTE FUNCTION follow_{kind}()"
        )
        op.execute(
            f"CREATE TRIGGER {kind}_case_follows AFTER UPDATE OF state, author_id ON {kind} "
            "FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state "
            "OR OLD.author_id IS DISTINCT FROM NEW.author_id) "
            f"EXECUTE FUNCTION follow_{kind}()"
        )
    op.execute(
        """
        CREATE FUNCTION text_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'INSERT' THEN
            INSERT INTO fingerprint (contribution_id, due_at, version, signature, bands, leads)
            VALUES (NEW.id, clock_timestamp(), 0, '', '{}', false);
          ELSE
            UPDATE fingerprint SET due_at = clock_timestamp() WHERE contribution_id = NEW.id;
          END IF;
          RETURN NULL;
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER contribution_written AFTER INSERT ON contribution "
        "FOR EACH ROW EXECUTE FUNCTION text_is_due()"
    )
    op.execute(
        "CREATE TRIGGER contribution_rewritten AFTER UPDATE OF state, version, author_id, "
        "contact_email, signature, merge_id ON contribution FOR EACH ROW WHEN "
        "((OLD.state, OLD.version, OLD.author_id, OLD.contact_email, OLD.signature, OLD.merge_id) "
        "IS DISTINCT FROM "
        "(NEW.state, NEW.version, NEW.author_id, NEW.contact_email, NEW.signature, NEW.merge_id)) "
        "EXECUTE FUNCTION text_is_due()"
    )


# By the hour of the deadline, then gravity: keyset pages read one index.
PLACE = """
CREATE FUNCTION place_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.place := floor(extract(epoch FROM NEW.due_at) / 3600)::bigint * 10 + 9 - NEW.gravity;
  RETURN NEW;
END $$
"""

# Whoever writes the state of a text: no text is held without a case, nor waits once withdrawn.
FOLLOW = """
CREATE FUNCTION follow_%(kind)s() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  author bigint := coalesce(NEW.author_id, (SELECT id FROM user_account
    WHERE email = %(email)s AND email <> ''));
BEGIN
  IF NEW.state = 'held' THEN
    INSERT INTO moderation_case (kind_of_thing, consultation_id, %(kind)s_id, lab_id, reason,
      opened_at, due_at, gravity, place, reports, author_id)
    SELECT '%(kind)s', c.id, NEW.id, c.lab_id,
      CASE WHEN c.regime = 'before' THEN 'before' ELSE 'flagged' END, NEW.state_since,
      NEW.state_since + make_interval(hours => c.moderation_hours),
      (c.regime <> 'before')::int, 0, 0, author
    FROM consultation c WHERE c.id = NEW.consultation_id
    ON CONFLICT (%(kind)s_id) WHERE closed_at IS NULL AND appeal_id IS NULL
      AND %(kind)s_id IS NOT NULL
    DO UPDATE SET author_id = excluded.author_id;
  ELSIF NEW.state = 'withdrawn' THEN
    UPDATE moderation_case SET closed_at = NEW.state_since, lent_to = NULL, lent_until = NULL
    WHERE %(kind)s_id = NEW.id AND closed_at IS NULL;
  ELSE
    UPDATE moderation_case SET author_id = author
    WHERE %(kind)s_id = NEW.id AND closed_at IS NULL AND author_id IS DISTINCT FROM author;
  END IF;
  RETURN NULL;
END $$
"""


def downgrade() -> None:
    for trigger, table in (
        ("moderation_case_place", "moderation_case"),
        ("contribution_case_opens", "contribution"),
        ("contribution_case_follows", "contribution"),
        ("comment_case_opens", "comment"),
        ("comment_case_follows", "comment"),
        ("contribution_written", "contribution"),
        ("contribution_rewritten", "contribution"),
        ("paper_lot_settled", "paper_lot"),
        ("paper_lot_signed", "paper_lot"),
        ("act_append_only", "act"),
        ("act_no_truncate", "act"),
        ("revision_append_only", "revision"),
        ("synthesis_published", "synthesis"),
        ("sentence_published", "sentence"),
        ("citation_published", "citation"),
        ("outcome_published", "outcome"),
        ("charter_published", "charter"),
        ("codebook_signed", "codebook"),
    ):
        op.execute(f"DROP TRIGGER {trigger} ON {table}")
    for function in ("place_case", "follow_contribution", "follow_comment", "refuse_unsigned_lot"):
        op.execute(f"DROP FUNCTION {function}")
    op.execute("DROP FUNCTION text_is_due")
    op.execute("DROP FUNCTION refuse_change")
