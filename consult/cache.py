"""Anonymous pages, kept in front of the application and named by version keys.

A page declares the scopes it shows ("site", "c:42"). Transactions that change them bump their
version (db.touch). Each process re-reads the versions at most once a second, so a page is never
more than a second late, and stays warm for as long as nothing changes.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import brotli
from flask import Flask
from sqlalchemy import BigInteger, Connection, String, text
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
        known = self.known()
        return tuple(known.get(scope, 0) for scope in scopes)

    def known(self) -> dict[str, int]:
        if self._stale():
            self.refresh()
        return self._known

    def _stale(self) -> bool:
        return time.monotonic() - self._at > REFRESH_SECONDS

    def refresh(self) -> None:
        with self._lock:
            if self._stale():  # nobody read them while this thread waited
                read = self._read()
                self._at = time.monotonic()
                self._known = read


@dataclass(slots=True)
class Entry:
    scopes: tuple[str, ...]
    versions: tuple[int, ...]
    dies_at: float
    headers: list[tuple[str, str]]
    etag: str
    bodies: dict[str, bytes] = field(default_factory=dict)
    kept: bool = False

    def size(self) -> int:
        return sum(map(len, self.bodies.values()))


@dataclass(slots=True)
class Ticket:
    """What a page says of itself to be kept: its scopes, read before its queries ran."""

    scopes: tuple[str, ...]
    versions: tuple[int, ...]
    life: float = LONGEST_LIFE_SECONDS


NEVER = Ticket((), (), 0)


class Shelf:
    """Rows that pages read again and again, detached, for as long as their versions stay."""

    def __init__(self, versions: Versions, capacity: int = 500) -> None:
        self.versions = versions
        self.capacity = capacity
        self._rows: dict[Hashable, tuple[Ticket, float, Any]] = {}

    def get(self, key: Hashable) -> Any:
        ticket, dies_at, rows = self._rows.get(key, (NEVER, 0.0, None))
        alive = time.time() < dies_at and self.versions.of(ticket.scopes) == ticket.versions
        return rows if alive else None

    def put(self, key: Hashable, ticket: Ticket, rows: Any) -> None:
        if len(self._rows) >= self.capacity:
            self._rows.clear()
        self._rows[key] = ticket, time.time() + ticket.life, rows

    def clear(self) -> None:
        self._rows.clear()


class PageCache:
    """WSGI: answers anonymous GETs from memory, before Flask."""

    def __init__(self, app: Any, versions: Versions, cookie: str, capacity: int) -> None:
        self.app = app
        self.versions = versions
        self.cookie = cookie + "="
        self.capacity = capacity
        self.shelf = Shelf(versions)
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

    def forget(self) -> None:
        """Start again from nothing, as another process would."""
        with self._lock:
            self._entries.clear()
            self._size = 0
        self.shelf.clear()
        self.versions.refresh()

    def _alive(self, entry: Entry) -> bool:
        return time.time() < entry.dies_at and self.versions.of(entry.scopes) == entry.versions

    def _answer(
        self, entry: Entry, environ: dict[str, Any], start: Any, *, fresh: bool = False
    ) -> Iterable[bytes]:
        # A proxy that compresses weakens the tag, a browser may send several.
        if entry.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start("304 Not Modified", [h for h in entry.headers if h[0] != "Content-Type"])
            return [b""]
        coding = _coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if fresh:
            # Compressed well when asked for again: many addresses are read only once.
            body = QUICK[coding](entry.bodies["identity"])
        else:
            body = entry.bodies.get(coding) or self._encode(entry, coding)
        headers = [*entry.headers, ("Content-Length", str(len(body)))]
        if coding != "identity":
            headers.append(("Content-Encoding", coding))
        start("200 OK", headers)
        return [body]

    def _encode(self, entry: Entry, coding: str) -> bytes:
        made = ENCODERS[coding](entry.bodies["identity"])
        with self._lock:
            if coding not in entry.bodies:
                entry.bodies[coding] = made
                self._size += len(made) if entry.kept else 0
        return made

    def _render(self, key: str, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        said: list[Any] = []
        environ["consult.versions"] = self.versions

        def listen(status: str, headers: list[tuple[str, str]], exc: Any = None) -> Any:
            said[:] = [status, headers]
            if any(name == "Set-Cookie" for name, _value in headers):
                environ.pop("consult.ticket", None)  # somebody's own: never for anyone else
            return start(status, headers, exc) if "consult.ticket" not in environ else _ignore

        chunks = self.app(environ, listen)
        ticket: Ticket | None = environ.get("consult.ticket")
        if ticket is None or not said:
            return chunks  # type: ignore[no-any-return]
        try:
            body = b"".join(chunks)
        finally:
            getattr(chunks, "close", _ignore)()
        entry = self._keep(key, ticket, said[1], body)
        return self._answer(entry, environ, start, fresh=True)

    def _keep(self, key: str, ticket: Ticket, headers: list[tuple[str, str]], body: bytes) -> Entry:
        etag = '"' + hashlib.blake2b(body, digest_size=12).hexdigest() + '"'
        kept = [h for h in headers if h[0] not in ("Content-Length", "ETag")]
        kept.append(("ETag", "W/" + etag))  # weak: the same whatever the compression
        entry = Entry(ticket.scopes, ticket.versions, time.time() + ticket.life, kept, etag)
        entry.bodies["identity"] = body
        with self._lock:
            self._forget(self._entries.pop(key, None))
            self._entries[key] = entry
            entry.kept = True
            self._size += entry.size()
            while self._size > self.capacity and len(self._entries) > 1:
                self._forget(self._entries.popitem(last=False)[1])
        return entry

    def _forget(self, entry: Entry | None) -> None:
        if entry is not None:
            entry.kept = False
            self._size -= entry.size()


def _ignore(*_: Any) -> None:
    return None


@lru_cache(maxsize=256)
def _coding(accepted: str) -> str:
    """The best coding among those the browser accepts; ``;q=0`` refuses one."""
    codings = {c.partition(";")[0].strip() for c in accepted.split(",") if not REFUSED.search(c)}
    return next((c for c in ("br", "gzip") if c in codings), "identity")


REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$")


ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
    "identity": lambda body: body,
}
QUICK: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=1),
    "gzip": lambda body: gzip.compress(body, compresslevel=1, mtime=0),
    "identity": lambda body: body,
}

READ_VERSIONS = text("SELECT scope, version FROM page_version")


def reading() -> AbstractContextManager[Connection]:
    return db.engine.connect()


def versions_of(app: Flask) -> Versions:
    def read() -> dict[str, int]:
        with app.app_context(), reading() as connection:
            return {row.scope: row.version for row in connection.execute(READ_VERSIONS)}

    return Versions(read)
