"""Each result of a vote on the narrowest phone and on a desk, looked at with axe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import render_template_string, request
from playwright.sync_api import Browser

from consult.votes.counting import METHODS
from tests.browser import frame
from tests.browser.chromium import violations
from tests.votes.elections import invented
from tests.votes.test_result_pages import PAGE


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    app = frame.app(tmp_path_factory.mktemp("instance"))

    def page(slug: str) -> str:
        given = {"costs": "unit", "seats": 4} if request.args.get("unit") else None
        return render_template_string(PAGE, figure=invented(slug, 24, given=given), called=200)

    app.add_url_rule("/<slug>", "page", page)
    with frame.served(app) as here:
        yield here


@pytest.mark.parametrize("path", [*METHODS, "equal-shares?unit=1"])
def test_axe_finds_nothing_and_nothing_sticks_out_of_a_phone(
    chromium: Browser,
    address: str,
    path: str,
) -> None:
    # One of the two each: the same templates draw all methods.
    for width, scheme in [((320, "dark"), (1280, "light"))[len(path) % 2]]:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
        )
        page = context.new_page()
        page.goto(f"{address}/{path}")
        page.wait_for_load_state("networkidle")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        context.close()
