"""What a thief of the whole database learns of paper ballots, while they are typed and after."""

from __future__ import annotations

import logging
from pathlib import Path

import psycopg
import pytest
from flask_migrate import upgrade
from sqlalchemy import text

from consult import create_app, postgres
from consult.accounts import sessions
from consult.db import conninfo, db
from consult.votes import actions
from consult.votes.box import sealing
from consult.votes.models import Envelope, PaperEntry
from tests import make
from tests.conftest import ROOT, settings
from tests.votes.test_leaks import _dumped
from tests.votes.test_parallel import Box, at_once

BALLOTS = 40
OPTIONS = 5


@pytest.fixture(scope="module")
def stolen(tmp_path_factory):
    """The files before the signatures and after them, and what was really sealed."""
    folder = tmp_path_factory.mktemp("paper")
    url = postgres.ensure(folder / "instance")
    app = create_app(settings(url, folder / "site"))
    log = folder / "site.log"
    handler = logging.FileHandler(log)
    for name in (None, "sqlalchemy.engine"):
        logging.getLogger(name).addHandler(handler)
    with pytest.MonkeyPatch.context() as patch:
        try:
            with app.app_context():
                upgrade(directory=str(ROOT / "migrations"))
                yield _lived(app, log, patch)
        finally:
            for name in (None, "sqlalchemy.engine"):
                logging.getLogger(name).removeHandler(handler)
            with app.app_context():
                db.session.remove()
                db.engine.dispose()
            postgres.discard(folder / "instance")


class Stolen:
    def __init__(self):
        self.plaintexts, self.files, self.dumps = [], [], []
        self.drafts, self.order, self.lengths = [], [], set()

    def steal(self, app, log):
        address = conninfo(app)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            data = Path(connection.execute("SHOW data_directory").fetchone()[0])
        self.dumps.append(_dumped(address))
        self.files += [one.read_bytes() for one in (*data.rglob("*"), log) if one.is_file()]


def _lived(app, log, patch):
    said = Stolen()
    real = sealing.plaintext
    patch.setattr(
        sealing,
        "plaintext",
        lambda *given: said.plaintexts.append(real(*given)) or said.plaintexts[-1],
    )
    paper = {"place": "À l’accueil", "hours": 1}
    vote = make.vote(options=OPTIONS, method_slug="plurality", paper=paper)
    people = [make.member(vote.consultation.lab) for _each in range(2)]
    lot = actions.declare_lot(vote, "Mairie", BALLOTS, people[0].id)
    tokens = [sessions.open_session(one.id, team=True) for one in people]
    db.session.commit()
    path = f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}/papier/{lot.id}"
    browsers = [Box(app, vote.id, path).browser(token) for token in tokens]
    at_once([_typing(browser, path) for browser in browsers])
    said.drafts = db.session.scalars(
        db.select(PaperEntry).where(PaperEntry.turn == 2).order_by(PaperEntry.number)
    ).all()
    said.drafts = [sealing.hash_of(one.ciphertext) for one in said.drafts]
    said.lengths = set(db.session.scalars(db.select(db.func.length(PaperEntry.ciphertext))))
    db.session.rollback()
    said.steal(app, log)
    signing = [lambda b=b: b.post(f"{path}/signature", data={"sure": "y"}) for b in browsers]
    assert [answer.status_code for answer in at_once(signing)] == [303, 303]
    said.order = list(db.session.scalars(db.select(Envelope.hash).order_by(text("ctid"))))
    said.lengths |= set(db.session.scalars(db.select(db.func.length(Envelope.ciphertext))))
    db.session.rollback()
    said.steal(app, log)
    return said


def _typing(browser, path):
    def work():
        browser.post(f"{path}/saisie")
        for number in range(1, BALLOTS + 1):
            sent = {"one": str(1 + number % OPTIONS)}
            assert browser.post(f"{path}/saisie/{number}", data=sent).status_code == 303

    return work


def test_nothing_that_was_typed_is_in_clear_in_the_files_the_journal_the_logs_or_a_dump(stolen):
    assert len(stolen.plaintexts) == 2 * BALLOTS
    everything = [*stolen.files, *stolen.dumps]
    assert any(b"paper_entry" in content for content in everything)
    codes = [one.split(b'"code":"')[1][:19] for one in stolen.plaintexts]
    for content in everything:
        assert b'"choice":[' not in content
        assert not any(code in content for code in codes)


def test_what_is_typed_has_the_length_of_any_envelope(stolen):
    assert len(stolen.lengths) == 1


def test_the_box_keeps_no_order_of_the_lot_and_what_was_typed_is_gone(stolen):
    assert stolen.order == sorted(stolen.drafts) != stolen.drafts
    drafts = stolen.dumps[-1].decode().split("COPY public.paper_entry")[1].split("\\.")[0]
    assert drafts.count("\n") == 1  # the line of the columns alone


def test_the_same_choice_typed_on_two_ballots_leaves_two_marks(stolen):
    """Else whoever reads the database would count who is ahead without opening anything."""
    lines = stolen.dumps[0].decode().split("COPY public.paper_entry")[1].split("\\.")[0]
    marks = [line.split("\t")[3] for line in lines.splitlines()[1:] if "\t" in line]
    assert len(marks) == 2 * BALLOTS and len(set(marks)) == BALLOTS
