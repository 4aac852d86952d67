"""One command serves the product, says where, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.embedded import Cluster
from tests.serving.test_children import REPOSITORY, eventually, gone


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


Serve = Callable[[int], subprocess.Popen[str]]


@pytest.fixture
def serve(data: Path) -> Iterator[Serve]:
    """Start the product on a port; what still runs when a test ends is ended."""
    started: list[subprocess.Popen[str]] = []

    def start(port: int) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.serving", "--port", str(port)],
            cwd=REPOSITORY,
            env=os.environ | {"FOGLINE_DATA": str(data)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
            process.communicate()


def read_until(process: subprocess.Popen[str], words: str) -> str:
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(said)


def children_of(pid: int) -> list[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(child) for child in found.stdout.split()]


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """One data folder for all: only the first start makes the tables and the demo world."""
    with tempfile.TemporaryDirectory(prefix="fogline-test-", dir="/tmp") as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder
        Cluster(folder).stop()


@pytest.mark.slow
def test_the_product_comes_up_recovers_and_goes_without_a_trace(data: Path, serve: Serve) -> None:
    port = free_port()
    process = serve(port)
    said = read_until(process, "Ctrl-C")
    assert f"Fogline is at  http://127.0.0.1:{port}/" in said
    assert "Sign in as viewer, analyst, curator, admin with the password fogline-demo" in said
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/") as page:
        assert page.status == 200

    both = children_of(process.pid)
    workers = [worker for child in both for worker in children_of(child)]
    assert len(both) == 2
    assert len(workers) >= 2
    os.kill(both[1], signal.SIGKILL)
    assert eventually(lambda: len(children_of(process.pid)) == 2)

    taken = serve(port)
    out, _ = taken.communicate(timeout=60)
    assert taken.returncode == 1
    assert out == (
        f"Port {port} is taken by another program (or by Fogline itself, running already). "
        f"Choose another one: make run PORT={port + 1}\n"
    )

    both = children_of(process.pid)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert out.endswith("Stopped.\n")
    assert gone(*both, *workers)
    assert not Cluster(data).is_running()


@pytest.mark.slow
def test_killed_outright_its_children_go_and_the_last_one_stops_the_database(
    data: Path, serve: Serve
) -> None:
    process = serve(free_port())
    read_until(process, "Ctrl-C")
    both = children_of(process.pid)
    workers = [worker for child in both for worker in children_of(child)]
    process.kill()
    process.communicate()
    assert eventually(lambda: gone(*both, *workers))
    assert eventually(lambda: not Cluster(data).is_running())


def test_a_port_that_is_none_is_refused(data: Path) -> None:
    process = subprocess.run(
        [sys.executable, "-m", "config.serving", "--port", "80000"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 2
    assert "'80000' is no port; give a number from 1 to 65535." in process.stderr
