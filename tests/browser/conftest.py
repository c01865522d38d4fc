"""The real site, filled with the demo, and Chromium in front of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.browser.chromium import ARGUMENTS, EXECUTABLE, Watch
from tests.conftest import drop_database, new_database
from tests.load.servers import HOST, Server, free_port, start
from tests.synthesis.model_server import served

HERE = Path(__file__).parent
PHONE, DESK = (390, 844), (1280, 900)


expect.set_options(timeout=30_000)  # what is awaited comes at once, but two cores may be shared


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One site and one browser for all of them."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    url = new_database("consult_browser")
    yield url
    drop_database(url)


@pytest.fixture(scope="session")
def site(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of its own, as `make run` starts it, with a language model beside it."""
    with served() as speaking:
        speaking.says(cites_each)
        yield from _site(database, str(tmp_path_factory.mktemp("site")), speaking.url)


def cites_each(given: Any) -> Any:
    """A sentence for each of the first texts, and one that nothing holds."""
    texts = given["texts"][:2]
    said = [{"text": "Il en est question ici.", "supports": [one["number"]]} for one in texts]
    return {"findings": [*said, {"text": "Tous les usagers sont <b>contre</b>.", "supports": [7]}]}


def _site(database: str, instance: str, model: str) -> Iterator[str]:
    port = free_port()
    environment = {
        "PORT": str(port),
        "DATABASE_URL": database,
        "CONSULT_INSTANCE": instance,
        "CONSULT_DEMO": "1",
        "CONSULT_ENV": "development",
        "BASE_URL": f"http://{HOST}:{port}",
        "MODEL_URL": model,
        "MODEL_NAME": "modele-d-essai",
    }
    server: Server = start([sys.executable, "-m", "consult.server"], port, environment)
    yield f"http://{HOST}:{port}"
    server.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    if not EXECUTABLE.exists() and not os.environ.get("CI"):
        pytest.skip(f"{EXECUTABLE} is missing: apt-get install chromium-headless-shell")
    browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def visit(site: str, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """visit() is a new person's browser. What it said or asked elsewhere fails the test."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_browser(*, size: tuple[int, int] = DESK, script: bool = True, **more: Any) -> Page:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=script,
            locale="fr-FR",
            timezone_id="Europe/Paris",
            base_url=site,
            **more,
        )
        context.set_default_timeout(60_000)  # two cores may be shared
        watch = Watch(site)
        watch.follow(context)
        opened.append((context, watch))
        return context.new_page()

    yield open_browser
    for context, _watch in opened:
        context.close()
    assert [fault for _context, watch in opened for fault in watch.faults] == []


# A phone without script, a desk with one: each width and each way is lived, not every pair.
SCREENS = {"390-no-script": (PHONE, False), "1280": (DESK, True)}


@pytest.fixture(params=SCREENS.values(), ids=SCREENS.keys())
def screen(request: pytest.FixtureRequest) -> tuple[tuple[int, int], bool]:
    return request.param


@pytest.fixture
def size(screen: tuple[tuple[int, int], bool]) -> tuple[int, int]:
    return screen[0]


@pytest.fixture
def script(screen: tuple[tuple[int, int], bool]) -> bool:
    return screen[1]
