"""Who sees what, on every page of contributions."""

import re

import pytest

from consult.contributions import codes
from consult.visibility import HIDDEN_STATES
from tests import bulk, make
from tests.conftest import visible_text
from tests.statements import counted

SECRET = "Une phrase que personne ne doit lire"


def base(contribution):
    return f"/concertations/{contribution.consultation.slug}/contributions/{contribution.id}"


def lists(consultation):
    root = f"/concertations/{consultation.slug}/contributions"
    return [
        root,
        f"{root}.atom",
        f"{root}/carte",
        f"{root}/semblables?q={SECRET}",
        f"{root}?q=phrase",
    ]


def hidden(state, **more):
    return make.contribution(state=state, title=SECRET, body=SECRET, departement="76", **more)


@pytest.mark.parametrize("state", HIDDEN_STATES)
def test_strangers_read_hidden_texts_nowhere(browse, state):
    contribution = hidden(state, author=make.user(name="Autrice Secrète"))
    for browser in (browse(), browse(make.user()), browse(make.member(make.lab()))):
        for page in ("", "/versions", "/soutien", "/arguments/nouveau", "/modifier", "/retirer"):
            answer = browser.get(base(contribution) + page)
            assert answer.status_code in (403, 404, 410), page
            assert SECRET not in answer.get_data(as_text=True)
        for address in lists(contribution.consultation):
            said = browser.get(address).get_data(as_text=True)
            assert SECRET not in re.sub(r'value="[^"]*"', "", said), address


@pytest.mark.parametrize("state", HIDDEN_STATES)
def test_the_author_and_the_labs_moderators_read_hidden_texts(browse, state):
    author = make.user()
    contribution = hidden(state, author=author)
    moderator = make.member(contribution.consultation.lab)
    for someone in (author, moderator):
        page = browse(someone).get(base(contribution))
        assert page.status_code == 200
        assert SECRET in page.get_data(as_text=True)
        assert "n’est pas public" in visible_text(page)


def test_a_withdrawn_text_leaves_a_page_without_it(browse):
    contribution = hidden("withdrawn")
    page = browse().get(base(contribution))
    assert page.status_code == 410
    assert "retirée" in visible_text(page)


def test_nothing_of_a_draft_consultation_is_shown(browse):
    consultation = make.consultation(published=False)
    contribution = make.contribution(consultation, title=SECRET)
    for address in [base(contribution), *lists(consultation)]:
        assert browse().get(address).status_code == 404


def test_a_number_belongs_to_its_consultation(browse):
    contribution = make.contribution()
    other = make.consultation()
    address = f"/concertations/{other.slug}/contributions/{contribution.id}"
    assert browse().get(address).status_code == 404


def test_nobody_learns_who_wrote_an_anonymous_text(browse):
    author = make.user(email="secret@exemple.fr", name="Nom Secret")
    contribution = make.contribution(author=author, signature="")
    comment = make.comment(contribution, author=author, signature="")
    pages = [
        base(contribution),
        base(contribution) + "/versions",
        *lists(contribution.consultation),
    ]
    for browser in (browse(), browse(make.user())):
        for address in pages:
            said = browser.get(address).get_data(as_text=True)
            assert "Nom Secret" not in said and "secret@exemple.fr" not in said
    assert comment.signature == ""


def test_the_page_shows_the_text_its_place_and_its_signature(browse):
    consultation = make.consultation()
    theme = make.theme(consultation, "Horaires")
    contribution = make.contribution(
        consultation,
        author=make.agent(name="Alix"),
        theme_id=theme.id,
        commune="76540",
        departement="76",
        body="Un **mot** fort.",
    )
    said = visible_text(browse().get(base(contribution)))
    for words in ("Alix", "Agent public", "Horaires", "Rouen", f"n° {contribution.id}"):
        assert words in said


def test_the_list_shows_cards_and_tells_when_there_is_none(browse):
    consultation = make.consultation()
    root = f"/concertations/{consultation.slug}/contributions"
    assert "Personne n’a encore écrit" in visible_text(browse().get(root))
    contribution = make.contribution(consultation, author=make.user(name="Lou"))
    said = visible_text(browse().get(root))
    assert contribution.title in said and "Lou" in said
    assert "Aucune contribution ne correspond" in visible_text(
        browse().get(root + "?q=zygomatique")
    )


