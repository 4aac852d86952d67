"""The whole measurement, small: it runs to its end and its figures add up."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent.parent


@pytest.mark.slow
def test_a_small_run_measures_everything(tmp_path: Path) -> None:
    # A size of its own each time: two runs of the tests may share a server.
    size = 200 + os.getpid() % 50
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    done = subprocess.run(
        [
            *(sys.executable, "manage.py", "bench", "--quick", "--drop", "--sizes", str(size)),
            *("--port", str(port), "--output", str(tmp_path)),
        ],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (written,) = tmp_path.glob("*.json")
    figures = json.loads(written.read_text(encoding="utf-8"))
    (at_size,) = figures["sizes"]
    assert at_size["articles"] == size
    pages = {page["name"]: page for page in at_size["pages"]}
    for page in pages.values():
        assert page["milliseconds"] > 0
        assert page["ratio"] == page["milliseconds"] / page["bare"]
    assert pages["desk, 500 marks"]["size"] > 3 * pages["desk, 10 marks"]["size"]
    rate = at_size["import"]
    assert rate["batches_share"] == rate["batches"] / rate["copy"]
    assert rate["file_share"] == rate["file"] / rate["copy"]
    small, large = at_size["questions"]
    assert (small["claims"], large["claims"], large["origins"]) == (50, 100, 20)
    for question in (small, large):
        assert question["ratio"] == question["changed"] / question["bare"]
        assert question["again"] > 0
    assert small["queries"] == large["queries"]
    assert at_size["memory"]["resident"] > at_size["memory"]["proportional"] > 0
    # Growth needs the two sizes that the goals speak of.
    assert figures["growth"] == {}
    for name in pages:
        assert name in done.stdout
