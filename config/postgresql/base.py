"""Django's PostgreSQL backend, which starts the embedded server when it is first needed."""

import os
import signal
import sys
import threading
from functools import cache
from types import FrameType
from typing import Any

from django.db.backends.postgresql import base
from django.db.utils import OperationalError

from config.database import data_folder
from config.embedded import Address, Cluster, EmbeddedError


@cache
def embedded_cluster() -> Cluster:
    """The one cluster of this process: whichever connection comes first attaches to it."""
    return Cluster(data_folder(os.environ))


def attached() -> Address:
    _leave_on_signals()
    try:
        return embedded_cluster().attach()
    except EmbeddedError as error:
        raise OperationalError(str(error)) from error


def _leave_on_signals() -> None:
    """End through Python's exit on SIGTERM and SIGHUP, so that the last user stops the server."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        address = attached()
        self.settings_dict["HOST"] = address.socket_dir
        self.settings_dict["PORT"] = str(address.port)
        params: dict[str, Any] = super().get_connection_params()
        return params