@pytest.mark.parametrize("order", ["recentes", "soutenues", "discutees", "hasard"])
def test_pages_of_the_list_follow_each_other(browse, order):
    consultation = make.consultation()
    wanted = {make.contribution(consultation, supports=n % 3).id for n in range(45)}
    browser = browse()
    page = browser.get(
        f"/concertations/{consultation.slug}/contributions?tri={order}", follow_redirects=True
    )
    seen, pages = [], 1
    while True:
        html = page.get_data(as_text=True)
        seen += [int(n) for n in re.findall(r'<h2[^>]*><a href="[^"]*/contributions/(\d+)"', html)]
        following = re.search(r'href="([^"]+)" rel="next"', html)
        if not following:
            break
        page = browser.get(following[1].replace("&amp;", "&"))
        pages += 1
    assert pages == 3
    assert len(seen) == 45 and set(seen) == wanted


def test_the_random_order_is_kept_in_the_address(browse):
    consultation = make.consultation()
    for _n in range(5):
        make.contribution(consultation)
    root = f"/concertations/{consultation.slug}/contributions"
    first = browse().get(f"{root}?tri=hasard&theme=3&slug=autre&_external=1")
    assert first.status_code == 302
    assert re.search(r"^/concertations/\S+\?tri=hasard&depart=0\.\d{4}&theme=3$", first.location)
    one, two = (browse().get(first.location).get_data() for _ in range(2))
    assert one == two


@pytest.mark.parametrize(
    "query",
    [
        "theme=99999",
        "college=robot",
        "lieu=999",
        "origine=x",
        "apres=x~y",
        "avant=1",
        "depart=7&tri=hasard",
        "tri=x",
    ],
)
def test_a_strange_address_is_answered_without_it(browse, query):
    consultation = make.consultation()
    contribution = make.contribution(consultation)
    root = f"/concertations/{consultation.slug}/contributions"
    page = browse().get(f"{root}?{query}", follow_redirects=True)
    assert contribution.title in visible_text(page)


def test_the_map_lists_the_departements(browse):
    consultation = make.consultation()
    make.contribution(consultation, departement="76")
    page = browse().get(f"/concertations/{consultation.slug}/contributions/carte")
    assert "Seine-Maritime" in visible_text(page)
    assert "lieu=76" in page.get_data(as_text=True)


def test_the_feed_is_atom(browse):
    contribution = make.contribution(title="Titre & <balise>")
    page = browse().get(f"/concertations/{contribution.consultation.slug}/contributions.atom")
    assert page.content_type.startswith("application/atom+xml")
    assert "Titre &amp; &lt;balise&gt;" in page.get_data(as_text=True)


def test_versions_are_readable_side_by_side(browse, run_jobs):
    author = make.user()
    contribution = make.contribution(author=author, body="Ouvrir le samedi matin.")
    browse(author).post(
        base(contribution) + "/modifier",
        data={"title": contribution.title, "body": "Ouvrir le dimanche matin."},
    )
    said = browse().get(base(contribution) + "/versions").get_data(as_text=True)
    assert "<del>samedi </del>" in said
    assert "<ins>dimanche </ins>" in said


def test_someone_finds_their_own_texts(browse):
    author = make.user()
    mine = make.contribution(author=author, state="held")
    other = make.contribution(title="Celle d’une autre personne")
    said = visible_text(browse(author).get("/moi/contributions"))
    assert mine.title in said and "En attente de relecture" in said
    assert other.title not in said
    assert browse().get("/moi/contributions").status_code == 403


def test_shown_codes_read_back():
    code = codes.new()
    assert codes.read(codes.shown(code).lower()) == code
    assert codes.read("oil01-23456") == "0110123456"
    assert codes.read("trop court") is None
    assert codes.read("UUUUU-UUUUU") is None


def test_each_text_is_reported_from_its_page(browse):
    contribution = make.contribution()
    argument = make.comment(contribution)
    said = browse().get(base(contribution)).get_data(as_text=True)
    for address in (
        f"/signaler/contribution/{contribution.id}",
        f"/signaler/comment/{argument.id}",
    ):
        assert f'href="{address}"' in said
        assert browse().get(address).status_code == 200


def statements(browser, address):
    with counted() as sent:
        assert browser.get(address).status_code == 200
    return len(sent)


def test_lists_and_texts_cost_a_few_statements_however_many(browse, session):
    consultation = make.consultation()
    theme = make.theme(consultation)
    contribution = make.contribution(consultation, theme_id=theme.id)
    root = f"/concertations/{consultation.slug}/contributions"
    browser = browse(make.user())
    few = [statements(browser, a) for a in (root, f"{root}?q=guichet", base(contribution))]
    bulk.copies(contribution, 300)
    for _n in range(30):
        first = make.comment(contribution)
        make.comment(contribution, parent_id=first.id)
    many = [statements(browser, a) for a in (root, f"{root}?q=guichet", base(contribution))]
    assert many == few
    assert many[0] <= 6 and many[2] <= 8
    assert many[1] <= 8  # a search is counted, and its cards read apart
