"""The queue: what is in it, in which order, for whom."""

from __future__ import annotations

from datetime import timedelta

import pytest

from consult.db import db, now
from consult.moderation import actions
from consult.moderation.queries import queue
from tests import make
from tests.conftest import visible_text
from tests.statements import counted


def ago(hours):
    return now() - timedelta(hours=hours)


def held(of, hours, **more):
    return make.contribution(of, state="held", state_since=ago(hours), **more)


def titles(page):
    return [row.title or row.start for row in page.rows]


class Moderator:
    """Who asks, without a session."""

    def __init__(self, user, *labs):
        self.id, self.email = user.id, user.email
        self.team_labs = frozenset(lab.id for lab in labs)
        self.facilitated_labs = frozenset()


def test_held_and_reported_texts_of_all_my_labs_come_oldest_first(session):
    labs = [make.lab(), make.lab()]
    one, two = (make.consultation(lab=lab) for lab in labs)
    held(one, 5, title="Deuxième")
    held(two, 9, title="Première")
    make.comment(make.contribution(two), state="held", state_since=ago(3), body="Troisième")
    reported = make.contribution(one, title="Quatrième")
    actions.report(reported, ground="off-topic")
    make.contribution(one, title="Sans histoire")
    held(make.consultation(), 50, title="D’un autre labo")
    page = queue.waiting(Moderator(make.member(labs[0]), *labs), queue.Filters())
    assert titles(page) == ["Première", "Deuxième", "Troisième", "Quatrième"]


def test_a_text_held_and_reported_is_there_once_with_its_reports(session):
    of = make.consultation(regime="flagged")
    row = make.contribution(of)
    for _ in range(3):
        actions.report(row, ground="hate", who=actions.Reporter(make.user().id))
    (only,) = queue.waiting(Moderator(make.member(of.lab), of.lab), queue.Filters()).rows
    assert (only.state, only.reports) == ("held", 3)


def test_the_queue_filters_by_consultation_by_kind_and_by_state(session):
    lab = make.lab()
    one, two = make.consultation(lab=lab), make.consultation(lab=lab)
    held(one, 1, title="Une")
    held(two, 2, title="Deux")
    make.comment(make.contribution(two), state="held", body="Argument")
    make.contribution(two, state="refused", title="Refusée")
    make.contribution(two, state="amend", title="À corriger")
    who = Moderator(make.member(lab), lab)

    def found(**filters):
        return set(titles(queue.waiting(who, queue.Filters(**filters))))

    assert found(consultation=one.id) == {"Une"}
    assert found(kind="comment") == {"Argument"}
    assert found(kind="contribution") == {"Une", "Deux"}
    assert found(tab="refused") == {"Refusée"}
    assert found(tab="amend") == {"À corriger"}
    assert queue.count(who, queue.Filters()) == 3


def test_pages_never_skip_nor_repeat_while_others_decide(session):
    of = make.consultation()
    for hours in range(70):
        held(of, 100 - hours, title=f"T{hours:02d}")
    who = Moderator(make.member(of.lab), of.lab)
    first = queue.waiting(who, queue.Filters())
    assert titles(first) == [f"T{n:02d}" for n in range(30)]
    for row in first.rows[:10]:
        target = db.session.get(make.Contribution, row.target_id)
        target.state = "refused"
    db.session.flush()
    second = queue.waiting(who, queue.Filters(), after=first.next)
    assert titles(second) == [f"T{n:02d}" for n in range(30, 60)]
    third = queue.waiting(who, queue.Filters(), after=second.next)
    assert titles(third) == [f"T{n:02d}" for n in range(60, 70)] and third.next is None


def test_each_text_says_its_age_and_what_is_left_of_the_promise(browse):
    of = make.consultation(moderation_hours=48)
    held(of, 46)
    held(of, 72)
    page = visible_text(browse(make.member(of.lab)).get("/moderation"))
    assert "Délai promis dépassé de 1 jour" in page
    assert "Délai promis : encore 2 heures" in page


def test_the_queue_is_for_teams(browse):
    assert browse(make.user()).get("/moderation").status_code == 403
    assert browse().get("/moderation").status_code == 403


def test_an_empty_queue_says_that_all_is_read(browse):
    moderator = browse(make.member(make.lab()))
    for tab, words in (
        ("", "Tout est lu"),
        ("amend", "Aucune correction"),
        ("refused", "Aucun texte refusé"),
    ):
        assert words in visible_text(moderator.get(f"/moderation?tab={tab}"))


@pytest.mark.parametrize(
    "query", ["tab=x", "consultation=x", "consultation=99999999999999999999", "kind=x", "after=x"]
)
def test_a_wrong_address_shows_the_queue(browse, query):
    of = make.consultation()
    held(of, 1, title="La seule")
    page = browse(make.member(of.lab)).get(f"/moderation?{query}")
    assert page.status_code == 200


def test_what_someone_sent_from_their_own_address_without_an_account_is_not_theirs_to_read(browse):
    """Reported or contested, it would be offered next, and its page refuses them."""
    of = make.consultation()
    who, other = make.member(of.lab), make.member(of.lab)
    rows = [make.contribution(of, contact_email=who.email, signature="") for _ in "12"]
    reasons = actions.Reasons(ground="insult")
    seen = actions.mark(rows[0])
    refused = actions.decide(rows[0], "refuse", other, seen=seen, reasons=reasons)
    actions.contest(refused)
    actions.report(rows[1], ground="insult")
    assert queue.following(Moderator(who, of.lab)) is None
    assert queue.following(Moderator(make.member(of.lab), of.lab)) is not None
    assert browse(who).get(f"/moderation/contribution/{rows[1].id}").status_code == 403


def test_after_a_decision_the_next_text_is_shown(browse):
    of = make.consultation()
    first, second = held(of, 9), held(of, 5)
    moderator = browse(make.member(of.lab))
    for row, following in (
        (first, f"/moderation/contribution/{second.id}"),
        (second, "/moderation"),
    ):
        answer = moderator.post(
            f"/moderation/contribution/{row.id}",
            data={"seen": actions.mark(row), "kind": "publish"},
        )
        assert answer.location == following


def test_the_queue_asks_as_many_questions_for_ten_texts_as_for_none(browse, session):
    of = make.consultation()
    moderator = browse(make.member(of.lab))

    def questions():
        with counted() as asked:
            moderator.get("/moderation")
        return len(asked)

    questions()  # what is read once by a process
    empty = questions()
    for hours in range(10):
        held(of, hours)
    assert questions() <= empty <= 8
