"""No hidden word leaks: every route, in every role, by every channel."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote, urljoin

import pytest
from flask import Flask

from consult import create_app, jobs
from consult.accounts import sessions
from consult.db import db
from tests import canary, walk
from tests.canary import ROLES, Cast
from tests.conftest import Browser, settings

MANY = 600
ELSEWHERE = ("/static/", "/courriels")  # files of the build, mails of the development
LINK = re.compile(r'(?:href|src|action)="([^"#]+)')


@pytest.fixture
def cast(app, session, monkeypatch) -> Cast:
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    return canary.plant()


@pytest.fixture
def browsers(browse, cast) -> dict[str, Browser]:
    return {role: browse(cast.people[role]) for role in ROLES}


def said(page) -> str:
    """All the words of an answer: its body, unpacked and unescaped, and its headers."""
    headers = " ".join(f"{name}: {value}" for name, value in page.headers)
    return f"{headers}\n{unpacked(page.data)}"


def unpacked(data: bytes) -> str:
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(
                f"{name}\n{unpacked(archive.read(name))}" for name in archive.namelist()
            )
    text = data.decode("utf-8", errors="replace")
    if "\x00" in text:
        text += data.decode("utf-16", errors="replace")
    plain = html.unescape(text)
    return "\n".join((text, plain, unquote(plain), re.sub(r"<[^>]*>", "", plain)))


def leaks(cast: Cast, role: str, page, address: str, asked: str = "") -> list[str]:
    if page.status_code >= 500:
        return [f"{role}: {page.status_code} on {address}"]
    return [
        f"{role} reads the {cast.marks[word].what} on {address} ({page.status_code})"
        for word in sorted(cast.marks.found(said(page)))
        if role not in cast.marks[word].who and word not in asked and not told(cast, word, address)
    ]


def told(cast: Cast, word: str, address: str) -> bool:
    """Whoever holds the code of a receipt is told why its text was refused."""
    return "/suivi/" in address and cast.marks[word].what.startswith("reasons")


def test_every_route_is_walked(app):
    known = set(walk.TABLE) | walk.OPEN_IN_DEVELOPMENT
    assert set(app.view_functions) <= known, "add the new route to tests/walk.py"
    assert known <= set(app.view_functions), "remove the old route from tests/walk.py"


def test_mails_are_not_routed_in_production(app, tmp_path):
    made = create_app(settings(app.config["DATABASE_URL"], tmp_path, PRODUCTION=True, DEMO=False))
    jobs.bind(app)
    routed = {rule.endpoint for rule in made.url_map.iter_rules()}
    assert not routed & {*walk.OPEN_IN_DEVELOPMENT, "accounts.play"}


@pytest.mark.parametrize("role", ROLES)
def test_no_page_says_what_is_hidden(app, cast, browsers, role):
    languages = ("", "/en", "/es") if role in ("visitor", "moderator") else ("",)
    found = []
    for address in walk.addresses(app, cast):
        for language in languages:
            page = browsers[role].get(language + address)
            found += leaks(cast, role, page, language + address)
    assert found == []


@pytest.mark.parametrize("role", ROLES)
def test_no_act_says_what_is_hidden(app, session, cast, browsers, role):
    """Each form sent empty, then undone: its errors and its refusals say no more than its page."""
    found = []
    for address in walk.addresses(app, cast, "POST"):
        if address == "/moi/sessions":
            continue  # ends the session that walks
        with undone():
            found += leaks(cast, role, browsers[role].post(address, data={}), address)
    assert found == []


class undone:
    """What happens inside has not happened."""

    def __enter__(self) -> None:
        self.savepoint = db.engine.begin_nested()  # the connection of the test, see conftest

    def __exit__(self, *error: object) -> None:
        db.session.remove()
        self.savepoint.rollback()
        sessions._known.clear()


@pytest.mark.parametrize("role", ["visitor", "author", "moderator", "facilitator", "stranger"])
def test_every_link_leads_somewhere_and_says_nothing_hidden(app: Flask, cast, browsers, role):
    """Follow the links of each page: cursors, filters, formats, languages."""
    todo = ["/", "/concertations", "/recherche?q=guichet", *walk.addresses(app, cast)]
    ways = set(todo)
    seen: set[str] = set()
    found = []
    while todo and len(seen) < MANY:
        address = todo.pop(0)
        if address in seen:
            continue
        seen.add(address)
        page = browsers[role].get(address)
        found += leaks(cast, role, page, address)
        if address not in ways and page.status_code in (404, 405):
            found.append(f"{role}: {page.status_code} on {address}, a link")
        if page.status_code == 200 and page.mimetype == "text/html":
            todo += [link for link in links(page.text, address) if link not in seen]
    assert found == []


def links(text: str, base: str) -> Iterator[str]:
    for link in LINK.findall(text):
        address = urljoin(base, html.unescape(link))
        form = re.search(r'<form[^>]*action="' + re.escape(link), text)
        if address.startswith("/") and not form and not address.startswith(ELSEWHERE):
            yield address


@pytest.mark.parametrize("role", ["visitor", "citizen", "stranger", "steward"])
@pytest.mark.parametrize("address", ["/recherche?q={}", "/concertations/{slug}/contributions?q={}"])
def test_searching_a_hidden_word_answers_as_for_any_unknown_word(cast, browsers, role, address):
    """Not even whether it exists."""
    address = address.replace("{slug}", cast.consultations[0].slug)
    unknown = "canarizzz"
    blank = browsers[role].get(address.format(unknown)).text.replace(unknown, "#")
    for word, mark in cast.marks.items():
        if role not in mark.who and word.startswith("canari"):
            page = browsers[role].get(address.format(word))
            assert page.text.lower().replace(word, "#") == blank.lower(), mark.what


def test_the_marks_are_really_there(app, cast, browsers):
    """The walk would be worth nothing if nobody could read what is planted."""
    read: set[str] = set()
    for role in ("author", "facilitator", "manager"):
        for address in walk.addresses(app, cast):
            read |= cast.marks.found(said(browsers[role].get(address)))
    for_someone = {word for word, mark in cast.marks.items() if mark.who}
    unread = sorted(cast.marks[word].what for word in for_someone - read)
    assert unread == []
