"""Anonymous pages, kept in front of the application and named by version keys.

A page declares the scopes it shows ("site", "c:42"). Transactions that change them bump their
version (db.touch). Each process re-reads the versions at most once a second, so a page is never
more than a second late, and stays warm for as long as nothing changes.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import brotli
from flask import Flask
from sqlalchemy import BigInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column

from .db import Base, db

REFRESH_SECONDS = 1.0
LONGEST_LIFE_SECONDS = 60.0  # dates said in words age


class PageVersion(Base):
    __tablename__ = "page_version"

    scope: Mapped[str] = mapped_column(String(40), primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger)


class Versions:
    """The versions of all scopes, as of a second ago at most."""

    def __init__(self, read: Callable[[], dict[str, int]]) -> None:
        self._read = read
        self._known: dict[str, int] = {}
        self._at = float("-inf")
        self._lock = threading.Lock()

    def of(self, scopes: Iterable[str]) -> tuple[int, ...]:
        if time.monotonic() - self._at > REFRESH_SECONDS:
            self.refresh()
        return tuple(self._known.get(scope, 0) for scope in scopes)

    def refresh(self) -> None:
        with self._lock:
            self._known = self._read()
            self._at = time.monotonic()


@dataclass(slots=True)
class Entry:
    scopes: tuple[str, ...]
    versions: tuple[int, ...]
    dies_at: float
    headers: list[tuple[str, str]]
    etag: str
    bodies: dict[str, bytes] = field(default_factory=dict)

    def size(self) -> int:
        return sum(map(len, self.bodies.values()))


@dataclass(slots=True)
class Ticket:
    """What a page says of itself to be kept: its scopes, read before its queries ran."""

    scopes: tuple[str, ...]
    versions: tuple[int, ...]
    life: float = LONGEST_LIFE_SECONDS


class PageCache:
    """WSGI: answers anonymous GETs from memory, before Flask."""

    def __init__(self, app: Any, versions: Versions, cookie: str, capacity: int) -> None:
        self.app = app
        self.versions = versions
        self.cookie = cookie + "="
        self.capacity = capacity
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET" or self.cookie in environ.get("HTTP_COOKIE", ""):
            answer: Iterable[bytes] = self.app(environ, start_response)
            return answer
        key = f"{environ['PATH_INFO']}?{environ.get('QUERY_STRING', '')}"
        entry = self._entries.get(key)
        if entry is not None and self._alive(entry):
            return self._answer(entry, environ, start_response)
        return self._render(key, environ, start_response)

    def _alive(self, entry: Entry) -> bool:
        return time.time() < entry.dies_at and self.versions.of(entry.scopes) == entry.versions

    def _answer(self, entry: Entry, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if environ.get("HTTP_IF_NONE_MATCH") == entry.etag:
            start("304 Not Modified", [h for h in entry.headers if h[0] != "Content-Type"])
            return [b""]
        coding = _coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        body = entry.bodies.get(coding)
        if body is None:
            body = entry.bodies[coding] = ENCODERS[coding](entry.bodies["identity"])
            self._size += len(body)
        headers = [*entry.headers, ("Content-Length", str(len(body)))]
        if coding != "identity":
            headers.append(("Content-Encoding", coding))
        start("200 OK", headers)
        return [body]

    def _render(self, key: str, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        said: list[Any] = []
        environ["consult.versions"] = self.versions

        def listen(status: str, headers: list[tuple[str, str]], exc: Any = None) -> Any:
            said[:] = [status, headers]
            return start(status, headers, exc) if "consult.ticket" not in environ else _ignore

        chunks = self.app(environ, listen)
        ticket: Ticket | None = environ.get("consult.ticket")
        if ticket is None or not said:
            return chunks  # type: ignore[no-any-return]
        try:
            body = b"".join(chunks)
        finally:
            getattr(chunks, "close", _ignore)()
        return self._answer(self._keep(key, ticket, said[1], body), environ, start)

    def _keep(self, key: str, ticket: Ticket, headers: list[tuple[str, str]], body: bytes) -> Entry:
        etag = '"' + hashlib.blake2b(body, digest_size=12).hexdigest() + '"'
        kept = [h for h in headers if h[0] not in ("Content-Length", "ETag")]
        kept.append(("ETag", etag))
        entry = Entry(ticket.scopes, ticket.versions, time.time() + ticket.life, kept, etag)
        entry.bodies["identity"] = body
        with self._lock:
            replaced = self._entries.pop(key, None)
            self._size += entry.size() - (replaced.size() if replaced else 0)
            self._entries[key] = entry
            while self._size > self.capacity and len(self._entries) > 1:
                self._size -= self._entries.popitem(last=False)[1].size()
        return entry


def _ignore(*_: Any) -> None:
    return None


def _coding(accepted: str) -> str:
    return "br" if "br" in accepted else "gzip" if "gzip" in accepted else "identity"


ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
    "identity": lambda body: body,
}

READ_VERSIONS = text("SELECT scope, version FROM page_version")


def versions_of(app: Flask) -> Versions:
    def read() -> dict[str, int]:
        with app.app_context(), db.engine.connect() as connection:
            return {row.scope: row.version for row in connection.execute(READ_VERSIONS)}

    return Versions(read)
