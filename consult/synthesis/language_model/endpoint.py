"""One question to an OpenAI-compatible server: one address, one answer, within a time and a size.

No redirect is followed and no proxy is used: what is sent reaches the host that the page names, or
nobody. The key is in no message, no log and no row.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

import orjson

LARGEST = 1_000_000  # bytes of an answer
PIECE = 16_384
MOST_TOKENS = 4_000  # of an answer
# What servers say in a 400 when a question is longer than what the model reads.
TOO_LONG = ("context_length", "context length", "maximum context", "too long", "exceed_context")


class Failed(Exception):
    """The question has no answer; ``code`` is one of ``labels.MODEL_FAILURES``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Endpoint:
    url: str  # with its version: https://albert.api.etalab.gouv.fr/v1
    name: str  # of the model
    key: str = field(default="", repr=False)
    timeout: int = 120  # seconds, in all
    characters: int = 40_000  # of texts in one question

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc

    @property
    def title(self) -> str:
        return f"{self.name} @ {self.host}"

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Endpoint | None:
        """The one of the instance, if it has one."""
        if not config["MODEL_URL"]:
            return None
        return cls(
            config["MODEL_URL"].rstrip("/"),
            config["MODEL_NAME"],
            config["MODEL_KEY"],
            int(config["MODEL_TIMEOUT"]),
            int(config["MODEL_CHARACTERS"]),
        )


@dataclass(frozen=True)
class Answer:
    said: str
    asked_tokens: int | None = None
    said_tokens: int | None = None


def body(name: str, messages: list[dict[str, str]]) -> bytes:
    """All that is sent, to the byte."""
    return orjson.dumps(
        {
            "model": name,
            "messages": messages,
            "temperature": 0,
            "max_tokens": MOST_TOKENS,
            "response_format": {"type": "json_object"},
            "stream": False,
        }
    )


def complete(endpoint: Endpoint, sent: bytes) -> Answer:
    """Raises ``Failed``, and nothing else."""
    status, said = _post(endpoint, sent)
    if status != 200:
        raise Failed(_refusal(status, said))
    return _read(said)


def _post(endpoint: Endpoint, sent: bytes) -> tuple[int, bytes]:
    parts = urlsplit(endpoint.url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(str(parts.hostname), parts.port, timeout=endpoint.timeout)
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    ends_at = time.monotonic() + endpoint.timeout
    cut = None
    try:
        connection.connect()
        cut = _cut_at(ends_at, connection.sock)
        connection.request("POST", f"{parts.path}/chat/completions", sent, headers)
        answer = connection.getresponse()
        return answer.status, _whole(answer, ends_at)
    except TimeoutError:
        raise Failed("timeout") from None
    except ssl.SSLCertVerificationError:  # before anything is sent
        raise Failed("certificate") from None
    except (OSError, HTTPException, ValueError):
        code = "timeout" if time.monotonic() >= ends_at else "unreachable"
        raise Failed(code) from None
    finally:
        if cut is not None:
            cut.cancel()
        connection.close()


def _cut_at(moment: float, line: socket.socket) -> threading.Timer:
    """A server that says one byte a second never lets a socket time out: its line is cut at the hour."""

    def cut() -> None:
        with suppress(OSError):  # closed already
            line.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(0, moment - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    return timer


def _whole(answer: HTTPResponse, ends_at: float) -> bytes:
    said = bytearray()
    while piece := answer.read(PIECE):
        said += piece
        if len(said) > LARGEST:
            raise Failed("too-large")
        if time.monotonic() >= ends_at:
            raise Failed("timeout")
    if time.monotonic() >= ends_at:  # cut: what came is not the whole
        raise Failed("timeout")
    if answer.length:
        raise Failed("unreachable")
    return bytes(said)


def _refusal(status: int, said: bytes) -> str:
    if 300 <= status < 400:
        return "redirect"
    if status in (401, 403):
        return "refused"
    if status == 404:
        return "unknown"
    if status == 413 or (status == 400 and any(one.encode() in said.lower() for one in TOO_LONG)):
        return "too-long"
    return "quota" if status == 429 else "error"


def _read(said: bytes) -> Answer:
    """The text of the first choice, whole: one that was stopped short is not read."""
    try:
        value = orjson.loads(said)
        choice = value["choices"][0]
        message, reason = choice["message"], choice.get("finish_reason")
        text, declined = message.get("content"), message.get("refusal")
        used = value.get("usage") or {}
        tokens = used.get("prompt_tokens"), used.get("completion_tokens")
    except (orjson.JSONDecodeError, LookupError, TypeError, AttributeError):
        raise Failed("invalid") from None
    if declined or reason == "content_filter":
        raise Failed("declined")
    if reason == "length":
        raise Failed("cut")
    if not isinstance(text, str):
        raise Failed("invalid")
    return Answer(text, *(_count(one) for one in tokens))


def _count(said: Any) -> int | None:
    return said if type(said) is int and 0 <= said < 2**31 else None
