"""One person, one support; counts that follow."""

import threading
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from consult import permissions
from consult.consultations.models import Consultation
from consult.contributions import actions, tally
from consult.contributions.models import Contribution, CountedSupport, Delta, Support
from consult.contributions.queries import one
from consult.db import commit, db
from tests import make
from tests.conftest import visible_text
from tests.contributions.test_pages import base
from tests.contributions.writing import hidden


def supports(contribution):
    return db.session.scalar(select(func.count()).where(Support.contribution_id == contribution.id))


def folded(row):
    tally.fold()
    db.session.refresh(row)
    return row


def test_a_person_backs_once_and_may_undo(browse):
    contribution = make.contribution()
    browser = browse(make.user())
    for _again in range(2):
        answer = browser.post(base(contribution) + "/soutien")
        assert answer.status_code == 303
        assert answer.location.endswith("#soutiens")
    assert supports(contribution) == 1
    assert folded(contribution).supports == 1
    for _again in range(2):
        browser.post(base(contribution) + "/soutien", data={"undo": "1"})
    assert supports(contribution) == 0
    assert folded(contribution).supports == 0


def test_supporters_see_their_own_act_at_once(browse):
    contribution = make.contribution()
    browser = browse(make.user())
    browser.post(base(contribution) + "/soutien")
    said = visible_text(browser.get(base(contribution)))
    assert "1 soutien" in said and "Vous soutenez" in said
    db.session.refresh(contribution)
    assert contribution.supports == 0  # not folded yet


def test_counts_are_by_college(browse):
    contribution = make.contribution()
    for someone in (make.user(), make.user(), make.agent()):
        browse(someone).post(base(contribution) + "/soutien")
    folded(contribution)
    assert (contribution.supports_citizen, contribution.supports_agent) == (2, 1)
    said = visible_text(browse().get(base(contribution)))
    assert "3 soutiens" in said and "2 citoyens" in said and "1 agent public" in said


def test_imported_figures_are_shown_with_their_origin(browse):
    contribution = make.contribution(supports=12, supports_counted=12)
    for position, number in (("for", 12), ("against", 3)):
        make.add(
            CountedSupport(
                contribution_id=contribution.id,
                position=position,
                origin="République numérique",
                count=number,
            )
        )
    said = visible_text(browse().get(base(contribution)))
    assert "12 soutiens" in said and "12 votes repris" in said
    assert "République numérique" in said and "3 votes contre" in said


@pytest.mark.parametrize("state", ["held", "amend", "refused", "withdrawn"])
def test_a_hidden_text_is_not_backed(browse, state):
    contribution = make.contribution(state=state)
    assert browse(make.user()).post(base(contribution) + "/soutien").status_code == 404
    moderator = make.member(contribution.consultation.lab)
    assert browse(moderator).post(base(contribution) + "/soutien").status_code == 403


def test_backing_asks_to_sign_in_and_comes_back(browse):
    contribution = make.contribution()
    assert browse().post(base(contribution) + "/soutien").status_code == 403
    page = browse().get(base(contribution) + "/soutien")
    assert page.status_code == 200
    assert "/connexion?next=" in page.get_data(as_text=True)


def test_backing_stops_with_the_phase_and_follows_the_public(browse):
    closed = make.contribution(make.consultation(phases=[make.phase(start=-3, end=-1)]))
    assert browse(make.user()).post(base(closed) + "/soutien").status_code == 403
    agents = make.contribution(make.consultation(who_may="agents"))
    assert browse(make.user()).post(base(agents) + "/soutien").status_code == 403
    assert browse(make.agent()).post(base(agents) + "/soutien").status_code == 303


def test_the_short_way_to_know_who_may_back_agrees_with_the_long_one(session):
    contribution = make.contribution()
    short = one.to_back(contribution.consultation, contribution.id)
    for who in (make.user(), make.agent()):
        for right in ("contribution.support", "contribution.read"):
            assert permissions.can(right, short, _seen(who)) == permissions.can(
                right, contribution, _seen(who)
            )


def _seen(user):
    user.team_labs = user.facilitated_labs = frozenset()
    return user


def test_nobody_flips_a_support_without_end(browse):
    contribution = make.contribution()
    browser = browse(make.user())
    answers = [browser.post(base(contribution) + "/soutien").status_code for _n in range(201)]
    assert answers == [303] * 200 + [429]


# Counts ------------------------------------------------------------------------------------------


