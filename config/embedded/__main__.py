"""The embedded database from the command line.

python -m config.embedded run CMD…    run a command with the server running around it
python -m config.embedded status      say whether it runs, and where its files are
python -m config.embedded stop        stop it, unless a process uses it
python -m config.embedded url         print its address
"""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

from config.database import data_folder
from config.embedded import Address, Cluster, EmbeddedError


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m config.embedded", description="The embedded PostgreSQL."
    )
    parser.add_argument("--data", type=Path, help="the data folder (default: FOGLINE_DATA)")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="run a command with the server running around it")
    run.add_argument("words", nargs=argparse.REMAINDER, metavar="CMD")
    commands.add_parser("status", help="say whether it runs, and where its files are")
    stop = commands.add_parser("stop", help="stop it, unless a process uses it")
    stop.add_argument("--now", action="store_true", help="stop it even so")
    commands.add_parser("url", help="print its address; the status is 3 when it does not run")
    given = parser.parse_args(arguments)
    cluster = Cluster(given.data or data_folder(os.environ))
    try:
        match given.command:
            case "run":
                if not given.words:
                    run.error("a command is missing")
                return _run(cluster, given.words)
            case "stop":
                return _stop(cluster, now=given.now)
            case "url":
                print(cluster.address.url)
                return 0 if cluster.is_running() else 3
            case _:
                return _status(cluster)
    except EmbeddedError as error:
        print(error, file=sys.stderr)
        return 1


def _run(cluster: Cluster, words: list[str]) -> int:
    child: subprocess.Popen[bytes] | None = None
    asked: list[int] = []

    def pass_on(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        if child is not None:
            child.send_signal(number)

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, pass_on)
    address = cluster.attach()
    try:
        if asked:
            return 128 + asked[0]
        try:
            child = subprocess.Popen(words, env=os.environ | _client_environment(address))
        except OSError as error:
            print(f"{words[0]}: {error.strerror}", file=sys.stderr)
            return 127
        status = child.wait()
        return status if status >= 0 else 128 - status
    finally:
        cluster.release()


def _client_environment(address: Address) -> dict[str, str]:
    """What psql, pg_dump and their like read."""
    return {
        "PGHOST": address.socket_dir,
        "PGPORT": str(address.port),
        "PGUSER": address.user,
        "PGDATABASE": address.dbname,
    }


def _stop(cluster: Cluster, *, now: bool) -> int:
    if cluster.in_use() and not now:
        print("The database is in use. End what uses it, or add --now.", file=sys.stderr)
        return 1
    cluster.stop()
    return 0


def _status(cluster: Cluster) -> int:
    running = cluster.is_running()
    use = "in use" if cluster.in_use() else "used by nobody"
    print(f"server   {f'running, {use}' if running else 'not running'}")
    print(f"data     {cluster.server.data}")
    print(f"log      {cluster.server.log}")
    print(f"address  {cluster.address.url}")
    return 0 if running else 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
