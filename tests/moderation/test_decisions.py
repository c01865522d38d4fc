"""Each decision: what becomes of the text, who is told, who may not decide."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from consult.contributions import codes, tally
from consult.db import db, now
from consult.i18n import format_moment, local
from consult.journal import Act
from consult.moderation import actions
from consult.moderation.grounds import SENTENCES
from consult.moderation.models import Decision, Report
from consult.notifications.models import Mail
from tests import make
from tests.conftest import visible_text

KINDS = {"contribution": make.contribution, "comment": lambda of, **more: comment(of, **more)}


def comment(of, **more):
    return make.comment(make.contribution(of), **more)


def path(row):
    return f"/moderation/{row.__tablename__}/{row.id}"


def decide(browser, row, kind, **more):
    db.session.refresh(row)
    fields = {"seen": actions.mark(row), "kind": kind, **more}
    answer = browser.post(path(row), data=fields)
    db.session.refresh(row)
    return answer


def mails(kind="decision"):
    return db.session.scalars(select(Mail).where(Mail.kind == kind).order_by(Mail.id)).all()


def decisions():
    return db.session.scalars(select(Decision).order_by(Decision.id)).all()


@pytest.mark.parametrize("sort", KINDS)
@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("held", "publish", "published"),
        ("amend", "publish", "published"),
        ("held", "amend", "amend"),
        ("published", "amend", "amend"),
        ("held", "refuse", "refused"),
        ("amend", "refuse", "refused"),
        ("published", "refuse", "refused"),
        ("refused", "restore", "published"),
    ],
)
def test_a_decision_changes_the_state_tells_the_author_and_leaves_an_act(
    browse, sort, before, kind, after
):
    of, author = make.consultation(), make.user()
    row, moderator = KINDS[sort](of, state=before, author=author), make.member(of.lab)
    reasons = {"ground": "insult"} if kind in ("amend", "refuse") else {}
    assert decide(browse(moderator), row, kind, **reasons).status_code == 303
    assert row.state == after
    (decision,) = decisions()
    assert (decision.kind, decision.state_before, decision.moderator_id) == (
        kind,
        before,
        moderator.id,
    )
    assert decision.sentence == (str(SENTENCES["insult"]) if reasons else "")
    (mail,) = mails()
    assert mail.to == author.email
    assert decision.sentence in mail.body
    act = db.session.scalar(select(Act))
    assert (act.verb, act.actor_id, act.object_id) == (f"moderation.{kind}", moderator.id, row.id)
    assert row.body not in str(act.details)


@pytest.mark.parametrize(
    ("state", "kind"),
    [("published", "restore"), ("refused", "publish"), ("withdrawn", "publish"), ("held", "erase")],
)
def test_a_decision_that_the_state_does_not_allow_changes_nothing(browse, state, kind):
    of = make.consultation()
    row = make.contribution(of, state=state)
    answer = decide(browse(make.member(of.lab)), row, kind, ground="other", sentence="X")
    assert answer.status_code in (409, 422)
    assert row.state == state and decisions() == []


def test_the_moderator_s_own_sentence_replaces_the_ready_one(browse):
    of = make.consultation()
    row = make.contribution(of, author=make.user(), state="held")
    decide(browse(make.member(of.lab)), row, "refuse", ground="insult", sentence=" Trop dur. ")
    assert decisions()[0].sentence == "Trop dur."
    assert "Trop dur." in mails()[0].body


@pytest.mark.parametrize(
    "reasons", [{}, {"sentence": "Parce que."}, {"ground": "other"}, {"ground": "boredom"}]
)
def test_no_refusal_without_its_reasons(browse, reasons):
    of = make.consultation()
    row = make.contribution(of, state="held")
    answer = decide(browse(make.member(of.lab)), row, "refuse", **reasons)
    assert answer.status_code == 422
    assert reasons.get("sentence", "") in visible_text(answer)
    assert row.state == "held" and decisions() == []


def test_no_page_decides_when_it_is_only_read(browse):
    of = make.consultation()
    row, moderator = make.contribution(of, state="held"), make.member(of.lab)
    reader = browse(moderator)
    for address in ("/moderation", path(row), f"{path(row)}?kind=publish&seen=held.1.0"):
        assert reader.get(address).status_code == 200
    db.session.refresh(row)
    assert row.state == "held" and decisions() == []


# Who ---------------------------------------------------------------------------------------------


def test_only_the_lab_s_team_decides(browse):
    of = make.consultation()
    row = make.contribution(of, state="held")
    elsewhere = make.member(make.lab(), "manager")
    for who in (None, make.user(), elsewhere, make.user(steward=True)):
        browser = browse(who)
        assert browser.get(path(row)).status_code == 403
        assert decide(browser, row, "publish").status_code == 403
    assert row.state == "held"
    for role in ("moderator", "facilitator", "manager"):
        assert browse(make.member(of.lab, role)).get(path(row)).status_code == 200


def test_nobody_decides_on_their_own_text(browse):
    of = make.consultation()
    moderator = make.member(of.lab)
    own = [
        make.contribution(of, state="held", author=moderator),
        comment(of, state="held", author=moderator),
        make.contribution(of, state="held", contact_email=moderator.email),
    ]
    for row in own:
        assert decide(browse(moderator), row, "publish").status_code == 403
        assert row.state == "held"
    page = visible_text(browse(moderator).get("/moderation"))
    assert "Tout est lu" in page


def test_the_database_itself_refuses_a_decision_on_one_s_own_text(session):
    of = make.consultation()
    moderator = make.member(of.lab)
    row = make.contribution(of, state="held", author=moderator)
    with pytest.raises(IntegrityError):
        actions.decide(row, "publish", moderator, seen=actions.mark(row))


# What follows ------------------------------------------------------------------------------------


def test_someone_without_an_account_is_told_at_the_address_they_left(browse):
    of = make.consultation()
    row = make.contribution(of, state="held", contact_email="moi@exemple.fr")
    decide(browse(make.member(of.lab)), row, "refuse", ground="insult")
    (mail,) = mails()
    assert mail.to == "moi@exemple.fr"
    assert row.code in mail.body


def test_someone_unreachable_is_told_on_the_receipt_only(browse):
    of = make.consultation()
    row = make.contribution(of, state="held")
    decide(browse(make.member(of.lab)), row, "refuse", ground="insult")
    assert mails() == []
    receipt = visible_text(browse().get(f"/suivi/{row.code}", follow_redirects=True))
    assert "Injure, diffamation ou menace" in receipt
    assert str(SENTENCES["insult"]) in receipt


def test_mails_are_in_the_author_s_language_and_not_sent_to_closed_accounts(browse):
    of = make.consultation()
    closed = make.user(closed_at=now())
    row = make.contribution(of, state="held", author=closed)
    decide(browse(make.member(of.lab)), row, "publish")
    assert mails() == []


def test_a_reported_text_that_is_kept_stays_and_the_reporter_is_told(browse):
    of, reporter = make.consultation(), make.user()
    row = make.contribution(of, author=make.user())
    report = actions.report(row, ground="insult", who=actions.Reporter(reporter.id))
    assert decide(browse(make.member(of.lab)), row, "publish").status_code == 303
    assert row.state == "published"
    assert mails() == []  # nothing changed for the author
    (mail,) = mails("report-outcome")
    assert mail.to == reporter.email and "gardé" in mail.body
    assert db.session.get(Report, report.id, populate_existing=True).closed_at is not None


def test_reporters_are_told_when_the_text_goes(browse):
    of = make.consultation()
    row = make.contribution(of)
    actions.report(row, ground="hate", who=actions.Reporter(email="moi@exemple.fr"))
    decide(browse(make.member(of.lab)), row, "refuse", ground="hate")
    assert "retiré" in mails("report-outcome")[0].body


def test_a_refused_contribution_leaves_the_counts_and_comes_back_with_its_supports(browse):
    of = make.consultation()
    row, moderator = make.contribution(of), browse(make.member(of.lab))
    make.comment(row)
    tally.recount()
    db.session.refresh(of)
    before = (of.contributions_count, of.comments_count)
    decide(moderator, row, "refuse", ground="insult")
    tally.fold()
    db.session.refresh(of)
    assert (of.contributions_count, of.comments_count) == (0, 0)
    decide(moderator, row, "restore")
    tally.fold()
    db.session.refresh(of)
    assert (of.contributions_count, of.comments_count) == before == (1, 1)
    assert tally.recount() == {"contribution": [], "consultation": []}


def test_a_first_publication_is_dated_and_a_return_keeps_its_date(browse):
    of = make.consultation()
    row, moderator = make.contribution(of, state="held"), browse(make.member(of.lab))
    assert row.published_at is None
    decide(moderator, row, "publish")
    first = row.published_at
    decide(moderator, row, "refuse", ground="insult")
    decide(moderator, row, "restore")
    assert row.published_at == first


def test_a_version_to_be_amended_is_never_read_again(browse):
    of = make.consultation()
    row, moderator = make.contribution(of), browse(make.member(of.lab))
    decide(moderator, row, "amend", ground="personal-data")
    assert row.public_from == 2
    row.version, row.state = 2, "held"  # the author corrected it
    db.session.flush()
    decide(moderator, row, "publish")
    assert row.public_from == 2


def test_a_correction_is_asked_before_the_end_of_a_day_of_the_lab_and_its_author_is_told(browse):
    of = make.consultation(lab=make.lab(zone="Indian/Reunion"))
    row = make.contribution(of, author=make.user())
    day = date.today() + timedelta(days=10)
    more = {"ground": "off-topic", "amend_before": day.isoformat()}
    decide(browse(make.member(of.lab)), row, "amend", **more)
    (made,) = decisions()
    assert local(made.amend_before, of.lab.zone).replace(tzinfo=None) == datetime(
        day.year, day.month, day.day, 23, 59, 59
    )
    said = f"Envoyez votre correction avant le {format_moment(made.amend_before, of.lab.zone)}."
    assert said in mails()[0].body
    receipt = browse().get(f"/suivi/{codes.shown(row.code)}")
    assert said.replace("\u00a0", " ") in visible_text(receipt).replace("\u00a0", " ")


def test_the_author_of_an_argument_is_not_told_to_do_what_they_cannot(browse):
    of = make.consultation()
    row = comment(of, author=make.user())
    decide(browse(make.member(of.lab)), row, "amend", ground="insult")
    (mail,) = mails()
    assert "retirez-le, puis écrivez-en un autre" in mail.body
    assert "Corrigez votre texte" not in mail.body


def test_who_left_an_address_is_written_to_in_the_language_they_wrote_in(browse):
    of = make.consultation()
    row = make.contribution(of, contact_email="ann@example.org", language="en")
    decide(browse(make.member(of.lab)), row, "refuse", ground="off-topic")
    (mail,) = mails()
    assert mail.language == "en" and "Hello" in mail.body


def test_refused_words_are_on_no_public_page(browse):
    of = make.consultation()
    row = make.contribution(of, title="Motrefusé ici", body="Texterefusé là")
    answer = make.comment(make.contribution(of), body="Argumentrefusé")
    moderator = browse(make.member(of.lab))
    for refused in (row, answer):
        decide(moderator, refused, "refuse", ground="insult")
    pages = ["/", "/concertations", f"/concertations/{of.slug}", f"/signaler/contribution/{row.id}"]
    for reader in (browse(), browse(make.user())):
        for page in pages:
            said = reader.get(page).get_data(as_text=True)
            assert "refusé" not in said.replace("Refusé", "")
    assert "Texterefusé" in moderator.get(path(row)).get_data(as_text=True)


# Two at once -------------------------------------------------------------------------------------


def test_the_second_moderator_is_told_what_the_first_decided_and_loses_nothing(browse):
    of = make.consultation()
    row = make.contribution(of, state="held", author=make.user())
    first, second = make.member(of.lab, who=make.agent(name="Camille")), make.member(of.lab)
    seen = actions.mark(row)
    assert decide(browse(first), row, "publish").status_code == 303
    late = {"seen": seen, "kind": "refuse", "ground": "insult", "sentence": "Ma longue raison"}
    answer = browse(second).post(path(row), data=late)
    assert answer.status_code == 409
    page = visible_text(answer)
    assert "Camille a décidé avant vous : Publié" in page
    assert "Ma longue raison" in page
    db.session.refresh(row)
    assert row.state == "published" and len(decisions()) == 1 and len(mails()) == 1


def test_a_reason_is_given_back_even_where_it_can_no_longer_serve(browse):
    of = make.consultation()
    row = make.contribution(of, state="held")
    seen = actions.mark(row)
    decide(browse(make.member(of.lab)), row, "refuse", ground="hate")
    late = {"seen": seen, "kind": "amend", "ground": "insult", "sentence": "Ma longue raison"}
    answer = browse(make.member(of.lab)).post(path(row), data=late)
    assert answer.status_code == 409
    assert "Ma longue raison" in visible_text(answer)


def test_a_text_changed_meanwhile_is_read_again_before_it_is_decided(browse):
    of = make.consultation()
    row = make.contribution(of, state="held")
    seen = actions.mark(row)
    row.version = 2
    answer = browse(make.member(of.lab)).post(path(row), data={"seen": seen, "kind": "publish"})
    assert answer.status_code == 409
    assert "Le texte a changé" in visible_text(answer)


def test_the_moderator_knows_who_cannot_correct(browse):
    nameless = make.contribution(state="held", author=None)
    moderator = make.member(nameless.consultation.lab, "moderator")
    assert "n’a pas laissé d’adresse" in visible_text(browse(moderator).get(path(nameless)))
    reachable = make.contribution(
        nameless.consultation, state="held", author=None, contact_email="lea@exemple.fr"
    )
    assert "n’a pas laissé d’adresse" not in visible_text(browse(moderator).get(path(reachable)))
