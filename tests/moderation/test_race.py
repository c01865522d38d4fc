"""Moderators who decide at the same instant, on committed rows."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from consult import journal
from consult.accounts import sessions
from consult.consultations.models import Consultation
from consult.contributions import tally
from consult.contributions.models import Contribution
from consult.db import db
from consult.journal import Act
from consult.moderation import actions
from consult.moderation.models import Case, Decision
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


def test_ten_moderators_clear_the_queue_and_nothing_is_decided_twice_nor_lost(app, committed):
    """Each takes what the queue gives; the counters end right."""
    items = 40
    with app.app_context():
        of = make.consultation(regime="before")
        rows = [make.contribution(of, state="held", author=make.user()) for _ in range(items)]
        moderators = [make.member(of.lab) for _ in range(MODERATORS)]
        db.session.commit()
        ids = {row.id for row in rows}
        browsers = [signed_in(app, moderator) for moderator in moderators]
        db.session.remove()
    gate = Barrier(MODERATORS)

    def clear(browser):
        gate.wait()
        address, taken, met = "/moderation", [], 0
        while True:
            page = browser.get(address).get_data(as_text=True)
            if address == "/moderation":
                found = re.search(r'href="(/moderation/contribution/\d+)"', page)
                if found is None:
                    return taken, met
                address = found[1]
                continue
            seen = re.search(r'name="seen" value="([^"]+)"', page)
            answer = browser.post(
                address, data={"seen": seen[1], "kind": "publish"} if seen else {}
            )
            if answer.status_code == 303:
                taken.append(int(address.rsplit("/", 1)[1]))
                address = answer.location
            else:
                met += 1
                address = "/moderation"

    with ThreadPoolExecutor(MODERATORS) as pool:
        results = list(pool.map(clear, browsers))

    taken = sorted(number for mine, _met in results for number in mine)
    assert taken == sorted(ids)
    with app.app_context():
        assert sorted(db.session.scalars(select(Decision.contribution_id))) == taken
        assert set(db.session.scalars(select(Contribution.state))) == {"published"}
        waiting = db.session.scalar(select(func.count()).where(Case.closed_at.is_(None)))
        acts = db.session.scalar(select(func.count()).where(Act.verb == "moderation.publish"))
        assert (waiting, acts) == (0, items)
        tally.fold()
        citizens = db.session.scalar(select(Consultation.contributions_citizen))
        assert citizens == items and list(journal.verify(journal.chain(), journal.head())) == []
