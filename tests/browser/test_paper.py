"""Two people of a lab type paper ballots with the keyboard alone, settle a difference and sign."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import overflow, violations
from tests.browser.conftest import DESK, PHONE

VOTE = "/concertations/mieux-accueillir-a-la-prefecture/scrutins/1"
FIRST, SECOND = "Mathieu Arnaud", "Fatou Diarra"


def enter(page: Page, name: str) -> None:
    page.goto("/connexion")
    page.get_by_role("button", name=f"Entrer comme {name}").click()
    expect(page.locator("body")).not_to_contain_text("Essayer la démonstration")


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def type_lot(page: Page, ballots: list[str]) -> None:
    """A figure for each option, Tab between them, Enter at the end: no other key, no pointer."""
    press(page, "Saisir ce lot")
    for number, figures in enumerate(ballots, start=1):
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"n°\u00a0{number} sur")
        expect(page.locator("#grade-1")).to_be_focused()
        assert overflow(page) <= 0
        for figure in figures:
            page.keyboard.type(figure)
            page.keyboard.press("Tab")
        if not figures:
            page.locator("label[for=blank]").click()
        with page.expect_navigation():
            page.keyboard.press("Enter")


def sign(page: Page) -> None:
    page.locator("label[for=sure]").click()
    press(page, "Signer ce lot")


@pytest.mark.parametrize(("size", "script"), [(DESK, True), (PHONE, False)])
def test_two_people_type_settle_and_sign_a_lot(
    visit: Callable[..., Page], size: tuple[int, int], script: bool
) -> None:
    first, second = (visit(size=size, script=script, bypass_csp=True) for _each in range(2))
    for page, name in ((first, FIRST), (second, SECOND)):
        enter(page, name)
    first.goto(f"{VOTE}/papier")
    lot = f"Marché, {'écran' if script else 'téléphone'}"
    first.locator("[name=name]").fill(lot)
    first.locator("[name=announced]").fill("3")
    press(first, "Déclarer ce lot")
    here = first.url
    second.goto(here)
    type_lot(first, ["6543216", "", "11"])
    expect(first.locator("main")).to_contain_text("seront montrées quand tous")
    type_lot(second, ["6543216", "", "12"])

    expect(second.locator("main")).to_contain_text("1 bulletin saisi de deux façons")
    assert not script or violations(second) == []
    second.get_by_role("link", name="Retaper le bulletin n°\u00a03").click()
    expect(second.locator("#grade-1")).to_have_value("")
    second.keyboard.type("1")
    second.keyboard.press("Tab")
    second.keyboard.type("1")
    with second.expect_navigation():
        second.keyboard.press("Enter")
    assert not script or violations(second) == []
    sign(second)
    first.goto(here)
    sign(first)
    expect(first.locator("main")).to_contain_text("Ce lot est dans l’urne")
    assert overflow(first) <= 0


def test_the_blank_ballot_prints_alone_on_its_page(visit: Callable[..., Page]) -> None:
    page = visit()
    enter(page, SECOND)
    page.goto(f"{VOTE}/papier/bulletin")
    page.emulate_media(media="print")
    shown = page.locator("body *:visible")
    outside = shown.evaluate_all(
        "all => all.filter(one => !one.children.length && one.textContent.trim() "
        "&& !one.closest('.paper-ballot')).map(one => one.textContent.trim())"
    )
    assert outside == []
    expect(page.locator(".paper-ballot h1")).to_be_visible()
