"""No hidden word leaks: every route, in every role, by every channel."""

from __future__ import annotations

import html
import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

import pypdf
import pytest
from flask import Flask
from sqlalchemy import select

from consult import create_app, jobs, throttle
from consult.accounts import sessions
from consult.db import db
from consult.synthesis import work
from consult.synthesis.models import Synthesis
from tests import canary, make, walk
from tests.canary import ROLES, Cast
from tests.conftest import Browser, settings

MANY = 150
# An agent reads here what a citizen reads; what differs is tested with their college.
WALKING = tuple(role for role in ROLES if role != "agent")
FILES = ("author", "moderator", "facilitator", "stranger")
BACK_OFFICE = re.compile(r"^/moderation|/synthese/(grille|rediger|apercu|modele|publier)|/preparer")
ELSEWHERE = re.compile("/static/|(/en|/es)?/courriels")  # built files, mails of the development
LINK = re.compile(r'(?:href|src)="([^"#]+)')


@pytest.fixture
def cast(app: Flask, session: Any, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setattr(throttle, "TAKE", "SELECT 0")  # nobody walks that fast
    monkeypatch.setitem(app.config, "MODEL_URL", "http://127.0.0.1:9/v1")  # nobody is there
    monkeypatch.setitem(app.config, "MODEL_NAME", "essai")
    return apart(canary.plant())


def apart(planted: Cast) -> Cast:
    """What was planted, known by heart: nine thousand answers would each forget it and read it again."""
    for one in db.session:
        db.session.refresh(one)
    db.session.expunge_all()
    return planted


@pytest.fixture
def browsers(browse, cast) -> dict[str, Browser]:
    return {role: browse(cast.people[role]) for role in ROLES}


def said(page: Any) -> str:
    """All the words of an answer: its headers, and its body unpacked."""
    headers = " ".join(f"{name}: {value}" for name, value in page.headers)
    return f"{headers}\n{unpacked(page.data)}"


def unpacked(data: bytes) -> str:
    if data.startswith(b"%PDF-") and b"%%EOF" in data[-64:]:
        return printed(data)
    if data[:4] != b"PK\x03\x04":
        return data.decode("utf-8", errors="replace")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(f"{name}\n{unpacked(archive.read(name))}" for name in archive.namelist())


@lru_cache(maxsize=16)
def printed(data: bytes) -> str:
    """Its words, those cut at the end of a line too, and all that it says of itself."""
    made = pypdf.PdfReader(io.BytesIO(data))
    pages = "\n".join(sheet.extract_text() for sheet in made.pages)
    whole = re.sub("[-\u2010\u00ad]?\n", "", pages)
    links = (str(one.get_object()) for sheet in made.pages for one in sheet.get("/Annots", []))
    xmp = made.root_object["/Metadata"].get_data().decode()
    return "\n".join((pages, whole, str(made.metadata), xmp, str(made.outline), *links))


def walkers(address: walk.Address) -> tuple[str, ...]:
    """Where no link leads, those who would gain by it are enough; files know the public and the team; the
    back office knows who is of the team, and how."""
    if address.astray:
        return ("visitor", "facilitator", "stranger")
    if "/donnees/" in address.path:
        return ("visitor", *FILES)
    if BACK_OFFICE.search(address.path):
        return ("citizen", "moderator", "facilitator", "stranger")
    return ROLES if address.path.startswith("/moi") else WALKING


def leaks(cast: Cast, role: str, page: Any, address: str) -> list[str]:
    if page.status_code >= 500 and "Retry-After" not in page.headers:
        return [f"{role}: {page.status_code} on {address}"]
    return [
        f"{role} reads the {cast.marks[word].what} on {address} ({page.status_code})"
        for word in sorted(cast.marks.found(said(page)))
        if role not in cast.marks[word].who and not told(cast, word, address)
    ]


def told(cast: Cast, word: str, address: str) -> bool:
    """Whoever holds the code of a receipt, or of a decision, is told which text it is, and why it was
    refused."""
    known = cast.marks[word].what
    if "/decisions/" in address:
        return known.startswith("reasons of the ")
    return "/suivi/" in address and known.startswith(("reasons", "title of the "))


def test_every_route_is_walked(app):
    known = set(walk.TABLE) | walk.OPEN_IN_DEVELOPMENT
    assert set(app.view_functions) <= known, "add the new route to tests/walk.py"
    assert known <= set(app.view_functions), "remove the old route from tests/walk.py"


def test_whether_a_draft_exists_is_not_told(browse, app):
    """Its address is made of its title: a stranger who guesses it learns nothing."""
    draft = make.consultation(published=False, phases=[make.phase("vote", 1, 2)])
    number = make.vote(draft).id
    pages = [
        f"/concertations/{{}}/{end}"
        for end in (
            "",
            "contributions",
            "contributions.atom",
            "donnees",
            "donnees/results.csv",
            "synthese",
            "preparer/question",
            "scrutins",
            "scrutins/nouveau",
            f"scrutins/{number}",
            f"scrutins/{number}/recu",
            f"scrutins/{number}/preuves",
            f"scrutins/{number}/preuves/verifier.py",
            f"scrutins/{number}/urne",
        )
    ]
    for browser in (browse(), browse(make.user()), browse(make.member(make.lab(), "manager"))):
        for page in (*pages, "/signaler/recu/{}"):
            for slug in (draft.slug, "nulle-part"):
                address = page.format(slug).rstrip("/")
                assert browser.get(address).status_code == 404, address


def test_mails_are_not_routed_in_production(app, tmp_path):
    made = create_app(settings(app.config["DATABASE_URL"], tmp_path, PRODUCTION=True, DEMO=False))
    jobs.bind(app)
    routed = {rule.endpoint for rule in made.url_map.iter_rules()}
    assert not routed & {*walk.OPEN_IN_DEVELOPMENT, "accounts.play"}


def test_no_page_says_what_is_hidden(app, cast, browsers):
    """And what is planted is really there: whoever may read it does."""
    for one in db.session.scalars(
        select(Synthesis.id).where(Synthesis.document.is_not(None))
    ).all():
        work.make.work(synthesis_id=one, format="pdf")  # too slow for each test
    found, read = [], set()
    for address in walk.addresses(app, cast):
        for role in walkers(address):
            page = browsers[role].get(address.path)
            found += leaks(cast, role, page, address.path)
            read |= cast.marks.found(said(page))
    assert "\n".join(found) == ""
    for_someone = {word for word, mark in cast.marks.items() if mark.who}
    assert sorted(cast.marks[word].what for word in for_someone - read) == []


def test_no_other_language_says_what_is_hidden(app, cast, browsers):
    """One after the other: their templates are the same."""
    found, languages = [], itertools.cycle(("/en", "/es"))
    for address in walk.addresses(app, cast):
        if "/donnees/" not in address.path and not address.astray:
            spoken = next(languages) + address.path
            found += leaks(cast, "visitor", browsers["visitor"].get(spoken), spoken)
    assert "\n".join(found) == ""


def test_no_act_says_what_is_hidden(app, session, cast, browsers):
    """Each form sent empty, then undone: its errors and its refusals say no more than its page."""
    found = []
    for address in walk.addresses(app, cast, "POST"):
        if address.path == "/moi/sessions":
            continue  # ends the session that walks
        for role in walkers(address):
            with undone():
                page = browsers[role].post(address.path, data={})
                found += leaks(cast, role, page, address.path)
    assert "\n".join(found) == ""


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside has not happened."""
    savepoint = db.engine.begin_nested()  # the connection of the test, see conftest
    yield
    db.session.remove()
    savepoint.rollback()
    sessions._known.clear()


@pytest.mark.parametrize("role", ["visitor", "author", "moderator", "facilitator", "stranger"])
def test_every_link_leads_somewhere_and_says_nothing_hidden(app: Flask, cast, browsers, role):
    """Follow the links of each page, wide before deep: cursors, filters, formats, languages."""
    todo = ["/", "/concertations", "/recherche?q=guichet", "/moderation", "/equipe"]
    todo += [f"/concertations/{one.slug}" for one in cast.consultations]
    typed, seen, found = set(todo), set(), []
    while todo and len(seen) < MANY:
        address = todo.pop(0)
        if address in seen:
            continue
        seen.add(address)
        page = browsers[role].get(address)
        found += leaks(cast, role, page, address)
        if address not in typed and page.status_code in (404, 405):
            found.append(f"{role}: {page.status_code} on {address}, a link")
        if page.status_code == 200 and page.mimetype == "text/html":
            todo += [link for link in links(page.text, address) if link not in seen]
    assert "\n".join(found) == ""


def links(page: str, base: str) -> Iterator[str]:
    for link in LINK.findall(page):
        address = urljoin(base, html.unescape(link))
        if address.startswith("/") and not ELSEWHERE.match(address):
            yield address


@pytest.mark.parametrize(
    "address",
    [
        "/recherche?q={}",
        "/concertations/{slug}/contributions?q={}",
        "/concertations/{slug}/contributions/semblables?q={}",
    ],
)
def test_searching_a_hidden_word_answers_as_for_any_unknown_word(cast, browsers, address):
    """Not even whether it exists."""
    address = address.replace("{slug}", cast.consultations[0].slug)
    unknown = "canarizzz"
    texts = [mark for mark in cast.marks.values() if mark.what.startswith(("title", "body"))]
    for role in ("visitor", "citizen", "stranger"):
        blank = browsers[role].get(address.format(unknown)).text.lower().replace(unknown, "#")
        for mark in texts:
            page = browsers[role].get(address.format(mark.word)).text.lower()
            assert page.replace(mark.word, "#") == blank, mark.what
