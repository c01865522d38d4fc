"""`make bench`: our pages beside a bare Flask « hello », in one run, on 127.0.0.1 alone.

Figures are multiples of the processor time that the hello costs per request: the steadiest figure
on a shared machine. PostgreSQL and the load itself are counted apart.
"""

from __future__ import annotations

import csv
import html
import io
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from multiprocessing.pool import Pool
from pathlib import Path

import psycopg
from flask import Flask
from flask_migrate import upgrade
from playwright.sync_api import sync_playwright
from sqlalchemy import event

from consult import create_app, postgres
from consult.db import conninfo, db
from consult.server import web
from tests.browser.chromium import ARGUMENTS, EXECUTABLE, first_visit
from tests.load import client, counts, data, people, servers, synthesis
from tests.load.client import Outcome, Request, load
from tests.load.report import Report, machine
from tests.load.servers import HOST, ROOT, Server

SECONDS, WARM_UP = 4.0, 1.0
CROWD = 40  # signed-in readers
WRITERS = 400  # for each kind of act
LARGE = 100_000
MEBIBYTE = 2**20


@dataclass
class Bench:
    app: Flask
    cast: data.Cast
    processes: Pool
    report: Report
    site: Server
    yardstick: float = 1.0  # seconds of processor for one hello

    @property
    def list(self) -> str:
        return f"/concertations/mesure-{10_000}/contributions"

    @property
    def one(self) -> str:
        return f"{self.list}/{self.cast.discussed}"

    @property
    def ballot(self) -> str:
        return f"/concertations/mesure-{10_000}/scrutins/{self.cast.vote}/voter"


def main() -> None:
    began = time.monotonic()
    with database() as (app, cast), client.pool() as processes:
        report = Report()
        yardstick = hello(processes, report)
        site = start_site(app)
        try:
            bench = Bench(app, cast, processes, report, site, yardstick)
            for part in (
                reading,
                sizes,
                queues,
                workbench,
                writing,
                statements,
                memory,
                export,
                weight,
                votes,
                reading_texts,
            ):
                attempt(part, bench)
        finally:
            site.stop()
    print(f"\n{machine()}. {time.monotonic() - began:.0f} s.\n")
    print(report.markdown())


def attempt(part: Callable[[Bench], None], bench: Bench) -> None:
    """A part that cannot be measured says so in the table, and the others go on."""
    print(f"{part.__name__}…", file=sys.stderr, flush=True)
    try:
        part(bench)
    except Exception as fault:
        bench.report.failed(part.__name__, f"{type(fault).__name__}: {fault}"[:200])


# Getting ready -----------------------------------------------------------------------------------


@contextmanager
def database() -> Iterator[tuple[Flask, data.Cast]]:
    """A site of its own: a private PostgreSQL, durable as in production, removed at the end."""
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder) / "instance"
        settings = {"INSTANCE": instance, "DATABASE_URL": postgres.ensure(instance)}
        settings["VOTE_KEYS"] = instance / "vote-keys"
        app = create_app({**settings, "DEMO": False})
        print("filling the database…", file=sys.stderr, flush=True)
        with app.app_context():
            upgrade(directory=str(ROOT / "migrations"))
            cast = data.fill(large=LARGE)
            yield app, cast
            db.session.remove()
            db.engine.dispose()
        postgres.discard(instance)


def start_site(app: Flask) -> Server:
    """As `make run` serves it, behind one declared proxy."""
    port = servers.free_port()
    environment = {
        "DATABASE_URL": app.config["DATABASE_URL"],
        "CONSULT_INSTANCE": str(app.config["INSTANCE"]),
        "TRUSTED_PROXIES": "1",
    }
    return servers.start(web(port), port, environment)


def hello(processes: Pool, report: Report) -> float:
    server = servers.hello()
    try:
        spent, outcome = measure(processes, server, [Request("/")])
    finally:
        server.stop()
    beside = f"{spent * 1e6:.0f} µs de processeur, {rates(outcome)}"
    report.add("Flask « hello » nu, sous gunicorn", 1, "×", None, beside)
    return spent


# Measuring ---------------------------------------------------------------------------------------


def measure(
    processes: Pool, server: Server, requests: list[Request], *, once: bool = False
) -> tuple[float, Outcome]:
    """Seconds of processor that the server spends on each request."""
    if not once:
        load(processes, server.port, requests, WARM_UP)
    before = server.cpu()
    outcome = load(processes, server.port, requests, SECONDS, once)
    spent = server.cpu() - before
    refused = {status: n for status, n in outcome.statuses.items() if status >= 400}
    if refused or not outcome.count:
        raise RuntimeError(f"{requests[0].path} answers {dict(outcome.statuses)}")
    return spent / outcome.count, outcome


