"""What is not a text: a file, a name, the lab's own page."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from consult.db import db
from consult.moderation import actions
from consult.moderation.actions import Reasons
from consult.moderation.models import Case
from consult.moderation.queries import things
from consult.notifications.models import Mail
from tests import make

INSULT = Reasons(ground="insult", sentence="Ce nom vise quelqu’un.")


def decide(row, kind, moderator, reasons=INSULT, **more):
    return actions.decide(row, kind, moderator, seen=actions.mark(row), reasons=reasons, **more)


def mails(kind):
    return db.session.scalars(select(Mail).where(Mail.kind == kind).order_by(Mail.id)).all()


def test_a_refused_file_is_read_by_who_sent_it_and_by_the_team_alone(browse):
    author = make.user()
    of = make.contribution(author=author)
    kept, moderator = make.attachment(of, "insultes.pdf"), make.member(of.consultation.lab)
    page = f"/concertations/{of.consultation.slug}/contributions/{of.id}"
    file = things.target("attachment", kept.id)
    decision = decide(file, "refuse", moderator)
    assert "insultes.pdf" in mails("decision")[0].body
    for reader, seen in ((None, False), (make.user(), False), (author, True), (moderator, True)):
        browser = browse(reader)
        assert ("insultes.pdf" in browser.get(page).text) == seen
        assert browser.get(f"{page}/fichiers/{kept.id}").status_code == (200 if seen else 404)
    assert browse().get(f"/signaler/attachment/{kept.id}").status_code == 404
    actions.undo(decision, moderator)
    assert "insultes.pdf" in browse().get(page).text and mails("decision") == []
    decide(file, "refuse", moderator)
    decide(file, "restore", moderator)
    assert browse().get(f"{page}/fichiers/{kept.id}").status_code == 200


def test_a_refused_name_leaves_the_account_and_what_it_signed_and_comes_back_exactly(browse):
    who = make.user(name="Le Fléau", appears_as="name")
    one = make.contribution(author=who)
    elsewhere = make.comment(make.contribution(), author=who)
    other = make.contribution(one.consultation, author=who, signature="Ancien nom")
    namesake = make.contribution(one.consultation, author=make.user(name="Le Fléau"))
    texts, moderator = (one, elsewhere, other, namesake), make.member(one.consultation.lab)
    for at in (one, elsewhere):  # waits in two labs
        actions.report(things.named(at), ground="insult")

    def signed():
        db.session.expire_all()
        return [(who.name, who.appears_as), *(row.signature for row in texts)]

    before = signed()
    name = things.target("profile", who.id, labs=[one.consultation.lab_id])
    assert name.consultation_id == one.consultation_id
    decision = decide(name, "refuse", moderator)
    gone = [("", "anonymous"), "", "", "Ancien nom", "Le Fléau"]
    assert signed() == gone
    assert db.session.scalars(select(Case).where(Case.closed_at.is_(None))).all() == []
    (mail,) = mails("decision")
    assert mail.to == who.email and "Le Fléau" in mail.body
    actions.undo(decision, moderator)
    assert signed() == before
    assert len(db.session.scalars(select(Case).where(Case.closed_at.is_(None))).all()) == 2
    decide(name, "refuse", moderator)
    decide(name, "restore", moderator)
    assert signed() == before
    decide(name, "refuse", moderator)
    profile = {"appears_as": "name", "language": "fr"}
    again = browse(who).post("/moi/profil", data={"name": "le  fléau", **profile})
    assert again.status_code == 422 and "a été refusé" in again.text
    assert browse(who).post("/moi/profil", data={"name": "Jo", **profile}).status_code == 303
    assert things.target("profile", who.id).state == "published"
    assert signed() == [("Jo", "name"), "", "", "Ancien nom", "Le Fléau"]


def test_of_its_own_page_the_lab_is_asked_a_correction_by_its_facilitators(browse):
    of = make.consultation()
    page, moderator = things.target("consultation", of.id), make.member(of.lab)
    facilitator = make.member(of.lab, "facilitator")
    actions.report(page, ground="other", explanation="Une date est fausse.")
    with pytest.raises(actions.NoLonger):
        decide(page, "amend", moderator)
    with pytest.raises(actions.NotOpen):
        decide(page, "refuse", facilitator)
    assert browse(moderator).get("/moderation").text.count(f"consultation/{of.id}") == 0
    assert browse(facilitator).get("/moderation").text.count(f"consultation/{of.id}") == 1
    seen = actions.mark(page)
    of.title = "Une autre question"
    of.updated_at = make.now()
    db.session.flush()
    with pytest.raises(actions.Overtaken):
        actions.decide(page, "amend", facilitator, seen=seen, reasons=INSULT)
    decide(page, "amend", facilitator)
    assert browse().get(f"/concertations/{of.slug}").status_code == 200
    (mail,) = mails("question-decided")
    assert mail.to == facilitator.email and INSULT.sentence in mail.body
