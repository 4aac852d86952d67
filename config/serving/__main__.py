"""`python -m config.serving`: serve the product on this machine."""

import argparse
import errno
import gc
import io
import os
import signal
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from functools import partial
from types import FrameType

from config.embedded import EmbeddedError
from config.serving.announcement import announcement, people_with
from config.serving.children import Child, Household

PATIENCE_SECONDS = 60
TRIES = 3


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make run", description="Serve Fogline here.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8000)
    given = parser.parse_args(arguments)
    hindrance = _hindrance(given.host, given.port)
    if hindrance:
        print(hindrance, file=sys.stderr)
        return 1
    try:
        _bring_up_to_date()
        return _serve(given.host, given.port)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _port(raw: str) -> int:
    if raw.isdecimal() and 0 < int(raw) < 65536:
        return int(raw)
    raise argparse.ArgumentTypeError(f"{raw!r} is no port; give a number from 1 to 65535.")


def _hindrance(host: str, port: int) -> str:
    """Why we cannot listen there, before anything slow has been done; '' when we can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return (
                    f"Port {port} is taken by another program (or by Fogline itself, running "
                    f"already). Choose another one: make run PORT={port + 1}"
                )
            return f"Cannot listen on {host}, port {port}: {error.strerror}."
    return ""


def _bring_up_to_date() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection, transaction

    from apps.accounts.models import User

    if User._meta.db_table not in connection.introspection.table_names():
        print("First start: making the tables and the demo world …", flush=True)
    call_command("migrate", verbosity=0, interactive=False)
    # Once only: a desk that somebody has emptied since stays empty.
    if not settings.PRODUCTION and not User.objects.exists():
        with transaction.atomic():
            # What it says, who can sign in, we say at every start.
            call_command("load_demo", "--if-empty", stdout=io.StringIO())


def _serve(host: str, port: int) -> int:
    from django.db import connections

    from apps.desk.demo.people import PASSWORD
    from config.serving.tasks import serve_web, work_jobs

    told = _told_to_stop()
    _load_everything()
    people = people_with(PASSWORD)
    connections.close_all()
    # What is loaded is shared with the children while nobody writes to it; the collector would.
    gc.freeze()
    web = Child("web server", partial(serve_web, host, port))
    household = Household()
    try:
        household.add(web)
        household.add(Child("job worker", work_jobs))
        if not _answers(host, port, household, web, told):
            return 0 if told.is_set() else 1
        print(announcement(host, port, people, PASSWORD), flush=True)
        while not told.wait(0.25):
            household.look_after()
    finally:
        household.leave()
    print("Stopped.", flush=True)
    return 0


def _told_to_stop() -> threading.Event:
    """Set by the first signal to stop; the second one ends us where we stand."""
    told = threading.Event()

    def tell(number: int, _frame: FrameType | None) -> None:
        if told.is_set():
            sys.exit(128 + number)
        told.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, tell)
    return told


def _load_everything() -> None:
    """Load what a first request would, once, so that every child has it from its birth."""
    from django.urls import get_resolver

    from config.wsgi import application

    get_resolver().check()
    del application


def _answers(
    host: str, port: int, household: Household, web: Child, told: threading.Event
) -> bool:
    """Wait until the web server answers. False when it does not, or when told to stop."""
    reachable = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host  # noqa: S104
    address = f"http://{reachable}:{port}/healthz"
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and web.failures < TRIES and not told.wait(0.05):
        household.look_after()
        try:
            with urllib.request.urlopen(address, timeout=5):
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            continue
    if not told.is_set():
        print("The web server does not answer: see its messages above.", file=sys.stderr)
    return False


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except EmbeddedError as error:
        sys.exit(str(error))
