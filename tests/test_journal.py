"""The journal: what changes behind its back is found, and named."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from consult import cli, journal
from consult.db import db
from consult.journal import Act, Fault
from tests import make

COLUMNS = "at, actor_id, verb, object_kind, object_id, lab_id, details, previous_hash, hash"


@pytest.fixture
def acts(session: Any) -> list[Act]:
    lab = make.lab()
    return [
        journal.record(
            "lab.edit", lab, 7, lab_id=lab.id, place=n, before={"b": [1, None], "a": "é"}
        )
        for n in range(1, 7)
    ]


def behind_its_back(statement: str, **values: Any) -> None:
    """What someone with all the keys of the database can do: no trigger stops them."""
    db.session.execute(text("SET LOCAL session_replication_role = replica"))
    db.session.execute(text(statement), values)
    db.session.execute(text("SET LOCAL session_replication_role = origin"))
    db.session.expire_all()


def faults() -> list[Fault]:
    db.session.expire_all()
    return journal.verify(journal.chain(), journal.head())


def test_an_untouched_journal_has_no_fault(acts):
    assert [act.number for act in acts] == [1, 2, 3, 4, 5, 6]
    assert faults() == []


def test_an_empty_journal_has_no_fault(session):
    assert faults() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE act SET verb = 'x' WHERE number = 3",
        "DELETE FROM act WHERE number = 3",
        "TRUNCATE act",
    ],
)
def test_the_database_refuses_changes(acts, statement):
    with pytest.raises(IntegrityError, match="append-only"), db.session.begin_nested():
        db.session.execute(text(statement))


@pytest.mark.parametrize(
    "change",
    [
        "at = at + interval '1 microsecond'",
        "actor_id = 8",
        "actor_id = NULL",
        "verb = 'lab.team'",
        "object_kind = 'consultation'",
        "object_id = object_id + 1",
        "lab_id = lab_id + 1",
        """details = '{"place": 99}'""",
        "details = jsonb_set(details, '{before,b}', '[1]')",
        "hash = repeat('f', 64)",
    ],
)
def test_a_changed_row_is_named(acts, change):
    behind_its_back(f"UPDATE act SET {change} WHERE number = 3")
    assert Fault(3, "changed") in faults()


def test_a_row_changed_with_its_hash_is_betrayed_by_the_next(acts):
    behind_its_back("UPDATE act SET verb = 'lab.team' WHERE number = 3")
    forged = journal.digest(db.session.get(Act, 3))
    behind_its_back("UPDATE act SET hash = :hash WHERE number = 3", hash=forged)
    assert faults() == [Fault(3, "changed")]


def test_the_last_row_changed_with_its_hash_is_betrayed_by_the_head(acts):
    behind_its_back("UPDATE act SET verb = 'lab.team' WHERE number = 6")
    forged = journal.digest(db.session.get(Act, 6))
    behind_its_back("UPDATE act SET hash = :hash WHERE number = 6", hash=forged)
    assert faults() == [Fault(6, "changed")]


def test_each_removed_row_is_named(acts):
    behind_its_back("DELETE FROM act WHERE number IN (1, 3, 4)")
    assert faults() == [Fault(1, "removed"), Fault(3, "removed"), Fault(4, "removed")]


def test_a_cut_end_is_named(acts):
    behind_its_back("DELETE FROM act WHERE number > 4")
    assert faults() == [Fault(5, "removed"), Fault(6, "removed")]


def test_an_emptied_journal_is_seen(acts):
    behind_its_back("DELETE FROM act")
    assert [fault.number for fault in faults()] == [1, 2, 3, 4, 5, 6]


def test_a_row_added_at_the_end_is_named(acts):
    behind_its_back(
        f"INSERT INTO act (number, {COLUMNS}) SELECT 7, {COLUMNS} FROM act WHERE number = 6"
    )
    assert Fault(7, "inserted") in faults()


def test_a_row_added_before_the_first_is_named(acts):
    behind_its_back(
        f"INSERT INTO act (number, {COLUMNS}) SELECT 0, {COLUMNS} FROM act WHERE number = 6"
    )
    assert Fault(0, "inserted") in faults()


def test_a_row_slipped_in_the_middle_is_named(acts):
    """The rows after it had to move: each is named too."""
    behind_its_back("UPDATE act SET number = number + 100 WHERE number > 3")
    behind_its_back("UPDATE act SET number = number - 99 WHERE number > 100")
    behind_its_back(
        f"INSERT INTO act (number, {COLUMNS}) SELECT 4, {COLUMNS} FROM act WHERE number = 3"
    )
    assert {fault.number for fault in faults()} >= {4, 5, 6, 7}


def test_two_rows_exchanged_are_named(acts):
    behind_its_back("UPDATE act SET number = 103 WHERE number = 3")
    behind_its_back("UPDATE act SET number = 3 WHERE number = 4")
    behind_its_back("UPDATE act SET number = 4 WHERE number = 103")
    assert {fault.number for fault in faults()} >= {3, 4}


def test_a_head_kept_elsewhere_finds_a_chain_written_again(acts):
    number, kept = journal.head()
    behind_its_back("DELETE FROM act WHERE number = 6")
    behind_its_back(
        "UPDATE journal_head SET number = 5, hash = (SELECT hash FROM act WHERE number = 5)"
    )
    assert faults() == []
    assert journal.verify_kept(f"{number}:{kept}") == [Fault(6, "removed")]


def test_the_command_names_the_row_and_fails(app, acts):
    runner = app.test_cli_runner()
    sound = runner.invoke(cli.journal_commands, ["verify"])
    assert (sound.exit_code, sound.output.strip()) == (0, "6 acts, no fault.")
    behind_its_back("UPDATE act SET actor_id = 8 WHERE number = 2")
    broken = runner.invoke(cli.journal_commands, ["verify"])
    assert (broken.exit_code, broken.output.strip()) == (1, "act 2: changed")


def test_the_command_takes_the_head_it_printed(app, acts):
    runner = app.test_cli_runner()
    kept = runner.invoke(cli.journal_commands, ["head"]).output.strip()
    assert runner.invoke(cli.journal_commands, ["verify", "--head", kept]).exit_code == 0
    other = "6:" + "0" * 64
    assert runner.invoke(cli.journal_commands, ["verify", "--head", other]).exit_code == 1


def test_acts_recorded_at_once_make_one_chain(app, committed):
    """Ten processes' worth of threads, each in its own transaction."""
    with app.app_context():
        lab_id = make.lab().id
        db.session.commit()

    def act(n: int) -> None:
        with app.app_context():
            lab = db.session.get(make.Lab, lab_id)
            journal.record("lab.edit", lab, n)
            db.session.commit()

    workers = [Thread(target=act, args=(n,)) for n in range(10)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    with app.app_context():
        assert journal.head()[0] == 10
        assert faults() == []
