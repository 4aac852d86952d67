"""Kernel locks on files: gone with the process that held them, however it ended."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.embedded.account import Account


def hold_shared(path: Path, account: Account) -> int:
    """Wait for a shared lock and hold it until the returned descriptor is closed."""
    descriptor = _opened(path, account)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


@contextmanager
def exclusive(path: Path, account: Account) -> Iterator[None]:
    """Hold the exclusive lock for the length of the block."""
    descriptor = _opened(path, account)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def exclusive_if_free(path: Path, account: Account) -> Iterator[bool]:
    """True, and the exclusive lock, where nobody else holds a lock on the file."""
    descriptor = _opened(path, account)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


def _opened(path: Path, account: Account) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    account.own(path)
    return descriptor
