"""Work done after the answer: mail, exports, counts. Procrastinate on the application's database.

A job is deferred on the connection of the request, so a rollback takes it away with the fact.
Every job may run twice (a worker can die after its work and before saying so): each is idempotent.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

import procrastinate
from flask import Flask
from procrastinate.manager import JobManager
from sqlalchemy import text

from . import db as database
from .db import db

log = logging.getLogger(__name__)
STALLED_AFTER_SECONDS = 600
SILENT_AFTER_SECONDS = 60

# Deferring needs no connection of its own: it always uses the one of the request, or of the job. The
# worker puts a connector in the place of this one, but not for what its jobs defer.
_sync = procrastinate.SyncPsycopgConnector()
queue = procrastinate.App(connector=_sync)
deferring = JobManager(_sync)
_application: list[Flask] = []


def bind(app: Flask) -> None:
    """Jobs run inside this application's context."""
    _application[:] = [app]


def job(name: str, **options: Any) -> Callable[[Callable[..., Any]], Any]:
    """Declare a job: run in the application's context, committed once."""

    def declare(work: Callable[..., Any]) -> Any:
        @wraps(work)
        def run(*args: Any, **kwargs: Any) -> None:
            with _application[0].app_context():
                try:
                    work(*args, **kwargs)
                    database.commit()
                except BaseException:
                    database.rollback()
                    raise

        task: Any = queue.task(name=name, pass_context=False, **options)(run)
        task.work = work
        return task

    return declare


def every(cron: str, name: str, **options: Any) -> Callable[[Callable[[], Any]], Any]:
    """Declare a job run on a schedule, once whatever the number of workers."""

    def declare(work: Callable[[], Any]) -> Any:
        def run_at(timestamp: int) -> Any:
            return work()

        task = job(name, queueing_lock=name, **options)(run_at)
        queue.periodic(cron=cron)(task)
        task.work = work
        return task

    return declare


def defer(task: Any, **arguments: Any) -> None:
    """Add a job in the current transaction: it exists if, and only if, the fact is committed."""
    _defer(task, arguments)


def defer_later(task: Any, delay: timedelta, **arguments: Any) -> None:
    """The same, for a job that waits."""
    _defer(task, arguments, schedule_in={"seconds": delay.total_seconds()})


def _defer(task: Any, arguments: dict[str, Any], **options: Any) -> None:
    connection = db.session.connection().connection.driver_connection
    deferrer = task.configure(connection=connection, **options)
    deferrer.job_manager = deferring
    deferrer.defer(**arguments)


def work(app: Flask, concurrency: int = 2) -> None:
    """Run the worker until interrupted."""
    bind(app)
    connector = procrastinate.PsycopgConnector(
        conninfo=database.conninfo(app),
        kwargs={"application_name": "consult-worker"},
    )
    with queue.replace_connector(connector) as running:
        running.run_worker(concurrency=concurrency, delete_jobs="successful")


@every("*/5 * * * *", "jobs.retry_stalled")
def retry_stalled() -> None:
    """A worker killed in the middle leaves its job « doing »: put it back. One that still beats, as
    they all do every ten seconds, may well take longer. A scheduled job whose next turn already waits
    is not put back beside it.
    """
    db.session.execute(RETRY, {"seconds": STALLED_AFTER_SECONDS, "silent": SILENT_AFTER_SECONDS})


RETRY = text(
    "UPDATE procrastinate_jobs j SET attempts = attempts + 1, worker_id = NULL, status = CASE "
    "WHEN EXISTS (SELECT 1 FROM procrastinate_jobs n WHERE n.queueing_lock = j.queueing_lock "
    "AND n.id <> j.id AND (n.status = 'todo' OR (n.status = 'doing' AND n.id > j.id))) "
    "THEN 'failed' ELSE 'todo' END::procrastinate_job_status "
    "WHERE status = 'doing' AND id IN (SELECT e.job_id FROM procrastinate_events e "
    "WHERE e.type = 'started' GROUP BY e.job_id "
    "HAVING max(e.at) < now() - make_interval(secs => :seconds)) "
    "AND NOT EXISTS (SELECT 1 FROM procrastinate_workers w WHERE w.id = worker_id "
    "AND w.last_heartbeat > now() - make_interval(secs => :silent))"
)
