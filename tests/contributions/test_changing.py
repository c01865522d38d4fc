"""Authors change and withdraw; supporters are told."""

import pytest
from flask import g
from sqlalchemy import select

from consult.comments import actions as comments
from consult.contributions import actions, differences, tally
from consult.contributions.actions import Text
from consult.contributions.models import Delta, Revision
from consult.contributions.queries import one
from consult.db import db, now
from consult.notifications.models import Mail
from tests import make
from tests.conftest import visible_text
from tests.contributions.test_pages import base
from tests.contributions.test_receipts import refused


def change(browser, contribution, **fields):
    data = {"title": contribution.title, "body": contribution.body, **fields}
    return browser.post(base(contribution) + "/modifier", data=data)


def mails(kind):
    return db.session.scalars(select(Mail).where(Mail.kind == kind).order_by(Mail.to)).all()


def test_the_author_changes_while_the_phase_is_open(browse):
    author = make.user()
    contribution = make.contribution(author=author)
    assert change(browse(author), contribution, body="Mieux dit.").status_code == 303
    db.session.refresh(contribution)
    assert (contribution.body, contribution.version) == ("Mieux dit.", 2)
    assert contribution.body_stems
    versions = db.session.scalars(
        select(Revision.version).filter_by(contribution_id=contribution.id)
    ).all()
    assert sorted(versions) == [1, 2]


def test_nobody_changes_the_text_of_another(browse):
    contribution = make.contribution(author=make.user())
    for someone in (None, make.user(), make.member(contribution.consultation.lab, "manager")):
        assert change(browse(someone), contribution, body="Détourné.").status_code == 403


def test_nothing_changes_once_the_phase_is_over(browse):
    author = make.user()
    closed = make.consultation(phases=[make.phase(start=-3, end=-1)])
    contribution = make.contribution(closed, author=author)
    assert change(browse(author), contribution, body="Trop tard.").status_code == 403


def test_an_amendment_asked_is_written_even_after_closing_and_goes_back_to_the_moderator(browse):
    author = make.user()
    closed = make.consultation(phases=[make.phase(start=-3, end=-1)])
    contribution = make.contribution(closed, author=author, state="amend", body="06 12 34 56 78")
    assert change(browse(author), contribution, body="Sans numéro.").status_code == 303
    db.session.refresh(contribution)
    assert contribution.state == "held"
    assert contribution.public_from == 2


def test_a_version_that_had_to_be_amended_is_never_public(browse):
    author = make.user()
    contribution = make.contribution(author=author, state="amend", body="06 12 34 56 78")
    change(browse(author), contribution, body="Sans numéro.")
    contribution.published_at = contribution.created_at
    contribution.state = "published"
    page = browse().get(base(contribution) + "/versions?avant=1&apres=2")
    assert "06 12" not in page.get_data(as_text=True)
    assert "06 12" in browse(author).get(base(contribution) + "/versions").get_data(as_text=True)


@pytest.mark.parametrize("end", ["", "/versions"])
def test_what_a_page_shows_is_read_after_the_version_it_is_kept_under(browse, monkeypatch, end):
    """Else a text hidden in between would stay readable for as long as the page is kept."""
    contribution, kept = make.contribution(), []

    def noted(read):
        def reading(*asked):
            kept.append(g.get("ticket") is not None)
            return read(*asked)

        return reading

    for name in ("of", "load"):
        monkeypatch.setattr(one, name, noted(getattr(one, name)))
    assert browse().get(base(contribution) + end).status_code == 200
    assert kept == [True]


def test_a_change_is_read_first_when_everything_is(browse):
    author = make.user()
    consultation = make.consultation(regime="before")
    contribution = make.contribution(consultation, author=author)
    change(browse(author), contribution, body="Changé après relecture.")
    db.session.refresh(contribution)
    assert contribution.state == "held"
    tally.fold()
    db.session.refresh(consultation)
    assert consultation.contributions_citizen == -1  # made without a delta by the test


def test_the_same_text_is_no_new_version(session):
    contribution = make.contribution()
    assert not actions.change(contribution, Text(contribution.title, contribution.body))
    assert contribution.version == 1


