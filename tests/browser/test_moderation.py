"""Moderation in the browser: the queue by keyboard alone, an appeal, a merge, a campaign."""

from __future__ import annotations

import re
from collections.abc import Callable

import psycopg
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.engine import make_url

from tests.browser.test_journeys import (
    MODERATOR,
    OPEN,
    contribute,
    enter,
    heading,
    press,
    tick,
    unlike_any,
)

CAMPAIGN = "/concertations/se-deplacer-sur-le-larzac-et-dans-les-vallees/contributions"

SAID = re.compile(r"Le texte est (en ligne|refusé|publié)|La correction est demandée")


def waiting(page: Page) -> int:
    """How many texts the queue says are to be read."""
    page.goto("/moderation")
    return int(page.locator(".tabs [aria-current] .tabs__count").inner_text())


def ready(page: Page) -> None:
    """The script that reads keys is there: it shows what they do."""
    expect(page.locator(".keys")).to_be_visible()


def press_and_go(page: Page, key: str) -> None:
    ready(page)
    with page.expect_navigation():
        page.keyboard.press(key)


@pytest.fixture
def desk(visit: Callable[..., Page]) -> Page:
    page = visit()
    enter(page, MODERATOR)
    return page


def test_a_moderator_decides_undoes_and_goes_on_by_keyboard_alone(desk: Page) -> None:
    before = waiting(desk)
    ready(desk)
    desk.keyboard.press("j")
    expect(desk.locator(".entry__title a").first).to_be_focused()
    press_and_go(desk, "Enter")
    first = desk.url
    press_and_go(desk, "p")  # one action for a clear case
    assert desk.url != first
    expect(desk.locator("[data-undo]")).to_contain_text(SAID)
    press_and_go(desk, "u")
    assert desk.url.startswith(first)
    expect(desk.locator("body")).to_contain_text("La décision est annulée")
    assert waiting(desk) == before

    desk.goto(first)
    ready(desk)
    desk.keyboard.press("4")
    expect(desk.locator("[name=ground]").nth(3)).to_be_checked()
    press_and_go(desk, "r")  # two for a refusal, with its reason
    expect(desk.locator("[data-undo]")).to_contain_text("Le texte est refusé")
    assert waiting(desk) == before - 1
    press_and_go(desk, "u")
    expect(desk.locator("body")).to_contain_text("La décision est annulée")


def test_keys_are_explained_and_can_be_turned_off(desk: Page) -> None:
    desk.goto("/moderation")
    ready(desk)
    desk.keyboard.press("?")
    panel = desk.locator(".keys")
    expect(panel).to_contain_text("Texte suivant, précédent")
    panel.get_by_label("Utiliser ces raccourcis").uncheck(force=True)
    desk.reload()
    ready(desk)
    desk.keyboard.press("j")
    expect(desk.locator(".entry__title a").first).not_to_be_focused()


