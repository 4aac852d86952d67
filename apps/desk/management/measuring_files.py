"""Files of the measuring commands: packed or not, standard input and output by a hyphen."""

import gzip
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from django.core.management.base import CommandError

from apps.desk.measuring import TASKS


def add_task(parser: ArgumentParser) -> None:
    tasks = "; ".join(f"{task.name}: {task.about}" for task in TASKS.values())
    parser.add_argument("task", choices=sorted(TASKS), metavar="TASK", help=tasks)


@contextmanager
def reading(path: str) -> Iterator[IO[bytes]]:
    if path == "-":
        yield sys.stdin.buffer
        return
    try:
        with _opened(path, "rb") as stream:
            yield stream
    except FileNotFoundError as error:
        raise CommandError(f"{path} is not there.") from error
    except (gzip.BadGzipFile, EOFError) as error:
        raise CommandError(f"{path} cannot be unpacked: {error}") from error
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}") from error


@contextmanager
def writing(path: str) -> Iterator[IO[bytes]]:
    if path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        stream = _opened(path, "wb")
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}") from error
    with stream:
        yield stream


def _opened(path: str, mode: str) -> IO[bytes]:
    if path.endswith(".gz"):
        return cast("IO[bytes]", gzip.open(path, mode))
    return cast("IO[bytes]", Path(path).open(mode))


def complaining(stderr: Any, path: str) -> Any:
    """Says what is wrong with a line, on standard error."""

    def complain(number: int, sentence: str) -> None:
        stderr.write(f"{path}, line {number}: {sentence}")

    return complain
