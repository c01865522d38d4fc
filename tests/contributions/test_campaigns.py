"""Campaigns: one text from several people, shown once, and nothing hidden in its counts."""

from __future__ import annotations

import html
import random
import re
from datetime import timedelta
from typing import Any

import pytest

from consult.contributions import actions, campaigns
from consult.contributions.models import Contribution, Fingerprint, Fold
from consult.db import db, now
from tests import make
from tests.conftest import visible_text

TEXT = (
    "Nous demandons que la gare de Brionne garde un guichet ouvert le matin, avec une personne qui "
    "vend des billets et renseigne. Les automates tombent en panne et beaucoup d’entre nous n’ont "
    "pas de téléphone pour acheter en ligne. Signé : les usagers de la ligne."
)


def settle() -> int:
    """Until nothing is due."""
    done = 0
    while found := campaigns.settle():
        done += found
        db.session.expire_all()
        assert done < 500, "never ends"
    return done


def sent(of: Any, number: int = 3, **more: Any) -> list[Contribution]:
    return [
        make.contribution(
            of,
            **{"title": "Gardons le guichet", "author": make.user(), **more},
            body=f"{TEXT} {n} rue des Lilas",
        )
        for n in range(number)
    ]


def test_the_same_text_of_several_people_is_a_campaign(session):
    of = make.consultation()
    other = make.consultation()
    texts, alone = sent(of), make.contribution(of, body="Un tout autre texte. " * 12)
    elsewhere = sent(other, 1)[0]
    assert settle() == 5
    fold = db.session.query(Fold).one()
    assert (fold.kind, fold.texts, fold.people) == ("campaign", 3, 3)
    assert {text.campaign_id for text in texts} == {text.fold_id for text in texts} == {fold.id}
    assert (alone.campaign_id, elsewhere.campaign_id) == (None, None)
    marks = db.session.query(Fingerprint).filter(Fingerprint.leads).all()
    assert [mark.contribution_id for mark in marks] == [texts[0].id]
    assert settle() == 0
    late = sent(of, 1)[0]
    settle()
    assert late.campaign_id == fold.id and fold.people == 4


def test_what_one_person_sent_twice_is_no_campaign_and_counts_once_in_one(session):
    of, who = make.consultation(), make.user()
    twice = [make.contribution(of, body=TEXT, author=who) for _ in range(2)]
    settle()
    assert [text.campaign_id for text in twice] == [None, None]
    by_mail = [make.contribution(of, body=TEXT, contact_email="a@exemple.fr") for _ in range(2)]
    settle()
    fold = db.session.query(Fold).one()
    assert (fold.texts, fold.people) == (4, 2)
    assert {text.fold_id for text in (*twice, *by_mail)} == {fold.id}


def test_a_hidden_text_leaves_its_campaign_at_once_and_its_count_with_the_next_job(session):
    of = make.consultation()
    texts = sent(of, 3)
    held = sent(of, 1, state="held")[0]
    settle()
    fold = db.session.query(Fold).one()
    assert fold.texts == 3 and held.fold_id is None
    texts[0].state = "refused"  # the first one, with which all were compared
    db.session.flush()
    db.session.refresh(texts[0])
    assert texts[0].fold_id is None
    settle()
    assert (fold.texts, fold.people) == (2, 2)
    assert texts[0].campaign_id is None and texts[1].campaign_id == texts[2].campaign_id == fold.id
    texts[1].state = "withdrawn"
    db.session.flush()
    settle()
    assert db.session.query(Fold).all() == []
    assert texts[2].campaign_id is None and texts[2].fold_id is None
    texts[0].state = "published"
    held.state, held.published_at = "published", held.created_at
    db.session.flush()
    settle()
    fold = db.session.query(Fold).one()
    assert (fold.texts, fold.people) == (3, 3)


def test_a_text_that_is_rewritten_leaves_its_campaign(session):
    of = make.consultation()
    texts = sent(of, 3)
    settle()
    fold = texts[0].campaign_id
    new = actions.Text("Autre chose", "Un pont pour les piétons et les vélos sur la Risle. " * 6)
    actions.change(texts[0], new)
    db.session.flush()
    settle()
    assert texts[0].campaign_id is None
    assert texts[1].campaign_id == texts[2].campaign_id == fold
    assert db.session.get(Fold, fold).people == 2


def test_short_texts_are_read_and_never_grouped(session):
    of = make.consultation()
    for _ in range(3):
        make.contribution(of, title="D’accord", body="Oui, tout à fait.", author=make.user())
    settle()
    assert db.session.query(Fold).all() == []
    assert {mark.signature for mark in db.session.query(Fingerprint)} == {b""}


