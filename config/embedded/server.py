"""A server on one folder: made, started, asked and stopped. Who uses it is not known here."""

import contextlib
import os
import shutil
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from config.embedded import locks, postmaster
from config.embedded.account import Account
from config.embedded.binaries import Binaries, binaries_for
from config.embedded.errors import EmbeddedError

NAME = "fogline"
# Each server has a socket folder to itself, so the number is never taken.
PORT = 5432
START_SECONDS = 120
LOG_BYTES = 10 * 1024 * 1024

# Given at every start, so a change here reaches data folders that are already there.
SETTINGS = {
    # A socket only: nothing listens on the network.
    "listen_addresses": "''",
    "max_connections": "100",
    # A tenth of a small laptop's memory at most; the system's file cache does the rest.
    "shared_buffers": "128MB",
    # Room for the sorts and hashes of one list page without spilling to disk.
    "work_mem": "16MB",
    # An import writes much at once; rarer checkpoints, and at most this on disk.
    "max_wal_size": "1GB",
    # Disks of today read at random almost as fast as in order: let the planner use indexes.
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
}

# What the server says while the remains of a killed one are still going away.
STILL_GOING = (
    'lock file "postmaster.pid" already exists',
    "pre-existing shared memory block",
    f'.s.PGSQL.{PORT}.lock" already exists',
)


@dataclass(frozen=True)
class Address:
    """Where a running server is reached."""

    socket_dir: str
    port: int
    user: str
    dbname: str

    @property
    def url(self) -> str:
        host = quote(self.socket_dir, safe="")
        return f"postgresql://{self.user}@{host}:{self.port}/{self.dbname}"

    @property
    def socket(self) -> Path:
        return Path(self.socket_dir) / f".s.PGSQL.{self.port}"


@dataclass(frozen=True)
class Server:
    home: Path
    """the folder that holds the data, the log and the locks"""
    address: Address
    account: Account

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @cached_property
    def binaries(self) -> Binaries:
        return binaries_for(self.account)

    def is_running(self) -> bool:
        found = postmaster.read_postmaster(self.data)
        return (
            found is not None
            and found.status == postmaster.READY
            and postmaster.answers(self.address.socket)
        )

    def ensure_running(self) -> None:
        """Start the server, and make its data first where there is none."""
        if self.is_running():
            return
        with locks.exclusive(self.home / "start.lock", self.account):
            if self.is_running():
                return
            self._make_socket_folder()
            self._initialise_once()
            self._check_version()
            self._start()

    def stop(self) -> None:
        """Stop the server, whoever uses it. Nothing happens where it does not run."""
        found = postmaster.read_postmaster(self.data)
        if found is None or not postmaster.serves(found.pid, self.data):
            return
        arguments = ("stop", "-D", "data", "-s", "-w", "-m", "fast", "-t", str(START_SECONDS))
        answer = self.binaries.run("pg_ctl", *arguments, cwd=self.home)
        still = postmaster.read_postmaster(self.data)
        if answer.returncode != 0 and still is not None and still.pid == found.pid:
            raise EmbeddedError(f"The database does not stop: {answer.stdout.strip()}")
        with contextlib.suppress(OSError):
            Path(self.address.socket_dir).rmdir()

    def _make_socket_folder(self) -> None:
        """The folder's mode is the only guard of the socket, so it must be ours alone."""
        folder = Path(self.address.socket_dir)
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.is_symlink() or not folder.is_dir():
            raise EmbeddedError(f"{folder} is in the way. Delete it and start again.")
        if folder.stat().st_uid == os.geteuid():
            self.account.own(folder)
        status = folder.stat()
        if status.st_uid != self.account.uid or status.st_mode & 0o077:
            raise EmbeddedError(
                f"{folder} does not belong to the database's account alone. "
                "Delete it and start again."
            )

    def _initialise_once(self) -> None:
        if (self.data / "PG_VERSION").exists():
            return
        for remains in self.home.glob("new-*"):
            shutil.rmtree(remains)
        draft = f"new-{os.getpid()}"
        # The locale is named, never inherited: under LANG=C, search in Cyrillic breaks silently.
        arguments = (
            *("-D", draft, "-U", NAME, "-E", "UTF8", "--locale=C.UTF-8"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
            # Whoever can open the socket is the owner of the data already.
            *("--auth-local=trust", "--auth-host=reject"),
        )
        self._must("initdb", *arguments)
        self._must(
            "postgres", "--single", "-D", draft, "postgres", given=f"CREATE DATABASE {NAME}"
        )
        # Complete or not there at all: a start that is interrupted leaves only a draft.
        (self.home / draft).rename(self.data)

    def _must(self, program: str, *arguments: str, given: str | None = None) -> None:
        answer = self.binaries.run(program, *arguments, cwd=self.home, given=given)
        if answer.returncode != 0:
            raise EmbeddedError(
                f"The database could not be made in {self.home}. {program} says:\n"
                f"{answer.stdout.strip()}"
            )

    def _check_version(self) -> None:
        held = (self.data / "PG_VERSION").read_text().strip()
        ours = self.binaries.major_version()
        if held != ours:
            raise EmbeddedError(
                f"The data in {self.data} was written by PostgreSQL {held}, and this is "
                f"PostgreSQL {ours}, which cannot read it. Dump it with the version of Fogline "
                "that wrote it and load the dump here, or set FOGLINE_DATA to an empty folder."
            )

    def _start(self) -> None:
        options = SETTINGS | {"unix_socket_directories": self.address.socket_dir}
        arguments = (
            # Relative paths: pg_ctl hands them to a shell, which would read a $ or a quote.
            *("start", "-D", "data", "-l", self.log.name, "-s", "-w", "-t", str(START_SECONDS)),
            *("-o", " ".join(f"-c {name}={value}" for name, value in options.items())),
        )
        deadline = time.monotonic() + 30
        while True:
            self._clear_remains()
            if self.is_running():
                return
            written = self._log_size()
            answer = self.binaries.run("pg_ctl", *arguments, cwd=self.home)
            if answer.returncode == 0:
                return
            said = self._log_since(written)
            if not any(sign in said for sign in STILL_GOING) or time.monotonic() > deadline:
                raise EmbeddedError(
                    f"The database in {self.data} does not start.\n{said.strip()[-2000:]}\n"
                    f"{answer.stdout.strip()}"
                )
            time.sleep(0.1)

    def _clear_remains(self) -> None:
        """Wait for a server on its way up or down; sweep away what a killed one left."""
        deadline = time.monotonic() + START_SECONDS
        while (found := postmaster.read_postmaster(self.data)) is not None:
            if not postmaster.serves(found.pid, self.data):
                (self.data / "postmaster.pid").unlink(missing_ok=True)
                break
            if self.is_running() or time.monotonic() > deadline:
                break
            time.sleep(0.05)
        socket = self.address.socket
        postmaster.end_without_folder(socket.with_name(f"{socket.name}.lock"))
        if self._log_size() > LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))

    def _log_size(self) -> int:
        return self.log.stat().st_size if self.log.exists() else 0

    def _log_since(self, offset: int) -> str:
        if not self.log.exists():
            return ""
        with self.log.open(errors="replace") as log:
            log.seek(offset)
            return log.read()