def test_supporters_are_told_once_in_their_language(browse, run_jobs):
    author = make.user()
    contribution = make.contribution(author=author)
    french, english = make.user("a@exemple.fr"), make.user("b@exemple.fr", language="en")
    for someone in (author, french, english):
        actions.support(contribution, someone)
    change(browse(author), contribution, body="Un autre texte.")
    run_jobs()
    sent = mails("changed")
    assert [mail.to for mail in sent] == [french.email, english.email]
    assert [mail.language for mail in sent] == ["fr", "en"]
    assert f"/contributions/{contribution.id}/versions?apres=2" in sent[0].body
    actions.work.tell_supporters.work(contribution_id=contribution.id, version=2)
    assert len(mails("changed")) == 2


def test_a_withdrawn_text_keeps_its_row_and_leaves_the_counts(browse):
    author = make.user()
    contribution = make.contribution(author=author, supports=3, comments=2)
    browser = browse(author)
    assert "définitif" in visible_text(browser.get(base(contribution) + "/retirer"))
    assert browser.post(base(contribution) + "/retirer").status_code == 303
    db.session.refresh(contribution)
    assert contribution.state == "withdrawn"
    changes = dict(db.session.execute(select(Delta.column, Delta.change)).all())
    assert changes == {"contributions_citizen": -1, "supports_count": -3, "comments_count": -2}
    assert browser.post(base(contribution) + "/retirer").status_code == 409
    assert change(browser, contribution, body="Retour.").status_code == 409


def test_nobody_withdraws_the_text_of_another(browse):
    contribution = make.contribution(author=make.user())
    for someone in (None, make.user(), make.member(contribution.consultation.lab, "manager")):
        assert browse(someone).post(base(contribution) + "/retirer").status_code == 403


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_a_closed_text_is_not_changed(browse, state):
    author = make.user()
    contribution = make.contribution(author=author, state=state)
    assert change(browse(author), contribution, body="Encore.").status_code == 409


def test_long_texts_of_one_word_are_compared_whole():
    left, right = differences.sides("idem " * 2000, "et idem " * 1000)
    assert "".join(piece.text for piece in left) == "idem " * 2000
    assert "".join(piece.text for piece in right) == "et idem " * 1000


def meanwhile(row, state):
    """Someone else's transaction, committed since ``row`` was read."""
    table = type(row).__table__
    db.session.execute(
        table.update().where(table.c.id == row.id).values(state=state, published_at=now())
    )


def test_a_text_hidden_meanwhile_is_withdrawn_without_being_counted_again(session):
    contribution = make.contribution(author=make.user())
    meanwhile(contribution, "refused")
    actions.withdraw(contribution)
    assert db.session.scalars(select(Delta)).all() == []


def test_a_text_published_meanwhile_follows_the_rule_of_public_texts(session):
    of = make.consultation(regime="before")
    contribution = make.contribution(of, author=make.user(), state="held")
    meanwhile(contribution, "published")
    actions.change(contribution, Text("Ouvrir", "Un autre texte, que personne n’a relu."))
    session.expire_all()
    assert contribution.state == "held"


def test_an_argument_withdrawn_twice_is_counted_once(browse):
    author = make.user()
    comment = make.comment(make.contribution(), author=author)
    for _click in range(2):
        browse(author).post(f"/arguments/{comment.id}/retirer")
    assert [row.change for row in db.session.scalars(select(Delta))] == [-1]
    assert comments.withdraw(comment) == "withdrawn"
    meanwhile(comment, "published")
    assert comments.withdraw(comment) == "published"


def test_the_reason_of_an_amendment_is_beside_the_text_to_correct(browse):
    author = make.user()
    contribution = make.contribution(author=author, state="amend")
    refused(contribution, "amend")
    page = browse(author).get(base(contribution) + "/modifier")
    assert "Votre texte parle d’un autre sujet." in visible_text(page)


def test_personal_data_added_by_a_change_are_pointed_out(browse):
    author = make.user()
    contribution = make.contribution(author=author)
    browser = browse(author)
    change(browser, contribution, body="Appelez le 06 12 34 56 78.")
    assert "semble contenir" in visible_text(browser.get(base(contribution)))
    change(browser, contribution, body="Appelez la mairie.")
    assert "semble contenir" not in visible_text(browser.get(base(contribution)))
