"""An account is warned, then held back for a time, longer each time; it reads, votes and contests."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from consult.contributions import codes
from consult.db import db, now
from consult.moderation import actions
from consult.moderation.models import Decision, Restriction
from consult.notifications.models import Mail
from tests import make
from tests.conftest import visible_text


def path(row):
    return f"/moderation/compte/{row.__tablename__}/{row.id}/restriction"


def restrict(browser, row, days, **more):
    seen = db.session.scalar(select(Restriction.id).order_by(Restriction.id.desc()).limit(1)) or 0
    said = {"days": days, "ground": "insult", "sentence": "Trois fois.", "seen": seen, **more}
    return browser.post(path(row), data=said)


def test_warned_then_for_a_time_one_step_longer_each_time(browse):
    author = make.user(name="Zoé Vidal")
    row = make.contribution(author=author, signature="")
    moderator = browse(make.member(row.consultation.lab))
    assert restrict(moderator, row, 7).status_code == 422  # nobody is restricted without a warning
    for proposed, days in ((0, 0), (7, 30), (180, 180), (180, 7)):
        page = moderator.get(path(row))
        assert "Zoé" not in page.text and author.email not in page.text
        assert re.search(rf'value="{proposed}"\s+checked', page.text)
        assert restrict(moderator, row, days).status_code == 303
    rows = db.session.scalars(select(Restriction).order_by(Restriction.id)).all()
    assert [(one.ends_at - one.starts_at).days for one in rows] == [0, 30, 180, 7]
    warned, held, *_more = db.session.scalars(select(Mail).order_by(Mail.id)).all()
    assert "Rien n’est restreint" in warned.body and "ne pouvez plus écrire" in held.body
    late = restrict(moderator, row, 7, seen=rows[0].id, sentence="Ma longue raison")
    assert late.status_code == 409 and "Ma longue raison" in late.text
    nobody = make.contribution(row.consultation)
    assert "aucun compte" in visible_text(moderator.get(path(nobody)))
    assert restrict(moderator, nobody, 0).status_code == 409
    for stranger in (browse(), browse(author), browse(make.member(make.lab(), "manager"))):
        assert stranger.get(path(row)).status_code == 403


def test_held_back_in_one_lab_they_read_vote_and_contest_and_lose_nothing_typed(browse):
    author = make.user()
    row = make.contribution(author=author)
    other = make.contribution(row.consultation)
    moderator = browse(make.member(row.consultation.lab))
    restrict(moderator, row, 0)
    hub = f"/concertations/{row.consultation.slug}"
    typed = {"title": "Un titre", "body": "Un texte que l’on ne veut pas perdre."}
    writing = (
        (f"{hub}/contributions/nouvelle", typed),
        (f"{hub}/contributions/{other.id}/arguments/nouveau", {"side": "for", **typed}),
        (f"{hub}/contributions/{row.id}/modifier", typed),
    )
    reporting = f"/signaler/contribution/{other.id}"
    person = browse(author)
    for address, _fields in writing:
        assert person.get(address).status_code == 200  # a warning takes nothing away
    restrict(moderator, row, 7)
    decision = db.session.scalars(select(Decision).where(Decision.kind == "restrict")).one()
    for address, fields in writing:
        for answer in (person.get(address), person.post(address, data=fields)):
            assert answer.status_code == 403, address
            assert codes.shown(decision.code) in answer.text
        assert typed["body"] in answer.text
    assert person.get(f"{hub}/contributions/{other.id}").status_code == 200
    assert person.get(reporting).status_code == 200  # what they read may still be reported
    backed = person.post(f"{hub}/contributions/{other.id}/soutien")
    assert backed.status_code == 303
    elsewhere = make.consultation()
    assert person.get(f"/concertations/{elsewhere.slug}/contributions/nouvelle").status_code == 200
    statement = f"/decisions/{codes.shown(decision.code)}"
    assert "la mesure finit d’elle-même" in visible_text(person.get(statement))
    assert person.post(f"{statement}/contester", data={}).status_code == 303
    again = browse(make.member(row.consultation.lab))
    appeal = db.session.scalar(select(actions.appealing.Appeal))
    said = {"outcome": "reversed", "reasons": "Une fois ne suffit pas."}
    assert again.post(f"/moderation/recours/{appeal.id}", data=said).status_code == 303
    assert person.get(writing[0][0]).status_code == 200


def test_it_ends_by_itself(browse, session):
    author = make.user()
    row, moderator = make.contribution(author=author), make.member(make.lab())
    moderator = make.member(row.consultation.lab)
    reasons = actions.Reasons(ground="insult", sentence="Oui.")
    actions.restrict(row, 0, moderator, seen="0", reasons=reasons)
    (warned,) = db.session.scalars(select(Restriction)).all()
    actions.restrict(row, 7, moderator, seen=str(warned.id), reasons=reasons)
    address = f"/concertations/{row.consultation.slug}/contributions/nouvelle"
    assert browse(author).get(address).status_code == 403
    held = db.session.scalars(select(Restriction).order_by(Restriction.id.desc())).first()
    held.starts_at, held.ends_at = now() - timedelta(days=8), now() - timedelta(seconds=1)
    assert browse(author).get(address).status_code == 200
    with pytest.raises(actions.Overtaken):
        actions.restrict(row, 7, moderator, seen="0", reasons=reasons)
