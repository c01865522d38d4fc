"""Jobs, run by a real worker in a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from consult import db, jobs
from tests import chores
from tests.conftest import ROOT

PATIENCE = 30


@pytest.fixture
def start(app: Flask, committed: None) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """start() is one more worker."""
    running: list[subprocess.Popen[bytes]] = []

    def begin() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.chores", app.config["DATABASE_URL"]]
        running.append(subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL))
        return running[-1]

    yield begin
    for worker in running:
        worker.kill()
        worker.wait()


@pytest.fixture
def here(app: Flask, committed: None) -> Iterator[Any]:
    with app.app_context():
        yield db.db.session


def until(true: Callable[[], Any]) -> None:
    patience = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < patience, "too late"
        time.sleep(0.05)
        db.rollback()


def times(scope: str) -> int:
    read = text("SELECT coalesce(max(version), 0) FROM page_version WHERE scope = :scope")
    return int(db.db.session.scalar(read, {"scope": scope}))


def statuses() -> list[str]:
    read = "SELECT status::text FROM procrastinate_jobs WHERE task_name LIKE 'chores.%' ORDER BY id"
    return list(db.db.session.scalars(text(read)))


def test_a_deferred_job_is_done_by_the_worker_and_may_defer_another(here, start):
    start()
    jobs.defer(chores.note, scope="c:1")
    jobs.defer(chores.hand_on, scope="c:7")
    db.commit()
    until(lambda: times("c:1") == 1 and times("c:7") == 1)
    until(lambda: statuses() == [])


def test_a_rollback_takes_the_job_away_with_the_fact(here):
    jobs.defer(chores.note, scope="c:2")
    assert statuses() == ["todo"]
    db.rollback()
    assert statuses() == []


def test_a_job_that_fails_leaves_nothing_of_its_work_and_can_be_seen(here, start):
    start()
    jobs.defer(chores.fail, scope="c:3")
    jobs.defer(chores.note, scope="c:4")
    db.commit()
    until(lambda: times("c:4") == 1)
    until(lambda: statuses() == ["failed"])
    assert times("c:3") == 0


def test_two_workers_do_each_job_once(here, start):
    for _ in range(20):
        jobs.defer(chores.note, scope="c:5")
    db.commit()
    start(), start()
    until(lambda: statuses() == [])
    assert times("c:5") == 20


def test_the_job_of_a_killed_worker_is_done_by_the_next(here, start, tmp_path: Path):
    flag = tmp_path / "started"
    first = start()
    jobs.defer(chores.linger, scope="c:6", flag=str(flag))
    db.commit()
    until(flag.exists)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert statuses() == ["doing"]
    assert times("c:6") == 0

    jobs.retry_stalled.work()
    db.commit()
    assert statuses() == ["doing"], "a job that may still be running is left alone"

    late = {"seconds": jobs.STALLED_AFTER_SECONDS + 1}
    age = text("UPDATE procrastinate_events SET at = at - make_interval(secs => :seconds)")
    db.db.session.execute(age, late)
    jobs.retry_stalled.work()
    db.commit()
    assert statuses() == ["doing"], "a job whose worker still beats is left alone"

    db.db.session.execute(
        text("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 minutes'")
    )
    jobs.retry_stalled.work()
    db.commit()
    start()
    until(lambda: times("c:6") == 1)
    until(lambda: statuses() == [])


DECLARED = re.compile(r'^@(?:jobs\.)?every\(\s*[^,]+,\s*"([^"]+)"', re.MULTILINE)


def test_every_scheduled_job_is_known_to_a_worker_that_only_starts_the_application():
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "consult").rglob("*.py")]
    declared = {name for source in sources for name in DECLARED.findall(source)}
    assert {"jobs.retry_stalled", "votes.tend"} <= declared
    asked = (
        "import consult; from consult import jobs; "
        "print(*[one.task.name for one in jobs.queue.periodic_registry.periodic_tasks.values()])"
    )
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, cwd=ROOT)
    assert set(found.stdout.split()) == declared, found.stderr


def test_every_scheduled_job_can_be_run(session):
    for planned in jobs.queue.periodic_registry.periodic_tasks.values():
        planned.task.work()
