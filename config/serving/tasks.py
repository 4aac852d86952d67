"""The two long tasks: answering requests, and doing jobs."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

# Each thread keeps a database connection of its own, and the embedded server has a hundred.
MOST_THREADS = 8


def serve_web(host: str, port: int, workers: int | None = None) -> None:
    """Serve until told to stop, with as many workers as suit the machine or as are asked for."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    with _database_left():
        Server(
            "config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers or web_workers(),
            blocking_threads=web_threads(),
            websockets=False,
            respawn_failed_workers=True,
            workers_kill_timeout=5,
            log_level=LogLevels.warning,
        ).serve()


def work_jobs() -> None:
    connector = DjangoConnector().get_worker_connector()
    with _database_left(), app.replace_connector(connector):
        # A long job is broken off after a moment, and taken up again at the next start.
        app.run_worker(shutdown_graceful_timeout=3)


def web_workers() -> int:
    """One a core, but two at least, so that one slow page does not hold up the next."""
    return max(2, min(4, os.cpu_count() or 1))


def web_threads() -> int:
    """In each worker: enough to wait for the database in, too few to starve one another."""
    return min(MOST_THREADS, 2 * (os.cpu_count() or 1) + 1)


@contextmanager
def _database_left() -> Iterator[None]:
    """Leave the embedded database at the end: should the parent be gone, we stop it."""
    from config.postgresql.base import embedded_cluster

    try:
        yield
    finally:
        embedded_cluster().release()
