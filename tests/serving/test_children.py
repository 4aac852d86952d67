"""Children are kept running, leave when asked, and never outlive their parent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]

# A parent of one child that writes its number into a file at each start, and of a grandchild.
PARENT = """
import os, signal, sys, time
from config.serving.children import Child, Household

record = open(sys.argv[1], "a")

def task():
    if sys.argv[2] == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    grandchild = os.fork()
    if grandchild == 0:
        time.sleep(60)
    record.write(f"{os.getpid()} {grandchild}\\n")
    record.flush()
    time.sleep(60)

stop = []
signal.signal(signal.SIGTERM, lambda *_: stop.append(True))
household = Household()
household.add(Child("worker", task))
while not stop:
    household.look_after()
    time.sleep(0.02)
household.leave()
"""


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 40
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def gone(*pids: int) -> bool:
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            continue
        if state != "Z":
            return False
    return True


class Parent:
    def __init__(self, record: Path, manner: str) -> None:
        self.record = record
        record.touch()
        self.process = subprocess.Popen(
            [sys.executable, "-c", PARENT, str(record), manner],
            cwd=REPOSITORY,
            stderr=subprocess.PIPE,
            text=True,
        )

    def births(self, count: int) -> list[list[int]]:
        """The numbers of the child and its grandchild at each start, once there are so many."""
        assert eventually(lambda: len(self.record.read_text().splitlines()) >= count)
        return [[int(n) for n in line.split()] for line in self.record.read_text().splitlines()]


@pytest.fixture
def parent(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Parent]:
    started = Parent(tmp_path / "births", getattr(request, "param", "polite"))
    yield started
    for pids in started.births(0):
        for pid in pids:
            if not gone(pid):
                os.kill(pid, signal.SIGKILL)
    started.process.kill()
    started.process.communicate()


def test_a_child_that_dies_is_started_again_and_what_it_started_is_swept_away(
    parent: Parent,
) -> None:
    ((first, grandchild),) = parent.births(1)
    os.kill(first, signal.SIGKILL)
    (_, (second, _)) = parent.births(2)
    assert second != first
    assert eventually(lambda: gone(first, grandchild))
    parent.process.terminate()
    _, said = parent.process.communicate(timeout=60)
    assert said == "The worker was ended by signal 9; it starts again in 1 s.\n"


@pytest.mark.parametrize("parent", ["polite"], indirect=True)
def test_asked_to_stop_the_parent_ends_all_of_them(parent: Parent) -> None:
    ((child, grandchild),) = parent.births(1)
    parent.process.terminate()
    assert parent.process.wait(timeout=60) == 0
    assert eventually(lambda: gone(child, grandchild))


@pytest.mark.slow
@pytest.mark.parametrize("parent", ["deaf"], indirect=True)
def test_a_child_that_does_not_listen_is_ended_by_force(parent: Parent) -> None:
    ((child, grandchild),) = parent.births(1)
    parent.process.terminate()
    assert parent.process.wait(timeout=60) == 0
    assert eventually(lambda: gone(child, grandchild))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells the children")
def test_a_parent_that_is_killed_takes_its_children_along(parent: Parent) -> None:
    ((child, _),) = parent.births(1)
    parent.process.kill()
    assert eventually(lambda: gone(child))