def rates(outcome: Outcome) -> str:
    milliseconds = outcome.percentile(0.99) * 1000
    return f"{outcome.rate:.0f} req/s, p99 {milliseconds:.1f} ms".replace(".", ",")


def compare(
    bench: Bench, what: str, requests: list[Request], target: float, *, once: bool = False
) -> float:
    """Add a line to the table; requests answered per second."""
    spent, outcome = measure(bench.processes, bench.site, requests, once=once)
    ratio = spent / bench.yardstick
    beside = f"{rates(outcome)}, {outcome.received / outcome.count / 1000:.0f} ko"
    bench.report.add(what, ratio, "×", target, beside.replace(".", ","))
    return outcome.rate


def reading(bench: Bench) -> None:
    crowd = list(people.cookies(bench.app, bench.cast.people[:CROWD]).values())
    pages = {"Accueil": "/", "Liste à 10\u202f000": bench.list, "Une contribution": bench.one}
    for name, address in pages.items():
        anonymous = (people.ENCODING,)
        compare(bench, f"{name}, anonyme, à chaud", [Request(address, anonymous)], 1)
        cold = Request(f"{address}?froid={{n}}", anonymous)
        compare(bench, f"{name}, anonyme, à froid", [cold], 15)
        signed = [Request(address, people.headers(said, "10.9.9.9")) for said in crowd]
        compare(bench, f"{name}, connecté", signed, 15)


def sizes(bench: Bench) -> None:
    spent = {}
    for size in (200, LARGE):
        address = f"/concertations/mesure-{size}/contributions?froid={{n}}"
        spent[size], _outcome = measure(
            bench.processes, bench.site, [Request(address, (people.ENCODING,))]
        )
    ratio = spent[LARGE] / spent[200]
    bench.report.add("Liste à 100\u202f000 / liste à 200, à froid", ratio, "×", 1.2, "")


def queues(bench: Bench) -> None:
    """What waits for a moderator: the first page, and the next text to read."""
    for name, address in (("File de modération", "/moderation"), ("Sa page suivante", "next")):
        median = {}
        for size, moderator in bench.cast.moderators.items():
            said = people.headers(people.cookies(bench.app, [moderator])[moderator], "10.9.9.9")
            path = address if address != "next" else next_page(bench, said)
            _spent, outcome = measure(bench.processes, bench.site, [Request(path, said)])
            median[size] = outcome.percentile(0.5)
        beside = " et ".join(f"{seconds * 1000:.0f} ms" for seconds in median.values())
        what = f"{name}, 100\u202f000 en attente / 100"
        bench.report.add(what, median[LARGE] / median[100], "×", 1.3, f"médianes\u00a0: {beside}")


def workbench(bench: Bench) -> None:
    """Five thousand texts beside fifty, for who reads and places them."""
    for name, path in synthesis.PAGES.items():
        median = {}
        for size, (who, shown) in bench.cast.coders.items():
            said = people.headers(people.cookies(bench.app, [who])[who], "10.9.9.9")
            address = f"/concertations/grille-{size}/synthese{path.format(**shown)}"
            _spent, outcome = measure(bench.processes, bench.site, [Request(address, said)])
            median[size] = outcome.percentile(0.5)
        beside = " et ".join(f"{seconds * 1000:.0f} ms" for seconds in reversed(median.values()))
        ratio = median[synthesis.MANY] / median[synthesis.FEW]
        bench.report.add(
            f"{name}, 5\u202f000 textes / 50", ratio, "×", 1.3, f"médianes\u00a0: {beside}"
        )


def next_page(bench: Bench, said: tuple[tuple[str, str], ...]) -> str:
    people.forget()
    page = bench.app.test_client(use_cookies=False).get("/moderation", headers=dict(said[1:2]))
    return html.unescape(re.findall(r'href="(/moderation\?[^"]*after=[^"]+)"', page.text)[0])


def writing(bench: Bench) -> None:
    app, cast = bench.app, bench.cast
    said = people.cookies(app, cast.people[CROWD : CROWD + WRITERS])
    supports = people.acts(app, said, f"{bench.one}/soutien", {})
    ballots = people.acts(app, said, bench.ballot, {"set": cast.options[:2], "confirm": "1"})
    text = {"title": "Une idée de la personne {n}", "body": data.SENTENCES[1] * 3, "send": "1"}
    texts = people.acts(app, said, f"{bench.list}/nouvelle", text)
    time.sleep(3)  # a form filled faster than anyone writes is shown again
    compare(bench, "Soutenir", supports, 6, once=True)
    rate = compare(bench, "Voter", ballots, 12, once=True)
    bare = inserting(bench)
    beside = f"{rate:.0f} bulletins/s, {bare:.0f} insertions/s"
    bench.report.add("Bulletins par seconde / insertion nue", rate / bare, "×", -0.5, beside)
    compare(bench, "Déposer une contribution", texts, 30, once=True)


