"""Merges: every voice kept, people counted once, authors free to leave, undone exactly."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from consult import journal
from consult.comments.models import Comment
from consult.contributions import campaigns, codes
from consult.contributions.models import Contribution, Fold, Support
from consult.contributions.queries import folds
from consult.db import db, now
from consult.moderation.actions import merging
from consult.moderation.actions.refusals import NoLonger, Overtaken
from consult.moderation.models import Left, Merge
from consult.notifications.models import Mail
from tests import make
from tests.conftest import visible_text


def back(row: Contribution, who: Any) -> None:
    make.add(Support(contribution_id=row.id, user_id=who.id, college=who.college, created_at=now()))


def scene(number: int = 4) -> tuple[Any, Any, list[Contribution]]:
    lab = make.lab()
    of = make.consultation(lab=lab)
    texts = [
        make.contribution(of, title=f"Le guichet numéro {n}", author=make.user())
        for n in range(number)
    ]
    return of, make.member(lab), texts


def join(of: Any, who: Any, texts: list[Contribution], title: str = "Les guichets") -> Fold:
    return merging.merge(of, {one.id for one in texts}, title, "", who)


MATTERS = ("contribution", "support", "comment", "revision", "tally_delta", "merge", "fold")


def rows() -> dict[str, Any]:
    """Every row that matters, whole."""
    db.session.flush()
    return {
        table: sorted(
            str(row[0]) for row in db.session.execute(text(f"SELECT to_jsonb(t) FROM {table} AS t"))
        )
        for table in MATTERS
    }


@settings(max_examples=12, deadline=None)
@given(
    merged=st.sets(st.integers(0, 5), min_size=2),
    acts=st.lists(
        st.tuples(st.sampled_from(["back", "argue", "settle"]), st.integers(0, 5)), max_size=6
    ),
)
def test_to_merge_then_undo_changes_no_row(app, merged, acts):
    """Whatever supports and arguments came meanwhile stay, on the very text they were given to."""
    with app.app_context(), db.engine.connect() as connection:
        outer = connection.begin()
        engines = db.engines
        real, engines[None] = engines[None], connection  # type: ignore[assignment]
        db.session.remove()
        db.session.configure(join_transaction_mode="create_savepoint")
        try:
            merge_act_undo(merged, acts)
        finally:
            db.session.remove()
            engines[None] = real
            outer.rollback()


def merge_act_undo(merged: set[int], acts: list[tuple[str, int]]) -> None:
    of, who, texts = scene(6)
    people = [make.user() for _ in acts]

    def live() -> list[Any]:
        made = []
        for (act, n), person in zip(acts, people, strict=True):
            if act == "back":
                back(texts[n], person)
            elif act == "argue":
                made.append(make.comment(texts[n], body=f"Dit par {person.id}"))
            else:
                campaigns.settle()
        return made

    while campaigns.settle():
        pass
    before = rows()
    fold = join(of, who, [texts[n] for n in merged])
    came = live()
    merging.undo(fold, who)
    assert [one.merge_id for one in texts] == [None] * 6
    for comment in came:
        assert db.session.get(Comment, comment.id).thread_id == comment.thread_id
    backed = db.session.scalars(select(Support.user_id)).all()
    assert sorted(backed) == sorted(
        p.id for (a, _n), p in zip(acts, people, strict=True) if a == "back"
    )
    # Take away what came: what is left is what was there.
    for comment in came:
        db.session.delete(comment)
    db.session.query(Support).delete()
    assert rows() == before


def test_people_are_counted_once_in_the_union_and_supports_stay_where_they_were_given(
    browse, session
):
    of, who, texts = scene(3)
    twice, agent = make.user(), make.agent()
    for row in texts[:2]:
        back(row, twice)
    back(texts[1], agent)
    back(texts[2], make.user())
    argument = make.comment(texts[1], body="Le samedi aussi.")
    fold = join(of, who, texts[:2], "Ouvrir les guichets")
    backing = folds.supporters([fold.id])[fold.id]
    assert (backing.citizens, backing.agents) == (1, 1)
    root = f"/concertations/{of.slug}/contributions"
    page = browse().get(f"{root}/regroupements/{fold.id}")
    said = visible_text(page)
    assert "2 personnes soutiennent l’une ou l’autre" in said and argument.body in said
    listed = browse().get(root).text
    assert listed.count("Ouvrir les guichets") == 1
    assert texts[2].title in listed and f'{root}/{texts[0].id}"' not in listed
    assert f'{root}/{texts[0].id}"' in browse().get(f"{root}?campagnes=depliees").text
    one = visible_text(browse().get(f"{root}/{texts[0].id}"))
    assert "Regroupée avec 1 autre dans" in one and "Ouvrir les guichets" in one
    exported = browse().get(f"/concertations/{of.slug}/donnees/contributions.csv").text
    assert exported.count("Ouvrir les guichets") == 2


def test_an_author_is_told_and_leaves_in_two_clicks_without_an_account(browse, session):
    of, who, texts = scene(2)
    alone = make.contribution(of, title="Sans compte", contact_email="une@exemple.fr")
    fold = join(of, who, [*texts, alone])
    mails = {mail.to: mail for mail in db.session.query(Mail).filter(Mail.kind == "merged")}
    assert set(mails) == {
        "une@exemple.fr",
        *(db.session.get(type(make.user()), t.author_id).email for t in texts),
    }
    address = re.search(r"/suivi/\S+/regroupement", mails["une@exemple.fr"].body)[0]
    visitor = browse()
    assert "Sortir du regroupement" in visitor.get(f"/suivi/{codes.shown(alone.code)}").text
    assert fold.title in visitor.get(address).text
    assert db.session.get(Contribution, alone.id).merge_id == fold.id  # no act on GET
    left = visitor.post(address)
    assert left.status_code == 303
    db.session.refresh(alone)
    assert alone.merge_id is None and db.session.get(Left, alone.id) is not None
    assert visitor.post(address).status_code == 303  # again: nothing
    with pytest.raises(merging.Taken):
        join(of, who, [alone, make.contribution(of)])
    merging.leave(texts[0], None)  # one is left: no group any more
    assert db.session.query(Fold).all() == db.session.query(Merge).all() == []
    assert texts[1].merge_id is None and texts[1].fold_id is None
    acts = [act for act in journal.chain() if act.verb.startswith("contribution.")]
    assert [act.verb for act in acts] == [
        "contribution.merge",
        "contribution.leave",
        "contribution.leave",
    ]
    assert acts[1].details["before"] == sorted(t.id for t in (*texts, alone))


def test_two_moderators_at_once_one_wins_and_the_other_keeps_what_they_typed(browse, session):
    of, who, texts = scene(3)
    other = browse(who)
    join(of, make.member(of.lab), texts[:2], "La première")
    typed = {"chosen": [texts[0].id], "title": "Mon titre à moi", "introduction": "Mes mots."}
    page = other.post(f"/moderation/regrouper/{texts[2].id}", data=typed)
    assert page.status_code == 409
    assert "Mon titre à moi" in page.text and "Mes mots." in page.text
    assert db.session.query(Fold).count() == 1
    fold = db.session.query(Fold).one()
    address = f"/moderation/regroupements/{fold.id}/defaire"
    assert "Défaire" in other.get(address).text and db.session.query(Fold).count() == 1
    assert other.post(address).status_code == 303
    again = other.post(address)
    assert again.status_code == 409 and "déjà défait" in again.text
    public = f"/concertations/{of.slug}/contributions/regroupements"
    gone = browse().get(f"{public}/{fold.id}")
    assert gone.status_code == 404 and "a été défait" in gone.text
    assert "a été défait" not in browse().get(f"{public}/99999").text
    assert other.post(address.replace(str(fold.id), "99999")).status_code == 404
    with pytest.raises(Overtaken):
        merging.undo(fold, who)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"numbers": "douze", "title": "T"}, "n’est pas un numéro de contribution"),
        ({"numbers": "999999999", "title": "T"}, "n’a pas de contribution"),
        ({"numbers": "", "title": "T"}, "au moins un autre texte"),
        ({"numbers": "1", "title": "  "}, "Donnez un titre"),
        ({"numbers": "9" * 30, "title": "T"}, "n’est pas un numéro"),
    ],
)
def test_wrong_input_is_said_and_kept(browse, session, typed, said):
    _of, who, texts = scene(1)
    page = browse(who).post(f"/moderation/regrouper/{texts[0].id}", data=typed)
    assert page.status_code == 422 and said in page.text
    assert db.session.query(Fold).all() == []


def test_candidates_are_near_copies_first_and_only_texts_that_are_free(browse, session):
    of, who, texts = scene(2)
    words = " ".join(f"Le guichet du quartier {n} ferme trop tôt le soir." for n in range(6))
    copies = [
        make.contribution(of, title="Guichet", body=words, author=make.user()) for _ in range(3)
    ]
    hidden = make.contribution(of, title="Guichet caché", body=words, state="refused")
    while campaigns.settle():
        pass
    db.session.expire_all()
    page = browse(who).get(f"/moderation/regrouper/{copies[0].id}").text
    found = [int(one) for one in re.findall(r'name="chosen"\s+value="(\d+)"', page)]
    assert set(found[:2]) == {copies[1].id, copies[2].id}
    assert hidden.id not in found and copies[0].id not in found
    assert "Presque identique" in page
    assert browse(make.user()).get(f"/moderation/regrouper/{copies[0].id}").status_code == 403
    assert (
        browse(make.member(make.lab())).get(f"/moderation/regrouper/{texts[0].id}").status_code
        == 403
    )


def test_who_no_longer_moderates_merges_nothing(session):
    of, _who, texts = scene(2)
    with pytest.raises(NoLonger):
        join(of, make.agent(), texts)
    assert db.session.query(Fold).all() == []


def test_a_hidden_member_shows_nowhere_and_takes_its_place_again_when_restored(browse, session):
    of, who, texts = scene(3)
    fold = join(of, who, texts, "Ensemble")
    texts[0].state = "refused"
    db.session.flush()
    while campaigns.settle():
        pass
    address = f"/concertations/{of.slug}/contributions/regroupements/{fold.id}"
    page = browse().get(address).text
    assert (
        texts[0].title not in page and "2\u00a0contributions" in page
    ) or "2 contributions" in page
    texts[1].state = "refused"
    db.session.flush()
    while campaigns.settle():
        pass
    assert browse().get(address).status_code == 404
    assert "Ensemble" not in browse().get(f"/concertations/{of.slug}/contributions").text
    texts[0].state = texts[1].state = "published"
    db.session.flush()
    db.session.expire_all()
    while campaigns.settle():
        pass
    assert browse().get(address).text.count("Le guichet numéro") >= 3
