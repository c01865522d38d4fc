"""Web servers under measure: started on a free port of 127.0.0.1, watched by /proc, stopped by pid."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
TICK = os.sysconf("SC_CLK_TCK")
WORKERS = os.cpu_count() or 1
THREADS = 8


@dataclass
class Server:
    process: subprocess.Popen[bytes]
    port: int

    def pids(self) -> list[int]:
        """The server and all it started."""
        children: dict[int, list[int]] = {}
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and (fields := stat(int(folder.name))):
                children.setdefault(int(fields[1]), []).append(int(folder.name))
        found = [self.process.pid]
        for pid in found:
            found += children.get(pid, [])
        return found

    def workers(self) -> list[int]:
        return self.pids()[1:]

    def cpu(self) -> float:
        """Seconds of processor, of all threads, since the beginning."""
        spent = [stat(pid) for pid in self.pids()]
        return sum(int(f[11]) + int(f[12]) for f in spent if f) / TICK

    def memory(self) -> list[int]:
        """Bytes held by each worker, memory shared with others being split among them."""
        return [pss(pid) for pid in self.workers()]

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def stat(pid: int) -> list[str]:
    """The fields of /proc/<pid>/stat after the name; none when the process has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def free_port() -> int:
    """Below those that the system lends to whoever goes out: nobody takes it before its server."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind((HOST, port))
            return port


def start(command: list[str], port: int, environment: Mapping[str, str]) -> Server:
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )
    server = Server(process, port)
    deadline = time.monotonic() + 120  # a busy machine is not a fault
    while not answers(port):
        if process.poll() is not None or time.monotonic() > deadline:
            server.stop()
            raise RuntimeError(f"{command[2]} does not answer")
        time.sleep(0.1)
    return server


def answers(port: int) -> bool:
    try:
        connection = HTTPConnection(HOST, port, timeout=10)
        connection.request("GET", "/", headers={"Connection": "close"})
        return connection.getresponse().status < 500
    except OSError:
        return False


def bare(app: str, environment: Mapping[str, str]) -> Server:
    """A bare Flask application under gunicorn, with threads."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--bind", f"{HOST}:{port}", "--log-level", "error"]
    command += ["--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS)]
    return start([*command, "--keep-alive", "60", app], port, environment)


def hello() -> Server:
    return bare("tests.load.hello:app", {})
