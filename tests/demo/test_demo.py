"""The demo: five labs, eight consultations in every state, and texts that can be read."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from sqlalchemy import func, select

from consult import journal
from consult.accounts.models import User
from consult.consultations.models import Consultation
from consult.consultations.subjects import SUBJECTS
from consult.contributions import tally
from consult.contributions.models import Contribution
from consult.db import db, now
from consult.demo import fill
from consult.demo.compose import compose
from consult.demo.typography import french
from consult.labs.models import Lab, Membership
from consult.votes import board
from consult.votes import queries as votes
from consult.votes.models import Vote


@pytest.fixture
def filled(session):
    fill.fill(lambda _said: None)


def test_the_demo_has_five_labs_and_eight_consultations_in_every_state(filled):
    assert db.session.query(Lab).count() == 5
    found = db.session.scalars(select(Consultation)).all()
    assert Counter(one.state() for one in found) == {
        "draft": 1,
        "scheduled": 1,
        "open": 3,
        "paused": 1,
        "closed": 1,
        "concluded": 1,
    }
    at = now()
    kinds = {p.kind for one in found for p in one.phases if one.published_at and p.is_current(at)}
    assert kinds == {"ideas", "vote", "reading"}
    assert {one.subject for one in found} <= set(SUBJECTS)
    late = [c for c in found if c.state() == "closed"]
    assert all(c.synthesis_due < at.date() for c in late)


def test_one_consultation_has_two_thousand_varied_contributions(filled):
    of = db.session.scalars(
        select(Consultation).where(Consultation.slug == "renover-nos-logements")
    ).one()
    rows = db.session.scalars(
        select(Contribution).where(Contribution.consultation_id == of.id)
    ).all()
    assert len(rows) == 2000
    assert len({row.body for row in rows}) == 2000
    assert {row.state for row in rows} == {"published", "held", "amend", "refused"}


def test_counts_of_the_demo_are_those_of_a_recount(filled):
    assert tally.recount() == {"contribution": [], "consultation": []}


def test_there_is_someone_in_every_role(filled):
    roles = db.session.execute(select(Membership.lab_id, Membership.role)).all()
    assert len(set(roles)) == 15
    assert db.session.query(User).filter(User.steward).count() == 1
    hosts = {email.rpartition("@")[2] for email in db.session.scalars(select(User.email))}
    assert hosts == {"demo.gouv.fr", "demo.fr"}
    wrong = select(func.count()).where(
        User.email.endswith("@demo.gouv.fr") != (User.college == "agent")
    )
    assert db.session.scalar(wrong) == 0


def test_ballots_agree_with_the_roll_and_the_journal_holds(filled):
    opened = db.session.scalars(select(Vote).where(Vote.manifest.is_not(None))).all()
    assert sum(board.numbers(vote.id).marks > 0 for vote in opened) == 7
    for vote in opened:
        said = board.numbers(vote.id)
        assert said.marks == said.envelopes
        counted = votes.result(vote.id)
        assert (counted is not None) == (vote.closed_at is not None)
        if counted is not None:
            assert said.agree and counted.said["result"]["invalid"] == 0
    assert journal.verify(journal.chain(), journal.head()) == []


def test_votes_of_several_methods_are_open_counted_and_to_come(filled):
    found = db.session.scalars(select(Vote)).all()
    at = now()
    assert Counter((one.method_slug, one.stage(at)) for one in found) == {
        ("majority-judgment", "open"): 1,
        ("equal-shares", "open"): 1,
        ("plurality", "open"): 1,
        ("approval", "coming"): 1,
        ("approval", "closed"): 1,
        ("majority-judgment", "closed"): 1,
        ("equal-shares", "closed"): 1,
        ("schulze", "closed"): 1,
    }
    for one in found:
        assert (votes.result(one.id) is not None) == (one.stage(at) == "closed")


def test_the_synthesis_quotes_public_contributions(filled, browse):
    of = db.session.scalars(
        select(Consultation).where(Consultation.slug == "partager-l-eau-en-ete")
    ).one()
    page = browse().get(f"/concertations/{of.slug}")
    assert page.status_code == 200
    assert of.synthesis_published_at is not None


def test_the_texts_are_set_in_french_typography(filled):
    for row in db.session.scalars(select(Contribution)):
        said = f"{row.title}\n{row.body}"
        assert "'" not in said
        assert not re.search(r" [;:!?»]|« ", said), said
        assert "{" not in said


def test_the_same_seed_composes_the_same_texts():
    assert list(compose(50, 3)) == list(compose(50, 3))
    assert french("Qui paie ? 12 000 €") == "Qui paie\u202f? 12\u202f000\u00a0€"


def test_the_command_fills_once_and_says_who_can_sign_in(app, session):
    runner = app.test_cli_runner()
    first = runner.invoke(args=["demo"])
    assert first.exit_code == 0, first.output
    assert "jeanne.carlier@demo.fr" in first.output
    assert "Already filled" in runner.invoke(args=["demo"]).output
    assert db.session.query(Lab).count() == 5


def test_a_large_consultation_can_be_added_for_measures(app, session):
    made = app.test_cli_runner().invoke(args=["demo", "--scale", "300"])
    assert made.exit_code == 0, made.output
    of = db.session.scalars(select(Consultation).where(Consultation.slug == "mesure-300")).one()
    assert of.contributions_count == 300
    assert "already" in app.test_cli_runner().invoke(args=["demo", "--scale", "300"]).output
