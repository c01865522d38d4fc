"""Arguments for, against, questions, and one level of answers."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from consult.comments.models import Comment
from consult.contributions import tally
from consult.contributions.models import Contribution
from consult.db import db
from consult.notifications.models import Mail
from tests import make
from tests.conftest import visible_text
from tests.contributions.test_changing import change
from tests.contributions.test_pages import base
from tests.moderation.test_race import signed_in

FIELDS = {"side": "for", "body": "Cela aiderait ma mère.", "shown_as": "anonymous", "charter": "0"}


def argue(browser, contribution, **fields):
    return browser.post(base(contribution) + "/arguments/nouveau", data={**FIELDS, **fields})


def answer(browser, contribution, comment, **fields):
    address = f"{base(contribution)}/arguments/{comment.id}/repondre"
    return browser.post(
        address, data={"body": "Et la mienne.", "shown_as": "anonymous", "charter": "0", **fields}
    )


def comments():
    return db.session.scalars(select(Comment).order_by(Comment.id)).all()


@pytest.mark.parametrize(
    ("side", "words"), [("for", "Pour"), ("against", "Contre"), ("question", "Question")]
)
def test_someone_signed_in_argues(browse, side, words):
    contribution = make.contribution()
    browser = browse(make.user())
    done = argue(browser, contribution, side=side)
    (made,) = comments()
    assert done.location == f"{base(contribution)}#argument-{made.id}"
    said = visible_text(browse().get(base(contribution)))
    assert FIELDS["body"] in said and words in said and "1 argument" in said


def test_visitors_are_shown_how_to_sign_in(browse):
    contribution = make.contribution()
    assert argue(browse(), contribution).status_code == 403
    page = browse().get(base(contribution) + "/arguments/nouveau")
    assert page.status_code == 200
    assert "/connexion?next=" in page.get_data(as_text=True)


def test_an_argument_is_answered_once_down(browse):
    contribution = make.contribution()
    first = make.comment(contribution)
    browser = browse(make.user())
    assert answer(browser, contribution, first).status_code == 303
    second = comments()[1]
    assert (second.parent_id, second.side) == (first.id, "neutral")
    assert answer(browser, contribution, second).status_code == 409
    assert "Et la mienne." in visible_text(browse().get(base(contribution)))


def test_an_argument_sent_twice_is_one_and_leads_to_it(browse, session, run_jobs):
    contribution = make.contribution(author=make.user())
    browser = browse(make.user())
    first, second = argue(browser, contribution), argue(browser, contribution)
    (made,) = comments()
    assert first.location == second.location == f"{base(contribution)}#argument-{made.id}"
    page = visible_text(browser.get(base(contribution)))
    assert "Vous avez déjà envoyé ce texte" in page and "1 argument" in page
    run_jobs()
    assert [mail.kind for mail in session.scalars(select(Mail))] == ["argument"]


def test_what_was_sent_is_no_longer_kept_by_the_browser(browse):
    contribution = make.contribution(author=(who := make.user()))
    first = make.comment(contribution)
    browser = browse(who)
    for send, end, key in (
        (
            lambda: argue(browser, contribution),
            "/arguments/nouveau",
            f"argument-{contribution.id}-0",
        ),
        (
            lambda: answer(browser, contribution, first),
            f"/arguments/{first.id}/repondre",
            f"argument-{contribution.id}-{first.id}",
        ),
        (
            lambda: change(browser, contribution, body="Un autre texte."),
            "/modifier",
            f"modifier-{contribution.id}",
        ),
    ):
        form = browser.get(base(contribution) + end).get_data(as_text=True)
        assert f'data-draft="{key}"' in form and f'data-draft-sent="{key}"' not in form
        for _twice in range(2):
            send()
            page = browser.get(base(contribution)).get_data(as_text=True)
            assert f'data-draft-sent="{key}"' in page
        assert "data-draft-sent" not in browser.get(base(contribution)).get_data(as_text=True)


def test_the_same_words_elsewhere_by_others_or_once_withdrawn_are_another_argument(browse):
    contribution, author = make.contribution(), make.user()
    browser = browse(author)
    argue(browser, contribution)
    argue(browser, contribution, side="against")
    argue(browser, make.contribution())
    argue(browse(make.user()), contribution)
    answer(browser, contribution, comments()[3], body=FIELDS["body"])
    browser.post(f"/arguments/{comments()[0].id}/retirer")
    argue(browser, contribution)
    assert len(comments()) == 6


def test_an_argument_sent_by_several_windows_at_once_is_one(app, committed):
    with app.app_context():
        contribution, author = make.contribution(), make.user()
        db.session.commit()
        browsers = [signed_in(app, author) for _window in range(6)]
        path = base(contribution) + "/arguments/nouveau"
        db.session.remove()
    gate = Barrier(len(browsers))

    def send(browser):
        gate.wait()
        return browser.post(path, data=FIELDS)

    with ThreadPoolExecutor(len(browsers)) as pool:
        answers = list(pool.map(send, browsers))
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.location for answer in answers}) == 1
    with app.app_context():
        assert len(comments()) == 1
        tally.fold()
        assert db.session.scalar(select(Contribution.comments)) == 1


def test_an_answer_stays_under_its_contribution(browse):
    one, other = make.contribution(), make.contribution()
    comment = make.comment(one)
    assert answer(browse(make.user()), other, comment).status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"body": ""}, {"side": ""}, {"side": "neutral"}, {"body": "x" * 3001}]
)
def test_a_wrong_field_is_named_and_the_text_kept(browse, wrong):
    page = argue(browse(make.user()), make.contribution(), **wrong)
    assert page.status_code == 422
    kept = wrong.get("body", FIELDS["body"])
    assert kept in page.get_data(as_text=True)
    assert comments() == []


def test_arguments_stop_with_the_phase_and_what_was_typed_is_given_back(browse):
    closed = make.contribution(make.consultation(phases=[make.phase(start=-3, end=-1)]))
    page = argue(browse(make.user()), closed)
    assert page.status_code == 403
    assert FIELDS["body"] in page.get_data(as_text=True)


@pytest.mark.parametrize(
    ("regime", "body", "state"),
    [
        ("before", "Calme.", "held"),
        ("after", "Calme.", "published"),
        ("flagged", "06 12 34 56 78", "held"),
    ],
)
def test_the_regime_holds_for_arguments(browse, regime, body, state):
    contribution = make.contribution(make.consultation(regime=regime))
    argue(browse(make.user()), contribution, body=body)
    assert comments()[0].state == state


@pytest.mark.parametrize("state", ["held", "amend", "refused", "withdrawn"])
def test_hidden_arguments_are_read_by_their_author_and_the_team_only(browse, state):
    contribution = make.contribution()
    author = make.user()
    comment = make.comment(contribution, author=author, state=state, body="Mot caché.")
    make.comment(contribution, parent_id=comment.id, body="Réponse cachée avec lui.")
    for someone in (None, make.user()):
        said = visible_text(browse(someone).get(base(contribution)))
        assert "caché" not in said
        assert answer(browse(someone), contribution, comment).status_code == 404
    for someone in (author, make.member(contribution.consultation.lab)):
        assert "Mot caché." in visible_text(browse(someone).get(base(contribution)))


def test_the_author_withdraws_an_argument(browse):
    contribution = make.contribution()
    author = make.user()
    browser = browse(author)
    argue(browser, contribution)
    (made,) = comments()
    address = f"/arguments/{made.id}/retirer"
    assert FIELDS["body"] in visible_text(browser.get(address))
    assert browse(make.user()).post(address).status_code == 403
    assert browser.post(address).status_code == 303
    assert FIELDS["body"] not in visible_text(browse().get(base(contribution)))
    tally.fold()
    db.session.refresh(contribution)
    assert contribution.comments == 0


def test_arguments_are_counted_by_college(browse):
    contribution = make.contribution()
    for someone in (make.user(), make.user(), make.agent()):
        make.comment(contribution, author=someone)
    said = visible_text(browse().get(base(contribution)))
    assert "Pour 3" in said
    assert "2 citoyens 1 agent public" in said


def test_the_author_of_the_contribution_is_told(browse, run_jobs):
    author = make.user("moi@exemple.fr")
    contribution = make.contribution(author=author)
    argue(browse(make.user()), contribution)
    argue(browse(author), contribution, body="Je précise.")
    run_jobs()
    (mail,) = db.session.scalars(select(Mail)).all()
    assert mail.to == "moi@exemple.fr"
    assert f"#argument-{comments()[0].id}" in mail.body


def test_long_discussions_come_by_pages(browse):
    contribution = make.contribution()
    for n in range(65):
        make.comment(contribution, body=f"Argument numéro {n}.")
    page = browse().get(base(contribution)).get_data(as_text=True)
    assert "numéro 59." in page and "numéro 60." not in page
    following = page.split('href="')[1:]
    address = next(a.split('"')[0] for a in following if "suite=" in a.split('"')[0])
    assert "numéro 64." in browse().get(address.split("#")[0]).get_data(as_text=True)
