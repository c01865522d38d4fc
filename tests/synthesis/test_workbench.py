"""The pages of the workbench, without script: from a reading to a signed codebook."""

from __future__ import annotations

import csv
import io
import re

import pytest

from consult.db import db
from consult.synthesis.actions import placing, themes
from consult.synthesis.queries import coding, texts
from tests import bulk, make
from tests.conftest import visible_text
from tests.statements import counted
from tests.synthesis.coding import proposal, undo_last


@pytest.fixture
def scene(session):
    of = make.consultation()
    rows = [
        make.contribution(
            of, title=f"Titre {n}", body="Ouvrir le samedi. Fermer la route aux autos."
        )
        for n in range(6)
    ]
    return of, make.member(of.lab, "facilitator"), rows


def address(of, tail=""):
    return f"/concertations/{of.slug}/synthese/grille{tail}"


def hidden(page, name):
    return re.search(rf'name="{name}"[^>]*value="([^"]*)"', page.text)[1]


def test_a_reading_is_started_followed_and_given_up(browse, scene):
    of, who, _rows = scene
    browser = browse(who)
    assert "Aucun thème pour l’instant" in visible_text(browser.get(address(of)))
    wrong = browser.post(address(of, "/lectures"), data={"wanted": "1"})
    assert wrong.status_code == 422 and "Entre 2 et 60" in wrong.text
    started = browser.post(address(of, "/lectures"), data={})
    assert started.status_code == 303
    page = browser.get(started.location)
    assert "commence dans un instant" in visible_text(page) and "Actualiser" in page.text
    again = browser.post(address(of, "/lectures"), data={})
    assert again.status_code == 422 and "déjà en cours" in visible_text(again)
    assert browser.post(started.location + "/abandonner").status_code == 303
    assert "abandonnée" in visible_text(browser.get(started.location))
    assert browser.post(started.location + "/abandonner").status_code == 409


def test_themes_are_accepted_renamed_and_undone(browse, scene):
    of, who, rows = scene
    reading, (first, second) = proposal(of, rows)
    browser, there = browse(who), address(of, f"/lectures/{reading.id}")
    page = browser.get(there)
    assert "Proposé 1" in page.text and "2 groupes" not in page.text
    taken = {"theme": [first.id, second.id], f"title-{first.id}": "Un", f"title-{second.id}": "Un"}
    same = browser.post(there + "/accepter", data=taken)
    assert same.status_code == 422 and 'value="Un"' in same.text
    assert browser.post(there + "/accepter", data={}).status_code == 422
    one = browser.post(
        there + "/accepter", data={"theme": first.id, f"title-{first.id}": "Accueil"}
    )
    page = browser.get(one.location)
    assert "Thèmes acceptés : Accueil (5 textes)" in visible_text(page)
    late = browser.post(there + "/accepter", data={"theme": first.id, f"title-{first.id}": "B"})
    assert late.status_code == 409
    (kept,) = coding.scheme(of).standing()
    taken = browser.post(
        there + "/accepter", data={"theme": second.id, f"title-{second.id}": "ACCUEIL"}
    )
    for refused in (taken, browser.post(address(of, "/themes/nouveau"), data={"title": "accueil"})):
        assert refused.status_code == 422 and f'/themes/{kept}" target="_blank"' in refused.text
    detail = browser.get(there + "/themes/2")
    assert "tirés au sort" in visible_text(detail)
    group = re.search(r'href="([^"]*/groupes/\d+)"', detail.text)[1]
    made = browser.post(group, data={"title": "Une idée rare"})
    assert "Une idée rare" in visible_text(browser.get(made.location))
    assert visible_text(browser.get(address(of))).count("textes") >= 2
    undo_last(of, who)
    assert "Une idée rare" not in visible_text(browser.get(address(of)))


