"""The frame and the macros alone, served without a database."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask, g
from werkzeug.serving import make_server

from consult import create_app
from tests import conftest


def app(instance: Path) -> Flask:
    made = create_app(conftest.settings("postgresql://nobody@127.0.0.1:1/none", instance))
    made.before_request(_allow)
    return made


def _allow() -> None:
    g.right_asked = True


@contextmanager
def served(made: Flask) -> Iterator[str]:
    """The address where ``made`` answers."""
    server = make_server("127.0.0.1", 0, made, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
