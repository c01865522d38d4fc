"""Moderators who decide at the same instant, on committed rows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from consult.accounts import sessions
from consult.contributions.models import Contribution
from consult.db import db
from consult.moderation import actions
from consult.moderation.models import Decision
from consult.notifications.models import Mail
from tests import make

MODERATORS = 10
SHARES = (
    {"kind": "publish"},
    {"kind": "refuse", "ground": "insult"},
    {"kind": "amend", "ground": "hate"},
)


def signed_in(app, user):
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = sessions.open_session(user.id, team=True)
        cookie["_fresh"] = True
        db.session.commit()
    return client


def test_one_decision_stands_and_the_others_are_told(app, committed):
    with app.app_context():
        of = make.consultation()
        row = make.contribution(of, state="held", author=make.user())
        moderators = [make.member(of.lab) for _ in range(MODERATORS)]
        db.session.commit()
        seen, path = actions.mark(row), f"/moderation/contribution/{row.id}"
        browsers = [signed_in(app, moderator) for moderator in moderators]
        numbers = [moderator.id for moderator in moderators]
        db.session.remove()
    gate = Barrier(MODERATORS)

    def decide(number):
        gate.wait()
        fields = {"seen": seen, **SHARES[number % len(SHARES)]}
        return browsers[number].post(path, data=fields)

    with ThreadPoolExecutor(MODERATORS) as pool:
        answers = list(pool.map(decide, range(MODERATORS)))

    assert sorted(answer.status_code for answer in answers) == [303] + [409] * (MODERATORS - 1)
    winner = [answer.status_code for answer in answers].index(303)
    with app.app_context():
        decision = db.session.scalars(select(Decision)).one()
        assert decision.kind == SHARES[winner % len(SHARES)]["kind"]
        assert decision.moderator_id == numbers[winner]
        assert db.session.scalar(select(func.count()).select_from(Mail)) == 1
        state = db.session.scalar(select(Contribution.state))
        assert (
            state == {"publish": "published", "refuse": "refused", "amend": "amend"}[decision.kind]
        )
    late = next(answer for answer in answers if answer.status_code == 409)
    assert "a décidé avant vous" in late.get_data(as_text=True)
