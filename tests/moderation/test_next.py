"""From one text to the next, and what a second decision takes back of the first."""

from __future__ import annotations

from sqlalchemy import select

from consult.db import db, now
from consult.moderation import actions
from consult.moderation.models import Case
from consult.moderation.queries import queue
from consult.notifications.models import Mail
from tests import make
from tests.moderation.test_queue import Moderator, held


def test_the_next_text_is_the_one_after_then_the_first_again(session):
    of = make.consultation()
    rows = [held(of, hours) for hours in (9, 8, 7)]
    who = Moderator(make.member(of.lab), of.lab)
    page = queue.waiting(who, queue.Filters()).rows
    order = [one.target_id for one in page]
    assert sorted(order) == sorted(row.id for row in rows)
    cases = [
        db.session.scalars(select(Case).where(Case.contribution_id == one)).one() for one in order
    ]
    followed = [queue.following(who, after=case).target_id for case in cases]
    assert followed == [order[1], order[2], order[0]]


def test_a_decision_replaced_before_its_letter_left_is_not_told(session):
    of = make.consultation()
    row = make.contribution(of, author=make.user(), state="held")
    who = make.member(of.lab)
    actions.decide(row, "publish", who, seen=actions.mark(row))
    why = actions.Reasons(ground="insult", sentence="Une injure.")
    actions.decide(row, "refuse", who, seen=actions.mark(row), reasons=why)
    (only,) = db.session.scalars(select(Mail).where(Mail.kind == "decision")).all()
    assert "Une injure." in only.body


def test_a_letter_already_sent_is_not_taken_back(session):
    of = make.consultation()
    row = make.contribution(of, author=make.user(), state="held")
    who = make.member(of.lab)
    actions.decide(row, "publish", who, seen=actions.mark(row))
    db.session.scalars(select(Mail).where(Mail.kind == "decision")).one().sent_at = now()
    why = actions.Reasons(ground="insult", sentence="Une injure.")
    actions.decide(row, "refuse", who, seen=actions.mark(row), reasons=why)
    assert len(db.session.scalars(select(Mail).where(Mail.kind == "decision")).all()) == 2
