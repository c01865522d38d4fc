"""Working through the queue: lent items, the next one, selections, undoing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import delete, func, select, text

from consult.contributions import actions as contributions
from consult.contributions import codes
from consult.contributions.models import Contribution, Revision
from consult.db import db, now
from consult.journal import Act
from consult.labs.models import Membership
from consult.moderation import actions
from consult.moderation.models import Case, Decision, Report
from consult.moderation.queries import queue
from consult.notifications.models import Mail
from consult.web import VISITOR
from tests import make
from tests.conftest import visible_text
from tests.moderation.test_queue import Moderator, held, titles


def path(row):
    return f"/moderation/{row.__tablename__}/{row.id}"


def case_of(row):
    return db.session.scalars(
        select(Case).where(Case.contribution_id == row.id).execution_options(populate_existing=True)
    ).one()


def many(model, *conditions):
    return db.session.scalar(select(func.count()).select_from(model).where(*conditions))


# The order and the filters -----------------------------------------------------------------------


def test_the_nearest_deadline_comes_first_then_the_gravest(session):
    of = make.consultation(moderation_hours=48, regime="before")
    at = now().replace(minute=30, second=0, microsecond=0)
    plain = make.contribution(of, title="Une heure, sans gravité", state="held", state_since=at)
    reported = make.contribution(of, title="Même heure, signalée")
    actions.report(reported, ground="off-topic")
    case_of(reported).due_at = case_of(plain).due_at + timedelta(minutes=20)
    grave = make.contribution(of, title="Grave : demain")
    actions.report(grave, ground="hate")
    held(of, 47, title="Dans une heure")
    db.session.flush()
    page = queue.waiting(Moderator(make.member(of.lab), of.lab), queue.Filters())
    assert titles(page) == [
        "Dans une heure",
        "Grave : demain",
        "Même heure, signalée",
        "Une heure, sans gravité",
    ]


def test_a_case_is_open_as_long_as_its_text_waits_and_no_longer(session):
    of = make.consultation(regime="before")
    row = make.contribution(of, state="held")
    assert (case_of(row).reason, case_of(row).closed_at) == ("before", None)
    assert case_of(row).due_at == row.state_since + timedelta(hours=of.moderation_hours)
    for state in ("withdrawn", "held"):
        row.state = state
        db.session.flush()
    assert many(Case, Case.contribution_id == row.id, Case.closed_at.is_(None)) == 1
    actions.decide(row, "publish", make.member(of.lab), seen=actions.mark(row))
    assert many(Case, Case.closed_at.is_(None)) == 0
    decision = db.session.scalars(select(Decision)).one()
    assert case_of_decision(decision).contribution_id == row.id


def case_of_decision(decision):
    return db.session.scalars(select(Case).where(Case.decision_id == decision.id)).one()


def test_the_filters_stay_in_the_address_from_one_text_to_the_next(browse):
    of, other = make.consultation(), make.consultation()
    make.member(other.lab, "moderator", who := make.member(of.lab))
    first, second = held(of, 9), held(of, 5)
    held(other, 50)
    moderator = browse(who)
    page = moderator.get(f"/moderation?consultation={of.id}&lent=free")
    assert f"{path(first)}?consultation={of.id}" in page.text
    answer = moderator.post(
        f"{path(first)}?consultation={of.id}",
        data={"seen": actions.mark(first), "kind": "publish"},
    )
    assert answer.location == f"{path(second)}?consultation={of.id}"


# Lent --------------------------------------------------------------------------------------------


def test_what_someone_reads_is_said_to_the_others_and_skipped(browse):
    of = make.consultation()
    first, second = held(of, 9, title="Première"), held(of, 5, title="Deuxième")
    reader = make.member(of.lab, who=make.user("ana@ain.gouv.fr", name="Ana"))
    other = make.member(of.lab)
    assert browse(reader).get(path(first)).status_code == 200
    assert "Ana lit ce texte" in visible_text(browse(other).get("/moderation"))
    assert "Ana lit ce texte en ce moment" in visible_text(browse(other).get(path(first)))
    assert case_of(first).lent_to == reader.id
    assert queue.following(Moderator(other, of.lab)).target_id == second.id
    # Reading another gives the first back; leaving gives back what was read.
    browse(reader).get(path(second))
    assert queue.following(Moderator(other, of.lab)).target_id == first.id
    assert browse(reader).post("/moderation/rendre").location == "/moderation"
    assert many(Case, Case.lent_to.is_not(None)) == 0


def test_a_text_that_nobody_gave_back_is_free_after_ten_minutes(browse):
    of = make.consultation()
    row, other = held(of, 9), make.member(of.lab)
    browse(make.member(of.lab)).get(path(row))
    assert queue.following(Moderator(other, of.lab)) is None
    with time_machine.travel(now() + timedelta(minutes=11)):
        assert queue.following(Moderator(other, of.lab)).target_id == row.id


def test_a_page_loaded_ahead_lends_nothing_and_is_kept_a_minute(browse):
    of = make.consultation()
    first, second = held(of, 9), held(of, 5)
    moderator = browse(make.member(of.lab))
    page = moderator.get(path(first))
    assert f'href="{path(second)}"' in page.text
    ahead = moderator.get(path(second), headers={"X-Ahead": "1"})
    assert ahead.headers["Cache-Control"] == "private, max-age=60"
    assert page.headers["Cache-Control"] == "private, no-store"
    assert case_of(second).lent_to is None and case_of(first).lent_to is not None


# Several at once ---------------------------------------------------------------------------------


def selection(rows, **more):
    named = [f"{row.__tablename__}.{row.id}" for row in rows]
    seen = [f"{name} {actions.mark(row)}" for name, row in zip(named, rows, strict=True)]
    return {"texte": named, "vu": seen, **more}


def test_a_selection_has_one_reason_and_each_author_gets_it(browse):
    of = make.consultation()
    rows = [held(of, hours, author=make.user()) for hours in (3, 2, 1)]
    moderator, address = browse(make.member(of.lab)), "/moderation/selection"
    asked = moderator.get(address, query_string={"texte": [f"contribution.{r.id}" for r in rows]})
    assert "3 textes" in visible_text(asked)
    wrong = moderator.post(address, data=selection(rows, kind="refuse", sentence="Trop court."))
    assert wrong.status_code == 422 and "Trop court." in wrong.text and many(Decision) == 0
    overtaken = rows[2]
    fields = selection(rows, kind="refuse", ground="off-topic")
    actions.decide(overtaken, "publish", make.member(of.lab), seen=actions.mark(overtaken))
    answer = moderator.post(address, data=fields, follow_redirects=True)
    assert "1 texte a changé ou a été décidé par quelqu’un d’autre" in visible_text(answer)
    assert [row.state for row in rows] == ["refused", "refused", "published"]
    assert many(Decision, Decision.kind == "refuse", Decision.ground == "off-topic") == 2
    assert many(Mail, Mail.kind == "decision") == 3
    (batch,) = set(db.session.scalars(select(Decision.batch).where(Decision.kind == "refuse")))
    assert moderator.post(f"/moderation/annuler/{batch}").status_code == 303
    assert [row.state for row in rows] == ["held", "held", "published"]


def test_a_selection_holds_no_text_of_another_lab(browse):
    of = make.consultation()
    rows = [held(of, 1), held(make.consultation(), 1)]
    moderator = browse(make.member(of.lab))
    fields = selection(rows, kind="publish")
    assert moderator.post("/moderation/selection", data=fields).status_code == 403
    assert [row.state for row in rows] == ["held", "held"]
    assert moderator.get("/moderation/selection?texte=contribution.0").status_code == 303


def test_everything_of_an_author_is_shown_without_their_name(browse):
    of, author = make.consultation(), make.user(name="Odile Renard")
    rows = [make.contribution(of, author=author, signature="", title=f"Texte {n}") for n in (1, 2)]
    make.comment(rows[0], author=author, signature="", body="Un argument de la même personne.")
    make.contribution(of, title="De quelqu’un d’autre")
    moderator = browse(make.member(of.lab))
    assert "2 autres textes" in visible_text(moderator.get(path(rows[0])))
    page = visible_text(moderator.get(f"{path(rows[0])}/auteur"))
    assert all(words in page for words in ("Texte 1", "Texte 2", "Un argument de la même personne"))
    assert "quelqu’un d’autre" not in page and "Renard" not in page


# Undoing -----------------------------------------------------------------------------------------


def everything(*rows):
    """All that the base holds of them."""
    found = {}
    for row in rows:
        db.session.refresh(row)
        found[row] = {c.name: getattr(row, c.name) for c in row.__table__.columns}
    return found


@pytest.mark.parametrize("state", ["held", "amend", "published", "refused"])
def test_a_decision_undone_leaves_all_as_it_was(browse, state):
    of, author = make.consultation(), make.user()
    row = make.contribution(
        of, state=state, author=author, title="Chez Léa Kervadec", body="Écrire à lea@exemple.fr."
    )
    if state == "published":
        actions.report(row, ground="insult", who=actions.Reporter(author.id))
    who = make.member(of.lab)
    moderator = browse(who)
    reports, cases = (
        db.session.scalars(select(Report)).all(),
        db.session.scalars(select(Case)).all(),
    )
    before = everything(row, *reports, *cases)
    kinds = {"held": "mask", "amend": "publish", "published": "refuse", "refused": "restore"}
    fields = {
        "kind": kinds[state],
        "ground": "personal-data",
        "words": "Léa Kervadec\nlea@exemple.fr",
    }
    answer = moderator.post(path(row), data={"seen": actions.mark(row), **fields})
    assert answer.status_code == 303 and everything(row)[row] != before[row]
    decision = db.session.scalars(select(Decision)).one()
    assert "Annuler" in visible_text(moderator.get("/moderation"))
    other = browse(make.member(of.lab))
    assert other.post(f"/moderation/annuler/{decision.id}").status_code == 404
    assert moderator.post(f"/moderation/annuler/{decision.id}").status_code == 303
    assert everything(row, *reports, *cases) == before
    assert many(Mail, Mail.kind != "report-receipt") == 0
    assert many(Case, Case.closed_at.is_(None)) == len(cases)
    assert many(Revision, Revision.contribution_id == row.id) == 1
    decided = select(Act.verb).where(Act.verb.like("moderation.%")).order_by(Act.number)
    verbs = list(db.session.scalars(decided))
    assert verbs == [f"moderation.{kinds[state]}", "moderation.undo"]
    assert moderator.post(f"/moderation/annuler/{decision.id}").status_code == 409


def test_who_left_the_team_undoes_nothing_of_it(session):
    of = make.consultation()
    row, who = held(of, 1), make.member(of.lab)
    make.member(make.lab(), who=who)  # still in another
    decision = actions.decide(row, "publish", who, seen=actions.mark(row))
    here = Membership.lab_id == of.lab_id, Membership.user_id == who.id
    db.session.execute(delete(Membership).where(*here))
    with pytest.raises(actions.NoLonger):
        actions.undo(decision, who)
    assert row.state == "published"


def test_nothing_is_undone_after_ten_seconds_nor_once_the_text_changed(browse):
    of, author = make.consultation(), make.user()
    rows = [held(of, 1, author=author), held(of, 2, author=author)]
    moderator = browse(who := make.member(of.lab))
    late, changed = (actions.decide(row, "publish", who, seen=actions.mark(row)).id for row in rows)
    rows[1].state = "withdrawn"
    db.session.flush()
    assert moderator.post(f"/moderation/annuler/{changed}").status_code == 409
    with time_machine.travel(now() + timedelta(seconds=14)):
        answer = moderator.post(f"/moderation/annuler/{late}")
    assert answer.status_code == 409 and "dix secondes sont passées" in visible_text(answer)
    assert rows[0].state == "published"


# Masking -----------------------------------------------------------------------------------------


def test_masked_words_are_nowhere_public_and_the_original_is_kept(browse):
    of = make.consultation()
    row = make.contribution(
        of,
        author=make.user(),
        state="published",
        title="Bruit chez Léa Kervadec",
        body="Ma voisine Léa  Kervadec habite au 12 rue des Lilas. Elle n’y peut rien.",
    )
    moderator = browse(make.member(of.lab))
    fields = {"seen": actions.mark(row), "kind": "mask", "ground": "personal-data"}
    wrong = moderator.post(path(row), data={**fields, "words": "Léa Kervadece"})
    assert wrong.status_code == 422 and "Léa Kervadece" in wrong.text
    # Nothing was decided: the page says so, and what it sends back is taken.
    assert f'value="{fields["seen"]}"' in wrong.text and "par Personne" not in wrong.text
    assert moderator.post(path(row), data={**fields, "words": ""}).status_code == 422
    answer = moderator.post(path(row), data={**fields, "words": "12 rue des Lilas\nLéa Kervadec"})
    assert answer.status_code == 303
    public = f"/concertations/{of.slug}/contributions/{row.id}"
    for address in (
        public,
        f"{public}/versions",
        f"/concertations/{of.slug}/contributions?q=Lilas",
    ):
        page = visible_text(browse().get(address))
        assert "Kervadec" not in page and "rue des Lilas" not in page
    assert "Ma voisine [masqué] habite au [masqué]." in visible_text(browse().get(public))
    decision = db.session.scalars(select(Decision)).one()
    assert "Léa  Kervadec" in decision.original["body"]
    assert db.session.get(Contribution, row.id).public_from == 2


def test_rights_withdrawn_while_deciding_refuse_the_decision(browse):
    of = make.consultation()
    row, who = held(of, 1), make.member(of.lab)
    seen = actions.mark(row)
    db.session.execute(make.Membership.__table__.delete())
    with pytest.raises(actions.NoLonger):
        actions.decide(row, "publish", who, seen=seen)
    assert row.state == "held"


def test_a_text_edited_meanwhile_is_shown_in_both_versions_and_nothing_typed_is_lost(browse):
    of, author = make.consultation(regime="before"), make.user()
    row = held(of, 1, author=author, title="Un abri", body="Poser un abri devant la gare.")
    moderator, seen = browse(make.member(of.lab)), actions.mark(row)
    new = contributions.Text("Un abri", "Poser deux abris devant la gare.")
    contributions.change(row, new)
    fields = {"seen": seen, "kind": "refuse", "ground": "sujet", "sentence": "Hors du sujet."}
    answer = moderator.post(path(row), data={**fields, "words": "devant la gare"})
    page = visible_text(answer)
    assert answer.status_code == 409 and "Le texte a changé pendant que vous le lisiez" in page
    assert "<del>un abri </del>" in answer.text and "<ins>deux abris </ins>" in answer.text
    assert "Hors du sujet." in page and "devant la gare</textarea>" in answer.text
    assert re.search(r'value="sujet"[^>]*checked', answer.text)
    assert row.state == "held" and many(Decision) == 0


def test_a_decision_stands_while_the_mail_server_is_down(app, browse):
    of = make.consultation()
    row = held(of, 1, author=make.user())
    app.config["SMTP_URL"] = "smtp://127.0.0.1:9"
    try:
        answer = browse(make.member(of.lab)).post(
            path(row), data={"seen": actions.mark(row), "kind": "publish"}
        )
    finally:
        app.config["SMTP_URL"] = ""
    assert answer.status_code == 303 and row.state == "published"
    waiting = db.session.execute(
        text("SELECT args, scheduled_at > now() FROM procrastinate_jobs WHERE task_name = :name"),
        {"name": "notifications.deliver"},
    ).all()
    (mail,) = db.session.scalars(select(Mail))
    assert waiting == [({"mail_id": mail.id}, True)] and mail.sent_at is None


def test_signals_are_shown_with_their_words_and_can_be_turned_off(browse):
    of = make.consultation(regime="before")
    row = held(of, 1, title="Isolation", body="Écrivez-moi au 06 48 21 77 30, bande de connards.")
    moderator = browse(make.member(of.lab))
    page = moderator.get(path(row))
    assert "Numéro de téléphone : « 06 48 21 77 30 »" in visible_text(page)
    assert "bande de connards" in visible_text(page) and 'value="insult,personal-data"' in page.text
    of.signals = ["spam"]
    db.session.flush()
    page = moderator.get(path(row))
    assert "a remarqué" not in visible_text(page) and "m’a aidé" not in visible_text(page)
    of.signals = ["insult"]
    db.session.flush()
    fields = {"seen": actions.mark(row), "kind": "refuse", "ground": "respect"}
    moderator.post(path(row), data={**fields, "signals": "insult", "helped": "y"})
    decision = db.session.scalars(select(Decision)).one()
    assert (decision.signals, decision.signal_helped) == (["insult"], True)
    assert db.session.scalar(select(Act.details).where(Act.verb == "moderation.refuse"))["helped"]


def test_a_lab_that_turned_a_signal_off_holds_no_text_for_it(browse):
    said = {"title": "Isolation", "body": "Appelez-moi au 06 48 21 77 30 pour la suite."}
    for kinds, state in ((["spam"], "published"), (["personal-data"], "held")):
        of = make.consultation(regime="flagged", signals=kinds)
        made = contributions.submit(
            of, VISITOR, contributions.Text(**said), contributions.Signed(), codes.new()
        )
        assert made.state == state
