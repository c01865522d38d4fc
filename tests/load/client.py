"""The load: a few processes, each asking over one kept connection as fast as it is answered."""

from __future__ import annotations

import itertools
import multiprocessing
import socket
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.pool import Pool

from tests.load.servers import HOST

CONNECTIONS = 4


@dataclass(frozen=True)
class Request:
    """``{n}`` in the path becomes a number used once."""

    path: str
    headers: tuple[tuple[str, str], ...] = ()
    body: str | None = None

    def encoded(self, n: str) -> bytes:
        method = "GET" if self.body is None else "POST"
        lines = [f"{method} {self.path.replace('{n}', n)} HTTP/1.1", f"Host: {HOST}"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        body = (self.body or "").encode()
        if self.body is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded"]
            lines += [f"Content-Length: {len(body)}"]
        return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass
class Outcome:
    latencies: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    received: int = 0
    seconds: float = 0.0

    @property
    def count(self) -> int:
        return len(self.latencies)

    @property
    def rate(self) -> float:
        return self.count / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

    def add(self, other: Outcome) -> None:
        self.latencies += other.latencies
        self.statuses += other.statuses
        self.received += other.received
        self.seconds = max(self.seconds, other.seconds)


class Connection:
    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def ask(self, request: bytes) -> tuple[int, int]:
        """The status of the answer and the size of its body."""
        self.socket.sendall(request)
        while (end := self.buffer.find(b"\r\n\r\n")) < 0:
            self._receive()
        head, self.buffer = self.buffer[:end].lower(), self.buffer[end + 4 :]
        status = int(head[9:12])
        if status in (204, 304):
            return status, 0
        if b"transfer-encoding: chunked" in head:
            return status, self._chunks()
        length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
        while len(self.buffer) < length:
            self._receive()
        self.buffer = self.buffer[length:]
        return status, length

    def _chunks(self) -> int:
        size = 0
        while True:
            while (end := self.buffer.find(b"\r\n")) < 0:
                self._receive()
            length = int(self.buffer[:end], 16)
            while len(self.buffer) < end + 2 + length + 2:
                self._receive()
            self.buffer = self.buffer[end + 2 + length + 2 :]
            size += length
            if not length:
                return size

    def _receive(self) -> None:
        data = self.socket.recv(65536)
        if not data:
            raise ConnectionError("the server hung up")
        self.buffer += data


def play(port: int, requests: Sequence[Request], seconds: float, once: bool, name: str) -> Outcome:
    """In one process: ask until ``seconds`` have passed, or until all were asked ``once``."""
    outcome = Outcome()
    connection = Connection(port)
    start = time.perf_counter()
    todo = iter(requests) if once else itertools.cycle(requests)
    for number, request in enumerate(todo):
        before = time.perf_counter()
        if before - start > seconds:
            break
        status, size = connection.ask(request.encoded(f"{name}{number}"))
        outcome.latencies.append(time.perf_counter() - before)
        outcome.statuses[status] += 1
        outcome.received += size
    outcome.seconds = time.perf_counter() - start
    return outcome


_series = itertools.count()


def pool() -> Pool:
    return multiprocessing.get_context("spawn").Pool(CONNECTIONS)


def load(
    processes: Pool, port: int, requests: Sequence[Request], seconds: float, once: bool = False
) -> Outcome:
    """Ask from several processes at once."""
    series = next(_series)
    shares = [requests[i::CONNECTIONS] if once else requests for i in range(CONNECTIONS)]
    played = [
        (port, share, seconds, once, f"{series}x{i}x") for i, share in enumerate(shares) if share
    ]
    total = Outcome()
    for outcome in processes.starmap(play, played):
        total.add(outcome)
    return total