def test_consultations_count_what_is_public_only(session):
    consultation = make.consultation()
    shown = make.contribution(consultation)
    tally.contribution_changed(shown, "", "published")
    hidden = make.contribution(consultation, state="held")
    tally.contribution_changed(hidden, "", "held")
    for contribution in (shown, hidden):
        actions.support(contribution, make.user())
    folded(consultation)
    assert (consultation.contributions_citizen, consultation.supports_count) == (1, 1)
    shown.state = "refused"
    tally.contribution_changed(shown, "published", "refused")
    folded(consultation)
    assert (consultation.contributions_citizen, consultation.supports_count) == (0, 0)


def test_a_support_folded_after_its_text_was_hidden_is_counted_when_it_returns(session):
    consultation = make.consultation()
    contribution = make.contribution(consultation)
    tally.contribution_changed(contribution, "", "published")
    actions.support(contribution, make.user())
    contribution.state = "refused"
    tally.contribution_changed(contribution, "published", "refused")
    assert folded(consultation).supports_count == 0
    contribution.state = "published"
    tally.contribution_changed(contribution, "refused", "published")
    assert folded(consultation).supports_count == 1


def test_the_recount_finds_nothing_after_any_story(session):
    consultation = make.consultation()
    contribution = make.contribution(consultation)
    tally.contribution_changed(contribution, "", "published")
    people = [make.user() for _n in range(4)]
    for someone in people:
        actions.support(contribution, someone)
    actions.unsupport(contribution, people[0])
    argument = make.comment(contribution)
    tally.comment_changed(argument, "", "published")
    answer = make.comment(contribution, parent_id=argument.id)
    tally.comment_changed(answer, "", "published")
    argument.state = "refused"
    tally.comment_changed(argument, "published", "refused")
    assert tally.recount() == {"contribution": [], "consultation": []}
    db.session.refresh(consultation)
    assert (consultation.supports_count, consultation.comments_count) == (3, 0)


def test_the_recount_reports_and_mends_what_differs(session, caplog):
    contribution = make.contribution(supports=7, supports_citizen=7)
    actions.support(contribution, make.user())
    found = tally.recount()
    assert found["contribution"] == [contribution.id]
    assert str(contribution.id) in caplog.text
    db.session.refresh(contribution)
    assert contribution.supports == 1


# Many at once ------------------------------------------------------------------------------------


@pytest.fixture
def popular(app, committed):
    """A contribution that other connections can see, and twelve people."""
    with app.app_context():
        contribution = make.contribution()
        tally.contribution_changed(contribution, "", "published")
        people = [make.user().id for _n in range(12)]
        ids = (contribution.consultation_id, contribution.id, people)
        commit()
        db.session.remove()
        yield ids
        db.session.remove()


class Someone:
    college = "citizen"

    def __init__(self, id):
        self.id = id


def test_many_at_once_count_each_person_once(app, popular):
    consultation_id, contribution_id, people = popular
    start = threading.Barrier(14)
    failures = []

    def play(work):
        with app.app_context():
            start.wait()
            try:
                for _again in range(8):
                    work()
                    commit()
            except Exception as error:
                failures.append(error)
            finally:
                db.session.remove()

    def backer(person_id):
        def back():
            contribution = Contribution(id=contribution_id, consultation_id=consultation_id)
            actions.support(contribution, Someone(person_id))
            actions.unsupport(contribution, Someone(person_id))
            actions.support(contribution, Someone(person_id))

        return back

    works = [*(backer(person_id) for person_id in people), tally.fold, tally.fold]
    threads = [threading.Thread(target=play, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    while tally.fold():
        commit()
    contribution = db.session.get(Contribution, contribution_id)
    assert contribution.supports == supports(contribution) == len(people)
    assert db.session.get(Consultation, consultation_id).supports_count == len(people)
    assert db.session.scalar(select(func.count()).select_from(Delta)) == 0
    assert tally.recount() == {"contribution": [], "consultation": []}


def test_a_button_shown_before_closing_is_accepted_ten_minutes_more(browse):
    contribution = make.contribution(make.consultation(phases=[make.phase(end=1 / 24)]))
    [phase] = contribution.consultation.phases
    browser = browse(make.user())
    page = browser.get(base(contribution))
    address = base(contribution) + "/soutien"
    with time_machine.travel(phase.closes_at + timedelta(minutes=9), tick=False):
        assert browser.post(address).status_code == 403
        assert browser.post(address, data={"opened": hidden(page, "opened")}).status_code == 303
    with time_machine.travel(phase.closes_at + timedelta(minutes=10), tick=False):
        undo = {"undo": "1", "opened": hidden(page, "opened")}
        assert browser.post(address, data=undo).status_code == 403
    assert supports(contribution) == 1
