"""Jobs for test_jobs.py, imported by the test and by the real worker it starts."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from consult import create_app, db, jobs


@jobs.job("chores.note")
def note(scope: str) -> None:
    db.touch(scope)


@jobs.job("chores.hand_on")
def hand_on(scope: str) -> None:
    jobs.defer(note, scope=scope)


@jobs.job("chores.fail")
def fail(scope: str) -> None:
    db.touch(scope)
    db.db.session.flush()
    raise ValueError(scope)


@jobs.job("chores.linger")
def linger(scope: str, flag: str) -> None:
    """The first time, stay for ever between the work and its end."""
    db.touch(scope)
    if not Path(flag).exists():
        Path(flag).write_text(str(os.getpid()))
        time.sleep(60)


if __name__ == "__main__":
    sys.modules["tests.chores"] = sys.modules["__main__"]
    jobs.work(create_app({"DATABASE_URL": sys.argv[1]}))
