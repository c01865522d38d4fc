"""Every page of the demo, as several people: axe, the narrowest screen, its errors, its silence."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter, RequestRedirect

from consult import create_app, jobs
from tests.browser.chromium import first_visit, overflow, violations
from tests.browser.conftest import PHONE

NARROWEST = (320, 700)
# Each sees first what the one before could not.
PEOPLE = {
    "visitor": None,
    "facilitator": "Karim Belkacem",
    "moderator": "Justine Delattre",
    "preparer": "Yann Duquesnoy",  # has a draft
    "organiser": "Rémi Sarrazin",  # has a vote to come
    "steward": "Antoine Perrault",
    "citizen": "Jeanne Carlier",
}
EMPTY = [
    "/recherche?q=zzzzzz",
    "/concertations?etat=zzzz&q=zzzzzz",
    "/concertations/renover-nos-logements/contributions?q=zzzzzz",
    "/suivi/00000-00000",
    "/nulle-part",
    "/labos/nulle-part",
    "/connexion/inconnu",
    "/moderation?tab=done",
]
SCREENS = ("screen", "seen_as", "kind")
EACH = 12  # addresses of a kind that are read for their links
# Pages that nobody reaches by a link alone: they follow an act, or a mail.
AFTER_AN_ACT = {
    "accounts.asked",
    "accounts.closed",
    "accounts.mail",
    "accounts.signed_out",
    "accounts.use_link",
    "consultations.publish",
    "contributions.import_columns",
    "contributions.versions",
    "contributions.withdraw_argument",
    "moderation.reported",
    "synthesis.preview",
    "votes.voted",
}
# What is read by scripts, or saved.
FRAGMENTS = {
    "consultations.document",
    "contributions.communes",
    "contributions.file",
    "contributions.similar",
}
LINK = re.compile(r'<a\b[^>]*\bhref="([^"#]+)')
KILOBYTES, REQUESTS = 330, 30


@pytest.fixture(scope="module")
def routes(app) -> Iterator[MapAdapter]:
    made = create_app({"DEMO": True})
    jobs.bind(app)
    yield made.url_map.bind("127.0.0.1")


def enter(page: Page, role: str) -> None:
    page.goto("/connexion")
    page.get_by_role("button", name=f"Entrer comme {PEOPLE[role]}").click()
    page.wait_for_load_state()


def kind_of(routes: MapAdapter, address: str) -> str | None:
    """The endpoint behind an address, and which of its screens."""
    path = re.sub(r"^/(en|es)(?=/|$)", "", urlsplit(address).path) or "/"
    try:
        name, given = routes.match(path)
    except (HTTPException, RequestRedirect):
        return None
    return " ".join([str(name), *(str(given[key]) for key in SCREENS if key in given)])


def discover(context: BrowserContext, site: str, routes: MapAdapter) -> dict[str, str]:
    """One address of each kind of page that this person reaches by links."""
    todo = ["/", "/plan-du-site", "/suivi", "/moderation", "/equipe"]
    asked: Counter[str] = Counter()
    seen, found = set(), {}
    while todo:
        address = todo.pop(0)
        kind = kind_of(routes, address)
        if address in seen or kind is None or asked[kind] >= EACH or "/donnees/" in address:
            continue
        seen.add(address)
        asked[kind] += 1
        answer = context.request.get(urljoin(site, address), max_redirects=0)
        if answer.status == 200 and "text/html" in answer.headers.get("content-type", ""):
            found.setdefault(kind, address)
            links = [urljoin(address, html.unescape(link)) for link in LINK.findall(answer.text())]
            todo += [link for link in links if link.startswith("/")]
    return found


def faults(page: Page, where: str) -> list[str]:
    page.set_viewport_size({"width": NARROWEST[0], "height": NARROWEST[1]})
    wide = overflow(page)
    said = [f"{where}: {wide} px wider than {NARROWEST[0]} px"] if wide > 0 else []
    return said + [f"{where}: {violation}" for violation in violations(page)]


def send_empty(page: Page) -> bool:
    """Send the first form that asks for something, with nothing in it."""
    return bool(
        page.evaluate(
            """() => {
              const field = document.querySelector('main form[method="post"] [required]');
              if (!field) return false;
              const form = field.form;
              form.noValidate = true;
              for (const one of form.querySelectorAll('input, textarea')) {
                if (['radio', 'checkbox'].includes(one.type)) one.checked = false;
                else if (!['hidden', 'submit'].includes(one.type)) one.value = '';
              }
              form.requestSubmit();
              return true;
            }"""
        )
    )


@pytest.fixture(scope="module")
def known() -> set[str]:
    """What has been looked at by someone before."""
    return set()


@pytest.mark.parametrize("role", PEOPLE)
def test_every_page_is_accessible_and_narrow_also_in_error(
    visit: Callable[..., Page], site: str, routes: MapAdapter, known: set[str], role: str
) -> None:
    page = visit(size=PHONE)
    if role != "visitor":
        enter(page, role)
    found = []
    for kind, address in discover(page.context, site, routes).items():
        if kind in known:
            continue
        known.add(kind)
        page.goto(address)
        found += faults(page, f"{kind} {address}")
        if kind.startswith("accounts.sign_out"):
            continue
        with page.expect_navigation() if has_required(page) else nothing():
            send_empty(page)
        found += faults(page, f"{kind} {address}, sent empty")
    assert "\n".join(found) == ""


def test_no_page_was_left_out(app, known: set[str]) -> None:
    looked_at = {kind.split()[0] for kind in known}
    pages = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and "." not in rule.rule.rpartition("/")[2]
    }
    assert sorted(pages - looked_at - AFTER_AN_ACT - FRAGMENTS) == []


def test_the_pages_of_a_sign_in_by_mail_are_accessible_and_narrow(
    visit: Callable[..., Page],
) -> None:
    page = visit(size=PHONE)
    page.goto("/connexion")
    page.get_by_label("Adresse électronique").fill("nouvelle@exemple.fr")
    page.get_by_role("button", name="Recevoir").first.click()
    found = faults(page, "accounts.asked")
    page.goto("/courriels")
    page.locator("main a[href*='/courriels/']").first.click()
    found += faults(page, "accounts.mail")
    page.locator("main a[href*='/connexion/']").first.click()
    found += faults(page, "accounts.use_link")
    page.locator("main form[method=post] button").first.click()
    found += faults(page, "accounts.me")
    assert "\n".join(found) == ""


def has_required(page: Page) -> bool:
    return page.locator('main form[method="post"] [required]').count() > 0


class nothing:
    def __enter__(self) -> None: ...
    def __exit__(self, *error: object) -> None: ...


@pytest.mark.parametrize("address", EMPTY)
def test_pages_that_found_nothing_are_accessible_and_narrow(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(size=PHONE)
    if address.startswith("/moderation"):
        enter(page, "moderator")
    page.goto(address)
    assert page.get_by_role("heading", level=1).count() == 1
    assert "\n".join(faults(page, address)) == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", ["/", "/concertations", "/concertations/renover-nos-logements/contributions"]
)
def test_colours_are_readable_by_day_and_by_night(
    visit: Callable[..., Page], address: str, theme: str
) -> None:
    page = visit(color_scheme=theme)
    page.goto(address)
    assert "\n".join(violations(page)) == ""


@pytest.mark.parametrize("address", ["/", "/concertations/renover-nos-logements"])
def test_a_first_visit_is_light(visit: Callable[..., Page], site: str, address: str) -> None:
    size, requests = first_visit(visit(), f"{site}{address}")
    assert size <= KILOBYTES * 1000
    assert requests <= REQUESTS
