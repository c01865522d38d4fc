"""Reasons for whoever holds their code; contested, decided again by someone else, put back exactly."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from consult.contributions import actions as contributions
from consult.contributions import codes, tally
from consult.contributions.models import Attachment, Revision
from consult.db import db, now
from consult.journal import Act
from consult.moderation import actions, work
from consult.moderation.actions import Reasons, merging
from consult.moderation.models import Appeal, Case, Decision
from consult.moderation.queries import appeals, things
from consult.notifications.models import Mail
from tests import make
from tests.conftest import visible_text

INSULT = Reasons(ground="insult", sentence="Vous visez quelqu’un ; appelez le 06 12 34 56 78.")


def decide(row, kind="refuse", moderator=None, reasons=INSULT):
    moderator = moderator or make.member(row.consultation.lab)
    return actions.decide(row, kind, moderator, seen=actions.mark(row), reasons=reasons)


def address(decision):
    return f"/decisions/{codes.shown(decision.code)}"


def contest(browser, decision, **more):
    answer = browser.post(f"{address(decision)}/contester", data=more)
    made = db.session.scalar(select(Appeal).where(Appeal.decision_id == decision.id))
    return answer, made


def again(browser, appeal, outcome="reversed", reasons="Rien n’y vise personne."):
    said = {"outcome": outcome, "reasons": reasons}
    return browser.post(f"/moderation/recours/{appeal.id}", data=said)


def mails(kind):
    return db.session.scalars(select(Mail).where(Mail.kind == kind).order_by(Mail.id)).all()


def test_reasons_are_read_by_their_code_and_the_file_names_nobody(browse):
    row = make.contribution(author=make.user("moi@exemple.fr", name="Zoé Vidal"))
    moderator = make.member(row.consultation.lab, who=make.agent(name="Camille"))
    decision = decide(row, moderator=moderator)
    page = browse().get(address(decision))
    said = visible_text(page)
    for words in (
        "Ce contenu n’est plus en ligne",
        "Injure, diffamation ou menace",
        INSULT.sentence[:20],
        "aucun programme",
        "Défenseur des droits",
        "article R. 421-1",
        "sous quinze jours",
    ):
        assert words in said
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["X-Robots-Tag"] == "noindex"
    file = browse().get(f"{address(decision)}.json").json
    assert file["decision_visibility"] == "DECISION_VISIBILITY_CONTENT_REMOVED"
    assert file["decision_ground"] == "DECISION_GROUND_INCOMPATIBLE_CONTENT"
    assert file["decision_facts"] == "Vous visez quelqu’un ; appelez le [masqué]."
    assert (file["automated_detection"], file["source_type"]) == (False, "SOURCE_VOLUNTARY")
    for known in ("Zoé", "moi@", "Camille", row.title):
        assert known not in page.text and known not in str(file)
    assert browse().get("/decisions/00000-00000").status_code == 404
    assert browse().get(f"/decisions/{decision.id}").status_code == 404
    (mail,) = mails("decision")
    assert address(decision) in mail.body
    receipt = browse().get(f"/suivi/{codes.shown(row.code)}").text
    mine = browse(db.session.get(make.User, row.author_id)).get("/moi/contributions").text
    assert address(decision) in receipt and address(decision) in mine


def test_a_refusal_contested_without_an_account_is_reversed_by_someone_else_exactly(browse):
    of = make.consultation()
    row = make.contribution(of, contact_email="moi@exemple.fr")
    argument = make.comment(row)
    make.comment(row, parent_id=argument.id)
    tally.recount()
    before = public(browse, row)
    remover = make.member(of.lab)
    decision = decide(row, moderator=remover)
    assert public(browse, row) != before
    answer, appeal = contest(browse(), decision, argument="Relisez la fin.")
    assert answer.status_code == 303
    assert (appeal.lab_id, appeal.elsewhere) == (of.lab_id, False)
    assert appeal.email == "moi@exemple.fr"
    assert appeal.due_at - appeal.created_at == timedelta(days=15)
    assert "Réponse avant le" in visible_text(browse().get(address(decision)))
    assert browse(remover).get(f"/moderation/recours/{appeal.id}").status_code == 403
    assert f"/recours/{appeal.id}" not in browse(remover).get("/moderation").text
    other = make.member(of.lab)
    assert f"/recours/{appeal.id}" in browse(other).get("/moderation").text
    page = visible_text(browse(other).get(f"/moderation/recours/{appeal.id}"))
    assert "Relisez la fin." in page and row.body in page and INSULT.sentence in page
    assert again(browse(other), appeal, reasons=" ").status_code == 422
    assert again(browse(other), appeal).status_code == 303
    assert public(browse, row) == before
    assert tally.recount() == {"contribution": [], "consultation": []}
    told = [mails(kind)[0] for kind in ("appeal-receipt", "appeal-outcome")]
    assert {mail.to for mail in told} == {"moi@exemple.fr"}
    assert "Rien n’y vise personne." in told[1].body
    assert "Votre recours est accepté" in visible_text(browse().get(address(decision)))
    verbs = db.session.scalars(select(Act.verb).order_by(Act.number)).all()
    assert verbs == [
        "moderation.refuse",
        "appeal.received",
        "moderation.restore",
        "appeal.decided",
    ]
    restored = db.session.scalars(select(Decision).where(Decision.kind == "restore")).one()
    assert (restored.source, restored.moderator_id) == ("appeal", other.id)
    with pytest.raises(actions.TooLate):
        actions.undo(restored, other)


def public(browse, row):
    """All that anyone sees and counts of a text."""
    tally.fold()
    db.session.expire_all()
    hub = f"/concertations/{row.consultation.slug}"
    pages = [
        browse().get(f"{hub}/contributions/{row.id}"),
        browse().get(f"{hub}/contributions"),
        browse().get(f"{hub}/donnees/contributions.csv"),
        browse().get(f"{hub}/donnees/arguments.csv"),
    ]
    of = row.consultation
    counts = (of.contributions_count, of.comments_count, of.supports_count, row.comments)
    return [(page.status_code, untimed(page.text)) for page in pages], counts


def untimed(said):
    return "\n".join(line for line in said.splitlines() if 'name="opened"' not in line)


def test_masked_words_come_back_unless_the_author_wrote_again(browse):
    of = make.consultation()
    texts = [make.contribution(of, body="Écrivez à Zélie au guichet.") for _time in range(2)]
    texts.append(make.comment(texts[0], body="Zélie sait."))
    remover, other = make.member(of.lab), browse(make.member(of.lab))
    mask = Reasons(ground="personal-data", sentence="Un nom.", words="Zélie")
    for row in texts:
        decision = decide(row, "mask", remover, mask)
        assert "Zélie" not in row.body
        _answer, appeal = contest(browse(), decision)
        if row is texts[1]:
            row.version += 1  # its author wrote again
            db.session.flush()
            assert again(other, appeal).status_code == 409
            assert again(other, appeal, "upheld").status_code == 303
        else:
            assert "Zélie" in other.get(f"/moderation/recours/{appeal.id}").text
            assert again(other, appeal).status_code == 303
    assert [row.body.count("Zélie") for row in texts] == [1, 0, 1]
    kept = db.session.scalars(
        select(Revision.version).where(Revision.contribution_id == texts[0].id)
    )
    assert list(kept) == [1]


def test_who_decides_again_reads_what_was_decided_and_not_what_its_author_wrote_since(browse):
    author, of = make.user(), make.consultation()
    row = make.contribution(of, author=author, state="held", body="Le premier texte, entier.")
    decision = decide(row, "amend")
    _answer, appeal = contest(browse(), decision)
    contributions.change(row, contributions.Text("Un autre titre", "Un second texte, réécrit."))
    db.session.flush()
    answer = again(browse(make.member(of.lab)), appeal, reasons="Rien à corriger.")
    said = visible_text(answer)
    assert answer.status_code == 409 and "réécrit depuis" in said and "Rien à corriger." in said
    assert "Quelqu’un d’autre vient de répondre" not in said
    assert "Le premier texte, entier." in said and "Un second texte" not in said
    assert db.session.get(Appeal, appeal.id, populate_existing=True).decided_at is None


def test_what_was_never_public_a_file_and_a_name_come_back_too(browse):
    of = make.consultation(regime="before")
    held = make.contribution(of, state="held", author=make.user(name="Le Fléau", appears_as="name"))
    kept = make.attachment(make.contribution(of))
    remover, other = make.member(of.lab), browse(make.member(of.lab))
    actions.report(things.named(held), ground="insult")
    file, name = things.target("attachment", kept.id), things.target("profile", held.author_id)
    for row in (file, name, held):
        decision = decide(row, moderator=remover)
        _answer, appeal = contest(browse(), decision)
        page = other.get(f"/moderation/recours/{appeal.id}")
        assert page.status_code == 200
        if row is file:
            assert f"{appeal.id}/fichier" in page.text
            assert other.get(f"/moderation/recours/{appeal.id}/fichier").status_code == 200
        assert again(other, appeal).status_code == 303
    db.session.expire_all()
    assert db.session.get(Attachment, kept.id).state == "published"
    assert (held.state, held.signature) == ("published", "Le Fléau")
    assert held.published_at is not None and things.target("profile", held.author_id).title
    assert db.session.scalars(select(Case).where(Case.closed_at.is_(None))).all() == []


# Who decides again -------------------------------------------------------------------------------


def test_another_lab_decides_when_asked_or_when_nobody_is_left_the_least_busy_first(browse):
    of = make.consultation()
    busy, calm = make.lab(), make.lab()
    for lab in (busy, calm):
        make.member(lab)
    make.contribution(make.consultation(lab=busy), state="held")
    alone = make.member(of.lab)
    first = decide(make.contribution(of), moderator=alone)
    _answer, appeal = contest(browse(), first)
    assert (appeal.lab_id, appeal.elsewhere) == (calm.id, True)
    colleague = make.member(of.lab)
    second = decide(make.contribution(of), moderator=alone)
    assert contest(browse(), second)[1].lab_id == of.lab_id
    third = decide(make.contribution(of), moderator=alone)
    assert contest(browse(), third, elsewhere="y")[1].lab_id in (busy.id, calm.id)
    peer = make.member(calm, "moderator")
    page = browse(peer).get(f"/moderation/recours/{appeal.id}")
    assert page.status_code == 200 and of.lab.name in page.text
    hidden = f"/moderation/contribution/{first.contribution_id}"
    assert browse(peer).get(hidden).status_code == 403 and hidden not in page.text
    assert browse(colleague).get(f"/moderation/recours/{appeal.id}").status_code == 403
    assert again(browse(peer), appeal, "upheld").status_code == 303
    row = things.decided_on(first)
    assert row.state == "refused" and appeal.outcome == "upheld"
    assert "La décision est maintenue" in visible_text(browse().get(address(first)))


def test_whoever_decided_before_does_not_decide_again_whatever_the_code_does(browse):
    of = make.consultation()
    row, earlier, remover = make.contribution(of), make.member(of.lab), make.member(of.lab)
    actions.report(row, ground="insult")
    decide(row, "publish", earlier)
    merger, others = make.member(of.lab), make.contribution(of)
    merging.merge(of, {row.id, others.id}, "Le samedi", "", merger)
    decision = decide(row, moderator=remover)
    third = make.member(of.lab)
    _answer, appeal = contest(browse(), decision)
    assert appeal.lab_id == of.lab_id
    for one in (earlier, merger, remover):
        assert f"/recours/{appeal.id}" not in browse(one).get("/moderation").text
        assert again(browse(one), appeal).status_code == 403
        with pytest.raises(actions.TookPart):
            actions.decide_again(appeal, "upheld", one, reasons="Oui.")
    decided = (
        "UPDATE appeal SET decided_at = now(), outcome = 'upheld', reasons = 'x', decided_by = "
    )
    for forged in (f"{decided}{remover.id}", f"UPDATE appeal SET remover_id = {third.id}"):
        with pytest.raises(IntegrityError), db.session.begin_nested():
            db.session.execute(text(forged))
    db.session.execute(text(f"{decided}{third.id}"))


def test_when_nobody_is_left_anywhere_the_network_is_told(browse):
    of, steward = make.consultation(), make.user(steward=True)
    alone = make.member(of.lab, "manager")
    decision = decide(make.contribution(of), moderator=alone)
    answer, appeal = contest(browse(), decision)
    assert answer.status_code == 303 and appeal.lab_id == of.lab_id
    assert {mail.to for mail in mails("appeal-alone")} == {steward.email, alone.email}
    joined = make.member(of.lab)
    assert again(browse(joined), appeal).status_code == 303


# Too late, twice, for nothing --------------------------------------------------------------------


def test_what_cannot_be_contested_says_why_and_gives_back_what_was_typed(browse):
    of, author = make.consultation(), make.user()
    moderator = make.member(of.lab)
    make.member(of.lab)
    withdrawn, undone, old, restored, twice = (
        make.contribution(of, author=author) for _ in "12345"
    )
    decisions = [
        decide(row, moderator=moderator) for row in (withdrawn, undone, old, restored, twice)
    ]
    withdrawn.state = "withdrawn"
    actions.undo(decisions[1], moderator)
    decisions[2].decided_at = now() - timedelta(days=185)
    decide(restored, "restore", moderator)
    db.session.flush()
    why = ("retiré par la personne", "ne s’applique plus", "six mois", "ne s’applique plus")
    for decision, words in zip(decisions, why, strict=False):
        page = browse().get(address(decision))
        assert words in visible_text(page) and "Contester cette décision" not in page.text
        answer, appeal = contest(browse(), decision, argument="Ma longue explication")
        assert (answer.status_code, appeal) == (409, None)
        assert words in visible_text(answer) and "Ma longue explication" in answer.text
    assert contest(browse(), decisions[4], argument="x" * 100_000)[0].status_code == 422
    assert contest(browse(), decisions[4])[0].status_code == 303
    answer, appeal = contest(browse(), decisions[4])
    assert answer.status_code == 303
    assert len(db.session.scalars(select(Appeal)).all()) == 1
    twice.state = "withdrawn"
    db.session.flush()
    assert "sans objet" in visible_text(browse().get(address(decisions[4])))
    assert again(browse(make.member(of.lab)), appeal).status_code == 409


def test_six_months_are_six_whatever_the_day_of_the_decision():
    for n in range(366):
        day = datetime(2027, 3, 1, 12, tzinfo=UTC) + timedelta(days=n)
        year, month = day.year + day.month // 7, (day.month + 5) % 12 + 1
        last = min(day.day, monthrange(year, month)[1])
        assert Decision(decided_at=day).contested_until >= day.replace(year, month, last)


def test_of_two_who_decide_again_one_wins_and_the_other_keeps_what_they_typed(browse):
    of = make.consultation()
    decision = decide(make.contribution(of))
    one, other = (browse(make.member(of.lab)) for _ in "12")
    _answer, appeal = contest(browse(), decision)
    appeal.due_at = now() - timedelta(hours=1)
    appeals.case_of(appeal).due_at = appeal.due_at
    assert "en retard" in visible_text(browse().get(address(decision)))
    assert again(one, appeal, "upheld", "Elle vise bien quelqu’un.").status_code == 303
    answer = again(other, appeal, "reversed", "Mes raisons à moi")
    assert answer.status_code == 409
    said = visible_text(answer)
    assert "Elle vise bien quelqu’un." in said and "Mes raisons à moi" in said
    act = db.session.scalars(select(Act).where(Act.verb == "appeal.decided")).one()
    assert (act.details["late"], act.details["outcome"]) == (True, "upheld")


def test_what_its_own_lab_decides_again_meanwhile_leaves_nothing_to_contest(browse):
    of = make.consultation()
    row, moderator = make.contribution(of), make.member(of.lab)
    other = make.member(of.lab)
    decision = decide(row, moderator=moderator)
    _answer, appeal = contest(browse(), decision)
    with pytest.raises(actions.Overtaken):  # contested within its ten seconds
        actions.undo(decision, moderator)
    restored = decide(row, "restore", other)
    assert appeals.case_of(appeal).closed_at is not None
    actions.undo(restored, other)
    assert appeals.case_of(appeal).closed_at is None
    decide(row, "restore", other)
    assert "repris lui-même" in visible_text(browse().get(address(decision)))
    assert again(browse(make.member(of.lab)), appeal, "upheld").status_code == 409
    work.write_moot_appeals.work()
    assert not db.session.scalars(select(Act).where(Act.verb == "appeal.decided")).all()
    with time_machine.travel(now() + timedelta(minutes=2)):  # it can be undone no more
        for _time in range(2):
            work.write_moot_appeals.work()
    (act,) = db.session.scalars(select(Act).where(Act.verb == "appeal.decided")).all()
    assert act.details["outcome"] == "moot"


def test_who_restores_what_was_contested_does_not_refuse_it_again(browse):
    """Else the appeal would have no object, and its author would start again for ever."""
    row = make.contribution(author=make.user("moi@exemple.fr"))
    moderator = make.member(row.consultation.lab)
    decision = decide(row, moderator=moderator)
    contest(browse(), decision)
    decide(row, "restore", moderator, reasons=actions.Reasons())
    with pytest.raises(actions.TookPart):
        decide(row, moderator=moderator)
    assert row.state == "published"
    assert decide(row, moderator=make.member(row.consultation.lab)).kind == "refuse"
