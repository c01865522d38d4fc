"""Who reported, and what was said before a decision, are kept as long as the page of privacy says."""

from __future__ import annotations

from datetime import timedelta

import time_machine

from consult.db import db, now
from consult.moderation import actions, work
from consult.moderation.actions import Reasons, Reporter
from consult.moderation.models import Decision, Report
from consult.moderation.profiles import Profile
from tests import make


def later(days: int) -> None:
    with time_machine.travel(now() + timedelta(days=days), tick=False):
        work.forget.work()
    db.session.expire_all()


def test_time_takes_away_who_reported_and_what_was_masked_but_not_what_is_contested(session):
    of = make.consultation()
    moderator, other = make.member(of.lab), make.member(of.lab)
    mask = Reasons(ground="personal-data", words="Zélie")
    rows = [make.contribution(of, author=make.user(), body="Écrivez à Zélie.") for _ in "123"]
    known = Reporter(email="a@exemple.fr", name="Moi")
    for who in (known, Reporter(network="192.0.2.1")):
        actions.report(rows[0], ground="insult", explanation="Dit.", who=who)
    made = [
        actions.decide(row, "mask", moderator, seen=actions.mark(row), reasons=mask) for row in rows
    ]
    made = [db.session.get(Decision, one.id) for one in made]
    left, unsigned = (db.session.get(Report, n) for n in sorted(one.id for one in reports()))
    appeal, _new = actions.contest(made[1])
    later(2)
    assert (left.reporter_email, unsigned.reporter_key) == ("a@exemple.fr", "")
    later(150)
    assert [one.original is None for one in made] == [False] * 3
    later(190)
    assert [one.original is None for one in made] == [True, False, True]
    assert ["Zélie" in str(one.before) for one in made] == [False, True, False]
    actions.decide_again(appeal, "reversed", other, reasons="Rien à masquer.")
    assert [row.body.count("Zélie") for row in rows] == [0, 1, 0]
    assert left.explanation == "Dit."
    later(370)
    assert (left.reporter_key, left.reporter_email, left.reporter_name) == ("", "", "")
    assert left.explanation == unsigned.explanation == ""


def reports() -> list[Report]:
    return list(db.session.query(Report))


def test_the_name_that_was_refused_leaves_with_the_account(session):
    of, user = make.consultation(), make.user(name="Zorro de la Loi")
    row = Profile(user, of)
    moderator = make.member(of.lab)
    seen = actions.mark(row)
    made = actions.decide(row, "refuse", moderator, seen=seen, reasons=Reasons(ground="insult"))
    later(300)
    assert made.before["row"]["name"] == "Zorro de la Loi"  # not to be taken again
    user.closed_at = now()
    db.session.flush()
    later(1)
    assert "name" not in made.before["row"]