def test_the_words_selected_are_masked_with_one_key(desk: Page) -> None:
    waiting(desk)
    ready(desk)
    desk.keyboard.press("j")
    press_and_go(desk, "Enter")
    desk.locator("#text p").first.evaluate(
        """p => { const range = document.createRange(); const text = p.firstChild;
          range.setStart(text, 0); range.setEnd(text, text.data.indexOf(' '));
          getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    word = desk.evaluate("getSelection().toString()")
    ready(desk)
    for _twice in range(2):
        desk.keyboard.press("m")
    expect(desk.locator("[name=words]")).to_have_value(word)
    expect(desk.locator("#masked")).to_contain_text(word)
    here = desk.url
    desk.get_by_role("button", name=re.compile("^(Publier|Le garder en ligne)$")).click()
    expect(desk.locator("#masked")).to_contain_text("Publier en masquant")  # not by mistake
    assert desk.url == here
    desk.keyboard.press("Escape")
    desk.keyboard.press("2")
    press_and_go(desk, "p")
    expect(desk.locator("[data-undo]")).to_contain_text("sans les mots masqués")
    press_and_go(desk, "u")


def test_a_selection_is_decided_by_keyboard_alone(desk: Page) -> None:
    before = waiting(desk)
    ready(desk)
    for key in ("j", "x", "j", "x"):
        desk.keyboard.press(key)
    press_and_go(desk, "d")
    ready(desk)
    desk.keyboard.press("4")
    expect(desk.locator("[name=ground]").nth(3)).to_be_checked()
    press_and_go(desk, "r")
    assert waiting(desk) == before - 2
    press_and_go(desk, "u")
    assert waiting(desk) == before


def test_the_journal_of_moderation_is_a_file_with_its_acts(visit: Callable[..., Page]) -> None:
    page = visit()
    enter(page, "Karim Belkacem")
    answer = page.request.get("/labos/chantier-commun/moderation/journal.csv")
    assert answer.ok and len(answer.text().splitlines()) > 20


def test_several_texts_are_decided_at_once_without_script(visit: Callable[..., Page]) -> None:
    page = visit(size=(390, 844), script=False)
    enter(page, MODERATOR)
    before = waiting(page)
    for box in page.locator("[name=texte]").all()[:2]:
        box.check(force=True)
    page.get_by_role("button", name="Décider pour la sélection…").click()
    expect(page.locator("h1")).to_have_text("Décider pour plusieurs textes")
    page.get_by_role("button", name="Tout publier").click()
    assert waiting(page) == before - 2
    page.get_by_role("button", name="Annuler").click()
    expect(page.locator("body")).to_contain_text("Les 2 décisions sont annulées")
    assert waiting(page) == before


def answer(database: str, asked: str, **values: object) -> tuple[object, ...]:
    address = make_url(database).set(drivername="postgresql")
    with psycopg.connect(address.render_as_string(hide_password=False)) as connection:
        found = connection.execute(asked.encode(), values).fetchone()
    assert found is not None
    return found


def test_a_refusal_is_contested_and_reversed_by_another_lab(
    visit: Callable[..., Page], database: str
) -> None:
    phone = {"size": (390, 844), "script": False}
    author = visit(**phone)
    title = unlike_any("Contesté")
    contribute(author, title, "Afficher le prix des travaux avant et après l’aide.")
    press(author, "Envoyer ma contribution")
    receipt = author.url
    author.get_by_role("link", name="Lire la contribution").click()
    page, number = author.url, author.url.rsplit("/", 1)[1]

    moderator = visit(**phone)
    enter(moderator, MODERATOR)
    moderator.goto(f"/moderation/contribution/{number}")
    tick(moderator, "ground", "sujet")
    press(moderator, "Refuser")
    author.goto(page)
    heading(author, "pas trouvé cette page")

    # Two clicks from the receipt, without an account.
    author.goto(receipt)
    author.get_by_role("link", name="Lire la décision, et la contester").first.click()
    author.locator("[name=elsewhere]").check(force=True)
    press(author, "Contester cette décision")
    expect(author.locator("main")).to_contain_text("Votre recours est reçu")

    appeal, lab, name = answer(
        database,
        "SELECT a.id, a.lab_id, u.name FROM appeal a JOIN decision d ON d.id = a.decision_id "
        "JOIN membership m ON m.lab_id = a.lab_id JOIN user_account u ON u.id = m.user_id "
        "WHERE d.contribution_id = %(number)s ORDER BY u.id LIMIT 1",
        number=number,
    )
    assert lab != 3
    other = visit(**phone)
    enter(other, str(name))
    other.goto(f"/moderation/recours/{appeal}")
    tick(other, "outcome", "reversed")
    other.fill("[name=reasons]", "Le texte répond à la question posée.")
    press(other, "Envoyer ma décision")
    author.goto(page)
    heading(author, title)


def test_contributions_are_brought_together_and_put_back(visit: Callable[..., Page]) -> None:
    page = visit(size=(390, 844), script=False)
    enter(page, MODERATOR)
    page.goto(f"{OPEN}/contributions")
    texts = [link.get_attribute("href") for link in page.locator(".entry__title a").all()[:2]]
    numbers = [str(text).rsplit("/", 1)[1] for text in texts]
    page.goto(f"/moderation/regrouper/{numbers[0]}")
    page.fill("[name=numbers]", numbers[1])
    page.fill("[name=title]", "Deux textes réunis")
    press(page, "Regrouper")
    heading(page, "Deux textes réunis")
    page.goto(f"{OPEN}/contributions")
    entry = page.locator(".entry", has_text="Deux textes réunis")
    expect(entry).to_have_count(1)
    page.goto(str(texts[1]))
    expect(page.locator("main")).to_contain_text("Regroupée avec 1 autre")
    page.get_by_role("link", name="Deux textes réunis").click()
    page.get_by_role("link", name="Défaire ce regroupement").click()
    press(page, "Défaire ce regroupement")
    page.goto(f"{OPEN}/contributions")
    expect(entry).to_have_count(0)
    for text in texts:
        page.goto(str(text))
        expect(page.locator("main")).not_to_contain_text("Regroupée")


def test_a_campaign_is_unfolded_at_will(visit: Callable[..., Page]) -> None:
    page = visit(size=(390, 844), script=False)
    page.goto(CAMPAIGN)
    folded = page.locator(".entry", has_text=re.compile(r"Un même texte, \d+ personnes"))
    expect(folded).to_have_count(1)
    title = folded.locator(".entry__title").inner_text()
    page.get_by_role("link", name="Montrés un par un").click()
    expect(folded).to_have_count(0)
    page.get_by_role("link", name="Laissés de côté").click()
    expect(page.locator(".entry__title", has_text=title)).to_have_count(0)
    page.get_by_role("link", name="Réunis en une entrée").click()
    expect(folded).to_have_count(1)
    folded.get_by_role("link", name=re.compile("Lire les")).click()
    expect(page.locator("main")).to_contain_text(title)
