"""A small server on this machine that speaks as language models do, and lies when it is told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "cle-qui-ne-doit-jamais-paraitre"
MODEL = "modele-d-essai"


def completion(content: Any, reason: str = "stop", **message: Any) -> dict[str, Any]:
    said = content if isinstance(content, str) or content is None else json.dumps(content)
    return {
        "choices": [
            {
                "message": {"role": "assistant", "content": said, **message},
                "finish_reason": reason,
            }
        ],
        "usage": {"prompt_tokens": 321, "completion_tokens": 45},
    }


class Speaking:
    """What it answers, and all that it received."""

    def __init__(self) -> None:
        self.received: list[tuple[str, dict[str, str], bytes]] = []
        self.answer: Callable[[Handler, Any], None] = lambda handler, asked: handler.say({})
        self.url = ""

    @property
    def bodies(self) -> list[bytes]:
        return [body for _path, _headers, body in self.received]

    def says(self, made: Callable[[Any], Any]) -> None:
        """``made`` of the material, as a well-formed answer."""
        self.answer = lambda handler, asked: handler.say(completion(made(material(asked))))


def material(asked: Any) -> Any:
    return json.loads(asked["messages"][1]["content"])


class Handler(BaseHTTPRequestHandler):
    speaking: Speaking

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.speaking.received.append((self.path, dict(self.headers), body))
        with suppress(OSError):  # the other side went away, as it should
            self.speaking.answer(self, json.loads(body))

    def do_GET(self) -> None:
        self.speaking.received.append((self.path, dict(self.headers), b""))
        self.say({})

    def say(self, said: Any, status: int = 200, **headers: str) -> None:
        made = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(made)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(made)

    def stream(self, piece: bytes, pause: float = 0) -> None:
        """Without end."""
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(piece)
            time.sleep(pause)

    def log_message(self, *_said: Any) -> None:
        pass


@contextmanager
def served() -> Iterator[Speaking]:
    speaking = Speaking()
    kind = type("Bound", (Handler,), {"speaking": speaking})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    server.daemon_threads = True
    speaking.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    )
    thread.start()
    try:
        yield speaking
    finally:
        server.shutdown()
        server.server_close()
