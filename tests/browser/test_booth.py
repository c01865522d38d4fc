"""The ballot of each method on a phone: fingers, keyboard, without script. Needs no database."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask, render_template_string, request
from playwright.sync_api import Browser, Page, expect

from consult.votes.counting import METHODS
from tests.browser import frame
from tests.browser.chromium import overflow, violations

LABELS = [
    "Une personne à l’entrée",
    "Une feuille de route",
    "Le temps d’attente affiché",
    "Une ouverture le jeudi soir",
    "Une signalétique comprise par celles et ceux qui lisent peu le français, jusqu’aux guichets",
    "Un auvent et des bancs",
    "Un interprète par téléphone",
    "Une borne pour photocopier",
    "Un espace pour les enfants",
    "Un rendez-vous par visioconférence",
]
BALLOT = """
{% extends "base.html" %}
{% import "macros/forms.html" as forms %}
{% import "macros/booth.html" as booth %}
{% block title %}Bulletin{% endblock %}
{% block content %}
  <div class="booth"><h1>Bulletin</h1>
  <form class="form" method="post" data-behaviour="once">
    {{ booth.ballot(method, rules, options, label_of, said, None) }}
    {{ booth.blank(said) }}
    <button class="fr-btn" type="submit">Relire mon bulletin</button>
  </form></div>
{% endblock %}
"""
RULES: dict[str, dict[str, Any]] = {
    "plurality": {},
    "approval": {"maximum": 3},
    "support": {},
    "score": {},
    "majority-judgment": {},
    "cumulative": {"points": 10},
    "quadratic": {"credits": 20},
    "schulze": {},
    "equal-shares": {},
}


class Site:
    def __init__(self, app: Flask) -> None:
        self.sent: list[dict[str, list[str]]] = []
        app.config["WTF_CSRF_ENABLED"] = False
        app.add_url_rule("/bulletin/<slug>", "trial_ballot", self.ballot, methods=["GET", "POST"])

    def ballot(self, slug: str) -> str:
        if request.method == "POST":
            self.sent.append(request.form.to_dict(flat=False))
        method = METHODS[slug]
        options = [
            SimpleNamespace(
                position=place,
                label=label,
                description="Essayée à Nantes en mars." if place % 3 == 1 else "",
                contribution_id=None,
                shown=True,
                cost=Decimal(10_000 * place),
            )
            for place, label in enumerate(LABELS, start=1)
        ]
        names = [str(one.position) for one in options]
        costs = [int(one.cost) for one in options] if method.priced else []
        rules = method.rules(names, RULES[slug], costs, 100_000)
        return render_template_string(
            BALLOT,
            method=method,
            rules=rules,
            options=options,
            label_of=lambda one: one.label,
            said=request.form,
        )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str]]:
    app = frame.app(tmp_path_factory.mktemp("instance"))
    here = Site(app)
    with frame.served(app) as address:
        yield here, address


@pytest.fixture
def booth(chromium: Browser, site: tuple[Site, str]) -> Iterator[Callable[..., Page]]:
    served, address = site
    served.sent.clear()
    opened: list[Any] = []
    said: list[str] = []

    def enter(slug: str, **more: Any) -> Page:
        context = chromium.new_context(
            base_url=address, viewport={"width": 390, "height": 844}, **more
        )
        context.set_default_timeout(60_000)
        opened.append(context)
        page: Page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"/bulletin/{slug}", wait_until="networkidle")
        return page

    yield enter
    for context in opened:
        context.close()
    assert said == []


def send(page: Page, site: tuple[Site, str]) -> dict[str, list[str]]:
    """What the server reads of the ballot, without what is empty."""
    with page.expect_navigation():
        page.get_by_role("button", name="Relire mon bulletin").click()
    return {name: said for name, said in site[0].sent[-1].items() if said != [""]}


def left(page: Page) -> str:
    return page.locator(".left__said").inner_text()


@pytest.mark.parametrize(
    ("slug", "scheme"), list(zip(RULES, itertools.cycle(("light", "dark")), strict=False))
)
def test_every_ballot_is_accessible_and_fits_a_small_phone(
    booth: Callable[..., Page], slug: str, scheme: Any
) -> None:
    page = booth(slug, bypass_csp=True, color_scheme=scheme)
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert overflow(page) <= 0


def test_ten_options_are_judged_in_ten_touches(
    booth: Callable[..., Page], site: tuple[Site, str]
) -> None:
    page = booth("majority-judgment", has_touch=True)
    assert page.locator(".ballot").bounding_box()["height"] < 3 * 844  # type: ignore[index]
    for place in range(1, 11):
        mark = page.locator(f"label[for='grade-{place}-{place % 6}']")
        assert mark.bounding_box()["height"] >= 44  # type: ignore[index]
        mark.tap()
        expect(page.locator(".left__said")).to_contain_text(f"sur {10}")
    assert left(page) == "10 options jugées sur 10"
    assert len(send(page, site)) == 10


def test_what_is_left_of_the_choices_is_said(booth: Callable[..., Page]) -> None:
    page = booth("approval")
    labels = page.locator(".pick label")
    assert left(page) == "Encore 3 choix"
    for number in range(2):
        labels.nth(number).click()
    assert left(page) == "Encore 1 choix"
    labels.nth(2).click()
    assert "Vos 3 choix sont faits" in left(page)
    labels.nth(3).click()
    assert "1 choix de trop" in left(page)
    labels.nth(0).click()
    assert "Vos 3 choix sont faits" in left(page)


def test_voting_blank_puts_the_choices_aside_and_gives_them_back(
    booth: Callable[..., Page], site: tuple[Site, str]
) -> None:
    page = booth("approval")
    page.locator(".pick label").first.click()
    page.locator("label[for=blank]").click()
    expect(page.locator(".pick input").first).to_be_disabled()
    page.locator("label[for=blank]").click()
    expect(page.locator(".pick input").first).to_be_checked()
    page.locator("label[for=blank]").click()
    assert send(page, site) == {"blank": ["1"]}


def test_the_envelope_fills_while_one_chooses_and_may_overflow(
    booth: Callable[..., Page],
) -> None:
    page = booth("equal-shares")
    bar = page.locator("progress")
    for place in (2, 3):
        page.locator(f"label[for='set-{place}']").click()
    assert "2 projets" in page.locator(".envelope__said").inner_text()
    assert bar.evaluate("bar => bar.value") == 50_000
    for place in (9, 10):
        page.locator(f"label[for='set-{place}']").click()
    assert "c’est permis" in page.locator(".envelope__said").inner_text()
    assert bar.evaluate("bar => bar.value") == 100_000


def test_votes_say_what_they_cost(booth: Callable[..., Page], site: tuple[Site, str]) -> None:
    page = booth("quadratic")
    more = page.get_by_role("button", name="Une voix de plus pour « Une feuille de route »")
    for _press in range(3):
        more.click()
    expect(page.locator(".numbered__cost").nth(1)).to_have_text("3 voix coûtent 9 crédits")
    assert left(page) == "Il vous reste 11 crédits"
    page.locator("#points-1").fill("4")
    assert left(page) == "5 crédits de trop\u00a0: retirez des voix"
    page.get_by_role("button", name="Une voix de moins pour « Une personne").click()
    assert left(page) == "Il vous reste 2 crédits"
    assert send(page, site) == {"points-1": ["3"], "points-2": ["3"]}


def test_points_are_counted_down(booth: Callable[..., Page]) -> None:
    page = booth("cumulative")
    for place, points in ((1, "7"), (4, "2")):
        page.locator(f"#points-{place}").fill(points)
    assert left(page) == "Il vous reste 1 point"
    less = page.get_by_role("button", name="Un point de moins pour « Le temps")
    less.click()
    assert left(page) == "Il vous reste 1 point"


def test_a_ranking_is_made_with_one_press_for_each_option(
    booth: Callable[..., Page], site: tuple[Site, str]
) -> None:
    page = booth("schulze")
    for name in ("Un auvent", "Une feuille", "Un interprète"):
        page.get_by_role("button", name=f"Classer « {name}").click()
    assert left(page) == "3 options classées sur 10"
    page.get_by_role("button", name="Retirer « Une feuille").click()
    assert send(page, site) == {"rank-6": ["1"], "rank-7": ["2"]}


def test_a_ranking_is_moved_with_the_keyboard_and_each_move_is_told(
    booth: Callable[..., Page], site: tuple[Site, str]
) -> None:
    page = booth("schulze")
    told = page.locator("[aria-live=polite].fr-sr-only")
    page.get_by_role("button", name="Classer « Une personne").focus()
    for _press in range(3):
        page.keyboard.press("Enter")  # the focus waits at the next option
    expect(told).to_have_text("« Le temps d’attente affiché » : place 3 sur 3")
    page.get_by_role("button", name="Monter « Le temps").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Monter « Le temps")).to_be_focused()
    page.keyboard.press("Enter")
    expect(told).to_have_text("« Le temps d’attente affiché » : place 1 sur 3")
    expect(page.get_by_role("button", name="Descendre « Le temps")).to_be_focused()
    assert send(page, site) == {"rank-3": ["1"], "rank-1": ["2"], "rank-2": ["3"]}


def test_a_typed_place_moves_the_option_and_numbers_the_others_again(
    booth: Callable[..., Page], site: tuple[Site, str]
) -> None:
    page = booth("schulze")
    for name in ("Une personne", "Une feuille", "Le temps"):
        page.get_by_role("button", name=f"Classer « {name}").click()
    page.locator("#rank-3").fill("1")
    page.keyboard.press("Tab")
    expect(page.locator("#rank-1")).to_have_value("2")
    assert page.evaluate("document.activeElement !== document.body")
    assert send(page, site) == {"rank-3": ["1"], "rank-1": ["2"], "rank-2": ["3"]}


@pytest.mark.parametrize(
    ("slug", "touch", "typed"),
    [
        ("majority-judgment", {"grade-1-0": "6", "grade-2-5": "1"}, {}),
        ("support", {"grade-1-0": "1"}, {}),
        ("plurality", {"one-3": "3"}, {}),
        ("approval", {"set-2": "2"}, {}),
        ("equal-shares", {"set-2": "2"}, {}),
        ("schulze", {}, {"rank-4": "1", "rank-2": "2"}),
        ("cumulative", {}, {"points-4": "10"}),
        ("quadratic", {}, {"points-4": "3"}),
    ],
)
def test_without_script_every_ballot_is_filled_and_sent(
    booth: Callable[..., Page],
    site: tuple[Site, str],
    slug: str,
    touch: dict[str, str],
    typed: dict[str, str],
) -> None:
    page = booth(slug, java_script_enabled=False)
    for target in touch:
        page.locator(f"label[for='{target}']").click()
    for name, number in typed.items():
        page.locator(f"[name='{name}']").fill(number)
    expected = {target.rpartition("-")[0]: [value] for target, value in touch.items()}
    assert send(page, site) == {**expected, **{name: [said] for name, said in typed.items()}}
    assert page.locator("progress:visible").count() == 0
