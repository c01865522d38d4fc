"""A codebook to act on, and all that it holds, to be compared."""

from __future__ import annotations

from sqlalchemy import text

from consult.db import db, now
from consult.synthesis.actions import undoing
from consult.synthesis.models import ProposedGroup, ProposedTheme, Reading
from consult.synthesis.queries import coding
from tests import make

TABLES = ("codebook_theme", "placement", "handling", "legal_point")


def proposal(of, texts, themes=2):
    """A finished reading: each text whole in one theme, and its first word in the next one."""
    reading = make.add(Reading(consultation_id=of.id, asked_at=now(), ended_at=now(), done=100))
    made = []
    for position in range(1, themes + 1):
        own = [one for n, one in enumerate(texts) if n % themes == position - 1]
        others = [one for one in texts if one not in own][:2]
        places = [[one.id, one.version, None, None] for one in own]
        passages = [[one.id, one.version, 0, 6] for one in others]
        fields = {"terms": ["guichet", "samedi"], "sample": places[:2], "verbatims": passages}
        fields |= {"demands": [], "objections": [], "places": places + passages}
        fields |= {"texts": len(texts), "groups": 1}
        one = ProposedTheme(
            reading_id=reading.id, position=position, title=f"Proposé {position}", **fields
        )
        make.add(one)
        group = {"theme_id": one.id, "position": 1, "texts": len(others), "ideas": passages}
        make.add(ProposedGroup(**group))
        made.append(one)
    return reading, made


def state(of):
    """Every row of the codebook, to the last column."""
    db.session.flush()
    return {
        table: [
            row[0]
            for row in db.session.execute(
                text(
                    f"SELECT to_jsonb(t) FROM {table} t WHERE consultation_id = :of "
                    "ORDER BY to_jsonb(t)::text"
                ),
                {"of": of.id},
            )
        ]
        for table in TABLES
    }


def undo_last(of, who):
    last = next(row for row in coding.acts(of).rows if row.undone_at is None)
    undoing.undo(of, coding.act_of(of, last.id), who.id)
