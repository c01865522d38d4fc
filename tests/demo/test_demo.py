"""The demo: five labs, eight consultations in every state, and texts that can be read."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from sqlalchemy import func, select

from consult import i18n, journal
from consult.accounts.models import User
from consult.consultations.models import Consultation
from consult.consultations.subjects import SUBJECTS
from consult.contributions import tally
from consult.contributions.models import Contribution, Fingerprint, Fold
from consult.db import db, now
from consult.demo.actions import fill
from consult.demo.compose import compose
from consult.demo.typography import french
from consult.labs.models import Lab, Membership
from consult.moderation import course
from consult.moderation.masking import MASK
from consult.moderation.models import TARGETS, Appeal, Case, Decision, Report
from consult.votes import board
from consult.votes import queries as votes
from consult.votes.models import Vote
from tests.conftest import rolled_back


@pytest.fixture(scope="module")
def filled(app):
    """Filled once: these tests only read."""
    with pytest.MonkeyPatch.context() as patch, rolled_back(app, patch):
        with i18n.speaking(i18n.SOURCE):
            fill.fill(lambda _said: None)
        yield


@pytest.fixture
def session(filled):
    """The transaction of the demo, for the browsers of these tests."""
    return db.session


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


def test_one_campaign_is_in_the_demo_and_nothing_else_is_taken_for_one(filled):
    fold = db.session.query(Fold).filter(Fold.kind == "campaign").one()
    assert fold.consultation.slug == "se-deplacer-sur-le-larzac-et-dans-les-vallees"
    assert fold.texts == 41 and 36 <= fold.people <= 41
    assert db.session.query(Fingerprint).filter(Fingerprint.due_at.is_not(None)).all() == []


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


# Moderation --------------------------------------------------------------------------------------


def test_a_moderator_has_more_than_fifty_texts_to_read(filled, browse):
    justine = db.session.scalars(select(User).where(User.name == "Justine Delattre")).one()
    opened = db.session.scalars(select(Case).where(Case.closed_at.is_(None))).all()
    hers = [
        one
        for one in opened
        if one.lab.slug == "chantier-commun" and justine.id not in (one.author_id, one.remover_id)
    ]
    assert len(hers) >= 55 and len(opened) >= 65
    assert {one.reason for one in hers} == {"before", "flagged", "reported", "appeal"}
    assert {one.kind_of_thing for one in hers} == {"contribution", "comment"}
    assert {one.lab.slug for one in opened} > {"chantier-commun", "estran", "draille"}
    assert max(one.reports for one in hers) == 9
    hours = [(one.due_at - now()).total_seconds() / 3600 for one in hers]
    assert min(hours) < -12 and any(0 < left < 6 for left in hours) and max(hours) > 36

    page = browse(justine).get("/moderation").get_data(as_text=True)
    assert "Le numéro d’appel sonne dans le vide" in page


def test_what_waits_is_what_life_brings(filled):
    rows = db.session.scalars(
        select(Contribution)
        .join(Case, Case.contribution_id == Contribution.id)
        .where(Case.closed_at.is_(None), Case.appeal_id.is_(None))
    ).all()
    hands = Counter(one.author_id or one.contact_email for one in rows)
    hands.pop("", None)
    assert [n for n in hands.values() if n > 1], "several by the same hand"
    assert any(one.author_id is None for one in rows)
    assert any(one.author_id is not None and not one.signature for one in rows)
    assert sum(one.version > 1 for one in rows) == 3
    assert sum(one.version > 2 for one in rows) == 1
    said = "\n".join(f"{one.title}\n{one.body}" for one in rows)
    for words in ("06 39 98 41 27", "14 rue des Fusains", "I rent a room", "abaoe ugent vloaz"):
        assert words in said
    distress = next(one for one in rows if one.title == "Je n’en peux plus")
    assert distress.state == "held"


def test_each_decision_of_the_past_left_its_act(filled):
    made = db.session.scalars(select(Decision)).all()
    assert len(made) >= 60
    assert {one.kind for one in made} == {"publish", "mask", "amend", "refuse", "restore"}
    assert {one.consultation.lab.slug for one in made} == set(db.session.scalars(select(Lab.slug)))
    assert len({one.moderator_id for one in made}) > 5
    assert {one.signal_helped for one in made} == {True, False, None}
    acts = {
        act.details["decision"]: act
        for act in journal.chain()
        if act.verb.startswith("moderation.") and "decision" in act.details
    }
    assert set(acts) == {one.id for one in made}
    for one in made:
        act = acts[one.id]
        assert (act.verb, act.at, act.actor_id) == (
            f"moderation.{one.kind}",
            one.decided_at,
            one.moderator_id,
        )
        assert act.details["after"] == course.after(one.kind_of_thing, one.kind, one.state_before)
        assert one.waiting_since is None or one.waiting_since <= one.decided_at <= now()
    times = [
        act.at
        for act in journal.chain()
        if act.verb.startswith(("moderation", "report", "appeal", "consultation.edit"))
    ]
    assert times == sorted(times)
    outcomes = Counter(db.session.scalars(select(Report.outcome)))
    assert set(outcomes) == {None, "kept", "acted", "unfounded"}
    received = sum(act.verb == "report.received" for act in journal.chain())
    assert received == outcomes.total()


def test_appeals_wait_here_and_elsewhere_and_two_were_answered(filled):
    appeals = db.session.scalars(select(Appeal)).all()
    assert Counter((one.outcome, one.elsewhere) for one in appeals) == {
        (None, True): 1,
        (None, False): 1,
        ("upheld", False): 1,
        ("reversed", True): 1,
    }
    for one in appeals:
        row = db.session.get_one(Contribution, one.decision.contribution_id)
        assert row.state == ("published" if one.outcome == "reversed" else "refused")
        case = db.session.scalars(select(Case).where(Case.appeal_id == one.id)).one()
        assert (case.closed_at is None) == (one.outcome is None)


def test_what_was_masked_is_read_no_more(filled):
    for one in db.session.scalars(select(Decision).where(Decision.kind == "mask")):
        row = db.session.get_one(TARGETS[one.kind_of_thing], one.thing_id)
        assert MASK in row.body and MASK not in one.original["body"]
        assert row.state == "published"