def inserting(bench: Bench) -> float:
    """Rows per second that a bare Flask keeps in the same PostgreSQL, committed one by one."""
    address = conninfo(bench.app)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE bare_row (id bigserial PRIMARY KEY, content bytea)")
    server = servers.bare("tests.load.insert:app", {"DATABASE_URL": address})
    try:
        _spent, outcome = measure(bench.processes, server, [Request("/", body="x=1")])
    finally:
        server.stop()
    return outcome.rate


def statements(bench: Bench) -> None:
    counted: list[str] = []
    listen = (bench.app, counted)
    said = next(iter(people.cookies(bench.app, bench.cast.people[-1:]).values()))
    address = f"{bench.one}/soutien"
    support = people.filled(bench.app, address, said, {})
    asked = [
        ("liste, anonyme", bench.list, "", None, 6),
        ("liste, connecté", bench.list, said, None, 6),
        ("une contribution et ses arguments, anonyme", bench.one, "", None, 8),
        ("une contribution et ses arguments, connecté", bench.one, said, None, 8),
        ("un soutien", address, said, support, 6),
    ]
    with counting(*listen):
        browser = bench.app.test_client(use_cookies=False)
        for name, path, cookie, body, target in asked:
            counted.clear()
            bench.app.extensions["pages"].forget()
            people.forget()
            given = {"headers": {"Cookie": cookie}} if cookie else {}
            form = {"data": body, "content_type": "application/x-www-form-urlencoded"}
            page = browser.post(path, **given, **form) if body else browser.get(path, **given)
            page.close()
            bench.report.add(f"Requêtes SQL, {name}", len(counted), "", target, "")


@contextmanager
def counting(app: Flask, counted: list[str]) -> Iterator[None]:
    def note(_connection, _cursor, statement, *_more):  # type: ignore[no-untyped-def]
        counted.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield
    event.remove(db.engine, "before_cursor_execute", note)


def memory(bench: Bench) -> None:
    most = max(bench.site.memory()) / MEBIBYTE
    each = ", ".join(f"{held / MEBIBYTE:.0f}" for held in bench.site.memory())
    bench.report.add("Mémoire d’un processus après la charge", most, "Mio", 130, f"{each} Mio")


def export(bench: Bench) -> None:
    """The file is asked for the first time: it is made, then sent."""
    address = f"/concertations/mesure-{LARGE}/donnees/contributions.csv"
    before = sum(bench.site.memory())
    peak, done = [before], threading.Event()

    def look() -> None:
        while not done.wait(0.05):
            peak.append(sum(bench.site.memory()))

    watcher = threading.Thread(target=look)
    watcher.start()
    start = time.perf_counter()
    connection = HTTPConnection(HOST, bench.site.port, timeout=120)
    connection.request("GET", address)
    answer = connection.getresponse()
    content = answer.read()
    seconds = time.perf_counter() - start
    rows = sum(1 for _row in csv.reader(io.StringIO(content.decode("utf-8-sig")))) - 1
    done.set()
    watcher.join()
    if answer.status != 200:
        raise RuntimeError(f"{address} answers {answer.status}")
    beside = f"{rows} lignes en {seconds:.1f} s".replace(".", ",")
    bench.report.add(
        "Export CSV de 100\u202f000 contributions", rows / seconds, "lignes/s", -100_000, beside
    )
    more = (max(peak) - before) / 1e6
    bench.report.add("Mémoire en plus pendant cet export", more, "Mo", 40, "")


def weight(bench: Bench) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=ARGUMENTS)
        page = browser.new_page()
        size, requests = first_visit(page, f"http://{HOST}:{bench.site.port}/")
        browser.close()
    bench.report.add("Première visite de l’accueil", size / 1000, "ko", 330, "")
    bench.report.add("Requêtes de la première visite", requests, "", 30, "")


def votes(bench: Bench) -> None:
    """A million ballots on two hundred options, each count in a process of its own."""
    peaks = {}
    for name, case in counts.CASES.items():
        found = counts.measured(name)
        peaks[name] = found["peak"]
        times = found["seconds"] / found["pass"]
        beside = f"{times:.0f} fois une simple lecture, {found['peak'] / 1e6:.0f} Mo"
        what = f"Compter un million de bulletins, {case.label}"
        bench.report.add(what, found["seconds"], "s", case.most, beside)
    most = max(peaks, key=peaks.__getitem__)
    bench.report.add("Mémoire du compte le plus lourd", peaks[most] / 1e6, "Mo", 1000, most)


def reading_texts(bench: Bench) -> None:
    synthesis.cost(bench.report)
    synthesis.worth(bench.report)


if __name__ == "__main__":
    main()
