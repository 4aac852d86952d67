"""What postmaster.pid and the process table say about a server."""

import os
import signal
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path

READY = "ready"


@dataclass(frozen=True)
class Postmaster:
    pid: int
    status: str
    """starting, stopping, ready or standby, as the server itself writes it"""


def read_postmaster(data: Path) -> Postmaster | None:
    """The server that the data folder names, which need not be alive any more."""
    try:
        lines = (data / "postmaster.pid").read_text(errors="replace").splitlines()
    except FileNotFoundError:
        return None
    if not lines or not lines[0].strip().isdecimal():
        return None
    return Postmaster(int(lines[0]), lines[7].strip() if len(lines) > 7 else "starting")


def answers(socket_path: Path) -> bool:
    """Whether a server listens on the socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(5)
        try:
            probe.connect(str(socket_path))
        except OSError:
            return False
    return True


def serves(pid: int, data: Path) -> bool:
    """Whether the process is alive and is a server on this data folder.

    A number from an old postmaster.pid may belong to another program by now, and a killed server
    may linger as a zombie. Only Linux tells; elsewhere a live process is taken for the server.
    """
    if not _alive(pid):
        return False
    if not sys.platform.startswith("linux"):
        return True
    try:
        folder = Path(f"/proc/{pid}/cwd").readlink()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return folder == data.resolve()


def end_without_folder(socket_lock: Path) -> None:
    """End a server that still holds our socket although its data folder has been deleted."""
    try:
        pid = int(socket_lock.read_text().splitlines()[0])
        folder = Path(f"/proc/{pid}/cwd").readlink()
    except (OSError, ValueError, IndexError):
        return
    if not folder.name.endswith(" (deleted)"):
        return
    os.kill(pid, signal.SIGQUIT)
    deadline = time.monotonic() + 10
    while _alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)


def _alive(pid: int) -> bool:
    """Whether a process of that number runs which we may signal, as we may signal our server."""
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]
    except OSError:
        return True
    return after_name.split()[0] != "Z"
