"""Child processes that are kept running, and that never outlive their parent."""

import ctypes
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

STEADY_SECONDS = 30
LONGEST_PAUSE = 30
LEAVE_SECONDS = 10
PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One task in a process of its own, in a process group of its own."""

    name: str
    task: Callable[[], None]
    pid: int | None = None
    began: float = 0.0
    failures: int = 0
    starts_at: float = 0.0

    def start(self) -> None:
        # What is still in our buffers would be written twice.
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._live(parent)
        self.pid = pid
        self.began = time.monotonic()

    def has_ended(self, status: int) -> None:
        """Take note of an end that nobody asked for, and when to start again."""
        if time.monotonic() - self.began > STEADY_SECONDS:
            self.failures = 0
        pause = min(2**self.failures, LONGEST_PAUSE)
        self.failures += 1
        self._sweep()
        code = os.waitstatus_to_exitcode(status)
        how = f"was ended by signal {-code}" if code < 0 else f"ended with status {code}"
        sys.stderr.write(f"The {self.name} {how}; it starts again in {pause} s.\n")
        self.starts_at = time.monotonic() + pause
        self.pid = None

    def ask_to_leave(self) -> None:
        if self.pid is not None:
            os.kill(self.pid, signal.SIGTERM)

    def kill(self) -> None:
        """End the child and whatever it started, at once."""
        if self.pid is not None:
            self._sweep()
            os.waitpid(self.pid, 0)
            self.pid = None

    def left(self) -> bool:
        """Whether the child, having been asked to leave, has left."""
        if self.pid is None:
            return True
        pid, _ = os.waitpid(self.pid, os.WNOHANG)
        if pid == 0:
            return False
        self._sweep()
        self.pid = None
        return True

    def _sweep(self) -> None:
        """Kill what is left of the child's group: a server's own workers, say."""
        try:
            os.killpg(self.pid or 0, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return

    def _live(self, parent: int) -> None:
        """The child's whole life. It must not return into the parent's code."""
        status = 1
        try:
            # Ctrl-C at the terminal reaches the parent alone, which then ends us in order.
            os.setpgid(0, 0)
            _end_with(parent)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            self.task()
            status = 0
        except SystemExit as leaving:
            status = leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)


def _end_with(parent: int) -> None:
    """Have the kernel end us when the parent is gone, however it went. Linux alone can."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            sys.exit(1)


@dataclass
class Household:
    """Children that are started again when they fall, until they are told to leave."""

    children: list[Child] = field(default_factory=list)

    def add(self, child: Child) -> None:
        self.children.append(child)
        child.start()

    def look_after(self) -> None:
        """Take note of who has ended, and start again whose pause is over."""
        for child in self.children:
            if child.pid is not None:
                pid, status = os.waitpid(child.pid, os.WNOHANG)
                if pid:
                    child.has_ended(status)
            elif time.monotonic() >= child.starts_at:
                child.start()

    def leave(self) -> None:
        """End every child: politely first, by force after a while."""
        for child in self.children:
            child.ask_to_leave()
        deadline = time.monotonic() + LEAVE_SECONDS
        while time.monotonic() < deadline:
            staying = [child for child in self.children if not child.left()]
            if not staying:
                return
            time.sleep(0.05)
        for child in self.children:
            child.kill()
