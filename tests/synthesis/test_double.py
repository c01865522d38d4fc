"""Double reading: drawn by the journal, blind, by someone else, compared."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from consult import journal
from consult.db import db
from consult.moderation.agreement import sample
from consult.synthesis.actions import double as actions
from consult.synthesis.actions import placing, refusals, themes
from consult.synthesis.models import DoubleReading, ReadTwice
from consult.synthesis.queries import coding, double
from tests import make
from tests.conftest import visible_text


def test_a_sample_is_drawn_read_by_someone_else_and_compared(browse, session):
    of = make.consultation()
    who, other = make.member(of.lab, "facilitator"), make.member(of.lab, "moderator")
    one, two = (themes.create(of, who.id, title) for title in ("Horaires", "Routes"))
    with pytest.raises(refusals.NothingToDraw):
        actions.draw(of, who.id)
    rows = [make.contribution(of) for _ in range(6)]
    for n, row in enumerate(rows[:4]):
        placing.read(of, row.id, who.id, [one.id if n % 2 else two.id])
    seed = journal.head()[1]
    here = f"/concertations/{of.slug}/synthese/grille/double-lecture"
    first, second = browse(who), browse(other)
    assert second.post(here).status_code == 403
    assert first.post(here).status_code == 303
    drawn = db.session.scalars(select(ReadTwice).order_by(ReadTwice.id)).all()
    assert [item.contribution_id for item in drawn] == sample([r.id for r in rows[:4]], seed, 50)
    assert first.post(here).status_code == 409
    assert "une autre personne de l’équipe" in visible_text(first.get(here))
    assert first.get(f"{here}/{drawn[0].id}").status_code == 404
    page = second.get(f"{here}/{drawn[0].id}")
    assert page.text.count(" checked") == 0
    for item in drawn:
        said = [one.id] if item is drawn[0] else item.first
        assert second.post(f"{here}/{item.id}", data={"themes": said}).status_code == 303
    assert second.post(f"{here}/{drawn[0].id}", data={}).status_code == 404
    draw = db.session.scalars(select(DoubleReading)).one()
    found = double.agreed(draw, coding.scheme(of))
    assert (found.texts, found.same) == (4, 0.75) and 0 < found.alpha < 1
    assert "75" in visible_text(second.get(here))
    # Merged, the two themes are one: everybody agrees, and nothing can be said beyond chance.
    themes.merge(of, two.id, one.id, who.id)
    assert double.agreed(draw, coding.scheme(of)).alpha is None
    assert coding.progress(of, coding.scheme(of)).read == 4
