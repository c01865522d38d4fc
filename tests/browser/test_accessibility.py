"""Every template of the site, in Chromium on a small phone: axe, width, titles, keyboard, weight."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import Page, Response, expect
from sqlalchemy.engine import make_url

from tests.browser.chromium import first_visit, overflow, violations
from tests.browser.pages import ELSEWHERE, FACTS, OPEN, PAGES, VISITOR, WRITE, Seen, press

TEMPLATES = Path(__file__).resolve().parents[2] / "consult" / "templates"
SMALL, WIDE = (320, 640), (1280, 900)
MAIN = ["/", "/concertations", OPEN, f"{OPEN}/contributions", "/labos", f"{OPEN}/donnees"]
EXTENDS = re.compile(r'{%-? extends "([^"]+)"')
KILOBYTES, REQUESTS = 330_000, 30

# Said of the page by itself: its headings, its language, links to places that do not exist.
STRUCTURE = """() => {
  const faults = [];
  const titles = document.querySelectorAll("h1");
  if (titles.length !== 1) faults.push(`${titles.length} h1`);
  const anchors = [...document.querySelectorAll("a[href^='#']")].map(link => link.hash.slice(1));
  for (const id of anchors) if (!document.getElementById(id)) faults.push(`no #${id}`);
  if (!document.querySelector(".fr-skiplinks a[href='#content']") && !document.querySelector(".error-page"))
    faults.push("no skip link");
  return faults;
}"""


class Facts(dict[str, str]):
    """What addresses name, asked to the site's database each time."""

    def __init__(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        self.connection = connection

    def __missing__(self, name: str) -> str:
        row = self.connection.execute(FACTS[name].encode()).fetchone()
        assert row and row[0], f"the demo has no {name}"
        return str(row[0])


@pytest.fixture
def facts(database: str) -> Facts:
    address = make_url(database).set(drivername="postgresql")
    return Facts(psycopg.connect(address.render_as_string(hide_password=False), autocommit=True))


def enter(page: Page, name: str) -> None:
    page.goto("/connexion")
    page.get_by_role("button", name=f"Entrer comme {name}").click()
    expect(page.locator("body")).not_to_contain_text("Essayer la démonstration")


class Statuses:
    """The status of the page on the screen."""

    def __init__(self, page: Page) -> None:
        self.last = 0
        page.on("response", self.note)

    def note(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.last = response.status


def looked_at(page: Page, language: str = "fr") -> list[str]:
    """What is wrong with the page on the screen."""
    found = violations(page) + page.evaluate(STRUCTURE)
    if (wide := overflow(page)) > 0:
        found.append(f"{wide} px too wide")
    if page.locator("html").get_attribute("lang") != language:
        found.append("wrong language")
    if not page.title().removesuffix("– Consult").strip():
        found.append("no title")
    return found


def go(page: Page, seen: Seen, facts: Facts) -> None:
    if seen.address:
        page.goto(seen.address.format_map(facts))
    if seen.act:
        seen.act(page)


@pytest.mark.parametrize("who", PAGES)
def test_every_page_is_accessible_and_fits_a_small_phone(
    who: str, visit: Callable[..., Page], facts: Facts
) -> None:
    page = visit(size=SMALL)
    if who != VISITOR:
        enter(page, who)
    statuses = Statuses(page)
    faults, titles = [], defaultdict(set)
    for seen in PAGES[who]:
        go(page, seen, facts)
        here = urlsplit(page.url).path
        faults += [f"{seen.template} {here}: {fault}" for fault in looked_at(page)]
        if statuses.last != seen.status:
            faults.append(f"{seen.template} {here}: {statuses.last} instead of {seen.status}")
        if seen.status == 200:
            titles[page.title()].add(here)
    faults += [f"same title: {title} {urls}" for title, urls in titles.items() if len(urls) > 1]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_frame_is_accessible_in_other_languages(
    language: str, visit: Callable[..., Page]
) -> None:
    page = visit(size=SMALL)
    faults = []
    for address in ("/", OPEN, "/suivi"):
        page.goto(f"/{language}{address}")
        faults += [f"{address}: {fault}" for fault in looked_at(page, language)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_main_pages_are_accessible_on_a_wide_screen(
    scheme: str, visit: Callable[..., Page]
) -> None:
    page = visit(size=WIDE, color_scheme=scheme)
    faults = []
    for address in MAIN:
        page.goto(address)
        assert page.locator("html").get_attribute("data-fr-theme") == scheme
        faults += [f"{address}: {fault}" for fault in looked_at(page)]
    assert not faults, "\n".join(faults)


def test_every_template_is_shown_by_some_page() -> None:
    extended = {
        file.relative_to(TEMPLATES).as_posix(): EXTENDS.findall(file.read_text("utf-8"))
        for file in TEMPLATES.rglob("*.html")
    }
    frames = {name for names in extended.values() for name in names}
    pages = {name for name, names in extended.items() if names and name not in frames}
    shown = {seen.template for several in PAGES.values() for seen in several}
    assert pages - shown - set(ELSEWHERE) == set()
    assert shown - pages == set()


@pytest.mark.parametrize("address", ["/", "/concertations", OPEN + "/contributions/{idea}"])
def test_a_first_visit_is_light(address: str, visit: Callable[..., Page], facts: Facts) -> None:
    weight, requests = first_visit(visit(), address.format_map(facts))
    assert weight <= KILOBYTES
    assert requests <= REQUESTS


# The keyboard ------------------------------------------------------------------------------------


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the focus is on what ``wanted`` matches."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"Tab does not reach {wanted}")


def test_the_first_tab_leads_to_the_content(visit: Callable[..., Page]) -> None:
    page = visit()
    page.goto(OPEN)
    page.keyboard.press("Tab")
    expect(page.locator(".fr-skiplinks a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_a_contribution_is_sent_by_keyboard_alone(visit: Callable[..., Page]) -> None:
    page = visit()
    page.goto(WRITE)
    tab_to(page, "#title")
    page.keyboard.type("Un abri à vélos devant la gare")
    tab_to(page, "#body")
    page.keyboard.type("Pour venir sans voiture, même quand il pleut.")
    tab_to(page, "[name=shown_as]")
    page.keyboard.press("Space")
    page.wait_for_timeout(2_100)  # who sends at once is taken for a robot
    tab_to(page, "[name=check]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "[name=send]")
    with page.expect_navigation():
        page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("/suivi/"))


def test_errors_take_the_focus_and_lead_to_their_field(visit: Callable[..., Page]) -> None:
    page = visit()
    page.goto(WRITE)
    press(page)
    expect(page.locator("[role=alert]").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#title")).to_be_focused()