def test_a_text_is_read_placed_by_ideas_and_the_next_one_comes(browse, scene):
    of, who, rows = scene
    one, two = (themes.create(of, who.id, title) for title in ("Horaires", "Routes"))
    browser = browse(make.member(of.lab, "moderator"))
    waiting = browser.get(address(of, "/a-lire"))
    first = re.search(r'href="([^"]*/textes/\d+[^"]*)"', waiting.text)[1]
    page = browser.get(first)
    idea = re.findall(r'name="(idea-\d+-\d+)"', page.text)[-1]
    typed = {"do": "read", "seen": hidden(page, "seen"), "themes": one.id, idea: [two.id, ""]}
    saved = browser.post(first, data=typed)
    assert f"/textes/{rows[1].id}" in saved.location
    assert "Texte relu" in visible_text(browser.get(saved.location))
    places = texts.places([rows[0].id])[rows[0].id]
    body = texts.whole(rows[0].title, rows[0].body)
    assert [(p.theme_id, p.start and body[p.start : p.stop]) for p in places] == [
        (one.id, None),
        (two.id, "Fermer la route aux autos."),
    ]
    shown = browser.get(address(of, f"/themes/{two.id}"))
    assert "Fermer la route aux autos." in shown.text and "aussi dans « Horaires »" in shown.text
    # Someone else wrote meanwhile: both versions are shown, then the last one stands.
    late = browser.post(first, data={**typed, "themes": two.id})
    assert late.status_code == 409 and "Horaires" in visible_text(late)
    assert re.search(rf'value="{two.id}"\s+checked', late.text)
    again = browser.post(first, data={**typed, "themes": two.id, "seen": hidden(late, "seen")})
    assert again.status_code == 303


def test_a_text_is_set_aside_with_its_reason(browse, scene):
    of, who, rows = scene
    browser, there = browse(who), address(of, f"/textes/{rows[0].id}")
    seen = hidden(browser.get(there), "seen")
    wrong = browser.post(there, data={"do": "aside", "seen": seen, "note": "Mon mot"})
    assert wrong.status_code == 422 and "Mon mot" in wrong.text
    other = browser.post(there, data={"do": "aside", "seen": seen, "reason": "other"})
    assert other.status_code == 422 and "en quelques mots" in other.text
    done = browser.post(there, data={"do": "aside", "seen": seen, "reason": "empty"})
    assert done.status_code == 303
    assert "Rien à lire" in visible_text(browser.get(address(of, "/mis-de-cote")))
    assert coding.progress(of, coding.scheme(of)).aside == 1


def test_texts_of_a_theme_are_moved_split_and_marked(browse, scene):
    of, who, rows = scene
    one, two = (themes.create(of, who.id, title) for title in ("Horaires", "Routes"))
    placing.place(of, [row.id for row in rows], who.id, one.id)
    browser, there = browse(who), address(of, f"/themes/{one.id}")
    pick = [rows[0].id, rows[1].id]
    assert browser.post(there, data={"do": "read"}).status_code == 422
    untold = browser.post(there, data={"do": "move", "texts": pick})
    assert untold.status_code == 422 and untold.text.count(" checked") == 2
    moved = browser.post(there, data={"do": "move", "texts": pick, "to": two.id})
    assert "Textes déplacés : Horaires → Routes (2 textes)" in visible_text(
        browser.get(moved.location)
    )
    browser.post(there, data={"do": "split", "texts": rows[2].id, "title": "Samedi"})
    browser.post(there, data={"do": "also", "texts": rows[3].id, "to": two.id})
    browser.post(there, data={"do": "out", "texts": rows[4].id})
    browser.post(there, data={"do": "read", "texts": rows[5].id})
    known = coding.scheme(of)
    counts = {known.themes[one].title: n for one, n in coding.counts(of, known).items()}
    assert counts == {"Horaires": 2, "Routes": 3, "Samedi": 1}
    assert visible_text(browser.get(there + "?quoi=a-relire")).count("n° ") == 1
    acts = browser.get(address(of, "/historique"))
    undo = re.search(r'action="([^"]*/annuler)"', acts.text)[1]
    assert browser.post(undo).status_code == 303
    assert browser.post(undo).status_code == 409
    merged = browser.post(there + "/fusionner", data={"into": two.id})
    assert f"/themes/{two.id}" in merged.location
    assert browser.get(there).location.endswith(f"/themes/{two.id}")
    retired = browser.post(address(of, f"/themes/{two.id}/retirer"))
    assert "Thème retiré" in visible_text(browser.get(retired.location))


def test_two_people_describe_a_theme_and_read_each_other(browse, scene):
    of, who, _rows = scene
    theme = themes.create(of, who.id, "Accueil")
    there = address(of, f"/themes/{theme.id}/modifier")
    first, second = browse(who), browse(make.member(of.lab, "manager"))
    seen = hidden(second.get(there), "seen")
    opened = {"seen": seen, "description": "Ce qui se passe au guichet"}
    assert first.post(there, data={**opened, "title": "Guichet"}).status_code == 303
    late = second.post(there, data={**opened, "title": "Comptoir"})
    assert late.status_code == 409
    said = visible_text(late)
    assert "Guichet" in said and 'value="Comptoir"' in late.text and who.name in said
    again = second.post(there, data={**opened, "title": "Comptoir", "seen": hidden(late, "seen")})
    assert again.status_code == 303
    assert first.post(there, data={**opened, "title": ""}).status_code == 422


