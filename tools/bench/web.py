"""The product's own web server with one worker, on a database of the measurements."""

import argparse
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_REPOSITORY = Path(__file__).resolve().parent.parent.parent
_PATIENCE_SECONDS = 120
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Memory:
    """Of one process, in MiB: all its pages, and its share of those that others use too."""

    resident: float
    proportional: float


@dataclass(frozen=True)
class Web:
    pid: int
    port: int

    def worker_memory(self) -> Memory | None:
        """Of the worker, which is the largest of the server's children. None but on Linux."""
        found = [_memory(pid) for pid in _children(self.pid)]
        return max((one for one in found if one), key=lambda one: one.resident, default=None)


@contextmanager
def served(database_url: str, port: int) -> Iterator[Web]:
    """Serve the product on a database for as long as the block lasts."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tools.bench.web", "--port", str(port)],
        cwd=_REPOSITORY,
        env=os.environ | {"DATABASE_URL": database_url, "ALLOWED_HOSTS": f"{HOST},localhost"},
        start_new_session=True,
    )
    try:
        _wait(process, port)
        yield Web(process.pid, port)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError("The web server ended at once: see its messages above.")
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The web server does not answer.")


def _children(pid: int) -> list[int]:
    try:
        written = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(number) for number in written.split()]


def _memory(pid: int) -> Memory | None:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return None
    kilobytes = {
        words[0].rstrip(":"): float(words[1]) for words in map(str.split, lines) if len(words) == 3
    }
    return Memory(kilobytes["Rss"] / 1024, kilobytes["Pss"] / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.bench.web")
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from config.serving.tasks import serve_web

    serve_web(HOST, given.port, workers=1)


if __name__ == "__main__":
    main()
