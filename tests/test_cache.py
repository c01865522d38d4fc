"""Anonymous pages in front of the application: fresh, bounded, and nobody's own."""

from __future__ import annotations

import gzip
import itertools
import threading
import time
from collections.abc import Callable
from typing import Any

import brotli
import pytest
from sqlalchemy import text
from werkzeug.test import Client
from werkzeug.wrappers import Response

from consult import cache, db
from consult.cache import PageCache, Ticket, Versions
from consult.consultations import queries as consultations
from tests import make
from tests.statements import counted

BODY = b"Concertation " * 40


class Site:
    """An application that counts its answers, behind the cache."""

    def __init__(self, capacity: int = 1_000_000) -> None:
        self.versions = {"site": 1}
        self.reads = 0
        self.calls = itertools.count(1)
        self.served = 0
        self.body: Callable[[dict[str, Any]], bytes] = lambda environ: BODY
        self.headers = [("Content-Type", "text/html"), ("Content-Length", "0")]
        self.status = "200 OK"
        self.life = 60.0
        self.ticket = True
        self.cache = PageCache(self.answer, Versions(self.read), "consult", capacity)
        self.client = Client(self.cache, Response, use_cookies=False)

    def read(self) -> dict[str, int]:
        self.reads += 1
        return dict(self.versions)

    def answer(self, environ: dict[str, Any], start: Any) -> Any:
        self.served = next(self.calls)
        versions = environ.get("consult.versions")
        if versions is not None and self.ticket:
            scopes = ("site",)
            environ["consult.ticket"] = Ticket(scopes, versions.of(scopes), self.life)
        body = self.body(environ)
        start(self.status, list(self.headers))
        return [body]

    def get(self, path: str = "/", **headers: str) -> Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(path, headers=named)

    def a_second_later(self) -> None:
        self.cache.versions._at = float("-inf")


@pytest.fixture
def site() -> Site:
    return Site()


def test_a_page_is_made_once(site):
    pages = [site.get() for _ in range(3)]
    assert site.served == 1
    assert {page.data for page in pages} == {BODY}
    assert {page.headers["Content-Length"] for page in pages} == {str(len(BODY))}


def test_addresses_and_questions_have_their_own_page(site):
    site.body = lambda environ: f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}".encode()
    addresses = ["/", "/en/", "/labos", "/labos?region=28", "/labos?region=11"]
    for _ in range(2):
        for address in addresses:
            assert site.get(address).text.rstrip("?") == address
    assert site.served == len(addresses)


def test_a_changed_version_makes_the_page_again(site):
    site.get()
    site.versions["site"] = 2
    site.a_second_later()
    site.get()
    assert site.served == 2


def test_another_scope_changes_nothing(site):
    site.get()
    site.versions["c:12"] = 9
    site.a_second_later()
    site.get()
    assert site.served == 1


def test_versions_are_read_once_a_second_at_most(site):
    for _ in range(50):
        site.get()
    assert site.reads == 1


def test_a_page_made_while_its_data_changed_is_not_kept_as_new(site):
    """The version is read before the queries: a change in between makes the page again."""

    def changing(environ: dict[str, Any]) -> bytes:
        site.versions["site"] += 1
        return BODY

    site.body = changing
    site.get()
    site.a_second_later()
    site.get()
    assert site.served == 2


def test_a_page_dies_at_its_hour(site):
    site.life = 0.02
    site.get()
    time.sleep(0.03)
    site.get()
    assert site.served == 2


def test_a_known_page_costs_a_304(site):
    tag = site.get().headers["ETag"]
    for sent in (tag, tag.removeprefix("W/"), f'"other", {tag}'):
        again = site.get(If_None_Match=sent)
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert site.get(If_None_Match='"other"').status_code == 200


def test_the_first_visitor_too_can_hold_the_page_already(site):
    tag = site.get().headers["ETag"]
    fresh = Site()
    assert fresh.get(If_None_Match=tag).status_code == 304


@pytest.mark.parametrize(
    "accepted, coding",
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0, gzip;q=0", None),
        ("identity", None),
        ("", None),
        ("brand-new", None),
    ],
)
def test_the_page_travels_compressed_as_the_browser_likes(site, accepted, coding):
    page = site.get(Accept_Encoding=accepted)
    read = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[coding]
    assert page.headers.get("Content-Encoding") == coding
    assert read(page.data) == BODY
    assert page.headers["Content-Length"] == str(len(page.data))