def test_a_rule_shows_then_places_and_says_when_nothing_is_found(browse, scene):
    of, who, rows = scene
    theme = themes.create(of, who.id, "Horaires")
    browser = browse(who)
    asked = f"?words=samedi,+vélo&scope=reste&theme={theme.id}"
    page = browser.get(address(of, "/regle") + asked)
    assert "6 textes trouvés" in visible_text(page)
    rule = {"words": "samedi, vélo", "scope": "reste", "theme": theme.id}
    assert browser.post(address(of, "/regle"), data=rule).status_code == 303
    none = browser.post(address(of, "/regle"), data=rule)
    assert none.status_code == 422 and "samedi, vélo" in none.text
    assert "0 texte trouvé" in visible_text(
        browser.get(address(of, "/regle") + f"?words=de&scope=&theme={theme.id}")
    )
    assert coding.progress(of, coding.scheme(of)).placed == len(rows)
    assert "Lire le premier" in visible_text(browser.get(address(of, "/a-lire")))
    empty = visible_text(browser.get(address(of, "/a-lire?file=reste")))
    assert "6 textes placés attendent d’être relus" in empty


def test_a_signed_version_is_read_and_taken_away(browse, scene):
    of, who, _rows = scene
    browser = browse(who)
    assert browser.post(address(of, "/signer"), data={}).status_code == 422
    page = browser.get(address(of, "/signer"))
    nothing = browser.post(address(of, "/signer"), data={"seen": hidden(page, "seen")})
    assert nothing.status_code == 422
    themes.create(of, who.id, "=Accueil()", "Dit")
    late = browser.post(address(of, "/signer"), data={"seen": "0", "note": "Ma note"})
    assert late.status_code == 409 and "Ma note" in late.text
    assert "un seul des 6 textes publics" in visible_text(late)
    asked = {"seen": hidden(late, "seen"), "note": "Ma note"}
    knowing = browser.post(address(of, "/signer"), data=asked)
    assert knowing.status_code == 422 and "Ma note" in knowing.text
    signed = browser.post(address(of, "/signer"), data={**asked, "unread": "y"})
    assert who.name in visible_text(browser.get(signed.location))
    rows = list(csv.DictReader(io.StringIO(browser.get(signed.location + ".csv").text)))
    assert rows[0]["title"] == "'=Accueil()"
    said = browser.get(signed.location + ".json").get_json()
    assert said["signature"]["number"] == 1 and said["codebook"]["themes"][0]["texts"] == 0


def test_moderators_read_and_place_and_nobody_else_enters(browse, scene):
    of, who, rows = scene
    theme = themes.create(of, who.id, "Accueil")
    moderator = browse(make.member(of.lab, "moderator"))
    for tail in ("/signer", "/regle", "/themes/nouveau", f"/themes/{theme.id}/modifier"):
        assert moderator.get(address(of, tail)).status_code == 403, tail
    assert moderator.get(address(of, f"/themes/{theme.id}")).status_code == 200
    undo = address(of, f"/historique/{theme.act_id}/annuler")
    assert moderator.post(undo).status_code == 403
    for someone in (None, make.user(), make.member(make.lab(), "manager")):
        for tail in ("", "/a-lire", f"/textes/{rows[0].id}"):
            assert browse(someone).get(address(of, tail)).status_code == 403
    hidden_one = make.contribution(of, state="held")
    assert moderator.get(address(of, f"/textes/{hidden_one.id}")).status_code == 404


def test_pages_cost_as_many_statements_at_two_thousand_texts(browse, scene):
    of, who, rows = scene
    theme = themes.create(of, who.id, "Accueil")
    placing.place(of, [row.id for row in rows[:3]], who.id, theme.id)
    reading, _themes = proposal(of, rows)
    tails = ("", f"/themes/{theme.id}", "/a-lire", "/a-lire?file=places", "/historique")
    tails += (f"/textes/{rows[0].id}?file=reste", f"/lectures/{reading.id}", "/mis-de-cote")
    browser = browse(who)

    def measured():
        found = {}
        for tail in tails:
            browser.get(address(of, tail))
            with counted() as sent:
                assert browser.get(address(of, tail)).status_code == 200
            found[tail] = len(sent)
        return found

    few = measured()
    bulk.copies(rows[0], 2_000)
    placing.by_rule(of, who.id, "samedi", theme.id, texts.LEFT)
    bulk.copies(rows[0], 100)
    db.session.expire_all()
    many = measured()
    assert {tail: n for tail, n in many.items() if n > few[tail] + 1} == {}
    assert max(many.values()) <= 14, many
