"""Whose account the server runs under.

PostgreSQL refuses to run as root. Started by root, its tools run as a system account of our own,
or as the owner of a data folder that is already there. Everybody else runs them as themselves.
"""

import os
import pwd
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from config.embedded.errors import EmbeddedError

SERVICE_ACCOUNT = "fogline"
# The fallback where no account can be made, as in a container without the shadow tools.
LEAST_ACCOUNT = "nobody"


class RunAs(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int

    @property
    def is_ours(self) -> bool:
        return self.uid == os.geteuid()

    def run_as(self) -> RunAs:
        """What subprocess needs to run a command under this account."""
        if self.is_ours:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_enter(self, folder: Path) -> bool:
        """Whether this account gets as far as the folder, through every parent of it."""
        attempt = subprocess.run(
            ["/bin/sh", "-c", 'cd -P -- "$1"', "sh", str(folder)],
            cwd="/",
            stderr=subprocess.DEVNULL,
            check=False,
            **self.run_as(),
        )
        return attempt.returncode == 0

    def own(self, path: Path) -> None:
        """Hand a path that root has made to this account."""
        status = path.stat()
        if os.geteuid() == 0 and (status.st_uid, status.st_gid) != (self.uid, self.gid):
            os.chown(path, self.uid, self.gid)


def account_for(home: Path) -> Account:
    """The account for the server whose files lie (or will lie) in ``home``.

    Raises EmbeddedError where the folder belongs to somebody else, or no account can be had.
    """
    us = os.geteuid()
    owner = home.stat().st_uid if home.exists() else us
    if us != 0:
        if owner != us:
            raise EmbeddedError(
                f"The database in {home} belongs to the user {_name_of(owner)}. Run the command "
                "as that user, or set FOGLINE_DATA to a folder of your own."
            )
        return Account(us, os.getegid())
    if owner != 0:
        return Account(owner, home.stat().st_gid)
    return _service_account()


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"number {uid}"


def _service_account() -> Account:
    found = _known(SERVICE_ACCOUNT) or _made() or _known(LEAST_ACCOUNT)
    if found is None or found.uid == 0:
        raise EmbeddedError(
            "PostgreSQL does not run as root, and this machine has no account for it. Make one "
            f"with 'useradd --system {SERVICE_ACCOUNT}', or run the command as an ordinary user."
        )
    return found


def _known(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_uid, entry.pw_gid)


def _made() -> Account | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        return None
    command = [
        *(useradd, "--system", "--user-group", "--no-create-home"),
        *("--home-dir", "/var/lib/fogline", "--shell", "/usr/sbin/nologin", SERVICE_ACCOUNT),
    ]
    # Another first start may be making the same account, which locks the list of accounts.
    for _ in range(20):
        subprocess.run(command, capture_output=True, check=False)
        found = _known(SERVICE_ACCOUNT)
        if found is not None:
            return found
        time.sleep(0.1)
    return None
