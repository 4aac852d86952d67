"""Folders and processes for the embedded database, all gone when a test ends."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.embedded import Cluster

REPOSITORY = Path(__file__).resolve().parents[2]
Spawn = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder that any account can enter, as pytest's own are not."""
    made = Path(tempfile.mkdtemp(prefix="fogline-test-", dir="/tmp"))
    made.chmod(0o755)
    yield made
    for home in made.rglob("postgres"):
        if (home / "data").is_dir():
            Cluster(home.parent).stop()
    shutil.rmtree(made)


@pytest.fixture
def spawn() -> Iterator[Spawn]:
    """Start a Python process in the repository, with its standard input and output as pipes."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str, env: dict[str, str] | None = None) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=REPOSITORY,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def line_from(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()
