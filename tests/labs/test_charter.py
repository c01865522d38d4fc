"""The charter of a lab: written, published in versions, accepted by those who write, told when it changes."""

from __future__ import annotations

import hashlib
import re

import orjson
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from consult.comments.models import Comment
from consult.contributions import work
from consult.contributions.models import Contribution
from consult.db import db
from consult.journal import Act
from consult.labs import actions, queries
from consult.labs.charter import CATEGORIES, Rule, changes, named, reordered
from consult.labs.common import COMMON, PUBLISHED_AT
from consult.labs.models import Charter
from consult.moderation.grounds import CHILD_ABUSE, GRAVE
from consult.notifications import smtp, topics
from consult.notifications.models import Mail, Unsubscription
from tests import make
from tests.conftest import visible_text
from tests.contributions.writing import FIELDS, address, hidden, send

EDIT, PUBLISH = "/labos/{}/charte/modifier", "/labos/{}/charte/publier"


def typed(form: str) -> dict[str, str]:
    """The fields of a page of the charter, as a browser sends them back."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", form.split("<main")[1]):
        name, value = (re.search(rf'{one}="([^"]*)"', tag) for one in ("name", "value"))
        if name:
            found[name[1]] = value[1] if value else ""
    for name, said in re.findall(
        r'<textarea[^>]*name="([^"]*)"[^>]*>\s*(.*?)</textarea>', form, re.S
    ):
        found[name] = said
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        values = re.findall(r'<option (selected )?value="([^"]*)"', options)
        found[name] = next((value for chosen, value in values if chosen), values[0][1])
    return found


def titles(form: str) -> list[str]:
    fields = typed(form)
    return [said for name, said in fields.items() if name.endswith("-title")]


def test_the_common_charter_has_a_rule_for_each_grave_ground_and_a_date_for_each_edition():
    slugs = [one.slug for one in COMMON.rules]
    assert len(set(slugs)) == len(slugs)
    assert set(GRAVE) - {CHILD_ABUSE} <= {one.category for one in COMMON.rules} <= set(CATEGORIES)
    assert all(str(one.sentence) and len(str(one.sentence)) <= 2000 for one in COMMON.rules)
    said = orjson.dumps([COMMON.said_in_french(), [one.kept() for one in COMMON.rules]])
    edition = hashlib.sha256(said).hexdigest()[:12]
    known = {"2026-11-25": "f2754bc852f4"}
    assert known.get(PUBLISHED_AT.date().isoformat()) == edition, "a new edition has a new date"


def test_rules_are_named_once_and_compared_by_their_name():
    one = Rule("a", "insult", "A", "…", "…")
    other, changed = Rule("b", "hate", "B", "…", "…"), Rule("a", "insult", "A", "autre", "…")
    assert named("Être bref, c’est bien !", ()) == "etre-bref-c-est-bien"
    assert named("A", ["a", "a-2"]) == "a-3" and named("!!!", ()) == "regle"
    found = changes([one, other], [changed, Rule("c", "other", "C", "…", "…")])
    assert [(c.kind, c.rule.slug) for c in found] == [
        ("changed", "a"),
        ("added", "c"),
        ("removed", "b"),
    ]
    assert reordered([one, other], [other, changed]) and not reordered([one, other], [other])


def test_a_manager_writes_moves_previews_and_publishes_a_charter_without_script(browse, run_jobs):
    lab = make.lab()
    manager = browse(make.member(lab, "manager"))
    edit, publish = EDIT.format(lab.slug), PUBLISH.format(lab.slug)
    page = manager.get(edit).text
    assert titles(page) == [str(one.title) for one in COMMON.rules]
    first = titles(page)[0]
    page = manager.post(edit, data={**typed(page), "down": "0"}).text
    assert titles(page)[1] == first
    page = manager.post(edit, data={**typed(page), "remove": "0"}).text
    page = manager.post(edit, data={**typed(page), "add": "1"}).text
    last = len(titles(page)) - 1
    assert last == len(COMMON.rules) - 1 and titles(page)[last] == ""
    assert queries.draft_of(lab.id) is None
    refused = manager.post(edit, data=typed(page))
    assert refused.status_code == 422 and "Donnez un titre" in refused.text
    new = {"title": "Pas de photo de visage", "text": "Des lieux.", "sentence": "Masquez."}
    fields = {**typed(page), **{f"rules-{last}-{name}": said for name, said in new.items()}}
    saved = manager.post(edit, data={**fields, "preview": "1"})
    assert saved.location == publish
    preview = manager.get(publish)
    assert "Règle ajoutée : Pas de photo de visage" in visible_text(preview)
    assert "Règle retirée" in visible_text(preview) and "ordre des règles" not in preview.text
    public = f"/labos/{lab.slug}/charte"
    assert "photo de visage" not in browse().get(public).text
    assert browse().get(f"{public}/1").status_code == 404
    unsaid = manager.post(publish, data={**typed(preview.text), "summary": " "})
    assert unsaid.status_code == 422
    done = manager.post(publish, data={**typed(preview.text), "summary": "Les photos."})
    assert done.location == public
    charter = queries.charter_of(lab.id)
    assert charter.version == 1 and charter.rule("pas-de-photo-de-visage").sentence == "Masquez."
    act = db.session.scalars(select(Act).where(Act.verb == "charter.published")).one()
    assert act.details["version"] == 1 and "added pas-de-photo-de-visage" in act.details["rules"]
    for seen in (public, f"{public}/1"):
        answer = browse().get(seen)
        assert 'id="regle-pas-de-photo-de-visage"' in answer.text and "Les photos." in answer.text
        assert answer.headers["Cache-Control"].startswith("public")
    assert "n’est plus en vigueur" in visible_text(browse().get(f"{public}/0"))
    assert "Règle ajoutée" in visible_text(browse().get(f"{public}/1/changements?avant=0"))
    assert browse().get(f"{public}/1/changements?avant=7").status_code == 404
    assert lab.name in browse().get("/charte").text


def test_a_published_charter_never_changes_and_a_lab_has_one_draft(session):
    lab = make.lab()
    kept, draft = make.charter(lab.id), make.charter(lab.id, 2, published=False)
    for statement in (
        "UPDATE charter SET summary = 'x' WHERE id = :id",
        "DELETE FROM charter WHERE id = :id",
    ):
        with pytest.raises(IntegrityError), db.session.begin_nested():
            db.session.execute(text(statement), {"id": kept.id})
    with pytest.raises(IntegrityError), db.session.begin_nested():
        make.charter(lab.id, 3, published=False)
    rules = [Rule(**kept.rules[0])]
    actions.save_charter(lab, kept.introduction, rules, 1, actions.charter_mark(lab))
    with pytest.raises(actions.NothingChanged):
        actions.publish_charter(lab, "Rien.", 1, actions.charter_mark(lab))
    assert draft.published_at is None


def test_two_who_write_the_charter_at_once_lose_nothing(browse):
    lab = make.lab()
    one, other = browse(make.member(lab, "manager")), browse(make.member(lab, "manager"))
    edit = EDIT.format(lab.slug)
    mine, theirs = typed(one.get(edit).text), typed(other.get(edit).text)
    assert one.post(edit, data={**mine, "introduction": "La mienne."}).status_code == 303
    late = other.post(edit, data={**theirs, "introduction": "La leur."})
    assert late.status_code == 422
    assert "La leur." in late.text and "enregistré ou publié" in visible_text(late)
    assert queries.draft_of(lab.id).introduction == "La mienne."
    assert other.post(edit, data=typed(late.text)).status_code == 303
    assert queries.draft_of(lab.id).introduction == "La leur."
    assert one.post(f"/labos/{lab.slug}/charte/abandonner").status_code == 303
    assert queries.draft_of(lab.id) is None


def test_only_managers_and_stewards_write_a_charter(browse):
    lab = make.lab()
    refused = [
        None,
        make.user(),
        make.member(lab, "facilitator"),
        make.member(make.lab(), "manager"),
    ]
    for page in ("modifier", "publier", "abandonner"):
        for who in refused:
            assert browse(who).get(f"/labos/{lab.slug}/charte/{page}").status_code == 403
    assert browse(make.agent(steward=True)).get(EDIT.format(lab.slug)).status_code == 200


def test_whoever_writes_accepts_the_version_that_stands_above_the_button(browse):
    of = make.consultation()
    visitor = browse()
    check = send(visitor, of, "check")
    assert "En envoyant ce texte, vous acceptez la charte de participation, version du" in (
        visible_text(check)
    )
    assert send(visitor, of).status_code == 303
    make.charter(of.lab_id, text="Sans injure, même voilée.")
    late = send(visitor, of, body="Un autre texte.", charter=hidden(check, "charter"))
    assert late.status_code == 200 and "La charte a changé pendant que vous écriviez" in late.text
    assert "Un autre texte." in late.text and "/charte/1/changements" in late.text
    sent = send(visitor, of, body="Un autre texte.", charter=hidden(late, "charter"))
    assert sent.status_code == 303
    unseen = send(visitor, of, body="Un troisième.", charter="")
    assert unseen.status_code == 200
    kept = select(Contribution).order_by(Contribution.id)
    assert [one.charter_version for one in db.session.scalars(kept)] == [0, 1]
    someone, shown = browse(make.user()), db.session.scalars(kept).first()
    argue = f"/concertations/{of.slug}/contributions/{shown.id}/arguments/nouveau"
    fields = {"side": "for", "body": "Oui.", "shown_as": "anonymous"}
    early = someone.post(argue, data={**fields, "charter": "0"})
    assert early.status_code == 422 and "Oui." in early.text
    assert someone.post(argue, data={**fields, "charter": "1"}).status_code == 303
    assert db.session.scalars(select(Comment)).one().charter_version == 1
    assert "charte" in visible_text(browse().get(address(of))) and FIELDS["charter"] == "0"


def test_those_who_take_part_are_told_of_a_new_charter_once_and_can_stop_it(
    browse, run_jobs, app, monkeypatch
):
    lab = make.lab()
    of, over = (
        make.consultation(lab=lab),
        make.consultation(lab=lab, phases=[make.phase(start=-3, end=-1)]),
    )
    author, arguer, silent = make.user(), make.user(language="en"), make.user()
    shown = make.contribution(of, author=author)
    make.contribution(of, author=silent)
    make.comment(shown, author=arguer)
    make.contribution(of, contact_email="sans.compte@exemple.fr")
    make.contribution(of, contact_email="sans.compte@exemple.fr", title="Une autre")
    make.contribution(of, author=make.user(closed_at=of.published_at))
    make.contribution(over, author=make.user())
    make.contribution(author=make.user())
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    stop = "/desabonnement/" + topics.token(silent.email, topics.CHARTER)
    assert browse().get(stop).status_code == 200
    assert db.session.scalar(select(func.count()).select_from(Unsubscription)) == 0
    assert "C’est fait" in browse().post(stop, data={"List-Unsubscribe": "One-Click"}).text
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    make.charter(lab.id, published=False)
    manager = browse(make.member(lab, "manager"))
    publish = PUBLISH.format(lab.slug)
    page = typed(manager.get(publish).text)
    assert manager.post(publish, data={**page, "summary": "Une règle."}).status_code == 303
    charter = db.session.scalars(select(Charter)).one()
    run_jobs()
    for _again in range(2):
        mails = db.session.scalars(select(Mail).where(Mail.kind == "charter")).all()
        assert {one.to for one in mails} == {author.email, arguer.email, "sans.compte@exemple.fr"}
        assert len(mails) == 3
        work.tell_of_charter.work(charter_id=charter.id)
    sent = smtp.message(mails[0], "labo@exemple.fr", "exemple.fr")
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert sent["List-Unsubscribe"].strip("<>") in mails[0].body
    assert browse().post(stop, data={"again": "1"}).status_code == 200
    assert db.session.scalar(select(func.count()).select_from(Unsubscription)) == 0
    assert browse().get("/desabonnement/autre").status_code == 404
    browse().post(stop)
    assert browse(silent).post("/moi/fermer", data={"texts": "keep"}).status_code == 303
    assert db.session.scalar(select(func.count()).select_from(Unsubscription)) == 0


def test_a_text_is_judged_by_the_charter_it_was_sent_under(browse):
    of = make.consultation()
    make.charter(of.lab_id)
    make.charter(of.lab_id, 2, slug="ton", title="Garder un ton posé")
    moderator = browse(make.member(of.lab))
    for version, title in ((1, "Rester courtois"), (2, "Garder un ton posé"), (None, "Garder un")):
        row = make.contribution(of, state="held", charter_version=version)
        page = visible_text(moderator.get(f"/moderation/contribution/{row.id}"))
        assert title in page, version
        assert ("Rester courtois" in page) is (version == 1)
