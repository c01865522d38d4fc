"""Chromium: how it is started, and what it is watched for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

# Debian's Chromium; without its windows, where it is installed so, it does a third of the work.
PLACES = [Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")]
EXECUTABLE = next((place for place in PLACES if place.exists()), PLACES[-1])
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Watch:
    """What a page must not do: write in the console, fail, or ask another origin."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.faults: list[str] = []
        self.expected: set[int] = set()  # statuses that a test provokes

    def follow(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # A page answered by an error is said by the network below.
        if "Failed to load resource" not in message.text:
            self.faults.append(f"console on {message.page and message.page.url}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.faults.append(f"request to {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500 or (response.status == 404 and not _is_page(response.request)):
            self.faults.append(f"{response.status} on {response.url}")


def _is_page(request: Request) -> bool:
    return request.resource_type == "document"


def violations(page: Page) -> list[str]:
    """What axe finds on the page, said in one line each. The context must bypass the CSP."""
    page.mouse.move(-1, -1)  # over nothing
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", RULES)
    return [
        f"{rule['id']}: {node['target']} {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def overflow(page: Page) -> int:
    """How many pixels the page goes beyond the width of the screen."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def first_visit(page: Page, address: str) -> tuple[int, int]:
    """The bytes and the requests of a visit by someone who never came."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": False})
    sizes: dict[str, int] = {}
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.__setitem__(event["requestId"], int(event["encodedDataLength"])),
    )
    page.goto(address, wait_until="networkidle")
    return sum(sizes.values()), len(sizes)