@pytest.mark.parametrize("many", [campaigns.MANY, 1])
def test_many_at_once_or_one_after_the_other_give_the_same_campaigns(session, monkeypatch, many):
    monkeypatch.setattr(campaigns, "MANY", many)
    of = make.consultation()
    texts = sent(of, 6)
    other = [
        make.contribution(
            of,
            body=f"Le chemin de halage est impraticable dès novembre, {n} camions "
            "de gravier et une journée de chantier suffiraient pour les vélos.",
        )
        for n in range(3)
    ]
    if many == 1:
        while campaigns.settle(batch=1):
            pass
    settle()
    db.session.expire_all()
    assert len({text.campaign_id for text in texts} | {text.campaign_id for text in other}) == 2
    assert sorted(fold.people for fold in db.session.query(Fold)) == [3, 6]


# On the site -------------------------------------------------------------------------------------


def test_a_campaign_is_one_entry_unfolded_or_left_aside_at_will(browse, session):
    of = make.consultation()
    texts, hidden = sent(of, 3), sent(of, 2, state="refused", title="Copie refusée")
    alone = make.contribution(of, title="Un pont sur la Risle", body="Un pont. " * 20, supports=2)
    settle()
    fold = texts[0].campaign_id
    visitor, base = browse(), f"/concertations/{of.slug}/contributions"
    page = visitor.get(base)
    assert page.text.count("Gardons le guichet") == 1
    assert (
        "Un même texte, 3\u00a0personnes" in html.unescape(page.text) or "3 personnes" in page.text
    )
    assert f"{base}/memes-textes/{fold}" in page.text and "Un pont sur la Risle" in page.text
    assert visitor.get(f"{base}?campagnes=depliees").text.count("Gardons le guichet") == 3
    aside = visitor.get(f"{base}?campagnes=sans").text
    assert "Gardons le guichet" not in aside and alone.title in aside
    assert "campagnes=sans" in visitor.get(f"{base}?campagnes=sans&tri=soutenues").text
    whole = visitor.get(f"{base}/memes-textes/{fold}").text
    assert whole.count("Gardons le guichet") == 3 and hidden[0].title not in whole
    one = visible_text(visitor.get(f"{base}/{texts[0].id}"))
    assert "Même texte que 2 autres." in one.replace("\u00a0", " ")
    for text in texts:
        assert visitor.get(f"{base}/{text.id}").status_code == 200
    assert "Même texte" not in visitor.get(f"{base}/{alone.id}").text
    assert visitor.get(f"{base}/memes-textes/{fold + 1}").status_code == 404
    assert 'id="memes-textes"' in visitor.get("/aide").text


@pytest.mark.parametrize("order", ["recentes", "soutenues", "discutees", "hasard&depart=0.5", "q"])
def test_in_every_order_a_fold_takes_the_place_of_the_best_placed_of_its_texts(
    browse, session, order
):
    """The list folded is the list unfolded, less what has come before; pages lose nothing."""
    of = make.consultation()
    chance = random.Random(11)
    for n in range(30):
        kind = n % 3
        body = (TEXT, f"{TEXT} Le halage aussi. " * 3, f"Idée {n} " * 20)[kind]
        make.contribution(
            of,
            title=f"Texte numéro {n}",
            body=body if kind != 1 else body.replace("guichet", "comptoir de vente ouvert à tous"),
            author=make.user(),
            supports=chance.randrange(5),
            comments=chance.randrange(4),
            shuffle=chance.random(),
            published_at=now() - timedelta(minutes=chance.randrange(500)),
        )
    settle()
    by_number = {
        one.title: one.fold_id or -one.id for one in db.session.query(Contribution) if one.title
    }
    asked = f"?tri={order}" if order != "q" else "?q=numéro"
    visitor, base = browse(), f"/concertations/{of.slug}/contributions{asked}"

    def read(more: str) -> list[int]:
        address, found = base + more, []
        while address:
            page = visitor.get(address).text
            found += [by_number[title] for title in re.findall(r">(Texte numéro \d+)</a>", page)]
            link = re.search(r'href="([^"]+)" rel="next"', page)
            address = html.unescape(link[1]) if link else ""
        return found

    unfolded = read("&campagnes=depliees")
    assert len(unfolded) == 30
    assert len(set(unfolded)) < 20
    assert read("") == list(dict.fromkeys(unfolded))
