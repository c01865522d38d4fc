"""The home page, the list, the search, the feed."""

from collections import Counter
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from consult import throttle
from consult.consultations.queries import PAGE_SIZE
from consult.db import commit, db, now
from tests import make
from tests.conftest import visible_text

PAGES = ["/", "/concertations", "/concertations.atom", "/recherche?q=préfecture"]


@pytest.mark.parametrize("address", PAGES)
def test_a_draft_is_in_no_list(browse, address):
    lab = make.lab()
    make.consultation(
        lab=lab,
        published=False,
        title="Quel brouillon pour la préfecture\u202f?",
        territory="Zanzibar",
    )
    who = make.member(lab, "facilitator")
    for client in (browse(), browse(who)):
        page = client.get(address)
        assert page.status_code == 200
        assert "brouillon" not in visible_text(page)
        assert "Zanzibar" not in visible_text(page)


@pytest.mark.parametrize("address", PAGES)
def test_pages_stand_without_any_row(browse, address):
    assert browse().get(address).status_code == 200


def test_home_says_what_closes_soon_what_is_open_and_what_came_of_the_past(browse):
    make.consultation(title="Ferme bientôt", phases=[make.phase(start=-5, end=2)])
    make.consultation(title="Ouverte longtemps", phases=[make.phase(start=-5, end=30)])
    make.consultation(title="Ouvre demain", phases=[make.phase(start=1, end=30)])
    make.consultation(
        title="Conclue", phases=[make.phase(start=-9, end=-5)], synthesis_published_at=now()
    )
    said = visible_text(browse().get("/"))
    order = ["Derniers jours", "Ferme bientôt", "Ouvertes en ce moment", "Ouverte longtemps"]
    order += ["Bientôt", "Ouvre demain", "Ce que sont devenues", "Conclue"]
    places = [said.index(words) for words in order]
    assert places == sorted(places)


def test_the_list_keeps_what_the_filters_ask(browse):
    make.consultation(title="Bretonne", region="53", subject="mobility", lab=make.lab(slug="b"))
    make.consultation(title="Pour agents", who_may="agents")
    make.consultation(title="Nationale", region="")
    make.consultation(title="Passée", phases=[make.phase(start=-5, end=-2)])
    everything = {"Bretonne", "Pour agents", "Nationale", "Passée"}
    for query, expected in {
        "": everything,
        "region=53": {"Bretonne"},
        "region=national": {"Nationale"},
        "subject=mobility": {"Bretonne"},
        "agents=1": {"Pour agents"},
        "when=past": {"Passée"},
        "when=open&region=28": {"Pour agents"},
        "when=upcoming": set(),
        "lab=b": {"Bretonne"},
        "when=nonsense&region=99&subject=x": everything,
    }.items():
        said = visible_text(browse().get(f"/concertations?{query}"))
        assert {title for title in everything if title in said} == expected, query


def test_the_tabs_count_under_the_other_filters(browse):
    make.consultation(region="53")
    make.consultation(region="53", phases=[make.phase(start=-5, end=-2)])
    make.consultation(region="28")
    said = visible_text(browse().get("/concertations?region=53&when=past"))
    assert "Toutes 2" in said
    assert "En cours 1" in said
    assert "Terminées 1" in said


def test_pages_follow_each_other_without_repeating_nor_skipping(browse):
    made = []
    for n in range(PAGE_SIZE * 2 + 3):
        span = [(-5, 30), (3, 30), (-9, -5)][n % 3]
        made.append(
            make.consultation(title=f"Question numéro {n}.", phases=[make.phase("ideas", *span)])
        )
    client, seen, address = browse(), Counter(), "/concertations"
    pages = 0
    while address:
        page = client.get(address)
        said = visible_text(page)
        seen.update(c.id for c in made if c.title in said)
        link = page.text.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
        address = link.replace("&amp;", "&") if 'rel="next"' in page.text else None
        pages += 1
    assert pages == 3
    assert seen == Counter(c.id for c in made)


