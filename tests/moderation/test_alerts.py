"""Teams are written to: once a day at the hour of each, and at once of what cannot wait."""

from __future__ import annotations

from typing import Any

import time_machine
from sqlalchemy import select

from consult.db import db
from consult.moderation import actions, work
from consult.moderation.actions import deciding
from consult.moderation.questions import Question
from consult.notifications import smtp, topics
from consult.notifications.models import Mail
from tests import make
from tests.conftest import visible_text


def letters(kind: str, to: str | None = None) -> list[Mail]:
    asked = select(Mail).where(Mail.kind == kind).order_by(Mail.id)
    return list(db.session.scalars(asked if to is None else asked.where(Mail.to == to)))


def at(hour: str, day: str = "2026-11-25") -> Any:
    return time_machine.travel(f"{day}T{hour}:00Z", tick=False)


def test_each_is_written_to_once_a_day_at_the_hour_of_their_lab(browse, session):
    paris, reunion = make.lab(), make.lab(zone="Indian/Reunion")
    usual, early = make.member(paris), make.member(paris)
    far, nobody = make.member(reunion, "facilitator"), make.member(make.lab())
    page = browse(early).get("/moderation/alertes")
    assert "À l’heure de votre labo" in visible_text(page)
    chosen = browse(early).post("/moderation/alertes", data={"hour": "7", "at_once": "y"})
    assert chosen.status_code == 303
    assert browse(early).post("/moderation/alertes", data={"hour": "30"}).status_code == 422
    assert browse(make.user()).get("/moderation/alertes").status_code == 403
    with at("00:00"):
        of = make.consultation(lab=paris, regime="before")
        first = make.contribution(of, state="held")
        make.contribution(of, state="held", author=early)
        make.contribution(make.consultation(lab=reunion), state="held")
    for hour in range(24):
        for _worker in range(2):
            with at(f"{hour:02}:00"):
                work.digest.work()
        if hour == 5:  # nine in La Réunion
            assert [one.to for one in letters("digest")] == [far.email]
    told = {one.to: one for one in letters("digest")}
    assert set(told) == {usual.email, early.email, far.email} and len(letters("digest")) == 3
    mine = told[usual.email]
    assert "2 textes vous attendent, le plus ancien depuis 8\u00a0heures" in mine.body
    assert f"/moderation/contribution/{first.id}" in mine.body
    assert "1 texte vous attend, depuis 6\u00a0heures" in told[early.email].body  # not their own
    sent = smtp.message(mine, "labo@exemple.fr", "exemple.fr")
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = "/desabonnement/" + topics.token(usual.email, topics.DIGEST)
    assert browse().post(stop).status_code == 200
    with at("08:00", "2026-11-26"):
        work.digest.work()
    assert len(letters("digest", usual.email)) == 1
    assert 'value="" selected' in browse(usual).get("/moderation/alertes").text.replace(
        'selected value=""', 'value="" selected'
    )
    assert letters("digest", nobody.email) == []


def test_a_grave_report_and_a_missed_delay_are_told_at_once_and_once(browse, session):
    of = make.consultation(moderation_hours=48)
    one, other = make.member(of.lab), make.member(of.lab, who=make.agent(language="en"))
    make.member(make.lab())
    with at("08:00"):
        shown, mild = make.contribution(of, author=one), make.contribution(of)
        for row, ground in ((shown, "hate"), (mild, "off-topic")):
            actions.report(row, ground=ground, who=actions.Reporter(email="a@exemple.fr"))
    for minutes in ("08:05", "08:10"):
        with at(minutes):
            work.alert.work()
    (mail,) = letters("alert")  # not to who wrote it
    assert mail.to == other.email and mail.language == "en"
    assert f"/en/moderation/contribution/{shown.id}" in mail.body
    assert f"contribution/{mild.id}" not in mail.body
    for _run in range(2):
        with at("09:00", "2026-11-28"):
            work.alert.work()
    late = letters("alert", one.email)
    assert len(late) == 1 and "délai promis" in late[0].subject
    assert f"contribution/{mild.id}" in late[0].body
    assert len(letters("alert", other.email)) == 2
    before = make.contribution(of)
    actions.choose_alerts(one, None, at_once=False)
    with at("09:30", "2026-11-28"):
        actions.report(before, ground="insult", who=actions.Reporter(email="b@exemple.fr"))
        work.alert.work()
    assert len(letters("alert", one.email)) == 1 and len(letters("alert", other.email)) == 3


def test_nobody_is_told_of_what_they_may_not_decide(browse, session):
    """The lab's own page is for its facilitators; an appeal, for who took no part."""
    of = make.consultation()
    moderator, other = make.member(of.lab), make.member(of.lab)
    facilitator = make.member(of.lab, "facilitator")
    row = make.contribution(of, author=make.user())
    with at("08:00"):
        actions.report(Question(of), ground="hate")
        for one, kind in ((moderator, "refuse"), (other, "restore"), (facilitator, "refuse")):
            reasons = actions.Reasons(ground="insult") if kind == "refuse" else deciding.NONE
            seen = actions.mark(row)
            decision = actions.decide(row, kind, one, seen=seen, reasons=reasons)
        appeal, _new = actions.contest(decision)
    with at("08:05"):
        work.alert.work()
    with at("09:00", "2026-12-20"):
        work.alert.work()
        work.digest.work()
    assert {one.to for one in [*letters("alert"), *letters("digest")]} == {facilitator.email}
    bodies = "".join(one.body for one in letters("alert"))
    assert f"/moderation/consultation/{of.id}" in bodies
    assert f"/moderation/recours/{appeal.id}" not in bodies
