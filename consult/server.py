"""What ``make run`` starts: the database, the site and its worker. All of it stops together."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

from flask import Flask

import config

from . import create_app
from .db import db
from .lazy import flask_migrate
from .postgres_place import Unavailable

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
GRANIAN = (
    "--factory consult.server:worker --interface wsgi --no-ws --http 1 --log-level error"
    " --runtime-threads 1 --blocking-threads 8 --backpressure 64"
    " --respawn-failed-workers --workers-max-rss 512 --workers-kill-timeout 2"
)
PATIENCE = 60
GRACE = 10
LEAVING = 6  # seconds a port is waited for
DIE_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG


class Stopped(RuntimeError):
    """Something ended that should not have; the message says what."""


def main() -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        run(int(os.environ.get("PORT", "8000")), children)
    except KeyboardInterrupt:
        print("\nStopping.", flush=True)
    except (Stopped, Unavailable, config.BadSetting) as fault:
        print(fault, file=sys.stderr)
        return 1
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        stop(children)
    return 0


def run(port: int, children: dict[str, subprocess.Popen[bytes]]) -> None:
    refuse_taken(port)
    address = f"http://{HOST}:{port}"
    os.environ.setdefault("BASE_URL", address)
    os.environ.setdefault(
        "MALLOC_ARENA_MAX", "2"
    )  # threads share arenas, which keeps workers small
    prepare()
    children["the web server"] = start(web(port))
    children["the job worker"] = start([sys.executable, "-m", "flask", "--app", "wsgi", "worker"])
    wait_for(port, children)
    print(f"\nConsult is on {address} (Ctrl-C stops everything)", flush=True)
    watch(children)


def refuse_taken(port: int) -> None:
    """Those who served a site that was killed leave its port a moment later."""
    until = time.monotonic() + LEAVING
    while (fault := held(port)) and time.monotonic() < until:
        time.sleep(0.2)
    if fault:
        raise Stopped(
            f"Port {port} is taken or not allowed ({fault.strerror}). Choose another one:"
            f" make run PORT={port + 1}"
        ) from fault


def held(port: int) -> OSError | None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as fault:
            return fault
    return None


def prepare() -> None:
    """Bring the database up to date; fill an empty demo, and say its accounts."""
    app = create_app()
    with app.app_context():
        flask_migrate.upgrade()
        if app.config["DEMO"]:
            app.cli.commands["demo"].main(args=[], standalone_mode=False)
        db.session.remove()
        db.engine.dispose()


def web(port: int) -> list[str]:
    command = [sys.executable, "-m", "granian", *GRANIAN.split(), "--host", HOST]
    return [*command, "--port", str(port), "--workers", str(os.cpu_count() or 1)]


def worker() -> Flask:
    """The application of a web worker, which ends when the web server is killed: at once, for until it
    serves it has the handlers of the web server, which would swallow a gentler signal."""
    if tie := _tied(signal.SIGKILL):
        tie()
    server = multiprocessing.parent_process()
    if server is not None and not server.is_alive():
        raise SystemExit  # killed while this one was starting, before they were tied
    return create_app()


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """In a group of its own, so that Ctrl-C reaches us alone; it ends if we are killed."""
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True, preexec_fn=_tied())


def _tied(by: signal.Signals = signal.SIGTERM) -> Callable[[], object] | None:
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(DIE_WITH_PARENT, by)


def wait_for(port: int, children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + PATIENCE
    while (status := home_page(port)) is None:
        refuse_ended(children)
        if time.monotonic() > deadline:
            raise Stopped(f"The site did not answer within {PATIENCE} seconds.")
        time.sleep(0.1)
    if status != HTTPStatus.OK:
        raise Stopped(f"The home page answers {status}: see the message above.")


def home_page(port: int) -> int | None:
    try:
        connection = HTTPConnection(HOST, port, timeout=PATIENCE)
        connection.request("GET", "/", headers={"Connection": "close"})
        return connection.getresponse().status
    except OSError:
        return None


def watch(children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    while True:
        refuse_ended(children)
        time.sleep(0.5)


def refuse_ended(children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    for name, child in children.items():
        if child.poll() is not None:
            raise Stopped(f"{name.capitalize()} ended with status {child.returncode}: stopping.")


def stop(children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    for child in children.values():
        try:
            child.wait(GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)  # its own children, if it was killed


if __name__ == "__main__":
    sys.exit(main())