def test_whoever_has_a_session_bypasses_it(site):
    for n in range(1, 4):
        page = site.get(Cookie="theme=dark; consult=abc")
        assert site.served == n
        assert "ETag" not in page.headers
    site.get(Cookie="theme=dark")
    site.get(Cookie="theme=light")
    assert site.served == 4


def test_only_get_is_kept(site):
    for method in ("POST", "HEAD", "PUT"):
        site.client.open("/", method=method)
        site.client.open("/", method=method)
    assert site.served == 6


def test_a_page_without_a_ticket_is_not_kept(site):
    site.ticket = False
    site.get()
    site.get()
    assert site.served == 2


def test_a_page_that_sets_a_cookie_is_not_kept(site):
    site.headers.append(("Set-Cookie", "consult=secret"))
    assert site.get().headers["Set-Cookie"] == "consult=secret"
    site.headers.pop()
    assert "Set-Cookie" not in site.get().headers
    assert site.served == 2


def test_memory_is_bounded_and_counted_exactly():
    capacity = 20_000
    site = Site(capacity)
    site.body = lambda environ: environ["QUERY_STRING"].encode() * 100
    for n in range(400):
        site.get(f"/?page={n}", Accept_Encoding=("br", "gzip", "")[n % 3])
        held = sum(entry.size() for entry in site.cache._entries.values())
        assert site.cache._size == held <= capacity + 1000
    assert len(site.cache._entries) > 10


def test_compressing_an_evicted_page_does_not_leak_room():
    site = Site(capacity=len(BODY) + 100)
    site.get("/a")
    evicted = site.cache._entries["/a?"]
    site.get("/b")
    site.cache._encode(evicted, "br")
    assert site.cache._size == sum(entry.size() for entry in site.cache._entries.values())


def test_many_threads_read_the_same_bytes():
    site = Site(capacity=30_000)
    site.body = lambda environ: environ["PATH_INFO"].encode() * 300
    wrong: list[str] = []

    def read(seed: int) -> None:
        for n in range(150):
            path = f"/{(seed * 7 + n) % 23}"
            coding = ("br", "gzip", "")[n % 3]
            page = site.get(path, Accept_Encoding=coding)
            body = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding](page.data)
            if body != path.encode() * 300:
                wrong.append(path)

    threads = [threading.Thread(target=read, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert site.cache._size == sum(entry.size() for entry in site.cache._entries.values())


def test_threads_that_wait_for_the_versions_do_not_read_them_again():
    reads = []

    def read() -> dict[str, int]:
        reads.append(1)
        time.sleep(0.05)
        return {}

    versions = Versions(read)
    threads = [threading.Thread(target=versions.of, args=(("site",),)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reads) == 1


def test_the_writing_transaction_bumps_the_versions(app, committed):
    scopes = ("site", "c:7", "c:8")
    read = cache.versions_of(app)

    def since(start: tuple[int, ...] = (0, 0, 0)) -> tuple[int, ...]:
        read._at = float("-inf")
        return tuple(now - then for now, then in zip(read.of(scopes), start, strict=True))

    with app.app_context():
        start = since()
        db.touch("site", "c:7")
        db.touch("c:7")
        db.commit()
        assert since(start) == (1, 1, 0)
        db.touch("c:7")
        db.rollback()
        db.touch("c:8")
        db.commit()
        assert since(start) == (1, 1, 1)


def test_a_consultation_is_read_once_until_its_version_changes(app, session):
    """And belongs to the session that reads it, with what pages show of it."""
    of = make.consultation()
    make.theme(of, "Accueil")
    slug = of.slug
    pages = app.extensions["pages"]
    pages.forget()
    db.db.session.expunge_all()
    first = consultations.kept(slug)
    db.db.session.expunge_all()
    again = consultations.kept(slug)
    assert again is not first
    assert again in db.db.session
    with counted() as sent:
        assert again.lab.name and again.phases and again.themes[0].name == "Accueil"
    assert sent == []
    db.db.session.execute(text("UPDATE consultation SET title = 'Autre question'"))
    db.touch(of.scope)
    db.commit()
    pages.versions._at = float("-inf")
    db.db.session.expunge_all()
    assert consultations.kept(slug).title == "Autre question"


def test_a_draft_is_not_put_on_the_shelf(app, session):
    draft = make.consultation(published=False)
    consultations.kept(draft.slug)
    assert app.extensions["pages"].shelf.get(draft.slug) is None
    assert consultations.kept("nulle-part") is None
