"""The private PostgreSQL of an instance, for whoever has set no ``DATABASE_URL``.

Whoever uses it holds a shared lock on the lease, which the kernel frees even after a kill -9; the
last one to leave stops the server. It listens on a Unix socket that only its own account and root
can open.
"""

import atexit
import fcntl
import hashlib
import os
import shlex
import shutil
import stat
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from consult.postgres_place import Account, Unavailable, binaries, locked, settle

PORT = 5432
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "random_page_cost": "1.1",
    "jit": "off",
    # Parallel plans need a large /dev/shm, which containers do not have.
    "max_parallel_workers_per_gather": "0",
}
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# The kernel keeps 107 bytes for the whole address of a socket.
LONGEST_SOCKET_FOLDER = 107 - len(f"/.s.PGSQL.{PORT}.lock")
PATIENCE = 30

_leases: dict[Path, int] = {}


def ensure(instance: Path, durable: bool = True) -> str:
    """The address of the private database; its server runs until the last user leaves."""
    instance = instance.resolve()
    instance.mkdir(parents=True, exist_ok=True)
    with locked(_lock(instance)):
        if instance not in _leases:
            _leases[instance] = _lease(instance)
            atexit.register(stop, instance)
        home, account = settle(instance)
        cluster = Cluster(home, account, durable)
        cluster.run()
        return f"postgresql+psycopg://consult@/consult?host={quote(cluster.socket)}&port={PORT}"


def stop(instance: Path) -> bool:
    """Give up this process's lease; stop the server unless somebody else holds one."""
    instance = instance.resolve()
    mine = _leases.pop(instance, None)
    if not instance.exists():
        return True
    with locked(_lock(instance)):
        if mine is not None:
            os.close(mine)
        with _lease_file(instance).open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            if (instance / "postgres").exists():
                home, account = settle(instance)
                Cluster(home, account).halt()
    return True


def discard(instance: Path) -> None:
    """Remove a throwaway instance, its database included."""
    if not stop(instance):
        raise Unavailable(f"{instance} is in use.")
    link = instance / "postgres"
    if link.is_symlink():
        shutil.rmtree(link.resolve(), ignore_errors=True)
    shutil.rmtree(instance, ignore_errors=True)


def _lock(instance: Path) -> Path:
    return instance / "postgres.lock"


def _lease_file(instance: Path) -> Path:
    return instance / "postgres.lease"


def _lease(instance: Path) -> int:
    file = os.open(_lease_file(instance), os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def _lease_again() -> None:
    """A forked child shares its parent's lock, so that either could let go of it for both."""
    for instance, inherited in list(_leases.items()):
        _leases[instance] = _lease(instance)
        os.close(inherited)


os.register_at_fork(after_in_child=_lease_again)


@dataclass(frozen=True)
class Cluster:
    """One data folder and the server on it. Its methods are called under the instance's lock."""

    home: Path
    account: Account
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def socket(self) -> str:
        return self._status()[4]

    def run(self) -> None:
        if not self.data.exists():
            self._create()
        if self._pid() is None:
            self._start()
        self._wait()

    def halt(self) -> None:
        if self._pid() is not None:
            folder = Path(self.socket)
            self._ctl("stop", "-m", "fast", "-t", str(PATIENCE))
            if folder != self.home:
                shutil.rmtree(folder, ignore_errors=True)

    def _create(self) -> None:
        """Under another name first, so that an interrupted creation leaves nothing half done."""
        draft = self.home / "draft"
        shutil.rmtree(draft, ignore_errors=True)
        folder = binaries(self.account, None)
        options = ["--username=consult", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        if b"--builtin-locale" in self._run(folder / "initdb", "--help"):
            options.append("--locale-provider=builtin")
        if not self.durable:
            options.append("--no-sync")
        self._run(folder / "initdb", "-D", draft, *options)
        self._run(
            folder / "postgres",
            "--single",
            "-D",
            draft,
            "postgres",
            typed=b"CREATE DATABASE consult;\n",
        )
        draft.rename(self.data)

    def _start(self) -> None:
        """After a kill -9 of the server alone, its last children may need a moment to go."""
        self._forget_stranger()
        settings = SETTINGS if self.durable else SETTINGS | THROWAWAY
        options = ["-k", self._socket_folder(), "-p", str(PORT)]
        options += [word for name in settings for word in ("-c", f"{name}={settings[name]}")]
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return self._ctl("start", "-l", self.home / "log", "-o", shlex.join(options))
            except Unavailable:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.5)

    def _wait(self) -> None:
        """Whoever began to start it may have been killed before it was ready."""
        deadline = time.monotonic() + 10 * PATIENCE
        while self._status()[7:8] != ["ready"]:
            if self._pid() is None or time.monotonic() > deadline:
                raise Unavailable(f"PostgreSQL does not start: see {self.home / 'log'}.")
            time.sleep(0.1)

    def _status(self) -> list[str]:
        """The lines of postmaster.pid: process, data, start, port, socket folder…, state."""
        try:
            text = (self.data / "postmaster.pid").read_text()
        except FileNotFoundError:
            return []
        return [line.strip() for line in text.splitlines()]

    def _pid(self) -> int | None:
        status = self._status()
        return int(status[0]) if status and is_postmaster(int(status[0])) else None

    def _forget_stranger(self) -> None:
        """A killed server's number may be another process now: PostgreSQL would wait for it."""
        status = self._status()
        if status and _is_alive(int(status[0])):
            (self.data / "postmaster.pid").unlink()
            for left in Path(status[4]).glob(".s.PGSQL.*"):
                left.unlink()

    def _socket_folder(self) -> str:
        if len(os.fsencode(self.home)) <= LONGEST_SOCKET_FOLDER:
            return str(self.home)
        name = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        folder = Path(tempfile.gettempdir(), f"consult-{name}")
        if not folder.exists():
            folder.mkdir(mode=0o700)
            os.chown(folder, self.account.uid, self.account.gid)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != self.account.uid:
            raise Unavailable(f"{folder} belongs to somebody else: remove it, then start again.")
        return str(folder)

    def _ctl(self, action: str, *options: str | Path) -> None:
        major = (self.data / "PG_VERSION").read_text().strip()
        pg_ctl = binaries(self.account, major) / "pg_ctl"
        self._run(pg_ctl, action, "-D", self.data, "--wait", "--silent", *options)

    def _run(self, *command: str | Path, typed: bytes = b"") -> bytes:
        """In a session of its own: Ctrl-C is for the application, which then stops the server."""
        done: subprocess.CompletedProcess[bytes] = subprocess.run(
            command,
            input=typed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            start_new_session=True,
            **self.account.options,
        )
        if done.returncode:
            said = done.stdout.decode(errors="replace").strip()
            raise Unavailable(f"{said} (see also {self.home / 'log'})")
        return done.stdout


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def is_postmaster(pid: int) -> bool:
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return not Path("/proc").exists() and _is_alive(pid)
    return Path(os.fsdecode(command[0])).name == "postgres" and b"-D" in command
