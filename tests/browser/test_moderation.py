"""Clearing the queue: by keyboard alone, and without script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_journeys import MODERATOR, enter

SAID = re.compile(r"Le texte est (publié|refusé)|La correction est demandée")


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
    desk.keyboard.press("m")
    expect(desk.locator("[name=words]")).to_have_value(re.compile(re.escape(word)))


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
