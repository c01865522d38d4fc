"""Decisions drawn at random are judged again by someone else, blind; how far both agree is published."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from consult.db import db, now
from consult.journal import Act, record
from consult.moderation import actions, work
from consult.moderation.agreement import ENOUGH, agreement, sample
from consult.moderation.models import Decision, SecondReading
from tests import make
from tests.conftest import visible_text
from tests.moderation.test_transparency import decided


def pairs(table: list[list[int]]) -> Iterator[tuple[str, str]]:
    for i, row in enumerate(table):
        for j, number in enumerate(row):
            yield from [(str(i), str(j))] * number


def test_kappa_and_its_interval_are_those_of_published_examples():
    # SAS/STAT User’s Guide, PROC FREQ, « Tests and Confidence Limits for Kappa »: 88 patients.
    found = agreement(pairs([[10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]]))
    assert [round(value, 4) for value in (found.kappa, found.low, found.high)] == [
        0.3449,
        0.2030,
        0.4868,
    ]
    # The textbook’s fifty proposals, and two readers who agree as often by chance or less.
    for table, kappa in (
        ([[20, 5], [10, 15]], 0.4),
        ([[45, 15], [25, 15]], 0.1304),
        ([[25, 35], [5, 35]], 0.2593),
    ):
        assert round(agreement(pairs(table)).kappa, 4) == kappa
    same = agreement([("a", "a")] * 9)
    assert (same.observed, same.kappa) == (1, None)
    assert agreement([("a", "a"), ("a", "b"), ("a", "a")]).kappa is None
    assert agreement([("a", "a"), ("b", "b")]).kappa == 1 and agreement([]) is None


def test_whoever_has_the_seed_draws_the_same_ones():
    assert sample(range(500), "x", 20) == sample(reversed(range(500)), "x", 20)
    assert sample(range(500), "x", 20) != sample(range(500), "y", 20)
    assert sample(range(3), "x", 20) == [0, 1, 2]


def test_a_decision_of_last_month_is_judged_again_blind_once_and_by_someone_else(browse, session):
    of, mine = make.consultation(), make.user()
    first = make.member(of.lab)
    with time_machine.travel("2026-10-14T10:00:00Z", tick=False):
        row = make.contribution(of, state="held", author=mine, body="Le texte d’alors.")
        reasons = actions.Reasons(ground="insult", sentence="La raison donnée.")
        actions.decide(row, "refuse", first, seen=actions.mark(row), reasons=reasons)
        undone = decided(of, "publish", first)
        actions.undo(undone, first)
    second, third = make.member(of.lab), make.member(of.lab)
    with time_machine.travel("2026-11-02T02:00:00Z", tick=False):
        for _night in range(2):
            work.draw_month.work()
    (reading,) = db.session.scalars(select(SecondReading)).all()
    drawn = db.session.scalars(select(Act).where(Act.verb == "review.drawn")).one()
    assert drawn.details["decisions"] == [reading.decision_id] and drawn.details["seed"]
    path = f"/moderation/relectures/{reading.id}"
    outside = make.member(make.lab(), "manager")
    for who, status in ((first, 404), (outside, 404), (mine, 403), (None, 403)):
        assert browse(who).get(path).status_code == status
        assert browse(who).post(path, data={"verdict": "publish"}).status_code == status
    assert "0 texte à relire" in visible_text(browse(first).get("/moderation/relectures"))
    page = browse(second).get(path)
    assert "Le texte d’alors." in page.text
    assert "La raison donnée" not in page.text and first.name not in page.text
    assert browse(second).post(path, data={}).status_code == 422
    assert browse(second).post(path, data={"verdict": "amend"}).status_code == 303
    assert browse(third).post(path, data={"verdict": "refuse"}).status_code == 409
    db.session.refresh(reading)
    assert (reading.reader_id, reading.verdict) == (second.id, "amend")
    act = db.session.scalars(select(Act).where(Act.verb == "review.read")).one()
    assert (act.details["first"], act.details["second"]) == ("refuse", "amend")
    assert db.session.get(Decision, reading.decision_id).kind == "refuse" and row.state == "refused"
    with pytest.raises(IntegrityError), db.session.begin_nested():
        reading.reader_id = first.id
        db.session.flush()


def test_where_nobody_else_moderates_another_lab_judges_again(browse, session):
    of = make.consultation()
    with time_machine.travel("2026-10-14T10:00:00Z", tick=False):
        decided(of, "publish", make.member(of.lab))
    with time_machine.travel("2026-11-02T02:00:00Z", tick=False):
        work.draw_month.work()
    reading = db.session.scalars(select(SecondReading)).one()
    elsewhere = browse(make.member(make.lab()))
    assert elsewhere.get(f"/moderation/relectures/{reading.id}").status_code == 200


def test_the_agreement_is_published_once_there_are_enough_readings(browse, session):
    of = make.consultation()
    moderator = make.member(of.lab)
    for _n in range(5):
        decided(of, "publish", moderator)

    def read(first: str, second: str) -> None:
        record("review.read", of, moderator.id, lab_id=of.lab_id, first=first, second=second)

    for _n in range(ENOUGH - 1):
        read("publish", "publish")
    assert "kappa" not in visible_text(browse().get("/transparence"))
    for _n in range(10):
        read("refuse", "refuse")
    read("refuse", "publish")
    for page in ("/transparence", f"/labos/{of.lab.slug}/transparence?annee={now().year}"):
        said = visible_text(browse().get(page))
        assert "Sur plus de 40 relectures" in said and "0,94, entre 0,81 et 1 à 95 %" in said
