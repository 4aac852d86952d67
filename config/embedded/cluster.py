"""One embedded server: found or started, shared by every process that uses it, stopped last."""

import atexit
import hashlib
import os
import sys
import threading
from functools import cached_property
from pathlib import Path

from config.embedded import locks
from config.embedded.account import Account, account_for
from config.embedded.binaries import SYSTEM_FOLDER
from config.embedded.errors import EmbeddedError
from config.embedded.server import NAME, PORT, Address, Server


class Cluster:
    """The server whose files lie in ``postgres/`` of a data folder.

    Every process that uses it holds a shared lock until it ends; whoever gets the exclusive lock
    on leaving was the last, and stops the server. Safe to call from several threads, and in a
    process that has been forked from one that had attached.
    """

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir.resolve()
        self._guard = threading.RLock()
        self._using: int | None = None

    @property
    def address(self) -> Address:
        """Where the server is or will be; it need not be running."""
        return self.server.address

    @cached_property
    def server(self) -> Server:
        account = account_for(self._place.resolve())
        home = self._settled(account)
        digest = _digest(home)
        # Directly under /tmp: a socket's whole path has about a hundred bytes.
        # Made with mode 0700, and refused where it is not ours alone.
        folder = f"/tmp/fogline-{account.uid}-{digest}"  # noqa: S108
        address = Address(folder, PORT, NAME, NAME)
        return Server(home, address, account)

    def attach(self) -> Address:
        """Make sure that the server runs, and that it runs for as long as we do."""
        with self._guard:
            if self._using is None:
                self._using = locks.hold_shared(self._users_lock, self.server.account)
                atexit.register(self.release)
            try:
                self.server.ensure_running()
            except BaseException:
                self._let_go()
                raise
            return self.address

    def release(self) -> None:
        """Leave the server; stop it if nobody else uses it."""
        with self._guard:
            if self._using is None:
                return
            self._let_go()
            if not self.server.home.exists():
                return
            # A lock of our own making, not the one held so far: a child forked from this process
            # shares that one, and must keep the server.
            with locks.exclusive_if_free(self._users_lock, self.server.account) as we_were_last:
                if we_were_last:
                    self.server.stop()

    def in_use(self) -> bool:
        """Whether any process holds the server."""
        with locks.exclusive_if_free(self._users_lock, self.server.account) as free:
            return not free

    def is_running(self) -> bool:
        return self.server.is_running()

    def stop(self) -> None:
        """Stop the server, whoever uses it."""
        self.server.stop()

    @property
    def _place(self) -> Path:
        return self.data_dir / "postgres"

    @property
    def _users_lock(self) -> Path:
        return self.server.home / "users.lock"

    def _let_go(self) -> None:
        if self._using is not None:
            os.close(self._using)
            self._using = None
            atexit.unregister(self.release)

    def _settled(self, account: Account) -> Path:
        """The folder for the server's files, made where it is missing."""
        try:
            self.data_dir.mkdir(parents=True, exist_ok=True)
            home = self._place.resolve()
            if not home.exists() and not account.is_ours and not account.can_enter(self.data_dir):
                home = self._settled_elsewhere()
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            account.own(home)
        except OSError as error:
            raise EmbeddedError(
                f"The data folder {self.data_dir} cannot be used: {error.strerror}. "
                "Set FOGLINE_DATA to a folder that you may write to."
            ) from error
        if not account.is_ours and not account.can_enter(home):
            raise EmbeddedError(
                f"The database runs under the account number {account.uid}, which cannot enter "
                f"{home}. Let others pass through its parent folders (chmod o+x), or set "
                "FOGLINE_DATA to another folder."
            )
        return home

    def _settled_elsewhere(self) -> Path:
        """A home outside a folder that only root can enter, found again through a link."""
        home = SYSTEM_FOLDER / _digest(self._place)
        SYSTEM_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
        try:
            self._place.symlink_to(home)
        except FileExistsError:
            # Made by a start at the same moment, or by one before the folder was moved.
            return self._place.resolve()
        sys.stderr.write(
            f"The database does not run as root and cannot enter {self.data_dir}: "
            f"its files are kept in {home}.\n"
        )
        return home


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