@pytest.mark.parametrize("address", ["/", "/concertations"])
def test_lists_ask_the_database_as_much_for_many_as_for_few(browse, statements, address):
    def asked():
        statements.clear()
        assert browse().get(address).status_code == 200
        return len([s for s in statements if s.startswith("SELECT")])

    make.consultation()
    few = asked()
    for _ in range(PAGE_SIZE + 3):
        make.consultation(phases=[make.phase(), make.phase("vote")])
    assert asked() == few <= 6


@pytest.mark.parametrize(
    "said", ["pistes cyclables", "Piste Cyclable", "réseau cyclables", "reseau"]
)
def test_search_finds_plurals_and_accents(browse, said):
    consultation = make.consultation(title="Où faire passer la piste cyclable du réseau\u202f?")
    make.contribution(consultation, title="La piste cyclable de l’école, et son réseau")
    make.consultation(title="Comment accueillir le public\u202f?")
    page = visible_text(browse().get("/recherche", query_string={"q": said}))
    assert "Où faire passer" in page
    assert "La piste cyclable de l’école" in page
    assert "Comment accueillir" not in page


def test_search_follows_the_words_of_a_consultation_that_changes(browse):
    consultation = make.consultation(title="Que faire du gymnase\u202f?")
    consultation.essential = ["Le hangar sera démoli."]
    db.session.flush()
    assert "Que faire du gymnase" in visible_text(browse().get("/recherche?q=hangars"))


@pytest.mark.parametrize("state", ["held", "refused", "withdrawn", "amend"])
def test_search_finds_only_what_is_public(browse, state):
    author = make.user()
    make.contribution(title="La vélodrome secret", state=state, author=author)
    make.contribution(make.consultation(published=False), title="Autre vélodrome secret")
    for client in (browse(), browse(author)):
        assert "secret" not in visible_text(client.get("/recherche?q=vélodrome")).replace("q=", "")


@pytest.mark.parametrize(
    "said", ["", "   ", "le la de", "&|!():*'", "a" * 500, "\u0000", "%", "''"]
)
def test_search_answers_whatever_is_typed(browse, said):
    assert browse().get("/recherche", query_string={"q": said}).status_code == 200


@pytest.mark.parametrize("where", ["/recherche", "/concertations/{slug}/contributions"])
def test_whoever_searches_without_end_is_asked_to_wait(browse, monkeypatch, where):
    path = where.format(slug=make.consultation().slug)
    client = browse()
    assert client.get(path, query_string={"q": "gymnase"}).status_code == 200
    monkeypatch.setattr(throttle, "SEARCHES", 0)
    refused = client.get(path, query_string={"q": "gymnase"})
    assert refused.status_code == 429
    assert "Patientez quelques minutes, puis recommencez" in visible_text(refused)
    for harmless in ("", "le la de"):
        assert client.get(path, query_string={"q": harmless}).status_code == 200


def test_a_search_that_is_kept_counts_for_nobody(app, browse, monkeypatch):
    monkeypatch.setattr(throttle, "SEARCHES", 1)
    consultation = make.consultation()
    commit()
    path = f"/concertations/{consultation.slug}/contributions?q=gymnase"
    client = browse()
    assert client.get(path).status_code == 200
    for _n in range(3):
        assert app.test_client().get(path).status_code == 200


def test_the_feed_is_read_by_xml_readers(browse):
    make.consultation(title="Aider & accueillir <mieux>\u202f?", essential=["Un résumé."])
    page = browse().get("/concertations.atom")
    assert page.mimetype == "application/atom+xml"
    feed = ElementTree.fromstring(page.data)
    atom = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.find("a:entry/a:title", atom).text == "Aider & accueillir <mieux>\u202f?"
    assert feed.find("a:entry/a:link", atom).get("href").startswith("http")


def test_a_late_synthesis_is_said_in_lists(browse):
    due = (now() - timedelta(days=3)).date()
    make.consultation(phases=[make.phase(start=-9, end=-5)], synthesis_due=due)
    assert "Synthèse en retard" in visible_text(browse().get("/concertations"))
